"""The commands with which the first pages install the program do install it, and those that follow them work."""

import re
import shutil
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ROOT
from tests.desk import Desk

pytestmark = pytest.mark.slow

PAGES = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md")]
# What stands between backquotes in a line, or alone in one of a block.
COMMAND = re.compile(r"`([^`\n]+)`|^((?:py|python3|pipx) [^`\n]+)$", re.MULTILINE)


def _said(*beginnings: str) -> list[str]:
    """The commands of either page that begin so, each once."""
    found = (inline or line for page in PAGES for inline, line in COMMAND.findall(page))
    return sorted({one for one in found if one.startswith(beginnings)})


WITH_PIP = _said("py -m pip install")
WITH_PIPX = _said('pipx install "')
PARTS = sorted({part for page in PAGES for part in re.findall(r'"\.(\[[a-z,]+\])"', page)})


@pytest.fixture
def clone(desk: Desk) -> Path:
    """A copy of this repository, in which an officer stands whose one Python knows nothing but pip."""
    clone = desk.clone()
    programs = desk.folder / "programs"
    venv.create(programs, with_pip=True)
    (programs / "bin" / "py").write_text('#!/bin/sh\nexec python3 "$@"\n', encoding="utf-8")  # as Windows has it
    (programs / "bin" / "py").chmod(0o755)
    (programs / "bin" / "pipx").symlink_to(str(shutil.which("pipx", path=Path(sys.executable).parent)))
    desk.path = f"{programs / 'bin'}:{desk.folder / 'bin'}:/usr/bin:/bin"
    return clone


def _typed(desk: Desk, clone: Path, *lines: str) -> None:
    for line in lines:
        desk.must("sh", "-c", f"cd '{clone}' && {line}")


def _works(desk: Desk, clone: Path) -> Iterator[str]:
    """The parts that are there, once the commands have run that the pages let follow."""
    _typed(desk, clone, "cdsplan validate", "cdsplan progress xa-thanh-vinh")
    command = shutil.which("cdsplan", path=desk.path)
    assert command
    if desk.report(Path(command)).code == 0:
        yield "office"
    else:
        assert " install " in desk.hint(Path(command)) or " inject " in desk.hint(Path(command))
    if desk.run(command, "--root", desk.plans, "site", "-o", "pages").code == 0:
        yield "site"


def _parts(command: str) -> list[str]:
    return [part for named in re.findall(r"\[([a-z,]+)\]", command) for part in named.split(",")]


def test_both_pages_give_the_same_commands_and_parts() -> None:
    assert WITH_PIP == ['py -m pip install ".[office]"']
    assert WITH_PIPX == ['pipx install ".[office]"']
    assert PARTS == ["[office,site]", "[office]"]


@pytest.mark.parametrize("part", ["", *PARTS])
def test_with_pip_with_and_without_the_parts(desk: Desk, clone: Path, part: str) -> None:
    [command] = [one.replace("[office]", part) for one in WITH_PIP]
    _typed(desk, clone, command)
    assert list(_works(desk, clone)) == _parts(command)
    _typed(desk, clone, "py -P -m cdsplan --version", command)


def test_with_pipx_and_again_after_an_update(desk: Desk, clone: Path) -> None:
    [command], [again] = WITH_PIPX, _said("pipx install --force")
    _typed(desk, clone, command)
    assert list(_works(desk, clone)) == _parts(command)
    _typed(desk, clone, again, "cdsplan --version")


def test_in_a_virtual_environment(desk: Desk, clone: Path) -> None:
    [makes], [installs] = _said("python3 -m venv"), _said("~/.cdsplan/bin/python -m pip install")
    _typed(desk, clone, makes, installs)
    desk.path = f"{desk.folder / '.cdsplan' / 'bin'}:{desk.path}"
    assert list(_works(desk, clone)) == _parts(installs)
