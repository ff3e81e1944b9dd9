"""design.md 2.4, 4.2 and 4.5: what satisfies a target, which is harder, which contradict each other."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cdsplan.model.fields import State
from cdsplan.model.files import Target
from cdsplan.model.targets import (
    Due,
    Threshold,
    bound,
    conflicts,
    demand,
    fits,
    in_force,
    on_due_dates,
    replacements,
    rising,
    satisfies,
    satisfies_between,
    shown,
)
from tests.inline import indicator, plan, read
from tests.inline import target as written


def target(text: str) -> Target:
    return read(Target, written(text))


def dues(*texts: str) -> list[Due]:
    read_plan = plan([indicator(targets=texts)])
    return on_due_dates(read_plan.indicators[0].targets, read_plan)


@pytest.mark.parametrize(
    ("text", "below", "equal", "above"),
    [
        (">= 80", False, True, True),
        ("> 80", False, False, True),
        ("<= 80", True, True, False),
        ("< 80", True, False, False),
    ],
)
def test_a_target_is_satisfied_exactly(text: str, *, below: bool, equal: bool, above: bool) -> None:
    hair = Fraction(1, 10**30)
    assert [satisfies(80 + by, target(text)) for by in (-hair, Fraction(0), hair)] == [below, equal, above]


def test_a_milestone_is_satisfied_when_it_is_done() -> None:
    assert [state for state in State if satisfies(state, target("== done"))] == [State.DONE]
    assert not satisfies(Fraction(100), target("== done"))
    assert not satisfies(State.DONE, target(">= 0"))


UNKNOWN = Threshold(">=", None)  # growth over what is not known


def test_nothing_satisfies_what_is_not_known() -> None:
    assert satisfies(Fraction(100), UNKNOWN) is False


@pytest.mark.parametrize(
    ("text", "low", "high", "met"),
    [
        (">= 80", 80, 90, True),
        (">= 80", 70, 79, False),
        (">= 80", 79, 80, None),
        ("<= 20", 10, 20, True),
        ("<= 20", 20, 21, None),
        (">= 80", None, 90, None),
        (">= 80", 80, None, None),
        ("== done", 80, 80, None),
    ],
)
def test_a_figure_between_two_bounds_meets_a_target_only_if_both_do(
    text: str, low: int | None, high: int | None, *, met: bool | None
) -> None:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    assert satisfies_between(ends[0], ends[1], target(text)) is met
    assert satisfies_between(ends[0], ends[1], UNKNOWN) is None


def test_the_value_of_a_target_is_exact_whatever_it_was_written_as() -> None:
    assert bound(target(">= 34.5")) == Fraction(69, 2)
    assert bound(Threshold(">=", Fraction(1, 3))) == Fraction(1, 3)
    assert bound(target("== done")) is None
    assert bound(UNKNOWN) is None


def test_a_target_is_shown_as_the_plan_has_it_and_growth_on_its_harder_side() -> None:
    assert [str(shown(target(text), 2)) for text in (">= 34.567", "== done")] == ["34.567", "done"]
    assert shown(UNKNOWN, 2) is None
    assert shown(Threshold(">=", Fraction(100, 3)), 2) == Decimal("33.34")
    assert shown(Threshold("<=", Fraction(100, 3)), 2) == Decimal("33.33")
    assert shown(Threshold("<=", Fraction(-100, 3)), 2) == Decimal("-33.34")


def test_what_is_not_known_demands_least() -> None:
    assert demand(UNKNOWN) < demand(target(">= 0")) < demand(target(">= 1"))
    assert demand(UNKNOWN) < demand(target("<= 1000"))
    assert demand(UNKNOWN) < demand(target("== done"))


# Later decisions, on 1 August


@pytest.mark.parametrize(
    ("texts", "replacing"),
    [
        ([">= 80"], [None]),
        ([">= 80", ">= 85, since: 2026-08-01"], [1, None]),
        ([">= 85, since: 2026-08-01", ">= 80"], [None, 0]),
        ([">= 80", ">= 85, since: 2026-08-02"], [None, None]),
        ([">= 80", ">= 85, since: 2026-07-01, until: 2026-08-01"], [None, None]),
        ([">= 80", ">= 85, since: 2026-07-01, until: 2026-08-02"], [1, None]),
        # Of several the latest, wherever it stands.
        ([">= 80", ">= 85, since: 2026-06-01", ">= 90, since: 2026-07-01"], [2, 2, None]),
        ([">= 90, since: 2026-07-01", ">= 85, since: 2026-06-01", ">= 80"], [None, 0, 0]),
        ([">= 80", ">= 85, since: 2026-07-01", ">= 90, since: 2026-07-01"], [1, None, None]),
        # What has ended by itself was replaced by nothing.
        ([">= 80, until: 2026-08-01", ">= 85, since: 2026-07-01"], [None, None]),
        ([">= 80, until: 2026-08-02", ">= 85, since: 2026-07-01"], [1, None]),
        # Another party's, or for another day.
        ([">= 80", ">= 85, since: 2026-07-01, party: UBND"], [None, None]),
        ([">= 80", ">= 85, since: 2026-07-01, due: 2026-09-30"], [None, None]),
    ],
)
def test_the_latest_decision_in_force_stands_in_a_targets_place(texts: list[str], replacing: list[int | None]) -> None:
    every = dues(*texts)
    expected = [None if one is None else every[one] for one in replacing]
    assert replacements(every, date(2026, 8, 1)) == expected


@pytest.mark.parametrize(
    ("texts", "counting"),
    [
        ([">= 80", ">= 85, since: 2026-08-01"], [False, True]),
        ([">= 80", ">= 85, since: 2026-08-02"], [True, False]),
        ([">= 80, until: 2026-08-01", ">= 80, until: 2026-08-02"], [False, True]),
        ([">= 80", ">= 85, since: 2026-06-01", ">= 90, since: 2026-07-01"], [False, False, True]),
        ([">= 90, since: 2026-07-01", ">= 85, since: 2026-06-01", ">= 80"], [True, False, False]),
        ([">= 85, since: 2026-06-01", ">= 90, since: 2026-06-01"], [True, True]),
        ([">= 80", ">= 85, since: 2026-06-01, until: 2026-07-01"], [True, False]),
    ],
)
def test_only_the_latest_decision_counts_while_it_is_in_force(texts: list[str], counting: list[bool]) -> None:
    assert in_force(dues(*texts), date(2026, 8, 1)) == counting


@pytest.mark.parametrize("harder", [(">= 81", "> 80"), ("> 80", ">= 80"), ("<= 19", "< 20"), ("< 20", "<= 20")])
def test_the_harder_target_demands_more(harder: tuple[str, str]) -> None:
    more, less = (target(text) for text in harder)
    assert demand(more) > demand(less)


def test_equal_targets_demand_the_same() -> None:
    assert demand(target(">= 80")) == demand(target(">= 80.00"))
    assert demand(target("== done")) == demand(target("== done"))


def test_targets_rise_or_fall() -> None:
    assert [rising(target(f"{op} 80")) for op in (">=", ">", "<=", "<")] == [True, True, False, False]


def test_only_a_milestone_asks_for_done() -> None:
    assert fits(target("== done"), "milestone")
    assert fits(target(">= 80"), "percent")
    for wrong in ("== done", "== 80", ">= done"):
        assert not fits(target(wrong), "number")
    for wrong in (">= 80", "== 80", ">= done"):
        assert not fits(target(wrong), "milestone")


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        ([">= 80", ">= 85"], [(0, 1)]),
        ([">= 80", "> 80"], [(0, 1)]),
        ([">= 80", ">= 80.0"], []),
        ([">= 80", ">= 80", ">= 85", "> 80"], [(0, 2), (0, 3)]),
        ([">= 80", ">= 85, party: UBND"], []),
        ([">= 80, party: UBND", ">= 85, party: UBND"], [(0, 1)]),
        ([">= 80", ">= 85, due: 2026-06-30"], []),
        ([">= 80", ">= 85, due: 2026-12-31"], [(0, 1)]),
        ([">= 80", ">= 85, effective: true"], []),
        ([">= 80", ">= 85", ">= 90, party: UBND, effective: true"], [(0, 1)]),
    ],
)
def test_conflicts_are_within_one_party_and_one_due_date_until_one_is_effective(
    texts: list[str], pairs: list[tuple[int, int]]
) -> None:
    assert conflicts(dues(*texts)) == pairs


def growth(text: str) -> Due:
    return Due(read(Target, f'{{op: ">=", from: last-year, {text}}}'), date(2026, 12, 31))


def test_growth_contradicts_growth_but_no_plain_target() -> None:
    plain, fifth = Due(target(">= 80"), date(2026, 12, 31)), growth("percent: 20")
    assert conflicts([plain, fifth]) == []
    assert conflicts([fifth, plain, growth("percent: 20.0")]) == []
    assert conflicts([fifth, plain, growth("percent: 30"), growth("points: 20")]) == [(0, 2), (0, 3)]
    harder = Due(target(">= 85"), date(2026, 12, 31))
    assert conflicts([fifth, plain, growth("percent: 30"), harder]) == [(1, 3), (0, 2)]
