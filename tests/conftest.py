"""Repositories typed in the test, as the shortest YAML that shows the case."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

from cdsplan.checks.validate import Outcome, validate
from cdsplan.language import Text
from cdsplan.repository.folder import Repository
from cdsplan.suggest import nearest
from tests import ROOT, steps, tools
from tests.desk import Desk

TODAY = date(2026, 11, 22)

# Whether a test passes does not depend on how busy the machine is.
# In CI the same examples each time, for a change shall not be red by chance; new ones are sought at a desk.
settings.register_profile(
    "untimed",
    settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ),
)
settings.load_profile("untimed")

# What a shell without job control runs behind `&` ignores Ctrl+C, and what `nohup` starts the end of its terminal:
# each would hand that on to every program of a test.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (getattr(signal, "SIGHUP", None), signal.SIG_DFL)):
    if number and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)

COMMUNE = """\
name: Xã Tân Lập
code: "00001"
province: Thanh Hóa
"""
CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: ho_cap_quang / ho}
"""
PLAN = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets: [{op: ">=", value: 80}]
"""
# `>= 80` in the JSON of a difference.
PLAIN_TARGET = {
    "op": ">=",
    "value": 80,
    "to": None,
    "from": None,
    "percent": None,
    "points": None,
    "at": None,
    "party": None,
    "due": "2026-12-31",
    "each_year": False,
    "effective": False,
    "since": None,
    "until": None,
    "replaces": None,
}
REPORT = """\
period: 2026-06
values:
  ho: 1000
  ho_cap_quang: 700
"""

# What an officer may add to a report; every byte of it is theirs.
NARRATIVE = """\
narrative:   # do văn phòng viết
  difficulties: |
    Thôn Đồi Vàng còn:
      - 3 điểm lõm sóng (2,1%);

      - chưa có điện lưới.
  causes: 'Kinh phí cấp chậm'
  next: >-
    Phối hợp VNPT
    kéo cáp.
"""

# Where each file of the little repository stands.
PATHS = {
    "settings": "plans/cdsplan.yaml",
    "catalog": "plans/catalog/chung.yaml",
    "commune": "plans/thanh-hoa/xa-tan-lap/commune.yaml",
    "plan": "plans/thanh-hoa/xa-tan-lap/2026-so.yaml",
    "report": "plans/thanh-hoa/xa-tan-lap/reports/2026-06.yaml",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write tests/cases/findings.txt anew, to be read in review")


@dataclass
class Folder:
    """A repository on the disk that a test fills."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return file

    @property
    def repository(self) -> Repository:
        return Repository(self.root)

    def validate(self, *paths: str, today: date = TODAY) -> Outcome:
        return validate(self.repository, today, paths or None)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty repository."""
    (tmp_path / "plans").mkdir()
    return Folder(tmp_path)


@pytest.fixture
def little(folder: Folder) -> Folder:
    """A repository of one commune in which nothing is wrong."""
    for kind, content in (("catalog", CATALOG), ("commune", COMMUNE), ("plan", PLAN), ("report", REPORT)):
        folder.write(PATHS[kind], content)
    return folder


Diagnose = Callable[..., list[tuple[int, int, str]]]


@pytest.fixture
def diagnose(little: Folder) -> Diagnose:
    """Line, column and rule of every finding, once these files (`plan=…`, or by path) have replaced the good ones."""

    def run(*, today: date = TODAY, files: dict[str, str] | None = None, **kinds: str) -> list[tuple[int, int, str]]:
        for kind, content in kinds.items():
            little.write(PATHS[kind], content)
        for path, content in (files or {}).items():
            little.write(path, content)
        return [(one.span.line, one.span.column, one.rule) for one in little.validate(today=today).findings]

    return run


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the program as CI installs it."""
    return steps.installed(tmp_path_factory.mktemp("python"))


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make dist` makes."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  our own words
    tools.offline_zips(folder)
    return folder


@pytest.fixture(scope="session")
def unpacked(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the zip of each system holds, below the system's name."""
    folder = tmp_path_factory.mktemp("unpacked")
    for path in dist.glob("*.zip"):
        shutil.unpack_archive(path, folder)
        (folder / path.stem).rename(folder / path.stem.rpartition("-")[2])
    return folder


@pytest.fixture
def desk(dist: Path, tmp_path: Path, little: Folder) -> Desk:
    """A machine without a network, on which wheels of the program and of all that it needs are at hand."""
    (tmp_path / "bàn làm việc").mkdir()
    assert dist.is_dir()
    return Desk(tmp_path / "bàn làm việc", little.root, tools.wheels("hatchling", "editables", "pip"))


@dataclass
class History:
    """A repository under git."""

    folder: Folder

    def git(self, *arguments: str, given: str | None = None) -> str:
        author = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@example.invalid")
        command = ["git", "-C", str(self.folder.root), *author, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", input=given)  # noqa: S603  our own words
        return done.stdout.strip()

    def commit(self, **kinds: str) -> str:
        """Write these files of the little repository, commit all that there is, and tell the commit's id."""
        for kind, content in kinds.items():
            self.folder.write(PATHS[kind], content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")


def under_git(folder: Folder) -> History:
    """A repository, committed."""
    made = History(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit()
    return made


@pytest.fixture
def history(little: Folder, monkeypatch: pytest.MonkeyPatch) -> History:
    """The little repository, committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return under_git(little)


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of which the nearest was looked for."""
    names: list[str] = []

    def counting(name: str, known: Collection[str]) -> Text | None:
        names.append(name)
        return nearest(name, known)

    for module in ("suggest", "model.messages"):
        monkeypatch.setattr(f"cdsplan.{module}.nearest", counting)
    return names
