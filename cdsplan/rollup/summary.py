"""Communes to one roll-up: each indicator pooled, each commune with its statuses and how it reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from cdsplan import alphabet
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History
from cdsplan.evaluation.standing import OLDEST, pasts, positions
from cdsplan.finding import Finding
from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.files import Definition, PlanIndicator
from cdsplan.model.load import models
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup import own_figures
from cdsplan.rollup.commune_status import Absence, CommuneStatus
from cdsplan.rollup.contribution import Pooled, TargetTerms, contribution
from cdsplan.rollup.part import is_counter, kinds, poolable
from cdsplan.rollup.pooled_history import DatedPart, history
from cdsplan.rollup.pooled_indicator import CommuneFigure, PooledIndicator, Tally
from cdsplan.rollup.province_plan import name_of
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import Judged, due_first

C = TypeVar("C", CommuneStatus, CommuneFigure)


@dataclass
class Gathered:
    """Some communes: little, for it may come from another process."""

    communes: list[CommuneStatus] = field(default_factory=list)
    # By the indicators of the catalog.
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    own: Counter[str] = field(default_factory=Counter)  # indicators that communes define for themselves

    def merge(self, other: "Gathered") -> None:
        self.communes += other.communes
        self.own.update(other.own)
        for name, tally in other.tallies.items():
            self.tallies[name].merge(tally)


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes add, read from their files."""
    gathered, pooled = Gathered(), _pooled(home, question)
    for path in paths:
        commune_files = home.commune_files(path)
        if commune_files.is_bare:
            continue
        one, found = contribution(commune_files, question, pooled)
        gathered.communes.append(one)
        for each in found:
            if each.shared:
                gathered.tallies[each.id].add(one, each, poolable=pooled.kinds.get(each.id) is not None)
            else:
                gathered.own[each.id] += 1
    return gathered


def _pooled(home: Repository, question: Question) -> Pooled:
    shared = define(models(home.catalogs), ())
    every = [one for one in _by_province(question, shared).values() if one.indicator.from_catalog]
    return Pooled(
        kinds(shared),
        [
            (plan, frozenset(one.indicator.id for one in every if one.evaluation.plan is plan))
            for plan in question.province
        ],
        frozenset(one.indicator.id for one in every if any(target.growth for target in one.position.targets)),
    )


class Rollup(NamedTuple):
    """The communes of a province, or of a whole repository, at one date."""

    as_of: date
    year: int
    path: str | None  # of the province, below plans/
    province: str | None  # its name
    communes: tuple[CommuneStatus, ...]  # those that count
    absent: Mapping[Absence, tuple[CommuneStatus, ...]]
    indicators: tuple[PooledIndicator, ...]
    own: Mapping[str, int]  # indicators that communes define for themselves, and how many do
    illustrative: bool  # whether such figures were asked for

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
) -> Rollup:
    """The communes that count, pooled by the indicators of the catalog; with what their province reports itself."""
    communes, dated = _in_order(gathered.communes), {name: one.dated for name, one in gathered.tallies.items()}
    judging = _by_province(question, shared, dated)
    own = _own(province, question, judging) if province else {}
    return Rollup(
        as_of=question.as_of,
        year=question.reporting_year,
        path=province.path if province else None,
        province=name_of(province, communes) if province else None,
        communes=tuple(one for one in communes if one.absent is None),
        absent=_absent(communes),
        indicators=tuple(
            _indicator(
                _defined(name, definition),
                gathered.tallies.get(name, Tally()),
                shared,
                question,
                judging.get(name),
                own.get(name),
            )
            for name, definition in shared.indicators.items()
            if name in gathered.tallies or (name in own and question.has(name))
        ),
        own={name: gathered.own[name] for name in sorted(gathered.own)},
        illustrative=question.illustrative,
    )


def _by_province(
    question: Question, shared: Definitions, dated: Mapping[str, Sequence[DatedPart]] = MappingProxyType({})
) -> dict[str, Judged]:
    """What the province's own plans ask, by indicator; where several ask, the one whose target is due first.

    `dated`: the communes' earlier figures, which growth is told from.
    """
    evaluations = [Evaluation(plan, question.as_of) for plan in question.province]
    every = (Judged(one, each) for one in evaluations for each in positions(one, _pasts(one, shared, dated)))
    return due_first(one for one in every if one.applies)


def _pasts(evaluation: Evaluation, shared: Definitions, dated: Mapping[str, Sequence[DatedPart]]) -> Iterator[History]:
    for past in pasts(evaluation, shared, []):
        parts = dated.get(past.indicator.id)
        yield history(past.indicator, shared.variables, parts) if parts else past


def _own(province: CommuneFiles, question: Question, judging: Mapping[str, Judged]) -> dict[str, Judged]:
    """What the province reports itself, by the plan that judges it."""
    found = {
        id(plan): own_figures.own_figures(
            province, Evaluation(plan, question.as_of), illustrative=question.illustrative
        )
        for plan in question.province
    }
    by_plan = ((name, found[id(one.evaluation.plan)].get(name)) for name, one in judging.items())
    return {name: own for name, own in by_plan if own}


def _absent(communes: Iterable[CommuneStatus]) -> dict[Absence, tuple[CommuneStatus, ...]]:
    absent: dict[Absence, tuple[CommuneStatus, ...]] = {}
    for one in communes:
        if one.absent:
            absent[one.absent] = (*absent.get(one.absent, ()), one)
    return absent


def _defined(name: str, definition: Definition) -> Indicator:
    """The catalog's, in no plan."""
    found = Definitions({}, {name: definition}).indicator(PlanIndicator.model_construct(id=name, targets=()))
    assert found is not None  # noqa: S101  it has just been defined
    return found


def _indicator(  # noqa: PLR0913, PLR0917  what a figure of a roll-up is made of
    indicator: Indicator,
    tally: Tally,
    shared: Definitions,
    question: Question,
    judging: Judged | None,
    own: Judged | None,
) -> PooledIndicator:
    pooled = PooledIndicator(
        indicator,
        poolable(indicator.formula, indicator.measure, shared.variables),
        is_counter(indicator.formula, shared.variables),
        tally.sums,
        tally=replace(tally, listed=_in_order(tally.listed)),
        as_of=question.as_of,
        province=_terms(judging) if judging else None,
        oldest=_oldest(judging) if judging else date.min,
    )
    if own is None or own_figures.level(own, pooled=pooled.value is not None) == "pooled":
        return pooled
    return replace(pooled, own=own.position, province=_terms(own))


def _terms(judging: Judged) -> TargetTerms:
    target = judging.position.target
    return TargetTerms(target.op, target.value, target.due)


def _oldest(judging: Judged) -> date:
    """From when on a figure may judge a plan; of a counter none of an earlier year."""
    day = judging.evaluation.day
    year = date(day.year, 1, 1) if judging.position.past.is_counter else date.min
    return max(judging.evaluation.plan.first, day - OLDEST, year)


def _in_order(communes: Iterable[C]) -> list[C]:
    return sorted(communes, key=lambda one: alphabet.place(one.name, one.province, one.path))
