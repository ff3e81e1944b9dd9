"""What the tests use that pip does not have: `make tools` installs it.

At a desk a test whose tool is missing is left out, with a line that says so; in CI it fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest

_ROOT = Path(__file__).parents[1]
_NPM = _ROOT / ".ci" / "npm" / "node_modules"
_WHEELS = _ROOT / ".venv" / "wheels"  # where `make dist` keeps them, too
_NOWHERE = "the package index cannot be reached from this machine"


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


def offline_zips(dist: Path) -> None:
    """Make the zips of `make dist` beside the program's wheel; what was not downloaded before needs the index."""
    _python("-m", "offline", str(dist), str(_WHEELS), path=_ROOT / ".ci")


def wheels(*names: str) -> Path:
    """A folder with the wheels of these packages and of what they need here, beside those that `make dist` needs."""
    if not all(any(_WHEELS.glob(f"{name}-*.whl")) for name in names):
        download = ("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--dest", str(_WHEELS))
        _python(*download, "--constraint", str(_ROOT / ".ci" / "constraints.txt"), *names)
    return _WHEELS


def _python(*arguments: str, path: Path = _ROOT) -> None:
    environment = os.environ | {"PYTHONPATH": str(path)}
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        if not _index_answers():
            _left_out(_NOWHERE)
        pytest.fail(done.stdout)


def _index_answers() -> bool:
    with TemporaryDirectory() as folder:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-cache-dir", "--no-deps", "--dest", folder]
        return subprocess.run([*download, "tabulate"], capture_output=True, check=False).returncode == 0  # noqa: S603


def _missing(tool: str) -> NoReturn:
    _left_out(f"{tool} is not on this machine: 'make tools' installs it")


def _left_out(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
