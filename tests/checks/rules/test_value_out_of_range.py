"""value-out-of-range"""

import pytest

from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import PATHS, Diagnose, Folder

RULE = "value-out-of-range"
FREE = """\
variables:
  ho: {name: Hộ, kind: count}
  quang: {name: Hộ cáp quang, kind: count}
  dong: {name: Hộ cáp đồng, kind: quantity}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: quang / ho}
  tang: {name: Tăng, measure: percent, formula: (dong - quang) / ho}
  vuot: {name: Vượt, measure: percent, formula: quang / ho, may_exceed: true}
  so: {name: Số, measure: number, unit: hộ, formula: quang, scale: 100}
"""


def _plan(*ids: str) -> str:
    rows = "".join(f'  - {{id: {id_}, targets: [{{op: ">=", value: 80}}]}}\n' for id_ in ids)
    return f"title: Kế hoạch\nyear: 2026\nindicators:\n{rows}"


def _report(values: str = "", results: str = "", period: str = "2026-06") -> str:
    return f"period: {period}\nvalues: {{{values}}}\nresults: {{{results}}}\n"


@pytest.mark.parametrize(
    "values", ["quang: 0, ho: 9", "quang: 9, ho: 9", "quang: 1, ho: 3", "quang: 9", "quang: 9, ho: null"]
)
def test_a_rate_from_0_to_100_and_none_are_silent(diagnose: Diagnose, values: str) -> None:
    assert diagnose(catalog=FREE, plan=_plan("cap_quang"), report=_report(values)) == []


def test_a_rate_over_100_is_caught_at_the_first_value_of_its_formula(locate: Locate) -> None:
    assert locate(catalog=FREE, plan=_plan("cap_quang"), report=_report("ho: 9, quang: 10")) == [
        Located("2026-06.yaml", 2, 24, RULE)
    ]


def test_a_rate_below_0_is_caught(diagnose: Diagnose) -> None:
    assert diagnose(catalog=FREE, plan=_plan("tang"), report=_report("ho: 9, quang: 5, dong: 4")) == [(2, 33, RULE)]


@pytest.mark.parametrize("before", ["ho: 9, dong: 1", "ho: 9"])
def test_a_numerator_below_0_is_caught_whatever_stood_there_before(diagnose: Diagnose, before: str) -> None:
    quotient = FREE + "  phan: {name: Phần, measure: percent, formula: dong / ho}\n"
    earlier = {report("2026-03"): _report(before, period="2026-03")}
    found = diagnose(catalog=quotient, plan=_plan("phan"), report=_report("ho: 9, dong: -1"), files=earlier)
    assert found == [(2, 23, RULE)]


def test_a_hair_over_100_is_over_100_and_never_shown_as_100(little: Folder) -> None:
    little.write(PATHS["catalog"], FREE)
    little.write(PATHS["plan"], _plan("cap_quang"))
    little.write(PATHS["report"], _report("ho: 999999999, quang: 1000000000"))
    (found,) = little.validate().findings
    assert found.rule == RULE
    assert " 100.0000001%" in found.message.within(Language.EN)


def test_a_hair_below_0_is_never_shown_as_0(little: Folder) -> None:
    little.write(PATHS["catalog"], FREE)
    little.write(PATHS["plan"], _plan("tang"))
    little.write(PATHS["report"], _report("ho: 1000000, quang: 10, dong: 9"))
    (found,) = little.validate().findings
    assert " -0.0001%" in found.message.within(Language.EN)


@pytest.mark.parametrize("result", ["0", "100", "100.0", "34.5", "null"])
def test_a_published_rate_from_0_to_100_is_silent(diagnose: Diagnose, result: str) -> None:
    assert diagnose(catalog=FREE, plan=_plan("cap_quang"), report=_report(results=f"cap_quang: {result}")) == []


@pytest.mark.parametrize("result", ["100.01", "-0.01", "{value: 101, approx: true}"])
def test_a_published_rate_outside_is_caught_at_the_result(diagnose: Diagnose, result: str) -> None:
    column = 30 if result.startswith("{") else 22
    found = diagnose(catalog=FREE, plan=_plan("cap_quang"), report=_report(results=f"cap_quang: {result}"))
    assert found == [(3, column, RULE)]


def test_a_published_rate_of_an_indicator_that_no_plan_has_is_looked_at(diagnose: Diagnose) -> None:
    assert diagnose(catalog=FREE, plan=_plan("so"), report=_report(results="cap_quang: 101, vuot: 101, so: 101")) == [
        (3, 22, RULE)
    ]


