"""A province's own plans, judged on what it reports itself, else on its communes' pooled figures. design.md, 6."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import Coverage, Progress, Selection, Table, table_of
from cdsplan.evaluation.observations import Bounds, History, Observation
from cdsplan.evaluation.standing import positions, standing
from cdsplan.finding import Finding
from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.files import Catalog, Plan, Variable
from cdsplan.model.formula import exact
from cdsplan.model.load import Loaded, models
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup import own_figures
from cdsplan.rollup.aggregate import Aggregate, PooledFigure, aggregate
from cdsplan.rollup.commune_status import CommuneStatus, commune_status
from cdsplan.rollup.part import is_counter, part_of, poolable
from cdsplan.rollup.pooled_history import DatedPart, dated_part, history
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import CommuneStandings, Judged


@dataclass
class Gathered:
    """Some communes, with their parts by plan and indicator."""

    communes: list[CommuneStatus] = field(default_factory=list)
    parts: dict[tuple[int, str], list[DatedPart]] = field(default_factory=dict)
    illustrative_left_out: set[str] = field(default_factory=set)  # those whose illustrative figures were left out

    def merge(self, other: "Gathered") -> None:
        self.communes += other.communes
        for key, parts in other.parts.items():
            self.parts.setdefault(key, []).extend(parts)
        self.illustrative_left_out |= other.illustrative_left_out

    @property
    def findings(self) -> list[Finding]:
        """What reading the communes' files found."""
        return [finding for one in self.communes for finding in one.findings]


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes give the province's plans, read from their files."""
    gathered, shared = Gathered(), _shared(home.catalogs)
    for path in paths:
        commune_files = home.commune_files(path)
        one = commune_status(commune_files, question)
        gathered.communes.append(one)
        if one.absent is None:
            kept = commune_files if question.illustrative else commune_files.without_illustrative
            for key, part in _parts(CommuneStandings(kept, question), question, shared):
                gathered.parts.setdefault(key, []).append(part)
            if kept.has_illustrative < commune_files.has_illustrative and _leaves_out(commune_files, question, shared):
                gathered.illustrative_left_out.add(path)
    return gathered


def _parts(
    known: CommuneStandings, question: Question, shared: Definitions
) -> Iterator[tuple[tuple[int, str], DatedPart]]:
    for number, judged in _pooled(known, question, shared):
        kind = poolable(judged.indicator.formula, judged.indicator.measure, shared.variables)
        part = part_of(judged, kind, known.known)
        yield (number, judged.indicator.id), dated_part(part, judged.position.past.observations)


def _leaves_out(commune_files: CommuneFiles, question: Question, shared: Definitions) -> bool:
    """Whether an illustrative figure would enter if such were asked for."""
    every = CommuneStandings(commune_files, question)
    return any(judged.illustrative for _, judged in _pooled(every, question, shared))


def _pooled(known: CommuneStandings, question: Question, shared: Definitions) -> Iterator[tuple[int, Judged]]:
    """Of each plan of the province what can be added up, unless the commune's own plan says that it does not apply."""
    for number, plan in enumerate(question.province):
        found = known.by_province(plan)
        for indicator in _planned(plan, shared):
            judged = found.get(indicator.id)
            if judged is None or not poolable(indicator.formula, indicator.measure, shared.variables):
                continue
            if judged.applies or judged.evaluation.plan is plan:
                yield number, judged


def _shared(catalogs: Iterable[Loaded[Catalog]]) -> Definitions:
    """What means the same in every commune: not the variables of a plan's own."""
    return define(models(catalogs), ())


def _planned(plan: Plan, shared: Definitions) -> list[Indicator]:
    """A plan's indicators that are defined; where an id stands twice, which a rule reports, the first."""
    planned: dict[str, Indicator] = {}
    for indicator in shared.of_plan(plan):
        planned.setdefault(indicator.id, indicator)
    return [*planned.values()]


