"""What counts up from 1 January does not fall within a year."""

from collections.abc import Iterator

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.observation import Figure
from cdsplan.rules.rule import Place, Problem, Subject

NAME = "falling-cumulative"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for name, variable in subject.scope.variables.items():
        if variable.cumulative:
            for before, after in consecutive(subject, name):
                if before.as_of.year == after.as_of.year and after.value < before.value:
                    yield Problem(
                        subject.file(after),
                        ("values", name, "value"),
                        text("số cộng dồn {name} giảm từ {before} xuống {after} trong năm", "the cumulative {name} falls from {before} to {after} within the year", name=name, before=before.value, after=after.value),
                        text("Kiểm tra: số của kỳ phải cộng dồn từ 1 tháng 1.", "Check that it counts from 1 January, not from the period's start."),
                        related=(Place(subject.file(before), ("values", name, "value"), text("kỳ trước", "the report before")),),
                    )


def consecutive(subject: Subject, name: str) -> Iterator[tuple[Figure, Figure]]:
    """Each known value of a variable with the one after it."""
    known = [here.figures[name] for here in subject.dated if name in here.figures]
    return zip(known, known[1:], strict=False)
