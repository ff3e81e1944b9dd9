"""Two git revisions, or one and the files on the disk, to what changed between them; reads only what did."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cdsplan.difference.changes import Side, difference, side
from cdsplan.difference.changes.change import Comparison
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.model.kinds import CATALOG, PLANS, REPORTS
from cdsplan.repository.folder import Repository
from cdsplan.repository.git import Ends, Git
from cdsplan.repository.revision import RevisionFiles, owner
from cdsplan.yaml.source import LARGEST


class Compared(NamedTuple):
    """The changes, and what was found in files that did not load, for which their communes were left out."""

    comparison: Comparison
    refused: tuple[Finding, ...]


def whole(paths: Iterable[str], left_out: Iterable[str]) -> list[str]:
    """Of these paths those of which all the commune's files are on the disk."""
    partial = {owner(path) for path in left_out}
    return [path for path in paths if owner(path) not in partial]


def compare(home: Repository, git: Git, ends: Ends, paths: Iterable[str], today: date) -> Compared:
    """What these paths, which differ between the two ends, mean."""
    owners = {owner(path) for path in paths} - {None}
    communes = sorted(path for path in owners if path and path != CATALOG)
    if not owners:
        return Compared(Comparison(*ends, today, ()), ())
    old: RevisionFiles = _files_at(git, ends.base, communes)
    new: RevisionFiles | Repository = _files_at(git, ends.head, communes) if ends.head else home
    if CATALOG not in owners:
        new.catalogs = old.catalogs  # read once, for it is the same
    before, after = side(old, communes), side(new, communes)
    refused = [*_why_unread(before, ends.base[:10]), *_why_unread(after, ends.head[:10] if ends.head else "")]
    return Compared(Comparison(*ends, today, tuple(difference(before, after, today))), tuple(ordered(refused)))


def _files_at(git: Git, commit: str, communes: list[str]) -> RevisionFiles:
    own = (f"{PLANS}/{path}" for path in communes)
    folders = [PLANS, f"{PLANS}/{CATALOG}", *(folder for path in own for folder in (path, f"{path}/{REPORTS}"))]
    return RevisionFiles(git.files(commit, folders, LARGEST + 1))


def _why_unread(one: Side, revision: str) -> list[Finding]:
    """Why files did not load; `HEAD~1:plans/…` is how git itself names a file of a revision."""
    prefix = f"{revision}:" if revision else ""
    found = (finding for file in one.refused for finding in file.findings if finding.severity is Severity.ERROR)
    return [finding._replace(path=f"{prefix}{finding.path}") for finding in found]
