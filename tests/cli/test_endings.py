"""Whatever lies in a repository, or is typed, every command ends as a command may: never as a bug of the program."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from cdsplan.cli.app import COMMANDS, run
from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

COMMUNE = "xa-tan-lap"
HOME = f"plans/thanh-hoa/{COMMUNE}"
LONG = "x" * 300
CALLS: dict[str, list[list[str]]] = {
    "validate": [["validate"], ["validate", HOME], ["validate", "-o", "sarif=a.sarif"]],
    "progress": [["progress", COMMUNE], ["progress", "thanh-hoa"]],
    "explain": [["explain", COMMUNE, "cap_quang"]],
    "list": [["list"]],
    "due": [["due"], ["due", COMMUNE, "-f", "ics"]],
    "summary": [["summary"], ["summary", "thanh-hoa", "--by", "commune", "-f", "csv"]],
    "record": [["record", COMMUNE, "ho=1001", "--period", "2026-06"]],
    "form": [["form", COMMUNE, "--period", "2026-06", "-o", "a.csv"]],
    "import": [["import", "cells.csv", "--commune", COMMUNE, "--period", "2026-05"]],
    "amend": [["amend", COMMUNE, "cap_quang", "--value", "90", "--at", "QĐ"]],
    "report": [["report", COMMUNE, "--period", "2026-06", "-o", "a.md"]],
    "site": [["site", "-o", "out"], ["site", COMMUNE, "-o", "out-of-one", "--lang", "both"]],
    "export": [["export", "-o", "b.csv"], ["export", "-f", "datapackage", "-o", "package"]],
    "diff": [["diff"]],
    "fmt": [["fmt"], ["fmt", HOME]],
    "rule": [["rule", "encoding"]],
    "init": [["init", "--keep"]],
    "new": [
        ["new", "commune", "Xã Khác", "--code", "00002", "--province", "Thanh Hóa"],
        ["new", "plan", COMMUNE, "--year", "2027", "--theme", "so"],
        ["new", "report", COMMUNE, "--period", "2026-12"],
    ],
    "schema": [["schema", "-o", "schemas"]],
}

Make = Callable[[Folder, pytest.MonkeyPatch], object]


def emptied(root: Path, path: str) -> Path:
    shutil.rmtree(root / path)
    return root / path


def named(kind: str, name: bytes) -> Make:
    """One of the files or folders under another name, which need be no text."""

    def make(little: Folder, _patch: pytest.MonkeyPatch) -> None:
        old = little.root / (PATHS.get(kind) or kind)
        old.rename(os.fsdecode(os.path.join(os.fsencode(old.parent), name)))  # noqa: PTH118

    return make


def a_socket(little: Folder, patch: pytest.MonkeyPatch) -> None:
    with patch.context() as there, socket.socket(socket.AF_UNIX) as made:
        there.chdir(little.root / HOME / "reports")  # its name may not be long
        made.bind("2026-07.yaml")


def forbidden(path: str) -> Make:
    """A folder into which we may not look: told by the system, for to root all is open."""

    def make(little: Folder, patch: pytest.MonkeyPatch) -> None:
        def refuse(ask: Callable[..., object]) -> Callable[..., object]:
            def wanted(where: str | Path | int, *more: object, **named: object) -> object:
                if not isinstance(where, int) and os.fspath(where).startswith(str(little.root / path)):
                    raise PermissionError(13, "Permission denied", os.fspath(where))
                return ask(where, *more, **named)

            return wanted

        for name in ("open", "scandir", "mkdir"):
            patch.setattr(os, name, refuse(getattr(os, name)))

    return make


TREES: dict[str, Make] = {
    "no commune.yaml": lambda little, _: (little.root / PATHS["commune"]).unlink(),
    "an empty folder": lambda little, _: emptied(little.root, HOME).mkdir(),
    "pictures": lambda little, _: little.write(f"{emptied(little.root, HOME)}/a.jpg", ""),
    "an empty folder of reports": lambda little, _: (emptied(little.root, HOME) / "reports").mkdir(parents=True),
    "a stray alone": lambda little, _: little.write(f"{emptied(little.root, HOME)}/commune.yml", ""),
    "a commune that leads out": lambda little, _: emptied(little.root, HOME).symlink_to("/"),
    "a province that leads out": lambda little, _: emptied(little.root, "plans/thanh-hoa").symlink_to("/"),
    "a catalog that leads out": lambda little, _: emptied(little.root, "plans/catalog").symlink_to("/"),
    "plans that lead out": lambda little, _: emptied(little.root, "plans").symlink_to("/"),
    "plans that lead back": lambda little, _: emptied(little.root, "plans").symlink_to("."),
    "a commune that leads to itself": lambda little, _: emptied(little.root, HOME).symlink_to(COMMUNE),
    "plans that are a file": lambda little, _: emptied(little.root, "plans").write_text(""),
    "reports that are a file": lambda little, _: emptied(little.root, f"{HOME}/reports").write_text(""),
    "a catalog that is a file": lambda little, _: emptied(little.root, "plans/catalog").write_text(""),
    "a pipe for a report": lambda little, _: os.mkfifo(little.root / HOME / "reports/2026-07.yaml"),
    "a pipe for settings": lambda little, _: os.mkfifo(little.root / "plans/cdsplan.yaml"),
    "a socket for a report": a_socket,
    "a folder that may not be entered": forbidden(HOME),
    "plans that may not be entered": forbidden("plans"),
    "a file that may not be read": forbidden(PATHS["plan"]),
    "a commune not in UTF-8": named(HOME, COMMUNE.encode() + b"\xff"),
    "a plan not in UTF-8": named("plan", b"2026-\xff.yaml"),
    "a catalog not in UTF-8": named("catalog", b"\xff.yaml"),
    "a commune of several lines": named(HOME, b"xa-\n\x1b[31m"),
    "a plan's name as long as names are": named("plan", b"2026-" + b"x" * 245 + b".yaml"),
    "two communes but for their case": lambda little, _: shutil.copytree(
        little.root / HOME, little.root / "plans/thanh-hoa/XA-TAN-LAP"
    ),
    "nothing": lambda little, _: emptied(little.root, "plans"),
    "CDSPLAN_ROOT to nothing": lambda little, patch: patch.setenv("CDSPLAN_ROOT", f"{little.root}/{LONG}"),
    "no folder to stand in": lambda little, _: emptied(little.root, "."),
}


def ends_well(ran: tuple[int, str, str]) -> bool:
    code, _, err = ran
    return code in {0, 1, 2} and "a bug in the program" not in err and "Traceback" not in err


def test_every_command_is_called() -> None:
    assert sorted(CALLS) == sorted(COMMANDS)


@pytest.mark.parametrize("tree", TREES)
def test_no_tree_is_a_bug_in_the_program(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, tree: str
) -> None:
    little.write("cells.csv", "Mã;Số liệu\nho;1001\n")
    TREES[tree](little, monkeypatch)
    for calls in CALLS.values():
        for call in calls:
            assert ends_well(cdsplan(*call)), call


@pytest.mark.parametrize("odd", [LONG, f"{LONG[:200]}/" * 30, "\udcff", "a\nb\x1b[31m", "a\0b", "", "."])
def test_no_argument_is_a_bug_in_the_program(cdsplan: Run, little: Folder, odd: str) -> None:
    little.write("cells.csv", "Mã;Số liệu\nho;1001\n")
    options = {"--root": "list", "--plan": f"progress {COMMUNE}", "-o": "export", "--period": f"record {COMMUNE} ho=1"}
    given = [[*call.split(), option, odd] for option, call in options.items()]
    given += [[name, odd] for name in COMMANDS if name not in {"init", "new"}]
    given += [["new", "commune", f"Xã {odd}", "--code", "00002", "--province", odd], ["init", f"moi/{odd}"]]
    given += [["validate", "-o", f"json={odd}"], ["report", COMMUNE, "--period", "2026-06", "-f", "md", "-o", odd]]
    given += [["schema", "-o", odd], ["import", odd], ["new", "plan", COMMUNE, "--year", "2027", "--theme", odd]]
    for call in given:
        assert ends_well(cdsplan(*call)), call


@pytest.mark.parametrize(
    "call", ["rule {}", "list --root {}", "list --{}", "{}", f"record {COMMUNE} {{}}=1 -p 2026-06"]
)
def test_no_complaint_repeats_a_long_argument(cdsplan: Run, call: str) -> None:
    code, _, err = cdsplan(*call.format("x" * 100_000).split())
    assert code == 2
    assert err.count("x" * 400) == 1
    assert len(err) < 700


def test_what_the_system_refuses_without_a_name_is_told_with_its_reason(
    little: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("CDSPLAN_LANG", "en")
    monkeypatch.chdir(little.root)
    monkeypatch.setattr("cdsplan.cli.shared.console.show", full)
    assert run(["list"]) == 2
    assert capsys.readouterr().err == "cdsplan: the operating system does not allow it (No space left on device)\n"


def test_too_little_memory_is_no_bug(
    little: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none_left(*_: object, **__: object) -> bool:
        raise MemoryError

    monkeypatch.setenv("CDSPLAN_LANG", "en")
    monkeypatch.chdir(little.root)
    monkeypatch.setattr("cdsplan.cli.shared.console.show", none_left)
    assert run(["list"]) == 2
    assert capsys.readouterr().err == "cdsplan: not enough memory\n"
