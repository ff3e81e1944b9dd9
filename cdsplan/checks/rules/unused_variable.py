"""A variable that no formula uses and no report gives is probably a slip or a leftover."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import KEY, Severity
from cdsplan.language import text
from cdsplan.model.files import Catalog, Definition
from cdsplan.model.load import Loaded

NAME = "unused-variable"
SEVERITY = Severity.WARNING


def used(subject: Subject) -> set[str]:
    """The ids that a commune's formulas and reports name."""
    formulas = (indicator.formula for _, plan in subject.plans for indicator in plan.indicators)
    named = {name for formula in formulas if formula for name in formula.variables}
    return named.union(*(report.values for _, report in subject.reports))


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.uses_known or not any(plan.variables for _, plan in subject.plans):
        return
    named = used(subject) | _in_formulas(subject.definitions.indicators.values())
    for file, plan in subject.plans:
        yield from _unused(file, plan.variables.keys() - named)


def check_whole(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]], named: set[str]) -> Iterator[Problem]:
    """The catalog's variables, once every commune has said which it uses."""
    formulas = _in_formulas(one for _, catalog in catalogs for one in catalog.indicators.values())
    for file, catalog in catalogs:
        yield from _unused(file, catalog.variables.keys() - named - formulas)


def _in_formulas(definitions: Iterable[Definition]) -> set[str]:
    return {name for one in definitions if one.formula for name in one.formula.variables}


def _unused(file: Loaded[Any], names: set[str]) -> Iterator[Problem]:
    for name in names:
        yield Problem(
            file,
            ("variables", name),
            text(
                "số liệu «{name}» không có trong công thức hay báo cáo nào",
                "`{name}` is in no formula and no report",
                name=name,
            ),
            _USE_IT,
            part=KEY,
        )


_USE_IT = text("Dùng trong một công thức, hoặc xóa.", "Use it in a formula, or delete it.")
