"""The figures of a percent or a number that has an actual: gap, remaining, and the pace. design.md, 4.3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Literal, NamedTuple

from cdsplan.evaluation.observations import History, Observation
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Plan, Target, Variable
from cdsplan.model.targets import rising, satisfies


class Baseline(NamedTuple):
    """Where the line to the target begins."""

    value: Fraction
    as_of: date
    origin: Literal["plan", "zero", "before", "first"]
    illustrative: bool


class Remaining(NamedTuple):
    """The least whole change of one variable that satisfies the target."""

    variable: str
    amount: int
    unit: str | None


@dataclass
class Figures:
    """The figures of 4.3 for a percent or a number that has an actual."""

    plan: Plan
    indicator: Indicator
    variables: Mapping[str, Variable]
    past: History
    actual: Observation
    counting: Mapping[date, Target]
    due: date
    target: Target
    today: date

    def __post_init__(self) -> None:
        self.value = _exact(self.actual)
        self.bound = _bound(self.target)
        self.met = satisfies(self.value, self.target)
        self.gap = self.bound - self.value if rising(self.target) else self.value - self.bound

    @property
    def ahead(self) -> bool | None:
        """Whether the actual is where the line to the target is, or better; None where no line can be drawn."""
        if self.expected is None:
            return None
        return self.value >= self.expected if rising(self.target) else self.value <= self.expected

    @property
    def achievement(self) -> Fraction | None:
        if rising(self.target):
            return self.value / self.bound * 100 if self.bound else None
        if self.baseline is None or satisfies(self.baseline.value, self.target):
            return None
        way = self.baseline.value - self.bound
        return (self.baseline.value - self.value) / way * 100 if way else None

    @cached_property
    def baseline(self) -> Baseline | None:
        own = self.indicator.in_plan.baseline
        if own:
            as_of = own.as_of or self.plan.first - timedelta(days=1)
            return Baseline(Fraction(own.value), as_of, "plan", illustrative=False)
        if self._counts_from_zero():
            return Baseline(Fraction(0), date(self.plan.year - 1, 12, 31), "zero", illustrative=False)
        before = None if self._has_cumulative() else next(self.past.until(self.plan.first - timedelta(days=1)), None)
        if before:
            return _baseline_at(before, "before")
        first = next(self.past.since(self.plan.first), None)
        return _baseline_at(first, "first") if first and first is not self.actual else None

    def _is_cumulative(self, name: str) -> bool:
        return name in self.variables and self.variables[name].cumulative

    def _is_count(self, name: str) -> bool:
        return name in self.variables and self.variables[name].kind == "count"

    def _has_cumulative(self) -> bool:
        formula = self.indicator.formula
        return formula is not None and any(self._is_cumulative(name) for name in formula.variables)

    def _counts_from_zero(self) -> bool:
        """Every variable of N is cumulative and none of D; a single cumulative count counts as N."""
        formula = self.indicator.formula
        if formula is None:
            return False
        if formula.quotient is None:
            single = formula.steps[0] if len(formula.steps) == 1 else None
            return isinstance(single, str) and self._is_cumulative(single) and self._is_count(single)
        above, below = formula.quotient
        return (
            bool(above.variables)
            and all(self._is_cumulative(name) for name in above.variables)
            and not any(self._is_cumulative(name) for name in below.variables)
        )

    @cached_property
    def remaining(self) -> Remaining | None:
        """Only of counts that one more household or person can change, and never of a survey's."""
        formula = self.indicator.formula
        if formula is None or self.actual.origin == "published":
            return None
        above, below = formula.quotient or (formula, None)
        names = above.variables
        whole = above.is_sum and all(self._is_count(name) for name in names)
        shared = below is not None and set(names) & set(below.variables)
        single = below is not None or len(above.steps) == 1
        sampled = any(name in self.variables and self.variables[name].sample for name in formula.variables)
        if not whole or not names or shared or not single or sampled:
            return None
        unit = self.variables[names[0]].unit
        amount = self._amount(names[0], above.steps.count(names[0]))
        return None if amount is None else Remaining(names[0], amount, unit)

    def _amount(self, name: str, weight: int) -> int | None:
        """How many more (or, for an upper bound, how many fewer) of a variable that stands `weight` times in N."""
        if self.met:
            return 0
        below = Fraction(1) if self.actual.denominator is None else self.actual.denominator
        step = weight * Fraction(self.indicator.factor) / below
        if step <= 0:
            return None
        needed = self.gap / step
        amount = floor(needed) + 1 if self.target.op in {">", "<"} else ceil(needed)
        below_zero = not rising(self.target) and self.actual.figures[name].value < amount
        return None if below_zero else amount

    def _pace_can_be_told(self) -> bool:
        return self.baseline is not None and self.baseline.as_of < self.actual.as_of <= self.due

    @cached_property
    def expected(self) -> Fraction | None:
        if self.baseline is None or not self._pace_can_be_told() or satisfies(self.baseline.value, self.target):
            return None
        points = [(self.baseline.as_of, self.baseline.value)]
        points += [
            (due, _bound(target)) for due, target in self.counting.items() if self.baseline.as_of < due <= self.due
        ]
        later = next(at for at, (day, _) in enumerate(points) if day >= self.actual.as_of)
        return _on_line(points[later - 1], points[later], self.actual.as_of)

    @property
    def projected(self) -> Fraction | None:
        if self.baseline is None or not self._pace_can_be_told():
            return None
        line = (self.baseline.as_of, self.baseline.value), (self.actual.as_of, self.value)
        arrival = _on_line(*line, self.due)
        return min(max(arrival, Fraction(0)), Fraction(100)) if self.indicator.bounded else arrival

    @property
    def needed_per_month(self) -> Fraction | None:
        if self.met or self.today >= self.due:
            return None
        left = self.gap if self.remaining is None else Fraction(self.remaining.amount)
        months = Fraction((self.due - self.actual.as_of).days * 12, 365)
        return left / months


def _exact(observation: Observation) -> Fraction:
    assert isinstance(observation.value, Fraction)  # noqa: S101  only milestones have states
    return observation.value


def _bound(target: Target) -> Fraction:
    assert not isinstance(target.value, State)  # noqa: S101  only milestones ask for a state
    return Fraction(target.value)


def _baseline_at(observation: Observation, origin: Literal["before", "first"]) -> Baseline:
    return Baseline(_exact(observation), observation.as_of, origin, observation.illustrative)


def _on_line(start: tuple[date, Fraction], end: tuple[date, Fraction], day: date) -> Fraction:
    """The value at a day of the straight line through two points."""
    days = (end[0] - start[0]).days
    return start[1] + (end[1] - start[1]) * Fraction((day - start[0]).days, days)
