"""A result into a file: `-o FILE` of every command that prints one."""

import os
import sys
from pathlib import Path

import pytest

from cdsplan.cli.shared import output_file
from tests.cli.conftest import Run
from tests.workbooks import table, worksheets

COMMANDS = {
    "progress": ["progress", "xa-tan-lap"],
    "summary": ["summary"],
    "by commune": ["summary", "--by", "commune"],
    "list": ["list"],
    "due": ["due"],
    "explain": ["explain", "xa-tan-lap", "cap_quang"],
    "diff": ["diff"],
}
ENDINGS = {
    "txt": {"progress": "plain", "summary": "plain", "by commune": "plain", "list": "plain", "due": "plain"}
    | {"explain": "text", "diff": "table"},
    "json": dict.fromkeys(COMMANDS, "json"),
    "md": dict.fromkeys(["progress", "summary", "by commune", "list", "due", "diff"], "markdown"),
    "csv": dict.fromkeys(["progress", "summary", "by commune", "list", "due"], "csv"),
    "html": dict.fromkeys(["progress", "summary", "by commune", "list", "due", "explain"], "html"),
}
pytestmark = pytest.mark.usefixtures("history")
TABLES = [name for name in COMMANDS if name not in {"explain", "diff"}]


@pytest.mark.parametrize(("ending", "name"), [(ending, name) for ending, names in ENDINGS.items() for name in names])
def test_the_ending_of_the_file_names_the_format_and_it_has_what_the_screen_has(
    cdsplan: Run, ending: str, name: str
) -> None:
    shown = cdsplan(*COMMANDS[name], "--format", ENDINGS[ending][name])
    ran = cdsplan(*COMMANDS[name], "-o", f"kq.{ending.upper()}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote kq.{ending.upper()}\n")
    assert Path(f"kq.{ending.upper()}").read_bytes().decode() == shown.out


@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_of_every_table(cdsplan: Run, name: str) -> None:
    assert cdsplan(*COMMANDS[name], "-o", "moi/kq.xlsx").code == 0
    [sheet] = worksheets(Path("moi/kq.xlsx").read_bytes())
    assert name == "due" or table(sheet)


def test_a_format_goes_before_the_ending(cdsplan: Run) -> None:
    cdsplan("list", "--format", "json", "-o", "kq.txt")
    assert Path("kq.txt").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("file", ["kq", "kq.docx", "kq.table", "kq."])
def test_an_ending_that_names_none_is_asked_back(cdsplan: Run, file: str) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "-o", file)
    said = f"which format is {file}? End its name in .xlsx, .csv, .md, .html, .json, .txt, or add --format"
    assert (ran.code, ran.out, ran.err) == (2, "", f"cdsplan: {said}\nSee: cdsplan progress --help\n")
    assert not Path(file).exists()


@pytest.mark.parametrize("name", TABLES)
def test_a_workbook_is_never_printed(cdsplan: Run, name: str) -> None:
    ran = cdsplan(*COMMANDS[name], "--format", "xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("cdsplan: xlsx only goes into a file: add -o FILE\nSee: cdsplan ")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_is_there_is_replaced_only_by_force(cdsplan: Run, name: str) -> None:
    file = Path("kq.json")
    file.write_text("của tôi", encoding="utf-8")
    assert cdsplan(*COMMANDS[name], "-o", "kq.json").code == 2
    assert file.read_text(encoding="utf-8") == "của tôi"
    assert cdsplan(*COMMANDS[name], "-o", "kq.json", "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("{")


def test_a_file_that_is_there_is_refused_before_any_work(cdsplan: Run) -> None:
    Path("kq.json").write_text("của tôi", encoding="utf-8")
    assert "kq.json already exists" in cdsplan("progress", "xa-khac", "-o", "kq.json").err


def test_a_file_that_comes_during_the_work_is_not_replaced(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output_file, "refuse_existing", lambda *_, **__: None)  # as if it was not there yet
    Path("kq.json").write_text("của tôi", encoding="utf-8")
    ran = cdsplan("list", "-o", "kq.json")
    assert (ran.code, "kq.json already exists" in ran.err) == (2, True)
    assert Path("kq.json").read_text(encoding="utf-8") == "của tôi"


def test_nothing_is_written_where_there_is_no_result(cdsplan: Run) -> None:
    assert cdsplan("progress", "xa-khac", "-o", "kq.xlsx").code == 2
    assert not Path("kq.xlsx").exists()


def test_a_full_disk_leaves_no_half_a_file(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert cdsplan("list", "-o", "kq.json").code == 2
    assert not list(Path().glob("*kq*"))


def test_colour_stays_out_of_files(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    cdsplan("progress", "xa-tan-lap", "--format", "table", "-o", "kq.txt")
    assert "\x1b" not in Path("kq.txt").read_text(encoding="utf-8")


def test_an_exit_code_is_the_same_with_a_file(cdsplan: Run) -> None:
    assert cdsplan("progress", "xa-tan-lap", "--fail-on", "open", "-o", "kq.xlsx").code == 1
    assert Path("kq.xlsx").exists()


def test_a_missing_extra_is_named_before_any_work(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for name in [
        name for name in sys.modules if name.startswith(("cdsplan.render.table.xlsx", "cdsplan.render.workb"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    ran = cdsplan("progress", "xa-khac", "-o", "kq.xlsx")
    assert (ran.code, "need the extra cdsplan[office]; run: " in ran.err) == (2, True)


def test_a_fragment_is_of_html_alone(cdsplan: Run) -> None:
    assert cdsplan("list", "--fragment", "-o", "kq.json").code == 2
    assert cdsplan("list", "--fragment", "-o", "kq.html").code == 0
    assert "<!doctype" not in Path("kq.html").read_text(encoding="utf-8").lower()
