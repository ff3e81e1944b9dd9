"""design.md, section 6: a province's own plan on the sums of its communes, with figures worked out by hand.

A report of 2026-06 is dated 2026-06-14, and the evaluation date is 2026-11-22 unless the test says otherwise.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from cdsplan.evaluation.gap_table import Coverage, Progress, Row, Selection, Table, interim
from cdsplan.model.fields import State
from cdsplan.rollup.province_plan import gather, name_of, progress, questions, together
from cdsplan.rollup.question import Question
from tests.communes import HOME, ILLUSTRATIVE, Province, counts, results

DOSSIERS = """\
variables:
  ho_so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  truc_tuyen: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true}
indicators:
  truc_tuyen: {name: Trực tuyến, measure: percent, formula: truc_tuyen / ho_so}
  ho_so: {name: Hồ sơ đã nhận, measure: number, unit: hồ sơ, formula: ho_so}
"""
ALL = Selection()
# At 2026-06-14, 165 days of the year's 365 have gone.
FROM_50 = '{id: quang, baseline: {value: 50}, targets: [{op: ">=", value: 80}]}'
DOWN_FROM_50 = '{id: quang, baseline: {value: 50}, targets: [{op: "<=", value: 20}]}'


def judged(
    province: Province, today: str = "2026-11-22", *, illustrative: bool = False, shown: Selection = ALL
) -> Progress:
    """The province's plans on what its communes report."""
    home, on = province.folder.repository, date.fromisoformat(today)
    commune_files = home.commune_files("thanh-hoa")
    assert commune_files.findings == []
    asked = Question(None, on, illustrative)
    wanted = questions(commune_files, asked, shown.plan)
    answers = [(one, gather(home, home.communes("thanh-hoa"), one)) for one in wanted]
    return progress(commune_files, asked, answers, shown)


def table(
    province: Province, today: str = "2026-11-22", *, illustrative: bool = False, party: str | None = None
) -> Table:
    (only,) = judged(province, today, illustrative=illustrative, shown=Selection(party=party)).tables
    return only


def row(province: Province, today: str = "2026-11-22", *, illustrative: bool = False) -> Row:
    (only,) = table(province, today, illustrative=illustrative).rows
    return only


def pair(found: Row) -> tuple[Fraction | None, Fraction | None]:
    actual = found.standing.actual
    assert actual is not None
    return actual.numerator, actual.denominator


def covered(found: Row) -> Coverage:
    assert found.coverage is not None
    return found.coverage


def among(found: Row) -> tuple[int, int, int]:
    """How many communes are known, how many wait, of how many."""
    return covered(found).known, covered(found).waiting, covered(found).communes


def bounds(found: Row) -> tuple[Fraction | None, Fraction | None]:
    return covered(found).low, covered(found).high


def dates(found: Row) -> list[str]:
    return [seen.as_of.isoformat() for seen in found.standing.history]


# Who enters


def test_a_commune_enters_whether_or_not_its_own_plan_has_the_indicator(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(100, 1000), plans=())
    province.commune("c", counts(10, 100), plans=["vuot >= 80"])
    found = row(province)
    assert pair(found) == (200, 1200)
    assert found.standing.actual is not None
    assert found.standing.actual.value == Fraction(20000, 1200)  # and not (90 + 10 + 10) / 3
    assert among(found) == (3, 0, 3)


def test_one_whose_own_plan_calls_it_not_applicable_does_not(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=['{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}'])
    assert (pair(row(province)), among(row(province))) == ((90, 100), (1, 0, 1))


def test_only_complete_pairs_enter(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(50))
    province.commune("c", counts(None, 400))
    province.commune("d")
    found = row(province)
    assert (pair(found), among(found), covered(found).share) == ((90, 100), (1, 1, 4), 20)
    assert (covered(found).unknown, bounds(found)) == (2, (None, None))


