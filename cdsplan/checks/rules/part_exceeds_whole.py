"""A part is never greater than the whole it is part of, at one date."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject, called
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "part-exceeds-whole"
SEVERITY = Severity.ERROR


def check(subject: Subject) -> Iterator[Problem]:
    variables = subject.definitions.variables
    pairs = [(name, whole) for name in variables for whole in subject.definitions.wholes(name)]
    for name, whole in pairs:
        for here, value, limit in () if subject.never_above(name, whole) else subject.beside(name, whole):
            if limit is not None and value > limit:
                yield Problem(
                    subject.file(here.figures[name]),
                    ("values", name, "value"),
                    text(
                        "{part} ({value}) lớn hơn {whole} ({limit})",
                        "{part} ({value}) is more than {whole} ({limit})",
                        part=called(variables[name], name),
                        value=value,
                        whole=called(variables[whole], whole),
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
