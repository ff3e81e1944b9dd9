"""Reports to what was known at each date, and from there to the observations of one indicator."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.formula import Formula
from cdsplan.model import Quality, Report, Result, State, Value, Variable
from cdsplan.period import Calendar, Period
from cdsplan.scope import Indicator

# design.md, 4.1 and 4.5: a denominator may be carried for 366 days, both days included.
LONGEST_CARRY = timedelta(days=366)

Origin: TypeAlias = Literal["computed", "published"]


class Figure(NamedTuple):
    """One known value of a variable, with the report it stands in."""

    value: Decimal
    entry: Value
    report: Report
    as_of: date


class Published(NamedTuple):
    """One result published without its counts, or a milestone's state."""

    value: Decimal | State
    entry: Result
    report: Report


class Slice(NamedTuple):
    """What all reports of one date say together."""

    as_of: date
    reports: tuple[Report, ...]  # the shortest period first
    figures: Mapping[str, Figure]
    unavailable: frozenset[str]  # asked for and not available
    results: Mapping[str, Published]


class Observation(NamedTuple):
    """An indicator's value at one date, exact, in its own unit."""

    as_of: date
    value: Fraction | State
    period: Period
    origin: Origin
    numerator: Fraction | None
    denominator: Fraction | None
    figures: Mapping[str, Figure]
    carried: tuple[tuple[str, date], ...]
    approx: bool
    quality: Quality
    illustrative: bool
    sources: tuple[str, ...]


class History(NamedTuple):
    """The observations of one indicator by date, and why there may be none."""

    observations: tuple[Observation, ...]
    undefined: tuple[Mapping[str, Figure], ...]  # the figures of dates that have every variable and divide by zero
    missing: tuple[str, ...]  # what the latest report lacks


def as_of(report: Report, calendar: Calendar) -> date:
    """The date of a report's figures: its own, else the period's last day in the report's or the given calendar."""
    return report.as_of or report.period.last(report.calendar or calendar)


def slices(reports: Iterable[Report], calendar: Calendar) -> list[Slice]:
    """The reports by date, those of one date read as one: the shortest period wins, a known value beats a null."""
    by_date: dict[date, list[Report]] = {}
    for report in reports:
        by_date.setdefault(as_of(report, calendar), []).append(report)
    return [_slice(day, by_date[day]) for day in sorted(by_date)]


def _slice(day: date, reports: list[Report]) -> Slice:
    reports.sort(key=_shortest_first)
    figures: dict[str, Figure] = {}
    results: dict[str, Published] = {}
    nulls: set[str] = set()
    for report in reports:
        for variable, entry in report.values.items():
            if entry.value is None:
                nulls.add(variable)
            elif variable not in figures:
                figures[variable] = Figure(entry.value, entry, report, day)
        for indicator, result in report.results.items():
            if result.value is not None and indicator not in results:
                results[indicator] = Published(result.value, result, report)
    return Slice(day, tuple(reports), figures, frozenset(nulls - figures.keys()), results)


def _shortest_first(report: Report) -> tuple[int, int, int]:
    """Of periods equally short the later comes first, so that the order of the files never decides."""
    return report.period.months, -report.period.year, -report.period.last_month


def figures_for(
    formula: Formula, variables: Mapping[str, Variable], dated: Sequence[Slice], index: int
) -> dict[str, Figure | None]:
    """Each variable of a formula at one date: known there, carried where it stands only in D of N / D, or None."""
    quotient = formula.quotient
    numerator = set(quotient[0].variables) if quotient else set()
    here = dated[index]
    found: dict[str, Figure | None] = {}
    for name in formula.variables:
        figure = here.figures.get(name)
        if figure is None and quotient and name not in numerator and name not in here.unavailable:
            cumulative = name in variables and variables[name].cumulative
            figure = _carried(name, dated, index, cumulative=cumulative)
        found[name] = figure
    return found


def _carried(name: str, dated: Sequence[Slice], index: int, *, cumulative: bool) -> Figure | None:
    here = dated[index].as_of
    for earlier in reversed(dated[:index]):
        if here - earlier.as_of > LONGEST_CARRY or (cumulative and earlier.as_of.year != here.year):
            return None
        if name in earlier.figures:
            return earlier.figures[name]
    return None


def history(indicator: Indicator, variables: Mapping[str, Variable], dated: Sequence[Slice]) -> History:
    """Every observation that these dates give an indicator."""
    observations: list[Observation] = []
    undefined: list[Mapping[str, Figure]] = []
    missing: tuple[str, ...] = indicator.formula.variables if indicator.formula else ()
    for index, here in enumerate(dated):
        published = _published(indicator, here)
        computed: Observation | None = None
        if indicator.formula:
            known = figures_for(indicator.formula, variables, dated, index)
            missing = tuple(name for name, figure in known.items() if figure is None)
            if not missing:
                figures = {name: figure for name, figure in known.items() if figure}
                value = indicator.formula.compute({name: Fraction(one.value) for name, one in figures.items()})
                if value is None:
                    undefined.append(figures)
                else:
                    computed = _computed(indicator, value, here, figures)
        counted = computed if computed and not (computed.carried and published) else None
        observation = counted or published
        if observation:
            observations.append(observation)
    return History(tuple(observations), tuple(undefined), missing)


def _published(indicator: Indicator, here: Slice) -> Observation | None:
    result = here.results.get(indicator.id)
    if result is None or isinstance(result.value, State) is not (indicator.measure == "milestone"):
        return None
    value = result.value
    return Observation(
        as_of=here.as_of,
        value=value if isinstance(value, State) else Fraction(value),
        period=result.report.period,
        origin="published",
        numerator=None,
        denominator=None,
        figures={},
        carried=(),
        approx=result.entry.approx,
        quality=result.entry.quality,
        illustrative=result.report.illustrative,
        sources=(result.entry.source,) if result.entry.source else (),
    )


def _computed(
    indicator: Indicator, value: Fraction, here: Slice, figures: dict[str, Figure]
) -> Observation | None:
    """The observation of a formula's value; None where every figure is carried, so that nothing is new."""
    fresh = [figure for figure in figures.values() if figure.as_of == here.as_of]
    if not fresh:
        return None
    sides = indicator.formula.quotient if indicator.formula else None
    values = {name: Fraction(figure.value) for name, figure in figures.items()} if sides else {}
    entries = [figure.entry for figure in figures.values()]
    return Observation(
        as_of=here.as_of,
        value=value * Fraction(indicator.factor),
        period=min((figure.report.period for figure in fresh), key=attrgetter("months")),
        origin="computed",
        numerator=sides[0].compute(values) if sides else None,
        denominator=sides[1].compute(values) if sides else None,
        figures=figures,
        carried=tuple((name, figure.as_of) for name, figure in figures.items() if figure.as_of != here.as_of),
        approx=any(entry.approx for entry in entries),
        quality=max((entry.quality for entry in entries), key=_WORST.index),
        illustrative=any(figure.report.illustrative for figure in figures.values()),
        sources=tuple(dict.fromkeys(entry.source for entry in entries if entry.source)),
    )


_WORST: tuple[Quality, ...] = ("final", "provisional", "estimated")
