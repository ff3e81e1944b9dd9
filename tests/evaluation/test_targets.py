"""design.md 2.4 and 4.2: due dates, ranges, growth, and later decisions, with figures worked out by hand."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from fractions import Fraction

import pytest

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.standing import Standing
from cdsplan.evaluation.targets import DueTarget, listed
from cdsplan.model.period import Calendar
from cdsplan.model.targets import shown
from cdsplan.repository.timeline import timeline
from tests.inline import PERCENT, definitions_of, number, percent, plan, reports, standing, standings
from tests.inline import indicator as written

YEARS = "year: 2025\nend: 2026-12-31"
TOTAL = number("ho_so")


def quang(share: str, when: str) -> str:
    """So many of 1000 households."""
    return f"period: {when}, values: {{ho: 1000, quang: {share}}}"


def counted(value: int, as_of: str) -> str:
    return f"period: {as_of[:7]}, calendar: calendar, as_of: {as_of}, values: {{ho_so: {value}}}"


def verdicts(found: Standing) -> list[tuple[str, str | None]]:
    return [(one.due.isoformat(), one.verdict) for one in found.targets]


# Each year


def test_each_year_stands_for_a_target_every_31_december_and_the_last_at_the_plans_end() -> None:
    found = standing(head="year: 2025\nend: 2027-06-30", targets=[">= 80, each_year: true"], today="2026-03-01")
    assert [one.due.isoformat() for one in found.targets] == ["2025-12-31", "2026-12-31", "2027-06-30"]
    assert found.target.due == date(2026, 12, 31)


def test_each_year_has_its_own_verdict() -> None:
    reports = quang("820", "2025"), quang("790", "2026")
    found = standing(*reports, head=YEARS, targets=[">= 80, each_year: true"], today="2027-01-01")
    assert verdicts(found) == [("2025-12-31", "met"), ("2026-12-31", "missed")]


# Ranges


@pytest.mark.parametrize(
    ("op", "ends", "share", "status", "exceeds"),
    [
        (">=", "70, to: 80", "690", "open", False),
        (">=", "70, to: 80", "700", "met", False),
        (">=", "70, to: 80", "800", "met", False),
        (">=", "70, to: 80", "801", "met", True),
        ("<=", "30, to: 20", "300", "met", False),
        ("<=", "30, to: 20", "200", "met", False),
        ("<=", "30, to: 20", "199", "met", True),
    ],
)
def test_a_range_is_judged_by_its_value_and_exceeded_beyond_its_other_end(
    op: str, ends: str, share: str, status: str, *, exceeds: bool
) -> None:
    found = standing(quang(share, "2026-06"), targets=[f"{op} {ends}"])
    assert (found.status, found.exceeds) == (status, exceeds)


def test_two_ranges_that_end_elsewhere_contradict_each_other() -> None:
    assert standing(quang("500", "2026-06"), targets=[">= 70, to: 80", ">= 70"]).conflict
    assert not standing(quang("500", "2026-06"), targets=[">= 70, to: 80", ">= 70, to: 80.0"]).conflict


# Growth


def grown(*reports: str, change: str, definition: str = PERCENT, own: str = "", today: str = "2026-11-22") -> DueTarget:
    (found,) = standings([_grown(change, definition, own)], reports, today=today).values()
    return found.target


def _grown(change: str, definition: str, own: str) -> str:
    op, rest = change.split(" ", 1)
    more = f", {own}" if own else ""
    return f'{{id: x, name: Chỉ tiêu, {definition}, targets: [{{op: "{op}", {rest}}}]{more}}}'


@pytest.mark.parametrize(
    ("change", "value"),
    [
        (">= from: last-year, percent: 20", 60),
        (">= from: last-year, points: 5", 55),
        ("<= from: last-year, percent: -10", 45),
        ("<= from: last-year, points: -60", 0),
        (">= from: last-year, percent: 200", 100),
        (">= from: last-year, points: 49.5", Fraction(199, 2)),
        (">= from: last-year, percent: 0", 50),
    ],
)
def test_growth_is_reckoned_from_last_years_figure_exactly(change: str, value: Fraction | int) -> None:
    assert grown(quang("500", "2025"), change=change).value == value


def test_a_percent_that_is_to_exceed_100_is_to_reach_it() -> None:
    target = grown(quang("900", "2025"), change="> from: last-year, points: 10")
    assert (target.op, target.value) == (">=", 100)


def test_a_percent_that_is_to_stay_below_more_than_100_is_to_stay_below_it() -> None:
    for op in ("<=", "<"):
        target = grown(quang("900", "2025"), change=f"{op} from: last-year, points: 10")
        assert (target.op, target.value) == (op, 100)


def test_growth_over_nothing_or_over_zero_has_no_value() -> None:
    assert grown(change=">= from: last-year, percent: 20").value is None
    assert grown(quang("0", "2025"), change=">= from: last-year, percent: 20").value is None
    assert grown(quang("0", "2025"), change=">= from: last-year, points: 20").value == 20


def test_an_indicator_whose_growth_is_unknown_has_no_data_and_keeps_its_actual() -> None:
    texts = quang("700", "2026-06"), "period: 2026-09, values: {ho: 1000}"
    (found,) = standings([_grown(">= from: last-year, percent: 5", PERCENT, "")], texts).values()
    assert (found.status, found.gap, found.missing) == ("no-data", None, ())
    assert found.actual
    assert found.target.growth
    assert found.target.growth.year == 2025


@pytest.mark.parametrize(
    ("report", "value"),
    [
        (quang("500", "2024"), None),  # of the year before
        (quang("500", "2025-02"), 60),
        (quang("500", "2026-01"), None),
    ],
)
def test_the_base_lies_within_the_year_before_the_due_date(report: str, value: int | None) -> None:
    assert grown(report, change=">= from: last-year, percent: 20").value == value


def test_last_year_is_unknown_until_its_day_has_passed() -> None:
    report, due = quang("500", "2025-06"), ">= from: last-year, percent: 20, due: 2026-06-30"
    assert grown(report, change=due, today="2025-06-30").value is None
    assert grown(report, change=due, today="2025-07-01").value == 60


@pytest.mark.parametrize(("as_of", "value"), [("2025-11-30", None), ("2025-12-01", 120), ("2025-12-31", 120)])
def test_of_a_counter_only_the_whole_year_counts(as_of: str, value: int | None) -> None:
    target = grown(counted(100, as_of), change=">= from: last-year, percent: 20", definition=TOTAL)
    assert target.value == value


@pytest.mark.parametrize(("established", "value"), [(date(2025, 7, 1), None), (date(2024, 7, 1), 120)])
def test_a_counter_of_a_communes_first_year_is_no_base(established: date, value: int | None) -> None:
    report = counted(100, "2025-12-31")
    (found,) = standings(
        [_grown(">= from: last-year, percent: 20", TOTAL, "")], [report], established=established
    ).values()
    assert found.target.value == value


def test_growth_is_told_from_a_history_of_last_year_where_there_is_one() -> None:
    # As of many communes: those that are known in both years.
    read_plan = plan([_grown(">= from: last-year, percent: 20", PERCENT, "")])
    definitions = definitions_of(read_plan)
    indicator = definitions.of_plan(read_plan)[0]
    every, both = (timeline(reports([quang(share, "2025")]), Calendar.ND09) for share in ("500", "600"))
    past = History(indicator, definitions.variables, every, last_year=History(indicator, definitions.variables, both))
    (target,) = listed(Evaluation(read_plan, date(2026, 11, 22)), past)
    assert target.value == 72


def test_growth_over_the_plans_own_baseline() -> None:
    own = "baseline: {value: 61.5, as_of: 2025-10-31}"
    target = grown(change=">= from: baseline, points: 5", own=own)
    assert target.growth
    assert target.growth.base
    assert (target.value, target.growth.year, target.growth.base.as_of) == (Fraction(133, 2), 2025, date(2025, 10, 31))
    assert not target.illustrative


def test_growth_over_a_baseline_that_is_not_given_has_no_value() -> None:
    target = grown(change=">= from: baseline, points: 5")
    assert target.growth
    assert (target.value, target.growth.year, target.growth.base, target.illustrative) == (None, 2026, None, False)


def test_growth_over_an_illustrative_figure_says_so() -> None:
    assert grown(f"{quang('500', '2025')}, illustrative: true", change=">= from: last-year, points: 5").illustrative
    assert not grown(quang("500", "2025"), change=">= from: last-year, points: 5").illustrative
    assert not standing().target.illustrative


@pytest.mark.parametrize(("op", "expected"), [(">=", "36.67"), ("<=", "36.66")])
def test_what_growth_comes_to_is_shown_on_its_harder_side(op: str, expected: str) -> None:
    report = "period: 2025, values: {ho: 3, quang: 1}"
    assert str(shown(grown(report, change=f"{op} from: last-year, percent: 10"), 2)) == expected


def test_a_plain_target_and_growth_never_contradict_each_other_and_the_harder_counts() -> None:
    plain, growth = _targets(">= value: 70", ">= from: last-year, percent: 20")
    found = _only([plain, growth], quang("500", "2025"), quang("550", "2026-06"))
    assert (found.conflict, found.target.value) == (False, 70)
    found = _only([plain, growth], quang("650", "2025"), quang("550", "2026-06"))
    assert found.target.value == 78
    assert _only([growth, plain], quang("550", "2026-06")).target.value == 70


def _targets(*changes: str) -> list[str]:
    return [f'{{op: "{op}", {rest}}}' for op, rest in (one.split(" ", 1) for one in changes)]


def _only(targets: list[str], *reports: str, today: str = "2026-11-22", party: str | None = None) -> Standing:
    only = f"{{id: x, name: Chỉ tiêu, {PERCENT}, targets: [{', '.join(targets)}]}}"
    (found,) = standings([only], reports, today=today, party=party).values()
    return found


# Later decisions


AMENDED = [">= 80", ">= 85, since: 2026-07-05"]


@pytest.mark.parametrize(
    ("today", "counts", "listed"),
    [("2026-07-04", 80, [80]), ("2026-07-05", 85, [80, 85]), ("2027-01-01", 85, [80, 85])],
)
def test_an_amendment_replaces_the_target_from_its_day_on(today: str, counts: int, listed: list[int]) -> None:
    found = standing(quang("820", "2026-06"), targets=AMENDED, today=today)
    assert (found.target.value, [one.value for one in found.targets]) == (counts, listed)
    assert not found.conflict


def test_only_what_was_in_force_on_the_due_date_has_a_verdict() -> None:
    found = standing(quang("820", "2026"), targets=AMENDED, today="2027-01-01")
    assert [one.verdict for one in found.targets] == [None, "missed"]


def test_an_amendment_made_after_the_due_date_leaves_its_verdict() -> None:
    targets = [">= 80, due: 2026-06-30", ">= 85, due: 2026-06-30, since: 2026-07-05"]
    found = standing(quang("820", "2026-06"), targets=targets, today="2026-07-10")
    assert [one.verdict for one in found.targets] == ["met", None]


@pytest.mark.parametrize(
    "other", [">= 60, party: UBND xã", ">= 60, due: 2026-06-30", ">= 60, since: 2026-07-05", ">= 60, since: 2026-08-01"]
)
def test_it_replaces_only_earlier_ones_of_its_party_and_due_date(other: str) -> None:
    found = standing(quang("500", "2026-06"), targets=[other, ">= 85, since: 2026-07-05"], today="2026-09-01")
    assert found.targets[0].in_force


def test_what_was_replaced_comes_back_when_the_amendment_ends() -> None:
    targets = [">= 80", ">= 60, since: 2026-07-05, until: 2026-09-01"]
    wanted = {
        day: standing(targets=targets, today=day).target.value for day in ("2026-07-01", "2026-08-01", "2026-09-01")
    }
    assert wanted == {"2026-07-01": 80, "2026-08-01": 60, "2026-09-01": 80}


def test_what_has_ended_neither_counts_nor_bends_the_line_nor_contradicts() -> None:
    targets = [">= 80", ">= 70, due: 2026-06-30, until: 2026-05-01", ">= 85, until: 2026-05-01"]
    found = standing(quang("0", "2025"), quang("300", "2026-03"), targets=targets, today="2026-06-01")
    # From 0 on 2025-12-14 to 80 on 2026-12-31 are 382 days; to 14 March are 90 of them.
    assert (found.target.value, found.conflict, found.expected) == (80, False, Fraction(80 * 90, 382))


def test_an_indicator_none_of_whose_targets_is_in_force_is_left_out() -> None:
    ended, begun = written(targets=[">= 80, until: 2026-05-01"], name="a"), written(name="b")
    assert list(standings([ended, begun], [], today="2026-05-01")) == ["b"]
    assert list(standings([ended, begun], [], today="2026-04-30")) == ["a", "b"]


def test_a_partys_outputs_list_that_partys_targets_alone() -> None:
    found = standing(quang("500", "2026-06"), targets=[">= 80", ">= 60, party: A", ">= 70, party: B"], party="A")
    assert [one.party for one in found.targets] == ["A"]


def test_of_several_effective_targets_for_a_date_the_hardest_counts() -> None:
    targets = [">= 70, effective: true", ">= 75, party: A, effective: true", ">= 90"]
    assert standing(targets=targets).target.value == 75


def test_all_percent_growth_of_a_rate_over_cumulative_counts() -> None:
    reports = (
        "period: 2025, as_of: 2025-12-31, values: {ho_so: 50, ho: 100}",
        "period: 2026-06, values: {ho_so: 30, ho: 100}",
    )
    found = grown(*reports, change=">= from: last-year, points: 5", definition=percent("ho_so / ho"))
    assert found.value == 55
