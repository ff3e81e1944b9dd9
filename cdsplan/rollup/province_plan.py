"""A province's own plans, judged on what it reports itself, else on its communes' pooled figures. design.md, 6."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import Progress, Selection, Table, table_of
from cdsplan.evaluation.standing import standing
from cdsplan.finding import Finding
from cdsplan.model.definitions import Definitions
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles, NamedPlan
from cdsplan.repository.folder import Repository
from cdsplan.rollup import own_figures
from cdsplan.rollup.commune_status import CommuneStatus, commune_status, presence_of
from cdsplan.rollup.judgement import judge
from cdsplan.rollup.part import part_of
from cdsplan.rollup.pool import planned, pools
from cdsplan.rollup.pooled_history import DatedPart, dated_part
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
    gathered, shared = Gathered(), home.shared
    for path in paths:
        commune_files = home.commune_files(path)
        presence = presence_of(commune_files, question)
        gathered.communes.append(commune_status(commune_files, presence, question))
        if presence.absent is None:
            kept = commune_files.kept(illustrative=question.illustrative)
            for key, part in _parts(CommuneStandings(kept, question), question, shared):
                gathered.parts.setdefault(key, []).append(part)
            if kept.has_illustrative < commune_files.has_illustrative and _leaves_out(commune_files, question, shared):
                gathered.illustrative_left_out.add(path)
    return gathered


def _parts(
    known: CommuneStandings, question: Question, shared: Definitions
) -> Iterator[tuple[tuple[int, str], DatedPart]]:
    for number, judged in _pooled(known, question, shared):
        part = part_of(judged, shared.pooling(judged.indicator), known.known)
        yield (number, judged.indicator.id), dated_part(part, judged.position.past.observations)


def _leaves_out(commune_files: CommuneFiles, question: Question, shared: Definitions) -> bool:
    """Whether an illustrative figure would enter if such were asked for."""
    every = CommuneStandings(commune_files, question)
    return any(judged.illustrative for _, judged in _pooled(every, question, shared))


def _pooled(known: CommuneStandings, question: Question, shared: Definitions) -> Iterator[tuple[int, Judged]]:
    """Of each plan of the province what can be added up, unless the commune's own plan says that it does not apply."""
    for number, plan in enumerate(question.province):
        found = known.by_province(plan)
        for indicator in planned(plan, shared):
            judged = found.get(indicator.id)
            if judged is None or not shared.pooling(indicator):
                continue
            if judged.applies or judged.evaluation.plan is plan:
                yield number, judged


def questions(commune_files: CommuneFiles, question: Question, name: str | None) -> list[Question]:
    """The same question for the province's plans that are in force, and for each year of others; `name`: of this one.

    What `summary` says on the date, or of that year, is what the plans are judged on.
    """
    by_year: dict[int | None, list[Plan]] = {}
    for _, plan in filter(Selection(name).has, commune_files.named_plans):
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
    asked: Question,
    answers: Sequence[tuple[Question, Gathered]],
    shown: Selection,
) -> Progress:
    """The gap tables of a province's own plans, by what its communes answered, in the order of their files."""
    gathered = {
        id(plan): {name: parts for (of, name), parts in some.parts.items() if of == number}
        for question, some in answers
        for number, plan in enumerate(question.province)
    }
    communes = [one for _, some in answers for one in some.communes]
    tables = [
        table
        for one in commune_files.named_plans
        if id(one.plan) in gathered
        if (table := _table(commune_files, one, gathered[id(one.plan)], asked, shown))
    ]
    return Progress(
        as_of=asked.as_of,
        path=commune_files.path,
        commune=None,
        province=name_of(commune_files, communes),
        party=shown.party,
        tables=tuple(tables),
    )


def _table(
    commune_files: CommuneFiles,
    one: NamedPlan,
    parts: Mapping[str, Sequence[DatedPart]],
    question: Question,
    shown: Selection,
) -> Table | None:
    """One plan; None where the party that is asked for has no target in it."""
    evaluation = Evaluation(one.plan, question.as_of, shown.party)
    own = own_figures.own_figures(commune_files, evaluation, illustrative=question.illustrative)
    found = [*judge(evaluation, pools(one.plan, commune_files.shared, parts), own)]
    standings = [standing(evaluation, judged.position) for judged in found]
    bases = {judged.position.indicator.id: judged.basis for judged in found}
    return table_of(one, standings, commune_files, question.as_of, shown, bases) if found else None


def name_of(files: CommuneFiles, communes: Iterable[CommuneStatus]) -> str:
    """A province's name as its province.yaml has it, else as its communes write it."""
    known = files.province.model if files.province else None
    return known.name if known else next((one.province for one in communes if one.province), files.unit.name)
