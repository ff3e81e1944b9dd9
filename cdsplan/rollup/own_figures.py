"""What a province reports itself, and what it is asked for. design.md, section 6."""

from datetime import date

from cdsplan.evaluation import inventory
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.inventory import ListedCommune
from cdsplan.evaluation.left_to_communes import left_to_communes
from cdsplan.evaluation.standing import Position, pasts, positions
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


def own_figures(files: CommuneFiles, evaluation: Evaluation, *, illustrative: bool) -> dict[str, Position]:
    """Where the indicators of a plan stand for which the province reports a figure itself."""
    kept = files.kept(illustrative=illustrative)
    found = positions(evaluation, pasts(evaluation, kept.definitions, kept.timeline))
    return {one.indicator.id: one for one in found if one.status != "not-applicable" and one.actual}


def listed(home: Repository, today: date) -> list[ListedCommune]:
    """The provinces that have files of their own, with the variables that their communes do not count."""
    own = (lookup.files_of(home, province) for province in home.provinces())
    return [inventory.listed(files, today, _asked(files)) for files in own if not files.is_bare]


def _asked(files: CommuneFiles) -> set[str]:
    return inventory.needed(files, files.plan_models, left_to_communes(files))
