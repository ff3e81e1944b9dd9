"""The settings and the catalog, without which no command that goes through many communes can begin."""

import typer

from cdsplan.cli.shared import console
from cdsplan.cli.shared.language import current
from cdsplan.finding import Finding, has_errors
from cdsplan.render import findings
from cdsplan.repository.folder import Repository
from cdsplan.rollup import repository_summary


def check(home: Repository) -> list[Finding]:
    """What reading them found, which is in nobody's way; errors go to stderr and end the command with 1."""
    found = repository_summary.unread(home)
    if has_errors(found):
        console.tell(findings.lines(found, current()))
        raise typer.Exit(1)
    return found
