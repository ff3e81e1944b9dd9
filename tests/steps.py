"""Steps of CI, run as a runner runs them, with a Python of their own."""

import os
import subprocess
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
OF_THE_ACTION: dict[str, dict[str, Any]] = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

# Of the condition of whatever publishes: neither a pull request, whichever way it triggers, nor another branch.
PUSHED_TO_DEFAULT = (
    "github.event_name == 'push' && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
)

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
# What a runner does not have from us; pip finds all that it needs where it is borrowed from.
_OURS = ("CDSPLAN_", "GITHUB_", "GIT_", "PYTHON")
_OFFLINE = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_CONFIG_FILE": os.devnull}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def installed(home: Path) -> Path:
    """A Python that borrows what this one has, with the action's step «install» done."""
    venv.create(home, with_pip=False)
    python = next(home.glob("bin/python")).absolute()
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(str(Path(yaml.__path__[0]).parent), encoding="utf-8")
    ran = run(OF_THE_ACTION["Install cdsplan"]["run"], home, python, {"SOURCE": str(ROOT), "SITE": "false"})
    assert ran.code == 0, ran.err
    assert (packages / "cdsplan" / "recording" / "starter" / "catalog" / "ha-tang-so.yaml").is_file()
    return python


def run(script: str, cwd: Path, python: Path, environment: Mapping[str, str]) -> Ran:
    """What bash makes of a step where `python` is the first on the path."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(_OURS)}
    path = {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}", "CDSPLAN_TODAY": "2026-06-30"}
    done = subprocess.run(  # noqa: S603  our own steps
        [*BASH, script],
        cwd=cwd,
        env=kept | _OFFLINE | path | dict(environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
