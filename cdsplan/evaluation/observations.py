"""Reports to what was known at each date, and from there to the observations of one indicator."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Literal, TypeAlias, cast

from cdsplan.model.definitions import Indicator, is_counter
from cdsplan.model.fields import Quality, State
from cdsplan.model.files import Document, Value, Variable
from cdsplan.model.formula import Exact, Formula, exact
from cdsplan.model.period import Period, falls_on
from cdsplan.repository.timeline import DatedFigures, Figure, Published

# design.md, 4.1 and 4.5: a denominator may be carried for 366 days, both days included.
LONGEST_CARRY = timedelta(days=366)

# Where a pool's figure would stand at the least and at the most; None where nobody can say.
Bounds: TypeAlias = tuple[Fraction | None, Fraction | None]
Origin: TypeAlias = Literal["computed", "published"]


@dataclass
class Observation:
    """An indicator's value at one date, exact, in its own unit; only that of the few that somebody asks is reckoned."""

    as_of: date
    indicator: Indicator
    figures: Mapping[str, Figure]
    published: Published | None = None
    bounds_of: "Callable[[Observation], Bounds] | None" = None  # of a pool

    @cached_property
    def value(self) -> Fraction | State:
        if self.published:
            state_or_number = self.published.value
            return state_or_number if isinstance(state_or_number, State) else Fraction(state_or_number)
        factor, sides = exact(self.indicator.factor), self.sides
        if sides:
            return Fraction(sides[0] * factor, sides[1])
        assert self._unscaled is not None  # noqa: S101  what divides by zero is no observation
        return Fraction(self._unscaled * factor)

    @property
    def bounds(self) -> Bounds:
        """The value twice, but of a pool that does not know all of its communes."""
        if self.bounds_of:
            return self.bounds_of(self)
        number = None if isinstance(self.value, State) else self.value
        return number, number

    @property
    def is_undefined(self) -> bool:
        """Whether its formula divides by zero: it is no observation then."""
        formula = self.indicator.formula
        if formula and formula.pair:  # told without reckoning, as most are pairs
            return not self.figures[formula.pair[1]].value
        if formula and formula.quotient:
            return self.sides is None or not self.sides[1]
        return self._unscaled is None

    @cached_property
    def sides(self) -> tuple[Exact, Exact] | None:
        """N and D, unscaled, of a formula `N / D`."""
        formula = None if self.published else self.indicator.formula
        if formula and formula.pair:
            numerator, denominator = formula.pair
            return exact(self.figures[numerator].value), exact(self.figures[denominator].value)
        if formula is None or formula.quotient is None:
            return None
        above, below = (side.compute(self._numbers) for side in formula.quotient)
        return None if above is None or below is None else (above, below)

    @cached_property
    def _unscaled(self) -> Exact | None:
        return self.indicator.formula.compute(self._numbers) if self.indicator.formula else None

    @cached_property
    def _numbers(self) -> Mapping[str, Exact]:
        return {name: exact(figure.value) for name, figure in self.figures.items()}

    @property
    def numerator(self) -> Fraction | None:
        return Fraction(self.sides[0]) if self.sides else None

    @property
    def denominator(self) -> Fraction | None:
        return Fraction(self.sides[1]) if self.sides else None

    @property
    def origin(self) -> Origin:
        return "published" if self.published else "computed"

    @property
    def period(self) -> Period:
        """The shortest of those that gave a figure that was not carried."""
        fresh = [figure.report.period for figure in self.figures.values() if figure.as_of == self.as_of]
        return self.published.report.period if self.published else min(fresh, key=attrgetter("months"))

    @property
    def carried(self) -> tuple[tuple[str, date], ...]:
        return tuple((name, figure.as_of) for name, figure in self.figures.items() if figure.as_of != self.as_of)

    @property
    def _stated(self) -> list[Figure] | list[Published]:
        return [self.published] if self.published else [*self.figures.values()]

    @cached_property
    def _entries(self) -> list[Value]:
        return [one.entry for one in self._stated]

    @property
    def approx(self) -> bool:
        return any(entry.approx for entry in self._entries)

    @property
    def quality(self) -> Quality:
        return max((entry.quality for entry in self._entries), key=WORST.index)

    @property
    def illustrative(self) -> bool:
        return any(one.report.illustrative for one in self._stated)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.source for entry in self._entries if entry.source))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Of the reports that it was published in."""
        return tuple(dict.fromkeys(one.report.document for one in self._stated if one.report.document))


WORST: tuple[Quality, ...] = ("final", "provisional", "estimated")


class History:
    """The observations of one indicator by date; each is made when it is asked for, as few are by a roll-up."""

    def __init__(
        self,
        indicator: Indicator,
        variables: Mapping[str, Variable],
        dated: Sequence[DatedFigures],
        bounds_of: Callable[[Observation], Bounds] | None = None,
        last_year: "History | None" = None,
    ) -> None:
        self.indicator = indicator
        self.bounds_of = bounds_of
        self.last_year = last_year  # what growth is told from, where that is not this itself
        self.variables = variables
        self.dated = dated
        self._made: dict[int, Observation | None] = {}
        self._counted: dict[int, Observation | None] = {}

    @cached_property
    def is_counter(self) -> bool:
        """Whether its counts of two years never stand on one line."""
        return is_counter(self.indicator.formula, self.variables)

    @property
    def is_total(self) -> bool:
        """Whether every variable of N is cumulative and none of D; a single cumulative count counts as N."""
        formula = self.indicator.formula
        if formula is None or not self.is_counter:
            return False
        if formula.quotient is None:
            is_single = formula.steps == formula.variables
            return is_single and {self.variables[name].kind for name in formula.variables} == {"count"}
        above, below = formula.quotient
        return all(map(self._is_cumulative, above.variables)) and not any(map(self._is_cumulative, below.variables))

    def _is_cumulative(self, name: str) -> bool:
        return name in self.variables and self.variables[name].cumulative

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """All of them, the earliest first."""
        return tuple(self.since(date.min))

    @property
    def latest(self) -> Observation | None:
        """The last of them."""
        return next(filter(None, map(self.at, reversed(range(len(self.dated))))), None)

    def at(self, index: int) -> Observation | None:
        """The one of the date that has this place among all."""
        if index not in self._made:
            self._made[index] = self._observation(index)
        return self._made[index]

    def before(self, index: int) -> "History":
        """What was known at the dates before that place, where what has been made of them already is kept."""
        past = History(self.indicator, self.variables, self.dated[:index], self.bounds_of)
        past._made, past._counted = self._made, self._counted  # an observation hangs on no later date
        return past

    def since(self, day: date) -> Iterator[Observation]:
        """Those dated on or after a day, the earliest first."""
        first = bisect_left(self.dated, day, key=_dated)
        return filter(None, map(self.at, range(first, len(self.dated))))

    def until(self, day: date) -> Iterator[Observation]:
        """Those dated on or before a day, the latest first."""
        last = bisect_right(self.dated, day, key=_dated)
        return filter(None, map(self.at, reversed(range(last))))

    def year_ago(self, actual: Observation) -> Observation | None:
        """The observation of the same period one year earlier; of a counter only of (nearly) the same day.

        Where several periods end on the actual's date, that of its own period, else of the shortest that has one.
        """
        here = next(one for one in self.dated if one.as_of == actual.as_of)
        periods = [actual.period, *(report.period for report in here.reports)]
        for earlier in dict.fromkeys(period.one_year_earlier for period in periods):
            found = self._of_period(earlier.text)
            if found and (not self.is_counter or abs(_day_of_year(found) - _day_of_year(actual)) <= _NEARLY_THE_SAME):
                return found
        return None

    def _of_period(self, period: str) -> Observation | None:
        """That of the date that has a report of a period."""
        dates = (at for at, here in enumerate(self.dated) for report in here.reports if report.period.text == period)
        return next(filter(None, map(self.at, dates)), None)

    @property
    def undefined(self) -> tuple[Mapping[str, Figure], ...]:
        """The figures of the dates that have every variable and divide by zero."""
        complete = filter(None, map(self._computed, range(len(self.dated))))
        return tuple(one.figures for one in complete if one.is_undefined)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the latest report lacks."""
        formula = self.indicator.formula
        known = self._known(formula, len(self.dated) - 1) if formula and self.dated else {}
        return tuple(name for name in (formula.variables if formula else ()) if known.get(name) is None)

    def _observation(self, index: int) -> Observation | None:
        """The counts win if none of them is carried; where all are, nothing is new."""
        here = self.dated[index]
        published = _published(self.indicator, here)
        computed = self._computed(index)
        fresh = [name for name in computed.figures if name in here.values] if computed else []
        if not computed or not fresh or (published and len(fresh) < len(computed.figures)):
            return published
        return published if computed.is_undefined else computed

    def _computed(self, index: int) -> Observation | None:
        """What every variable of the formula gives at one date; None while one is not known."""
        if index not in self._counted:
            formula = self.indicator.formula
            known = self._known(formula, index) if formula else {}
            figures = cast("Mapping[str, Figure]", known)
            is_whole = formula is not None and None not in known.values()
            here = self.dated[index].as_of
            self._counted[index] = (
                Observation(here, self.indicator, figures, bounds_of=self.bounds_of) if is_whole else None
            )
        return self._counted[index]

    def _known(self, formula: Formula, index: int) -> dict[str, Figure | None]:
        """Each variable of a formula at one date: known there, carried where it stands only in D of N / D, or None."""
        here = self.dated[index]
        known = {name: here.figures.get(name) for name in formula.variables}
        if formula.quotient and None in known.values():
            numerator = formula.quotient[0].variables
            for name, figure in known.items():
                if figure is None and name not in numerator and name not in here.unavailable:
                    cumulative = self._is_cumulative(name)
                    known[name] = last_known(name, self.dated[:index], here.as_of, cumulative=cumulative)
        return known


_dated = attrgetter("as_of")
_NEARLY_THE_SAME = 7


def _day_of_year(observation: Observation) -> int:
    """As if no year had a 29 February."""
    return falls_on(f"{observation.as_of:%m-%d}", 1).toordinal()


def _published(indicator: Indicator, here: DatedFigures) -> Observation | None:
    result = here.results.get(indicator.id)
    if result is None or isinstance(result.value, State) is not (indicator.measure == "milestone"):
        return None
    return Observation(here.as_of, indicator, {}, result)


def last_known(name: str, dated: Sequence[DatedFigures], day: date, *, cumulative: bool) -> Figure | None:
    """The latest value of a variable at these dates, if it is not too old to be carried to that day."""
    for earlier in reversed(dated):
        if day - earlier.as_of > LONGEST_CARRY or (cumulative and earlier.as_of.year != day.year):
            return None
        if name in earlier.figures:
            return earlier.figures[name]
    return None