@pytest.mark.parametrize(("day", "known"), [("2025-11-21", 1), ("2025-11-20", 0)])
def test_a_figure_may_be_366_days_old(province: Province, day: str, known: int) -> None:
    province.asks("quang >= 80", head="start: 2025-01-01")
    province.commune("a", counts(90, 100, "2025-11", f", as_of: {day}"), plans=())
    assert among(row(province)) == (known, 1 - known, 1)


def test_a_figure_from_before_the_plan_does_not_judge_it(province: Province) -> None:
    province.asks("quang >= 80", head="start: 2026-06-01")
    province.commune("a", counts(90, 100, "2026-05"), plans=())
    province.commune("b", counts(70, 100))
    found = row(province)
    assert (pair(found), among(found), bounds(found)) == ((70, 100), (1, 1, 2), (35, 85))


def test_whether_a_figure_is_stale_says_the_communes_own_plan_where_it_has_one(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100, "2026-05"), head="start: 2026-06-01")
    province.commune("b", counts(70, 100, "2025"), year=2025, head="end: 2030-12-31")
    assert (pair(row(province)), among(row(province))) == ((70, 100), (1, 1, 2))


def test_where_all_figures_are_from_before_the_provinces_plan_it_is_judged_by_none(province: Province) -> None:
    province.asks("quang >= 60")
    province.commune("a", counts(70, 100, "2025"), year=2025, head="end: 2030-12-31")
    found = row(province)
    assert (pair(found), found.status, province.pooled().status) == ((70, 100), "stale", None)


def test_a_rate_published_last_gives_no_pair(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100, "2026-03"), results("quang: 95"))
    province.commune("b", counts(50, 100))
    assert (pair(row(province)), among(row(province))) == ((50, 100), (1, 1, 2))
    assert pair(row(province, "2026-06-13")) == (90, 100)


def test_a_denominator_that_was_carried_enters_the_pair(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(None, 100, "2026-03"), counts(90))
    assert (pair(row(province)), among(row(province))) == ((90, 100), (1, 0, 1))


def test_a_commune_counts_from_its_establishment_until_it_is_dissolved(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100), about='dissolved: 2026-07-01\nsuccessor: "00002"\n')
    province.commune("b", counts(10, 100, "2026-09"), about="established: 2026-07-01\n")
    assert pair(row(province, "2026-06-30")) == (90, 100)
    assert (pair(row(province)), among(row(province))) == ((10, 100), (1, 0, 1))


def test_last_years_plan_is_judged_by_the_communes_of_last_year(province: Province) -> None:
    province.asks("quang >= 80", year=2025)
    province.commune("a", counts(90, 100, "2025-09"), about='dissolved: 2026-07-01\nsuccessor: "00002"\n')
    province.commune("b", counts(10, 100, "2026-09"), about="established: 2026-07-01\n")
    assert (pair(row(province)), row(province).status) == ((90, 100), "met")


def test_plans_of_two_years_have_each_its_own_communes(province: Province) -> None:
    province.asks("quang >= 80", year=2025)
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100, "2025-09"), about="dissolved: 2026-07-01\n")
    province.commune("b", counts(10, 100, "2026-09"), about="established: 2026-07-01\n")
    found = judged(province)
    assert [(one.name, pair(one.rows[0])) for one in found.tables] == [
        ("2025-tinh", (90, 100)),
        ("2026-tinh", (10, 100)),
    ]
    (only,) = judged(province, shown=Selection(plan="2025-tinh")).tables
    assert only.name == "2025-tinh"


def test_two_plans_of_a_year_are_two_tables(province: Province) -> None:
    province.asks("quang >= 80")
    province.folder.write(f"{HOME}/2026-nua-nam.yaml", _until_june())
    province.commune("a", counts(50, 100), counts(90, 100, "2026-09"))
    found = judged(province)
    assert [(one.name, pair(one.rows[0])) for one in found.tables] == [
        ("2026-nua-nam", (50, 100)),
        ("2026-tinh", (90, 100)),
    ]


def _until_june() -> str:
    return 'title: x\nyear: 2026\nend: 2026-06-30\nindicators: [{id: quang, targets: [{op: ">=", value: 80}]}]\n'


