"""Which communes a repository has, with which plans, and how far their figures reach."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from cdsplan.model import Plan
from cdsplan.observation import Slice, slices
from cdsplan.repository import Holding, Repository


class Entry(NamedTuple):
    """One commune; its name and code are None where its file cannot be read."""

    path: str
    name: str | None
    code: str | None
    plans: tuple[str, ...]
    last_report: date | None
    needed: int
    reported: int


def inventory(home: Repository, today: date, tick: Callable[[int, int], None]) -> list[Entry]:
    """Every commune by path."""
    paths = list(home.paths())
    entries = []
    for done, path in enumerate(paths):
        tick(done, len(paths))
        holding = home.holding(path)
        entries += [] if holding.is_bare else [_entry(holding, today)]
    return entries


def _entry(holding: Holding, today: date) -> Entry:
    commune = holding.commune.model if holding.commune else None
    reports = (file.model for file in holding.reports if file.model)
    dated = [here for here in slices(reports, holding.settings.calendar) if here.as_of <= today]
    variables = needed(holding, [file.model for file in holding.plans if file.model])
    return Entry(
        path=holding.path,
        name=commune.name if commune else None,
        code=commune.code if commune else None,
        plans=tuple(file.path.rpartition("/")[2].removesuffix(".yaml") for file in holding.plans),
        last_report=dated[-1].as_of if dated else None,
        needed=len(variables),
        reported=len(variables & reported(dated)),
    )


def needed(holding: Holding, plans: Iterable[Plan]) -> set[str]:
    """The variables in the formulas of some of its plans."""
    formulas = (holding.scope.formula(planned) for plan in plans for planned in plan.indicators)
    return {name for formula in formulas if formula for name in formula.variables}


def reported(dated: Iterable[Slice]) -> set[str]:
    return set[str]().union(*(here.values for here in dated))
