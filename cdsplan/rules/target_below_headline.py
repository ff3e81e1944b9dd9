"""What a plan promises is asked of somebody: a headline percent target is not harder than that of every party."""

from collections.abc import Iterator
from datetime import date

from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model import Plan, Target
from cdsplan.rules.conflicting_targets import asked
from cdsplan.rules.rule import Place, Problem, Subject
from cdsplan.scope import Indicator
from cdsplan.target import demand

NAME = "target-below-headline"
SEVERITY = Severity.WARNING


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan, at, indicator in subject.indicators:
        if indicator.measure != "percent":
            continue
        for headline, parties in _by_due(plan, indicator).values():
            if headline is None or not parties:
                continue
            promised = indicator.targets[headline]
            given = max(parties, key=lambda number: demand(indicator.targets[number]))
            if demand(promised) > demand(indicator.targets[given]):
                yield Problem(
                    file,
                    ("indicators", at, "targets", headline, "value"),
                    text("kế hoạch hứa {promised} nhưng chỉ giao {given} cho {party}", "the plan promises {promised} but asks only {given}, of {party}", promised=asked(promised), given=asked(indicator.targets[given]), party=indicator.targets[given].party),
                    text("Hỏi cơ quan ban hành, rồi ghi effective: true vào mục tiêu có hiệu lực.", "Ask the issuer, then put effective: true on the target that holds."),
                    related=(Place(file, ("indicators", at, "targets", given, "value"), asked(indicator.targets[given])),),
                )


def _by_due(plan: Plan, indicator: Indicator) -> dict[date, tuple[int | None, list[int]]]:
    """For each due date that no `effective` settles: the hardest target for no party, and those of parties."""
    groups: dict[date, list[int]] = {}
    for number, target in enumerate(indicator.targets):
        groups.setdefault(target.due or plan.last, []).append(number)
    targets: tuple[Target, ...] = indicator.targets
    return {
        due: (
            max((number for number in group if targets[number].party is None), key=lambda number: demand(targets[number]), default=None),
            [number for number in group if targets[number].party],
        )
        for due, group in groups.items()
        if not any(targets[number].effective for number in group)
    }
