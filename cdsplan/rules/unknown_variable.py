"""Every variable that a formula, a report or `part_of` names is defined."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cdsplan.finding import KEY, WHOLE, Loc, Part, Severity
from cdsplan.formula import Formula
from cdsplan.language import text
from cdsplan.load import Loaded, nearest
from cdsplan.model import Catalog, Variable
from cdsplan.rules.rule import REPORT, Manual, Problem, Subject

NAME = "unknown-variable"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Công thức, báo cáo hoặc part_of ghi một số liệu chưa được định nghĩa trong bộ chỉ tiêu hay trong kế hoạch.",
        "A formula, a report or `part_of` names a variable that neither the catalog nor the plan defines.",
    ),
    why=text(
        "Số ghi vào mã gõ sai không đến được công thức nào: xã đã báo cáo mà chỉ tiêu vẫn là «chưa có số liệu».",
        "A number under a misspelt id reaches no formula: the commune has reported, and the indicator still has no "
        "data.",
    ),
    fix=text(
        "Sửa theo mã gần nhất được gợi ý, hoặc thêm số liệu vào variables.",
        "Take the known id that the hint names, or add the variable to `variables`.",
    ),
    refused={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_qang: 700
        """,
    },
    accepted={
        REPORT: """\
            period: 2026-06
            values:
              ho: 1000
              ho_cap_quang: 700
        """,
    },
)


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


def _wholes(file: Loaded[Any], variables: Mapping[str, Variable], known: list[str]) -> Iterator[Problem]:
    for name, variable in variables.items():
        if variable.part_of and variable.part_of not in known:
            yield _unknown(file, ("variables", name, "part_of"), WHOLE, variable.part_of, known)


def _in_formula(file: Loaded[Any], loc: Loc, formula: Formula, known: list[str]) -> Iterator[Problem]:
    for name, start in formula.places:
        if name not in known:
            yield _unknown(file, loc, Part(start=start, end=start + len(name)), name, known)


def _unknown(file: Loaded[Any], loc: Loc, part: Part, name: str, known: list[str]) -> Problem:
    return Problem(
        file,
        loc,
        text("không có số liệu «{name}»", "no variable `{name}`", name=name),
        nearest(name, known)
        or text(
            "Thêm vào variables của bộ chỉ tiêu hoặc của kế hoạch.",
            "Add it to the variables of the catalog or of the plan.",
        ),
        part=part,
    )
