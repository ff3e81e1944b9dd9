"""A report's date belongs to its period, give or take a month; that of a running total to its year."""

from collections.abc import Iterator, Mapping

from cdsplan.checks.rules.rule import Problem, Subject, called
from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model.files import Report, Variable
from cdsplan.model.period_words import period_words

NAME = "date-outside-period"
SEVERITY = Severity.WARNING

_HINT = text("Sửa as_of, hoặc đổi kỳ.", "Correct as_of, or the period.")


def check(subject: Subject) -> Iterator[Problem]:
    running = {name: variable for name, variable in subject.definitions.variables.items() if variable.cumulative}
    for file, report in subject.reports:
        if report.as_of is None or report.period.day:  # of a day any other date is a bad-value
            continue
        counted = None if report.as_of.year == report.period.year else _first(report, running)
        if counted:
            yield Problem(file, ("as_of",), _other_year(report, counted), _HINT, severity=Severity.ERROR)
            continue
        calendar = report.calendar or subject.commune_files.settings.calendar
        earliest, latest = report.period.dates(calendar)
        if not earliest <= report.as_of <= latest:
            yield Problem(
                file,
                ("as_of",),
                text(
                    "ngày {as_of} cách kỳ {period} ({first} – {last}) hơn 31 ngày",
                    "{as_of} is more than 31 days outside {period} ({first} to {last})",
                    as_of=report.as_of,
                    period=period_words(report.period),
                    first=report.period.first(calendar),
                    last=report.period.last(calendar),
                ),
                _HINT,
            )


def _first(report: Report, running: Mapping[str, Variable]) -> Text | None:
    """The first of these variables that the report gives."""
    return next((called(running[name], name) for name in report.numbers if name in running), None)


def _other_year(report: Report, counted: Text) -> Text:
    return text(
        "ngày {as_of} không thuộc năm của kỳ {period}: số lũy kế {name} sẽ bị tính sang năm khác",
        "{as_of} is in another year than {period}: the cumulative {name} would count for the wrong year",
        as_of=report.as_of,
        period=period_words(report.period),
        name=counted,
    )
