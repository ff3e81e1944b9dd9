"""part-exceeds-whole"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located, report
from tests.conftest import CATALOG, PATHS, Diagnose, Folder

# hộ ⊃ hộ cáp quang ⊃ hộ trên 1Gb/s
FAST = "  ho_1gb: {name: Hộ trên 1Gb/s, kind: count, part_of: ho_cap_quang}\n"
CHAIN = CATALOG.replace("indicators:", f"{FAST}indicators:") + (
    "  mot_gb: {name: Trên 1Gb/s, measure: percent, formula: ho_1gb / ho}\n"
)
RULE = "part-exceeds-whole"


@pytest.mark.parametrize("part", ["0", "999", "1000", "null"])
def test_a_part_up_to_its_whole_is_silent(diagnose: Diagnose, part: str) -> None:
    assert diagnose(report=f"period: 2026-06\nvalues: {{ho: 1000, ho_cap_quang: {part}}}\n") == []


def test_a_part_over_its_whole_is_caught_at_the_part_with_the_place_of_the_whole(locate: Locate) -> None:
    assert locate(report="period: 2026-06\nvalues:\n  ho: 1000\n  ho_cap_quang: 1001\n") == [
        Located("2026-06.yaml", 4, 17, RULE, (("2026-06.yaml", 3, 7),))
    ]


def test_it_is_an_error(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1001}\n")
    assert [one.severity for one in little.validate().findings] == [Severity.ERROR]


def test_both_numbers_may_stand_in_maps(locate: Locate) -> None:
    written = "period: 2026-06\nvalues:\n  ho_cap_quang: {source: VNPT, value: 1001}\n  ho: {value: 1000}\n"
    assert locate(report=written) == [Located("2026-06.yaml", 3, 39, RULE, (("2026-06.yaml", 4, 15),))]


@pytest.mark.parametrize("whole", ["", "ho: null, ", "ho: {value: null, note: chưa có}, "])
def test_without_its_whole_a_part_is_silent(diagnose: Diagnose, whole: str) -> None:
    assert diagnose(report=f"period: 2026-06\nvalues: {{{whole}ho_cap_quang: 700}}\n") == []


def test_a_whole_of_another_date_is_not_compared(diagnose: Diagnose) -> None:
    found = diagnose(
        report="period: 2026-06\nvalues: {ho_cap_quang: 1001}\n",
        files={report("2026-07"): "period: 2026-07\nvalues: {ho: 1000}\n"},
    )
    assert found == []


def test_reports_of_one_date_are_read_as_one(locate: Locate) -> None:
    found = locate(
        report="period: 2026-06\nvalues: {ho_cap_quang: 1001}\n",
        files={report("2026-H1"): "period: 2026-H1\nvalues: {ho: 1000}\n"},
    )
    assert found == [Located("2026-06.yaml", 2, 24, RULE, (("2026-H1.yaml", 2, 14),))]


def test_a_whole_further_up_is_compared_where_the_nearer_is_not_known(locate: Locate) -> None:
    assert locate(catalog=CHAIN, report="period: 2026-06\nvalues:\n  ho: 1000\n  ho_1gb: 1001\n") == [
        Located("2026-06.yaml", 4, 11, RULE, (("2026-06.yaml", 3, 7),))
    ]


def test_every_link_of_a_chain_is_compared(diagnose: Diagnose) -> None:
    found = diagnose(catalog=CHAIN, report="period: 2026-06\nvalues:\n  ho: 8\n  ho_cap_quang: 9\n  ho_1gb: 10\n")
    assert found == [(4, 17, RULE), (5, 11, RULE), (5, 11, RULE)]


def test_decimals_of_quantities_are_compared_exactly(diagnose: Diagnose) -> None:
    catalog = CATALOG.replace("kind: count", "kind: quantity")
    assert diagnose(catalog=catalog, report="period: 2026-06\nvalues: {ho: 0.3, ho_cap_quang: 0.30}\n") == []
    assert diagnose(catalog=catalog, report="period: 2026-06\nvalues: {ho: 0.3, ho_cap_quang: 0.3000000001}\n") == [
        (2, 33, RULE)
    ]


@pytest.mark.parametrize("wholes", [("a", "a"), ("b", "a")])
def test_a_circle_of_parts_is_another_rules_finding_and_ends(diagnose: Diagnose, wholes: tuple[str, str]) -> None:
    catalog = f"""\
variables:
  a: {{name: A, kind: count, part_of: {wholes[0]}}}
  b: {{name: B, kind: count, part_of: {wholes[1]}}}
indicators:
  cap_quang: {{name: X, measure: number, unit: hộ, formula: a + b}}
"""
    found = diagnose(catalog=catalog, report="period: 2026-06\nvalues:\n  b: 5\n  a: 5\n")
    assert {rule for _, _, rule in found} == {"bad-value"}


def test_an_unknown_whole_or_part_is_another_rules_finding(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=CATALOG.replace("part_of: ho", "part_of: la"),
        report="period: 2026-06\nvalues: {ho: 1, ho_cap_quang: 1, la: 0}\n",
    )
    assert [rule for _, _, rule in found] == ["unknown-variable", "unknown-variable"]


def test_a_report_of_the_future_is_compared_all_the_same(diagnose: Diagnose) -> None:
    assert diagnose(files={report("2026-12"): "period: 2026-12\nvalues: {ho: 1000, ho_cap_quang: 1001}\n"}) == [
        (1, 9, "future-report"),
        (2, 34, RULE),
    ]


def test_a_date_at_which_the_part_is_the_whole_is_silent_beside_one_at_which_it_is_more(locate: Locate) -> None:
    files = {report("2026-03"): "period: 2026-03\nvalues: {ho: 1000, ho_cap_quang: 1000}\n"}
    found = locate(report="period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1001}\n", files=files)
    assert [(one.file, one.rule) for one in found] == [("2026-06.yaml", RULE)]
