"""Where one commune stands on the plans that count: by its own, and where it has none by its province's."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Position, pasts, positions
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import DatedFigures
from cdsplan.rollup.question import Question


class Judged(NamedTuple):
    """One indicator, by the plan that judges it."""

    evaluation: Evaluation
    position: Position

    @property
    def indicator(self) -> Indicator:
        return self.position.indicator

    @property
    def applies(self) -> bool:
        return self.position.status != "not-applicable"

    @property
    def actual(self) -> Observation | None:
        return self.position.actual

    @property
    def stale(self) -> bool:
        return self.position.stale

    @property
    def illustrative(self) -> bool:
        """Whether an illustrative figure judges it; what does not apply is judged by none."""
        return self.applies and self.actual is not None and self.actual.illustrative


class CommuneStandings:
    """One commune whose files loaded; both `summary` and `progress` of its province take its figures from here."""

    def __init__(self, commune_files: CommuneFiles, question: Question) -> None:
        self.commune_files = commune_files
        self.plans = [plan for plan in commune_files.plan_models if question.in_force(plan)]
        self.day = last_day(commune_files.owner, question.as_of)
        self._by_day: dict[date, Mapping[str, Judged]] = {}

    @cached_property
    def known(self) -> list[DatedFigures]:
        """What it has reported until the evaluation date."""
        return self.commune_files.known_until(self.day)

    def by_own(self, day: date | None = None) -> Mapping[str, Judged]:
        """Each indicator of its own plans, on the evaluation date or on a day before it."""
        day = day or self.day
        if day not in self._by_day:
            self._by_day[day] = due_first(one for plan in self.plans for one in self._judged(plan, day))
        return self._by_day[day]

    def by_province(self, plan: Plan) -> Mapping[str, Judged]:
        """Each indicator of a province's plan, until that plan's end: by its own plans, else by the province's."""
        day = min(self.day, plan.last)
        own = {name: one for name, one in self.by_own(day).items() if one.indicator.from_catalog}
        others = due_first(self._judged(plan, day, own))
        return {one.id: own.get(one.id) or others[one.id] for one in plan.indicators if one.id in {*own, *others}}

    def _judged(self, plan: Plan, day: date, but: Iterable[str] = ()) -> Iterator[Judged]:
        commune_files, skipped = self.commune_files, frozenset(but)
        evaluation = Evaluation(plan, day, established=commune_files.owner.established)
        known = pasts(evaluation, commune_files.definitions, self.known)
        for position in positions(evaluation, (past for past in known if past.indicator.id not in skipped)):
            yield Judged(evaluation, position)


def due_first(every: Iterable[Judged]) -> dict[str, Judged]:
    """Each indicator once: as the plan asks whose effective target is due first; of equals the first stays."""
    chosen: dict[str, Judged] = {}
    for one in every:
        rival = chosen.setdefault(one.indicator.id, one)
        if one.position.target.due < rival.position.target.due:
            chosen[one.indicator.id] = one
    return chosen