def test_what_a_dissolved_commune_reported_afterwards_does_not_exist(province: Province) -> None:
    province.asks("quang >= 80", head="end: 2027-12-31")
    province.commune("a", counts(50, 100, "2027-02"), counts(90, 100, "2027-04"), about="dissolved: 2027-03-01\n")
    assert among(row(province, "2027-05-01")) == (0, 0, 0)
    assert pair(row(province, "2027-02-28")) == (50, 100)


def test_a_province_without_communes_has_no_figures(province: Province) -> None:
    province.asks("quang >= 80")
    found = judged(province)
    only = found.tables[0].rows[0]
    assert (found.province, only.status, among(only), only.value) == ("thanh-hoa", "no-data", (0, 0, 0), None)


def test_a_folder_without_files_is_no_commune(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    (province.folder.root / HOME / "van-ban").mkdir()
    assert among(row(province)) == (1, 0, 1)


def test_communes_gathered_in_parts_are_those_gathered_at_once(province: Province) -> None:
    province.asks("quang >= 80", "thue_bao >= 100")
    paths = [province.commune(letter, counts(10, 100)) for letter in "abc"]
    home, question = province.folder.repository, province.question()
    parts = together(gather(home, [path], question) for path in paths)
    assert parts == gather(home, paths, question)


# Dates: like for like


def test_an_earlier_date_counts_only_where_all_that_are_known_today_were_known(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(40, 100, "2026-02"), counts(50, 100, "2026-03"), counts(90, 100))
    province.commune("b", counts(400, 1000, "2026-03"), counts(700))
    province.commune("c", counts(None, 500))
    found = row(province)
    assert dates(found) == ["2026-03-14", "2026-06-14"]
    assert [(seen.numerator, seen.denominator) for seen in found.standing.history] == [(450, 1100), (790, 1100)]
    assert found.standing.previous is found.standing.history[0]


def test_a_commune_enters_an_earlier_date_with_what_it_knew_then(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100, "2026-03"), counts(60, 100))
    province.commune("b", counts(10, 100, "2026-02"))
    found = row(province)
    assert dates(found) == ["2026-03-14", "2026-06-14"]
    assert [seen.numerator for seen in found.standing.history] == [60, 70]


def test_a_date_at_which_one_had_but_a_published_rate_is_none(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100, "2026-02"), results("quang: 55", "2026-03"), counts(60, 100))
    province.commune("b", counts(10, 100, "2026-02"), counts(20, 100, "2026-04"))
    assert dates(row(province)) == ["2026-02-14", "2026-06-14"]


def test_a_figure_grown_too_old_was_not_known_at_an_earlier_date(province: Province) -> None:
    province.asks("quang >= 80", head="start: 2024-01-01")
    province.commune("a", counts(50, 100, "2024-06"), counts(55, 100, "2025-06"), counts(60, 100))
    province.commune("b", counts(10, 100, "2024-06", ", as_of: 2024-06-12"), counts(20, 100))
    assert dates(row(province)) == ["2024-06-14", "2026-06-14"]  # the next year's is 367 days later


def test_the_baseline_is_that_of_the_same_communes(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(40, 100, "2025"), counts(60, 100))
    province.commune("b", counts(20, 100, "2025-11"), counts(40, 100))
    found = row(province).standing
    assert found.baseline is not None
    assert (found.baseline.value, found.baseline.as_of, found.baseline.origin) == (30, date(2025, 12, 14), "before")
    # From 30 on 14 December to 80 on 31 December of the next year, 382 days; 182 of them have gone.
    assert found.expected == 30 + Fraction(50 * 182, 382)
    assert found.projected == 30 + Fraction(20 * 382, 182)
    assert found.status == "behind"


def test_without_an_earlier_date_in_common_no_pace_is_told(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(40, 100, "2025"), counts(60, 100))
    province.commune("b", counts(40, 100))
    found = row(province).standing
    assert (found.baseline, found.previous, found.expected, found.status) == (None, None, None, "open")


