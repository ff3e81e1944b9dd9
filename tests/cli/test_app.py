"""The program: its languages, its streams and its exit codes."""

import importlib
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest

from cdsplan import __version__, interruption
from cdsplan.cli.app import COMMANDS
from tests import ROOT
from tests.cli.conftest import Ran, Run
from tests.conftest import PATHS, REPORT, Folder


def program(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CDSPLAN_", "GITHUB_", "LC_", "LANG"))
    }
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "cdsplan", *arguments],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(ROOT), "CDSPLAN_TODAY": "2026-06-30"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_version_is_printed(cdsplan: Run) -> None:
    assert cdsplan("--version") == (0, f"cdsplan {__version__}\n", "")


def _spoken(cdsplan: Run, lang: str) -> list[Ran]:
    """Help, complaints and outputs of one process, run after run."""
    commands = [[command] for command in COMMANDS] + [["new", part] for part in ("commune", "plan", "report")]
    given = [[*command, "--help"] for command in commands] + [["--help"], ["valdate"], ["progress"], ["list", "--nope"]]
    given += [["progress", "nowhere"], ["list", "--root", "nowhere"], ["list"], ["progress", "xa-tan-lap"], ["rule"]]
    given += [["record", "xa-tan-lap", "ho_cap_quang=1_0", "-p", "2026-06"]]
    return [cdsplan("--lang", lang, *arguments) for arguments in given]


def test_runs_of_one_process_speak_each_its_own_language(cdsplan: Run) -> None:
    first, english, again, last = (_spoken(cdsplan, lang) for lang in ("vi", "en", "vi", "en"))
    assert (first, english) == (again, last)
    for vi, en in zip(first, english, strict=True):
        assert (vi.code, vi != en) == (en.code, True)
    for command, vi, en in zip(COMMANDS, first, english, strict=False):
        words = importlib.import_module(f"cdsplan.cli.{command}").HELP
        assert ("".join(words.vi.split()) in "".join(vi.out.split()), "Options:" in vi.out) == (True, False)
        assert ("".join(words.en.split()) in "".join(en.out.split()), "Options:" in en.out) == (True, True)


