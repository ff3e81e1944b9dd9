"""When reports are due: by the days of the year that a plan names, each for the period that ends nearest to it."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from cdsplan.model.files import Plan
from cdsplan.model.period import Calendar, Period, falls_on, part_ending_nearest
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import DatedFigures

# How far ahead an office looks.
SOON = timedelta(days=30)


class DueReport(NamedTuple):
    """A report that is due by a day."""

    day: date
    period: Period
    ends: date  # the last day of the period


class ReportDue(NamedTuple):
    """Of one plan the first that is still to come, and the oldest whose day has passed without it."""

    next: DueReport | None
    overdue: DueReport | None

    @property
    def overdue_since(self) -> date | None:
        return self.overdue.day if self.overdue else None


def report_due(
    plan: Plan, settings: Settings, dated: Iterable[DatedFigures], today: date, *, established: date | None = None
) -> ReportDue:
    """Which report comes next and which is overdue, by the reports that are known today.

    `established`: of the commune, which has nothing to report for a period that ended before.
    """
    due = due_reports(plan, settings, established)
    known = [here for here in dated if here.as_of <= min(today, plan.last)]
    coming = next((one for one in due if one.day >= today), None)
    missed = (one for one in due if one.day < today and not answers(one, known))
    return ReportDue(coming, next(missed, None))


def report_in_hand(
    plan: Plan, settings: Settings, dated: Iterable[DatedFigures], today: date, *, established: date | None = None
) -> DueReport | None:
    """The report that an office works on: the last that is due soon, unless it was sent and its day is long past."""
    due = due_reports(plan, settings, established)
    begun = [one for one in due if one.day <= today + SOON and one.period.first(settings.calendar) <= today]
    if not begun:
        return None
    last, known = begun[-1], [here for here in dated if here.as_of <= min(today, plan.last)]
    return last if today - SOON <= last.day or not answers(last, known) else None


def due_reports(plan: Plan, settings: Settings, established: date | None) -> list[DueReport]:
    """All that a plan ever asks for, in the order of their days."""
    every = _due_reports(plan.report_due or settings.report_due, settings.calendar, plan.first, plan.last)
    return [one for one in every if established is None or one.ends >= established]


def answers(due: DueReport, known: Iterable[DatedFigures]) -> list[DatedFigures]:
    """The figures of the period's report, or of one that tells of the same day."""
    return [here for here in known if here.as_of == due.ends or any(due.period == one.period for one in here.reports)]


def day_of_report(commune_files: CommuneFiles, period: Period) -> date | None:
    """The day of the figures with which a period was reported, if it was."""
    ends = period.last(commune_files.settings.calendar)
    found = answers(DueReport(ends, period, ends), commune_files.timeline)
    return max((here.as_of for here in found), default=None)


# Many communes have the same days in the same years.
@lru_cache(maxsize=256)
def _due_reports(days: tuple[str, ...], calendar: Calendar, first: date, last: date) -> tuple[DueReport, ...]:
    """Those whose period ends within these dates, the first first; each may be due in the year before or after."""
    years = range(first.year - 1, last.year + 2)
    due = (_due_report(falls_on(day, year), len(days), calendar) for day in days for year in years)
    return tuple(sorted(one for one in due if first <= one.ends <= last))


def _due_report(day: date, a_year: int, calendar: Calendar) -> DueReport:
    period = part_ending_nearest(day, a_year, calendar)
    return DueReport(day, period, period.last(calendar))
