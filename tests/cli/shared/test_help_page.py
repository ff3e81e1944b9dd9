"""Help pages: whole at any width, in one language, with every value that an option takes, and an example."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from cdsplan.cli.shared import parameters
from cdsplan.language import Language
from tests import ROOT
from tests.cli.conftest import Run
from tests.commands import Command, commands, strange_words
from tests.conftest import PATHS, Folder, under_git

LANGUAGES = (Language.VI, Language.EN)
COMMANDS = {spoken: commands(spoken) for spoken in LANGUAGES}
BOTH = [(spoken, command) for spoken in LANGUAGES for command in COMMANDS[spoken]]
# What Typer adds, with help in English.
ADDED = {"help", "install_completion", "show_completion"}
EVERY = pytest.mark.parametrize(("spoken", "command"), BOTH, ids=lambda one: " ".join(getattr(one, "path", [one])))
HEADINGS = {
    Language.VI: {"Cách dùng", "Tham số", "Tùy chọn", "Ví dụ"},
    Language.EN: {"Usage", "Arguments", "Options", "Example"},
}


def _page(cdsplan: Run, spoken: Language, command: Command) -> str:
    ran = cdsplan("--lang", spoken, *command.path, "--help")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def _words(page: str) -> str:
    return " ".join(page.split())


@EVERY
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_page_is_as_wide_as_the_terminal_and_whole(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, spoken: Language, command: Command, width: int
) -> None:
    whole = _words(_page(cdsplan, spoken, command))
    monkeypatch.setenv("COLUMNS", str(width))
    page = _page(cdsplan, spoken, command)
    *lines, example = page.splitlines()
    assert example == f"  {command.example}"  # which is copied, and therefore in one line
    assert max(map(len, lines)) <= width
    assert _words(page) == whole


@EVERY
def test_a_page_is_in_one_language(cdsplan: Run, spoken: Language, command: Command) -> None:
    page = _page(cdsplan, spoken, command).replace(command.example, "")
    headings = set(re.findall(r"^(\S[^:\n]*):", page, re.MULTILINE))
    assert {"Usage", "Cách dùng"} & headings == HEADINGS[spoken] & {"Usage", "Cách dùng"}
    assert command.has_others or headings <= HEADINGS[spoken]
    assert strange_words(re.sub(r"(Một trong|One of): [^.]*\.", "", page), spoken) == []
    assert not re.search(r"<(str|int|path)>|x[<>]=|\[required\]|INTEGER", page)


@EVERY
def test_a_page_tells_what_each_parameter_takes(cdsplan: Run, spoken: Language, command: Command) -> None:
    page = _words(_page(cdsplan, spoken, command))
    for one in command.parameters:
        assert parameters.called(one) in page
        assert one.name in ADDED or _words(one.help) in page
        assert ", ".join(parameters.choices(one)) in page
        assert getattr(one, "is_flag", False) or one.metavar
    required = {Language.VI: "Bắt buộc.", Language.EN: "Required."}[spoken]
    assert page.count(required) == len(command.required)


def test_a_default_a_limit_and_a_help_of_typers_are_in_the_language(cdsplan: Run) -> None:
    assert "Xem trước bao nhiêu ngày. Từ 0 đến 3650. Mặc định: 30." in _words(cdsplan("--lang", "vi", "due", "-h").out)
    assert "How many days to look ahead. From 0 to 3650. Default: 30." in _words(cdsplan("due", "-h").out)
    assert "Hiện trợ giúp này rồi thoát." in cdsplan("--lang", "vi", "due", "-h").out
    assert "1 or more." in _words(cdsplan("validate", "-h").out)


def test_commands_stand_by_what_people_do(cdsplan: Run) -> None:
    page = cdsplan("--lang", "vi", "--help").out
    headings = re.findall(r"^(\S[^:\n]*):$", page, re.MULTILINE)
    assert headings == [
        "Xem tình hình",
        "Ghi số liệu",
        "Báo cáo, công bố",
        "Kiểm tra tệp",
        "Lập và sửa kế hoạch",
        "Tùy chọn",
        "Ví dụ",
    ]
    named = re.findall(r"^  ([a-z]+) ", page, re.MULTILINE)
    assert named[:-1] == [command.path[0] for command in COMMANDS[Language.VI] if len(command.path) == 1]


def test_the_first_page_needs_no_command_and_in_the_language_of_the_settings_no_model(little: Folder) -> None:
    little.write(PATHS["settings"], "lang: vi\n")
    code = "import sys; from cdsplan.cli.app import run; run(['--help']); print(*sys.modules, file=sys.stderr)"
    own = {name: value for name, value in os.environ.items() if name != "CDSPLAN_LANG"}
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", code], cwd=little.root, env=own, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith("Cách dùng")
    commands = {f"cdsplan.cli.{one.path[0]}" for one in COMMANDS[Language.EN] if one.path}
    assert not {*commands, "cdsplan.model.files"} & {*done.stderr.split()}


# What must have been done before.
BEFORE = {("import",): ("form",), ("report",): ("record",)}


@pytest.fixture
def ours(little: Folder) -> Folder:
    """Our own plans, of which the examples speak."""
    shutil.rmtree(little.root / "plans")
    shutil.copytree(ROOT / "plans", little.root / "plans")
    return little


@pytest.mark.parametrize("command", COMMANDS[Language.EN], ids=lambda command: " ".join(command.path))
def test_the_example_runs(cdsplan: Run, ours: Folder, monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-12-31")
    examples = {one.path: shlex.split(one.example)[1:] for one in COMMANDS[Language.EN]}
    if command.path == ("new", "commune"):
        shutil.rmtree(ours.root / "plans/thanh-hoa/xa-thanh-vinh")
    if command.path == ("diff",):
        under_git(ours).git("update-ref", "refs/remotes/origin/main", "HEAD")
    if command.path in BEFORE:
        assert cdsplan(*examples[BEFORE[command.path]]).code == 0
    assert cdsplan(*examples[command.path]).code == 0
    assert command.example.startswith(" ".join(["cdsplan", *command.path]))
