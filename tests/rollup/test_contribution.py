"""One commune's part: what of it enters a roll-up, and how it reports (design.md, section 6)."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from fractions import Fraction

import pytest

from cdsplan.rollup.contribution import contribution
from cdsplan.rollup.publication import publication
from cdsplan.rollup.summary import Rollup, pooled_by
from tests.communes import ILLUSTRATIVE, Province, counts, plan, terms
from tests.inline import target

# What stays out


def test_stale_figures_stay_out_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(200, 300, "2025"))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.tally.counts["stale"], pooled.pooled.sums.known) == (90, 1, 1)
    assert pooled.pooled.sums.missing == 300  # its households are known all the same
    assert "xa-b" not in str(pooled.tally.furthest)


def test_a_stale_figure_is_not_listed(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {toc_do: 90}", plans=["toc_do >= 80"])
    province.commune("b", "period: 2025, values: {toc_do: 70}", plans=["toc_do >= 80"])
    assert [one.path[-1] for one in province.pooled("toc_do").tally.listed] == ["a"]


def test_a_figure_of_what_does_not_apply_is_of_no_use(province: Province) -> None:
    path = province.commune(
        "a", counts(90, 100), plans=['{id: quang, not_applicable: x, targets: [{op: ">=", value: 60}]}']
    )
    home, question = province.folder.repository, province.question()
    _, [one] = contribution(home.commune_files(path), question, pooled_by(home, question))
    assert (one.status, one.value) == ("not-applicable", None)


def test_what_a_commune_defines_for_itself_is_no_figure_of_the_provinces(province: Province) -> None:
    own = f"{{id: rieng, name: X, measure: percent, formula: quang / ho, targets: [{target('>= 1')}]}}"
    path = province.commune("a", counts(90, 100), plans=["quang >= 80", "toc_do >= 1", own])
    home, question = province.folder.repository, province.question()
    found = publication(home, home.commune_files(path), question, pooled_by(home, question))
    assert {name: one.value for name, one in found.figures.items()} == {"quang": 90}


def test_a_figure_that_only_the_province_asks_for_is_not_judged(province: Province) -> None:
    province.asks("toc_do >= 80")
    province.commune("a", "period: 2026-06, values: {toc_do: 70}", plans=[])
    [one] = province.pooled("toc_do").tally.listed
    assert (one.value, one.status, one.target, one.gap) == (70, None, None, None)


def test_illustrative_figures_stay_out_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100, more=ILLUSTRATIVE))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.tally.illustrative, pooled.tally.counts["no-data"]) == (90, 1, 1)
    found = province.rolled_up()
    assert [(one.path[-1], one.illustrative_left_out, one.reported) for one in found.communes] == [
        ("a", False, 2),
        ("b", True, 0),
    ]


def test_illustrative_figures_enter_where_they_are_asked_for_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100, more=ILLUSTRATIVE))
    pooled = province.pooled(illustrative=True)
    assert (pooled.figure.value, pooled.tally.illustrative, pooled.pooled.sums.known) == (50, 1, 2)
    found = province.rolled_up(illustrative=True)
    assert [(one.illustrative_left_out, one.illustrative) for one in found.communes] == [(False, False), (False, True)]


def test_only_an_indicator_whose_own_figure_is_illustrative_counts_as_such(province: Province) -> None:
    other = f"period: 2026-03{ILLUSTRATIVE}, values: {{dan: 5}}"
    province.commune("a", counts(90, 100), other)
    tally = province.pooled(illustrative=True).tally
    assert (tally.illustrative, tally.counts) == (0, {"met": 1})


def test_an_older_real_figure_stands_in_for_an_illustrative_one(province: Province) -> None:
    province.commune("a", counts(50, 100, "2026-03"), counts(90, 100, more=ILLUSTRATIVE))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.tally.illustrative) == (50, 1)


def test_an_illustrative_denominator_does_not_wait(province: Province) -> None:
    province.commune("a", counts(None, 100, more=ILLUSTRATIVE))
    sums = province.pooled().pooled.sums
    assert (sums.waiting, sums.missing) == (0, 0)


def test_what_does_not_apply_stays_out_and_is_counted(province: Province) -> None:
    exempt = '{id: quang, not_applicable: Không có hạ tầng, targets: [{op: ">=", value: 60}]}'
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[exempt])
    province.commune("c", counts(10, 100, more=ILLUSTRATIVE), plans=[exempt])
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.pooled.sums.communes, pooled.tally.counts) == (
        90,
        1,
        {"met": 1, "not-applicable": 2},
    )
    assert pooled.tally.illustrative == 0  # it would not have been used
    assert terms(pooled) == (">=", 80, None, date(2026, 12, 31))  # nor is its target anybody's


# Which plans

SEVERAL = "end: 2030-12-31"


def test_a_plan_of_several_years_counts_whenever_it_began(province: Province) -> None:
    """500 of 1,000 and 850 of 1,000 are 67.5 %, and not 85 %."""
    province.commune("a", counts(500, 1000), year=2025, head=SEVERAL)
    province.commune("b", counts(850, 1000))
    pooled = province.pooled(today="2026-06-30")
    assert (pooled.figure.value, pooled.pooled.sums.known, pooled.pooled.sums.communes) == (Fraction(675, 10), 2, 2)


def test_a_commune_with_a_plan_of_several_years_has_its_status_its_overdue_report_and_its_place(
    province: Province,
) -> None:
    head = f'{SEVERAL}\nreport_due: ["03-20"]'
    province.commune("a", counts(500, 1000, "2025", ", as_of: 2025-12-31"), year=2025, head=head)
    province.commune("b", counts(850, 1000))
    found = province.rolled_up(today="2026-06-30")
    assert found.indicators[0].figure.value == Fraction(675, 10)
    assert [(one.path[-1], dict(one.counts), one.overdue, one.silent) for one in found.communes] == [
        ("a", {"open": 1}, None, True),  # it reported since the due date of 2025, but not in 2026
        ("b", {"met": 1}, None, False),
    ]
    assert [one.path[-1] for one in found.indicators[0].tally.furthest] == ["a"]
    assert [one.overdue for one in province.rolled_up(today="2027-03-21").communes] == [date(2027, 3, 20)]


@pytest.mark.parametrize(
    ("today", "year", "in_force"),
    [
        ("2026-03-31", None, False),
        ("2026-04-01", None, True),
        ("2026-08-31", None, True),
        ("2026-09-01", None, False),
        ("2026-09-01", 2026, True),
        ("2026-01-01", 2026, True),
        ("2026-09-01", 2025, False),
    ],
)
def test_a_plan_is_in_force_from_its_start_to_its_end_or_touches_the_year(
    province: Province, today: str, year: int | None, in_force: object
) -> None:
    province.commune("a", head="start: 2026-04-01\nend: 2026-08-31")
    assert bool(province.rolled_up(today=today, year=year).communes) == in_force


def two_plans(province: Province, first: str, second: str) -> Rollup:
    path = province.commune("a", counts(85, 100), plans=[first])
    province.folder.write(f"plans/{path}/2026-them.yaml", plan([second]))
    return province.rolled_up()


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("quang >= 95", "quang >= 80", 95),  # of equals the first by file name
        ("quang >= 95", "quang >= 80, due: 2026-12-30", 80),
        ("quang >= 95, due: 2026-12-30", "quang >= 80", 95),
        ("quang >= 95", "quang >= 80, due: 2026-06-30", 80),  # both are past or not: the earlier one
    ],
)
def test_of_several_plans_that_ask_for_one_indicator_the_one_that_is_due_first_judges(
    province: Province, first: str, second: str, wanted: int
) -> None:
    found = two_plans(province, first, second)
    [pooled] = found.indicators
    assert (pooled.pooled.sums.denominator, pooled.target and pooled.target.value) == (100, wanted)
    assert len(pooled.tally.counts) == len(found.communes[0].counts) == 1


def test_the_plan_that_is_due_first_gives_the_figure_too(province: Province) -> None:
    """Its own began after the report: the figure is stale for it, and waits."""
    path = province.commune("a", counts(85, 100), year=2025, head=SEVERAL)
    short = plan(["quang >= 80"], head="start: 2026-07-01")
    province.folder.write(f"plans/{path}/2026-them.yaml", short)
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.pooled.sums.waiting, pooled.tally.counts) == (None, 1, {"stale": 1})


# What waits


def test_a_stale_figure_waits_with_its_last_denominator_however_old_it_is(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(200, 300, "2024"))
    sums = province.pooled().pooled.sums
    assert (sums.waiting, sums.missing, sums.unknown) == (1, 300, 0)
    province.commune("b", counts(None, 310, "2026-03"))
    assert province.pooled().pooled.sums.missing == 310


def test_a_stale_counters_denominator_is_that_of_its_year_and_not_known_in_the_next(province: Province) -> None:
    province.folder.write("plans/catalog/ho-so.yaml", DOSSIERS)
    report = "period: 2025, values: {truc_tuyen: 200, ho_so: 300}"
    province.commune("a", report, plans=["truc_tuyen >= 80"])
    pooled = province.pooled("truc_tuyen")
    assert (pooled.tally.counts, pooled.pooled.sums.waiting, pooled.pooled.sums.unknown) == ({"stale": 1}, 0, 1)


DOSSIERS = """\
variables:
  ho_so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  truc_tuyen: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true}
