"""design.md, 5.1: what the official report of a province holds, and of which day.

A report of 2026-06 is dated 2026-06-14, and today is 2026-11-22 unless the test says otherwise.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date

import pytest

from cdsplan.rollup.province_report import Line, PlanLines, ProvinceReport
from tests.communes import HOME, ILLUSTRATIVE, Province, counts, plan

OWN = """\
title: Của tỉnh
year: 2026
variables: {grdp: {name: GRDP, kind: quantity, unit: tỷ đồng}}
indicators:
  - {id: tang_truong, name: GRDP, measure: number, unit: tỷ đồng, formula: grdp, targets: [{op: ">=", value: 20}]}
  - {id: quang, name: Hộ có cáp quang, targets: [{op: ">=", value: 80}]}
"""


def reports(province: Province, written: str, period: str = "2026-06") -> None:
    """The province itself."""
    province.folder.write(f"{HOME}/reports/{period}.yaml", f"{{period: {period}, {written}}}")


def names(plan_: PlanLines) -> list[str]:
    return [line.pooled.indicator.id for line in plan_.lines]


def line(report: ProvinceReport, name: str) -> Line:
    return next(one for one in report.lines if one.pooled.indicator.id == name)


# Of which day


@pytest.mark.parametrize(
    ("written", "today", "expected"),
    [
        (None, "2026-11-22", "2026-06-14"),
        (None, "2026-06-01", "2026-06-01"),
        ("as_of: 2026-06-20, values: {}", "2026-11-22", "2026-06-20"),
        ("calendar: calendar, values: {}", "2026-11-22", "2026-06-30"),
    ],
)
def test_it_is_of_the_day_of_the_provinces_own_report_else_of_the_periods_last(
    province: Province, written: str | None, today: str, expected: str
) -> None:
    province.commune("a", counts(70, 100, "2026-03"))
    if written:
        reports(province, written)
    assert province.official_report(today=today).as_of == date.fromisoformat(expected)


def test_figures_of_january_are_judged_by_the_plans_of_the_year_they_report(province: Province) -> None:
    province.commune("a", counts(90, 100, "2026"))
    reports(province, "as_of: 2027-01-05, values: {}", "2026")
    found = line(province.official_report("2026", today="2027-02-01"), "quang").pooled
    assert (found.figure.value, found.status) == (90, "met")


def test_an_illustrative_report_of_the_province_decides_nothing(province: Province) -> None:
    province.commune("a", counts(70, 100))
    reports(province, f"as_of: 2026-06-20{ILLUSTRATIVE}, values: {{quang: 9, ho: 10}}")
    honest, shown = province.official_report(), province.official_report(illustrative=True)
    assert (honest.as_of, honest.report, honest.has_illustrative) == (date(2026, 6, 14), None, False)
    assert (shown.as_of, shown.report is not None) == (date(2026, 6, 20), True)


def test_an_illustrative_figure_of_the_province_marks_it(province: Province) -> None:
    province.asks("quang >= 80")
    reports(province, f"as_of: 2026-06-14{ILLUSTRATIVE}, values: {{quang: 9, ho: 10}}")
    assert [province.official_report(illustrative=one).has_illustrative for one in (False, True)] == [False, True]


def test_a_plan_that_is_over_on_the_day_is_not_in_it(province: Province) -> None:
    province.asks("quang >= 80", head="end: 2026-06-13")
    assert province.official_report().plans == ()
    province.asks("quang >= 80", head="end: 2026-06-14")
    assert len(province.official_report().plans) == 1


def test_who_reports_is_called_as_its_own_file_or_its_communes_have_it(province: Province) -> None:
    province.asks("quang >= 80")
    assert (province.official_report().name, province.official_report().letterhead) == (None, None)
    province.commune("a")
    assert province.official_report().name == "Thanh Hóa"
    head = "letterhead: {place: Hạc Thành}"
    province.folder.write(f"{HOME}/province.yaml", f'name: Tỉnh Thanh\ncode: "38"\n{head}\n')
    found = province.official_report()
    assert found.letterhead is not None
    assert (found.name, found.letterhead.place) == ("Tỉnh Thanh", "Hạc Thành")


# Who has reported


def test_a_commune_has_reported_with_a_report_of_the_period_or_of_its_last_day(province: Province) -> None:
    province.commune("a", counts(70, 100, "2026-06"))
    province.commune("b", counts(70, 100, "2026-H1"))
    province.commune("c", counts(70, 100, "2026-03"))
    province.commune("d")
    found = province.official_report("2026-06")
    assert [one.name for one in found.reported] == ["Xã A", "Xã B"]
    assert [one.name for one in found.unreported] == ["Xã C", "Xã D"]


def test_an_illustrative_report_is_none(province: Province) -> None:
    province.commune("a", counts(70, 100, more=ILLUSTRATIVE))
    assert (province.official_report().is_empty, province.official_report().has_illustrative) == (True, False)
    province.commune("b", counts(70, 100))
    shown = province.official_report(illustrative=True)
    assert (len(shown.reported), shown.has_illustrative) == (2, True)
    province.commune("a", counts(70, 100))
    shown = province.official_report(illustrative=True)
    assert (shown.is_empty, shown.has_illustrative) == (False, False)


def test_what_a_commune_reports_of_a_later_day_is_not_in_it(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.commune("b", counts(90, 100, more=", as_of: 2026-06-30"))
    found = province.official_report()
    assert [one.name for one in found.later] == ["Xã B"]
    assert line(found, "quang").pooled.figure.value == 70


def test_it_is_empty_where_neither_a_commune_nor_the_province_has_reported(province: Province) -> None:
    province.commune("a", counts(70, 100, "2026-03"))
    assert province.official_report().is_empty
    reports(province, "values: {}")
    assert not province.official_report().is_empty


def test_a_dissolved_commune_is_not_waited_for(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.commune("b", about="dissolved: 2026-02-01\n")
    found = province.official_report()
    assert (found.unreported, [one.name for one in found.rollup.absent["dissolved"]]) == ([], ["Xã B"])


# Which plans


def test_a_plan_of_the_province_has_what_no_commune_counts_too(province: Province) -> None:
    province.folder.write(f"{HOME}/2026-tinh.yaml", OWN)
    province.commune("a", counts(70, 100), plans=["quang >= 50", "thue_bao >= 10"])
    reports(province, "values: {grdp: 25}")
    found = province.official_report()
    own, others = found.plans
    assert (names(own), names(others), others.section) == (["tang_truong", "quang"], ["thue_bao"], None)
    growth, fibre = own.lines
    assert (growth.pooled.level, growth.pooled.figure.value, growth.pooled.status) == ("own", 25, "met")
    assert (fibre.pooled.level, fibre.pooled.figure.value, fibre.name) == ("pooled", 70, "Hộ có cáp quang")
    assert fibre.reported is not None
    assert (fibre.reported.row.gap, fibre.pooled.tally.counts) == (10, {"met": 1})


def test_what_two_plans_of_the_province_ask_stands_under_the_one_that_judges_it(province: Province) -> None:
    province.folder.write(f"{HOME}/2026-a.yaml", plan(["quang >= 80", "thue_bao >= 1"]))
    province.folder.write(f"{HOME}/2026-b.yaml", plan(["quang >= 90, due: 2026-06-30"]))
    province.commune("a", counts(70, 100))
    first, second = province.official_report().plans
    assert (names(first), names(second)) == (["thue_bao"], ["quang"])
    assert [one.section and one.section.table.name for one in (first, second)] == ["2026-a", "2026-b"]


def test_what_is_planned_and_known_to_nobody_is_in_it(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", plans=["thue_bao >= 10"])
    found = line(province.official_report(), "quang").pooled
    assert (found.figure.value, found.pooled.sums.communes, found.status) == (None, 1, None)


def test_without_any_plan_there_is_nothing_in_it(province: Province) -> None:
    province.commune("a", counts(70, 100), plans=())
    found = province.official_report()
    assert (found.lines, [one.name for one in found.rollup.absent["no-plan"]]) == ([], ["Xã A"])
