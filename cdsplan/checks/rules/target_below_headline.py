"""What a plan promises is asked of somebody: a headline percent target is not harder than that of every party."""

from collections.abc import Iterator
from datetime import date

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import as_printed, settling
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan
from cdsplan.model.targets import demand, in_force, on_due_dates, rising

NAME = "target-below-headline"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan, at, indicator in subject.indicators:
        if indicator.measure != "percent" or not any(target.party for target in indicator.targets):
            continue
        for headline, hardest in _by_due(plan, indicator, subject.today):
            promised, given = indicator.targets[headline], indicator.targets[hardest]
            # Targets that point two ways are another rule's finding, and cannot be compared.
            if rising(promised) is rising(given) and demand(promised) > demand(given):
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


def _by_due(plan: Plan, indicator: Indicator, today: date) -> list[tuple[int, int]]:
    """For each due date that no `effective` settles: the hardest target for no party, and the hardest of a party.

    Of those in force that ask for a number; a pair that meets every year is one pair.
    """
    targets = indicator.targets
    dues = [(at, one) for at, target in enumerate(targets) for one in on_due_dates([target], plan)]
    holds = in_force([one for _, one in dues], today)
    groups: dict[date, list[int]] = {}
    for (at, one), counts in zip(dues, holds, strict=True):
        if one.written.from_ is None and counts:
            groups.setdefault(one.due, []).append(at)
    pairs: dict[tuple[int, int], None] = {}
    for group in groups.values():
        hardest_first = sorted(group, key=lambda number: demand(targets[number]), reverse=True)
        headline = next((number for number in hardest_first if targets[number].party is None), None)
        given = next((number for number in hardest_first if targets[number].party), None)
        if headline is not None and given is not None and not any(targets[number].effective for number in group):
            pairs[headline, given] = None
    return [*pairs]
