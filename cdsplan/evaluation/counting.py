"""Which of an indicator's targets counts: for whom, and for which due date. design.md, 4.2."""

from collections.abc import Mapping, Sequence
from datetime import date

from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Target
from cdsplan.model.targets import demand, fits


def fitting(indicator: Indicator) -> list[Target]:
    """Those that can be judged: `bad-value` reports the others, and they must not stop the table."""
    return [target for target in indicator.targets if fits(target, indicator.measure)]


def counting(indicator: Indicator, plan: Plan, party: str | None) -> dict[date, Target]:
    """The one target that counts for each due date, by date (4.2); none where the party has none."""
    targets = fitting(indicator)
    if party is not None:
        chosen = [target for target in targets if target.party == party]
    elif all(target.party for target in targets):
        chosen = list(targets)
    else:
        chosen = [target for target in targets if target.party is None or target.effective]
    groups: dict[date, list[Target]] = {}
    for target in chosen:
        groups.setdefault(target.due or plan.last, []).append(target)
    return {due: _one_of(groups[due]) for due in sorted(groups)}


def _one_of(targets: Sequence[Target]) -> Target:
    if len(targets) == 1:
        return targets[0]
    return next((target for target in targets if target.effective), None) or max(targets, key=demand)


def effective(counting: Mapping[date, Target], today: date) -> tuple[date, Target]:
    """The target whose due date comes next, else the last, with that date."""
    due = next((due for due in counting if due >= today), max(counting))
    return due, counting[due]