def test_what_counts_from_new_year_is_not_added_to_last_years(province: Province) -> None:
    province.folder.write("plans/catalog/ho-so.yaml", DOSSIERS)
    province.asks("truc_tuyen >= 80", "ho_so >= 100")
    province.commune("a", dossiers("2026-01", 5, 10), dossiers("2026-06", 10, 20))
    province.commune("b", dossiers("2025", 500, 1000), dossiers("2026-02", 2, 10))
    rate, number = table(province).rows
    assert dates(rate) == dates(number) == ["2026-02-14", "2026-06-14"]
    assert [seen.numerator for seen in rate.standing.history] == [7, 12]
    assert number.value == 30
    assert number.standing.baseline is not None
    assert (number.standing.baseline.value, number.standing.baseline.origin) == (0, "zero")


def dossiers(period: str, online: int, every: int) -> str:
    return f"period: {period}, values: {{truc_tuyen: {online}, ho_so: {every}}}"


def test_the_shortest_period_of_the_latest_date_is_named(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100, "2026-Q2"))
    province.commune("b", counts(50, 100))
    province.commune("c", counts(50, 100, "2026-05"))
    actual = row(province).standing.actual
    assert actual is not None
    assert (actual.period.text, actual.as_of.isoformat()) == ("2026-06", "2026-06-14")


def test_a_sum_is_as_good_as_the_worst_of_its_figures(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", "period: 2026-06, values: {quang: {value: 5, quality: provisional}, ho: 10}")
    province.commune("b", "period: 2026-06, values: {quang: 5, ho: {value: 10, approx: true}}")
    province.commune("c", "period: 2026-06, values: {quang: {value: 5, quality: estimated}}")
    assert row(province).marks == ("approx", "provisional")


# Bounds and statuses


@pytest.mark.parametrize(
    ("quang", "waiting", "status"),
    [
        (85, 5, "met"),  # 80.95 … 85.71
        (85, 10, None),  # 77.27 … 86.36
        (80, 0, "met"),
        (80, 1, None),
        (70, 0, "on-track"),  # 63.56 was to be expected
        (70, 10, "on-track"),  # 63.64 … 72.73
        (70, 20, "open"),  # 58.33 … 75
        (60, 5, "behind"),  # 57.14 … 61.9
        (60, 20, "open"),  # 50 … 66.67
        (60, 100, None),  # 30 … 80: it could be met
        (60, 99, "open"),
    ],
)
def test_a_status_holds_at_both_bounds_or_there_is_none(
    province: Province, quang: int, waiting: int, status: str | None
) -> None:
    province.asks(FROM_50)
    province.commune("a", counts(quang, 100))
    province.commune("b", counts(None, waiting))
    found = table(province)
    assert found.rows[0].status == status
    assert found.rows[0].standing.expected == 50 + Fraction(30 * 165, 365)
    assert sum(found.counts.values()) == (status is not None)


@pytest.mark.parametrize(
    ("quang", "waiting", "status"),
    [
        (10, 10, "met"),  # 9.09 … 18.18
        (10, 20, None),  # 8.33 … 25
        (30, 0, "on-track"),  # 36.44 was to be expected
        (30, 10, "on-track"),  # 27.27 … 36.36
        (30, 20, "open"),  # 25 … 41.67
        (45, 10, "behind"),  # 40.91 … 50
        (45, 100, "open"),  # 22.5 … 72.5
        (45, 125, None),  # 20 … 75.56: it could be met
    ],
)
def test_a_target_to_stay_below_is_judged_from_the_other_side(
    province: Province, quang: int, waiting: int, status: str | None
) -> None:
    province.asks(DOWN_FROM_50)
    province.commune("a", counts(quang, 100))
    province.commune("b", counts(None, waiting))
    assert row(province).status == status


@pytest.mark.parametrize("op", [">=", "<="])
def test_exactly_where_it_was_to_be_expected_is_on_track(province: Province, op: str) -> None:
    """Half of the way from 14 March to 14 September."""
    start, end = (50, 80) if op == ">=" else (80, 50)
    wanted = f'{{op: "{op}", value: {end}, due: 2026-09-14}}'
    province.asks(f"{{id: quang, baseline: {{value: {start}, as_of: 2026-03-14}}, targets: [{wanted}]}}")
    province.commune("a", counts(65, 100))
    assert (row(province, "2026-07-01").standing.expected, row(province, "2026-07-01").status) == (65, "on-track")


@pytest.mark.parametrize(
    ("wanted", "status"),
    [("> 80", "open"), (">= 80", None), ("< 60", "open"), ("<= 60", None), ("> 59", "met"), ("< 81", "met")],
)
def test_a_strict_target_is_not_met_by_a_bound_that_equals_it(
    province: Province, wanted: str, status: str | None
) -> None:
    province.asks(f"quang {wanted}")
    province.commune("a", counts(60, 80))
    province.commune("b", counts(None, 20))
    assert bounds(row(province)) == (60, 80)
    assert row(province).status == status


@pytest.mark.parametrize(("quang", "status"), [(90, "met"), (77, "missed"), (78, None)])
def test_after_the_due_date_a_target_is_met_or_missed_or_nobody_knows(
    province: Province, quang: int, status: str | None
) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(quang, 100))
    province.commune("b", counts(None, 12))  # 80.36 … 91.07; 68.75 … 79.46; 69.64 … 80.36
    found = row(province, "2027-01-15")
    assert (found.status, found.standing.target.verdict) == (status, status)


