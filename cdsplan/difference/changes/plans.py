"""The plans of one commune in two states: their indicators, definitions, targets and, at one date, statuses."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cdsplan.difference.changes import reports
from cdsplan.difference.changes.change import Change, differing, fields
from cdsplan.difference.changes.planned import Known, PlannedIndicator
from cdsplan.difference.changes.targets import moves
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.standing import Status, pasts, positions
from cdsplan.language import name_of
from cdsplan.model.definitions import Indicator
from cdsplan.model.files import Definition, PlanIndicator, Variable
from cdsplan.repository.commune_files import CommuneFiles

# What of a definition changes the meaning of figures; names and notes do not.
DEFINING = ("measure", "formula", "unit", "scale", "may_exceed")
COUNTING = ("kind", "unit", "part_of", "cumulative", "sample")


class _InPlan(NamedTuple):
    """An indicator of a plan, with what it is defined by and how it stands."""

    name: str  # the plan's
    planned: PlannedIndicator
    definition: Definition | PlanIndicator
    status: Status | None

    @property
    def id(self) -> str:
        return self.planned.indicator.id


def changes(about: Change, old: CommuneFiles, new: CommuneFiles, today: date) -> Iterator[Change]:
    """What the plans say otherwise, and what of them stands otherwise at a date."""
    yield from variables(about._replace(kind="changed-definition"), _own(old), _own(new))
    before, after = _entries(old, today), _entries(new, today)
    gone = {(one.planned.plan.year, one.id): one for key, one in before.items() if key not in after}
    figures, known = reports.touched(old, new), Known(new.definitions.variables, new.timeline)
    for key, entry in after.items():
        # One that stands in another file of the same year has moved there, or the file was renamed.
        was = before.get(key) or gone.pop((entry.planned.plan.year, entry.id), None)
        here = about._replace(plan=entry.name, indicator=entry.id, label=name_of(entry.planned.indicator))
        if was is None:
            yield here._replace(kind="added-indicator", after=entry.planned.targets)
        else:
            yield from _changed(here, was, entry, figures, known)
    for entry in gone.values():
        label = name_of(entry.planned.indicator)
        here = about._replace(plan=entry.name, indicator=entry.id, label=label)
        yield here._replace(kind="removed-indicator", before=entry.planned.targets)


def _own(commune_files: CommuneFiles) -> dict[str, Variable]:
    """The variables that the plans define."""
    return {name: one for _, plan in commune_files.named_plans for name, one in plan.variables.items()}


def variables(about: Change, old: Mapping[str, Variable], new: Mapping[str, Variable]) -> Iterator[Change]:
    """Variables that are defined otherwise, or no more."""
    for name, variable in old.items():
        yield from fields(about._replace(variable=name, label=name_of(variable)), variable, new.get(name), COUNTING)


def _entries(commune_files: CommuneFiles, today: date) -> dict[tuple[str, str], _InPlan]:
    """Every indicator by its plan's file name and its id; where an id stands twice, the first."""
    statuses = _statuses(commune_files, today)
    found: dict[tuple[str, str], _InPlan] = {}
    for name, plan in commune_files.named_plans:
        for planned in plan.indicators:
            indicator = commune_files.definitions.indicator(planned) or _undefined(planned)
            definition = commune_files.definitions.indicators.get(planned.id) or planned
            entry = _InPlan(name, PlannedIndicator(plan, indicator), definition, statuses.get((name, planned.id)))
            found.setdefault((name, planned.id), entry)
    return found


def _undefined(planned: PlanIndicator) -> Indicator:
    """What can be said of an indicator that neither the plan nor the catalog defines, which `validate` reports."""
    return Indicator(
        id=planned.id,
        name=planned.name or planned.id,
        name_en=None,
        measure="number",
        formula=None,
        unit="",
        factor=Decimal(1),
        may_exceed=False,
        from_catalog=False,
        in_plan=planned,
    )


def _statuses(commune_files: CommuneFiles, today: date) -> dict[tuple[str, str], Status]:
    """Of a province only what its own figures judge: its communes' are not read for this."""
    own = commune_files.is_of_province
    commune, definitions = commune_files.known_owner, commune_files.definitions
    dated = commune_files.without_illustrative.timeline if own else commune_files.timeline
    as_of, established = (last_day(commune, today), commune.established) if commune else (today, None)
    found: dict[tuple[str, str], Status] = {}
    for name, plan in commune_files.named_plans:
        evaluation = Evaluation(plan, as_of, established=established)
        for one in reversed(positions(evaluation, pasts(evaluation, definitions, dated))):
            if one.status and (not own or (one.actual and not one.stale)):
                found[name, one.indicator.id] = one.status
    return found


def _changed(
    about: Change, old: _InPlan, new: _InPlan, figures: Mapping[tuple[str, str], date], known: Known
) -> Iterator[Change]:
    definition = about._replace(kind="changed-definition")
    # What the catalog says otherwise is told once, and not for each commune.
    if old.definition.__class__ is not Definition or new.definition.__class__ is not Definition:
        yield from fields(definition, old.definition, new.definition, DEFINING)
    was, is_ = (entry.planned.indicator.in_plan.baseline for entry in (old, new))
    yield from differing(definition, "baseline", was and was.value, is_ and is_.value)
    yield from differing(definition, "baseline.as_of", was and was.as_of, is_ and is_.as_of)
    judged = _judged(old.planned, figures) or _judged(new.planned, figures)
    for move in moves(old.planned, new.planned, known):
        eased = move.kind == "easier-target"
        yield about._replace(kind=move.kind, before=move.before, after=move.after, with_figure=eased and judged)
    if old.status and new.status and old.status != new.status:
        yield about._replace(kind="status-change", before=old.status, after=new.status)


def _judged(planned: PlannedIndicator, figures: Mapping[tuple[str, str], date]) -> bool:
    """Whether any figure is not as it was that this plan's indicator is computed from, or published as."""
    formula = planned.indicator.formula
    names = [("values", name) for name in (formula.variables if formula else ())]
    days = (figures.get(name) for name in [*names, ("results", planned.indicator.id)])
    return any(day is not None and day <= planned.plan.last for day in days)
