"""Nobody has counted tomorrow's households."""

from collections.abc import Iterator
from datetime import date

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model.files import Report
from cdsplan.model.period import Calendar
from cdsplan.model.period_words import not_begun
from cdsplan.repository.timeline import as_of

NAME = "future-report"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    calendar, today = subject.commune_files.settings.calendar, subject.today
    for file, report in subject.reports:
        day = as_of(report, calendar)
        if day > today:
            yield Problem(file, ("as_of",) if report.as_of else ("period",), *_words(report, day, calendar, today))


def _words(report: Report, day: date, calendar: Calendar, today: date) -> tuple[Text, Text]:
    first = report.period.first(report.calendar or calendar)
    if report.as_of is None and first > today:
        return not_begun(report.period, first, today), _WAIT
    message = text(
        "số liệu ghi ngày {day}, sau ngày hôm nay ({today})",
        "figures as of {day}, after today ({today})",
        day=day,
        today=today,
    )
    return message, _SAY_THE_DAY


_WAIT = text("Chọn kỳ đã bắt đầu, hoặc chờ đến ngày đó.", "Choose a period that has begun, or wait until that day.")
_SAY_THE_DAY = text(
    "Ghi as_of là ngày thật sự chốt số liệu.", "Give as_of the day on which the figures were really taken."
)
