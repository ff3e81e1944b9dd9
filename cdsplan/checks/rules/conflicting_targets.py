"""One document gives one party one target for one date."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import as_printed, key_of, settling
from cdsplan.evaluation.contradiction_words import TwoTargets, contradiction_words
from cdsplan.evaluation.contradictions import conflicting
from cdsplan.finding import Severity
from cdsplan.language import Text, name_of, text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import PlanIndicator

NAME = "conflicting-targets"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        for at, indicator in enumerate(plan.indicators):
            defined = subject.definitions.indicator(indicator)
            for first, second in conflicting(plan, indicator.targets, subject.today):
                one, other = indicator.targets[first], indicator.targets[second]
                yield Problem(
                    file,
                    ("indicators", at, "targets", second, key_of(other)),
                    contradiction_words(TwoTargets(_name(indicator, defined), defined, one, other)),
                    settling(file.path, indicator.id, one, other),
                    related=(
                        RelatedPlace(file, ("indicators", at, "targets", first, key_of(one)), as_printed(one, defined)),
                    ),
                )


def _name(indicator: PlanIndicator, defined: Indicator | None) -> Text:
    """For gap tables tell of it, too, where nobody should meet an id."""
    return name_of(defined) if defined else text("{name}", "{name}", name=indicator.name or indicator.id)
