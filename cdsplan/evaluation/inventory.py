"""Which communes a repository has, with which plans, and how far their figures reach."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan import alphabet
from cdsplan.evaluation.due import report_due
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.owed import OwedReport, is_gone, most_urgent
from cdsplan.model.files import Plan
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.timeline import DatedFigures


class ListedCommune(NamedTuple):
    """One commune; its name, province and code are None where its file cannot be read."""

    path: str
    name: str | None
    province: str | None
    code: str | None
    plans: tuple[str, ...]
    last_report: date | None
    needed: int
    reported: int
    next_due: date | None  # the next day by which a plan wants a report
    owed: OwedReport | None  # the report that is overdue longest, else the next


def inventory(home: Repository, today: date, tick: Callable[[int, int], None]) -> list[ListedCommune]:
    """Every commune, in the order of the alphabet."""
    paths = list(home.paths())
    entries = []
    for done, path in enumerate(paths):
        tick(done, len(paths))
        commune_files = home.commune_files(path)
        if not commune_files.is_bare:
            entries.append(listed(commune_files, today, needed(commune_files, commune_files.plan_models)))
    return sorted(entries, key=lambda one: alphabet.place(one.name, one.province, one.path))


def listed(commune_files: CommuneFiles, today: date, variables: set[str]) -> ListedCommune:
    """One commune, or a province itself; `variables`: those that it is asked for."""
    unit = commune_files.known_unit
    dated = commune_files.known_until(last_day(unit, today) if unit else today)
    return ListedCommune(
        path=commune_files.path,
        name=commune_files.known_name,
        province=unit.province if unit else None,
        code=unit.code if unit else None,
        plans=tuple(file.stem for file in commune_files.plans),
        last_report=dated[-1].as_of if dated else None,
        needed=len(variables),
        reported=reported(variables, dated),
        next_due=_next_due(commune_files, today),
        owed=most_urgent(commune_files, today),
    )


def _next_due(commune_files: CommuneFiles, today: date) -> date | None:
    """Of a dissolved commune none."""
    if is_gone(commune_files, today):
        return None
    due = (
        report_due(plan, commune_files.settings, (), today, established=commune_files.established).next
        for plan in commune_files.plan_models
    )
    return min((one.day for one in due if one), default=None)


def needed(commune_files: CommuneFiles, plans: Iterable[Plan], left_out: Collection[str] = ()) -> set[str]:
    """The variables in the formulas of some of its plans, as far as these apply to it; `left_out`: indicators."""
    every = (planned for plan in plans for planned in plan.indicators if planned.id not in left_out)
    formulas = (commune_files.definitions.formula(planned) for planned in every if not planned.not_applicable)
    return {name for formula in formulas if formula for name in formula.variables}


def reported(variables: set[str], dated: Sequence[DatedFigures]) -> int:
    """How many of these have a figure."""
    return sum(any(name in here.values for here in reversed(dated)) for name in variables)  # most are in the latest
