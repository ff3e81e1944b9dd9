"""Up to which day a report's figures count, and whether the report must say so itself. design.md, 2.5."""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.model.period import Calendar, Period

# Who says the day: whoever records (--as-of), the report as it stands, the form that came back, or the period's last
# day; today is said for a period that is still running, and of one that has not begun nothing can be counted yet.
Origin: TypeAlias = Literal["given", "report", "form", "period", "running", "not-begun"]


class ReportDate(NamedTuple):
    """The day, and who says it."""

    period: Period
    calendar: Calendar
    day: date
    origin: Origin
    ended: date | None = None  # when a plan of this period was over by that day, which counts for it no more

    @property
    def first(self) -> date:
        return self.period.first(self.calendar)

    @property
    def last(self) -> date:
        return self.period.last(self.calendar)

    @property
    def written(self) -> date | None:
        """What `as_of` is to say; None where the report says it already, or need not."""
        return self.day if self.origin in {"given", "form", "running"} else None

    @property
    def has_begun(self) -> bool:
        return self.origin != "not-begun"


class SaidDays(NamedTuple):
    """The days that somebody has written down: with --as-of, in the report that stands there, in the form."""

    given: date | None = None
    report: date | None = None
    form: date | None = None


def report_date(period: Period, calendar: Calendar, today: date, said: SaidDays) -> ReportDate:
    """The date of a report of this period, in its calendar, as it is to be written today."""
    last = period.last(calendar)
    if said.given:
        return ReportDate(period, calendar, said.given, "given")
    if said.report:
        return ReportDate(period, calendar, said.report, "report")
    if said.form and said.form != last:
        return ReportDate(period, calendar, said.form, "form")
    if last <= today:
        return ReportDate(period, calendar, last, "period")
    if period.first(calendar) <= today:
        return ReportDate(period, calendar, today, "running")
    return ReportDate(period, calendar, last, "not-begun")
