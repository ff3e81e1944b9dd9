"""The observations of many communes, row after row."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cdsplan.checks import commune
from cdsplan.evaluation import tidy_data
from cdsplan.evaluation.tidy_data import Row
from cdsplan.finding import Finding, Severity, has_errors, ordered
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, unseen


class Export(NamedTuple):
    """The rows, the errors in any of the communes, and how many illustrative reports were left out."""

    rows: list[Row]
    errors: list[Finding]
    illustrative_left_out: int


def every(home: Repository) -> list[str]:
    """The paths of all that may have observations: the communes, and the provinces, which may report themselves."""
    return sorted([*home.provinces(), *home.paths()])


def export(home: Repository, paths: Iterable[str], today: date, *, illustrative: bool, tick: Tick = unseen) -> Export:
    """The rows of every commune or province whose files load, and the errors in any of them."""
    rows: list[Row] = []
    errors: list[Finding] = []
    left_out, every = 0, list(paths)
    for done, path in enumerate(every):
        tick(done, len(every))
        files = home.commune_files(path) if "/" in path else lookup.files_of(home, path)
        found = commune.unread(home, files)
        if not has_errors(found):
            kept = files.kept(illustrative=illustrative)
            left_out += len(files.reports) - len(kept.reports)
            rows += tidy_data.observations(kept, today)
            found = commune.unsuppressed(commune.check(files, today), files, today)
        errors += [one for one in found if one.severity is Severity.ERROR]
    return Export(rows, ordered(errors), left_out)