@pytest.mark.parametrize(
    ("quang", "waiting", "verdict"), [(70, 10, "met"), (70, 20, None), (50, 10, "missed"), (50, 50, None)]
)
def test_an_interim_target_has_a_verdict_only_where_both_bounds_agree(
    province: Province, quang: int, waiting: int, verdict: str | None
) -> None:
    province.asks('{id: quang, targets: [{op: ">=", value: 60, due: 2026-06-30}, {op: ">=", value: 95}]}')
    province.commune("a", counts(quang, 100), counts(94, 100, "2026-09"))
    province.commune("b", counts(None, waiting))
    found = row(province).standing
    assert [one.verdict for one in found.targets] == [verdict, None]
    assert [one.verdict for one in interim(found)] == ([verdict] if verdict else [])


def test_what_does_not_apply_to_the_province_is_not_judged(province: Province) -> None:
    province.asks('{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}')
    province.commune("a", counts(90, 100))
    assert (row(province).status, row(province).value) == ("not-applicable", 90)


def test_figures_are_those_of_the_communes_that_are_known(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(70, 100))
    province.commune("b", counts(None, 100))
    found = row(province)
    assert (found.gap, found.achievement, found.status) == (10, Fraction(175, 2), None)
    assert found.remaining is not None
    assert (found.remaining.variable, found.remaining.amount, found.remaining.unit) == ("quang", 10, "hộ")


# Kinds of indicators


def test_a_count_is_decided_where_every_commune_has_it(province: Province) -> None:
    province.asks("thue_bao >= 100", "thue_bao_2 <= 100")
    province.folder.write("plans/catalog/them.yaml", f"indicators: {{thue_bao_2: {COUNT}}}")
    province.commune("a", counts(30))
    province.commune("b", counts(40))
    above, below = table(province).rows
    assert (above.value, bounds(above), above.status) == (70, (70, 70), "open")
    assert below.status == "met"


COUNT = "{name: Thuê bao, measure: number, unit: thuê bao, formula: quang}"


@pytest.mark.parametrize("wanted", [">= 70", ">= 71", "<= 69", "<= 70", "< 70"])
def test_a_count_that_some_communes_lack_is_decided_by_nobody(province: Province, wanted: str) -> None:
    province.asks(f"thue_bao {wanted}")
    province.commune("a", counts(30))
    province.commune("b", counts(40))
    province.commune("c")
    found = row(province)
    assert (among(found), bounds(found), covered(found).share) == ((2, 0, 3), (None, None), None)
    assert (found.value, found.status) == (70, None)


