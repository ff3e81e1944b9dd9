"""Where the line to a target begins. design.md, 4.3 and 4.5."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History, Observation
from cdsplan.model.fields import State
from cdsplan.model.files import Plan

Origin: TypeAlias = Literal["plan", "zero", "before", "first"]


class Baseline(NamedTuple):
    """A value, exact, at a date; the origin says whose it is."""

    value: Fraction
    as_of: date
    origin: Origin
    observation: Observation | None = None  # that it is, if it is one

    @property
    def illustrative(self) -> bool:
        return self.observation is not None and self.observation.illustrative


def baseline(evaluation: Evaluation, past: History, actual: Observation | None) -> Baseline | None:
    """What the plan gives, else zero at New Year for a total, else an earlier observation; a milestone has none."""
    if past.indicator.measure == "milestone":
        return None
    year = (actual.as_of if actual else evaluation.day).year
    own = planned(evaluation.plan, past)
    if own and (not past.is_total or own.as_of.year == year):
        return own
    if past.is_total:
        return _zero(year, evaluation.established)
    return _observed(evaluation.plan, past, actual) if actual else None


def planned(plan: Plan, past: History) -> Baseline | None:
    """The plan's own; without a date it stands on the day before the plan's start."""
    own = past.indicator.in_plan.baseline
    if own is None:
        return None
    return Baseline(Fraction(own.value), own.as_of or _eve(plan.first), "plan")


def _zero(year: int, established: date | None) -> Baseline:
    """On the day before the year, or before the commune was established, if that is later."""
    new_year = date(year - 1, 12, 31)
    begun = max(new_year, _eve(established)) if established else new_year
    return Baseline(Fraction(0), begun, "zero")


def _observed(plan: Plan, past: History, actual: Observation) -> Baseline | None:
    """The last before the plan (of a counter none), else the first within it (of a counter, in the actual's year)."""
    before = None if past.is_counter else next(past.until(_eve(plan.first)), None)
    if before:
        return _at(before, "before")
    since = max(plan.first, date(actual.as_of.year, 1, 1)) if past.is_counter else plan.first
    first = next(past.since(since), None)
    return _at(first, "first") if first and first is not actual else None


def _at(observation: Observation, origin: Origin) -> Baseline | None:
    if isinstance(observation.value, State):
        return None
    return Baseline(observation.value, observation.as_of, origin, observation)


def _eve(day: date) -> date:
    return day - timedelta(days=1)
