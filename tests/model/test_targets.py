"""design.md 2.4, 4.2 and 4.5: what satisfies a target, which is harder, which contradict each other."""

from fractions import Fraction

import pytest

from cdsplan.model.fields import State
from cdsplan.model.files import Target
from cdsplan.model.targets import conflicts, demand, fits, on_due_dates, rising, satisfies
from tests.inline import indicator, plan, read
from tests.inline import target as written


def target(text: str) -> Target:
    return read(Target, written(text))


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
    read_plan = plan([indicator(targets=texts)])
    assert conflicts(on_due_dates(read_plan.indicators[0].targets, read_plan)) == pairs
