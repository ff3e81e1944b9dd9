"""design.md 4.1 to 4.5: where an indicator stands, with figures worked out by hand.

2026 has 365 days: from 2025-12-31 to 14 March are 73 of them, a fifth of the way to the end of the year.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.figures import Remaining
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.standing import Position, Standing, parties, pasts, positions
from cdsplan.model.fields import State
from cdsplan.model.period import Calendar
from cdsplan.repository.timeline import timeline
from tests.inline import PERCENT, definitions_of, indicator, number, percent, plan, reports, standing, standings

MILESTONE = "measure: milestone"
HALF_YEAR = "period: 2026-06, values: {ho: 1000, quang: 700}"


def quang(share: str, when: str = "2026-06") -> str:
    """So much of 1000 households, in tenths of a percent."""
    return f"period: {when}, values: {{ho: 1000, quang: {share}}}"


def published(value: str, as_of: str = "2026-03-14") -> str:
    return f"period: {as_of[:7]}, as_of: {as_of}, results: {{x: {value}}}"


# Dates


@pytest.mark.parametrize(("today", "status"), [("2026-06-13", "no-data"), ("2026-06-14", "open")])
def test_a_report_counts_from_its_own_date_on(today: str, status: str) -> None:
    assert standing(HALF_YEAR, today=today).status == status


def test_the_actual_is_the_latest_observation_and_previous_the_one_before() -> None:
    texts = [quang("500", "2026-03"), quang("600", "2026-06"), quang("650", "2026-09"), quang("700", "2026-10")]
    found = standing(*texts, today="2026-09-30")
    assert found.actual is not None
    assert found.previous is not None
    assert (found.actual.value, found.previous.value, found.previous.as_of) == (65, 60, date(2026, 6, 14))


def test_nothing_after_the_plans_end_judges_it() -> None:
    head = "year: 2026\nend: 2026-06-30"
    found = standing(quang("700"), quang("900", "2026-09"), head=head)
    assert found.actual is not None
    assert (found.actual.value, found.status) == (70, "missed")


def test_a_later_report_does_not_exist_even_for_what_is_missing() -> None:
    texts = "period: 2026-03, values: {quang: 5}", "period: 2026-06, values: {ho: 9}"
    assert standing(*texts, today="2026-05-01").missing == ("ho",)
    assert standing(*texts, head="year: 2026\nend: 2026-05-01").missing == ("ho",)


TOTAL = number("ho_so")


def counted(value: int, as_of: str) -> str:
    """So many dossiers since New Year."""
    return f"period: {as_of[:7]}, as_of: {as_of}, values: {{ho_so: {value}}}"


def test_previous_of_a_counter_lies_in_the_same_year() -> None:
    texts = counted(90, "2025-12-31"), counted(10, "2026-01-31"), counted(20, "2026-02-28")
    assert standing(*texts[:2], definition=TOTAL).previous is None
    found = standing(*texts, definition=TOTAL)
    assert found.previous is not None
    assert (found.previous.value, found.previous.as_of) == (10, date(2026, 1, 31))


def test_previous_of_what_is_no_counter_may_lie_in_another_year() -> None:
    found = standing(quang("500", "2025-12"), quang("600", "2026-03"))
    assert found.previous is not None
    assert found.previous.value == 50


def position(*texts: str, definition: str = PERCENT, targets: Sequence[str] = (">= 80",)) -> Position:
    """What a roll-up asks."""
    read_plan = plan([indicator(definition, targets)])
    dated = timeline(reports(texts), Calendar.ND09)
    evaluation = Evaluation(read_plan, date(2026, 11, 22))
    (found,) = positions(evaluation, pasts(evaluation, definitions_of(read_plan), dated))
    return found


def test_a_position_has_a_gap_where_it_has_an_actual() -> None:
    assert position(HALF_YEAR).gap == 10
    assert position().gap is None


def test_a_milestones_last_state_is_never_stale() -> None:
    found = position(published("in-progress", "2019-03-14"), definition=MILESTONE, targets=["== done"])
    assert (found.status, found.stale) == ("open", False)
    assert position(published("70", "2019-03-14")).stale


def test_every_party_is_named_once_in_the_order_of_the_plans() -> None:
    first = plan([indicator(targets=[">= 80, party: UBND", ">= 80", ">= 85, party: VNPT"])])
    second = plan([indicator(targets=[">= 1, party: Agribank", ">= 2, party: UBND"])])
    assert parties([first, second]) == ["UBND", "VNPT", "Agribank"]


# The effective target


def effective(*targets: str, today: str = "2026-11-22", party: str | None = None) -> str:
    found = standing(HALF_YEAR, targets=targets, today=today, party=party).target
    return f"{found.op} {found.value}" + (f" {found.written.at}" if found.written.at else "")


@pytest.mark.parametrize("targets", list(permutations([">= 85, party: Viễn thông", ">= 80", ">= 90, party: UBND"])))
def test_a_target_for_no_party_counts_before_those_for_a_party(targets: tuple[str, ...]) -> None:
    assert effective(*targets) == ">= 80"


def test_the_targets_of_parties_count_where_every_target_names_one() -> None:
    assert effective(">= 80, party: UBND", ">= 85, party: Viễn thông") == ">= 85"


def test_an_effective_target_counts_though_it_names_a_party() -> None:
    assert effective(">= 90", ">= 85, party: Viễn thông, effective: true") == ">= 85"


def test_the_effective_target_wins_over_a_more_demanding_one() -> None:
    assert effective(">= 90", ">= 70, effective: true", ">= 80") == ">= 70"
    assert effective(">= 90, party: UBND", ">= 70, party: UBND, effective: true") == ">= 70"


def test_an_effective_target_settles_its_own_due_date_only() -> None:
    targets = ">= 60, effective: true, due: 2026-06-30", ">= 70, due: 2026-06-30", ">= 75", ">= 80"
    assert effective(*targets, today="2026-06-30") == ">= 60"
    assert effective(*targets, today="2026-07-01") == ">= 80"


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ([">= 70", ">= 80", ">= 75"], ">= 80"),
        (["<= 30", "<= 20", "<= 25"], "<= 20"),
        ([">= 80", "> 80"], "> 80"),
        (["<= 20", "< 20"], "< 20"),
        (["> 79.99", ">= 80"], ">= 80"),
        ([">= 80, at: II", ">= 80.0, at: III"], ">= 80 II"),
    ],
)
def test_the_most_demanding_target_counts(targets: list[str], expected: str) -> None:
    assert effective(*targets) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-01-01", ">= 60"),
        ("2026-06-30", ">= 60"),
        ("2026-07-01", ">= 70"),
        ("2026-10-01", ">= 80"),
        ("2027-01-01", ">= 80"),
    ],
)
def test_the_target_of_the_next_due_date_is_in_force_and_in_the_end_the_last(today: str, expected: str) -> None:
    assert effective(">= 80", ">= 60, due: 2026-06-30", ">= 70, due: 2026-09-30", today=today) == expected


def test_a_due_date_defaults_to_the_plans_end() -> None:
    found = standing(HALF_YEAR, targets=[">= 80, due: 2026-06-30", ">= 80"], head="year: 2026\nend: 2026-10-31")
    assert [one.due for one in found.targets] == [date(2026, 6, 30), date(2026, 10, 31)]
    assert found.target is found.targets[1]


def test_a_partys_own_targets_count_instead() -> None:
    targets = ">= 80", ">= 70, effective: true", ">= 60, party: UBND", ">= 65, party: UBND", ">= 85, party: Viễn thông"
    assert effective(*targets, party="UBND") == ">= 65"
    assert effective(*targets, party="Viễn thông") == ">= 85"


def test_indicators_without_a_target_for_the_party_are_left_out() -> None:
    indicators = [indicator(name="a"), indicator(name="b", targets=[">= 80", ">= 85, party: UBND"])]
    assert list(standings(indicators, [HALF_YEAR], party="UBND")) == ["b"]


def test_the_conflict_is_told_until_a_target_is_effective() -> None:
    assert standing(targets=[">= 80", ">= 85"]).conflict
    assert not standing(targets=[">= 80", ">= 85, effective: true"]).conflict


# Verdicts


def verdicts(
    *texts: str, targets: Sequence[str], today: str = "2026-11-22", head: str = "year: 2026"
) -> list[str | None]:
    return [one.verdict for one in standing(*texts, targets=targets, today=today, head=head).targets]


@pytest.mark.parametrize(("share", "expected"), [("700", "met"), ("699", "missed")])
def test_each_target_whose_due_date_has_passed_has_a_verdict(share: str, expected: str) -> None:
    targets = [">= 70, due: 2026-06-30", ">= 70, due: 2026-06-30, party: UBND", ">= 80"]
    assert verdicts(quang(share), targets=targets) == [expected, expected, None]


def test_a_due_date_has_passed_on_the_day_after_it() -> None:
    targets = [">= 70, due: 2026-06-30"]
    assert verdicts(HALF_YEAR, targets=targets, today="2026-06-30") == [None]
    assert verdicts(HALF_YEAR, targets=targets, today="2026-07-01") == ["met"]


def test_a_verdict_comes_from_the_latest_observation_on_or_before_the_due_date() -> None:
    on_the_day, day_after = published("69", "2026-06-30"), published("75", "2026-07-01")
    targets = [">= 70, due: 2026-06-30"]
    assert verdicts(HALF_YEAR, day_after, targets=targets) == ["met"]
    assert verdicts(HALF_YEAR, on_the_day, day_after, targets=targets) == ["missed"]


def test_there_is_no_verdict_without_an_observation_within_the_plan() -> None:
    targets = [">= 70, due: 2026-06-30"]
    assert verdicts(targets=targets) == [None]
    assert verdicts(published("75", "2025-12-31"), published("75", "2026-07-01"), targets=targets) == [None]
    assert verdicts(published("75", "2026-01-01"), targets=targets) == ["met"]


def test_no_observation_after_the_plans_end_gives_a_verdict() -> None:
    late = [">= 70, due: 2026-09-30"]
    ended = "year: 2026\nend: 2026-06-30"
    assert verdicts(quang("600"), quang("900", "2026-09"), targets=late, head=ended) == ["missed"]


def test_a_figure_of_the_year_before_gives_a_verdict_unless_it_is_a_counters() -> None:
    years, due = "year: 2025\nend: 2026-12-31", [">= 50, due: 2026-03-31"]
    assert verdicts(quang("700", "2025-12"), targets=due, head=years) == ["met"]
    found = standing(counted(90, "2025-12-31"), definition=TOTAL, targets=due, head=years)
    assert found.targets[0].verdict is None


def test_a_counter_gives_no_verdict_on_a_target_of_the_year_after_its_plan() -> None:
    due = [">= 50, due: 2027-03-31"]
    found = standing(counted(90, "2026-12-31"), definition=TOTAL, targets=due, today="2027-04-01")
    assert (found.status, found.gap, found.targets[0].verdict) == ("open", None, None)


@pytest.mark.parametrize(
    ("value", "today", "status"),
    [(100, "2026-12-31", "met"), (99, "2026-12-31", "behind"), (99, "2027-01-01", "missed")],
)
def test_a_counter_meets_or_misses_the_target_of_its_year(value: int, today: str, status: str) -> None:
    assert standing(counted(value, "2026-12-31"), definition=TOTAL, targets=[">= 100"], today=today).status == status


def test_a_counters_figure_of_last_year_is_compared_with_nothing() -> None:
    years, targets = "year: 2025\nend: 2026-12-31", [">= 100, due: 2025-12-31"]
    found = standing(counted(90, "2025-12-31"), definition=TOTAL, targets=targets, head=years, today="2026-03-01")
    assert (found.status, found.gap, found.remaining) == ("stale", None, None)
    assert found.targets[0].verdict == "missed"


def test_the_last_state_of_a_milestone_gives_a_verdict_from_before_the_plan_too() -> None:
    found = standing(published("done", "2025-11-30"), definition=MILESTONE, targets=["== done, due: 2026-06-30"])
    assert (found.targets[0].verdict, found.status) == ("met", "met")


# Gap and remaining


@pytest.mark.parametrize(
    ("op", "gap"), [(">= 80", 10), ("> 80", 10), (">= 60", -10), ("<= 60", 10), ("< 60", 10), ("<= 80", -10)]
)
def test_a_positive_gap_is_still_missing_whichever_way_the_target_points(op: str, gap: int) -> None:
    assert standing(HALF_YEAR, targets=[op]).gap == gap


def test_the_example_of_the_design() -> None:
    texts = (
        "period: 2026-03, values: {ho: 4018}",
        "period: 2026-06, values: {quang: {value: 3214, source: VNPT}}",
    )
    found = standing(*texts, today="2026-06-30")
    assert found.actual is not None
    assert (found.actual.numerator, found.actual.denominator, found.actual.sources) == (3214, 4018, ("VNPT",))
    assert found.actual.carried == (("ho", date(2026, 3, 14)),)
    assert found.gap == Fraction(40, 4018)
    assert found.remaining == Remaining("quang", 1, "hộ")
    assert found.achievement == Fraction(401750, 4018)
    assert found.needed_per_month == Fraction(365, 200 * 12)
    assert (found.status, found.baseline, found.expected, found.projected) == ("open", None, None, None)


@pytest.mark.parametrize(("op", "remaining", "achievement"), [("> 70", 1, 100), ("< 70", 1, None)])
def test_a_strict_target_met_with_equality_has_no_gap_and_is_not_met(
    op: str, remaining: int, achievement: int | None
) -> None:
    found = standing(HALF_YEAR, targets=[op])
    assert (found.gap, found.status, found.exceeds) == (0, "open", False)
    assert found.remaining == Remaining("quang", remaining, "hộ")
    assert found.achievement == achievement


REMAINING = [
    # of 1000 households 700 are connected
    (percent("quang / ho"), ">= 80", "quang", 100),
    (percent("quang / ho"), "> 80", "quang", 101),
    (percent("quang / ho"), ">= 80.01", "quang", 101),
    (percent("quang / ho"), "> 80.01", "quang", 101),
    (percent("quang / ho"), "<= 20", "quang", 500),
    (percent("quang / ho"), "< 20", "quang", 501),
    (percent("quang / ho"), "<= 19.99", "quang", 501),
    (percent("quang / ho"), "<= 0", "quang", 700),
    # 700 and 200 of 3000 people are 30 %
    (percent("(quang + dong) / dan"), ">= 50", "quang", 600),
    (percent("(dong + quang) / dan"), ">= 50", "dong", 600),
    (percent("(dong + quang) / dan"), "<= 24", "dong", 180),
    # both count twice: 1400 of 3000 are 46.67 %, and each household more is two
    (percent("(quang + quang) / dan"), ">= 50", "quang", 50),
    (percent("(quang + quang) / dan"), ">= 50.01", "quang", 51),
    (percent("(dong + quang + quang) / dan"), ">= 60", "dong", 200),
    (percent("(quang + quang + dong) / dan"), ">= 60", "quang", 100),
    # 700 + 1 of 1200
    (percent("quang / (ho + dong)"), ">= 58.4", "quang", 1),
    (percent("quang / (2 * ho)"), ">= 40", "quang", 100),
    (number("quang / toc_do"), ">= 100", "quang", 2700),
    (number("quang / dan") + ", scale: 100", ">= 23.4", "quang", 2),
    (number("dong"), ">= 250", "dong", 50),
    (number("dong"), "> 250", "dong", 51),
    (number("dong"), "<= 0", "dong", 200),
    (number("dong") + ", scale: 10", ">= 2005", "dong", 1),
    (number("ho_so"), ">= 61", "ho_so", 1),
]


@pytest.mark.parametrize(("definition", "op", "variable", "amount"), REMAINING)
def test_remaining_is_the_least_whole_change_of_the_first_count(
    definition: str, op: str, variable: str, amount: int
) -> None:
    values = "{ho: 1000, quang: 700, dong: 200, dan: 3000, toc_do: 34, ho_so: 60}"
    remaining = standing(f"period: 2026-06, values: {values}", definition=definition, targets=[op]).remaining
    assert remaining is not None
    assert (remaining.variable, remaining.amount) == (variable, amount)


@pytest.mark.parametrize(
    ("definition", "op"),
    [
        (percent("quang / (quang + dong)"), ">= 80"),
        (percent("(ho - quang) / ho"), ">= 80"),
        (percent("(ho - dong) / dan"), ">= 80"),
        (percent("2 * quang / dan"), ">= 80"),
        (percent("(quang + 5) / dan"), ">= 80"),
        (percent("quang / ho * 1"), ">= 80"),
        (percent("quang / ho / 1"), ">= 80"),
        (percent("hai_long / phieu"), ">= 80"),
        (percent("quang / phieu"), ">= 80"),
        (percent("100 / ho"), ">= 80"),
        (number("quang + dong"), ">= 5000"),
        (number("toc_do"), ">= 5000"),
        (number("toc_do / ho"), ">= 5000"),
        (number("(quang + toc_do) / ho"), ">= 5000"),
        (number("hai_long"), ">= 5000"),
        (number("quang / (ho - dan)"), ">= 5000"),
        # one would have to take away more than there are
        (percent("(dong + quang) / dan"), "<= 20"),
        (number("dong"), "< 0"),
    ],
)
def test_nothing_whole_remains_for_other_formulas(definition: str, op: str) -> None:
    values = "{ho: 1000, quang: 700, dong: 200, dan: 3000, toc_do: 34, phieu: 1000, hai_long: 700}"
    found = standing(f"period: 2026-06, values: {values}", definition=definition, targets=[op])
    assert found.status == "open"
    assert found.remaining is None
    assert found.gap is not None


def test_what_remains_has_the_unit_of_its_variable() -> None:
    found = standing("period: 2026-06, values: {ho: 10, quang: 3, dan: 4}", definition=percent("(dan + quang) / ho"))
    assert found.remaining == Remaining("dan", 1, "người")


@pytest.mark.parametrize("op", [">= 70", "> 69.9", "<= 70", "< 70.1"])
def test_nothing_remains_once_the_target_is_met(op: str) -> None:
    assert standing(HALF_YEAR, targets=[op]).remaining == Remaining("quang", 0, "hộ")


def test_nothing_is_told_to_remain_of_what_was_published_or_sampled_even_when_met() -> None:
    assert standing(published("90")).remaining is None
    sampled = standing("period: 2026-06, values: {phieu: 10, hai_long: 9}", definition=percent("hai_long / phieu"))
    assert (sampled.status, sampled.remaining) == ("met", None)


def test_remaining_may_use_a_carried_denominator() -> None:
    found = standing("period: 2026-03, values: {ho: 1000}", "period: 2026-06, values: {quang: 790}")
    assert found.remaining == Remaining("quang", 10, "hộ")


# Achievement


@pytest.mark.parametrize(
    ("op", "baseline", "expected"),
    [
        (">= 80", None, Fraction(175, 2)),
        ("> 80", None, Fraction(175, 2)),
        (">= 50", None, 140),
        (">= 0", None, None),
        ("> 0", None, None),
        ("<= 50", 90, 50),
        ("< 50", 90, 50),
        ("<= 80", 90, 200),
        ("<= 50", 60, -100),
        ("<= 0", 100, 30),
        ("<= 50", None, None),
        ("<= 50", 50, None),
        ("< 50", 50, None),
        ("<= 50", 40, None),
    ],
)
def test_achievement(op: str, baseline: int | None, expected: Fraction | int | None) -> None:
    own = "" if baseline is None else f"baseline: {{value: {baseline}}}"
    assert standing(HALF_YEAR, targets=[op], own=own).achievement == expected


# Baseline


def baseline(
    *texts: str, definition: str = PERCENT, own: str = "", head: str = "year: 2026"
) -> tuple[object, ...] | None:
    found = standing(*texts, definition=definition, own=own, head=head).baseline
    return (found.value, found.as_of, found.origin, found.illustrative) if found else None


EVE = date(2025, 12, 31)


def test_the_plans_own_baseline_comes_first() -> None:
    texts = published("50", "2025-11-30"), HALF_YEAR
    dated = "baseline: {value: 61.5, as_of: 2025-10-31}"
    assert baseline(*texts, own=dated) == (Fraction(123, 2), date(2025, 10, 31), "plan", False)
    from_zero, three = percent("ho_so / ho"), "baseline: {value: 3, as_of: 2026-01-31}"
    found = baseline("period: 2026-06, values: {ho_so: 7, ho: 9}", definition=from_zero, own=three)
    assert found == (3, date(2026, 1, 31), "plan", False)


def test_a_totals_own_baseline_of_last_year_begins_no_line() -> None:
    own = "baseline: {value: 3, as_of: 2025-12-31}"
    found = baseline("period: 2026-06, values: {ho_so: 7, ho: 9}", definition=percent("ho_so / ho"), own=own)
    assert found == (0, EVE, "zero", False)


@pytest.mark.parametrize(
    ("head", "day"),
    [("year: 2026", EVE), ("year: 2026\nstart: 2026-03-01", date(2026, 2, 28))],
)
def test_the_plans_own_baseline_without_a_date_stands_on_the_day_before_its_start(head: str, day: date) -> None:
    assert baseline(HALF_YEAR, own="baseline: {value: 61}", head=head) == (61, day, "plan", False)


@pytest.mark.parametrize(
    "definition",
    [
        percent("ho_so / ho"),
        number("(ho_so + truc_tuyen) / ho"),
        number("ho_so"),
        number("phi / ho"),
        percent("ho_so / 9"),
    ],
)
def test_what_counts_up_from_zero_starts_at_zero_on_the_eve_of_the_year(definition: str) -> None:
    texts = (
        "period: 2025-10, values: {ho: 100, ho_so: 60, truc_tuyen: 9, phi: 5}",
        "period: 2026-03, values: {ho: 100, ho_so: 7, truc_tuyen: 5, phi: 2}",
    )
    assert baseline(*texts, definition=definition) == (0, EVE, "zero", False)
    assert baseline(*texts, definition=definition, head="year: 2026\nstart: 2026-03-01") == (0, EVE, "zero", False)


@pytest.mark.parametrize(
    "definition",
    [
        percent("truc_tuyen / ho_so"),
        percent("ho / ho_so"),
        number("(ho_so + quang) / ho"),
        number("phi"),
        number("ho_so + truc_tuyen"),
        number("ho_so / ho * 2"),
    ],
)
def test_what_is_cumulative_otherwise_starts_at_its_first_observation_within_the_plan(definition: str) -> None:
    values = "{ho: 2, ho_so: 4, truc_tuyen: 4, phi: 4, quang: 4}"
    texts = [f"period: {when}, values: {values}" for when in ("2025-10", "2026-02", "2026-03", "2026-04")]
    found = baseline(*texts, definition=definition)
    assert found is not None
    assert found[1:] == (date(2026, 2, 14), "first", False)


def test_the_last_observation_before_the_plan_is_the_baseline() -> None:
    texts = published("50", "2025-09-30"), published("55", "2025-12-31"), published("60", "2026-01-01"), HALF_YEAR
    assert baseline(*texts) == (55, EVE, "before", False)
    assert baseline(*texts, definition="measure: percent") == (55, EVE, "before", False)
    assert baseline(*texts, head="year: 2026\nstart: 2025-12-31") == (50, date(2025, 9, 30), "before", False)


def test_else_the_first_observation_within_the_plan() -> None:
    texts = published("60", "2026-01-01"), published("65", "2026-02-01"), HALF_YEAR
    assert baseline(*texts) == (60, date(2026, 1, 1), "first", False)


def test_the_actual_is_never_its_own_first_observation() -> None:
    assert baseline(HALF_YEAR) is None


def test_a_baseline_says_that_it_is_illustrative() -> None:
    illustrative = f"illustrative: true, {published('60', '2026-01-01')}"
    assert baseline(illustrative, HALF_YEAR) == (60, date(2026, 1, 1), "first", True)


# Pace: from 60 % on 2025-12-31

FROM_60 = "baseline: {value: 60}"


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-03-14", 64), ("2026-05-26", 68), ("2026-10-19", 76), ("2026-12-31", 80)]
)
def test_expected_is_on_the_straight_line_from_the_baseline_to_the_target(day: str, expected: int) -> None:
    assert standing(published("62", day), own=FROM_60, today=day).expected == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # 73 of the 181 days to 30 June, where 70 is due; then 46 of the 184 days to the end of the year
        ("2026-03-14", 60 + Fraction(10 * 73, 181)),
        ("2026-06-30", 70),
        ("2026-08-15", Fraction(145, 2)),
    ],
)
def test_expected_runs_through_the_targets_of_earlier_due_dates(day: str, expected: Fraction | int) -> None:
    targets = [">= 80", ">= 70, due: 2026-06-30", ">= 65, due: 2026-06-30", ">= 99, due: 2026-09-30, party: UBND"]
    assert standing(published("62", day), own=FROM_60, targets=targets, today="2026-09-01").expected == expected


def test_a_target_due_before_the_baseline_does_not_bend_the_line() -> None:
    # 92 of the 184 days after 30 June
    targets = [">= 10, due: 2026-03-31", ">= 20, due: 2026-06-30", ">= 80"]
    own = "baseline: {value: 60, as_of: 2026-06-30}"
    assert standing(published("62", "2026-09-30"), own=own, targets=targets).expected == 70


def test_the_line_ends_at_the_target_in_force() -> None:
    targets = [">= 70, due: 2026-05-26", ">= 99"]
    assert standing(published("62"), own=FROM_60, targets=targets, today="2026-05-26").expected == 65


def line(
    *texts: str, definition: str = PERCENT, own: str = "", head: str = "year: 2026", each: str = ">= 80"
) -> list[str]:
    """`2026-12-31 80`, for each point of the line to the target of 2026."""
    found = standing(*texts, definition=definition, own=own, head=head, targets=[f"{each}, each_year: true"])
    return [f"{day} {value}" for day, value in found.line]


def test_a_line_runs_from_the_baseline_as_far_as_the_target_in_force() -> None:
    years = "year: 2025\nend: 2027-12-31"
    own = "baseline: {value: 60, as_of: 2024-12-31}"
    assert line(HALF_YEAR, own=own, head=years) == ["2024-12-31 60", "2025-12-31 80", "2026-12-31 80"]
    assert line(HALF_YEAR, head=years) == ["2026-12-31 80"]


def test_a_counters_line_knows_only_the_targets_of_its_year() -> None:
    rate, years = percent("truc_tuyen / ho_so"), "year: 2025\nend: 2027-12-31"
    text = "period: 2026-06, values: {ho_so: 10, truc_tuyen: 7}"
    own = "baseline: {value: 60, as_of: 2024-12-31}"
    assert line(text, definition=rate, own=own, head=years) == ["2024-12-31 60", "2026-12-31 80"]
    assert line(text, definition=rate, head=years) == ["2026-12-31 80"]
    assert line(counted(90, "2025-11-30"), definition=TOTAL, head=years) == ["2024-12-31 0", "2025-12-31 80"]


@pytest.mark.parametrize(
    ("op", "low", "high", "ahead"),
    [
        # From 60 on 2025-12-31 a fifth of the way: 64 towards 80, 52 towards 20.
        (">= 80", 64, 70, True),
        (">= 80", 60, 63, False),
        (">= 80", 63, 64, None),
        ("<= 20", 50, 52, True),
        ("<= 20", 52, 53, None),
        ("<= 20", 53, 60, False),
        (">= 80", None, 70, None),
        (">= 80", 64, None, None),
    ],
)
def test_a_pool_is_ahead_or_behind_where_both_its_bounds_are(
    op: str, low: int | None, high: int | None, *, ahead: bool | None
) -> None:
    read_plan = plan([indicator(targets=[op], own=FROM_60)])
    definitions = definitions_of(read_plan)
    ends = tuple(None if end is None else Fraction(end) for end in (low, high))
    dated = timeline(reports([quang("620", "2026-03")]), Calendar.ND09)
    past = History(definitions.of_plan(read_plan)[0], definitions.variables, dated, lambda _: (ends[0], ends[1]))
    (found,) = positions(Evaluation(read_plan, date(2026, 3, 14)), [past])
    assert found.figures is not None
    assert found.figures.ahead is ahead


def test_expected_falls_towards_an_upper_bound() -> None:
    assert standing(published("55"), own=FROM_60, targets=["<= 20"]).expected == 52


@pytest.mark.parametrize(
    "own", ["", "baseline: {value: 60, as_of: 2026-03-14}", "baseline: {value: 60, as_of: 2026-06-01}"]
)
def test_without_a_baseline_before_the_actual_there_is_no_pace(own: str) -> None:
    found = standing(published("62"), own=own)
    assert (found.expected, found.projected, found.status) == (None, None, "open")


def test_there_is_no_pace_after_the_due_date() -> None:
    found = standing(published("62", "2026-07-01"), own=FROM_60, targets=[">= 70, due: 2026-06-30"])
    assert (found.expected, found.projected, found.status) == (None, None, "missed")
    found = standing(published("62", "2026-06-30"), own=FROM_60, targets=[">= 70, due: 2026-06-30"])
    assert (found.expected, found.projected, found.status) == (70, 62, "missed")


@pytest.mark.parametrize(
    ("op", "start", "value", "expected"),
    [(">= 80", 80, "70", None), (">= 80", 90, "70", None), ("> 80", 80, "70", 80), ("<= 20", 20, "30", None)],
)
def test_nothing_is_expected_where_the_baseline_already_satisfies_the_target(
    op: str, start: int, value: str, expected: int | None
) -> None:
    found = standing(published(value), own=f"baseline: {{value: {start}}}", targets=[op])
    assert found.expected == expected
    assert found.projected is not None


@pytest.mark.parametrize(
    ("definition", "value", "projected"),
    [
        (percent("quang / ho"), "65", 85),
        (percent("quang / ho"), "70", 100),
        (percent("quang / ho"), "40", 0),
        (percent("quang / ho") + ", may_exceed: true", "70", 110),
        (number("quang / ho"), "70", 110),
        (number("quang / ho"), "40", -40),
    ],
)
def test_projected_is_where_the_line_through_the_actual_arrives(definition: str, value: str, projected: int) -> None:
    assert standing(published(value), definition=definition, own=FROM_60).projected == projected


def test_projected_arrives_at_the_due_date_of_the_target_in_force() -> None:
    targets = [">= 70, due: 2026-05-26", ">= 99"]
    assert standing(published("62"), own=FROM_60, targets=targets, today="2026-05-26").projected == 64


# From 14 March to the end of the year are 292 days: 9.6 months.


def test_needed_per_month_is_what_remains_over_the_months_left() -> None:
    assert standing(quang("752", "2026-03")).needed_per_month == 5


def test_needed_per_month_is_the_gap_where_nothing_whole_remains() -> None:
    assert standing(published("32")).needed_per_month == 5


def test_nothing_is_needed_once_the_target_is_met() -> None:
    assert standing(quang("800", "2026-03")).needed_per_month is None


@pytest.mark.parametrize(("today", "needed"), [("2026-12-30", 5), ("2026-12-31", None), ("2027-01-01", None)])
def test_nothing_is_needed_per_month_from_the_due_date_on(today: str, needed: int | None) -> None:
    assert standing(quang("752", "2026-03"), today=today).needed_per_month == needed


# Status, in the order of precedence


def figures(found: Standing) -> list[object]:
    pace = [found.achievement, found.expected, found.projected, found.needed_per_month]
    return [found.previous, found.baseline, found.gap, found.remaining, *pace]


def test_not_applicable_comes_before_everything_and_keeps_only_the_actual() -> None:
    own = f"{FROM_60}, not_applicable: Không có hộ nào"
    texts = quang("400", "2025-06"), quang("500", "2026-03"), quang("900")
    found = standing(*texts, own=own, targets=[">= 80", ">= 70, due: 2026-06-30"])
    assert found.actual is not None
    assert found.year_ago is None
    assert (found.status, found.actual.value, found.missing) == ("not-applicable", 90, ())
    assert figures(found) == [None] * 8
    assert [one.verdict for one in found.targets] == [None, None]
    assert (standing(own=own).status, standing(own=own).missing) == ("not-applicable", ())


@pytest.mark.parametrize(
    "texts",
    [
        ["period: 2026-06, values: {ho: 0, quang: 0}"],
        ["period: 2026-03, values: {ho: 0}", "period: 2026-06, values: {quang: 5}"],
        ["period: 2026-03, values: {ho: 0, quang: 0}", "period: 2026-06, values: {dan: 5}"],
    ],
)
def test_undefined_where_the_latest_report_with_all_variables_divides_by_zero(texts: list[str]) -> None:
    found = standing(*texts)
    assert (found.status, found.actual, found.missing, figures(found)) == ("undefined", None, (), [None] * 8)


def test_an_observation_beats_a_later_division_by_zero() -> None:
    found = standing(HALF_YEAR, "period: 2026-09, values: {ho: 0, quang: 0}")
    assert found.actual is not None
    assert (found.status, found.actual.as_of) == ("open", date(2026, 6, 14))


def test_no_data_names_what_is_missing() -> None:
    found = standing("period: 2026-06, values: {ho: 1000}")
    assert (found.status, found.missing, figures(found)) == ("no-data", ("quang",), [None] * 8)
    assert standing().missing == ("quang", "ho")
    assert standing(HALF_YEAR, "period: 2026-09, values: {ho: 1000}").missing == ()


@pytest.mark.parametrize(("as_of", "status"), [("2025-12-31", "stale"), ("2026-01-01", "open")])
def test_an_actual_older_than_the_plans_start_is_stale(as_of: str, status: str) -> None:
    assert standing(published("70", as_of)).status == status


@pytest.mark.parametrize(("today", "status"), [("2026-06-15", "open"), ("2026-06-16", "stale")])
def test_an_actual_is_stale_after_366_days(today: str, status: str) -> None:
    head = "year: 2025\nend: 2026-12-31"
    assert standing(published("70", "2025-06-14"), head=head, today=today).status == status


@pytest.mark.parametrize(("as_of", "status"), [("2025-12-30", "missed"), ("2025-12-29", "stale")])
def test_the_plans_end_dates_a_stale_actual_where_it_is_earlier_than_the_evaluation(as_of: str, status: str) -> None:
    head = "year: 2025\nend: 2026-12-31"
    assert standing(published("70", as_of), head=head, today="2035-01-01").status == status


def test_a_stale_actual_is_judged_by_nobody_though_it_satisfies_the_target() -> None:
    texts = [quang("800", "2025-03"), quang("900", "2025-06")]
    found = standing(*texts, own=FROM_60)
    assert found.actual is not None
    assert found.previous is not None
    assert (found.status, found.actual.value, found.previous.value) == ("stale", 90, 80)
    assert (found.gap, found.remaining, found.exceeds) == (-10, Remaining("quang", 0, "hộ"), False)
    assert found.baseline is not None
    assert figures(found)[4:] == [None] * 4


@pytest.mark.parametrize(
    ("op", "value", "met"),
    [
        (">= 80", "80.0", True),
        (">= 80", "79.96", False),
        (">= 80", "79.99999999999999", False),
        ("> 80", "80", False),
        ("> 80", "80.00000000000001", True),
        ("<= 20", "20", True),
        ("<= 20", "20.00000000000001", False),
        ("< 20", "20", False),
        ("< 20", "19.99999999999999", True),
    ],
)
def test_met_is_decided_exactly(op: str, value: str, *, met: bool) -> None:
    assert (standing(published(value), targets=[op]).status == "met") is met


@pytest.mark.parametrize(
    ("op", "exceeds"), [(">= 69", True), ("> 69", True), (">= 70", False), ("<= 71", True), ("<= 70", False)]
)
def test_better_than_the_target_exceeds_it(op: str, *, exceeds: bool) -> None:
    found = standing(HALF_YEAR, targets=[op])
    assert (found.status, found.exceeds) == ("met", exceeds)


def test_met_stays_met_after_the_due_date_and_however_fast_it_should_have_gone() -> None:
    assert standing(quang("800"), today="2027-03-01").status == "met"
    assert standing(quang("800"), own="baseline: {value: 1}").status == "met"


@pytest.mark.parametrize(("today", "status"), [("2026-12-31", "on-track"), ("2027-01-01", "missed")])
def test_missed_on_the_day_after_the_due_date(today: str, status: str) -> None:
    assert standing(published("79"), own=FROM_60, today=today).status == status


@pytest.mark.parametrize(
    ("op", "value", "status"),
    [
        (">= 80", "64", "on-track"),
        (">= 80", "64.01", "on-track"),
        (">= 80", "63.99999999999999", "behind"),
        ("<= 20", "52", "on-track"),
        ("<= 20", "51", "on-track"),
        ("<= 20", "52.00000000000001", "behind"),
    ],
)
def test_at_or_beyond_the_expected_is_on_track(op: str, value: str, status: str) -> None:
    assert standing(published(value), own=FROM_60, targets=[op]).status == status


def test_open_where_no_pace_can_be_told() -> None:
    assert standing(HALF_YEAR).status == "open"
    assert standing(HALF_YEAR, own="baseline: {value: 85}").status == "open"


# Milestones


@pytest.mark.parametrize(
    ("texts", "today", "status"),
    [
        ([], "2026-11-22", "no-data"),
        ([published("in-progress")], "2026-12-31", "open"),
        ([published("not-started")], "2027-01-01", "missed"),
        ([published("done")], "2027-01-01", "met"),
        ([published("done", "2019-03-14")], "2026-11-22", "met"),
        ([published("in-progress", "2019-03-14")], "2026-11-22", "open"),
        ([published("done", "2026-03-14"), published("in-progress", "2026-06-14")], "2026-11-22", "open"),
        ([published("done", "2026-03-14"), published("null", "2026-06-14")], "2026-11-22", "met"),
    ],
)
def test_a_milestone_is_as_far_as_its_last_state(texts: list[str], today: str, status: str) -> None:
    assert standing(*texts, definition=MILESTONE, targets=["== done"], today=today).status == status


def test_a_milestone_has_a_state_and_no_figures() -> None:
    texts = published("not-started"), published("in-progress", "2026-06-14")
    found = standing(*texts, definition=MILESTONE, targets=["== done"])
    assert found.actual is not None
    assert found.previous is not None
    assert (found.actual.value, found.previous.value) == (State.IN_PROGRESS, State.NOT_STARTED)
    assert figures(found)[1:] == [None] * 7
    assert not found.exceeds


def test_a_milestone_may_be_not_applicable() -> None:
    found = standing(published("done"), definition=MILESTONE, targets=["== done"], own="not_applicable: Không có")
    assert found.status == "not-applicable"


# What the rules refuse must not stop the table


@pytest.mark.parametrize(
    ("definition", "wrong"),
    [(percent("quang / ho"), "== done"), (percent("quang / ho"), "== 80"), (MILESTONE, ">= 80")],
)
def test_a_target_that_does_not_fit_the_measure_is_no_target(definition: str, wrong: str) -> None:
    right = "== done" if definition == MILESTONE else ">= 80"
    found = standings(
        [indicator(definition, [wrong], name="a"), indicator(definition, [wrong, right], name="b")], [HALF_YEAR]
    )
    assert list(found) == ["b"]
    assert [one.op for one in found["b"].targets] == [right[:2]]


def test_a_variable_that_is_not_defined_is_nobodys_count_and_nobodys_survey() -> None:
    values = "period: 2026-06, values: {ho: 1000, quang: 700, la: 1000}"
    assert standing(values, definition=percent("quang / la")).remaining == Remaining("quang", 100, "hộ")
    assert standing(values, definition=percent("la / ho")).remaining is None


# Properties

COUNTS = st.integers(0, 5000)
TARGETS = st.tuples(st.sampled_from([">=", ">", "<=", "<"]), st.decimals(0, 100, places=2))
many = settings(max_examples=60, deadline=None)


def stands(connected: int, households: int, target: tuple[str, object]) -> Standing:
    values = f"{{ho: {households}, quang: {connected}}}"
    return standing(f"period: 2026-06, values: {values}", targets=[f"{target[0]} {target[1]}"], own=FROM_60)


@many
@given(COUNTS, st.integers(1, 5000), TARGETS)
def test_reaching_the_target_means_no_gap_and_nothing_remaining(
    connected: int, households: int, target: tuple[str, object]
) -> None:
    found = stands(connected, households, target)
    assert found.gap is not None
    if found.status == "met":
        assert found.gap <= 0
        assert found.remaining == Remaining("quang", 0, "hộ")
        assert found.needed_per_month is None
    else:
        assert found.gap >= 0
        assert found.remaining is None or found.remaining.amount > 0


@many
@given(COUNTS, st.integers(1, 5000), TARGETS)
def test_what_remains_satisfies_the_target_and_one_fewer_does_not(
    connected: int, households: int, target: tuple[str, object]
) -> None:
    remaining = stands(connected, households, target).remaining
    if remaining is None:
        assert target[0].startswith("<")
        assert stands(0, households, target).status != "met"
    elif remaining.amount:
        way = 1 if target[0].startswith(">") else -1
        assert stands(connected + way * remaining.amount, households, target).status == "met"
        assert stands(connected + way * (remaining.amount - 1), households, target).status != "met"


REPORTS = [
    quang("500", "2026-03"),
    quang("650"),
    "period: 2026-Q2, values: {ho: 999, quang: 650, dong: 3}",
    "period: 2026-05, as_of: 2026-06-14, values: {quang: 640}",
    "period: 2026-09, values: {quang: 710, dong: null}, results: {b: 12}",
]
INDICATORS = [
    indicator(name="a"),
    indicator(percent("dong / ho"), ["<= 1"], name="b"),
    indicator(name="c", targets=[">= 60, due: 2026-06-30", ">= 90"]),
]


@many
@given(st.permutations(REPORTS), st.permutations(INDICATORS))
def test_the_order_of_reports_and_of_indicators_changes_nothing(texts: list[str], indicators: list[str]) -> None:
    shuffled, straight = standings(indicators, texts), standings(INDICATORS, REPORTS)
    assert {name: facts(found) for name, found in shuffled.items()} == {
        name: facts(found) for name, found in straight.items()
    }


def facts(found: Standing) -> list[object]:
    return [found.status, found.actual, found.targets, *figures(found)]