def test_a_count_may_be_a_sum_with_a_scale(province: Province) -> None:
    province.asks("so_day >= 1")
    province.commune("a", "period: 2026-06, values: {quang: 500, dong: 300}")
    province.commune("b", "period: 2026-06, values: {quang: 400, dong: 50}")
    assert (row(province).value, row(province).status) == (Fraction(5, 4), "met")


def test_a_numerator_may_be_a_sum_of_counts(province: Province) -> None:
    province.asks("co_day >= 80")
    province.commune("a", "period: 2026-06, values: {quang: 50, dong: 10, ho: 100}")
    province.commune("b", "period: 2026-06, values: {quang: 50, dong: 30, ho: 100}")
    province.commune("c", counts(90, 100))  # of which the copper is not known
    found = row(province)
    assert (pair(found), among(found)) == ((140, 200), (2, 1, 3))
    assert bounds(found) == (Fraction(140, 3), 80)


@pytest.mark.parametrize(("name", "low"), [("vuot", 45), ("mat_do", 45)])
def test_what_has_no_ceiling_has_no_upper_bound_while_communes_wait(province: Province, name: str, low: int) -> None:
    province.asks(f"{name} >= 40")
    province.commune("a", "period: 2026-06, values: {quang: 90, ho: 100, dan: 100}")
    province.commune("b", "period: 2026-06, values: {ho: 100, dan: 100}")
    assert (bounds(row(province)), row(province).status) == ((low, None), None)
    province.commune("b", "period: 2026-06, values: {quang: 190, ho: 100, dan: 100}")
    assert (bounds(row(province)), row(province).status) == ((140, 140), "met")


@pytest.mark.parametrize(
    ("wanted", "report"),
    [
        ("toc_do >= 10", "period: 2026-06, values: {toc_do: 20}"),
        ("hai_long >= 10", results("hai_long: 20")),
        ("so_hoa == done", results("so_hoa: done")),
    ],
)
def test_speeds_published_rates_and_milestones_are_not_added_up(province: Province, wanted: str, report: str) -> None:
    province.asks(wanted)
    province.commune("a", report)
    found = row(province)
    assert (found.value, found.status, covered(found).pooled) == (None, "no-data", False)


def test_a_province_may_define_an_indicator_over_the_catalogs_variables(province: Province) -> None:
    own = 'id: rieng, name: Riêng, measure: percent, formula: dong / ho, targets: [{op: ">=", value: 50}]'
    province.asks(f"{{{own}}}")
    province.commune("a", "period: 2026-06, values: {dong: 60, ho: 100}")
    province.commune("b", "period: 2026-06, values: {dong: 60, ho: 100}", plans=())
    assert (pair(row(province)), row(province).status) == ((120, 200), "met")


def test_a_communes_own_indicator_of_the_same_id_is_another_one(province: Province) -> None:
    rate = '{{id: rieng, name: Riêng, measure: percent, formula: {}, targets: [{{op: ">=", value: 80}}]}}'
    province.commune("a", "period: 2026-06, values: {quang: 90, dong: 20, ho: 100}", plans=[rate.format("quang / ho")])
    province.asks(rate.format("dong / ho"))
    assert pair(row(province)) == (20, 100)


def test_variables_of_a_plans_own_are_not_added_up(province: Province) -> None:
    """The province's and each commune's may mean different things by one id."""
    defined = "variables: {x: {name: X, kind: count}}"
    own = '{id: rieng, name: Riêng, measure: percent, formula: x / ho, targets: [{op: ">=", value: 50}]}'
    province.asks(own, head=defined)
    province.commune("a", "period: 2026-06, values: {x: 60, ho: 100}", plans=[own], head=defined)
    assert (row(province).value, covered(row(province)).pooled) == (None, False)


def test_an_indicator_that_stands_twice_is_counted_once(province: Province) -> None:
    province.asks("quang >= 80", "quang >= 90")
    province.commune("a", counts(85, 100))
    assert (among(row(province)), row(province).status) == ((1, 0, 1), "met")


