"""A machine without a network, on which an officer installs the program from a folder, a wheel, a git address."""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests import ROOT
from tests.steps import Ran


class Desk:
    """Its programs know no index but a folder of wheels."""

    def __init__(self, folder: Path, plans: Path, wheels: Path) -> None:
        self.folder = folder
        self.plans = plans
        self.path = f"/usr/bin:/bin:{Path(sys.executable).parent}"
        links = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_CONFIG_FILE": os.devnull}
        uv = {"UV_NO_INDEX": "1", "UV_FIND_LINKS": str(wheels), "UV_OFFLINE": "1", "UV_NO_CONFIG": "1"}
        own = {"HOME": str(folder), "PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin")}
        self._environment = links | uv | own | {"UV_TOOL_BIN_DIR": str(folder / "bin"), "UV_PYTHON": sys.executable}

    def run(self, *command: object) -> Ran:
        done = subprocess.run(  # noqa: S603  our own words
            list(map(str, command)),
            cwd=self.folder,
            env=self._environment | {"PATH": self.path, "CDSPLAN_LANG": "en"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def must(self, *command: object) -> None:
        ran = self.run(*command)
        assert ran.code == 0, ran.out + ran.err

    def with_pip(self, *arguments: object) -> Path:
        """The command of a virtual environment in which pip has installed this."""
        home = self.folder / "môi trường"
        venv.create(home, with_pip=True)
        self.must(home / "bin" / "python", "-m", "pip", "install", *arguments)
        return home / "bin" / "cdsplan"

    def clone(self) -> Path:
        """A copy of this repository as it is now, under git."""
        clone = self.folder / "bản sao"
        ours = ("git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z")
        listed = subprocess.run(ours, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603
        for name in filter(None, listed.split("\0")):
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
        self.must("git", "init", "--quiet", "--initial-branch=main", clone)
        self.must("git", "-C", clone, "add", "--all")
        somebody = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
        self.must("git", "-C", clone, *somebody, "commit", "--quiet", "--message", "x")
        return clone

    def wheel(self, dist: Path) -> Path:
        """A copy of the program's wheel."""
        return Path(shutil.copy(next(dist.glob("*.whl")), self.folder))

    def hint(self, program: Path) -> str:
        """What the program says of a Word report that it cannot write."""
        ran = self.report(program)
        said = re.fullmatch(r"cdsplan: Word and Excel files need the extra cdsplan\[office\]; run: (.+)\n", ran.err)
        assert said, ran
        return said[1]

    def report(self, program: Path) -> Ran:
        return self.run(
            program, "--root", self.plans, "report", "xa-tan-lap", "--period", "2026-06", "--force", "-o", "r.docx"
        )

    def does_what_is_said(self, program: Path) -> str:
        said = self.hint(program)
        self.must("sh", "-c", said)
        ran = self.report(program)
        assert (ran.code, (self.folder / "r.docx").read_bytes()[:2]) == (0, b"PK"), ran
        return said
