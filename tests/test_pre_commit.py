"""The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit in a scratch repository of plans."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.conftest import COMMUNE, PATHS, REPORT, Folder

pytestmark = pytest.mark.slow

# What it takes to install the package and to find its hooks.
SHIPPED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "pyproject.toml", "cdsplan", "plans/catalog")
CONFIG = """\
repos:
  - repo: {clone}
    rev: v0
    hooks: [{{id: cdsplan-fmt, verbose: true}}, {{id: cdsplan-validate, verbose: true}}]
"""


def _environment(home: Path) -> dict[str, str]:
    """Ours, without what a git hook around these tests would set."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CDSPLAN_", "PRE_COMMIT"))}
    people = {f"GIT_{role}_{part}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    return own | people | {"PRE_COMMIT_HOME": str(home), "CDSPLAN_LANG": "en", "CDSPLAN_TODAY": "2026-11-22"}


class _Checkout:
    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self.environment = _environment(home)
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> None:
        self._run("git", *arguments).check_returncode()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "x")

    def pre_commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        self.git("add", "--all")
        return self._run(sys.executable, "-m", "pre_commit", "run", "--color", "never", *arguments)

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  our own commands
            command,
            cwd=self.root,
            env=self.environment,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )


def _clone(folder: Path, home: Path) -> Path:
    """A repository that holds this package as it is now, with a tag."""
    folder.mkdir()
    for name in SHIPPED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here, folder / name)
    clone = _Checkout(folder, home)
    clone.commit()
    clone.git("tag", "v0")
    return folder


def _hundred(folder: Folder) -> None:
    """A hundred communes, the last with the first one's code."""
    for number in range(1, 101):
        code = f"{1 + number % 100:05}"
        content = COMMUNE.replace("Tân Lập", f"Số {number}").replace("00001", code)
        folder.write(f"plans/thanh-hoa/xa-so-{number}/commune.yaml", content)


def test_the_hooks_mend_and_check_a_hundred_changed_files_in_one_process_each(little: Folder, tmp_path: Path) -> None:
    home = tmp_path.with_name(f"{tmp_path.name}-home")
    clone = _clone(tmp_path.with_name(f"{tmp_path.name}-clone"), home)
    plans = _Checkout(little.root, home)
    little.write(".pre-commit-config.yaml", CONFIG.format(clone=clone.as_uri()))
    little.write(PATHS["commune"], COMMUNE.replace("00001", "99999"))
    plans.commit()

    _hundred(little)
    good = plans.pre_commit()
    assert good.returncode == 0, good.stdout
    assert good.stdout.count("0 of 100 files changed") == 1
    assert good.stdout.count("104 files: 0 errors") == 1

    little.write(PATHS["report"], REPORT.replace("\n", "\r\n"))
    fixed = plans.pre_commit("cdsplan-fmt")
    assert (fixed.returncode, f"{PATHS['report']}: lines end in LF" in fixed.stdout) == (1, True), fixed.stdout
    assert plans.pre_commit("cdsplan-fmt").returncode == 0

    # Only the whole repository shows that two communes bear one code, wherever the change is.
    little.write("plans/thanh-hoa/xa-so-7/commune.yaml", COMMUNE.replace("Tân Lập", "Số 7").replace("00001", "99999"))
    bad = plans.pre_commit("cdsplan-validate")
    assert (bad.returncode, bad.stdout.count("[duplicate-code]")) == (1, 1), bad.stdout