def test_an_indicator_that_nobody_defines_is_left_out(province: Province) -> None:
    province.asks("khong_co >= 80", "quang >= 80")
    province.commune("a", counts(85, 100))
    assert row(province).standing.indicator.id == "quang"


# Denominators that are no good


def test_a_denominator_of_zero_is_known_and_adds_nothing(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(0, 0))
    assert (row(province).status, among(row(province))) == ("no-data", (0, 1, 1))
    province.commune("b", counts(90, 100))
    found = row(province)
    assert (pair(found), among(found), bounds(found), found.status) == ((90, 100), (1, 1, 2), (90, 90), "met")


@pytest.mark.parametrize("below", [-100, -200])
def test_a_denominator_below_zero_which_validate_refuses_is_not_known(province: Province, below: int) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, below))
    found = row(province)
    assert (found.value, bounds(found), covered(found).unknown, found.status) == (90, (None, None), 1, None)


def test_a_sum_of_denominators_below_zero_has_no_bounds_and_no_status(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, -100))
    assert (bounds(row(province)), row(province).status) == ((None, None), None)


# Illustrative figures


def test_illustrative_figures_stay_out_unless_they_are_asked_for(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(50, 100, "2026-03"), counts(90, 100, "2026-06", ILLUSTRATIVE))
    province.commune("b", counts(10, 100, "2026-03"))
    left, used = row(province), row(province, illustrative=True)
    assert (pair(left), left.marks) == ((60, 200), ())
    assert (pair(used), used.marks) == ((100, 200), ("illustrative",))
    assert not judged(province).illustrative
    assert judged(province, illustrative=True).illustrative


@pytest.mark.parametrize(
    ("plans", "wanted", "said"),
    [
        (["quang >= 80"], "quang >= 80", {"thanh-hoa/xa-a"}),
        ([], "quang >= 80", {"thanh-hoa/xa-a"}),
        (["quang >= 80"], "mat_do >= 80", set()),  # of which nothing is invented
        (['{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}'], "quang >= 80", set()),
    ],
)
def test_whose_illustrative_figures_were_left_out_is_known(
    province: Province, plans: Sequence[str], wanted: str, said: set[str]
) -> None:
    province.asks(wanted)
    province.commune("a", counts(90, 100, "2026-06", ILLUSTRATIVE), plans=plans)
    home = province.folder.repository
    assert gather(home, home.communes("thanh-hoa"), province.question()).illustrative_left_out == said
    assert gather(home, home.communes("thanh-hoa"), province.question(illustrative=True)).illustrative_left_out == set()


# What is shown


def test_a_party_has_its_own_targets(province: Province) -> None:
    province.asks(
        '{id: quang, targets: [{op: ">=", value: 80}, {op: ">=", value: 95, party: VNPT}]}',
        "thue_bao >= 10",
    )
    province.commune("a", counts(90, 100))
    (only,) = table(province, party="VNPT").rows
    assert (only.standing.target.value, only.status) == (95, "open")
    assert [one.status for one in table(province).rows] == ["met", "met"]


def test_a_plan_without_a_target_for_the_party_is_no_table(province: Province) -> None:
    province.asks("quang >= 80")
    province.asks('{id: quang, targets: [{op: ">=", value: 95, party: VNPT}]}', year=2025)
    assert [one.name for one in judged(province, shown=Selection(party="VNPT")).tables] == ["2025-tinh"]


def test_rows_are_filtered_and_sorted_by_the_pooled_status(province: Province) -> None:
    province.asks("thue_bao >= 10", "quang >= 60", "mat_do >= 1")
    province.commune("a", counts(70, 100))
    province.commune("b", counts(None, 100), "period: 2026-05, values: {quang: 0}")
    by_status = judged(province, shown=Selection(sort="status")).tables[0]
    assert [one.status for one in by_status.rows] == ["no-data", "met", None]
    filtered = judged(province, shown=Selection(statuses=["met"])).tables[0]
    assert [one.standing.indicator.id for one in filtered.rows] == ["thue_bao"]
    assert (filtered.counts["met"], filtered.counts["no-data"], filtered.counts["open"]) == (1, 1, 0)


