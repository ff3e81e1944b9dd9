"""What a value may be recorded for, and what a commune or province is asked for on a day."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.evaluation.left_to_communes import left_to_communes
from cdsplan.finding import Loc
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import Measure, State
from cdsplan.model.files import Plan, Report, Variable
from cdsplan.repository.commune_files import CommuneFiles

Section: TypeAlias = Literal["values", "results"]


class Slot(NamedTuple):
    """What a value may be recorded for: a variable, or an indicator's published result."""

    id: str
    section: Section
    name: str
    name_en: str | None
    unit: str | None
    measure: Measure | None  # None for a variable
    is_counted: bool = False  # a variable of which nobody can have a fraction

    @property
    def loc(self) -> Loc:
        return (self.section, self.id)


def slots(commune_files: CommuneFiles) -> dict[str, Slot]:
    """Everything that a value may be recorded for, by id."""
    definitions = commune_files.definitions
    defined = {
        name: Slot(name, "results", one.name, one.name_en, "%" if one.measure == "percent" else one.unit, one.measure)
        for name, one in definitions.indicators.items()
    }
    planned = {one.id: _result(one) for plan in commune_files.plan_models for one in definitions.of_plan(plan)}
    return defined | planned | {name: _value(name, variable) for name, variable in definitions.variables.items()}


def _value(name: str, variable: Variable) -> Slot:
    return Slot(name, "values", variable.name, variable.name_en, variable.unit, None, variable.kind == "count")


def _result(indicator: Indicator) -> Slot:
    unit = indicator.unit or None
    return Slot(indicator.id, "results", indicator.name, indicator.name_en, unit, indicator.measure)


class AwaitedSlot(NamedTuple):
    """What is asked for, and the indicators of the plans that need it."""

    slot: Slot
    indicators: tuple[Indicator, ...]


def awaited(commune_files: CommuneFiles, day: date) -> list[Slot]:
    """What the plans of a day need, in their order: the variables of the formulas, and what has no formula."""
    return [one.slot for one in awaited_slots(commune_files, day)]


def awaited_slots(commune_files: CommuneFiles, day: date, lead: str | None = None) -> list[AwaitedSlot]:
    """The same with the indicators that need it; with an office that leads, only what its own indicators need."""
    variables = commune_files.definitions.variables
    found: dict[str, AwaitedSlot] = {}
    for indicator in awaited_indicators(commune_files, day):
        if lead not in {None, *indicator.in_plan.lead}:
            continue
        needed = [_value(name, variables[name]) for name in _variables(indicator) if name in variables]
        for slot in needed if indicator.formula else [_result(indicator)]:
            before = found[slot.id].indicators if slot.id in found else ()
            found[slot.id] = AwaitedSlot(slot, (*before, indicator))
    return list(found.values())


def _variables(indicator: Indicator) -> tuple[str, ...]:
    return indicator.formula.variables if indicator.formula else ()


def plans_on(commune_files: CommuneFiles, day: date) -> list[Plan]:
    """The plans of a day, else all of them."""
    return [plan for plan in commune_files.plan_models if plan.first <= day <= plan.last] or commune_files.plan_models


def awaited_indicators(commune_files: CommuneFiles, day: date) -> list[Indicator]:
    """Those for which the commune or province is asked itself, of the plans of a day, else of all its plans."""
    every = (one for plan in plans_on(commune_files, day) for one in commune_files.definitions.of_plan(plan))
    left_out = left_to_communes(commune_files)
    return [one for one in every if not (one.in_plan.not_applicable or one.id in left_out)]


def last_known(commune_files: CommuneFiles, today: date) -> dict[str, tuple[Decimal | State, date]]:
    """The last value of each slot, with its date."""
    known: dict[str, tuple[Decimal | State, date]] = {}
    for here in commune_files.known_until(today):
        known |= {name: (figure.value, here.as_of) for name, figure in here.figures.items()}
        known |= {name: (result.value, here.as_of) for name, result in here.results.items()}
    return known


def value_in(report: Report, slot: Slot) -> Decimal | State | None:
    """What a report says, if that is a figure or a state."""
    if slot.section == "values":
        return report.numbers.get(slot.id)
    return report.results[slot.id].value if slot.id in report.results else None
