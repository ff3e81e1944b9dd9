"""What many communes add up to: the sums of one indicator, and the one law of its value, bounds and coverage.

Whoever pools communes, for a roll-up or for a province's plan, on one date or on many, does it here. design.md, 6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.model.definitions import Indicator, Pooling
from cdsplan.model.formula import Exact, exact
from cdsplan.rollup.part import Part


class Sums(NamedTuple):
    """Over some communes; those to which the indicator applies."""

    communes: int
    known: int  # with a complete pair
    waiting: int  # with a denominator only
    numerator: Exact
    denominator: Exact
    missing: Exact  # the denominators that wait
    latest: date | None  # of the complete pairs

    @property
    def unknown(self) -> int:
        """How many communes have no known denominator, so that nobody knows what they would add."""
        return self.communes - self.known - self.waiting


@dataclass
class Aggregate:
    """The same while communes are still added."""

    communes: int = 0
    known: int = 0
    waiting: int = 0
    numerator: Exact = 0
    denominator: Exact = 0
    missing: Exact = 0
    latest: date | None = None

    def add(self, part: Part) -> None:
        """One commune more."""
        self.communes += 1
        if part.pair:
            self.known += 1
            self.numerator += part.pair[0]
            self.denominator += part.pair[1]
            self.latest = _later(self.latest, part.as_of)
        elif part.waiting is not None:
            self.waiting += 1
            self.missing += part.waiting

    def merge(self, other: "Aggregate") -> None:
        """The communes of another."""
        self.communes += other.communes
        self.known += other.known
        self.waiting += other.waiting
        self.numerator += other.numerator
        self.denominator += other.denominator
        self.missing += other.missing
        self.latest = _later(self.latest, other.latest)

    @property
    def sums(self) -> Sums:
        """What they have come to."""
        return Sums(
            self.communes, self.known, self.waiting, self.numerator, self.denominator, self.missing, self.latest
        )


def _later(one: date | None, other: date | None) -> date | None:
    return max(one or date.min, other or date.min) if one or other else None


def aggregate(parts: Iterable[Part]) -> Sums:
    """Some communes at once."""
    found = Aggregate()
    for part in parts:
        found.add(part)
    return found.sums


@dataclass(frozen=True)
class PooledFigure:
    """One indicator over many communes, on one date; exact, in its own unit."""

    indicator: Indicator
    kind: Pooling | None  # None where it cannot be added up
    sums: Sums

    @property
    def numerator(self) -> Fraction | None:
        return Fraction(self.sums.numerator) if self.sums.known else None

    @property
    def denominator(self) -> Fraction | None:
        """None for a count."""
        return Fraction(self.sums.denominator) if self.sums.known and self.kind == "rate" else None

    @property
    def value(self) -> Fraction | None:
        # Without a pair there is no denominator; one below zero, which `validate` refuses, could bring them to nothing.
        if self.sums.denominator <= 0:
            return None
        return self._of(self.sums.numerator, self.sums.denominator if self.kind == "rate" else 1)

    @property
    def share(self) -> Fraction | None:
        """How much of the known denominators is in the figure, in percent."""
        whole = self.sums.denominator + self.sums.missing
        has_share = self.kind == "rate" and self.sums.denominator >= 0 and whole > 0
        return Fraction(self.sums.denominator * 100, whole) if has_share else None

    @property
    def low(self) -> Fraction | None:
        """Where the figure would stand if all that wait stood at 0 %; None where a commune's denominator is unknown."""
        if self.value is None or self.sums.unknown:
            return None
        if self.kind == "count":
            return self.value
        return self._of(self.sums.numerator, self.sums.denominator + self.sums.missing)

    @property
    def high(self) -> Fraction | None:
        """Where it would stand if they stood at 100 %; None, too, where what waits may exceed that."""
        if self.low is None or self.kind == "count":
            return self.low
        if self.sums.missing and not self.indicator.bounded:
            return None
        return self._of(self.sums.numerator + self.sums.missing, self.sums.denominator + self.sums.missing)

    def _of(self, above: Exact, below: Exact) -> Fraction:
        return Fraction(above * exact(self.indicator.factor), below)
