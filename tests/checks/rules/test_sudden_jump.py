"""sudden-jump"""

import pytest

from cdsplan.finding import Severity
from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located, report
from tests.conftest import PATHS, Diagnose, Folder

RULE = "sudden-jump"
CATALOG = """\
variables:
  ho: {name: Hộ, kind: count}
  ho_so: {name: Hồ sơ, kind: count, cumulative: true}
  phi: {name: Phí, kind: quantity}
indicators:
  cap_quang: {name: Hộ, measure: number, unit: hộ, formula: ho + ho_so + phi}
"""


def _report(period: str, value: str, variable: str = "ho") -> str:
    return f"period: {period}\nvalues:\n  {variable}: {value}\n"


def _found(
    diagnose: Diagnose, before: str, after: str, variable: str = "ho", periods: tuple[str, str] = ("2026-03", "2026-06")
) -> list[tuple[int, int, str]]:
    earlier, later = periods
    files = {report(earlier): _report(earlier, before, variable), report(later): _report(later, after, variable)}
    return diagnose(catalog=CATALOG, report="period: 2026-06\n", files=files)


@pytest.mark.parametrize(("before", "after"), [("100", "999"), ("100", "11"), ("100", "100"), ("4018", "4181")])
def test_what_stays_within_tenfold_is_silent(diagnose: Diagnose, before: str, after: str) -> None:
    assert _found(diagnose, before, after) == []


@pytest.mark.parametrize(("before", "after"), [("100", "1000"), ("100", "10"), ("4018", "40180"), ("5", "0")])
def test_tenfold_and_a_tenth_are_caught_at_the_later_value(diagnose: Diagnose, before: str, after: str) -> None:
    assert _found(diagnose, before, after) == [(3, 7, RULE)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2150", "2.1505", "giảm hơn mười lần: từ 2.150 còn 2,1505"),
        ("100", "10", "giảm mười lần: từ 100 còn 10"),
        ("100", "1000", "tăng mười lần: từ 100 lên 1.000"),
        ("100", "1001", "tăng hơn mười lần: từ 100 lên 1.001"),
    ],
)
def test_it_says_which_way_and_whether_by_more_than_tenfold(
    diagnose: Diagnose, little: Folder, before: str, after: str, said: str
) -> None:
    _found(diagnose, before, after, "phi")
    assert [one.message.within(Language.VI) for one in little.validate().findings] == [f"Phí {said}"]


def test_the_place_of_the_value_before_is_named(locate: Locate, little: Folder) -> None:
    files = {report("2026-03"): _report("2026-03", "{source: X, value: 100}")}
    assert locate(catalog=CATALOG, report=_report("2026-06", "1000"), files=files) == [
        Located("2026-06.yaml", 3, 7, RULE, (("2026-03.yaml", 3, 26),))
    ]
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


def test_a_note_explains_it(diagnose: Diagnose) -> None:
    assert _found(diagnose, "100", "{value: 1000, note: sáp nhập ba xã}") == []


def test_a_source_or_a_note_on_the_value_before_explains_nothing(diagnose: Diagnose) -> None:
    assert _found(diagnose, "{value: 100, note: sơ bộ}", "{source: VNPT, value: 1000}") == [(3, 29, RULE)]


@pytest.mark.parametrize(("before", "after"), [("0", "1000"), ("null", "1000"), ("1000", "null")])
def test_from_nothing_there_is_no_tenfold(diagnose: Diagnose, before: str, after: str) -> None:
    assert _found(diagnose, before, after) == []


@pytest.mark.parametrize(("before", "after"), [("-1", "100"), ("100", "-1"), ("-100", "-1")])
def test_below_zero_there_is_no_tenfold(diagnose: Diagnose, before: str, after: str) -> None:
    assert _found(diagnose, before, after, "phi") == []


def test_decimals_are_compared_exactly(diagnose: Diagnose) -> None:
    assert _found(diagnose, "0.3", "3", "phi") == [(3, 8, RULE)]
    assert _found(diagnose, "0.3", "2.9999999", "phi") == []


def test_what_counts_up_begins_again_at_new_year(diagnose: Diagnose) -> None:
    assert _found(diagnose, "5000", "20", "ho_so", ("2025-12", "2026-01")) == []


def test_what_does_not_count_up_may_not_jump_at_new_year(diagnose: Diagnose) -> None:
    assert _found(diagnose, "5000", "20", "ho", ("2025-12", "2026-01")) == [(3, 7, RULE)]


def test_what_counts_up_may_not_jump_within_the_year(diagnose: Diagnose) -> None:
    assert _found(diagnose, "20", "5000", "ho_so") == [(3, 10, RULE)]


def test_a_report_without_the_value_lies_between_none(locate: Locate) -> None:
    files = {report("2026-03"): _report("2026-03", "100"), report("2026-05"): _report("2026-05", "5", "phi")}
    assert locate(catalog=CATALOG, report=_report("2026-06", "1000"), files=files) == [
        Located("2026-06.yaml", 3, 7, RULE, (("2026-03.yaml", 3, 7),))
    ]


def test_a_slip_that_is_mended_is_told_both_ways(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG)
    for period, value in (("2026-04", "1000"), ("2026-05", "10000"), ("2026-06", "1000")):
        little.write(report(period), _report(period, value))
    assert [(one.path[-12:], one.rule) for one in little.validate().findings] == [
        ("2026-05.yaml", RULE),
        ("2026-06.yaml", RULE),
    ]


def test_only_the_reports_between_which_it_jumps_are_told(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG)
    for period, value in (("2026-04", "1000"), ("2026-05", "1000"), ("2026-06", "10000")):
        little.write(report(period), _report(period, value))
    assert [(one.path[-12:], one.rule) for one in little.validate().findings] == [("2026-06.yaml", RULE)]


def test_an_unknown_variable_is_not_followed(diagnose: Diagnose) -> None:
    assert _found(diagnose, "1", "1000", "la") == [(3, 3, "unknown-variable"), (3, 3, "unknown-variable")]
