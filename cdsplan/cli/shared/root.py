"""Where the repository of this run is, found before anything of it is read: its settings may name the language."""

import os
from pathlib import Path

from cdsplan.repository import links


def find_root(wanted: str | None) -> Path | None:
    """`--root`, else `CDSPLAN_ROOT`, else the nearest folder around this one that has `plans/` in it."""
    given = wanted or os.environ.get("CDSPLAN_ROOT")
    if given:
        return Path(given)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if links.is_folder(folder / "plans")), None)
