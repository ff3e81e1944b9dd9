"""What the whole commune would say of one of its files, if that were changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from cdsplan.checks import suppressions
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.language import Language
from cdsplan.model.load import Loaded
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


class UnplaceableError(Exception):
    """The file is written in a way in which this cannot be changed by itself."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(path)
        self.path = path
        self.line = line


class Consequences(NamedTuple):
    """What would be found then."""

    refused: tuple[Finding, ...]  # the errors for which it may not be written
    warned: tuple[Finding, ...]
    elsewhere: tuple[Finding, ...]  # errors of the commune that have nothing to do with it


def consequences(home: Repository, before: CommuneFiles, after: CommuneFiles, path: str, today: date) -> Consequences:
    """Of the changed file everything; of the others what was not found before."""
    found = _findings(home, after, today)
    known = identities(_findings(home, before, today)) if any(one.path != path for one in found) else set()
    ours: list[Finding] = []
    others: list[Finding] = []
    for one in found:
        (ours if one.path == path or identity(one) not in known else others).append(one)
    return Consequences(
        refused=tuple(one for one in ours if one.severity is Severity.ERROR),
        warned=tuple(one for one in ours if one.severity is Severity.WARNING),
        elsewhere=tuple(one for one in others if one.severity is Severity.ERROR),
    )


def _findings(home: Repository, commune_files: CommuneFiles, today: date) -> list[Finding]:
    files: list[Loaded[Any]] = [home.settings, *commune_files.catalogs]
    found = [*commune_files.in_the_way, *(finding for file in files for finding in file.findings)]
    return ordered([*found, *suppressions.unsuppressed(commune_files, today)])


def identities(findings: Iterable[Finding]) -> set[tuple[object, ...]]:
    """Of each what tells it from others."""
    return {identity(one) for one in findings}


def identity(finding: Finding) -> tuple[object, ...]:
    """What stays the same when other lines come before it, or one more is only counted."""
    said = "" if finding.beyond else finding.message.within(Language.EN)
    return finding.path, finding.rule, said, finding.anchor
