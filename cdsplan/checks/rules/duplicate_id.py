"""No id is defined twice: in the catalog, in a plan, or in two plans of a commune."""

from collections.abc import Iterator, Sequence
from typing import Any

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.finding import KEY, Loc, Severity
from cdsplan.language import text
from cdsplan.model.files import Catalog, Plan, Variable
from cdsplan.model.load import Loaded

NAME = "duplicate-id"
SEVERITY = Severity.ERROR

_HINT = text("Giữ lại một, hoặc đặt mã khác.", "Keep one of the two, or choose another id.")
_FIRST = text("lần đầu ở đây", "first defined here")


def check_catalog(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]:
    for section in ("variables", "indicators"):
        first: dict[str, Loaded[Catalog]] = {}
        for file, catalog in catalogs:
            for name in getattr(catalog, section):
                if name in first:
                    yield _twice(file, (section, name), name, RelatedPlace(first[name], (section, name), _FIRST, KEY))
                first.setdefault(name, file)


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan in subject.plans:
        yield from _in_plan(file, plan)
    yield from _variables(subject)


def _in_plan(file: Loaded[Plan], plan: Plan) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for at, indicator in enumerate(plan.indicators):
        if indicator.id in first:
            earlier = RelatedPlace(file, ("indicators", first[indicator.id], "id"), _FIRST)
            yield _twice(file, ("indicators", at, "id"), indicator.id, earlier)
        first.setdefault(indicator.id, at)


def _variables(subject: Subject) -> Iterator[Problem]:
    """A plan's own variables belong to the commune: the catalog has none of them, and no two plans differ."""
    known: dict[str, tuple[Loaded[Catalog] | Loaded[Plan], Variable | None]] = {}
    for catalog in subject.commune_files.catalogs:
        if catalog.model:
            known |= dict.fromkeys(catalog.model.variables, (catalog, None))
    for file, plan in subject.plans:
        for name, variable in plan.variables.items():
            other, meaning = known.setdefault(name, (file, variable))
            if meaning != variable:
                yield _twice(file, ("variables", name), name, RelatedPlace(other, ("variables", name), _FIRST, KEY))


def _twice(file: Loaded[Any], loc: Loc, name: str, first: RelatedPlace) -> Problem:
    return Problem(
        file,
        loc,
        text("mã «{name}» đã được định nghĩa", "`{name}` is already defined", name=name),
        _HINT,
        part=first.part,
        related=(first,),
    )
