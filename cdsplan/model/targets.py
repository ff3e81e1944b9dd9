"""Targets: what satisfies one, which way it points, which is harder, which contradict each other."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from cdsplan.model.fields import Comparator, Measure, State
from cdsplan.model.files import Plan, Target
from cdsplan.model.formula import exact


class Limit(Protocol):
    """A comparator and the value on its right, wherever they stand."""

    @property
    def op(self) -> Comparator: ...

    @property
    def value(self) -> Decimal | State: ...


def fits(target: Target, measure: Measure) -> bool:
    """Whether it can be judged: a milestone's is `== done`, any other a number to stay above or below."""
    milestone = measure == "milestone"
    return isinstance(target.value, State) is milestone and (target.op == "==") is milestone


def satisfies(value: Fraction | State, target: Limit) -> bool:
    """Exactly: 79.96 % never meets 80 %."""
    if isinstance(value, State) or isinstance(target.value, State):
        return value is target.value
    bound = exact(target.value)
    match target.op:
        case ">=":
            return value >= bound
        case ">":
            return value > bound
        case "<=":
            return value <= bound
        case _:
            return value < bound


def bound(target: Limit) -> Fraction | None:
    """Its value, exact; None for a milestone's."""
    return None if isinstance(target.value, State) else Fraction(target.value)


def rising(target: Limit) -> bool:
    return target.op.startswith(">")


def conflicts(targets: Sequence[Target], plan: Plan) -> list[tuple[int, int]]:
    """Pairs of targets, by position, that differ for one party and due date while none of those is effective."""
    groups: dict[tuple[str | None, date], list[int]] = {}
    for at, target in enumerate(targets if len(targets) > 1 else ()):
        groups.setdefault((target.party, target.due or plan.last), []).append(at)
    found: list[tuple[int, int]] = []
    for group in groups.values():
        first = targets[group[0]]
        if not any(targets[at].effective for at in group):
            found += [(group[0], at) for at in group[1:] if _asks(targets[at]) != _asks(first)]
    return found


def _asks(target: Target) -> tuple[str, object]:
    return target.op, target.value


def demand(target: Limit) -> tuple[Fraction, bool]:
    """How much a target asks for, greater being harder; a strict comparator is harder than its plain twin."""
    if isinstance(target.value, State):
        return Fraction(0), False
    bound = Fraction(target.value)
    return (bound if rising(target) else -bound), target.op in {">", "<"}
