"""result-mismatch"""

import pytest

from cdsplan.finding import Severity
from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located, report
from tests.conftest import CATALOG, PATHS, Diagnose, Folder

RULE = "result-mismatch"


def _report(counts: str, result: str, period: str = "2026-06") -> str:
    return f"period: {period}\nvalues: {{{counts}}}\nresults: {{cap_quang: {result}}}\n"


COUNTS = "ho: 8930, ho_cap_quang: 7600"  # 85.106…


@pytest.mark.parametrize("printed", ["85", "85.1", "85.11", "85.106", "85.1064", "null"])
def test_a_result_that_agrees_at_its_printed_precision_is_silent(diagnose: Diagnose, printed: str) -> None:
    assert diagnose(report=_report(COUNTS, printed)) == []


@pytest.mark.parametrize("printed", ["85.10", "85.2", "86", "85.105", "85.1060", "8.5"])
def test_a_result_that_differs_is_caught_at_the_result(diagnose: Diagnose, printed: str) -> None:
    assert diagnose(report=_report(COUNTS, printed)) == [(3, 22, RULE)]


def test_it_is_a_warning_in_the_file_of_the_result(locate: Locate, little: Folder) -> None:
    assert locate(report=_report(COUNTS, "{source: VNPT, value: 85.10}")) == [Located("2026-06.yaml", 3, 44, RULE)]
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("counts", "printed", "truncated"),
    [
        (COUNTS, "85.10", True),
        (COUNTS, "85.12", False),
        ("ho: 2265, ho_cap_quang: 214", "9.48", False),
        ("ho: 2265, ho_cap_quang: 214", "9.44", True),
        ("ho: 3, ho_cap_quang: 2", "66", True),
    ],
)
def test_it_says_whether_the_result_was_cut_off(little: Folder, counts: str, printed: str, *, truncated: bool) -> None:
    little.write(PATHS["report"], _report(counts, printed))
    (found,) = little.validate().findings
    assert ("cut off" in found.message.within(Language.EN)) is truncated
    assert ("cắt bớt" in found.message.within(Language.VI)) is truncated


@pytest.mark.parametrize(("part", "printed"), [("125", "12.5"), ("125", "13"), ("5", "1"), ("15", "2")])
def test_a_half_is_rounded_up(diagnose: Diagnose, part: str, printed: str) -> None:
    assert diagnose(report=_report(f"ho: 1000, ho_cap_quang: {part}", printed)) == []


def test_a_half_of_the_last_decimal_is_rounded_up(diagnose: Diagnose) -> None:
    assert diagnose(report=_report("ho: 10000, ho_cap_quang: 1225", "12.3")) == []


@pytest.mark.parametrize(
    ("every", "printed", "found"),
    [(6, "-16.7", []), (6, "-17", []), (6, "-16", [(3, 17, RULE)]), (200, "-1", []), (200, "0", [(3, 17, RULE)])],
)
def test_below_zero_is_rounded_as_above(
    diagnose: Diagnose, every: int, printed: str, found: list[tuple[int, int, str]]
) -> None:
    own = """\
title: Kế hoạch
year: 2026
variables: {a: {name: A, kind: quantity}, b: {name: B, kind: quantity}}
indicators:
  - {id: tang, name: Tăng, measure: number, unit: '%', scale: 100, formula: a / b, targets: [{op: ">=", value: 8}]}
"""
    written = f"period: 2026-06\nvalues: {{a: -1, b: {every}}}\nresults: {{tang: {printed}}}\n"
    assert diagnose(plan=own, report=written) == found


def test_of_several_reports_and_indicators_only_what_differs_is_told(locate: Locate) -> None:
    catalog = f"{CATALOG}  khac: {{name: Khác, measure: percent, formula: ho_cap_quang / ho}}\n"
    other = "period: 2026-03\nvalues: {ho: 10000, ho_cap_quang: 7000}\nresults: {khac: 70}\n"
    found = locate(catalog=catalog, report=_report(COUNTS, "86"), files={report("2026-03"): other})
    assert found == [Located("2026-06.yaml", 3, 22, RULE)]


@pytest.mark.parametrize(
    "counts", ["ho: 1000", "ho_cap_quang: 700", "", "ho: null, ho_cap_quang: 700", "ho: 0, ho_cap_quang: 0"]
)
def test_without_the_counts_there_is_nothing_to_compare(diagnose: Diagnose, counts: str) -> None:
    found = diagnose(report=_report(counts, "71"))
    assert [one for one in found if one[2] == RULE] == []


def test_counts_of_another_date_are_not_compared(diagnose: Diagnose) -> None:
    counts = "period: 2026-03\nvalues: {ho: 1000, ho_cap_quang: 700}\n"
    assert diagnose(report=_report("", "71"), files={report("2026-03"): counts}) == []


def test_a_carried_denominator_is_of_another_report(diagnose: Diagnose) -> None:
    counts = "period: 2026-03\nvalues: {ho: 1000}\n"
    assert diagnose(report=_report("ho_cap_quang: 700", "71"), files={report("2026-03"): counts}) == []


def test_counts_of_a_report_of_the_same_date_are_compared(locate: Locate) -> None:
    counts = "period: 2026-Q2\nvalues: {ho: 1000, ho_cap_quang: 700}\n"
    assert locate(report=_report("", "71"), files={report("2026-Q2"): counts}) == [Located("2026-06.yaml", 3, 22, RULE)]


def test_a_report_is_compared_with_its_own_counts_before_those_of_a_shorter_period(locate: Locate) -> None:
    june = "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 700}\n"
    quarter = _report("ho: 1000, ho_cap_quang: 710", "71", "2026-Q2")
    found = locate(report=june, files={report("2026-Q2"): quarter})
    assert [one.rule for one in found] == ["overlapping-reports"]


def test_the_result_of_a_longer_period_is_compared_too(locate: Locate) -> None:
    quarter = _report("", "72", "2026-Q2")
    found = locate(report=_report("ho: 1000, ho_cap_quang: 700", "70"), files={report("2026-Q2"): quarter})
    assert [(one.file, one.rule) for one in found] == [("2026-Q2.yaml", "overlapping-reports"), ("2026-Q2.yaml", RULE)]


def test_an_approximate_result_is_not_held_to_its_digits(diagnose: Diagnose) -> None:
    assert diagnose(report=_report(COUNTS, "{value: 84, approx: true, note: trên 84%}")) == []


def test_a_number_is_compared_in_its_own_scale(diagnose: Diagnose) -> None:
    catalog = CATALOG.replace("measure: percent", "measure: number, unit: hộ/1000 hộ, scale: 1000")
    assert diagnose(catalog=catalog, report=_report(COUNTS, "851.1")) == []
    assert diagnose(catalog=catalog, report=_report(COUNTS, "85.11")) == [(3, 22, RULE)]


def test_without_a_formula_there_is_nothing_to_compare(diagnose: Diagnose) -> None:
    catalog = CATALOG.replace(", formula: ho_cap_quang / ho", "")
    assert diagnose(catalog=catalog, report=_report(COUNTS, "12")) == []


def test_a_state_is_another_rules_finding(diagnose: Diagnose) -> None:
    assert diagnose(report=_report(COUNTS, "done")) == [(3, 22, "bad-value")]
