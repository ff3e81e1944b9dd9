"""What the tests use that pip does not have: `make tools` installs it.

At a desk a test whose tool is missing is left out, with a line that says so; in CI it fails.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

_ROOT = Path(__file__).parents[1]
_NPM = _ROOT / ".ci" / "npm" / "node_modules"


def program(*names: str) -> Path:
    """The path of a program: the first of `names` that this machine has."""
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        _missing(names[0])
    return Path(path)


def npm_package(name: str) -> Path:
    """The folder of a package of `.ci/npm/package.json`."""
    folder = _NPM / name
    if not folder.is_dir():
        _missing(f"the npm package {name}")
    return folder


def _missing(tool: str) -> NoReturn:
    reason = f"{tool} is not on this machine: 'make tools' installs it"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
