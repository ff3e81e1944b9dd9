"""A report's date belongs to its period, give or take a month."""

from collections.abc import Iterator
from datetime import timedelta

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "date-outside-period"
SEVERITY = Severity.WARNING

_LEEWAY = timedelta(days=31)


def check(subject: Subject) -> Iterator[Problem]:
    for file, report in subject.reports:
        if report.as_of is None:
            continue
        calendar = report.calendar or subject.commune_files.settings.calendar
        first, last = report.period.first(calendar), report.period.last(calendar)
        if not first - _LEEWAY <= report.as_of <= last + _LEEWAY:
            yield Problem(
                file,
                ("as_of",),
                text(
                    "ngày {as_of} cách kỳ {period} ({first} – {last}) hơn 31 ngày",
                    "{as_of} is more than 31 days outside {period} ({first} to {last})",
                    as_of=report.as_of,
                    period=report.period.text,
                    first=first,
                    last=last,
                ),
                text("Sửa as_of, hoặc đổi kỳ.", "Correct as_of, or the period."),
            )
