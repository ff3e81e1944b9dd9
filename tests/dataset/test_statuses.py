"""Where indicators stand on a date, and what each row adds to a sum."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.communes import Province, counts, plan, results
from tests.conftest import Folder
from tests.exported import WHEN, exported, of, rows

SUM = ("sum_numerator", "sum_denominator", "sum_waiting")


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def statuses(province: Province, today: date = WHEN) -> list[dict[str, Any]]:
    return rows(exported(province.folder.repository, today), "statuses")


def sums(province: Province, *, today: date = WHEN) -> list[tuple[Any, ...]]:
    return of(exported(province.folder.repository, today), "statuses", *SUM)


def test_a_complete_pair_is_added(province: Province) -> None:
    province.commune("a", counts(70, 100))
    [row] = statuses(province)
    assert (row["status"], row["counted"], row["stale"]) == ("open", True, False)
    assert (row["value_numerator"], row["value_denominator"], row["gap"]) == (70, 1, 10)
    assert (row["remaining"], row["remaining_variable"]) == (10, "quang")
    assert tuple(row[name] for name in SUM) == (70, 100, None)


def test_an_exact_value_is_a_fraction_in_lowest_terms(province: Province) -> None:
    province.commune("a", counts(1, 3))
    [row] = statuses(province)
    assert (row["value_numerator"], row["value_denominator"], str(row["value"])) == (100, 3, "33.333333")


def test_a_denominator_waits_for_its_numerator(province: Province) -> None:
    province.commune("a", counts(None, 100))
    assert sums(province) == [(None, None, 100)]


def test_what_was_published_without_counts_adds_nothing(province: Province) -> None:
    province.commune("a", results("quang: 70"))
    [row] = statuses(province)
    assert (row["value"], row["origin"], *(row[name] for name in SUM)) == (70, "published", None, None, None)


def test_a_count_is_added_without_its_scale(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {quang: 70, dong: 5}", plans=("so_day >= 1",))
    [row] = statuses(province)
    assert (row["value_numerator"], row["value_denominator"]) == (3, 40)
    assert tuple(row[name] for name in SUM) == (75, 1, None)


def test_a_count_that_is_none_is_not_added(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {quang: 70.5, ho: 100}")
    assert sums(province) == [(None, 100, None)]


def test_of_two_plans_the_one_that_is_due_first_counts(province: Province) -> None:
    home = province.commune("a", counts(70, 100), head="end: 2027-06-30")
    province.folder.write(
        f"plans/{home}/2026-khac.yaml",
        "title: x\nyear: 2026\nindicators:\n  - {id: quang, targets: [{op: '>', value: 9}]}",
    )
    assert [(row["plan"], row["counted"]) for row in statuses(province)] == [("2026-khac", True), ("2026-so", False)]


def test_a_plan_that_is_over_has_its_verdict_and_does_not_count(province: Province) -> None:
    province.commune("a", counts(70, 100, "2025"), year=2025)
    [row] = statuses(province)
    assert (row["status"], row["counted"], row["sum_numerator"]) == ("missed", False, None)


def test_a_plan_that_is_over_does_not_count_beside_one_in_force(province: Province) -> None:
    home = province.commune("a", counts(70, 100), plans=("vuot >= 50",))
    province.folder.write(f"plans/{home}/2025-so.yaml", plan(["quang >= 80"], 2025))
    assert [(row["plan"], row["indicator"], row["counted"]) for row in statuses(province)] == [
        ("2025-so", "quang", False),
        ("2026-so", "vuot", True),
    ]


def test_what_a_commune_is_asked_for_itself_is_added_once(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.asks("quang >= 90")
    found = [row for row in statuses(province) if row["commune"]]
    assert [(row["plan_owner"], row["sum_numerator"]) for row in found] == [("00001", 70)]


def test_what_a_plan_defines_itself_has_its_own_key_and_adds_nothing(province: Province) -> None:
    own = "{id: rieng, name: X, measure: percent, formula: quang / ho, targets: [{op: '>=', value: 90}]}"
    province.commune("a", counts(70, 100), plans=(own,))
    [row] = statuses(province)
    assert (row["indicator"], row["value"], row["counted"]) == ("00001/2026-so/rieng", 70, True)
    assert tuple(row[name] for name in SUM) == (None, None, None)


def test_a_gap_is_never_rounded_to_none(province: Province) -> None:
    province.commune("a", counts(7999999999, 10**10))
    [row] = statuses(province)
    assert (row["status"], row["gap"]) == ("open", Decimal("0.00000001"))


def test_what_only_the_province_asks_for_is_added_and_judged_by_none(province: Province) -> None:
    province.commune("a", counts(70, 100), plans=("vuot >= 50",))
    province.asks("quang >= 80")
    found = [row for row in statuses(province) if row["commune"]]
    assert [(row["plan_owner"], row["plan"], row["indicator"], row["status"]) for row in found] == [
        ("00001", "2026-so", "vuot", "met"),
        ("thanh-hoa", "2026-tinh", "quang", None),
    ]
    assert tuple(found[1][name] for name in SUM) == (70, 100, None)


def test_a_milestone_has_a_state(province: Province) -> None:
    province.commune("a", results("so_hoa: done"), plans=("{id: so_hoa, targets: [{op: ==, value: done}]}",))
    [row] = statuses(province)
    assert (row["state"], row["status"], row["value"], row["op"], row["target"]) == ("done", "met", None, "==", None)


def test_a_figure_says_of_what_it_was_made(province: Province) -> None:
    source = "{value: 70, source: VNPT, approx: true}"
    province.commune("a", "period: 2026-03, values: {ho: 100}", f"period: 2026-06, values: {{quang: {source}}}")
    [row] = statuses(province)
    told = ("period", "as_of", "origin", "carried", "approx", "illustrative", "source")
    assert [row[name] for name in told] == [
        "2026-06", date(2026, 6, 14), "computed", "ho", True, False, "VNPT",
    ]  # fmt: skip


def test_a_commune_that_is_gone_adds_nothing(province: Province) -> None:
    province.asks("vuot >= 80")
    province.commune("a", counts(70, 100), about="dissolved: 2026-07-01\n")
    [row] = [row for row in statuses(province) if row["commune"]]
    assert (row["indicator"], row["counted"], row["evaluated_on"]) == ("quang", False, date(2026, 6, 30))
    assert tuple(row[name] for name in SUM) == (None, None, None)


def test_what_does_not_apply_adds_nothing(province: Province) -> None:
    province.commune("a", counts(70, 100), plans=['{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}'])
    [row] = statuses(province)
    assert (row["status"], row["counted"], row["sum_numerator"]) == ("not-applicable", True, None)


def test_of_two_plans_of_the_province_the_one_that_is_due_first_counts(province: Province) -> None:
    province.asks("quang >= 80, due: 2026-12-30")
    province.folder.write("plans/thanh-hoa/2026-xa.yaml", plan(["quang >= 60"]))
    province.folder.write("plans/thanh-hoa/reports/2026-06.yaml", f"{{{counts(700, 1000)}}}")
    province.commune("a", counts(70, 100), plans=["vuot >= 1"])
    found = [row for row in statuses(province) if row["indicator"] == "quang"]
    assert [
        (row["commune"], row["plan_owner"], row["plan"], row["counted"], row["sum_numerator"]) for row in found
    ] == [
        (None, "thanh-hoa", "2026-tinh", True, None),  # its own figure is no part of its communes' sum
        (None, "thanh-hoa", "2026-xa", False, None),
        ("00001", "thanh-hoa", "2026-tinh", True, 70),
    ]


def test_a_province_that_does_not_load_asks_for_nothing(province: Province) -> None:
    province.asks("quang >= 80")
    province.folder.write("plans/thanh-hoa/2026-xa.yaml", "title: [")
    province.commune("a", counts(70, 100), plans=["vuot >= 1"])
    assert [row["indicator"] for row in statuses(province)] == ["vuot"]