indicators:
  truc_tuyen: {name: Trực tuyến, measure: percent, formula: truc_tuyen / ho_so}
"""


# Which communes


def absent(province: Province, **wanted: object) -> dict[str, list[str]]:
    found = province.rolled_up(**wanted)  # type: ignore[arg-type]
    return {why: [one.path[-1] for one in group] for why, group in found.absent.items()}


def test_a_commune_without_a_plan_of_the_year_does_not_count(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), year=2025)
    assert absent(province) == {"no-plan": ["b"]}
    assert province.pooled().figure.denominator == 100
    assert absent(province, year=2025) == {"no-plan": ["a"]}


def test_a_folder_with_nothing_of_ours_in_it_is_no_commune(province: Province) -> None:
    province.folder.write("plans/thanh-hoa/xa-a/anh.jpg", "")
    assert (absent(province), province.rolled_up().communes) == ({}, ())
    province.folder.write("plans/thanh-hoa/xa-b/reports/.gitkeep", "")
    assert absent(province) == {"unreadable": ["b"]}


def test_a_commune_whose_files_do_not_load_is_unreadable(province: Province) -> None:
    province.commune("a", counts(90, 100))
    path = province.commune("b", counts(90, 100))
    province.folder.write(f"plans/{path}/reports/2026-03.yaml", "period: [\n")
    found = province.rolled_up()
    assert [one.path[-1] for one in found.absent["unreadable"]] == ["b"]
    assert [one.rule for one in found.findings] == ["yaml-syntax"]
    assert found.indicators[0].figure.denominator == 100


def test_a_warning_of_reading_keeps_no_commune_out(province: Province) -> None:
    path = province.commune("a", counts(90, 100))
    province.folder.write(f"plans/{path}/reports/2026-03.yaml", b"\xef\xbb\xbfperiod: 2026-03\n")
    found = province.rolled_up()
    assert (len(found.communes), [one.rule for one in found.findings]) == (1, ["text-form"])


@pytest.mark.parametrize(
    ("today", "counting"), [("2026-06-30", "a"), ("2026-07-01", "b"), ("2026-07-02", "b"), ("2026-11-22", "b")]
)
def test_a_dissolved_commune_counts_until_the_day_before_and_then_its_successor(
    province: Province, today: str, counting: str
) -> None:
    province.commune("a", counts(50, 100), about='dissolved: 2026-07-01\nsuccessor: "00002"\n')
    province.commune("b", counts(90, 100), about="established: 2026-07-01\n")
    found = province.rolled_up(today=today)
    assert [one.path[-1] for one in found.communes] == [counting]
    assert found.indicators[0].figure.denominator == 100
    if counting == "a":
        assert [one.path[-1] for one in found.absent["not-established"]] == ["b"]
    else:
        assert [(one.path[-1], one.successor) for one in found.absent["dissolved"]] == [("a", "00002")]


def test_in_a_year_that_is_over_a_commune_dissolved_later_still_counts(province: Province) -> None:
    province.commune("a", counts(50, 100, "2025-06"), year=2025, about="dissolved: 2026-03-01\n")
    province.commune("b", counts(90, 100, "2025-06"), year=2025, about="established: 2026-03-01\n")
    found = province.rolled_up(year=2025)
    assert [one.path[-1] for one in found.communes] == ["a"]
    assert found.indicators[0].tally.counts == {"missed": 1}
    assert absent(province, year=2025) == {"not-established": ["b"]}
    gone = province.commune("c", year=2025, about="dissolved: 2025-12-31\n")
    assert [one.path for one in province.rolled_up(year=2025).absent["dissolved"]] == [gone]


def test_a_dissolved_commune_is_evaluated_no_later_than_the_day_before(province: Province) -> None:
    """Its plan runs until March 2026, its target is due at the end of January: after its last day nothing is missed."""
    head = "end: 2026-03-31"
    about = "dissolved: 2026-02-01\n"
    province.commune(
        "a", counts(50, 100, "2025-06"), counts(90, 100, "2026-02"), year=2025, head=head, about=about,
        plans=["quang >= 80, due: 2026-01-31"],
    )  # fmt: skip
    pooled = province.pooled(year=2025)
    assert (pooled.figure.value, pooled.tally.counts) == (50, {"open": 1})


# How they report


def test_who_has_not_reported_within_the_plan_is_named(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100, "2025"))
    province.commune("c", counts(90, 100, more=ILLUSTRATIVE))
    province.commune("d", counts(90, 100, "2026-12"))  # not yet
    found = province.rolled_up()
    assert [one.path[-1] for one in found.silent] == ["b", "c", "d"]
    assert [one.last_report for one in found.communes] == [date(2026, 6, 14), date(2025, 12, 14), None, None]


def test_a_commune_without_a_plan_has_reported_within_the_provinces(province: Province) -> None:
    province.asks("quang >= 60")
    province.commune("a", counts(90, 100), plans=[])
    province.commune("b", counts(90, 100, "2025"), plans=[])
    assert [one.path[-1] for one in province.rolled_up().silent] == ["b"]


def overdue(province: Province, **wanted: object) -> dict[str, date | None]:
    found = province.rolled_up(**wanted)  # type: ignore[arg-type]
    assert found.overdue == [one for one in found.communes if one.overdue]
    return {one.path[-1]: one.overdue for one in found.communes}


def test_reports_are_overdue_by_the_plans_own_days(province: Province) -> None:
    due = 'report_due: ["06-20", "12-20"]'
    province.commune("a", head=due)
    province.commune("b", counts(90, 100), head=due)  # of 14 June, as the half year
    province.commune("c", counts(90, 100, "2026-05"), head=due)
    province.commune("d", counts(90, 100, more=ILLUSTRATIVE), head=due)
    late = date(2026, 6, 20)
    assert overdue(province) == {"a": late, "b": None, "c": late, "d": late}


def test_of_several_plans_the_oldest_day_is_told(province: Province) -> None:
    path = province.commune("a", head='report_due: ["11-10"]')
    province.folder.write(f"plans/{path}/2026-them.yaml", plan(["thue_bao >= 1"], head='report_due: ["09-15"]'))
    assert overdue(province) == {"a": date(2026, 9, 15)}


def test_the_settings_say_when_reports_are_due_where_a_plan_does_not(province: Province) -> None:
    province.folder.write("plans/cdsplan.yaml", 'report_due: ["09-15"]\n')
    province.commune("a")
    province.commune("b", head='report_due: ["12-10"]')
    assert overdue(province) == {"a": date(2026, 9, 15), "b": None}


def test_where_nobody_says_when_nothing_is_overdue(province: Province) -> None:
    province.commune("a")
    assert overdue(province) == {"a": None}


def test_so_many_of_the_variables_their_plans_need_are_reported(province: Province) -> None:
    province.commune("a", counts(90, None), plans=["quang >= 80", "co_day >= 80"])
    [one] = province.rolled_up().communes
    assert (one.needed, one.reported) == (3, 1)
    province.commune("a", counts(None, 100, "2026-03"), plans=["quang >= 80", "co_day >= 80"])  # in an earlier report
    [one] = province.rolled_up().communes
    assert (one.needed, one.reported) == (3, 2)


def test_why_figures_are_missing_is_told_of_what_has_none_of_what_is_asked_after(province: Province) -> None:
    null, own = "{value: null, note: chưa rà soát}", "name: X, measure: percent, formula: nha / ho"
    province.commune("a", f"period: 2026-06, values: {{ho: 9, quang: {null}}}", plans=["thue_bao >= 1"])
    province.commune("b", "period: 2026-06, values: {ho: 9, quang: {value: null}}")
    province.commune("c", counts(5, 9, "2026-03"), f"period: 2026-06, values: {{quang: {null}}}")
    province.commune("d", f"period: 2026-06, results: {{hai_long: {null}}}", plans=["hai_long >= 80", "toc_do >= 1"])
    province.commune(
        "e", f"period: 2026-06, values: {{nha: {null}}}", plans=[f"{{id: x, {own}, targets: [{target('>= 1')}]}}"]
    )

    def told(*only: str) -> dict[str, list[tuple[str, str]]]:
        found = province.rolled_up(only=only).communes
        return {one.path[-1]: [(why.name.vi, why.note) for why in one.reasons] for one in found if one.reasons}

    households, pleased = [("Hộ dùng cáp quang", "chưa rà soát")], [("Hài lòng", "chưa rà soát")]
    assert told() == {"a": households, "d": pleased}
    assert told("thue_bao") == {"a": households}
    assert told("toc_do") == {}


def test_a_period_is_left_out_where_only_illustrative_figures_report_it(province: Province) -> None:
    province.commune("a", counts(90, 100, more=ILLUSTRATIVE))
    province.commune("b", counts(90, 100), counts(90, 100, "2026-03", more=ILLUSTRATIVE))
    province.commune("c", counts(90, 100, "2026-03", more=ILLUSTRATIVE))
    found = province.official_report().rollup.communes
    assert {one.path[-1]: one.period_left_out for one in found} == {"a": True, "b": False, "c": False}


def test_every_commune_says_who_it_is(province: Province) -> None:
    province.commune("a", counts(90, 100))
    [one] = province.rolled_up().communes
    assert (one.path, one.name, one.code, one.province) == ("thanh-hoa/xa-a", "Xã A", "00001", "Thanh Hóa")
