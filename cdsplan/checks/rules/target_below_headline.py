"""What a plan states is asked of somebody: a headline percent target is not harder than that of every party."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import as_printed, settling
from cdsplan.evaluation.contradiction_words import TwoTargets, contradiction_words
from cdsplan.evaluation.contradictions import below_headline
from cdsplan.finding import Severity
from cdsplan.language import name_of

NAME = "target-below-headline"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan, at, indicator in subject.indicators:
        for headline, hardest in below_headline(plan, indicator, subject.today):
            stated, given = indicator.targets[headline], indicator.targets[hardest]
            yield Problem(
                file,
                ("indicators", at, "targets", headline, "value"),
                contradiction_words(TwoTargets(name_of(indicator), indicator, stated, given)),
                settling(file.path, indicator.id, stated, given),
                related=(
                    RelatedPlace(file, ("indicators", at, "targets", hardest, "value"), as_printed(given, indicator)),
                ),
            )
