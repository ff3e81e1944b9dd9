"""One indicator's whole calculation: where its definition, figures and target stand, its line, and why its status."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.figures import Point
from cdsplan.evaluation.gap_table import Progress, Row, Table, progress
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.standing import Standing, Status
from cdsplan.finding import KEY, Finding, Loc
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Plan, Variable
from cdsplan.model.load import Loaded
from cdsplan.model.targets import satisfies
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import Figure
from cdsplan.rounding import SHOWN, maybe_rounded

# What decided the status: one for each row of design.md, 4.4, and one for each reason why no pace can be told.
Reason: TypeAlias = Literal[
    "not-applicable", "zero-denominator", "no-observation", "before-plan", "too-old", "target-met", "past-due",
    "at-pace", "short-of-pace", "milestone", "no-baseline", "baseline-late", "baseline-satisfies",
    "no-base", "earlier-year", "another-year",
]  # fmt: skip


class FileLine(NamedTuple):
    """A line of a file."""

    path: str
    line: int


class FormulaInput(NamedTuple):
    """One variable of the formula, with the figure that went into it, or None."""

    variable: str
    definition: Variable | None
    figure: Figure | None
    place: FileLine | None
    carried: bool


class Explanation(NamedTuple):
    """All there is to say about an indicator of one plan; figures are rounded as the gap table has them."""

    table: Table
    row: Row
    definition: FileLine
    target: FileLine
    published: FileLine | None  # where the actual stands, if it was published without counts
    inputs: tuple[FormulaInput, ...]
    baseline: Decimal | None
    projected: Decimal | None
    needed_per_month: Decimal | None
    line: tuple[Point, ...]  # from the baseline through the targets
    why: Reason

    @property
    def standing(self) -> Standing:
        return self.row.standing

    @property
    def inferred(self) -> bool:
        """Whether the plan prints no method, so that somebody had to find the formula."""
        return self.standing.indicator.formula is not None and self.standing.indicator.in_plan.method is None


class Explanations(NamedTuple):
    """An indicator in every plan of a commune that has it."""

    progress: Progress
    explanations: tuple[Explanation, ...]


def ids(commune_files: CommuneFiles) -> list[str]:
    """The indicators of a commune's plans."""
    definitions = commune_files.definitions
    return list(dict.fromkeys(one.id for plan in commune_files.plan_models for one in definitions.of_plan(plan)))


def explain(  # noqa: PLR0913  the options of the command
    commune_files: CommuneFiles,
    wanted: str,
    today: date,
    *,
    findings: Sequence[Finding] = (),
    plan: str | None = None,
    party: str | None = None,
) -> Explanations:
    """The indicator with this id, of a commune whose files all loaded."""
    result = progress(commune_files, today, findings=findings, plan=plan, party=party)
    files = _Files(commune_files)
    rows = [(table, row) for table in result.tables for row in table.rows if row.standing.indicator.id == wanted]
    return Explanations(result, tuple(_explanation(files, result, table, row) for table, row in rows))


def _explanation(files: "_Files", result: Progress, table: Table, row: Row) -> Explanation:
    standing, bound = row.standing, row.standing.target.bound
    plan_file = files.plan(table.plan)
    start = standing.baseline
    return Explanation(
        table=table,
        row=row,
        definition=files.definition(plan_file, standing.indicator),
        target=files.target(plan_file, standing),
        published=files.published(standing.actual),
        inputs=_inputs(files, table, _figures(files, result, table, standing)),
        baseline=maybe_rounded(start.value, SHOWN, bound) if start else None,
        projected=maybe_rounded(standing.projected, SHOWN, bound),
        needed_per_month=maybe_rounded(standing.needed_per_month, SHOWN, Fraction(0)),
        line=standing.line,
        why=_reason(table.plan, standing),
    )


