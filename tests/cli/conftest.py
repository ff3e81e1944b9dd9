"""The program run in this process, as a person would call it."""

import os
from collections.abc import Callable
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
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-06-30")
    monkeypatch.setenv("CDSPLAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(little.root)

    def call(*arguments: str) -> Ran:
        code = run(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return call


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
