"""What is found in one commune, before its figures are shown."""

from collections.abc import Sequence
from datetime import date

from cdsplan.checks import rules, suppressions
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


def unread(home: Repository, commune_files: CommuneFiles) -> list[Finding]:
    """What reading a commune's files found, and those it is read by."""
    shared = [finding for catalog in commune_files.catalogs for finding in catalog.findings]
    return ordered([*home.settings.findings, *shared, *commune_files.in_the_way])


def check(commune_files: CommuneFiles, today: date) -> list[Finding]:
    """What the rules find in a commune and its catalog."""
    return ordered([*rules.check(commune_files, today), *rules.check_catalog(commune_files.catalogs)])


def errors(commune_files: CommuneFiles, today: date) -> list[Finding]:
    """What is wrong in it by the rules, as far as nobody has suppressed it."""
    found = unsuppressed(check(commune_files, today), commune_files, today)
    return [one for one in found if one.severity is Severity.ERROR]


def unsuppressed(found: Sequence[Finding], commune_files: CommuneFiles, today: date) -> list[Finding]:
    """The findings that nobody has suppressed, of those that `check` found on a day."""
    return ordered(suppressions.unsuppressed(commune_files, today, found))
