"""No id is defined twice: in the catalog, in a plan, or in two plans of a commune."""

from collections.abc import Iterator, Sequence
from typing import Any

from cdsplan.finding import KEY, Loc, Severity
from cdsplan.language import text
from cdsplan.load import Loaded
from cdsplan.model import Catalog, Plan, Variable
from cdsplan.rules.rule import PLAN, Manual, Place, Problem, Subject

NAME = "duplicate-id"
SEVERITY = Severity.ERROR
MANUAL = Manual(
    what=text(
        "Một mã được định nghĩa hai lần: hai chỉ tiêu trong một kế hoạch, hai mục trong bộ chỉ tiêu, hoặc một số "
        "liệu mà hai kế hoạch của một xã định nghĩa khác nhau.",
        "An id is defined twice: for two indicators of a plan, for two entries of the catalog, or for a variable "
        "that two plans of a commune define differently.",
    ),
    why=text(
        "Số liệu ghi theo mã. Hai chỉ tiêu chung một mã thì không biết con số nào của chỉ tiêu nào.",
        "Figures are recorded by id. Where two indicators share one, nobody can tell whose figure it is.",
    ),
    fix=text(
        "Giữ một chỗ, hoặc đặt hai mã. Nhiều mục tiêu của cùng một chỉ tiêu thì ghi chung trong targets.",
        "Keep one of the two, or choose another id. Several targets of one indicator stand together under `targets`.",
    ),
    refused={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets: [{op: ">=", value: 80}]
              - id: cap_quang
                targets: [{op: ">=", value: 85, party: Doanh nghiệp viễn thông}]
        """,
    },
    accepted={
        PLAN: """\
            title: Kế hoạch
            year: 2026
            indicators:
              - id: cap_quang
                targets:
                  - {op: ">=", value: 80}
                  - {op: ">=", value: 85, party: Doanh nghiệp viễn thông}
        """,
    },
)

_HINT = text("Giữ một chỗ, hoặc đặt mã khác.", "Keep one of the two, or choose another id.")
_FIRST = text("lần đầu ở đây", "first defined here")


def check_catalog(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]:
    for section in ("variables", "indicators"):
        first: dict[str, Loaded[Catalog]] = {}
        for file, catalog in catalogs:
            for name in getattr(catalog, section):
                if name in first:
                    yield _twice(file, (section, name), name, Place(first[name], (section, name), _FIRST, KEY))
                first.setdefault(name, file)


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        yield from _in_plan(file, plan)
    yield from _variables(subject)


def _in_plan(file: Loaded[Plan], plan: Plan) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, indicator in enumerate(plan.indicators):
        if indicator.id in first:
            earlier = Place(file, ("indicators", first[indicator.id], "id"), _FIRST)
            yield _twice(file, ("indicators", at, "id"), indicator.id, earlier)
        first.setdefault(indicator.id, at)


def _variables(subject: Subject) -> Iterator[Problem]:
    """A plan's own variables belong to the commune: the catalog has none of them, and no two plans differ."""
    known: dict[str, tuple[Loaded[Catalog] | Loaded[Plan], Variable | None]] = {}
    for catalog in subject.holding.catalogs:
        if catalog.model:
            known |= dict.fromkeys(catalog.model.variables, (catalog, None))
    for file, plan in subject.plans:
        for name, variable in plan.variables.items():
            other, meaning = known.setdefault(name, (file, variable))
            if other is not file and meaning != variable:
                yield _twice(file, ("variables", name), name, Place(other, ("variables", name), _FIRST, KEY))


def _twice(file: Loaded[Any], loc: Loc, name: str, first: Place) -> Problem:
    return Problem(
        file,
        loc,
        text("mã «{name}» đã được định nghĩa", "`{name}` is already defined", name=name),
        _HINT,
        part=first.part,
        related=(first,),
    )
