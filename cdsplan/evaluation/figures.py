"""The figures of a percent or a number that has an actual: gap, remaining, and the pace. design.md, 4.3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple, TypeAlias

from cdsplan.evaluation.baseline import Baseline, baseline
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History, Observation
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.targets import rising, satisfies

Point: TypeAlias = tuple[date, Fraction]


class Remaining(NamedTuple):
    """The least whole change of one variable that satisfies the target."""

    variable: str
    amount: int
    unit: str | None


@dataclass(frozen=True)
class Figures:
    """What an actual, a target and the baseline come to; each figure is reckoned when it is asked for."""

    evaluation: Evaluation
    past: History
    actual: Observation
    target: DueTarget
    counting: Mapping[date, DueTarget]

    @cached_property
    def baseline(self) -> Baseline | None:
        return baseline(self.evaluation, self.past, self.actual)

    @property
    def value(self) -> Fraction:
        return _exact(self.actual)

    @property
    def bound(self) -> Fraction:
        assert self.target.bound is not None  # noqa: S101  only growth over what is not known has none
        return self.target.bound

    @property
    def gap(self) -> Fraction:
        return self.bound - self.value if rising(self.target) else self.value - self.bound

    @property
    def ahead(self) -> bool | None:
        """Whether the actual is where the line to the target is, or better, at both bounds of a pool; else None."""
        expected, (low, high) = self.expected, self.actual.bounds
        if expected is None or low is None or high is None:
            return None
        at_low = _reaches(low, expected, upward=rising(self.target))
        return at_low if at_low is _reaches(high, expected, upward=rising(self.target)) else None

    @property
    def achievement(self) -> Fraction | None:
        if rising(self.target):
            return self.value / self.bound * 100 if self.bound else None
        if self.baseline is None or satisfies(self.baseline.value, self.target):
            return None
        way = self.baseline.value - self.bound
        return (self.baseline.value - self.value) / way * 100 if way else None

    @cached_property
    def remaining(self) -> Remaining | None:
        """Only of counts that one more household or person can change, and never of a survey's."""
        formula = self.past.indicator.formula
        if formula is None or self.actual.origin == "published":
            return None
        above, below = formula.quotient or (formula, None)
        names = above.variables
        whole = above.is_sum and all(self._is_count(name) for name in names)
        shared = below is not None and set(names) & set(below.variables)
        single = below is not None or len(above.steps) == 1
        sampled = any(name in self.past.variables and self.past.variables[name].sample for name in formula.variables)
        if not whole or shared or not single or sampled:
            return None
        unit = self.past.variables[names[0]].unit
        amount = self._amount(names[0], above.steps.count(names[0]))
        return None if amount is None else Remaining(names[0], amount, unit)

    def _amount(self, name: str, weight: int) -> int | None:
        """How many more (or, for an upper bound, how many fewer) of a variable that stands `weight` times in N."""
        if satisfies(self.value, self.target):
            return 0
        below = Fraction(1) if self.actual.denominator is None else self.actual.denominator
        step = weight * Fraction(self.past.indicator.factor) / below
        if step <= 0:
            return None
        needed = self.gap / step
        amount = floor(needed) + 1 if self.target.op in {">", "<"} else ceil(needed)
        below_zero = not rising(self.target) and self.actual.figures[name].value < amount
        return None if below_zero else amount

    def _is_count(self, name: str) -> bool:
        return name in self.past.variables and self.past.variables[name].kind == "count"

    @property
    def line(self) -> tuple[Point, ...]:
        """From the baseline through the targets that count, as far as the effective one."""
        return line(self.past, self.baseline, self.target, self.counting, self.actual.as_of.year)

    @property
    def _start(self) -> Baseline | None:
        """The baseline, where the actual comes after it and by the due date: else there is no pace."""
        start = self.baseline
        return start if start and start.as_of < self.actual.as_of <= self.target.due else None

    @cached_property
    def expected(self) -> Fraction | None:
        start = self._start
        if start is None or satisfies(start.value, self.target):
            return None
        points = self.line
        later = next(at for at, (day, _) in enumerate(points) if day >= self.actual.as_of)
        return _on_line(points[later - 1], points[later], self.actual.as_of)

    @property
    def projected(self) -> Fraction | None:
        start = self._start
        if start is None:
            return None
        arrival = _on_line((start.as_of, start.value), (self.actual.as_of, self.value), self.target.due)
        return min(max(arrival, Fraction(0)), Fraction(100)) if self.past.indicator.bounded else arrival

    @property
    def needed_per_month(self) -> Fraction | None:
        if satisfies(self.value, self.target) or self.evaluation.today >= self.target.due:
            return None
        left = self.gap if self.remaining is None else Fraction(self.remaining.amount)
        months = Fraction((self.target.due - self.actual.as_of).days * 12, 365)
        return left / months


def line(
    past: History, start: Baseline | None, target: DueTarget, counting: Mapping[date, DueTarget], year: int
) -> tuple[Point, ...]:
    """From the baseline through the targets that count, as far as the effective one; that alone without a baseline.

    A counter's line knows only the targets of its year.
    """
    points = [
        (due, limit)
        for due, one in counting.items()
        if due <= target.due and (due.year == year or not past.is_counter) and (limit := one.bound) is not None
    ]
    if start is None:
        return tuple(points[-1:])
    return ((start.as_of, start.value), *(point for point in points if point[0] > start.as_of))


def _reaches(value: Fraction, expected: Fraction, *, upward: bool) -> bool:
    return value >= expected if upward else value <= expected


def _exact(observation: Observation) -> Fraction:
    assert isinstance(observation.value, Fraction)  # noqa: S101  only milestones have states
    return observation.value


def _on_line(start: tuple[date, Fraction], end: tuple[date, Fraction], day: date) -> Fraction:
    """The value at a day of the straight line through two points."""
    days, gone = (end[0] - start[0]).days, (day - start[0]).days
    # As one fraction: one for each step of the reckoning takes several times as long.
    (first, under), (last, below) = start[1].as_integer_ratio(), end[1].as_integer_ratio()
    return Fraction(first * below * (days - gone) + last * under * gone, under * below * days)
