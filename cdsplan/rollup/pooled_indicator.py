"""One indicator of a roll-up: its pooled figure, the target that this is compared with, and how each commune stands."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Position, Status
from cdsplan.model.fields import State
from cdsplan.model.targets import bound
from cdsplan.rollup.aggregate import Aggregate, PooledFigure, PooledStatus
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.contribution import Contribution, TargetTerms
from cdsplan.rollup.own_figures import Level
from cdsplan.rollup.pooled_history import DatedPart

TargetOwner: TypeAlias = Literal["province", "communes"]
_FURTHEST, _DIFFERENT = 5, 2
_LATE: frozenset[Status | None] = frozenset({"behind", "open", "missed"})


class CommuneFigure(NamedTuple):
    """One commune with its figure of an indicator."""

    path: str
    name: str
    province: str
    code: str
    value: Fraction | State
    as_of: date
    published: bool
    status: Status | None
    target: TargetTerms | None
    gap: Fraction | None


class Late(NamedTuple):
    """A commune that is late, so that the furthest behind is the least; of two equally far the first by path."""

    lag: Fraction  # the gap relative to the target, below zero
    path: str
    figure: CommuneFigure


@dataclass
class Tally:
    """Some communes that have an indicator: their sums, and how each of them stands."""

    sums: Aggregate = field(default_factory=Aggregate)
    counts: dict[Status, int] = field(default_factory=dict)
    published: int = 0
    illustrative: int = 0  # with an illustrative figure, left out unless such are asked for
    late: list[Late] = field(default_factory=list)  # the furthest behind of them
    listed: list[CommuneFigure] = field(default_factory=list)  # what is not pooled
    targets: list[TargetTerms | None] = field(default_factory=list)  # each different one, of which two are enough
    dated: list[DatedPart] = field(default_factory=list)  # where the province's target is told from earlier figures

    def add(self, commune: CommuneStatus, one: Contribution, *, poolable: bool) -> None:
        """One commune more."""
        self.illustrative += one.illustrative
        if one.status:
            self.counts[one.status] = self.counts.get(one.status, 0) + 1
        if one.status == "not-applicable":
            return
        self.sums.add(one.part)
        self.dated += [one.dated] if one.dated else []
        self.published += one.published
        self._differ([one.target])
        if one.value is None or one.as_of is None:
            return
        if not poolable or one.published:
            self.listed.append(_figure(commune, one, one.as_of, one.value))
        lag = _lag(one)
        if lag is not None and self._is_far(lag):
            self._rank(Late(lag, commune.path, _figure(commune, one, one.as_of, one.value)))

    def merge(self, other: "Tally") -> None:
        """The communes of another."""
        self.sums.merge(other.sums)
        self.published += other.published
        self.illustrative += other.illustrative
        for status, count in other.counts.items():
            self.counts[status] = self.counts.get(status, 0) + count
        self.listed += other.listed
        self.dated += other.dated
        self._differ(other.targets)
        for one in other.late:
            if self._is_far(one.lag):
                self._rank(one)

    @property
    def furthest(self) -> list[CommuneFigure]:
        """The furthest behind."""
        return [one.figure for one in self.late]

    def _differ(self, targets: Iterable[TargetTerms | None]) -> None:
        if len(self.targets) < _DIFFERENT:
            self.targets = list(dict.fromkeys([*self.targets, *targets]))[:_DIFFERENT]

    def _is_far(self, lag: Fraction) -> bool:
        return len(self.late) < _FURTHEST or lag <= self.late[-1].lag

    def _rank(self, one: Late) -> None:
        insort(self.late, one)
        del self.late[_FURTHEST:]


def _figure(commune: CommuneStatus, one: Contribution, as_of: date, value: Fraction | State) -> CommuneFigure:
    return CommuneFigure(
        path=commune.path,
        name=commune.name or "",
        province=commune.province or "",
        code=commune.code or "",
        value=value,
        as_of=as_of,
        published=one.published,
        status=one.status,
        target=one.target,
        gap=one.gap,
    )


def _lag(one: Contribution) -> Fraction | None:
    limit = bound(one.target) if one.status in _LATE and one.gap is not None and one.target else None
    if one.gap is None or limit is None:
        return None
    # As one fraction: to negate and to divide one after the other takes more than twice as long.
    above, below = one.gap.as_integer_ratio()
    return Fraction(-above * limit.denominator, below * abs(limit.numerator)) if limit else -one.gap


@dataclass(frozen=True)
class PooledIndicator(PooledFigure):
    """A pooled figure and what it is compared with: the province's own target, else the one that communes share."""

    tally: Tally
    as_of: date
    province: TargetTerms | None  # what the province's own plan asks
    oldest: date  # a figure from before this day is judged by nobody
    own: Position | None = None  # where it stands by what the province reports itself, if that judges it

    @property
    def level(self) -> Level:
        return "own" if self.own else "pooled"

    @property
    def actual(self) -> Observation | None:
        """What the province reports itself, if that judges it."""
        return self.own.actual if self.own else None

    @property
    def value(self) -> Fraction | None:
        if self.actual is None:
            return super().value
        return self.actual.value if isinstance(self.actual.value, Fraction) else None

    @property
    def numerator(self) -> Fraction | None:
        return self.actual.numerator if self.actual else super().numerator

    @property
    def denominator(self) -> Fraction | None:
        return self.actual.denominator if self.actual else super().denominator

    @property
    def low(self) -> Fraction | None:
        """None where the province's own figure judges: no commune's is missing from it."""
        return None if self.own else super().low

    @property
    def high(self) -> Fraction | None:
        return None if self.own else super().high

    @property
    def target(self) -> TargetTerms | None:
        return self.province or (self.tally.targets[0] if len(self.tally.targets) == 1 else None)

    @property
    def target_owner(self) -> TargetOwner | None:
        if self.province:
            return "province"
        return "communes" if self.target else None

    @property
    def province_status(self) -> Status | None:
        """By whichever figure judges it."""
        return self.own.status if self.own else self.pooled_status

    @property
    def pooled_status(self) -> PooledStatus | None:
        """None where the bounds do not agree, or all is too old."""
        if self.target is None or self.sums.latest is None or self.sums.latest < self.oldest:
            return None
        return self.status(self.target, self.target.due, self.as_of)
