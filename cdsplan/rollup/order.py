"""In which order a roll-up is read: as the catalog and the alphabet have it, or what needs looking at first."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from cdsplan.evaluation.gap_table import URGENCY, urgency
from cdsplan.model.targets import rising
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.summary import Rollup

Sort: TypeAlias = Literal["plan", "status", "gap", "coverage"]


def ordered(rollup: Rollup, sort: Sort) -> Rollup:
    """The same roll-up: its communes and indicators by what is worst; what is equal stays as it stood.

    `status` puts the missed first, `gap` what is furthest from its target, `coverage` of which the least is known.
    Communes have no gap of their own: by that they stand as by status.
    """
    return rollup._replace(
        indicators=tuple(sorted(rollup.indicators, key=_INDICATORS[sort])),
        communes=tuple(sorted(rollup.communes, key=_COMMUNES[sort])),
    )


def _furthest(one: PooledIndicator) -> tuple[bool, Fraction]:
    """By the gap relative to the target; last where nobody knows it."""
    limit, value = one.target.bound if one.target else None, one.figure.value
    if one.target is None or limit is None or value is None:
        return True, Fraction(0)
    missing = limit - value if rising(one.target) else value - limit
    return False, -(missing / abs(limit) if limit else missing)


def _known(one: PooledIndicator) -> Fraction:
    """The share of the communes that have it whose figures are in the sum."""
    sums = one.pooled.sums
    return Fraction(sums.known, sums.communes) if sums.communes else Fraction(0)


def _reported(one: CommuneStatus) -> Fraction:
    return Fraction(one.reported, one.needed) if one.needed else Fraction(1)


def _late(one: CommuneStatus) -> tuple[int, ...]:
    """How many of each status, the worst first and the most of it first."""
    return tuple(-one.counts.get(status, 0) for status in URGENCY)


_INDICATORS: Mapping[Sort, Callable[[PooledIndicator], tuple[object, ...]]] = {
    "plan": lambda _one: (),
    "status": lambda one: (urgency(one.status),),
    "gap": _furthest,
    "coverage": lambda one: (_known(one),),
}
_COMMUNES: Mapping[Sort, Callable[[CommuneStatus], tuple[object, ...]]] = {
    "plan": lambda _one: (),
    "status": _late,
    "gap": _late,
    "coverage": lambda one: (_reported(one),),
}
