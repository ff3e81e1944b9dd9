"""Where a plan's document contradicts itself: two targets for one party, or more promised than is asked of anybody."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Target
from cdsplan.model.targets import conflicts, demand, in_force, on_due_dates, rising


class Contradiction(NamedTuple):
    """Two targets of an indicator that cannot both be meant: the first stands first in the plan, or is the headline."""

    indicator: Indicator
    first: Target
    second: Target


def contradictions(
    plan: Plan, indicators: Iterable[Indicator], day: date, party: str | None = None
) -> Iterator[Contradiction]:
    """Those of a plan on a day, in its order; of one party those that a target of its own takes part in."""
    for indicator in indicators:
        targets = indicator.targets
        pairs = [*conflicting(plan, targets, day), *below_headline(plan, indicator, day)]
        for first, second in pairs:
            found = Contradiction(indicator, targets[first], targets[second])
            if party is None or party in {found.first.party, found.second.party}:
                yield found


def conflicting(plan: Plan, targets: Sequence[Target], day: date) -> list[tuple[int, int]]:
    """Pairs of targets by position, each once; only of those in force on a day."""
    if len(targets) == 1:
        return []
    every = [(at, one) for at, target in enumerate(targets) for one in on_due_dates([target], plan)]
    holds = in_force([one for _, one in every], day)
    held = [one for one, counts in zip(every, holds, strict=True) if counts]
    pairs = conflicts([one for _, one in held])
    return list(dict.fromkeys((held[first][0], held[second][0]) for first, second in pairs))


def below_headline(plan: Plan, indicator: Indicator, day: date) -> list[tuple[int, int]]:
    """What a plan promises without naming a party, and the most that it asks of one, where that is less: of percents.

    Targets that point two ways are another rule's finding, and cannot be compared.
    """
    targets = indicator.targets
    if indicator.measure != "percent" or not any(target.party for target in targets):
        return []
    return [
        (headline, hardest)
        for headline, hardest in _by_due(plan, targets, day)
        if rising(targets[headline]) is rising(targets[hardest])
        and demand(targets[headline]) > demand(targets[hardest])
    ]


def _by_due(plan: Plan, targets: Sequence[Target], day: date) -> list[tuple[int, int]]:
    """For each due date that no `effective` settles: the hardest target for no party, and the hardest of a party.

    Of those in force that ask for a number; a pair that meets every year is one pair.
    """
    dues = [(at, one) for at, target in enumerate(targets) for one in on_due_dates([target], plan)]
    holds = in_force([one for _, one in dues], day)
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