def test_a_published_rate_of_an_indicator_of_a_plan_is_looked_at(diagnose: Diagnose) -> None:
    own = 'title: K\nyear: 2026\nindicators: [{id: x, name: X, measure: percent, targets: [{op: ">=", value: 8}]}]\n'
    assert diagnose(files={plan("2026-b"): own}, report=_report(results="x: 101")) == [(3, 14, RULE)]


@pytest.mark.parametrize("indicator", ["vuot", "so"])
def test_what_may_exceed_and_numbers_have_no_range(diagnose: Diagnose, indicator: str) -> None:
    found = diagnose(catalog=FREE, plan=_plan(indicator), report=_report("ho: 9, quang: 900", f"{indicator}: 90000"))
    assert [rule for _, _, rule in found if rule == RULE] == []


def test_a_rate_that_no_plan_has_is_not_computed(diagnose: Diagnose) -> None:
    assert diagnose(catalog=FREE, plan=_plan("vuot"), report=_report("ho: 9, quang: 10")) == []


def test_a_part_over_its_whole_in_the_formula_is_told_once(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nvalues: {ho: 9, ho_cap_quang: 10}\n") == [(2, 31, "part-exceeds-whole")]


def test_a_part_over_a_whole_that_is_not_in_the_formula_explains_nothing(diagnose: Diagnose) -> None:
    catalog = FREE.replace("Hộ cáp quang, kind: count", "Hộ cáp quang, kind: count, part_of: dong")
    found = diagnose(catalog=catalog, plan=_plan("cap_quang"), report=_report("ho: 9, dong: 4, quang: 10"))
    assert found == [(2, 33, "part-exceeds-whole"), (2, 33, RULE)]


def test_a_carried_denominator_is_computed_with_and_the_new_figure_is_the_place(locate: Locate) -> None:
    found = locate(
        catalog=FREE,
        plan=_plan("cap_quang"),
        report=_report("quang: 12"),
        files={report("2026-03"): _report("ho: 9", period="2026-03")},
    )
    assert found == [Located("2026-06.yaml", 2, 17, RULE)]


@pytest.mark.parametrize(("day", "found"), [("2025-06-13", [(2, 17, RULE)]), ("2025-06-12", [])])
def test_a_denominator_is_carried_for_366_days_both_included(
    diagnose: Diagnose, day: str, found: list[tuple[int, int, str]]
) -> None:
    earlier = f"as_of: {day}\n" + _report("ho: 9", period="2025-06")
    assert (
        diagnose(catalog=FREE, plan=_plan("cap_quang"), report=_report("quang: 12"), files={report("2025-06"): earlier})
        == found
    )


def test_a_null_denominator_is_not_carried_over(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=FREE,
        plan=_plan("cap_quang"),
        report=_report("quang: 12, ho: null"),
        files={report("2026-03"): _report("ho: 9", period="2026-03")},
    )
    assert found == []


def test_a_numerator_is_never_carried(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=FREE,
        plan=_plan("cap_quang"),
        report=_report("ho: 9"),
        files={report("2026-03"): _report("quang: 12", period="2026-03")},
    )
    assert found == []


@pytest.mark.parametrize(
    ("earlier", "found"), [("2026-01", [(2, 17, RULE)]), ("2025-12", [])], ids=["this year", "over New Year"]
)
def test_a_cumulative_denominator_is_not_carried_over_new_year(
    diagnose: Diagnose, earlier: str, found: list[tuple[int, int, str]]
) -> None:
    catalog = FREE.replace("name: Hộ, kind: count", "name: Hồ sơ, kind: count, cumulative: true")
    result = diagnose(
        catalog=catalog,
        plan=_plan("cap_quang"),
        report=_report("quang: 12"),
        files={report(earlier): _report("ho: 9", period=earlier)},
    )
    assert result == found


def test_published_wins_over_what_is_computed_with_a_carried_figure(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=FREE,
        plan=_plan("cap_quang"),
        report=_report("quang: 12", "cap_quang: 99"),
        files={report("2026-03"): _report("ho: 9", period="2026-03")},
    )
    assert found == []


def test_the_same_rate_in_two_plans_is_told_once(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=FREE,
        plan=_plan("cap_quang"),
        report=_report("ho: 9, quang: 10"),
        files={plan("2026-b"): _plan("cap_quang")},
    )
    assert found == [(2, 24, RULE)]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_where_one_of_two_plans_lets_it_exceed_the_other_still_does_not(
    diagnose: Diagnose, order: tuple[str, str]
) -> None:
    own = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: x, name: X, measure: percent, formula: quang / ho, may_exceed: MAY, targets: [{op: ">=", value: 8}]}
