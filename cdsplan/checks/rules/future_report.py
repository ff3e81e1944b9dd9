"""Nobody has counted tomorrow's households."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.repository.timeline import as_of

NAME = "future-report"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    for file, report in subject.reports:
        day = as_of(report, subject.commune_files.settings.calendar)
        if day > subject.today:
            yield Problem(
                file,
                ("as_of",) if report.as_of else ("period",),
                text(
                    "số liệu ngày {day} ở tương lai (hôm nay {today})",
                    "figures of {day}, in the future (today is {today})",
                    day=day,
                    today=subject.today,
                ),
                text(
                    "Ghi as_of là ngày thật sự chốt số liệu.",
                    "Give as_of the day on which the figures were really taken.",
                ),
            )
