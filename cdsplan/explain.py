"""One indicator's whole calculation: where its definition, figures and target stand, its line, and why its status."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple, TypeAlias

from cdsplan.evaluate import Standing, Status, counting
from cdsplan.finding import KEY, Finding, Loc
from cdsplan.load import Loaded
from cdsplan.model import Plan, Variable
from cdsplan.observation import Figure, Observation, slices
from cdsplan.progress import Progress, Row, Table, bound_of, progress
from cdsplan.repository import Holding
from cdsplan.rounding import SHOWN, maybe_rounded
from cdsplan.scope import Indicator
from cdsplan.target import satisfies

# What decided the status: one for each row of design.md, 4.4, and one for each reason why no pace can be told.
Why: TypeAlias = Literal[
    "not-applicable", "zero-denominator", "no-observation", "before-plan", "too-old", "target-met", "past-due",
    "at-pace", "short-of-pace", "milestone", "no-baseline", "baseline-late", "baseline-satisfies",
]  # fmt: skip
Point: TypeAlias = tuple[date, Fraction]


class Place(NamedTuple):
    """A line of a file."""

    path: str
    line: int


class Input(NamedTuple):
    """One variable of the formula, with the figure that went into it, or None."""

    variable: str
    definition: Variable | None
    figure: Figure | None
    place: Place | None
    carried: bool


class Explanation(NamedTuple):
    """All there is to say about an indicator of one plan; figures are rounded as the gap table has them."""

    table: Table
    row: Row
    definition: Place
    target: Place
    published: Place | None  # where the actual stands, if it was published without counts
    inputs: tuple[Input, ...]
    baseline: Decimal | None
    projected: Decimal | None
    needed_per_month: Decimal | None
    line: tuple[Point, ...]  # from the baseline through the targets
    why: Why

    @property
    def standing(self) -> Standing:
        return self.row.standing

    @property
    def inferred(self) -> bool:
        """Whether the plan prints no method, so that somebody had to find the formula."""
        return self.standing.indicator.formula is not None and self.standing.indicator.in_plan.method is None


class Explained(NamedTuple):
    """An indicator in every plan of a commune that has it."""

    progress: Progress
    explanations: tuple[Explanation, ...]


def ids(holding: Holding) -> list[str]:
    """The indicators of a commune's plans."""
    plans = [file.model for file in holding.plans if file.model]
    return list(dict.fromkeys(one.id for plan in plans for one in holding.scope.indicators(plan)))


def explain(  # noqa: PLR0913  the options of the command
    holding: Holding,
    wanted: str,
    today: date,
    *,
    findings: Sequence[Finding] = (),
    plan: str | None = None,
    party: str | None = None,
) -> Explained:
    """The indicator with this id, of a commune whose files all loaded."""
    result = progress(holding, today, findings=findings, plan=plan, party=party)
    files = _Files(holding)
    rows = [(table, row) for table in result.tables for row in table.rows if row.standing.indicator.id == wanted]
    return Explained(result, tuple(_explanation(files, result, table, row) for table, row in rows))


def _explanation(files: "_Files", result: Progress, table: Table, row: Row) -> Explanation:
    standing, bound = row.standing, bound_of(row.standing.target.target)
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
        line=_line(table.plan, standing, result.party),
        why=_why(table.plan, standing),
    )


class _Files:
    """Where the things of a commune stand."""

    def __init__(self, holding: Holding) -> None:
        self.holding = holding
        self.dated = slices((file.model for file in holding.reports if file.model), holding.settings.calendar)
        self.reports = {id(file.model): file for file in holding.reports}

    def plan(self, plan: Plan) -> Loaded[Plan]:
        return next(file for file in self.holding.plans if file.model is plan)

    def definition(self, plan_file: Loaded[Plan], indicator: Indicator) -> Place:
        catalogs = [file for file in self.holding.catalogs if file.model and indicator.id in file.model.indicators]
        if catalogs and indicator.from_catalog:
            return Place(catalogs[0].path, catalogs[0].source.span(("indicators", indicator.id), KEY).line)
        return _place(plan_file, _loc(plan_file, indicator))

    def target(self, plan_file: Loaded[Plan], standing: Standing) -> Place:
        indicator = standing.indicator
        at = next(at for at, one in enumerate(indicator.targets) if one is standing.target.target)
        return _place(plan_file, (*_loc(plan_file, indicator), "targets", at))

    def figure(self, variable: str, figure: Figure) -> Place:
        return _place(self.reports[id(figure.report)], ("values", variable))

    def published(self, actual: Observation | None) -> Place | None:
        if actual is None or actual.published is None:
            return None
        return _place(self.reports[id(actual.published.report)], ("results", actual.indicator.id))


def _place(file: Loaded[Any], loc: Loc) -> Place:
    return Place(file.path, file.source.span(loc).line)


def _loc(plan_file: Loaded[Plan], indicator: Indicator) -> Loc:
    planned = plan_file.model.indicators if plan_file.model else ()
    return ("indicators", next(at for at, one in enumerate(planned) if one is indicator.in_plan))


def _figures(files: _Files, result: Progress, table: Table, standing: Standing) -> Mapping[str, Figure | None]:
    """What went into the actual; where there is none, into the last attempt."""
    indicator, actual = standing.indicator, standing.actual
    if indicator.formula is None or actual:
        return actual.figures if actual else {}
    known = [here for here in files.dated if here.as_of <= min(result.as_of, table.plan.last)]
    past = standing.past
    if past.undefined:
        return past.undefined[-1]
    found: dict[str, Figure | None] = {}
    for name in indicator.formula.variables:
        figures = [here.figures[name] for here in known if name in here.figures]
        found[name] = None if name in past.missing or not figures else figures[-1]
    return found


def _inputs(files: _Files, table: Table, figures: Mapping[str, Figure | None]) -> tuple[Input, ...]:
    latest = max((figure.as_of for figure in figures.values() if figure), default=None)
    return tuple(
        Input(
            variable=name,
            definition=table.variables.get(name),
            figure=figure,
            place=files.figure(name, figure) if figure else None,
            carried=figure is not None and figure.as_of != latest,
        )
        for name, figure in figures.items()
    )


def _line(plan: Plan, standing: Standing, party: str | None) -> tuple[Point, ...]:
    """From the baseline through the targets that count, as far as the one in force; only those where there is none."""
    start, end = standing.baseline, standing.target.due
    asked = [(due, bound_of(target)) for due, target in counting(standing.indicator, plan, party).items()]
    targets = [(due, bound) for due, bound in asked if bound is not None and due <= end]
    if start is None:
        return tuple(targets[-1:])
    return ((start.as_of, start.value), *((due, bound) for due, bound in targets if due > start.as_of))


def _why(plan: Plan, standing: Standing) -> Why:
    if standing.status == "stale":
        return "before-plan" if standing.actual and standing.actual.as_of < plan.first else "too-old"
    return _BY_STATUS.get(standing.status) or _why_open(standing)


_BY_STATUS: dict[Status, Why] = {
    "not-applicable": "not-applicable",
    "undefined": "zero-denominator",
    "no-data": "no-observation",
    "met": "target-met",
    "missed": "past-due",
    "on-track": "at-pace",
    "behind": "short-of-pace",
}


def _why_open(standing: Standing) -> Why:
    if standing.indicator.measure == "milestone":
        return "milestone"
    if standing.baseline is None:
        return "no-baseline"
    if satisfies(standing.baseline.value, standing.target.target):
        return "baseline-satisfies"
    return "baseline-late"
