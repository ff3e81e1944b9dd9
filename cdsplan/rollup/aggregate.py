"""One indicator over many communes: sums over complete pairs, with their coverage and bounds. design.md, section 6."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.standing import Status
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.formula import Exact
from cdsplan.model.targets import bound, satisfies_between
from cdsplan.rollup.contribution import CommuneStatus, Contribution, Pooling, TargetTerms

TargetOwner: TypeAlias = Literal["province", "communes"]
PooledStatus: TypeAlias = Literal["met", "open", "missed"]
_FURTHEST = 5
_LATE: frozenset[Status | None] = frozenset({"behind", "open", "missed"})


class CommuneFigure(NamedTuple):
    """One commune with its figure of an indicator."""

    path: str
    name: str
    code: str
    value: Fraction | State
    as_of: date
    published: bool
    status: Status | None
    asked: TargetTerms | None
    gap: Fraction | None
    lag: Fraction | None  # the gap relative to the target; none for those that are not late


@dataclass
class Aggregate:
    """What some communes add up to; those that have the indicator and to which it applies."""

    communes: int = 0
    known: int = 0  # with a complete pair
    waiting: int = 0  # with a denominator only
    numerator: Exact = 0
    denominator: Exact = 0
    missing: Exact = 0  # the denominators that wait
    counts: dict[Status, int] = field(default_factory=dict)
    published: int = 0
    illustrative: int = 0  # with an illustrative figure, left out unless such are asked for
    furthest: list[CommuneFigure] = field(default_factory=list)
    listed: list[CommuneFigure] = field(default_factory=list)  # what is not pooled
    asked: list[TargetTerms | None] = field(default_factory=list)  # each different one, of which two are enough

    def add(self, member: CommuneStatus, share: Contribution) -> None:
        """One commune more."""
        self.illustrative += share.illustrative_left_out
        if share.status:
            self.counts[share.status] = self.counts.get(share.status, 0) + 1
        if share.status == "not-applicable":
            return
        self.communes += 1
        self.published += share.published
        self._ask([share.asked])
        if share.pair:
            self.known += 1
            self.numerator += share.pair[0]
            self.denominator += share.pair[1]
        elif share.waiting:
            self.waiting += 1
            self.missing += share.waiting
        one = _figure_of(member, share)
        if one and (share.kind is None or share.published):
            self.listed.append(one)
        if one:
            self._rank(one)

    def merge(self, other: "Aggregate") -> None:
        """The communes of another."""
        self.communes += other.communes
        self.known += other.known
        self.waiting += other.waiting
        self.numerator += other.numerator
        self.denominator += other.denominator
        self.missing += other.missing
        self.published += other.published
        self.illustrative += other.illustrative
        for status, count in other.counts.items():
            self.counts[status] = self.counts.get(status, 0) + count
        self.listed += other.listed
        self._ask(other.asked)
        for one in other.furthest:
            self._rank(one)

    def _ask(self, asked: Iterable[TargetTerms | None]) -> None:
        self.asked = list(dict.fromkeys([*self.asked, *asked]))[:2]

    def _rank(self, one: CommuneFigure) -> None:
        """Among the furthest behind, if it is one of them; of two equally far the first by path."""
        last = self.furthest[-1].lag if len(self.furthest) == _FURTHEST else None
        if one.lag is not None and (last is None or one.lag >= last):
            self.furthest = sorted([*self.furthest, one], key=lambda each: (-(each.lag or 0), each.path))[:_FURTHEST]


def _figure_of(member: CommuneStatus, share: Contribution) -> CommuneFigure | None:
    if share.value is None or share.as_of is None:
        return None
    return CommuneFigure(
        path=member.path,
        name=member.name or "",
        code=member.code or "",
        value=share.value,
        as_of=share.as_of,
        published=share.published,
        status=share.status,
        asked=share.asked,
        gap=share.gap,
        lag=_lag(share) if share.status in _LATE else None,
    )


def _lag(share: Contribution) -> Fraction | None:
    limit = share.asked and bound(share.asked)
    if share.gap is None or limit is None:
        return None
    return share.gap / abs(limit) if limit else share.gap


class PooledIndicator(NamedTuple):
    """An indicator with its pool, and the target that this is compared with."""

    indicator: Indicator
    kind: Pooling | None
    pool: Aggregate
    as_of: date
    province: TargetTerms | None  # what the province's own plan asks

    @property
    def asked(self) -> TargetTerms | None:
        """What the province's own plan asks; else what all communes are asked alike."""
        return self.province or (self.pool.asked[0] if len(self.pool.asked) == 1 else None)

    @property
    def whose(self) -> TargetOwner | None:
        if self.province:
            return "province"
        return "communes" if self.asked else None

    @property
    def numerator(self) -> Fraction | None:
        return Fraction(self.pool.numerator) if self.pool.known else None

    @property
    def denominator(self) -> Fraction | None:
        """None for a count."""
        return Fraction(self.pool.denominator) if self.pool.known and self.kind == "rate" else None

    @property
    def value(self) -> Fraction | None:
        # A denominator below zero, which `validate` refuses, could bring their sum to nothing.
        if self.kind is None or not self.pool.known or self.pool.denominator <= 0:
            return None
        return self.pool.numerator * self._factor / (self.pool.denominator if self.kind == "rate" else 1)

    @property
    def coverage(self) -> Fraction | None:
        """How much of the known denominators is in the figure, in percent."""
        whole = self.pool.denominator + self.pool.missing
        return Fraction(self.pool.denominator * 100, whole) if self.kind == "rate" and whole > 0 else None

    @property
    def low(self) -> Fraction | None:
        """Where the figure would stand if all that wait stood at 0 %."""
        if self.value is None or self.kind == "count":
            return self.value
        return self.pool.numerator * self._factor / (self.pool.denominator + self.pool.missing)

    @property
    def high(self) -> Fraction | None:
        """Where it would stand if they stood at 100 %; None where there is no such bound."""
        if self.value is None:
            return None
        if self.kind == "count":
            return self.value if self.pool.known == self.pool.communes else None
        if self.pool.missing and not self.indicator.bounded:
            return None
        above, below = self.pool.numerator + self.pool.missing, self.pool.denominator + self.pool.missing
        return above * self._factor / below

    @property
    def verdict(self) -> PooledStatus | None:
        """Only where it is the same at both bounds."""
        asked = self.asked
        met = None if asked is None else satisfies_between(self.low, self.high, asked)
        if asked is None or met is None:
            return None
        if met:
            return "met"
        return "missed" if self.as_of > asked.due else "open"

    @property
    def _factor(self) -> Fraction:
        return Fraction(self.indicator.factor)
