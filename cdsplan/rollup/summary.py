"""Communes to one roll-up: each indicator pooled, each commune with its statuses and how it reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.standing import Reached, Status, positions, reached
from cdsplan.evaluation.targets import DueTarget
from cdsplan.finding import Finding
from cdsplan.language import Text
from cdsplan.model.definitions import Definitions, Indicator, is_counter
from cdsplan.model.files import Plan, PlanIndicator
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup import own_figures
from cdsplan.rollup.aggregate import PooledFigure
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.contribution import Contribution, Pooled, contribution
from cdsplan.rollup.judgement import JudgedPlan, Judgement, judge
from cdsplan.rollup.pool import planned, pools
from cdsplan.rollup.pooled_indicator import PooledIndicator, Tallied, Tally
from cdsplan.rollup.province_plan import name_of
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import Judged, due_first


class OwnIndicator(NamedTuple):
    """An indicator that communes define for themselves, and how many do."""

    name: Text
    communes: int


@dataclass
class Gathered:
    """Some communes: little, for it may come from another process."""

    communes: list[CommuneStatus] = field(default_factory=list)
    # By the indicators of the catalog.
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    own: dict[str, OwnIndicator] = field(default_factory=dict)

    def add(self, one: CommuneStatus, found: Iterable[Contribution], pooled: Pooled) -> None:
        """One commune more, with what it adds."""
        self.communes.append(one)
        for each in found:
            if each.own_name:
                self._count(each.id, OwnIndicator(each.own_name, 1))
            else:
                self.tallies[each.id].add(one, each, poolable=pooled.kinds.get(each.id) is not None)

    def merge(self, other: "Gathered") -> None:
        self.communes += other.communes
        for name, own in other.own.items():
            self._count(name, own)
        for name, tally in other.tallies.items():
            self.tallies[name].merge(tally)

    def _count(self, name: str, own: OwnIndicator) -> None:
        """Where communes call it differently, by one of the names, whoever comes first."""
        known = self.own.get(name, OwnIndicator(own.name, 0))
        self.own[name] = OwnIndicator(min(known.name, own.name, key=_spelled), known.communes + own.communes)


def _spelled(name: Text) -> tuple[str, str]:
    return name.vi, name.en


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes add, read from their files."""
    gathered, pooled = Gathered(), pooled_by(home, question)
    for path in paths:
        commune_files = home.commune_files(path)
        if not commune_files.is_bare:
            gathered.add(*contribution(commune_files, question, pooled), pooled)
    return gathered


def pooled_by(home: Repository, question: Question) -> Pooled:
    """How the indicators of the catalog are added up for a question."""
    judging = _judging_plans(question, home.shared)
    return Pooled(
        {name: home.shared.pooling(one) for name, one in home.shared.indicators.items()},
        [
            (plan, frozenset(name for name, by in judging.items() if by is plan and name in home.shared.indicators))
            for plan in question.province
        ],
    )


def _judging_plans(question: Question, shared: Definitions) -> dict[str, Plan]:
    """The plan of the province that judges an indicator: of several the one whose target is due first."""
    every = [
        Judged(evaluation, position)
        for evaluation in (Evaluation(plan, question.as_of) for plan in question.province)
        for position in positions(
            evaluation, (History(one, shared.variables, ()) for one in planned(evaluation.plan, shared))
        )
    ]
    return {name: one.evaluation.plan for name, one in due_first(one for one in every if one.applies).items()}


class Rollup(NamedTuple):
    """The communes of a province, or of a whole repository, at one date."""

    as_of: date
    year: int
    path: str | None  # of the province, below plans/
    province: str | None  # its name
    communes: tuple[CommuneStatus, ...]  # those that count
    absent: Mapping[Absence, tuple[CommuneStatus, ...]]
    successors: Mapping[str, str]  # the names of those that succeed a dissolved one, by code
    indicators: tuple[PooledIndicator, ...]
    own: Mapping[str, OwnIndicator]
    illustrative: bool  # whether such figures were asked for
    plans: tuple[JudgedPlan, ...]  # the province's own that are in force

    @property
    def findings(self) -> list[Finding]:
        """What reading the communes' files found."""
        every = [*self.communes, *(one for group in self.absent.values() for one in group)]
        return [finding for one in every for finding in one.findings]

    @property
    def silent(self) -> list[CommuneStatus]:
        """Those that have not reported for the year."""
        return [one for one in self.communes if one.silent]

    @property
    def overdue(self) -> list[CommuneStatus]:
        return [one for one in self.communes if one.overdue]