@dataclass
class _Pool:
    """One indicator of a province's plan on its communes' figures."""

    indicator: Indicator
    variables: Mapping[str, Variable]
    parts: Sequence[DatedPart]

    @cached_property
    def today(self) -> PooledFigure:
        """On the evaluation date, as a roll-up has it."""
        return PooledFigure(
            self.indicator,
            poolable(self.indicator.formula, self.indicator.measure, self.variables),
            is_counter(self.indicator.formula, self.variables),
            aggregate(part.today for part in self.parts),
        )

    def bounds(self, seen: Observation) -> Bounds:
        """On the date of an observation: the same communes are known, and the same wait."""
        then = replace(self.today, sums=_sums_at(seen, self.today.sums))
        return then.low, then.high

    @property
    def history(self) -> History:
        return history(self.indicator, self.variables, self.parts, self.bounds)

    @property
    def coverage(self) -> Coverage:
        today, sums = self.today, self.today.sums
        return Coverage(
            pooled=today.kind is not None,
            communes=sums.communes,
            known=sums.known,
            waiting=sums.waiting,
            share=today.share,
            low=today.low,
            high=today.high,
        )


def _sums_at(seen: Observation, today: Aggregate) -> Aggregate:
    if seen.sides:
        return replace(today, numerator=seen.sides[0], denominator=seen.sides[1], latest=seen.as_of)
    assert isinstance(seen.value, Fraction)  # noqa: S101  milestones are not pooled
    return replace(today, numerator=seen.value / exact(seen.indicator.factor), latest=seen.as_of)


def questions(commune_files: CommuneFiles, question: Question, name: str | None) -> list[Question]:
    """The same question for the province's plans that are in force, and for each year of others; `name`: of this one.

    What `summary` says on the date, or of that year, is what the plans are judged on.
    """
    by_year: dict[int | None, list[Plan]] = {}
    for plan in models(filter(Selection(name).has, commune_files.plans)):
        in_force = plan.first <= question.as_of <= plan.last
        year = None if in_force else plan.last.year if plan.last < question.as_of else plan.first.year
        by_year.setdefault(year, []).append(plan)
    return [question._replace(year=year, province=tuple(plans)) for year, plans in by_year.items()]


def together(some: Iterable[Gathered]) -> Gathered:
    gathered = Gathered()
    for one in some:
        gathered.merge(one)
    return gathered


def progress(
    commune_files: CommuneFiles,
    answers: Sequence[tuple[Question, Gathered]],
    shown: Selection,
    findings: Sequence[Finding],
) -> Progress:
    """The gap tables of a province's own plans, by what its communes answered, in the order of their files."""
    pools = {
        id(plan): _pools(some, number, plan, commune_files)
        for question, some in answers
        for number, plan in enumerate(question.province)
    }
    first, communes = answers[0][0], [one for _, some in answers for one in some.communes]
    tables = [
        table
        for file in commune_files.plans
        if id(file.model) in pools
        if (table := _table(commune_files, file, pools[id(file.model)], first, shown, findings))
    ]
    return Progress(
        as_of=first.as_of,
        path=commune_files.path,
        commune=None,
        province=name_of(commune_files, communes),
        party=shown.party,
        tables=tuple(tables),
    )


def _pools(gathered: Gathered, number: int, plan: Plan, commune_files: CommuneFiles) -> dict[str, _Pool]:
    shared = _shared(commune_files.catalogs)
    return {
        one.id: _Pool(one, shared.variables, gathered.parts.get((number, one.id), [])) for one in _planned(plan, shared)
    }


def _table(  # noqa: PLR0913, PLR0917  what a table is made of
    commune_files: CommuneFiles,
    file: Loaded[Plan],
    pools: Mapping[str, _Pool],
    question: Question,
    shown: Selection,
    findings: Sequence[Finding],
) -> Table | None:
    """One plan; None where the party that is asked for has no target in it."""
    if file.model is None:
        return None
    evaluation = Evaluation(file.model, question.as_of, shown.party)
    own = own_figures.own_figures(commune_files, evaluation, illustrative=question.illustrative)
    standings, coverage = [], {}
    for pooled in positions(evaluation, [pool.history for pool in pools.values()]):
        name = pooled.indicator.id
        if own_figures.level(own.get(name), pooled=pooled.actual is not None) == "own":
            standings.append(standing(evaluation, own[name].position))
        else:
            standings.append(standing(evaluation, pooled))
            coverage[name] = pools[name].coverage
    return table_of(file, standings, commune_files, question.as_of, shown, findings, coverage) if standings else None


def name_of(files: CommuneFiles, communes: Iterable[CommuneStatus]) -> str:
    """A province's name as its province.yaml has it, else as its communes write it."""
    known = files.province.model if files.province else None
    return known.name if known else next((one.province for one in communes if one.province), files.path)
