"""What the ids of one commune mean: the catalog's variables and indicators, and those its plans define themselves."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.model.fields import Measure
from cdsplan.model.files import Catalog, Definition, Plan, PlanIndicator, Target, Variable
from cdsplan.model.formula import Formula

Pooling: TypeAlias = Literal["rate", "count"]


class Indicator(NamedTuple):
    """An indicator of a plan with its definition, wherever that stands."""

    id: str
    name: str
    name_en: str | None
    measure: Measure
    formula: Formula | None
    unit: str
    factor: Decimal
    may_exceed: bool
    from_catalog: bool
    in_plan: PlanIndicator

    @property
    def targets(self) -> tuple[Target, ...]:
        return self.in_plan.targets

    @property
    def bounded(self) -> bool:
        """Whether it lies between 0 and 100."""
        return self.measure == "percent" and not self.may_exceed


class Definitions(NamedTuple):
    variables: Mapping[str, Variable]
    indicators: Mapping[str, Definition]  # the catalog's

    def indicator(self, planned: PlanIndicator) -> Indicator | None:
        """A plan's indicator with its definition; None where neither the plan nor the catalog has one."""
        definition = self.indicators.get(planned.id)
        if definition is None and planned.measure is None:
            return None
        meaning = definition or planned
        measure: Measure = meaning.measure or "percent"
        return Indicator(
            id=planned.id,
            name=planned.name or (definition.name if definition else planned.id),
            # A plan's own wording is Vietnamese; the catalog's English says what is measured all the same.
            name_en=planned.name_en or (definition.name_en if definition else None),
            measure=measure,
            formula=meaning.formula,
            unit="%" if measure == "percent" else meaning.unit or "",
            factor=Decimal(100) if measure == "percent" else meaning.scale or Decimal(1),
            may_exceed=bool(meaning.may_exceed),
            from_catalog=definition is not None,
            in_plan=planned,
        )

    def formula(self, planned: PlanIndicator) -> Formula | None:
        """The same indicator's formula alone; None where it has none, or nothing defines it."""
        meaning = self.indicators.get(planned.id) or planned
        return meaning.formula if meaning.measure else None

    def of_plan(self, plan: Plan) -> list[Indicator]:
        """Those of a plan's indicators that are defined, in the order of the document."""
        return [found for planned in plan.indicators if (found := self.indicator(planned))]

    def pooling(self, one: Indicator | Definition) -> Pooling | None:
        """How communes are added up: only as N / D of counts, or as a count; each may be a sum of them."""
        formula, variables = one.formula, self.variables
        if formula is None or not all(
            name in variables and variables[name].kind == "count" for name in formula.variables
        ):
            return None
        if formula.quotient and all(side.is_sum for side in formula.quotient):
            return "rate"
        return "count" if formula.is_sum and one.measure == "number" else None

    def wholes(self, name: str) -> list[str]:
        """What a variable is part of, near and far; a chain that runs in a circle is bad-value's finding."""
        found: list[str] = []
        variables = self.variables
        while len(found) < _DEEPEST and name in variables:
            whole = variables[name].part_of
            if not whole or whole not in variables or whole in found:
                break
            found.append(whole)
            name = whole
        return found


# The parts of a catalog stand three or four deep; without a bound, a chain of thousands has millions of pairs.
_DEEPEST = 8


def is_counter(formula: Formula | None, variables: Mapping[str, Variable]) -> bool:
    """Whether it counts from zero every year, in part at least: its counts of two years never stand on one line."""
    return formula is not None and any(name in variables and variables[name].cumulative for name in formula.variables)


def define(catalogs: Iterable[Catalog], plans: Iterable[Plan]) -> Definitions:
    """What ids mean in one commune; where an id is defined twice, which a rule reports, the first stands."""
    variables: dict[str, Variable] = {}
    definitions: dict[str, Definition] = {}
    for catalog in catalogs:
        variables = {**catalog.variables, **variables}
        definitions = {**catalog.indicators, **definitions}
    for plan in plans:
        variables = {**plan.variables, **variables}
    return Definitions(variables, definitions)
