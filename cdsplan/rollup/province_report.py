"""The official report of a province for one period: what its communes add up to, and what it reports itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cdsplan.evaluation.official_report import date_of, report_of
from cdsplan.evaluation.standing import Standing, standing
from cdsplan.model.files import Plan, Report, Variable
from cdsplan.model.letterhead import Letterhead
from cdsplan.model.period import Period
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.rollup.aggregate import PooledFigure, Sums
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.judgement import JudgedPlan, Judgement
from cdsplan.rollup.pooled_indicator import PooledIndicator, Tallied
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Rollup, by_province


class Line(NamedTuple):
    """One indicator, as `summary` has it; and where it stands on the province's own plan, if that has it."""

    pooled: PooledIndicator
    standing: Standing | None

    @property
    def name(self) -> str:
        """In the wording of the province's plan."""
        return self.standing.indicator.name if self.standing else self.pooled.indicator.name


class PlanLines(NamedTuple):
    """What one plan of the province judges; no plan: what only its communes' plans have."""

    plan: Plan | None
    lines: tuple[Line, ...]


class ProvinceReport(NamedTuple):
    """All that the report says; whoever draws it adds nothing."""

    period: Period
    name: str
    letterhead: Letterhead | None
    report: Report | None  # the province's own of the period
    rollup: Rollup
    plans: tuple[PlanLines, ...]
    variables: Mapping[str, Variable]

    @property
    def as_of(self) -> date:
        """The day that its figures count for."""
        return self.rollup.as_of

    @property
    def lines(self) -> list[Line]:
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
        rollup, standings = self.rollup, [line.standing for line in self.lines if line.standing]
        communes = rollup.illustrative and any(one.illustrative for one in rollup.communes)
        return communes or any(seen.illustrative for one in standings for seen in one.history)


def question(files: CommuneFiles, period: Period, today: date, *, illustrative: bool) -> Question:
    """What the communes are asked: of the day of the province's own report, else of the period's last, until today.

    Where that day lies in another year, as a year's figures of January do, the plans of the period's year count.
    """
    on = min(date_of(files.kept(illustrative=illustrative), period), today)
    return Question(None if on.year == period.year else period.year, on, illustrative, period=period)


def province_report(files: CommuneFiles, rollup: Rollup, period: Period) -> ProvinceReport:
    """The same as `summary` says at that day; `files`: the province's own."""
    kept = files.kept(illustrative=rollup.illustrative)
    known = files.province.model if files.province else None
    return ProvinceReport(
        period=period,
        name=rollup.province or files.path,
        letterhead=known.letterhead if known else None,
        report=report_of(kept, period),
        rollup=rollup,
        plans=tuple(_plans(rollup)),
        variables=kept.definitions.variables,
    )


def _plans(rollup: Rollup) -> Iterator[PlanLines]:
    pooled = {one.indicator.id: one for one in rollup.indicators}
    for judged in rollup.plans:
        yield PlanLines(judged.plan, tuple(_line(judged, one, pooled) for one in judged.judgements))
    others = [Line(one, None) for one in rollup.indicators if one.target_owner != "province"]
    if others:
        yield PlanLines(None, tuple(others))


def _line(judged: JudgedPlan, one: Judgement, pooled: Mapping[str, PooledIndicator]) -> Line:
    """What the plan defines for itself no commune has."""
    indicator = one.position.indicator
    alone = PooledFigure(indicator, None, Sums())
    figures = pooled.get(indicator.id) or by_province(one, alone, Tallied())
    return Line(figures, standing(judged.evaluation, one.position))
