"""What a command line holds that no command takes: said in the user's language, with the page that helps."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cdsplan.cli.shared import parameters
from cdsplan.language import Language
from tests.cli.conftest import Run
from tests.commands import Command, commands, strange_words
from tests.conftest import Folder

LANGUAGES = (Language.VI, Language.EN)
SEE = {Language.VI: "Xem", Language.EN: "See"}
COMMANDS = [command for command in commands(Language.EN) if not command.has_others]
# What fits, by the name that stands for it in English.
FITTING = {
    "COMMUNE": "xa-tan-lap",
    "INDICATOR": "cap_quang",
    "PERIOD": "2026-06",
    "NAME": "Xã Khác",
    "CODE": "00002",
    "PROVINCE": "thanh-hoa",
    "ID": "camera",
    "FOLDER": "site",
    "FILE": "a.xlsx",
}
# What one of several options has to say.
NEEDED: dict[tuple[str, ...], list[str]] = {("amend",): ["--value", "90", "--at", "II"]}


class Wrong(NamedTuple):
    """A command line in which something is wrong, and what the complaint has to name."""

    arguments: list[str]
    named: str


def _called(command: Command, left_out: tuple[Any, ...] = ()) -> list[str]:
    """The command with all that it needs, but for these."""
    words = [*command.path, *NEEDED.get(command.path, [])]
    for one in command.required:
        if one not in left_out:
            words += [] if one.param_type_name == "argument" else [parameters.flag(one)]
            words.append(FITTING[one.metavar])
    return words


def _wrong(command: Command) -> Iterator[Wrong]:
    whole = _called(command)
    yield Wrong([*whole, "--nowhere-near"], "--nowhere-near")
    yield Wrong([*whole, "-1"], "-1")
    yield from _missing(command)
    for one in command.options:
        yield from _wrong_of(command, one)
    if not any(one.nargs < 0 for one in command.parameters):
        yield Wrong([*whole, "plan", "y", "z", "zz"], "zz")


def _missing(command: Command) -> Iterator[Wrong]:
    arguments = [one for one in command.required if one.param_type_name == "argument"]
    for at, one in enumerate(arguments):  # an argument is known by its place
        yield Wrong(_called(command, tuple(arguments[at:])), one.metavar)
    for one in command.required:
        if one not in arguments:
            yield Wrong(_called(command, (one,)), parameters.called(one))


def _wrong_of(command: Command, option: Any) -> Iterator[Wrong]:  # noqa: ANN401
    flag, whole = parameters.flag(option), _called(command, (option,))
    # Without its last letter it may be another option; then that is what somebody has typed.
    if flag[:-1] not in [name for other in command.options for name in other.opts]:
        yield Wrong([*_called(command), flag[:-1]], flag)
    if option.is_flag:
        yield Wrong([*whole, f"{flag}=1"], flag)
    elif flag != "--lang":
        yield Wrong([*whole, flag], flag)
        yield from (Wrong([*whole, flag, value], flag) for value in _unfit(option))


def _unfit(option: Any) -> Iterator[str]:  # noqa: ANN401
    """Values that this option never takes."""
    if parameters.choices(option) or parameters.limits(option) or option.metavar in {"DATE", "PERIOD"}:
        yield "xyz"
    if parameters.limits(option):
        yield "-1"
    if option.metavar == "DATE":
        yield "2026-02-30"


def _complaint(cdsplan: Run, spoken: Language, arguments: list[str], path: tuple[str, ...]) -> str:
    """What is said of a command line, without the page, which has to be right."""
    ran = cdsplan("--lang", spoken, *arguments)
    assert (ran.code, ran.out) == (2, "")
    complaint, see = ran.err.splitlines()
    assert see == f"{SEE[spoken]}: {' '.join(['cdsplan', *path])} --help"
    assert strange_words(complaint.removeprefix("cdsplan: "), spoken) == []
    return complaint


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.path))
def test_what_a_command_does_not_take_is_said_in_either_language(cdsplan: Run, command: Command) -> None:
    for wrong in _wrong(command):
        assert wrong.named in _complaint(cdsplan, Language.EN, wrong.arguments, command.path)
        assert _complaint(cdsplan, Language.VI, wrong.arguments, command.path)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command.path))
def test_a_wrong_choice_lists_what_there_is(cdsplan: Run, command: Command) -> None:
    for option in command.options:
        for spoken in LANGUAGES if parameters.choices(option) else ():
            wrong = [*_called(command, (option,)), parameters.flag(option), "xyz"]
            assert ", ".join(parameters.choices(option)) in _complaint(cdsplan, spoken, wrong, command.path)


@pytest.fixture
def odd(little: Folder) -> Folder:
    """Files that are no forms, and names that lead nowhere."""
    (little.root / "vong").symlink_to("vong")
    little.write("a.csv", "x\n")
    return little


# Names of files and of what files hold; a name is no option, but what is typed for it is known to nobody.
NAMES = [
    ["progress", "khong-co"],
    ["progress", "xa-tan-lap", "--plan", "khong"],
    ["progress", "xa-tan-lap", "--party", "khong"],
    ["progress", "xa-tan-lap", "--status", "khong"],
    ["progress", "xa-tan-lap", "--history", "--format", "csv"],
    ["progress", "xa-tan-lap", "--fragment"],
    ["progress", "xa-tan-lap", "-o", "a.xyz"],
    ["progress", "xa-tan-lap", "--format", "xlsx"],
    ["explain", "xa-tan-lap", "khong"],
    ["summary", "khong-co"],
    ["summary", "--indicator", "khong"],
    ["form", "xa-tan-lap", "-p", "2026-07", "-o", "a.pdf"],
    ["report", "xa-tan-lap", "-p", "2026-06", "-o", "a.pdf"],
    ["report", "xa-tan-lap", "-p", "2026-06", "-o", "a"],
    ["site", "-o", "plans/x"],
    ["export", "--format", "parquet"],
    ["export", "--excel", "-f", "xlsx", "-o", "a.xlsx"],
    ["validate", "khong-co"],
    ["validate", "--select", "khong-co"],
    ["validate", "--output", "khong=x"],
    ["validate", "--output", "json"],
    ["diff", "--fail-on", "khong"],
    ["fmt", "khong-co"],
    ["fmt", "a.csv"],
    ["rule", "khong-co"],
    ["init", "a.csv"],
    ["init", "x", "--commune", "Xã Khác"],
    ["import", "khong-co.xlsx"],
    ["import", "plans"],
    ["import", "*.xlsx"],
    ["import", "vong"],
    ["import", "a.csv/b"],
    ["import", f"{'x' * 300}.xlsx"],
]


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize("arguments", NAMES, ids=" ".join)
def test_what_is_not_there_is_said_in_either_language(cdsplan: Run, arguments: list[str]) -> None:
    for spoken in LANGUAGES:
        assert _complaint(cdsplan, spoken, arguments, (arguments[0],))


def test_of_a_group_its_commands_are_named(cdsplan: Run) -> None:
    assert _complaint(cdsplan, Language.EN, ["new", "pln"], ("new",)).endswith("Did you mean `plan`?")
    assert "commune, province, plan" in _complaint(cdsplan, Language.VI, ["new", "x"], ("new",))
    assert "commune, province, plan" in _complaint(cdsplan, Language.VI, ["new"], ("new",))
    assert "progress, explain" in _complaint(cdsplan, Language.EN, ["--root", "."], ())
    assert "«valdate»" in _complaint(cdsplan, Language.VI, ["valdate"], ())
    assert "--nowhere" in _complaint(cdsplan, Language.VI, ["--nowhere"], ())


def test_a_language_that_there_is_not_is_said(cdsplan: Run) -> None:
    ran = cdsplan("--lang", "fr", "list")
    assert (ran.code, ran.err) == (2, "cdsplan: --lang takes vi or en, not `fr`\nSee: cdsplan --help\n")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("init", ""), "DIR"),
        (("validate", "plans", ""), "PATH"),
        (("fmt", ""), "PATH"),
        (("import", ""), "FILE"),
        (("site", "-o", ""), "--output"),
        (("progress", "xa-tan-lap", "--output="), "--output"),
        (("--root", "", "list"), "--root"),
        (("list", "--root="), "--root"),
    ],
)
def test_an_empty_path_is_not_the_folder_that_we_are_in(cdsplan: Run, command: Sequence[str], name: str) -> None:
    before = sorted(Path().rglob("*"))
    ran = cdsplan(*command)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name}: the path is empty; for the folder that you are in write a dot (.)" in ran.err
    assert "--help" in ran.err
    assert sorted(Path().rglob("*")) == before
