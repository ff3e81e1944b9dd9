"""The program: its languages, its streams and its exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cdsplan import __version__
from cdsplan.cli.app import COMMANDS
from tests.cli.conftest import Run
from tests.conftest import Folder


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CDSPLAN_", "GITHUB_", "LC_", "LANG"))
    }
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "cdsplan", *arguments],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(Path(__file__).parents[2]), "CDSPLAN_TODAY": "2026-06-30"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_version_is_printed(cdsplan: Run) -> None:
    assert cdsplan("--version") == (0, f"cdsplan {__version__}\n", "")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(tmp_path: Path, command: str, lang: str) -> None:
    page = program(command, "--help", cwd=tmp_path, CDSPLAN_LANG=lang)
    assert page.returncode == 0
    assert ("Ví dụ: cdsplan" if lang == "vi" else "Example: cdsplan") in page.stdout
    leftover = ("Usage", "Options:", "Show this", "required", "default:")
    assert lang == "en" or not any(word in page.stdout for word in leftover)


def test_the_list_of_commands_is_in_the_language(tmp_path: Path) -> None:
    page = program("--help", cwd=tmp_path, CDSPLAN_LANG="vi").stdout
    assert all(command in page for command in COMMANDS)
    assert "Kiểm tra tệp YAML" in page


def test_a_mistyped_command_suggests_the_nearest(cdsplan: Run) -> None:
    assert cdsplan("valdate") == (
        2,
        "",
        "cdsplan: No such command 'valdate'. Did you mean 'validate'?\nSee: cdsplan --help\n",
    )


def test_a_missing_argument_is_said_in_vietnamese(cdsplan: Run) -> None:
    ran = cdsplan("progress", "--lang", "vi")
    assert ran.code == 2
    assert "thiếu đối số" in ran.err


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "files"),
        ({"LANG": "vi_VN.UTF-8"}, "tệp"),
        ({"LANG": "vi_VN.UTF-8", "CDSPLAN_LANG": "en"}, "files"),
        ({"LANG": "fr_FR.UTF-8"}, "files"),
    ],
)
def test_the_language_is_the_locales_unless_it_is_set(little: Folder, environment: dict[str, str], words: str) -> None:
    assert words in program("validate", cwd=little.root, **environment).stdout


def test_the_repositorys_language_beats_the_locales(little: Folder) -> None:
    little.write("plans/cdsplan.yaml", "format: 1\nlang: vi\n")
    assert "tệp" in program("validate", cwd=little.root, LANG="en_US.UTF-8").stdout


def test_a_wrong_today_is_said(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDSPLAN_TODAY", "yesterday")
    ran = cdsplan("validate")
    assert ran.code == 2
    assert "CDSPLAN_TODAY" in ran.err


def test_a_reader_that_goes_away_is_no_error(little: Folder) -> None:
    command = (
        f'"{sys.executable}" -m cdsplan progress xa-tan-lap -f json | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}'
    )
    ended = subprocess.run(  # noqa: S603  our own program
        ["bash", "-c", command],  # noqa: S607
        cwd=little.root,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert "Traceback" not in ended.stdout


def test_output_is_utf_8_whatever_the_console(little: Folder) -> None:
    page = program("progress", "xa-tan-lap", cwd=little.root, PYTHONIOENCODING="cp1252", CDSPLAN_LANG="vi")
    assert "Xã Tân Lập" in page.stdout
