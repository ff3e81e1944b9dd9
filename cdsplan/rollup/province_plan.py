"""A province's own plans, judged on the pooled figures of its communes. design.md, section 6."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import Coverage, Progress, Selection, Table, last_day, table_of
from cdsplan.evaluation.observations import WORST, History, Observation
from cdsplan.evaluation.standing import OLDEST, Standing, positions, standing
from cdsplan.finding import Finding
from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.fields import Quality
from cdsplan.model.files import Catalog, Plan, Report, Value, Variable
from cdsplan.model.formula import Exact, exact
from cdsplan.model.load import Loaded, models
from cdsplan.model.period import Period
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.timeline import timeline
from cdsplan.rollup.contribution import (
    CommuneStatus,
    Question,
    contribution,
    denominator,
    is_fresh,
    poolable,
)


class DatedCounts(NamedTuple):
    """What a commune knows of one indicator at one date; no values where that was published without its counts."""

    as_of: date
    period: Period
    values: Mapping[str, Decimal] | None
    approx: bool
    quality: Quality
    illustrative: bool


class CommunePart(NamedTuple):
    """What a commune gives one indicator: its points, the earliest first, and what is known of its denominator."""

    points: tuple[DatedCounts, ...]
    below: Exact | None

    def at(self, day: date) -> DatedCounts | None:
        """The latest point on or before a day, if it has counts and is not too old."""
        index = bisect_right(self.points, day, key=attrgetter("as_of"))
        point = self.points[index - 1] if index else None
        return point if point and point.values and day - point.as_of <= OLDEST else None


@dataclass
class Gathered:
    """Some communes, with their parts by plan and indicator."""

    members: list[CommuneStatus] = field(default_factory=list)
    parts: dict[tuple[int, str], list[CommunePart]] = field(default_factory=dict)
    illustrative_left_out: set[str] = field(default_factory=set)  # those whose illustrative figures were left out

    def merge(self, other: "Gathered") -> None:
        self.members += other.members
        for key, parts in other.parts.items():
            self.parts.setdefault(key, []).extend(parts)
        self.illustrative_left_out |= other.illustrative_left_out

    @property
    def findings(self) -> list[Finding]:
        """What reading the communes' files found."""
        return [finding for one in self.members for finding in one.findings]


def gather(home: Repository, paths: Iterable[str], question: Question) -> Gathered:
    """What some communes give the province's plans, read from their files."""
    gathered, shared = Gathered(), _shared(home.catalogs)
    for path in paths:
        commune_files = home.commune_files(path)
        one, shares = contribution(commune_files, question)
        gathered.members.append(one)
        if one.absent is None:
            exempt = {share.id for share in shares if share.status == "not-applicable"}
            kept = commune_files if question.illustrative else commune_files.without_illustrative
            for key, part in _parts(kept, question, shared, exempt):
                gathered.parts.setdefault(key, []).append(part)
            if len(kept.reports) < len(commune_files.reports) and _invents(
                _parts(commune_files, question, shared, exempt)
            ):
                gathered.illustrative_left_out.add(path)
    return gathered


def _invents(parts: Iterable[tuple[tuple[int, str], CommunePart]]) -> bool:
    """Whether the latest figure of any is illustrative."""
    return any(part.points and part.points[-1].illustrative for _, part in parts)


def _shared(catalogs: Iterable[Loaded[Catalog]]) -> Definitions:
    """What means the same in every commune: not the variables of a plan's own."""
    return define(models(catalogs), ())


def _planned(plan: Plan, shared: Definitions) -> list[Indicator]:
    """A plan's indicators that are defined; where an id stands twice, which a rule reports, the first."""
    planned: dict[str, Indicator] = {}
    for indicator in shared.of_plan(plan):
        planned.setdefault(indicator.id, indicator)
    return [*planned.values()]


def _parts(
    commune_files: CommuneFiles, question: Question, shared: Definitions, exempt: set[str]
) -> Iterator[tuple[tuple[int, str], CommunePart]]:
    for number, plan in enumerate(question.province):
        day = min(last_day(commune_files.owner, question.as_of), plan.last)
        known = commune_files.known_until(day)
        for indicator in _planned(plan, shared):
            if indicator.id not in exempt and poolable(indicator, shared.variables):
                past = History(indicator, shared.variables, known)
                below = denominator(indicator, shared.variables, known, day)
                yield (number, indicator.id), CommunePart(tuple(map(_dated_counts, past.observations)), below)


def _dated_counts(seen: Observation) -> DatedCounts:
    values = None if seen.published else {name: figure.value for name, figure in seen.figures.items()}
    return DatedCounts(seen.as_of, seen.period, values, seen.approx, seen.quality, seen.illustrative)


