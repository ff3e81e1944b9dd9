"""What a province reports itself, and which of its indicators that judges. design.md, section 6."""

from datetime import date
from typing import Literal, TypeAlias

from cdsplan.evaluation import inventory
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.inventory import ListedCommune
from cdsplan.evaluation.standing import pasts, positions
from cdsplan.model.definitions import Indicator, define
from cdsplan.model.load import models
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup.part import poolable
from cdsplan.rollup.standings import Judged

# Whose figures judge an indicator of a province: those that it reports itself, or its communes' sum.
Level: TypeAlias = Literal["own", "pooled"]


def own_figures(files: CommuneFiles, evaluation: Evaluation, *, illustrative: bool) -> dict[str, Judged]:
    """Where the indicators of a plan stand for which the province reports a figure itself."""
    kept = files if illustrative else files.without_illustrative
    found = positions(evaluation, pasts(evaluation, kept.definitions, kept.timeline))
    every = (Judged(evaluation, one) for one in found)
    return {one.indicator.id: one for one in every if one.applies and one.actual}


def level(own: Judged | None, *, pooled: bool) -> Level:
    """A figure that is stale judges nothing, but is still shown where the communes give none (`pooled` is False)."""
    return "own" if own and not (own.stale and pooled) else "pooled"


def is_left_to_communes(files: CommuneFiles, indicator: Indicator) -> bool:
    """Whether nobody asks the province for a figure: its communes' can be added up, and it has reported none."""
    formula, catalog = indicator.formula, define(models(files.catalogs), ())
    if formula is None or not indicator.from_catalog or not poolable(formula, indicator.measure, catalog.variables):
        return False
    return not any({*formula.variables} & here.values.keys() or indicator.id in here.results for here in files.timeline)


def listed(home: Repository, today: date) -> list[ListedCommune]:
    """The provinces that have files of their own, with the variables that their communes do not count."""
    own = (lookup.files_of(home, province) for province in home.provinces())
    return [inventory.listed(files, today, _needed(files)) for files in own if not files.is_bare]


def _needed(files: CommuneFiles) -> set[str]:
    """The variables in the formulas of its plans that it is asked for itself."""
    every = (one for plan in files.plan_models for one in files.definitions.of_plan(plan))
    formulas = (one.formula for one in every if one.formula and not is_left_to_communes(files, one))
    return {name for formula in formulas for name in formula.variables}
