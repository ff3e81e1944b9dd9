"""One indicator of a province's plan on its communes' figures: today's sums, and their history with its bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from cdsplan.evaluation.gap_table import Coverage
from cdsplan.evaluation.observations import Bounds, History, Observation
from cdsplan.model.definitions import Definitions, Indicator, Pooling
from cdsplan.model.files import Plan, Variable
from cdsplan.model.formula import exact
from cdsplan.rollup.aggregate import PooledFigure, Sums, aggregate
from cdsplan.rollup.pooled_history import DatedPart, history


@dataclass(frozen=True)
class Pool:
    """What `summary` and `progress` of a province both judge it by."""

    indicator: Indicator
    kind: Pooling | None
    variables: Mapping[str, Variable]
    parts: Sequence[DatedPart]

    @cached_property
    def today(self) -> PooledFigure:
        """On the evaluation date."""
        return PooledFigure(self.indicator, self.kind, aggregate(part.today for part in self.parts))

    def bounds(self, seen: Observation) -> Bounds:
        """On the date of an observation: the same communes are known, and the same wait."""
        then = replace(self.today, sums=_sums_at(seen, self.today.sums))
        return then.low, then.high

    @property
    def history(self) -> History:
        return history(self.indicator, self.variables, self.parts, self.bounds)

    @property
    def coverage(self) -> Coverage:
        today, sums = self.today, self.today.sums
        return Coverage(
            pooled=today.kind is not None,
            communes=sums.communes,
            known=sums.known,
            waiting=sums.waiting,
            share=today.share,
            low=today.low,
            high=today.high,
        )


def _sums_at(seen: Observation, today: Sums) -> Sums:
    if seen.sides:
        return today._replace(numerator=seen.sides[0], denominator=seen.sides[1], latest=seen.as_of)
    assert isinstance(seen.value, Fraction)  # noqa: S101  milestones are not pooled
    return today._replace(numerator=seen.value / exact(seen.indicator.factor), latest=seen.as_of)


def pools(plan: Plan, shared: Definitions, parts: Mapping[str, Sequence[DatedPart]]) -> list[Pool]:
    """One for each indicator of a plan, with what the communes give it."""
    return [
        Pool(one, shared.pooling(one), shared.variables, tuple(parts.get(one.id, ()))) for one in planned(plan, shared)
    ]


def planned(plan: Plan, shared: Definitions) -> list[Indicator]:
    """A plan's indicators that are defined; where an id stands twice, which a rule reports, the first."""
    found: dict[str, Indicator] = {}
    for indicator in shared.of_plan(plan):
        found.setdefault(indicator.id, indicator)
    return [*found.values()]
