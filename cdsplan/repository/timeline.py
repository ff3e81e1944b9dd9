"""Reports by date: what all that share a date say together."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cdsplan.model.fields import State
from cdsplan.model.files import Report, Result, Value
from cdsplan.model.period import Calendar


class Figure(NamedTuple):
    """One known value of a variable, with the report it stands in."""

    name: str
    value: Decimal
    report: Report
    as_of: date

    @property
    def entry(self) -> Value:
        return self.report.entry(self.name)


class Published(NamedTuple):
    """One result published without its counts, or a milestone's state."""

    value: Decimal | State
    entry: Result
    report: Report


@dataclass
class DatedFigures:
    """What all reports of one date say together: the shortest period wins, a known value beats a null."""

    as_of: date
    reports: tuple[Report, ...]  # the shortest period first

    @cached_property
    def values(self) -> Mapping[str, Decimal]:
        """Those that are known, for whoever needs no more of a figure."""
        every = [report.numbers for report in self.reports]
        return every[0] if len(every) == 1 else ChainMap(*every)

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        return {
            name: Figure(name, value, report, self.as_of)
            for report in reversed(self.reports)
            for name, value in report.numbers.items()
        }

    @cached_property
    def unavailable(self) -> frozenset[str]:
        """Asked for and not available."""
        return frozenset(name for report in self.reports for name in report.values if name not in self.values)

    @cached_property
    def results(self) -> Mapping[str, Published]:
        return {
            name: Published(result.value, result, report)
            for report in reversed(self.reports)
            for name, result in report.results.items()
            if result.value is not None
        }


def as_of(report: Report, calendar: Calendar) -> date:
    """The date of a report's figures: its own, else the period's last day in the report's or the given calendar."""
    return report.as_of or report.period.last(report.calendar or calendar)


def timeline(reports: Iterable[Report], calendar: Calendar) -> list[DatedFigures]:
    """The reports by date, those of one date read as one: the shortest period wins, a known value beats a null."""
    by_date: dict[date, list[Report]] = {}
    for report in reports:
        by_date.setdefault(as_of(report, calendar), []).append(report)
    return [_dated_figures(day, by_date[day]) for day in sorted(by_date)]


def _dated_figures(day: date, reports: list[Report]) -> DatedFigures:
    if len(reports) > 1:  # few dates have more than one
        reports.sort(key=_shortest_first)
    return DatedFigures(day, tuple(reports))


def _shortest_first(report: Report) -> tuple[int, int]:
    """Of periods equally short the later comes first, so that the order of the files never decides."""
    return report.period.months, -report.period.last(Calendar.CALENDAR).toordinal()
