"""The official report of a province for one period: what its communes add up to, and what it reports itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Selection, Table, table_of
from cdsplan.evaluation.notes import Note, unavailable
from cdsplan.evaluation.official_report import PlanSection, ReportRow, date_of, plan_section, report_of
from cdsplan.evaluation.standing import pasts, standing
from cdsplan.model.files import Report, Variable
from cdsplan.model.letterhead import Letterhead
from cdsplan.model.period import Period
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.rollup.aggregate import PooledFigure, aggregate
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.judgement import JudgedPlan, Judgement
from cdsplan.rollup.pooled_indicator import PooledIndicator, Tallied
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Rollup, by_province


class Line(NamedTuple):
    """One indicator as `summary` has it; and as `progress` has it on the province's own plan, if that has it."""

    pooled: PooledIndicator
    reported: ReportRow | None
    unavailable: tuple[Note, ...] = ()  # what the province itself asked for, in vain

    @property
    def name(self) -> str:
        """In the wording of the province's plan."""
        return self.reported.row.standing.indicator.name if self.reported else self.pooled.indicator.name


class PlanLines(NamedTuple):
    """What one plan of the province judges; without a section: what only its communes' plans have."""

    section: PlanSection | None
    lines: tuple[Line, ...]


class ProvinceReport(NamedTuple):
    """All that the report says; whoever draws it adds nothing."""

    period: Period
    name: str | None  # None where nobody has written it
    letterhead: Letterhead | None
    report: Report | None  # the province's own of the period
    rollup: Rollup
    plans: tuple[PlanLines, ...]
    variables: Mapping[str, Variable]
    draft: bool

    @property
    def as_of(self) -> date:
        """The day that its figures count for."""
        return self.rollup.as_of

    @property
    def lines(self) -> list[Line]:
        """Every indicator, of whichever plan."""
        return [line for plan in self.plans for line in plan.lines]

    @property
    def reported(self) -> list[CommuneStatus]:
        """The communes that have reported for the period."""
        return [one for one in self.rollup.communes if one.period_report]

    @property
    def unreported(self) -> list[CommuneStatus]:
        return [one for one in self.rollup.communes if not one.period_report]

    @property
    def later(self) -> list[CommuneStatus]:
        """Those whose figures of the period count for a later day than this report, which has none of them."""
        return [one for one in self.reported if one.period_report and one.period_report > self.as_of]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has reported anything for the period."""
        return not (self.report or self.reported)

    @property
    def has_illustrative(self) -> bool:
        """Whether such figures are in it."""
        shown = [line.reported.row.standing for line in self.lines if line.reported]
        of_communes = self.rollup.illustrative and any(one.illustrative for one in self.rollup.communes)
        return of_communes or any(seen.illustrative for one in shown for seen in one.history)


def question(files: CommuneFiles, period: Period, today: date, *, illustrative: bool) -> Question:
    """What the communes are asked: of the day of the province's own report, else of the period's last, until today.

    Where that day lies in another year, as that of a year's figures may, the plans of the period's year count.
    """
    on = min(date_of(files.kept(illustrative=illustrative), period), today)
    return Question(None if on.year == period.year else period.year, on, illustrative, period=period)


def province_report(files: CommuneFiles, rollup: Rollup, period: Period, *, draft: bool = False) -> ProvinceReport:
    """The same as `summary` says at that day; `files`: the province's own, as they were rolled up."""
    kept = files.kept(illustrative=rollup.illustrative)
    known = files.province.model if files.province else None
    return ProvinceReport(
        period=period,
        name=rollup.province if rollup.province != files.path else None,
        letterhead=known.letterhead if known else None,
        report=report_of(kept, period),
        rollup=rollup,
        plans=tuple(_plans(kept, rollup)),
        variables=kept.definitions.variables,
        draft=draft,
    )


def _plans(files: CommuneFiles, rollup: Rollup) -> Iterator[PlanLines]:
    pooled = {one.indicator.id: one for one in rollup.indicators}
    for judged in rollup.plans:
        section = plan_section(_table(files, judged, rollup.as_of), rollup.as_of)
        figures = [pooled.get(one.position.indicator.id) or _alone(one) for one in judged.judgements]
        yield PlanLines(section, tuple(map(Line, figures, section.lines, _unavailable(files, judged))))
    others = [Line(one, None) for one in rollup.indicators if one.target_owner != "province"]
    if others:
        yield PlanLines(None, tuple(others))


def _table(files: CommuneFiles, judged: JudgedPlan, on: date) -> Table:
    """The gap table of what a plan judges."""
    plan = next(one for one in files.named_plans if one.plan is judged.plan)
    standings = [standing(judged.evaluation, one.position) for one in judged.judgements]
    bases = {one.position.indicator.id: one.basis for one in judged.judgements}
    return table_of(plan, standings, files, on, Selection(), bases)


def _unavailable(files: CommuneFiles, judged: JudgedPlan) -> list[tuple[Note, ...]]:
    """Of each indicator what the province's own reports say that it asked for since its own figure."""
    known = {past.indicator.id: past for past in pasts(judged.evaluation, files.definitions, files.timeline)}
    judging = (known[one.position.indicator.id] for one in judged.judgements)
    return [unavailable(past, past.latest) for past in judging]


def _alone(one: Judgement) -> PooledIndicator:
    """What no commune has."""
    return by_province(one, PooledFigure(one.position.indicator, None, aggregate(())), Tallied())