def test_a_run_knows_nothing_of_the_one_before(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho_cap_quang=701", "-p", "2026-06").code == 0
    assert interruption.has_written()
    assert cdsplan("--root", "nowhere", "list").code == 2
    assert cdsplan("--root", str(little.root), "list", "--root", "nowhere").code == 2
    assert cdsplan("list").code == 0
    assert not interruption.has_written()


def test_a_root_before_the_commands_name_counts(cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(little.root.parent)
    monkeypatch.setenv("CDSPLAN_ROOT", "nowhere")
    assert cdsplan("--root", str(little.root), "progress", "xa-tan-lap").code == 0
    assert cdsplan("--root", str(little.root), "new", "report", "xa-tan-lap", "--period", "2026-07").code == 0


def test_a_mistyped_command_suggests_the_nearest(cdsplan: Run) -> None:
    assert cdsplan("valdate") == (
        2,
        "",
        "cdsplan: there is no command `valdate`. Did you mean `validate`?\nSee: cdsplan --help\n",
    )


def test_a_missing_argument_is_said_in_vietnamese(cdsplan: Run) -> None:
    ran = cdsplan("progress", "--lang", "vi")
    assert ran.code == 2
    assert "thiếu tham số" in ran.err


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


def shell(command: str, cwd: Path, **environment: str) -> tuple[int, str, str]:
    """What a command line does in which `cdsplan` is our program."""
    ours = {"PYTHONPATH": str(ROOT), "CDSPLAN_TODAY": "2026-06-30", "CDSPLAN_LANG": "en"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CDSPLAN_", "GITHUB_"))}
    done = subprocess.run(  # noqa: S603  our own program
        ["bash", "-c", f'set -o pipefail; cdsplan() {{ "{sys.executable}" -m cdsplan "$@"; }}; {command}'],  # noqa: S607
        cwd=cwd,
        env=kept | ours | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


no_shell = pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")


@no_shell
def test_a_reader_that_goes_away_is_no_error(little: Folder) -> None:
    command = "cdsplan progress xa-tan-lap -f json | head -c 1 >/dev/null"
    assert shell(command, little.root) == (0, "", "")
    assert shell("cdsplan --help | true", little.root) == (0, "", "")


@no_shell
def test_what_is_known_stays_true_when_the_reader_goes_away(little: Folder) -> None:
    little.write(PATHS["plan"], "a: b\n" * 50_000)  # more than a pipe holds
    assert shell("cdsplan validate -f json | head -c 1 >/dev/null", little.root) == (1, "", "")


def test_another_pipe_than_that_of_our_output_is_a_failure(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdsplan.cli.list.locate.home", Mock(side_effect=BrokenPipeError(32, "Broken pipe")))
    assert cdsplan("list") == (2, "", "cdsplan: the operating system does not allow it (Broken pipe)\n")


@no_shell
@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("cdsplan list >&-", "Bad file descriptor"),
        ("cdsplan list >/dev/full", "No space left on device"),
        ("cdsplan --version >/dev/full", "No space left on device"),
    ],
)
def test_what_cannot_be_printed_is_no_success_and_no_bug(little: Folder, command: str, reason: str) -> None:
    assert shell(command, little.root) == (2, "", f"cdsplan: cannot print the results ({reason})\n")


@no_shell
@pytest.mark.parametrize("command", ["--help", "list --help"])
def test_neither_can_what_typer_prints(little: Folder, command: str) -> None:
    ran = shell(f"cdsplan {command} >/dev/full", little.root)
    assert ran == (2, "", "cdsplan: the operating system does not allow it (No space left on device)\n")


@no_shell
def test_a_value_that_is_written_but_cannot_be_shown_is_said_to_be_written(little: Folder) -> None:
    code, _, err = shell("cdsplan record xa-tan-lap ho_cap_quang=701 -p 2026-06 >/dev/full", little.root)
    assert (code, err) == (
        2,
        (
            "The figures are as of 2026-06-14, the last day of the reporting period (June 2026).\n"
            "cdsplan: cannot print the results (No space left on device), but the file is written\n"
        ),
    )
    assert "701" in (little.root / PATHS["report"]).read_text(encoding="utf-8")


@no_shell
@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full", "<&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_or_full_changes_no_exit_code(little: Folder, stream: str) -> None:
    little.write(PATHS["report"], REPORT.replace("700", "7_00"))
    code, _, err = shell(f"cdsplan progress xa-tan-lap {stream}", little.root)
    assert (code, "bug" in err, "Traceback" in err) == (1, False, False)


@no_shell
def test_without_an_input_nothing_can_be_asked(little: Folder) -> None:
    code, _, err = shell("cdsplan record xa-tan-lap -p 2026-06 <&-", little.root)
    assert (code, "no value is given" in err) == (2, True)


@no_shell
def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    ran = shell('mkdir gone; cd gone; rmdir "$PWD"; cdsplan list', tmp_path)
    assert ran == (2, "", "cdsplan: the current folder is no longer there\n")


@no_shell
def test_from_there_a_file_can_be_checked_that_is_named_in_full(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"")
    ran = shell('file="$PWD/x.yaml"; mkdir gone; cd gone; rmdir "$PWD"; cdsplan validate -f concise "$file"', tmp_path)
    assert ran == (1, "x.yaml:1:1: error[empty-file] the file is empty\n", "")


@no_shell
@pytest.mark.parametrize("command", ["form", "report"])
def test_where_no_temporary_file_can_be_written_no_folder_is_blamed(little: Folder, command: str) -> None:
    code, _, err = shell(
        f"ulimit -f 0; trap '' XFSZ; cdsplan {command} xa-tan-lap --period 2026-06 -o new.xlsx", little.root
    )
    assert (code, "no temporary file can be written: make room on the disk" in err) == (2, True)
    assert not [*little.root.glob("*.xlsx")]


@no_shell
@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "record xa-tan-lap ho_cap_quang=701 -p 2026-06",
        "record xa-tan-lap ho_cap_quang=701 -p 2026-05",
        "fmt",
        "form xa-tan-lap --period 2026-06 -o new.csv",
        "report xa-tan-lap --period 2026-06 -o new.md",
        "export -o new.csv",
        "export -f datapackage -o plans",
        "schema -o plans",
        "new commune 'Xã Mới' --code 00002 --province Huế",
        "init .",
        "init new",
        "validate --output json=new.json",
    ],
)
def test_on_a_full_disk_nothing_is_begun(little: Folder, command: str) -> None:
    little.write(PATHS["report"], REPORT.replace("\n", "\r\n"))
    before = {file: file.read_bytes() for file in little.root.rglob("*") if file.is_file()}
    code, _, err = shell(f"ulimit -f 0; cdsplan {command}", little.root, TMPDIR="/nowhere", HOME="/nowhere")
    assert (code, err.count("File too large")) == (2, 1), err
    assert {file: file.read_bytes() for file in little.root.rglob("*") if file.is_file()} == before
    assert not [file for file in little.root.rglob("*") if "new" in file.name or "hue" in file.name]


@pytest.mark.parametrize("without", ["HOME", "TMPDIR", "LANG"])
def test_an_environment_without_the_usual_is_enough(
    little: Folder, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.delenv(without, raising=False)
    ran = program("record", "xa-tan-lap", "ho_cap_quang=701", "-p", "2026-06", cwd=little.root)
    assert (ran.returncode, ran.stderr) == (
        0,
        "The figures are as of 2026-06-14, the last day of the reporting period (June 2026).\n",
    )


@pytest.mark.parametrize(
    "console",
    [
        {"PYTHONIOENCODING": "cp1258"},
        {"PYTHONIOENCODING": "cp437:strict"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_vietnamese_is_utf_8_on_every_console(little: Folder, console: dict[str, str]) -> None:
    ran = program("progress", "xa-tan-lap", cwd=little.root, CDSPLAN_LANG="vi", **console)
    assert (ran.returncode, "Xã Tân Lập" in ran.stdout, ran.stderr) == (0, True, "")
    assert "không có xã" in program("progress", "nowhere", cwd=little.root, CDSPLAN_LANG="vi", **console).stderr


def test_a_console_that_cannot_change_its_encoding_is_left_as_it_is(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = StringIO()
    monkeypatch.setattr("sys.stdout", screen)
    assert cdsplan("list").code == 0
    assert "Xã Tân Lập" in screen.getvalue()


@pytest.mark.parametrize("order", ["x", "bash_complete", "source_", "source_tcsh"])
def test_an_order_that_no_shell_gives_does_not_make_a_check_fine(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: nhiều}\n")
    monkeypatch.setenv("_CDSPLAN_COMPLETE", order)
    ran = cdsplan("validate")
    assert ran.code == 1
    assert "nhiều" in ran.out