class _Pool:
    """One indicator of a province's plan on its communes' figures."""

    def __init__(
        self,
        indicator: Indicator,
        variables: Mapping[str, Variable],
        plan: Plan,
        parts: Sequence[CommunePart],
        day: date,
    ) -> None:
        self.indicator = indicator
        self.kind = poolable(indicator, variables)
        formula = indicator.formula if self.kind else None
        self.cumulative = any(variables[name].cumulative for name in (formula.variables if formula else ()))
        self.communes = len(parts)
        self.known: list[CommunePart] = []
        self.waiting: list[Exact] = []
        for part in parts:
            point = part.at(day)
            if point and is_fresh(point.as_of, plan, day):
                self.known.append(part)
            elif part.below:
                self.waiting.append(part.below)
        self.missing = sum(self.waiting)

    def reports(self) -> Iterator[Report]:
        """As if the province reported: at each date at which all communes that are known today were known, too."""
        days = sorted({point.as_of for part in self.known for point in part.points})
        for day in days:
            points = [point for part in self.known if (point := part.at(day))]
            if len(points) == len(self.known) and (day == days[-1] or self._of_one_year(points)):
                yield _report(day, points)

    def _of_one_year(self, points: Sequence[DatedCounts]) -> bool:
        """Whether they may be added: what is cumulative begins anew on 1 January."""
        return not self.cumulative or len({point.as_of.year for point in points}) == 1

    def coverage(self, standing: Standing) -> Coverage:
        actual = standing.actual
        low, high = self.bounds(actual) if actual else (None, None)
        return Coverage(
            pooled=self.kind is not None,
            communes=self.communes,
            known=len(self.known),
            waiting=len(self.waiting),
            share=self._share(actual) if actual else None,
            low=low,
            high=high,
        )

    def bounds(self, seen: Observation) -> tuple[Fraction | None, Fraction | None]:
        """The figure if all that wait stood at 0 %, and at 100 %; None where there is no such bound."""
        assert isinstance(seen.value, Fraction)  # noqa: S101  milestones are not pooled
        if seen.sides is None:  # a count
            return seen.value, seen.value if len(self.known) == self.communes else None
        above, below = seen.sides
        whole, factor = below + self.missing, exact(self.indicator.factor)
        if whole <= 0:  # of denominators below zero, which `validate` refuses
            return None, None
        high = None if self.missing and not self.indicator.bounded else Fraction((above + self.missing) * factor, whole)
        return Fraction(above * factor, whole), high

    def _share(self, seen: Observation) -> Fraction | None:
        """How much of the known denominators is in the figure, in percent."""
        below = seen.sides[1] if seen.sides else 0
        return Fraction(below * 100, below + self.missing) if below > 0 and below + self.missing > 0 else None


# More digits than the sum of so many numbers of 18 digits can have.
_EXACT = Context(prec=100)


def _report(day: date, points: Sequence[DatedCounts]) -> Report:
    """The sums; as good as the worst of what went in."""
    approx = any(point.approx for point in points)
    quality = max((point.quality for point in points), key=WORST.index)
    sums: dict[str, Decimal] = {}
    for point in points:
        for name, value in (point.values or {}).items():
            sums[name] = _EXACT.add(sums.get(name, Decimal()), value)
    return Report.model_construct(
        period=min((point.period for point in points if point.as_of == day), key=attrgetter("months")),
        as_of=day,
        calendar=None,
        document=None,
        illustrative=any(point.illustrative for point in points),
        values={name: Value(value=value, approx=approx, quality=quality) for name, value in sums.items()},
        results={},
    )


def questions(commune_files: CommuneFiles, question: Question, name: str | None) -> list[Question]:
    """The same question for each year of which the province has a plan; `name`: of this plan alone."""
    plans = models(filter(Selection(name).has, commune_files.plans))
    years = sorted({plan.year for plan in plans})
    return [question._replace(year=year, province=tuple(plan for plan in plans if plan.year == year)) for year in years]


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
    """The gap tables of a province's own plans, by what its communes answered for each year."""
    tables = [
        table
        for question, some in answers
        for number, plan in enumerate(question.province)
        if (
            table := _table(
                commune_files, plan, _pools(some, number, plan, commune_files, question), question, shown, findings
            )
        )
    ]
    members = [one for _, some in answers for one in some.members]
    return Progress(
        as_of=answers[0][0].as_of,
        path=commune_files.path,
        commune=None,
        province=next((one.province for one in members if one.province), commune_files.path),
        party=shown.party,
        tables=tuple(tables),
    )


def _pools(
    gathered: Gathered, number: int, plan: Plan, commune_files: CommuneFiles, question: Question
) -> dict[str, _Pool]:
    shared, day = _shared(commune_files.catalogs), min(question.as_of, plan.last)
    return {
        one.id: _Pool(one, shared.variables, plan, gathered.parts.get((number, one.id), []), day)
        for one in _planned(plan, shared)
    }


def _table(  # noqa: PLR0913, PLR0917  what a table is made of
    commune_files: CommuneFiles,
    plan: Plan,
    pools: Mapping[str, _Pool],
    question: Question,
    shown: Selection,
    findings: Sequence[Finding],
) -> Table | None:
    """One plan; None where the party that is asked for has no target in it."""
    standings = _standings(plan, pools, commune_files, question.as_of, shown.party)
    coverage = {}
    for one in standings:
        coverage[one.indicator.id] = pools[one.indicator.id].coverage(one)
    file = next(file for file in commune_files.plans if file.model is plan)
    return table_of(file, standings, commune_files, question.as_of, shown, findings, coverage) if standings else None


def _standings(
    plan: Plan, pools: Mapping[str, _Pool], commune_files: CommuneFiles, as_of: date, party: str | None
) -> list[Standing]:
    variables = commune_files.definitions.variables
    pasts = [
        History(pool.indicator, variables, timeline(pool.reports(), commune_files.settings.calendar), pool.bounds)
        for pool in pools.values()
    ]
    evaluation = Evaluation(plan, as_of, party)
    return [standing(evaluation, one) for one in positions(evaluation, pasts)]
