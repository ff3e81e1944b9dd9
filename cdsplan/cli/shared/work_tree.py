"""Where a file stands in the git work tree: CI servers know files by their paths from its top."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding
from cdsplan.repository import links


def from_top(root: Path, outcome: Outcome) -> Outcome:
    """The same with every path, which was relative to `root`, from the top; symbolic links are followed."""
    name = cache(_naming(root))
    return Outcome(tuple(map(name, outcome.paths)), tuple(_renamed(one, name) for one in outcome.findings))


def _naming(root: Path) -> Callable[[str], str]:
    from cdsplan.repository import cleanroom  # noqa: PLC0415  only for CI servers, and slow to load

    real = root.resolve()
    top = cleanroom.top(real) or real

    def name(path: str) -> str:
        file = real / path
        # A link that leads out of the work tree keeps its own name.
        shown = file if links.astray(str(top), file) else Path(os.path.realpath(file))
        return shown.relative_to(top).as_posix()

    return name


def _renamed(finding: Finding, name: Callable[[str], str]) -> Finding:
    related = tuple(other._replace(path=name(other.path)) for other in finding.related)
    return finding._replace(path=name(finding.path), related=related)