"""
    strict, free = (plan(f"2026-{name}") for name in order)
    found = diagnose(
        catalog=FREE,
        plan=_plan("vuot"),
        report=_report("ho: 9, quang: 10"),
        files={strict: own.replace("MAY", "false"), free: own.replace("MAY", "true")},
    )
    assert found == [(2, 24, RULE)]


def test_numbers_of_many_digits_end(little: Folder) -> None:
    huge = FREE.replace("formula: quang / ho}", "formula: quang * quang * quang / (ho * ho * ho)}")
    little.write(PATHS["catalog"], huge)
    little.write(PATHS["plan"], _plan("cap_quang"))
    little.write(PATHS["report"], _report("ho: 999999999999999998, quang: 999999999999999999"))
    (found,) = little.validate().findings
    assert "100%" not in found.message.within(Language.EN).partition(",")[0]


@pytest.mark.parametrize("measure", ["measure: percent, may_exceed: true", "measure: number, unit: x"])
def test_a_formula_that_comes_to_thousands_of_digits_is_told_and_the_rest_is_checked(
    little: Folder, measure: str
) -> None:
    formula = "*".join(["ho"] * 300)
    little.write(PATHS["catalog"], FREE + f"  tich: {{name: Tích, {measure}, formula: {formula}}}\n")
    little.write(PATHS["plan"], _plan("tich"))
    little.write(PATHS["report"], _report(f"ho: {'9' * 18}", "tich: 1, khac: 2"))
    found = little.validate().findings
    assert [one.rule for one in found] == [RULE, "result-mismatch", "unknown-indicator"]
    assert "× 10^540" in found[0].message.within(Language.EN)


QUANG = FREE.replace("Hộ cáp quang, kind: count", "Hộ cáp quang, kind: count, part_of: ho")


def test_of_several_dates_only_those_outside_are_told(locate: Locate) -> None:
    months = {"2026-01": "quang: 0, ho: 9", "2026-02": "quang: 9, ho: 9", "2026-03": "quang: 1, ho: 200"}
    files = {report(month): _report(values, period=month) for month, values in months.items()}
    files[report("2026-04")] = _report(results="cap_quang: 101", period="2026-04")
    found = locate(catalog=FREE, plan=_plan("cap_quang"), report=_report("quang: 10, ho: 9"), files=files)
    assert [(one.file, one.line) for one in found if one.rule == RULE] == [("2026-04.yaml", 3), ("2026-06.yaml", 2)]


def test_the_place_is_a_figure_of_the_date_though_a_carried_one_stands_first(locate: Locate) -> None:
    catalog = f"{FREE}  nguoc: {{name: Ngược, measure: percent, formula: 100 / (ho + quang)}}\n"
    earlier = {report("2026-03"): _report("ho: 3, quang: 2000", period="2026-03")}
    found = locate(catalog=catalog, plan=_plan("nguoc"), report=_report("quang: 500, dong: 1"), files=earlier)
    assert found == []
    found = locate(catalog=catalog, plan=_plan("nguoc"), report=_report("dong: 1, quang: 2"), files=earlier)
    assert Located("2026-06.yaml", 2, 26, RULE) in found


def test_a_part_over_a_whole_that_is_carried_explains_nothing(locate: Locate) -> None:
    found = locate(
        catalog=QUANG,
        plan=_plan("cap_quang"),
        report=_report("quang: 12"),
        files={report("2026-03"): _report("ho: 9", period="2026-03")},
    )
    assert found == [Located("2026-06.yaml", 2, 17, RULE)]


def test_a_part_that_is_its_whole_explains_nothing(diagnose: Diagnose) -> None:
    catalog = f"{QUANG}  day: {{name: Có dây, measure: percent, formula: (quang + dong) / ho}}\n"
    found = diagnose(catalog=catalog, plan=_plan("day"), report=_report("quang: 9, dong: 1, ho: 9"))
    assert found == [(2, 17, RULE)]


def test_every_published_rate_is_looked_at_and_no_published_number(diagnose: Diagnose) -> None:
    results = "so: 101, vuot: 101, cap_quang: 101"
    assert diagnose(catalog=FREE, plan=_plan("cap_quang"), report=_report(results=results)) == [(3, 42, RULE)]


@pytest.mark.parametrize(("quang", "found"), [("1000000000000000", [RULE]), ("999999999999999", [])])
def test_a_number_has_at_most_30_digits(diagnose: Diagnose, quang: str, found: list[str]) -> None:
    catalog = f"{FREE}  tich: {{name: Tích, measure: number, unit: x, formula: ho * quang}}\n"
    values = _report(f"ho: 1000000000000000, quang: {quang}")
    assert [rule for _, _, rule in diagnose(catalog=catalog, plan=_plan("tich"), report=values)] == found
