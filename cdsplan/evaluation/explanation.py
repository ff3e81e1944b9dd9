"""One indicator's whole calculation: where its definition, figures and targets stand, its line, and why its status."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.baseline import planned
from cdsplan.evaluation.figures import Point
from cdsplan.evaluation.gap_table import Progress, Row, Table, progress
from cdsplan.evaluation.notes import Note
from cdsplan.evaluation.places import FileLine, Places
from cdsplan.evaluation.reasons import Reason, reason
from cdsplan.evaluation.standing import Standing
from cdsplan.evaluation.targets import DueTarget
from cdsplan.model.files import Plan, Variable
from cdsplan.model.load import Loaded
from cdsplan.model.targets import conflicts, replacements
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.timeline import Figure
from cdsplan.rounding import SHOWN, maybe_rounded


class FormulaInput(NamedTuple):
    """One variable of the formula, with the figure that went into it, or None."""

    variable: str
    definition: Variable | None
    figure: Figure | None
    place: FileLine | None
    carried: bool


class Unavailable(NamedTuple):
    """A figure that was asked for in vain, and where its report says so."""

    said: Note
    place: FileLine


class ListedTarget(NamedTuple):
    """A target on one due date, where it stands, and what a later decision put in its place."""

    target: DueTarget
    place: FileLine
    replacement: DueTarget | None

    @property
    def ended(self) -> bool:
        """Whether it is out of force without another in its place."""
        return not self.target.in_force and self.replacement is None


class PlannedBaseline(NamedTuple):
    """The baseline that the plan gives, as it stands there, whether or not the line starts from it."""

    value: Decimal
    as_of: date
    source: str | None
    place: FileLine
    used: bool


class Explanation(NamedTuple):
    """All there is to say about an indicator of one plan; figures are rounded as the gap table has them."""

    table: Table
    row: Row
    definition: FileLine
    listed: tuple[ListedTarget, ...]  # every target, in the document's order
    contradictions: tuple[tuple[DueTarget, ...], ...]  # those of one party and due date that cannot all hold
    published: FileLine | None  # where the actual stands, if it was published without counts
    inputs: tuple[FormulaInput, ...]
    unavailable: tuple[Unavailable, ...]
    baseline: Decimal | None
    planned: PlannedBaseline | None
    projected: Decimal | None
    needed_per_month: Decimal | None
    line: tuple[Point, ...]  # from the baseline through the targets
    why: Reason

    @property
    def standing(self) -> Standing:
        return self.row.standing

    @property
    def effective(self) -> ListedTarget:
        """The target that the status is about."""
        return next(one for one in self.listed if one.target is self.standing.target)

    @property
    def inferred(self) -> bool:
        """Whether the plan prints no method, so that somebody had to find the formula."""
        return self.standing.indicator.formula is not None and self.standing.indicator.in_plan.method is None


class Explanations(NamedTuple):
    """An indicator in every plan of a commune that has it."""

    progress: Progress
    explanations: tuple[Explanation, ...]


def explain(
    commune_files: CommuneFiles,
    wanted: str,
    today: date,
    *,
    plan: str | None = None,
    party: str | None = None,
) -> Explanations:
    """The indicator with this id, of a commune whose files all loaded."""
    result = progress(commune_files, today, plan=plan, party=party)
    places = Places(commune_files)
    rows = [(table, row) for table in result.tables for row in table.rows if row.standing.indicator.id == wanted]
    return Explanations(result, tuple(_explanation(places, result, table, row) for table, row in rows))


def _explanation(places: Places, result: Progress, table: Table, row: Row) -> Explanation:
    standing, bound = row.standing, row.standing.target.bound
    plan_file = places.plan(table.plan)
    start = standing.baseline
    return Explanation(
        table=table,
        row=row,
        definition=places.definition(plan_file, standing.indicator),
        listed=_listed(places, plan_file, standing, result.as_of),
        contradictions=_contradictions(standing),
        published=places.published(standing.actual),
        inputs=_inputs(places, table, _figures(standing)),
        unavailable=tuple(Unavailable(one, places.unavailable(one)) for one in standing.unavailable),
        baseline=maybe_rounded(start.value, SHOWN, bound) if start else None,
        planned=_planned(places, plan_file, table.plan, standing),
        projected=maybe_rounded(standing.projected, SHOWN, bound),
        needed_per_month=maybe_rounded(standing.needed_per_month, SHOWN, Fraction(0)),
        line=standing.line,
        why=reason(table.plan, result.as_of, standing),
    )


def _listed(places: Places, plan_file: Loaded[Plan], standing: Standing, today: date) -> tuple[ListedTarget, ...]:
    targets = standing.targets
    return tuple(
        ListedTarget(
            target=one,
            place=places.target(plan_file, standing.indicator, one.written),
            replacement=later,
        )
        for one, later in zip(targets, replacements(targets, today), strict=True)
    )


def _contradictions(standing: Standing) -> tuple[tuple[DueTarget, ...], ...]:
    held = [one for one in standing.targets if one.in_force]
    groups: dict[int, list[DueTarget]] = {}
    for first, other in conflicts(held):
        groups.setdefault(first, [held[first]]).append(held[other])
    return tuple(map(tuple, groups.values()))


def _planned(places: Places, plan_file: Loaded[Plan], plan: Plan, standing: Standing) -> PlannedBaseline | None:
    """None where the plan gives none, or takes the indicator out."""
    own = planned(plan, standing.past)
    written = standing.indicator.in_plan.baseline
    if own is None or written is None or standing.status == "not-applicable":
        return None
    return PlannedBaseline(
        value=written.value,
        as_of=own.as_of,
        source=written.source,
        place=places.baseline(plan_file, standing.indicator),
        used=standing.baseline is not None and standing.baseline.origin == "plan",
    )


def _figures(standing: Standing) -> Mapping[str, Figure | None]:
    """What went into the actual; where there is none, into the last attempt."""
    past, formula = standing.past, standing.indicator.formula
    if standing.actual:
        return standing.actual.figures
    if past.undefined:
        return past.undefined[-1]
    missing, latest = past.missing, {name: one for here in past.dated for name, one in here.figures.items()}
    return {name: None if name in missing else latest[name] for name in (formula.variables if formula else ())}


def _inputs(places: Places, table: Table, figures: Mapping[str, Figure | None]) -> tuple[FormulaInput, ...]:
    latest = max((figure.as_of for figure in figures.values() if figure), default=None)
    return tuple(
        FormulaInput(
            variable=name,
            definition=table.variables.get(name),
            figure=figure,
            place=places.figure(name, figure) if figure else None,
            carried=figure is not None and figure.as_of != latest,
        )
        for name, figure in figures.items()
    )
