"""What counts up from 1 January does not fall within a year."""

from collections.abc import Iterator
from itertools import pairwise

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.repository.timeline import DatedFigures

NAME = "falling-cumulative"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for name, variable in subject.definitions.variables.items():
        values = [value for value in subject.columns.get(name, ()) if value is not None] if variable.cumulative else []
        for before, after in consecutive(subject, name) if values != sorted(values) else ():
            if before.as_of.year == after.as_of.year and after.values[name] < before.values[name]:
                yield Problem(
                    subject.file(after.figures[name]),
                    ("values", name, "value"),
                    text(
                        "số cộng dồn {name} giảm từ {before} xuống {after} trong năm",
                        "the cumulative {name} falls from {before} to {after} within the year",
                        name=name,
                        before=before.values[name],
                        after=after.values[name],
                    ),
                    text(
                        "Kiểm tra: số của kỳ phải cộng dồn từ 1 tháng 1.",
                        "Check that it counts from 1 January, not from the period's start.",
                    ),
                    related=(the_report_before(subject, name, before),),
                )


def the_report_before(subject: Subject, name: str, before: DatedFigures) -> RelatedPlace:
    return RelatedPlace(
        subject.file(before.figures[name]), ("values", name, "value"), text("kỳ trước", "the report before")
    )


def consecutive(subject: Subject, name: str) -> Iterator[tuple[DatedFigures, DatedFigures]]:
    """Each date at which a variable is known, with the one after it."""
    return pairwise(here for here in subject.dated if name in here.values)
