"""What is said where an extra is missing is a command that works, whatever installed the program and from where."""

import shutil
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from cdsplan.cli.shared import extra_command
from tests import ROOT
from tests.desk import Desk

SITE = next(line.partition(";")[0] for line in metadata.requires("cdsplan") or [] if line.startswith("jinja2"))
AT_CMD = f'"C:\\Cán bộ d\'Arc\\python.exe" -m pip install "{SITE}"'


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that takes itself for the environment that runs."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return tmp_path


def test_pip_is_told_the_packages_of_the_extra(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = environment / "python"
    monkeypatch.setattr(sys, "executable", str(python))
    assert extra_command.command("site") == f"{python} -m pip install '{SITE}'"
    assert "openpyxl>=" in extra_command.command("office")
    assert "python-docx>=" in extra_command.command("office")
    assert "pyarrow>=" in extra_command.command("parquet")


def test_a_short_name_is_said_where_it_means_the_python_that_runs(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment / "another").mkdir()
    for folder in (environment, environment / "another"):
        (folder / "python").symlink_to(Path(sys.executable).resolve())
    monkeypatch.setattr(sys, "executable", str(environment / "python"))
    for folder, said in ((environment, "python"), (environment / "another", str(environment / "python"))):
        monkeypatch.setattr(
            shutil, "which", lambda name, folder=folder: str(folder / name) if name == "python" else None
        )
        assert extra_command.command("site").startswith(f"{said} -m pip install ")


def test_a_program_that_was_never_installed_names_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    for requires in (nowhere, lambda _: None, lambda _: ["rich>=14", "x>=1; extra == 'other'"]):
        monkeypatch.setattr(metadata, "requires", requires)
        assert extra_command.command("site").endswith(f" -m pip install '{ROOT}[site]'")


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ("powershell", rf"& 'C:\Cán bộ d''Arc\python.exe' -m pip install '{SITE}'"),
        ("pwsh", rf"& 'C:\Cán bộ d''Arc\python.exe' -m pip install '{SITE}'"),
        ("cmd", AT_CMD),
        ("bash", rf"""'C:\Cán bộ d'"'"'Arc\python.exe' -m pip install '{SITE}'"""),
        (None, AT_CMD),
    ],
)
def test_on_windows_each_shell_has_its_quotes(monkeypatch: pytest.MonkeyPatch, shell: str | None, said: str) -> None:
    def detected() -> tuple[str | None, str]:
        if shell is None:
            raise OSError
        return shell, ""

    monkeypatch.setattr(extra_command, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr("shellingham.detect_shell", detected)
    monkeypatch.setattr(sys, "executable", r"C:\Cán bộ d'Arc\python.exe")
    assert extra_command.command("site") == said


# ---- for real: what was said is done, and then what had failed works


@pytest.mark.slow
@pytest.mark.parametrize("how", [(), ("--editable",)], ids=["copied", "editable"])
def test_from_a_folder(desk: Desk, how: tuple[str, ...]) -> None:
    program = desk.with_pip(*how, desk.clone())
    assert " -m pip install 'openpyxl>=" in desk.does_what_is_said(program)


@pytest.mark.slow
def test_from_a_wheel_that_is_gone(desk: Desk, dist: Path) -> None:
    wheel = desk.wheel(dist)
    program = desk.with_pip(wheel)
    wheel.unlink()
    desk.does_what_is_said(program)


@pytest.mark.slow
def test_from_a_git_address(desk: Desk) -> None:
    desk.does_what_is_said(desk.with_pip(f"git+{desk.clone().as_uri()}"))


@pytest.mark.slow
def test_from_an_index_by_name_with_the_environment_active(desk: Desk) -> None:
    program = desk.with_pip("cdsplan")
    desk.path = f"{program.parent}:{desk.path}"
    assert desk.does_what_is_said(program).startswith("python -m pip install ")


@pytest.mark.slow
@pytest.mark.parametrize("has_uv", [True, False])
def test_in_an_environment_without_pip(desk: Desk, dist: Path, has_uv: bool) -> None:  # noqa: FBT001
    home = desk.folder / ".venv"
    desk.must("uv", "venv", home)
    desk.must("uv", "pip", "install", "--python", home / "bin" / "python", desk.wheel(dist))
    desk.path = desk.path if has_uv else "/usr/bin:/bin"
    said = desk.does_what_is_said(home / "bin" / "cdsplan")
    assert ("uv pip install" in said) == has_uv


@pytest.mark.slow
def test_with_pipx(desk: Desk) -> None:
    desk.must("pipx", "install", "--python", sys.executable, desk.clone())
    assert desk.does_what_is_said(desk.folder / "bin" / "cdsplan").startswith("pipx inject cdsplan ")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["folder", "editable", "git", "wheel", "name"])
def test_with_uv_which_keeps_it_at_the_next_upgrade(desk: Desk, dist: Path, kind: str) -> None:
    desk.must("uv", "tool", "install", *_given_to_uv(kind, desk, dist))
    program = desk.folder / "bin" / "cdsplan"
    assert desk.does_what_is_said(program).startswith("uv tool install ")
    desk.must("uv", "tool", "upgrade", "cdsplan")
    assert desk.report(program).code == 0
    has_pages = desk.run(program, "--root", desk.plans, "site", "-o", "pages").code == 0
    assert has_pages == (kind == "folder"), "what was asked for before stays"


def _given_to_uv(kind: str, desk: Desk, dist: Path) -> list[str]:
    if kind in {"name", "wheel"}:
        return ["cdsplan" if kind == "name" else str(desk.wheel(dist))]
    clone = desk.clone()
    return {
        "folder": [f"{clone}[site]"],
        "editable": ["--editable", str(clone)],
        "git": [f"git+{clone.as_uri()}@main"],
    }[kind]
