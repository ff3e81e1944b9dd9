"""An indicator's targets at a date: those listed, what growth comes to, which one counts. design.md, 2.4 and 4.2."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.baseline import planned
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Base, Comparator, State
from cdsplan.model.files import Target
from cdsplan.model.period import year_before
from cdsplan.model.targets import Due, bound, conflicts, demand, fits, in_force, on_due_dates

Verdict: TypeAlias = Literal["met", "missed"]
# Last year's count must be that of the whole year; cut-offs end it on 14 December. design.md, 2.4.
WHOLE_YEAR = timedelta(days=31)


class GrowthBase(NamedTuple):
    """The figure that growth is told from; of the plan's own baseline no period is known."""

    value: Fraction
    as_of: date
    period: str | None
    illustrative: bool


class Growth(NamedTuple):
    """What a growth target asks, and of which figure."""

    since: Base
    percent: Decimal | None
    points: Decimal | None
    year: int  # of the base, known or not
    base: GrowthBase | None


class DueTarget(NamedTuple):
    """A target on one due date: what it comes to, and its verdict once that date has passed."""

    written: Target  # as the plan has it
    due: date
    op: Comparator
    value: Decimal | Fraction | State | None  # None: growth over what is not known
    bound: Fraction | None  # the value, exact; None for a milestone's, and where there is none
    growth: Growth | None
    in_force: bool  # at the evaluation date
    verdict: Verdict | None = None

    @property
    def party(self) -> str | None:
        return self.written.party

    @property
    def illustrative(self) -> bool:
        """Whether it asks for growth over an illustrative figure."""
        return self.growth is not None and self.growth.base is not None and self.growth.base.illustrative


def listed(evaluation: Evaluation, past: History) -> tuple[DueTarget, ...]:
    """Every target that can be judged and has begun, once for each of its due dates; with a party, its own alone."""
    indicator, (plan, today, party, _) = past.indicator, evaluation
    begun = [
        target
        for target in indicator.targets
        if fits(target, indicator.measure)
        and (target.since is None or target.since <= today)
        and (party is None or party == target.party)
    ]
    dues = on_due_dates(begun, plan)
    held = in_force(dues, today)
    return tuple(_reckoned(one, evaluation, past, holds=holds) for one, holds in zip(dues, held, strict=True))


def _reckoned(one: Due, evaluation: Evaluation, past: History, *, holds: bool) -> DueTarget:
    target, due = one
    if target.from_ is None:
        return DueTarget(target, due, target.op, target.value, bound(target), None, holds)
    growth = _growth(one, evaluation, past)
    op, value = _come_to(target.op, growth, past.indicator)
    return DueTarget(target, due, op, value, value, growth, holds)


def _growth(one: Due, evaluation: Evaluation, past: History) -> Growth:
    target = one.written
    if target.from_ == "baseline":
        own = planned(evaluation.plan, past)
        base = GrowthBase(own.value, own.as_of, None, illustrative=False) if own else None
        year = own.as_of.year if own else evaluation.plan.first.year
        return Growth("baseline", target.percent, target.points, year, base)
    day = year_before(one.due)
    base = _last_year(past, day, evaluation.established) if evaluation.today > day else None
    return Growth("last-year", target.percent, target.points, day.year, base)


def _last_year(past: History, day: date, established: date | None) -> GrowthBase | None:
    """The last observation within the year that ends on a day; a counter's only where it has the whole of it."""
    found = next((past.last_year or past).until(day), None)
    if found is None or found.as_of.year != day.year or isinstance(found.value, State):
        return None
    if past.is_counter:
        partly = established is not None and established.year == day.year
        if partly or day - found.as_of >= WHOLE_YEAR:
            return None
    return GrowthBase(found.value, found.as_of, found.period.text, found.illustrative)


def _come_to(op: Comparator, growth: Growth, indicator: Indicator) -> tuple[Comparator, Fraction | None]:
    """Exactly; of a percent that may not exceed 100 at most that, and at least zero."""
    if growth.base is None:
        return op, None
    if growth.points is not None:
        value = growth.base.value + Fraction(growth.points)
    elif growth.base.value:
        value = growth.base.value * (100 + Fraction(growth.percent or 0)) / 100
    else:
        return op, None
    if not indicator.bounded:
        return op, value
    if value >= 100:  # noqa: PLR2004  percent
        return (">=" if op == ">" else op), Fraction(100)
    return op, max(value, Fraction(0))


def counting(targets: Iterable[DueTarget]) -> dict[date, DueTarget]:
    """The one target that counts for each due date, by date; nothing where none is in force.

    Where they are not all a party's, those for no party count, and what is effective.
    """
    held = [target for target in targets if target.in_force]
    if len(held) <= 1:  # as of most indicators
        return {target.due: target for target in held}
    if not all(target.party for target in held):
        held = [target for target in held if target.party is None or target.written.effective]
    groups: dict[date, list[DueTarget]] = {}
    for target in held:
        groups.setdefault(target.due, []).append(target)
    return {due: _one_of(groups[due]) for due in sorted(groups)}


def _one_of(targets: Sequence[DueTarget]) -> DueTarget:
    return max([target for target in targets if target.written.effective] or targets, key=demand)


def effective(counting: Mapping[date, DueTarget], today: date) -> DueTarget:
    """The target whose due date comes next, else the last."""
    return counting[next((due for due in counting if due >= today), max(counting))]


def contradict(targets: Iterable[DueTarget]) -> bool:
    """Whether two of those in force do."""
    return bool(conflicts([target for target in targets if target.in_force]))
