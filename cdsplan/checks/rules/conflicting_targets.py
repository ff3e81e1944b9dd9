"""One document gives one party one target for one date."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import as_printed, key_of, settling
from cdsplan.evaluation.contradictions import conflicting
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.files import PlanIndicator

NAME = "conflicting-targets"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            for first, second in conflicting(plan, indicator.targets, subject.today):
                one, other = as_printed(indicator.targets[first]), as_printed(indicator.targets[second])
                yield Problem(
                    file,
                    ("indicators", at, "targets", second, key_of(indicator.targets[second])),
                    text(
                        "văn bản mâu thuẫn về «{name}»: {other}, nhưng {one}",
                        "the document contradicts itself on `{name}`: {other}, but {one}",
                        name=_name(subject, indicator),
                        one=one,
                        other=other,
                    ),
                    settling(file.path, indicator.id, indicator.targets[first], indicator.targets[second]),
                    related=(
                        RelatedPlace(file, ("indicators", at, "targets", first, key_of(indicator.targets[first])), one),
                    ),
                )


def _name(subject: Subject, indicator: PlanIndicator) -> str:
    """For gap tables tell of it, too, where nobody should meet an id."""
    defined = subject.definitions.indicator(indicator)
    return defined.name if defined else indicator.name or indicator.id
