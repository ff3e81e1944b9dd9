"""A part is never greater than the whole it is part of, at one date."""

from collections.abc import Iterator, Mapping

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.files import Variable

NAME = "part-exceeds-whole"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    variables = subject.definitions.variables
    pairs = [(name, whole) for name in variables for whole in wholes(name, variables)]
    for name, whole in pairs:
        for here, value, limit in () if subject.never_above(name, whole) else subject.beside(name, whole):
            if limit is not None and value > limit:
                yield Problem(
                    subject.file(here.figures[name]),
                    ("values", name, "value"),
                    text(
                        "{part} ({value}) lớn hơn {whole} ({limit})",
                        "{part} ({value}) is more than {whole} ({limit})",
                        part=name,
                        value=value,
                        whole=whole,
                        limit=limit,
                    ),
                    text("Kiểm tra lại hai con số.", "Check both numbers."),
                    related=(
                        RelatedPlace(
                            subject.file(here.figures[whole]),
                            ("values", whole, "value"),
                            text("{whole} = {limit}", "{whole} = {limit}", whole=whole, limit=limit),
                        ),
                    ),
                )


# The parts of a catalog stand three or four deep; without a bound, a chain of thousands has millions of pairs.
_DEEPEST = 8


def wholes(name: str, variables: Mapping[str, Variable]) -> list[str]:
    """What a variable is part of, near and far; a chain that runs in a circle is another rule's finding."""
    found: list[str] = []
    while name in variables and (whole := variables[name].part_of) and whole in variables and whole not in found:
        if len(found) == _DEEPEST:
            break
        found.append(whole)
        name = whole
    return found