def with_plans_of(province: CommuneFiles, question: Question) -> Question:
    """The same question with the province's own plans that are in force."""
    return question._replace(province=tuple(filter(question.in_force, province.plan_models)))


def roll_up(
    gathered: Gathered,
    shared: Definitions,
    question: Question,
    province: CommuneFiles | None = None,
    successors: Mapping[str, str] = MappingProxyType({}),
) -> Rollup:
    """The communes that count, pooled by the indicators of the catalog; with what their province reports itself."""
    communes = sorted(gathered.communes, key=lambda one: alphabet.place(one.name, one.province, one.path))
    plans = tuple(_judged_plans(gathered, shared, question, province)) if province else ()
    judged = {one.position.indicator.id: one for plan in plans for one in plan.judgements}
    return Rollup(
        as_of=question.as_of,
        year=question.reporting_year,
        path=province.path if province else None,
        province=name_of(province, communes) if province else None,
        communes=tuple(one for one in communes if one.absent is None),
        absent=_absent(communes),
        successors=successors,
        indicators=tuple(
            _indicator(name, gathered.tallies.get(name, Tally()), shared, question, judged.get(name))
            for name in shared.indicators
            if name in gathered.tallies or (_is_own(judged.get(name)) and question.has(name))
        ),
        own={name: gathered.own[name] for name in sorted(gathered.own)},
        illustrative=question.illustrative,
        plans=plans,
    )


def _judged_plans(
    gathered: Gathered, shared: Definitions, question: Question, province: CommuneFiles
) -> Iterator[JudgedPlan]:
    """Where the indicators of the province's own plans stand, each by the plan that judges it."""
    judging, parts = _judging_plans(question, shared), {name: one.dated for name, one in gathered.tallies.items()}
    for plan in question.province:
        evaluation = Evaluation(plan, question.as_of)
        own = own_figures.own_figures(province, evaluation, illustrative=question.illustrative)
        wanted = [pool for pool in pools(plan, shared, parts) if judging.get(pool.indicator.id) is plan]
        yield JudgedPlan(plan, evaluation, tuple(judge(evaluation, wanted, own)))


def _is_own(judged: Judgement | None) -> bool:
    return judged is not None and judged.basis.level == "own"


def _absent(communes: Iterable[CommuneStatus]) -> dict[Absence, tuple[CommuneStatus, ...]]:
    absent: dict[Absence, tuple[CommuneStatus, ...]] = {}
    for one in communes:
        if one.absent:
            absent[one.absent] = (*absent.get(one.absent, ()), one)
    return absent


def _indicator(
    name: str, tally: Tally, shared: Definitions, question: Question, judged: Judgement | None
) -> PooledIndicator:
    """By the province's plan, else by the target that all communes share."""
    indicator = _defined(name, shared)
    pooled = PooledFigure(indicator, shared.pooling(indicator), tally.aggregate.sums)
    if judged:
        return by_province(judged, pooled, tally.result)
    target, counter = tally.shared, is_counter(indicator.formula, shared.variables)
    return PooledIndicator(
        indicator,
        "pooled",
        pooled,
        own=None,
        target=target,
        target_owner="communes" if target else None,
        status=_by_communes(pooled, target, question.as_of, counter=counter) if target else None,
        tally=tally.result,
    )


def _defined(name: str, shared: Definitions) -> Indicator:
    """The catalog's, in no plan."""
    found = shared.indicator(PlanIndicator.model_construct(id=name, targets=()))
    assert found is not None  # noqa: S101  the catalog has it
    return found


def by_province(judged: Judgement, pooled: PooledFigure, tally: Tallied) -> PooledIndicator:
    """With its own figure and all that is known of that, else with where the sum stands."""
    level, position = judged.basis.level, judged.position
    return PooledIndicator(
        pooled.indicator,
        level,
        pooled,
        own=position.actual if level == "own" else None,
        target=position.target,
        target_owner="province",
        status=position.status if level == "own" else _REACHED.get(position.status),
        tally=tally,
    )


# Of the pace of a sum a roll-up says nothing.
_REACHED: Mapping[Status | None, Reached] = {
    "met": "met", "missed": "missed", "open": "open", "on-track": "open", "behind": "open",
}  # fmt: skip


def _by_communes(pooled: PooledFigure, target: DueTarget, today: date, *, counter: bool) -> Reached | None:
    """As a plan's: of figures none of which is stale, for none that is enters a sum."""
    if pooled.sums.latest is None or target.value is None:
        return None
    return reached((pooled.low, pooled.high), pooled.sums.latest, target, today, counter=counter)
