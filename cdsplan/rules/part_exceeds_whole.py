"""A part is never greater than the whole it is part of, at one date."""

from collections.abc import Iterator, Mapping

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import Variable
from cdsplan.observation import Figure, Slice
from cdsplan.rules.rule import Place, Problem, Subject

NAME = "part-exceeds-whole"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    variables = subject.scope.variables
    for here in subject.dated:
        for name, figure in here.figures.items():
            for whole, limit in exceeded(name, figure, here, variables):
                yield Problem(
                    subject.file(figure),
                    ("values", name, "value"),
                    text("{part} ({value}) lớn hơn {whole} ({limit})", "{part} ({value}) is more than {whole} ({limit})", part=name, value=figure.value, whole=whole, limit=limit.value),
                    text("Kiểm tra lại hai con số.", "Check both numbers."),
                    related=(Place(subject.file(limit), ("values", whole, "value"), text("{whole} = {limit}", "{whole} = {limit}", whole=whole, limit=limit.value)),),
                )


def exceeded(
    name: str, figure: Figure, here: Slice, variables: Mapping[str, Variable]
) -> Iterator[tuple[str, Figure]]:
    """The wholes, near and far, that this part is over; a chain that runs in a circle is another rule's finding."""
    seen: set[str] = set()
    while name in variables and (whole := variables[name].part_of) and whole not in seen:
        seen.add(whole)
        limit = here.figures.get(whole)
        if limit and figure.value > limit.value:
            yield whole, limit
        name = whole
