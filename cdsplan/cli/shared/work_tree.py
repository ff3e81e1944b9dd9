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
    return _all_renamed(outcome, cache(_naming(root)))


def from_here(file: Path, outcome: Outcome) -> tuple[Path, Outcome]:
    """Of one file by itself the folder from which its path counts: the current one where it lies below that."""
    try:
        folder, here = Path(os.path.realpath(file.parent)), Path.cwd()
    except FileNotFoundError:  # the current one is gone, and the file was named in full
        return file.parent, outcome
    if not folder.is_relative_to(here):
        return file.parent, outcome
    return here, _all_renamed(outcome, lambda path: (folder.relative_to(here) / path).as_posix())


def _all_renamed(outcome: Outcome, name: Callable[[str], str]) -> Outcome:
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
