"""Every variable that a formula, a report or `part_of` names is defined."""

from collections.abc import Iterator, Mapping, Sequence

from cdsplan.finding import KEY, WHOLE, Loc, Part, Severity
from cdsplan.formula import Formula
from cdsplan.language import text
from cdsplan.load import Loaded, nearest
from cdsplan.model import Catalog, Variable
from cdsplan.rules.rule import Problem, Subject

NAME = "unknown-variable"
SEVERITY = Severity.ERROR


def check_catalog(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]:
    known = [name for _, catalog in catalogs for name in catalog.variables]
    for file, catalog in catalogs:
        yield from _wholes(file, catalog.variables, known)
        for name, definition in catalog.indicators.items():
            if definition.formula:
                yield from _in_formula(file, ("indicators", name, "formula"), definition.formula, known)


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.ids_known:
        return
    known = list(subject.scope.variables)
    for file, plan in subject.plans:
        yield from _wholes(file, plan.variables, known)
        for at, indicator in enumerate(plan.indicators):
            if indicator.formula:
                yield from _in_formula(file, ("indicators", at, "formula"), indicator.formula, known)
    for report_file, report in subject.reports:
        for name in report.values.keys() - subject.scope.variables.keys():
            yield _unknown(report_file, ("values", name), KEY, name, known)


def _wholes(file: Loaded, variables: Mapping[str, Variable], known: list[str]) -> Iterator[Problem]:  # type: ignore[type-arg]
    for name, variable in variables.items():
        if variable.part_of and variable.part_of not in known:
            yield _unknown(file, ("variables", name, "part_of"), WHOLE, variable.part_of, known)


def _in_formula(file: Loaded, loc: Loc, formula: Formula, known: list[str]) -> Iterator[Problem]:  # type: ignore[type-arg]
    for name, start in formula.places:
        if name not in known:
            yield _unknown(file, loc, Part(start=start, end=start + len(name)), name, known)


def _unknown(file: Loaded, loc: Loc, part: Part, name: str, known: list[str]) -> Problem:  # type: ignore[type-arg]
    return Problem(
        file,
        loc,
        text("không có số liệu «{name}»", "no variable `{name}`", name=name),
        nearest(name, known) or text("Thêm vào variables của bộ chỉ tiêu hoặc của kế hoạch.", "Add it to the variables of the catalog or of the plan."),
        part=part,
    )
