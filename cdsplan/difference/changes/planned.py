"""An indicator in a plan, and which of its targets count on which day, for whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cdsplan.difference.changes.change import DatedTarget, DatedTargets
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.targets import DueTarget, counting, listed
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Variable
from cdsplan.model.targets import Due, in_force, on_due_dates, replacement
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
        dues = on_due_dates(self.indicator.targets, self.plan)
        measure = self.indicator.measure
        return DatedTargets(tuple(DatedTarget(*one, measure, replaces=_replaced(one, dues)) for one in dues))

    @property
    def boundaries(self) -> set[date]:
        """The days from which on other targets may count."""
        days = (day for target in self.indicator.targets for day in (target.since, target.until))
        return {day for day in days if day}

    def listed(self, party: str | None, known: Known) -> tuple[DueTarget, ...]:
        """Every target once all decisions have begun, and what growth comes to by these figures."""
        past = History(self.indicator, known.variables, known.dated)
        return listed(Evaluation(self.plan, date.max, party), past)

    def counting(self, targets: Iterable[DueTarget], day: date, *, for_party: bool) -> dict[date, DatedTarget]:
        """Those of them that count on a day, by due date."""
        begun = [one for one in targets if one.written.since is None or one.written.since <= day]
        held = [one._replace(in_force=in_force(one, begun, day)) for one in begun]
        found = counting(held, for_party=for_party)
        every = {(id(one.target), one.due): one for one in self.targets.each}
        return {due: every[id(one.written), due]._replace(judged=one) for due, one in found.items()}


def _replaced(decision: Due, dues: Sequence[Due]) -> Due | None:
    """What a later decision took the place of: the target that counted until the day before."""
    since = decision.written.since
    if since is None:
        return None
    eve = since - timedelta(days=1)
    return next((one for one in dues if replacement(one, dues, since) is decision and in_force(one, dues, eve)), None)
