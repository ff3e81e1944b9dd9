"""A province's plan to where its indicators stand: by what it reports itself, else by its communes' pooled figures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import Basis
from cdsplan.evaluation.standing import Position, positions
from cdsplan.model.files import Plan
from cdsplan.rollup.pool import Pool


class Judgement(NamedTuple):
    """Where one indicator stands, and on whose figure; `summary` and `progress` of the province both tell it."""

    basis: Basis
    position: Position


class JudgedPlan(NamedTuple):
    """A province's plan in force, and where the indicators stand that it judges."""

    plan: Plan
    evaluation: Evaluation
    judgements: tuple[Judgement, ...]


def judge(evaluation: Evaluation, pools: Sequence[Pool], own: Mapping[str, Position]) -> Iterator[Judgement]:
    """Each indicator that has a target in force; `own`: where those stand that the province reports itself."""
    by_name = {pool.indicator.id: pool for pool in pools}
    for pooled in positions(evaluation, (pool.history for pool in pools)):
        reported = own.get(pooled.indicator.id)
        if reported and _judges(reported, pooled):
            yield Judgement(Basis("own"), reported)
        else:
            yield Judgement(Basis("pooled", by_name[pooled.indicator.id].coverage), pooled)


def _judges(own: Position, pooled: Position) -> bool:
    """A figure that is stale judges nothing, but is still shown where the communes give none."""
    return not (own.stale and pooled.actual)
