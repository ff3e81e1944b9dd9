"""Targets: when they are due and in force, what satisfies one, which is harder, which contradict each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from cdsplan.model.fields import Comparator, Measure, State
from cdsplan.model.files import Plan, Target
from cdsplan.model.formula import Exact, exact
from cdsplan.rounding import rounded_up


class Limit(Protocol):
    """A comparator and the value on its right, wherever they stand; None for growth over what is not known."""

    @property
    def op(self) -> Comparator: ...

    @property
    def value(self) -> Decimal | Fraction | State | None: ...


class Threshold(NamedTuple):
    """One that stands alone."""

    op: Comparator
    value: Decimal | Fraction | State | None


class Dated(Protocol):
    """A target on one of its due dates."""

    @property
    def written(self) -> Target: ...

    @property
    def due(self) -> date: ...


_D = TypeVar("_D", bound=Dated)


class Due(NamedTuple):
    """A target on one of its due dates."""

    written: Target
    due: date


def fits(target: Target, measure: Measure) -> bool:
    """Whether it can be judged: a milestone's is `== done`, any other a number to stay above or below."""
    milestone = measure == "milestone"
    return isinstance(target.value, State) is milestone and (target.op == "==") is milestone


def due_dates(target: Target, plan: Plan) -> tuple[date, ...]:
    """Its own, else the plan's end; for each year 31 December, the last by the plan's end. design.md, 2.4."""
    if not target.each_year:
        return (target.due or plan.last,)
    return tuple(min(date(year, 12, 31), plan.last) for year in range(plan.first.year, plan.last.year + 1))


def on_due_dates(targets: Iterable[Target], plan: Plan) -> list[Due]:
    """Each target once for each of its due dates."""
    return [Due(target, due) for target in targets for due in due_dates(target, plan)]


def in_force(dues: Sequence[Dated], day: date | None = None) -> list[bool]:
    """Of each whether it counts on a day (None: on its own due date): begun, not ended, not replaced. design.md, 2.4.

    A decision replaces what was given to the same party (or, like it, to none) for the same due date before it.
    """
    newest: dict[tuple[str | None, date], date] = {}
    for one in dues:
        since = one.written.since
        if since and holds(one.written, day or one.due):
            key = one.written.party, one.due
            newest[key] = max(since, newest.get(key, since))
    return [holds(one.written, day or one.due) and not _is_replaced(one, newest) for one in dues]


def replacements(dues: Sequence[_D], day: date) -> list[_D | None]:
    """Of each the latest decision that stands in its place on a day; None once it has ended by itself."""
    latest: dict[tuple[str | None, date], tuple[date, _D]] = {}
    for one in dues:
        key, since = (one.written.party, one.due), one.written.since
        if since and holds(one.written, day) and (key not in latest or since > latest[key][0]):
            latest[key] = since, one
    return [_replacing(one, latest.get((one.written.party, one.due)), day) for one in dues]


def _replacing(one: Dated, decision: tuple[date, _D] | None, day: date) -> _D | None:
    if decision is None or (one.written.until and one.written.until <= day):
        return None
    since, replacing = decision
    return replacing if one.written.since is None or one.written.since < since else None


def holds(target: Target, day: date) -> bool:
    """Whether it has begun by a day, and has not ended."""
    return (target.since is None or target.since <= day) and (target.until is None or day < target.until)


def _is_replaced(target: Dated, newest: Mapping[tuple[str | None, date], date]) -> bool:
    decided = newest.get((target.written.party, target.due))
    return decided is not None and (target.written.since is None or target.written.since < decided)


def satisfies(value: Fraction | State, target: Limit) -> bool:
    """Exactly: 79.96 % never meets 80 %. Nothing satisfies a target whose value is not known."""
    if isinstance(value, State) or isinstance(target.value, State):
        return value is target.value
    if target.value is None:
        return False
    limit = _exactly(target.value)
    match target.op:
        case ">=":
            return value >= limit
        case ">":
            return value > limit
        case "<=":
            return value <= limit
        case _:
            return value < limit


def satisfies_between(low: Fraction | None, high: Fraction | None, target: Limit) -> bool | None:
    """Whether it is met wherever the figure may lie; None where that depends, or a bound is not known."""
    if low is None or high is None or target.value is None or isinstance(target.value, State):
        return None
    at_low = satisfies(low, target)
    # Of all but a pool both are one and the same figure.
    return at_low if high is low or at_low is satisfies(high, target) else None


def _exactly(value: Decimal | Fraction) -> Exact:
    return value if isinstance(value, Fraction) else exact(value)


def bound(target: Limit) -> Fraction | None:
    """Its value, exact; None for a milestone's, and for growth over what is not known."""
    value = target.value
    return _as_fraction(value) if isinstance(value, Decimal) else value if isinstance(value, Fraction) else None


# The plans of many communes have the same few numbers.
@lru_cache(maxsize=1024)
def _as_fraction(value: Decimal) -> Fraction:
    return Fraction(value)


def shown(target: Limit, digits: int) -> Decimal | State | None:
    """Its value as the plan has it; what growth comes to rounded to its harder side."""
    if not isinstance(target.value, Fraction):
        return target.value
    return rounded_up(target.value, digits) if rising(target) else -rounded_up(-target.value, digits)


def rising(target: Limit) -> bool:
    return target.op.startswith(">")


def conflicts(targets: Sequence[Dated]) -> list[tuple[int, int]]:
    """Pairs of them, by position, that differ for one party and due date while none of these is effective.

    A plain target and one of growth never contradict each other.
    """
    groups: dict[tuple[str | None, date], list[int]] = {}
    for at, target in enumerate(targets):
        groups.setdefault((target.written.party, target.due), []).append(at)
    return [
        (alike[0], at)
        for group in groups.values()
        if not any(targets[at].written.effective for at in group)
        for growth in (False, True)
        for alike in [[at for at in group if (targets[at].written.from_ is not None) is growth]]
        for at in alike
        if asks(targets[at].written) != asks(targets[alike[0]].written)
    ]


def asks(target: Target) -> tuple[object, ...]:
    """What two targets have in common that ask the same, whoever gave them."""
    return target.op, target.value, target.to, target.from_, target.percent, target.points


def demand(target: Limit) -> tuple[bool, Fraction, bool]:
    """How much a target asks for, greater being harder; a strict comparator is harder than its plain twin.

    Least of all what asks for growth over what is not known.
    """
    if target.value is None or isinstance(target.value, State):
        return target.value is not None, Fraction(0), False
    limit = Fraction(target.value)
    return True, (limit if rising(target) else -limit), target.op in {">", "<"}
