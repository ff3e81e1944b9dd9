"""Every variable that a formula, a report or `part_of` names is defined."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from cdsplan.checks.rules.rule import Problem, Subject
from cdsplan.finding import KEY, MOST, WHOLE, Loc, Part, Severity
from cdsplan.language import Text, text
from cdsplan.model.files import Catalog, Variable
from cdsplan.model.formula import Formula
from cdsplan.model.load import Loaded
from cdsplan.model.problem import Hint
from cdsplan.suggest import Known

NAME = "unknown-variable"
SEVERITY = Severity.ERROR


def check_catalog(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]:
    words = {name: None for _, catalog in catalogs for name in catalog.variables}.keys()
    for file, catalog in catalogs:
        known = Known(words)
        yield from _wholes(file, catalog.variables, known)
        for name, definition in catalog.indicators.items():
            if definition.formula:
                yield from _in_formula(file, ("indicators", name, "formula"), definition.formula, known)


def check(subject: Subject) -> Iterator[Problem]:
    if not subject.ids_known:
        return
    words = subject.definitions.variables.keys()
    for file, plan in subject.plans:
        known = Known(words)
        yield from _wholes(file, plan.variables, known)
        for at, indicator in enumerate(plan.indicators):
            if indicator.formula:
                yield from _in_formula(file, ("indicators", at, "formula"), indicator.formula, known)
    for report_file, report in subject.reports:
        known = Known(words)
        for name in report.values.keys() - words:
            yield _unknown(report_file, ("values", name), KEY, name, known)


def _wholes(file: Loaded[Any], variables: Mapping[str, Variable], known: Known) -> Iterator[Problem]:
    for name, variable in variables.items():
        if variable.part_of and variable.part_of not in known.words:
            yield _unknown(file, ("variables", name, "part_of"), WHOLE, variable.part_of, known)


def _in_formula(file: Loaded[Any], loc: Loc, formula: Formula, known: Known) -> Iterator[Problem]:
    unknown = {name: _words(name, known) for name in formula.variables if name not in known.words}
    places = [(name, start) for name, start in formula.places if name in unknown] if unknown else []
    beyond = max(len(places) - MOST, 0)
    for name, start in places[:MOST]:
        yield Problem(file, loc, *unknown[name], Part(start=start, end=start + len(name)), beyond=beyond)
        beyond = 0


def _unknown(file: Loaded[Any], loc: Loc, part: Part, name: str, known: Known) -> Problem:
    return Problem(file, loc, *_words(name, known), part)


def _words(name: str, known: Known) -> tuple[Text, Hint]:
    return text("không có số liệu «{name}»", "no variable `{name}`", name=name), partial(_hint, name, known)


def _hint(name: str, known: Known) -> Text:
    return known.nearest(name) or _DEFINE_IT


_DEFINE_IT = text(
    "Thêm vào variables của bộ chỉ tiêu hoặc của kế hoạch.",
    "Add it to the variables of the catalog or of the plan.",
)