# The roll-up says the same


@pytest.mark.parametrize("today", ["2026-05-01", "2026-06-13", "2026-11-22"])
@pytest.mark.parametrize("illustrative", [False, True])
def test_the_figures_are_those_of_the_roll_up(province: Province, today: str, illustrative: bool) -> None:  # noqa: FBT001
    wanted = ["quang >= 80", "vuot >= 80", "co_day >= 80", "mat_do >= 40", "thue_bao >= 500", "so_day >= 1"]
    province.asks(*wanted)
    every = "{quang: 50, dong: 30, ho: 100, dan: 400}"
    province.commune("a", counts(40, 100, "2026-03"), f"period: 2026-06, values: {every}", plans=wanted)
    province.commune("b", f"period: 2026-04, values: {every}", counts(None, 120), plans=())
    province.commune("c", "period: 2026-06, values: {ho: 300, dan: 900}", plans=wanted[:2])
    province.commune("d", counts(20, 0), plans=wanted)
    province.commune("e", f"period: 2026-06{ILLUSTRATIVE}, values: {every}")
    province.commune("f", f"period: 2025, values: {every}", results("quang: 50", "2026-05"))
    province.commune("g", f"period: 2026-04, values: {every}", about="dissolved: 2026-06-01\n")
    province.commune("h", counts(5, 7), about="established: 2026-06-01\n")
    province.commune("i", counts(5, 7), plans=['{id: quang, not_applicable: x, targets: [{op: ">=", value: 80}]}'])
    rolled = {one.indicator.id: one for one in province.rolled_up(today=today, illustrative=illustrative).indicators}
    rows = table(province, today, illustrative=illustrative).rows
    assert len(rows) == len(wanted)
    for found in rows:
        one, here = rolled[found.standing.indicator.id], covered(found)
        assert among(found) == (one.pooled.sums.known, one.pooled.sums.waiting, one.pooled.sums.communes)
        assert pair(found) == (
            (one.figure.numerator, one.figure.denominator) if one.figure.denominator is not None else (None, None)
        )
        assert found.standing.actual is not None
        assert (found.standing.actual.value, here.low, here.high) == (one.figure.value, one.figure.low, one.figure.high)
        assert here.share == one.pooled.share


def test_a_milestone_of_the_provinces_own_waits_for_a_way_to_report_it(province: Province) -> None:
    own = 'id: ioc, name: IOC, measure: milestone, targets: [{op: "==", value: done}]'
    province.asks(f"{{{own}}}")
    province.commune("a")
    found = row(province)
    assert (found.standing.target.value, found.status, covered(found).pooled) == (State.DONE, "no-data", False)


# Of which day the communes are asked


@pytest.mark.parametrize(
    ("today", "year"),
    [
        ("2025-12-31", 2026),  # before it begins, in the year in which it does
        ("2026-01-01", None),
        ("2027-06-30", None),
        ("2027-07-01", 2027),  # after it, in the year in which it ended
    ],
)
def test_communes_are_asked_of_the_day_while_a_plan_is_in_force_else_of_a_year(
    province: Province, today: str, year: int | None
) -> None:
    province.asks("quang >= 80", head="end: 2027-06-30")
    own = province.folder.repository.commune_files("thanh-hoa")
    asked = questions(own, Question(None, date.fromisoformat(today), illustrative=False), None)
    assert [one.year for one in asked] == [year]


def test_a_province_is_called_as_its_own_file_has_it_else_as_its_communes_do(province: Province) -> None:
    province.asks("quang >= 80")
    home = province.folder.repository.commune_files
    assert name_of(home("thanh-hoa"), []) == "thanh-hoa"
    province.commune("a", counts(90, 100))
    assert province.rolled_up().province == "Thanh Hóa"
    province.folder.write("plans/thanh-hoa/province.yaml", 'name: Tỉnh Thanh\ncode: "38"\n')
    assert province.rolled_up().province == "Tỉnh Thanh"
