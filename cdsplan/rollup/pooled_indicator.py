"""One indicator of a roll-up: its figures, the target that they are compared with, and how each commune stands."""

from bisect import insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from cdsplan import alphabet
from cdsplan.evaluation.gap_table import Level
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.targets import asks
from cdsplan.rollup.aggregate import Aggregate, PooledFigure
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.contribution import Contribution
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
    target: DueTarget | None
    gap: Fraction | None


class Late(NamedTuple):
    """A commune that is late, so that the furthest behind is the least; of two equally far the first by path."""

    lag: Fraction  # the gap relative to the target, below zero
    path: str
    figure: CommuneFigure


class Tallied(NamedTuple):
    """How the communes that have an indicator stand."""

    counts: Mapping[Status, int] = MappingProxyType({})
    published: int = 0
    illustrative: int = 0  # with an illustrative figure, left out unless such are asked for
    furthest: tuple[CommuneFigure, ...] = ()  # the furthest behind
    listed: tuple[CommuneFigure, ...] = ()  # what is not pooled


@dataclass
class Tally:
    """Some communes that have an indicator, while others are still added: their sums, and how each of them stands."""

    aggregate: Aggregate = field(default_factory=Aggregate)
    counts: dict[Status, int] = field(default_factory=dict)
    published: int = 0
    illustrative: int = 0
    late: list[Late] = field(default_factory=list)  # the furthest behind of them
    listed: list[CommuneFigure] = field(default_factory=list)
    # By what they ask, the first of each; of those that differ two are enough.
    targets: dict[tuple[object, ...], DueTarget | None] = field(default_factory=dict)
    dated: list[DatedPart] = field(default_factory=list)  # where the province's plan judges

    def add(self, commune: CommuneStatus, one: Contribution, *, poolable: bool) -> None:
        """One commune more."""
        self.illustrative += one.illustrative
        if one.status:
            self.counts[one.status] = self.counts.get(one.status, 0) + 1
        if one.status == "not-applicable":
            return
        self.aggregate.add(one.part)
        self.dated += [one.dated] if one.dated else []
        self.published += one.published
        self._keep(_demand(one.target), one.target)
        if one.value is None or one.as_of is None:
            return
        if not poolable or one.published:
            self.listed.append(figure_of(commune, one, one.as_of, one.value))
        lag = _lag(one)
        if lag is not None and self._is_far(lag):
            self._rank(Late(lag, commune.path, figure_of(commune, one, one.as_of, one.value)))

    def merge(self, other: "Tally") -> None:
        """The communes of another."""
        self.aggregate.merge(other.aggregate)
        self.published += other.published
        self.illustrative += other.illustrative
        for status, count in other.counts.items():
            self.counts[status] = self.counts.get(status, 0) + count
        self.listed += other.listed
        self.dated += other.dated
        for demand, target in other.targets.items():
            self._keep(demand, target)
        for one in other.late:
            if self._is_far(one.lag):
                self._rank(one)

    @property
    def result(self) -> Tallied:
        """How they stand, once all are there."""
        return Tallied(
            counts=MappingProxyType(dict(self.counts)),
            published=self.published,
            illustrative=self.illustrative,
            furthest=tuple(one.figure for one in self.late),
            listed=tuple(sorted(self.listed, key=lambda one: alphabet.place(one.name, one.province, one.path))),
        )

    @property
    def shared(self) -> DueTarget | None:
        """The target that all of them are given alike."""
        return next(iter(self.targets.values())) if len(self.targets) == 1 else None

    def _keep(self, demand: tuple[object, ...], target: DueTarget | None) -> None:
        if len(self.targets) < _DIFFERENT:
            self.targets.setdefault(demand, target)

    def _is_far(self, lag: Fraction) -> bool:
        return len(self.late) < _FURTHEST or lag <= self.late[-1].lag

    def _rank(self, one: Late) -> None:
        insort(self.late, one)
        del self.late[_FURTHEST:]


def _demand(target: DueTarget | None) -> tuple[object, ...]:
    """What it asks, and what that comes to, by when."""
    return (*asks(target.written), target.op, target.value, target.due) if target else ()


def figure_of(commune: CommuneStatus, one: Contribution, as_of: date, value: Fraction | State) -> CommuneFigure:
    """What a commune has of an indicator."""
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
    limit = one.target.bound if one.status in _LATE and one.target else None
    if one.gap is None or limit is None:
        return None
    # As one fraction: to negate and to divide one after the other takes more than twice as long.
    above, below = one.gap.as_integer_ratio()
    return Fraction(-above * limit.denominator, below * abs(limit.numerator)) if limit else -one.gap


class Figure(NamedTuple):
    """What is known of an indicator, by whomever it is judged; a milestone's state is no figure."""

    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    low: Fraction | None
    high: Fraction | None  # both None of a province's own: no commune's is missing from it


class PooledIndicator(NamedTuple):
    """What the communes add up to and what their province reports itself; one of the two judges the indicator."""

    indicator: Indicator
    level: Level  # which of them
    pooled: PooledFigure
    own: Observation | None  # only where it judges
    target: DueTarget | None
    target_owner: TargetOwner | None
    status: Status | None  # of what is pooled `met`, `missed` or `open`; None where the bounds do not agree
    tally: Tallied

    @property
    def figure(self) -> Figure:
        """Of whichever judges it."""
        if self.own is None:
            one = self.pooled
            return Figure(one.value, one.numerator, one.denominator, one.low, one.high)
        value = self.own.value if isinstance(self.own.value, Fraction) else None
        return Figure(value, self.own.numerator, self.own.denominator, None, None)
