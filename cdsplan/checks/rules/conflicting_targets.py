"""One document gives one party one target for one date."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import ASK_THE_ISSUER, as_printed
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.targets import conflicts

NAME = "conflicting-targets"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            for first, second in conflicts(indicator.targets, plan):
                one, other = as_printed(indicator.targets[first]), as_printed(indicator.targets[second])
                yield Problem(
                    file,
                    ("indicators", at, "targets", second, "value"),
                    text(
                        "văn bản mâu thuẫn về «{id}»: {other}, nhưng {one}",
                        "the document contradicts itself on `{id}`: {other}, but {one}",
                        id=indicator.id,
                        one=one,
                        other=other,
                    ),
                    ASK_THE_ISSUER,
                    related=(RelatedPlace(file, ("indicators", at, "targets", first, "value"), one),),
                )