class _Files:
    """Where the things of a commune stand."""

    def __init__(self, commune_files: CommuneFiles) -> None:
        self.commune_files = commune_files
        self.reports = {id(file.model): file for file in commune_files.reports}

    def plan(self, plan: Plan) -> Loaded[Plan]:
        return next(file for file in self.commune_files.plans if file.model is plan)

    def definition(self, plan_file: Loaded[Plan], indicator: Indicator) -> FileLine:
        catalogs = [
            file for file in self.commune_files.catalogs if file.model and indicator.id in file.model.indicators
        ]
        if catalogs and indicator.from_catalog:
            return FileLine(catalogs[0].path, catalogs[0].source.span(("indicators", indicator.id), KEY).line)
        return _place(plan_file, _loc(plan_file, indicator))

    def target(self, plan_file: Loaded[Plan], standing: Standing) -> FileLine:
        indicator = standing.indicator
        at = next(at for at, one in enumerate(indicator.targets) if one is standing.target.written)
        return _place(plan_file, (*_loc(plan_file, indicator), "targets", at))

    def figure(self, variable: str, figure: Figure) -> FileLine:
        return _place(self.reports[id(figure.report)], ("values", variable))

    def published(self, actual: Observation | None) -> FileLine | None:
        if actual is None or actual.published is None:
            return None
        return _place(self.reports[id(actual.published.report)], ("results", actual.indicator.id))


def _place(file: Loaded[Any], loc: Loc) -> FileLine:
    return FileLine(file.path, file.source.span(loc).line)


def _loc(plan_file: Loaded[Plan], indicator: Indicator) -> Loc:
    planned = plan_file.model.indicators if plan_file.model else ()
    return ("indicators", next(at for at, one in enumerate(planned) if one is indicator.in_plan))


def _figures(files: _Files, result: Progress, table: Table, standing: Standing) -> Mapping[str, Figure | None]:
    """What went into the actual; where there is none, into the last attempt."""
    indicator, actual = standing.indicator, standing.actual
    if indicator.formula is None or actual:
        return actual.figures if actual else {}
    known = [here for here in files.commune_files.timeline if here.as_of <= min(result.as_of, table.plan.last)]
    past = standing.past
    if past.undefined:
        return past.undefined[-1]
    found: dict[str, Figure | None] = {}
    for name in indicator.formula.variables:
        figures = [here.figures[name] for here in known if name in here.figures]
        found[name] = None if name in past.missing or not figures else figures[-1]
    return found


def _inputs(files: _Files, table: Table, figures: Mapping[str, Figure | None]) -> tuple[FormulaInput, ...]:
    latest = max((figure.as_of for figure in figures.values() if figure), default=None)
    return tuple(
        FormulaInput(
            variable=name,
            definition=table.variables.get(name),
            figure=figure,
            place=files.figure(name, figure) if figure else None,
            carried=figure is not None and figure.as_of != latest,
        )
        for name, figure in figures.items()
    )


def _reason(plan: Plan, standing: Standing) -> Reason:
    match standing.status:
        case "stale":
            return _reason_stale(plan, standing)
        case "no-data":
            return "no-observation" if standing.actual is None else "no-base"
        case "open" | None:
            return _reason_open(standing)
        case _:
            return _BY_STATUS[standing.status]


_BY_STATUS: dict[Status, Reason] = {
    "not-applicable": "not-applicable",
    "undefined": "zero-denominator",
    "met": "target-met",
    "missed": "past-due",
    "on-track": "at-pace",
    "behind": "short-of-pace",
}


def _reason_stale(plan: Plan, standing: Standing) -> Reason:
    if standing.past.is_counter and standing.gap is None:
        return "earlier-year"
    return "before-plan" if standing.actual and standing.actual.as_of < plan.first else "too-old"


def _reason_open(standing: Standing) -> Reason:
    if standing.indicator.measure == "milestone":
        return "milestone"
    if standing.gap is None:
        return "another-year"
    if standing.baseline is None:
        return "no-baseline"
    if satisfies(standing.baseline.value, standing.target):
        return "baseline-satisfies"
    return "baseline-late"
