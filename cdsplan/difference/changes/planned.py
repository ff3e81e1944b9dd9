"""An indicator in a plan, and which of its targets count on which day, for whom."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.difference.changes.change import DatedTarget, DatedTargets
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.targets import DueTarget, counting, listed
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Variable
from cdsplan.model.targets import Due, in_force, on_due_dates
from cdsplan.repository.timeline import DatedFigures


class Known(NamedTuple):
    """The figures that growth over last year is told from."""

    variables: Mapping[str, Variable]
    dated: Sequence[DatedFigures]


class PlannedIndicator(NamedTuple):
    """An indicator in a plan."""

    plan: Plan
    indicator: Indicator

    @property
    def targets(self) -> DatedTargets:
        """Each once for each of its due dates."""
        dues, one = on_due_dates(self.indicator.targets, self.plan), self.indicator
        return DatedTargets(
            tuple(
                DatedTarget(*due, one.measure, one.bounded, replaces=before)
                for due, before in zip(dues, _replaced(dues), strict=True)
            )
        )

    @property
    def boundaries(self) -> set[date]:
        """The days from which on other targets may count."""
        days = (day for target in self.indicator.targets for day in (target.since, target.until))
        return {day for day in days if day}


class Asking:
    """What a plan asks on any day, for nobody in particular or for a party, once all its decisions are written."""

    def __init__(self, planned: PlannedIndicator, known: Known) -> None:
        self._planned = planned
        self._past = History(planned.indicator, known.variables, known.dated)
        self._dated = {(id(one.target), one.due): one for one in planned.targets.each}
        self._listed: dict[str | None, tuple[DueTarget, ...]] = {}

    def on(self, day: date, party: str | None) -> dict[date, DatedTarget]:
        """The targets that count, by due date, with what growth comes to."""
        targets = self._for(party)
        holding = zip(targets, in_force(targets, day), strict=True)
        held = [one._replace(in_force=True) for one, holds in holding if holds]
        found = counting(held)
        return {due: self._dated[id(one.written), due]._replace(judged=one) for due, one in found.items()}

    def _for(self, party: str | None) -> tuple[DueTarget, ...]:
        if party not in self._listed:
            evaluation = Evaluation(self._planned.plan, date.max, party)
            self._listed[party] = listed(evaluation, self._past)
        return self._listed[party]


def _replaced(dues: Sequence[Due]) -> list[Due | None]:
    """Of each decision the target that it took the place of: the latest of its kind that held until the day before."""
    groups: dict[tuple[str | None, date], list[Due]] = {}
    for one in sorted(dues, key=_since):
        groups.setdefault((one.written.party, one.due), []).append(one)
    return [_before(one, groups[one.written.party, one.due]) for one in dues]


def _before(decision: Due, group: Sequence[Due]) -> Due | None:
    since = decision.written.since
    if since is None:
        return None
    earlier = group[: bisect_left(group, since, key=_since)]
    return next((one for one in reversed(earlier) if one.written.until is None or one.written.until >= since), None)


def _since(one: Due) -> date:
    return one.written.since or date.min
