"""What explains an indicator: places, inputs, the line to the target, and the reason for its status."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cdsplan.evaluation.explanation import Explanation, PlannedBaseline, explain
from cdsplan.evaluation.places import FileLine
from tests.conftest import CATALOG, PATHS, Folder

JUNE = date(2026, 6, 30)
COMMUNE = "plans/thanh-hoa/xa-tan-lap"


def report(period: str) -> str:
    return f"{COMMUNE}/reports/{period}.yaml"


def plan(indicator: str, head: str = "") -> str:
    return f"title: Kế hoạch\nyear: 2026\n{head}indicators:\n  - {{id: cap_quang, {indicator}}}\n"


def explained(folder: Folder, wanted: str = "cap_quang", today: date = JUNE, **options: str) -> Explanation:
    commune_files = folder.repository.commune_files("thanh-hoa/xa-tan-lap")
    assert not commune_files.findings
    (found,) = explain(commune_files, wanted, today, **options).explanations
    return found


def test_everything_is_where_it_stands(little: Folder) -> None:
    one = explained(little)
    assert one.definition == (PATHS["catalog"], 5)
    assert one.effective.place == (PATHS["plan"], 5)
    assert [(each.variable, each.place) for each in one.inputs] == [
        ("ho_cap_quang", FileLine(PATHS["report"], 4)),
        ("ho", FileLine(PATHS["report"], 3)),
    ]
    assert one.published is None


def test_of_several_catalogs_the_one_that_defines_it_is_its_place(little: Folder) -> None:
    little.write("plans/catalog/a.yaml", "variables:\n  dan: {name: Dân, kind: count, unit: người}\n")
    little.write("plans/catalog/z.yaml", "indicators:\n  khac: {name: Khác, measure: percent}\n")
    assert explained(little).definition == (PATHS["catalog"], 5)


def test_what_was_asked_for_in_vain_is_where_its_reason_stands(little: Folder) -> None:
    null = "{value: null, note: chưa rà soát}"
    little.write(
        report("2026-H1"), f"period: 2026-H1\nvalues:\n  ho_cap_quang: {null}\nresults:\n  cap_quang: {null}\n"
    )
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho_cap_quang: {value: null}\n")
    little.write(
        report("2026-03"), "period: 2026-03\nvalues:\n  ho: 5\n  ho_cap_quang: {value: null, note: chưa rà soát}\n"
    )
    found = explained(little).unavailable
    assert [(one.said.variable, one.place) for one in found] == [
        ("ho_cap_quang", FileLine(report("2026-H1"), 3)),
        ("cap_quang", FileLine(report("2026-H1"), 5)),
    ]
    little.write(report("2026-H1"), "period: 2026-H1\nvalues: {ho_cap_quang: null}\n")
    little.write(PATHS["report"], f"period: 2026-06\nvalues:\n  ho_cap_quang: {null}\n")
    [one] = explained(little).unavailable
    assert one.place == FileLine(PATHS["report"], 3)


def test_an_indicator_of_the_plan_itself_is_defined_there(little: Folder) -> None:
    own = (
        '  - {id: rieng, name: Riêng, measure: percent, formula: ho_cap_quang / ho, targets: [{op: ">=", value: 80}]}\n'
    )
    little.write(PATHS["plan"], plan('targets: [{op: ">=", value: 80}]') + own)
    assert explained(little, "rieng").definition == (PATHS["plan"], 5)


def test_the_target_that_counts_is_the_one_that_is_shown(little: Folder) -> None:
    targets = "targets:\n      - {op: '>=', value: 80}\n      - {op: '>=', value: 85, party: VNPT}\n"
    little.write(PATHS["plan"], f"title: Kế hoạch\nyear: 2026\nindicators:\n  - id: cap_quang\n    {targets}")
    assert explained(little).effective.place.line == 6
    assert explained(little, party="VNPT").effective.place.line == 7


def test_a_formula_without_a_method_was_inferred(little: Folder) -> None:
    assert explained(little).inferred
    little.write(PATHS["plan"], plan('method: Số hộ/Tổng số hộ, targets: [{op: ">=", value: 80}]'))
    assert not explained(little).inferred
    own = "id: rieng, name: Riêng, measure: percent"
    little.write(PATHS["plan"], plan('targets: [{op: ">=", value: 80}]').replace("id: cap_quang", own))
    assert not explained(little, "rieng").inferred  # there is no formula


def test_a_carried_figure_keeps_its_own_place_and_date(little: Folder) -> None:
    little.write(report("2026-03"), "period: 2026-03\nvalues: {ho: 990}\n")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho_cap_quang: 700}\n")
    numerator, denominator = explained(little).inputs
    assert (numerator.carried, denominator.carried) == (False, True)
    assert denominator.place == (report("2026-03"), 2)
    assert denominator.figure
    assert denominator.figure.as_of == date(2026, 3, 14)


def test_a_published_result_has_a_place_and_no_inputs(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nresults:\n  cap_quang: 85\n")
    one = explained(little)
    assert one.inputs == ()
    assert one.published == (PATHS["report"], 3)


def test_what_is_missing_is_an_input_without_a_figure(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    one = explained(little)
    assert [(each.variable, each.figure is not None) for each in one.inputs] == [("ho_cap_quang", False), ("ho", True)]


def test_an_earlier_figure_that_the_latest_report_lacks_went_into_nothing(little: Folder) -> None:
    little.write(report("2026-03"), "period: 2026-03\nvalues: {ho_cap_quang: 700}\n")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    assert [each.figure and each.figure.value for each in explained(little).inputs] == [None, 1000]


def test_the_plans_baseline_is_told_and_whether_the_line_starts_from_it(little: Folder) -> None:
    target = 'targets: [{op: ">=", value: 80}]'
    assert explained(little).planned is None
    little.write(PATHS["plan"], plan(f"baseline: {{value: 45, source: BC 12}}, {target}"))
    planned = explained(little).planned
    assert explained(little).baseline == Decimal(45)
    assert planned == PlannedBaseline(Decimal(45), date(2025, 12, 31), "BC 12", FileLine(PATHS["plan"], 4), used=True)
    little.write(PATHS["plan"], plan(f"baseline: {{value: 45}}, not_applicable: x, {target}"))
    assert explained(little).planned is None


def test_a_total_begins_at_zero_whatever_the_plan_has_of_another_year(little: Folder) -> None:
    catalog = "variables:\n  so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}\n"
    little.write(
        PATHS["catalog"], f"{catalog}indicators:\n  cap_quang: {{name: X, measure: number, unit: hồ sơ, formula: so}}\n"
    )
    little.write(PATHS["plan"], plan('baseline: {value: 5, as_of: 2025-12-14}, targets: [{op: ">=", value: 80}]'))
    little.write(PATHS["report"], "period: 2026-06\nvalues: {so: 10}\n")
    planned = explained(little).planned
    assert planned is not None
    assert not planned.used


def test_a_pace_that_would_round_to_nothing_keeps_more_digits(little: Folder) -> None:
    little.write(PATHS["plan"], plan('baseline: {value: 79.98}, targets: [{op: ">=", value: 80}]'))
    little.write(PATHS["report"], "period: 2026-06\nresults: {cap_quang: 79.99}\n")
    assert explained(little).needed_per_month == Decimal("0.002")


def test_without_any_report_everything_is_missing(little: Folder) -> None:
    (little.root / PATHS["report"]).unlink()
    assert [each.figure for each in explained(little).inputs] == [None, None]


def test_the_line_runs_from_the_baseline_through_the_targets(little: Folder) -> None:
    ours = '{op: ">=", value: 65, due: 2026-05-31}, {op: ">=", value: 80}'
    theirs = '{op: ">=", value: 99, due: 2026-04-30, party: A}'
    little.write(PATHS["plan"], plan(f"baseline: {{value: 50}}, targets: [{ours}, {theirs}]"))
    assert explained(little).line == (
        (date(2025, 12, 31), Fraction(50)),
        (date(2026, 5, 31), Fraction(65)),
        (date(2026, 12, 31), Fraction(80)),
    )


def test_without_a_baseline_the_line_is_the_target(little: Folder) -> None:
    assert explained(little).line == ((date(2026, 12, 31), Fraction(80)),)


def test_a_later_target_is_not_on_the_line_yet(little: Folder) -> None:
    targets = '[{op: ">=", value: 75, due: 2026-09-30}, {op: ">=", value: 80}]'
    little.write(PATHS["plan"], plan(f"targets: {targets}"))
    assert explained(little).line == ((date(2026, 9, 30), Fraction(75)),)


AT_80 = 'targets: [{op: ">=", value: 80}]'


@pytest.mark.parametrize(
    ("indicator", "values", "today", "why"),
    [
        (f"not_applicable: không có, {AT_80}", "ho: 10, ho_cap_quang: 7", JUNE, "not-applicable"),
        (AT_80, "ho: 0, ho_cap_quang: 0", JUNE, "zero-denominator"),
        (AT_80, "ho: 10", JUNE, "no-observation"),
        (AT_80, "ho: 10, ho_cap_quang: 8", JUNE, "target-met"),
        (AT_80, "ho: 10, ho_cap_quang: 7", date(2027, 1, 1), "past-due"),
        (f"baseline: {{value: 50}}, {AT_80}", "ho: 10, ho_cap_quang: 7", JUNE, "at-pace"),
        (f"baseline: {{value: 69}}, {AT_80}", "ho: 10, ho_cap_quang: 7", JUNE, "short-of-pace"),
        (AT_80, "ho: 10, ho_cap_quang: 7", JUNE, "no-baseline"),
        (f"baseline: {{value: 90}}, {AT_80}", "ho: 10, ho_cap_quang: 7", JUNE, "baseline-satisfies"),
        (f"baseline: {{value: 50, as_of: 2026-06-20}}, {AT_80}", "ho: 10, ho_cap_quang: 7", JUNE, "baseline-late"),
    ],
)
def test_each_status_has_its_reason(little: Folder, indicator: str, values: str, today: date, why: str) -> None:
    little.write(PATHS["plan"], plan(indicator))
    little.write(PATHS["report"], f"period: 2026-06\nvalues: {{{values}}}\n")
    assert explained(little, today=today).why == why


def test_a_stale_figure_is_older_than_the_plan_or_than_a_year(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nas_of: 2025-12-31\nvalues: {ho: 10, ho_cap_quang: 7}\n")
    assert explained(little).why == "before-plan"
    little.write(PATHS["plan"], plan(AT_80, "start: 2025-01-01\n"))
    assert explained(little).why == "no-baseline"
    little.write(PATHS["report"], "period: 2026-06\nas_of: 2025-06-01\nvalues: {ho: 10, ho_cap_quang: 7}\n")
    assert explained(little).why == "too-old"
    little.write(PATHS["report"], "period: 2026-06\nas_of: 2025-01-01\nvalues: {ho: 10, ho_cap_quang: 7}\n")
    assert explained(little).why == "too-old"  # on the plan's first day


COUNTER = """\
title: Kế hoạch
year: 2026
end: 2027-12-31
{head}variables: {{hs: {{name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}}}}
indicators: [{{id: hs, name: Hồ sơ, measure: number, unit: hồ sơ, formula: hs, targets: [{target}]}}]
"""
AT_100 = '{op: ">=", value: 100}'


@pytest.mark.parametrize(
    ("head", "target", "today", "why"),
    [
        pytest.param("", AT_100, JUNE, "another-year", id="the target is of 2027"),
        pytest.param("", AT_100, date(2027, 1, 20), "earlier-year", id="the count is of 2026"),
        pytest.param("start: 2026-07-01\n", AT_100, date(2026, 8, 1), "before-plan", id="this year's, before the plan"),
        pytest.param("", '{op: ">=", from: last-year, percent: 5}', JUNE, "no-base", id="nobody knows 2026 yet"),
    ],
)
def test_a_count_that_begins_anew_has_its_own_reasons(
    little: Folder, head: str, target: str, today: date, why: str
) -> None:
    little.write(PATHS["plan"], COUNTER.format(head=head, target=target))
    little.write(PATHS["report"], "period: 2026-06\nvalues: {hs: 60}\n")
    assert explained(little, "hs", today).why == why


def test_a_milestone_waits_for_its_due_date(little: Folder) -> None:
    little.write("plans/catalog/m.yaml", "indicators:\n  m: {name: Việc, measure: milestone}\n")
    little.write(PATHS["plan"], plan(AT_80) + '  - {id: m, targets: [{op: "==", value: done}]}\n')
    little.write(PATHS["report"], "period: 2026-06\nresults: {m: in-progress}\n")
    one = explained(little, "m")
    assert (one.why, one.line, one.inputs) == ("milestone", (), ())


def test_zero_counts_are_shown_although_they_give_no_figure(little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 0, ho_cap_quang: 0}\n")
    assert [each.figure and each.figure.value for each in explained(little).inputs] == [0, 0]


def test_of_several_divisions_by_zero_the_last_is_shown(little: Folder) -> None:
    little.write(report("2026-03"), "period: 2026-03\nvalues: {ho: 0, ho_cap_quang: 3}\n")
    little.write(report("2026-04"), "period: 2026-04\nvalues: {ho: 0, ho_cap_quang: 4}\n")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: null, ho_cap_quang: 6}\n")
    assert [each.figure and each.figure.value for each in explained(little).inputs] == [4, 0]


def test_where_there_is_no_figure_the_latest_of_each_variable_until_the_day_is_shown(little: Folder) -> None:
    for period, households in (("2026-03", 3), ("2026-04", 4), ("2026-06", 6)):
        little.write(report(period), f"period: {period}\nvalues: {{ho: {households}}}\n")
    for day, households in ((date(2026, 4, 13), 3), (date(2026, 4, 14), 4), (JUNE, 6)):
        known = [each.figure and each.figure.value for each in explained(little, today=day).inputs]
        assert known == [None, households]


def test_every_plan_that_has_the_indicator_explains_it(little: Folder) -> None:
    little.write(f"{COMMUNE}/2027-so.yaml", plan(AT_80).replace("2026", "2027"))
    commune_files = little.repository.commune_files("thanh-hoa/xa-tan-lap")
    found = explain(commune_files, "cap_quang", JUNE).explanations
    assert [one.table.name for one in found] == ["2026-so", "2027-so"]


def test_an_indicator_of_the_catalog_alone_is_in_no_plan(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  khac: {name: Khác, measure: percent}\n")
    commune_files = little.repository.commune_files("thanh-hoa/xa-tan-lap")
    assert explain(commune_files, "khac", JUNE).explanations == ()
