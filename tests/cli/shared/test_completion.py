"""What is offered when Tab is pressed: for which words, by which other words of the line, and what it means."""

import importlib
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias, get_args

import pytest
import typer

from cdsplan.cli.app import COMMANDS, run
from cdsplan.cli.shared import command_summary
from cdsplan.cli.shared.command import choices_of, command
from cdsplan.cli.shared.completion import installation, offer, table
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Language
from cdsplan.render.escape import is_word
from tests.cli.conftest import Run
from tests.conftest import COMMUNE, PATHS, PLAN, Folder

Tab: TypeAlias = Callable[..., Mapping[str, str]]
FISH, BASH, POWERSHELL = "fish", "bash", "powershell"


@pytest.fixture
def tab(little: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tab:
    """What a shell is told of the little repository behind these words, and what it means."""
    monkeypatch.chdir(little.root)
    for name, value in (("CDSPLAN_TODAY", "2026-07-20"), ("CDSPLAN_LANG", "vi"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)

    def pressed(*words: str, by: str = FISH) -> Mapping[str, str]:
        monkeypatch.setenv("_CDSPLAN_COMPLETE", f"complete_{by}")
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", " ".join(("cdsplan", *words)))
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words[-1])
        monkeypatch.setenv("COMP_WORDS", "\n".join(("cdsplan", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        assert run([]) in {0, 1}
        said = capsys.readouterr()
        assert not said.err
        between = ":::" if by == POWERSHELL else "\t"
        parts = (line.partition(between) for line in said.out.splitlines() if line)
        return {value: meaning.strip() for value, _, meaning in parts}

    return pressed


def _parameters() -> Iterator[tuple[str, inspect.Parameter]]:
    """Every argument and option of every command, as Typer gets it."""
    for name in COMMANDS:
        module = importlib.import_module(f"cdsplan.cli.{name}")
        parts = [importlib.import_module(f"{module.__name__}.{part}") for part in getattr(module, "PARTS", ())]
        for part in parts or [module]:
            for one in inspect.signature(command(part.run, Language.EN)).parameters.values():
                if hasattr(one.annotation, "__metadata__"):
                    yield part.__name__.removeprefix("cdsplan.cli."), one


PARAMETERS = {f"{name}.{one.name}": one for name, one in _parameters()}


def _holds(annotation: Any, kind: type) -> bool:  # noqa: ANN401
    return annotation is kind or any(_holds(one, kind) for one in get_args(annotation))


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_argument_and_option_is_completed_or_it_is_said_why_not(name: str) -> None:
    one = PARAMETERS[name]
    held, own = one.annotation.__origin__, one.name
    is_free = name in table.FREE or (own in table.FREE and not table.completer(*name.rsplit(".", 1)))
    is_path = own in table.PATHS or _holds(held, Path)
    is_flag = _holds(held, bool)
    completed = any(option.autocompletion for option in one.annotation.__metadata__)
    assert completed + is_free + is_path + is_flag == 1


def test_the_table_has_nothing_else() -> None:
    known = {*PARAMETERS, *(name.rpartition(".")[2] for name in PARAMETERS)}
    assert not {*table.COMPLETERS, *table.FREE, *table.PATHS} - known
    for completer in table.COMPLETERS.values():
        module, _, function = completer.partition(":")
        assert callable(getattr(importlib.import_module(f"cdsplan.cli.shared.completion.{module}"), function))


def test_an_enum_is_completed_by_its_values(tab: Tab) -> None:
    assert choices_of(PARAMETERS["record.quality"].annotation.__origin__)
    assert [*tab("record", "xa-tan-lap", "--quality", "FI")] == ["final"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("progress ", {"xa-tan-lap": "Xã Tân Lập", "thanh-hoa": ""}),
        ("progress XÃ-T", {"xa-tan-lap": "Xã Tân Lập"}),
        ("progress tan-l", {"xa-tan-lap": "Xã Tân Lập"}),
        ("progress thanh-hoa/", {"thanh-hoa/xa-tan-lap": "Xã Tân Lập"}),
        ("export xa-tan-lap ", {"thanh-hoa": ""}),
        ("summary ", {"thanh-hoa": ""}),
        ("progress xa-tan-lap --plan ", {"2026-so": "Kế hoạch"}),
        ("progress xa-tan-lap --plan=20", {"--plan=2026-so": "Kế hoạch"}),
        ("progress thanh-hoa/xa-tan-lap --plan ", {"2026-so": "Kế hoạch"}),
        ("progress --plan 2026-so ", {"xa-tan-lap": "Xã Tân Lập", "thanh-hoa": ""}),
        ("amend xa-tan-lap ", {"cap_quang": "Cáp quang"}),
        ("explain xa-tan-lap Cáp", {"cap_quang": "Cáp quang"}),
        ("amend xa-tan-lap cap_quang --due ", {"2026-12-31": ""}),
        ("new plan xa-tan-lap --catalog ", {"chung": ""}),
        ("new indicator ", {"cap_quang": "Cáp quang"}),
        ("new indicator --catalog chung ", {}),
        ("new indicator x --count 'a=A b' --part-of ", {"a=": ""}),
        ("new indicator x --count 'a=A b' --part-of a=h", {"a=ho": "Hộ", "a=ho_cap_quang": "Hộ cáp quang"}),
        ("progress xa-tan-lap --status be", {"behind": "Chậm tiến độ"}),
        ("progress xa-tan-lap --status dung", {"dung-tien-do": "on-track"}),
        ("progress xa-tan-lap --status met,beh", {"met,behind": "Chậm tiến độ"}),
        ("progress xa-tan-lap --history -f c", {}),
        ("progress xa-tan-lap -f c", {"csv": ""}),
        ("diff --fail-on easier", {"easier-target": "Mục tiêu bị hạ"}),
        ("validate --kind pr", {"province": ""}),
        ("validate -o jun", {"junit=": "", "junit=cdsplan.junit": ""}),
        ("site --lang b", {"both": ""}),
        ("init --catalog xa", {"xa-hoi-so": "xã hội số"}),
        ("summary --year ", {"2025": "", "2026": "", "2027": ""}),
        ("fmt --ch", {"--check": "Chỉ liệt kê tệp cần sửa; mã thoát 1 nếu có."}),
    ],
)  # fmt: skip
def test_a_word_is_completed_by_the_others_of_its_line(tab: Tab, line: str, offered: Mapping[str, str]) -> None:
    assert tab(*line.split(" ")) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("record xa-tan-lap --period 2026-06 ", {"ho=": "Hộ (hộ)"}),  # the report has the other one
        ("record xa-tan-lap ho_cap_quang=1 ", {"ho=": "Hộ (hộ)", "ho=null": "đã yêu cầu nhưng chưa có"}),
        ("record xa-tan-lap ", {"ho_cap_quang=": "Hộ cáp quang (hộ)", "ho=": "Hộ (hộ)"}),
        ("record xa-tan-lap ho=", {}),
        ("record xa-tan-lap ho=n", {"ho=null": "đã yêu cầu nhưng chưa có"}),
    ],
)
def test_record_offers_what_the_report_lacks(little: Folder, tab: Tab, line: str, offered: Mapping[str, str]) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho_cap_quang: 700\n")
    assert offered.items() <= tab(*line.split(" ")).items() if offered else not tab(*line.split(" "))
    if "2026-06" in line:
        assert "ho_cap_quang=" not in tab(*line.split(" "))


def test_bash_keeps_what_stands_before_an_equals_sign(tab: Tab) -> None:
    assert [*tab("record", "xa-tan-lap", "ho_", by=BASH)] == ["ho_cap_quang=", "ho_cap_quang=null"]
    assert [*tab("record", "xa-tan-lap", "ho", "=", "n", by=BASH)] == ["null"]
    assert [*tab("progress", "xa-tan-lap", "--plan", "=", by=BASH)] == ["2026-so"]
    assert [*tab("progress", "xa-tan-lap", "--plan", "=", "20", by=BASH)] == ["2026-so"]


def test_periods_are_those_that_are_due_and_those_that_were_reported(little: Folder, tab: Tab) -> None:
    little.write(PATHS["plan"], PLAN + 'report_due: ["07-10", "12-20"]\n')
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml", "period: 2026-05\nvalues: {ho: 1}\n")
    (little.root / PATHS["report"]).unlink()
    offered = tab("record", "xa-tan-lap", "--period", "2026-")
    assert offered["2026-H1"] == "hạn 10/07/2026; chưa có báo cáo"
    assert offered["2026-05"] == "đã có báo cáo"
    assert {"2026-Q3", "2026-07"} <= offered.keys()
    assert not {"2026-Q4", "2026-08"} & offered.keys()
    assert tab("record", "xa-tan-lap", "--period", "7/") == {"7/2026": "tháng 7 năm 2026"}
    assert [*tab("record", "xa-tan-lap", "--period", "quý")] == ["2026-Q1", "2026-Q2", "2026-Q3", "2025-Q4"]


def test_a_name_of_several_words_is_offered_as_one_that_means_the_same(little: Folder, tab: Tab) -> None:
    parties = ("UBND xã", "VNPT", "Công an (xã)")
    targets = ", ".join(f'{{op: ">=", value: 80, at: "II.1", party: "{party}"}}' for party in parties)
    little.write(PATHS["plan"], PLAN.replace('{op: ">=", value: 80}', targets))
    assert tab("progress", "xa-tan-lap", "--party", "") == {"ubnd-xa": "UBND xã", "VNPT": "VNPT"}
    assert tab("progress", "xa-tan-lap", "--party", '"ubnd x') == {"ubnd-xa": "UBND xã"}
    assert [*tab("amend", "xa-tan-lap", "cap_quang", "--effective", "")] == ["II.1"]
    assert not tab("amend", "xa-tan-lap", "cap_quang", "--value", "90", "--at", "")


def test_the_language_and_the_root_are_those_of_the_line(
    little: Folder, tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(little.root.parent)
    assert not tab("progress", "")
    assert tab("--root", str(little.root), "progress", "xa")
    assert tab("progress", "--root", str(little.root), "xa")
    assert "Check" in tab("--lang", "en", "val")["validate"]
    assert "Kiểm tra" in tab("--lang", "vi", "val")["validate"]


def test_a_command_is_described_by_its_help_without_being_imported() -> None:
    for name in COMMANDS:
        assert command_summary.summary("cdsplan.cli", name) == importlib.import_module(f"cdsplan.cli.{name}").HELP


def test_rules_are_told_apart_by_commas_and_explained_by_what_they_check(tab: Tab) -> None:
    assert tab("rule", "part-e").keys() == {"part-exceeds-whole"}
    assert tab("rule", "part-e")["part-exceeds-whole"].startswith("Một số liệu lớn hơn")
    assert [*tab("validate", "--ignore", "bad-value,part-e")] == ["bad-value,part-exceeds-whole"]


def test_no_version_is_printed_between_the_words_of_a_line(tab: Tab) -> None:
    assert "cdsplan" not in " ".join(tab("--version", ""))


def test_fish_is_told_whether_to_offer_files(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    tab("progress", "xa-tan-lap", "-o", "")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert run([]) == 1
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "cdsplan progress ")
    assert run([]) == 0


def test_nobody_waits_long_for_what_values_mean(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offer, "_LONGEST_WAIT", 0.0)
    assert tab("progress", "") == {"xa-tan-lap": "", "thanh-hoa": ""}


def test_of_very_many_nobody_reads_what_they_mean(little: Folder, tab: Tab) -> None:
    for number in range(100):
        little.write(f"plans/bac-ninh/xa-{number}/commune.yaml", COMMUNE)
    assert set(tab("progress", "xa-").values()) == {""}
    assert tab("progress", "xa-42") == {"xa-42": "Xã Tân Lập"}


def test_powershell_would_make_two_words_of_a_comma(tab: Tab) -> None:
    assert [*tab("progress", "xa", "--status", "be", by=POWERSHELL)] == ["behind"]
    assert not tab("progress", "xa", "--status", "met,be", by=POWERSHELL)


@pytest.mark.parametrize(
    "meaning", ["$(touch x)", "`touch x`", "\\$(touch x)", "a\n- b", '"; touch x; "', "'a'", "[/b]", "a:::b"]
)
def test_what_a_value_means_holds_nothing_that_a_shell_takes_for_more(little: Folder, tab: Tab, meaning: str) -> None:
    little.write(PATHS["commune"], COMMUNE.replace("Xã Tân Lập", f"|-\n  {meaning}".replace("\n- ", "\n  - ")))
    shown = tab("progress", "xa-t")["xa-tan-lap"]
    assert not set(shown) & set("$`\\\"'[]\n")
    assert ":::" not in shown


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _lead_out(plans: Path) -> None:
    plans.rename(plans.parent.parent / "out")
    plans.symlink_to(plans.parent.parent / "out")


BROKEN: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "a plan that is no YAML": (PATHS["plan"], lambda file: file.write_text(": [\x00")),
    "a plan that is too deep": (PATHS["plan"], lambda file: file.write_text("[" * 100_000)),
    "a pipe for a plan": (PATHS["plan"], _pipe),
    "a link to itself for a plan": (PATHS["plan"], _loop),
    "a catalog that is no text": (PATHS["catalog"], lambda file: file.write_bytes(b"\xff\xfe[[[")),
    "settings that are no YAML": (PATHS["settings"], lambda file: file.write_text("lang: [\n")),
    "a commune that is a list": (PATHS["commune"], lambda file: file.write_text("- {name: [}\n")),
    "a folder of git that is empty": (".git", Path.mkdir),
    "plans that lead out": ("plans", _lead_out),
}
LINES = (
    "",
    "progress ",
    "progress xa-tan-lap --party ",
    "record xa-tan-lap ",
    "record xa-tan-lap --period ",
    "amend xa-tan-lap ",
    "diff ",
    "summary --indicator ",
    "nosuch ",
    "progress --nosuch ",
    "--lang xx ",
    "summary --year x ",
    "progress 'xa \" ",
)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
@pytest.mark.parametrize("broken", BROKEN)
def test_nothing_but_an_answer_is_ever_said(little: Folder, tab: Tab, broken: str) -> None:
    path, do = BROKEN[broken]
    do(little.root / path)
    for line in LINES:
        assert all(is_word(value.rstrip("=")) for value in tab(*line.split(" ")))


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Somebody's own folder, with a blank in its name; which shell they use they say."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "Nguyễn Văn A")
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    return tmp_path / "Nguyễn Văn A"


def test_that_completion_is_installed_is_said_in_the_language_of_the_run(cdsplan: Run, home: Path) -> None:
    vietnamese = cdsplan("--lang", "vi", "--install-completion", "bash")
    script = home / ".bash_completions/cdsplan.sh"
    said = f"Đã cài gợi ý lệnh vào {script}. Mở cửa sổ lệnh mới rồi nhấn phím Tab để dùng.\n"
    assert (vietnamese.code, vietnamese.out, vietnamese.err) == (0, "", said)
    assert f"Completion is installed in {script}." in cdsplan("--install-completion", "bash").err
    assert "complete" in script.read_text(encoding="utf-8")


def test_a_shell_for_which_there_is_no_completion_is_told_which_have_some() -> None:
    def install() -> None:
        raise typer.Exit(1)

    option = SimpleNamespace(name="install_completion", callback=install)
    installation.speak(SimpleNamespace(params=[option]))
    with pytest.raises(CannotRunError, match="bash, zsh, fish and PowerShell"):
        option.callback()


def test_where_typer_names_no_file_that_is_there_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    option = SimpleNamespace(name="install_completion", callback=sys.exit)
    installation.speak(SimpleNamespace(params=[option]))
    with pytest.raises(SystemExit):
        option.callback(0)
    assert "Tab" in capsys.readouterr().err
