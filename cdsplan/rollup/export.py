"""The observations of many communes, row after row."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cdsplan.checks import commune
from cdsplan.evaluation import tidy_data
from cdsplan.evaluation.tidy_data import Row
from cdsplan.finding import Finding, Severity, has_errors, ordered
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, unseen


class Export(NamedTuple):
    """The rows, the errors in any of the communes, and how many illustrative reports were left out."""

    rows: list[Row]
    errors: list[Finding]
    illustrative_left_out: int


def every(home: Repository) -> list[str]:
    """The paths of all that may have observations: the communes, and the provinces, which may report themselves."""
    return [*home.provinces(), *home.paths()]


class Checked(NamedTuple):
    """One commune or province as it is exported; nothing of it where a file does not load."""

    files: CommuneFiles | None
    errors: list[Finding]
    illustrative_left_out: int = 0


def checked(home: Repository, path: str, today: date, *, illustrative: bool) -> Checked:
    """Its files, without what is illustrative unless that is asked for, and the errors in them."""
    files = home.commune_files(path) if "/" in path else lookup.files_of(home, path)
    found = commune.unread(home, files)
    if has_errors(found) or files.known_unit is None:  # in a folder that holds nothing of ours nobody is at home
        return Checked(None, [one for one in found if one.severity is Severity.ERROR])
    kept = files.kept(illustrative=illustrative)
    return Checked(kept, commune.errors(files, today), len(files.reports) - len(kept.reports))


def export(  # noqa: PLR0913  the options of the command
    home: Repository,
    paths: Iterable[str],
    today: date,
    *,
    illustrative: bool,
    as_of: date | None = None,
    tick: Tick = unseen,
) -> Export:
    """The rows of every commune or province whose files load, and the errors in any of them."""
    rows: list[Row] = []
    errors: list[Finding] = []
    left_out, every = 0, list(paths)
    for done, path in enumerate(every):
        tick(done, len(every))
        one = checked(home, path, today, illustrative=illustrative)
        left_out += one.illustrative_left_out
        rows += tidy_data.observations(one.files, as_of or today) if one.files else []
        errors += one.errors
    return Export(rows, ordered(errors), left_out)
