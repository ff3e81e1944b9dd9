"""What counts up from 1 January does not fall within a year."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, Subject, called
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "falling-cumulative"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for name, variable in subject.definitions.variables.items():
        values = [value for value in subject.columns.get(name, ()) if value is not None] if variable.cumulative else []
        for before, after in subject.consecutive(name) if values != sorted(values) else ():
            if before.as_of.year == after.as_of.year and after.values[name] < before.values[name]:
                yield Problem(
                    subject.file(after.figures[name]),
                    ("values", name, "value"),
                    text(
                        "số lũy kế {name} giảm từ {before} xuống {after} trong năm",
                        "the cumulative {name} falls from {before} to {after} within the year",
                        name=called(variable, name),
                        before=before.values[name],
                        after=after.values[name],
                    ),
                    text(
                        "Kiểm tra: số của kỳ phải là lũy kế từ ngày 01/01.",
                        "Check that it counts from 1 January, not from the period's start.",
                    ),
                    related=(subject.report_before(name, before),),
                )
