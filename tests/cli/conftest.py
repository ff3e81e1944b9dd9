"""The program run in this process, as a person would call it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pytest

from cdsplan.cli.app import run
from tests import forms
from tests.conftest import Folder
from tests.forms import saved, stocked


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def cdsplan(little: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`cdsplan ARGUMENTS…` in the little repository, in English, on 2026-06-30."""
    for name in [name for name in os.environ if name.startswith(("CDSPLAN_", "GITHUB_", "LC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(little.root.parent / "nobody"))  # which is not there
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Cán bộ")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "can-bo@example.org")
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-06-30")
    monkeypatch.setenv("CDSPLAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(little.root)

    def call(*arguments: str) -> Ran:
        code = run(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


Typing = Callable[[str], Callable[[], str]]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typing]:
    """A terminal for the program in this process, at which all of this is typed at once; then what it has shown."""
    pty = pytest.importorskip("pty")
    screen, ours = pty.openpty()
    with os.fdopen(ours, "w") as shown, os.fdopen(os.dup(ours)) as answers:

        def read() -> str:
            os.set_blocking(screen, False)
            pieces = []
            with suppress(BlockingIOError):
                while True:
                    pieces.append(os.read(screen, 65536))
            return b"".join(pieces).decode()

        def begin(words: str) -> Callable[[], str]:
            os.write(screen, words.encode())
            monkeypatch.setattr(sys, "stdin", answers)
            monkeypatch.setattr(sys, "stderr", shown)
            return read

        yield begin
    os.close(screen)


Import = Callable[..., Ran]


@pytest.fixture
def commune(little: Folder) -> Folder:
    return stocked(little)


@pytest.fixture
def fill_in(commune: Folder, cdsplan: Run) -> Import:
    """Import the form of June with these cells typed in."""

    def call(cells: dict[str, Any], *options: str) -> Ran:
        (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, cells)))
        return cdsplan("import", "a.xlsx", *options)

    return call
