"""What a plan promises is asked of somebody: a headline percent target is not harder than that of every party."""

from collections.abc import Iterator

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import as_printed, settling
from cdsplan.evaluation.contradictions import below_headline
from cdsplan.finding import Severity
from cdsplan.language import text

NAME = "target-below-headline"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan, at, indicator in subject.indicators:
        for headline, hardest in below_headline(plan, indicator, subject.today):
            promised, given = indicator.targets[headline], indicator.targets[hardest]
            yield Problem(
                file,
                ("indicators", at, "targets", headline, "value"),
                text(
                    "kế hoạch hứa {promised} nhưng chỉ giao {given} cho {party}",
                    "the plan promises {promised} but asks only {given}, of {party}",
                    promised=as_printed(promised),
                    given=as_printed(given),
                    party=given.party,
                ),
                settling(file.path, indicator.id, promised, given),
                related=(RelatedPlace(file, ("indicators", at, "targets", hardest, "value"), as_printed(given)),),
            )
