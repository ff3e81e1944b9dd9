"""The figures of many communes, date after date: like is added to like."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from operator import attrgetter
from typing import NamedTuple

from cdsplan.evaluation.observations import WORST, Bounds, History, Observation
from cdsplan.evaluation.standing import OLDEST
from cdsplan.evaluation.targets import WHOLE_YEAR
from cdsplan.model.definitions import Indicator, is_counter
from cdsplan.model.fields import Quality
from cdsplan.model.files import Report, Value, Variable
from cdsplan.model.period import Calendar, Period
from cdsplan.repository.timeline import timeline
from cdsplan.rollup.part import Part


class DatedCounts(NamedTuple):
    """What a commune knows of one indicator at one date; no values where that was published without its counts."""

    as_of: date
    period: Period
    values: Mapping[str, Decimal]
    approx: bool
    quality: Quality
    illustrative: bool


class DatedPart(NamedTuple):
    """A commune's part of a sum today, and what it knew before that, the earliest first."""

    today: Part
    points: tuple[DatedCounts, ...]

    def at(self, day: date) -> DatedCounts | None:
        """The latest point on or before a day, if it has counts and is not too old."""
        index = bisect_right(self.points, day, key=attrgetter("as_of"))
        point = self.points[index - 1] if index else None
        return point if point and point.values and day - point.as_of <= OLDEST else None


def dated_part(today: Part, history: Sequence[Observation]) -> DatedPart:
    """Of a commune whose part is no complete pair no earlier point counts either."""
    return DatedPart(today, tuple(map(_dated_counts, history)) if today.pair else ())


def _dated_counts(seen: Observation) -> DatedCounts:
    values = {name: figure.value for name, figure in seen.figures.items()}
    return DatedCounts(seen.as_of, seen.period, values, seen.approx, seen.quality, seen.illustrative)


def history(
    indicator: Indicator,
    variables: Mapping[str, Variable],
    parts: Sequence[DatedPart],
    bounds_of: Callable[[Observation], Bounds] | None = None,
) -> History:
    """One indicator over many communes, as if their province reported it.

    Growth of a rate is told from the communes that are known in both years; a sum of fewer would be another sum.
    """
    known = [part for part in parts if part.today.pair]
    counter = is_counter(indicator.formula, variables)
    rate = indicator.formula is not None and indicator.formula.quotient is not None
    of_years = timeline(_reports_of_years(known, counter=counter, all_known=not rate), Calendar.ND09)
    of_dates = timeline(_reports(known, counter=counter), Calendar.ND09)
    return History(indicator, variables, of_dates, bounds_of, History(indicator, variables, of_years))


def _reports(known: Sequence[DatedPart], *, counter: bool) -> Iterator[Report]:
    """As if the province reported: at each date at which all communes that are known today were known, too.

    The latest has today's parts, whenever each of them was reported: whether one is too old its commune's plan says.
    """
    days = _days(known)
    for day in days[:-1]:
        points = [point for part in known if (point := part.at(day))]
        one_year = not counter or len({point.as_of.year for point in points}) == 1
        if len(points) == len(known) and one_year:
            yield _report(day, points)
    if days:
        yield _report(days[-1], [part.points[-1] for part in known])


def _reports_of_years(known: Sequence[DatedPart], *, counter: bool, all_known: bool) -> Iterator[Report]:
    """At each date the communes that have a figure of its year; of a counter, one that is nearly of that date."""
    for day in _days(known):
        points = [point for part in known if (point := part.at(day)) and _is_of(point, day, counter=counter)]
        enough = len(points) == len(known) or not all_known
        if enough and any(point.as_of == day for point in points):
            yield _report(day, points)


def _is_of(point: DatedCounts, day: date, *, counter: bool) -> bool:
    return point.as_of.year == day.year and not (counter and day - point.as_of >= WHOLE_YEAR)


def _days(known: Sequence[DatedPart]) -> list[date]:
    return sorted({point.as_of for part in known for point in part.points})


# More digits than the sum of so many numbers of 18 digits can have.
_EXACT = Context(prec=100)


def _report(day: date, points: Sequence[DatedCounts]) -> Report:
    """The sums; as good as the worst of what went in."""
    approx = any(point.approx for point in points)
    quality = max((point.quality for point in points), key=WORST.index)
    sums: dict[str, Decimal] = {}
    for point in points:
        for name, value in point.values.items():
            sums[name] = _EXACT.add(sums.get(name, Decimal()), value)
    return Report.model_construct(
        period=min((point.period for point in points if point.as_of == day), key=attrgetter("months")),
        as_of=day,
        calendar=None,
        document=None,
        illustrative=any(point.illustrative for point in points),
        values={name: Value(value=value, approx=approx, quality=quality) for name, value in sums.items()},
        results={},
    )
