"""What is printed, made harmless in the way of each format."""

import json
import re
from html import unescape

import pytest

from cdsplan.characters import unseen
from cdsplan.render import exact_json
from cdsplan.render.escape import visible
from cdsplan.render.guard import inert, shown
from tests.render.findings.test_github import commands
from tests.render.problems import HOSTILE

FORMS = ["text", "plain", "csv", "markdown", "html", "junit", "json", "sarif", "gitlab"]
BRACKETS = ["##[add-mask]x", "###[group]x", "##vso[task.setvariable variable=x]y", "##teamcity[buildStop]"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("word", [*HOSTILE, *BRACKETS, "\x85::error::x", "\u2028\t ::error::x"])
def test_no_runner_finds_a_command_in_any_format(form: str, word: str) -> None:
    lines = (
        exact_json.dumps([word])
        if form in {"json", "sarif", "gitlab"}
        else f"::error::{word}\n \u3000::error::\n{word}"
    )
    written = inert(shown(lines, form), form)
    assert commands(written) == []
    assert not re.search(r"##\w*\[", written)


@pytest.mark.parametrize("form", [*FORMS, "github"])
@pytest.mark.parametrize("word", HOSTILE)
def test_no_terminal_obeys_anything(form: str, word: str) -> None:
    assert not unseen(shown(word, form)) - {"\n", "\xa0"}


@pytest.mark.parametrize("word", [*HOSTILE[:-3], *BRACKETS])
def test_json_stays_the_same_json(word: str) -> None:
    written = inert(shown(exact_json.dumps({word: [word]}), "json"), "json")
    assert json.loads(written) == {word: [word]}


@pytest.mark.parametrize("form", ["html", "markdown", "junit"])
def test_what_is_read_as_markup_shows_the_same_words(form: str) -> None:
    assert unescape(inert("::error::x ##[y]", form)) == "::error::x ##[y]"


def test_our_own_commands_stay() -> None:
    ours = "::error file=a::b\n"
    assert inert(shown(ours, "github"), "github") == ours


def test_only_the_colours_of_a_coloured_table_stay() -> None:
    drawn = "\x1b[1;32mĐạt\x1b[0m \x1b]0;title\x07 \x1b[2J\n"
    assert shown(drawn, "table", coloured=True) == "\x1b[1;32mĐạt\x1b[0m \\x1b]0;title\\x07 \\x1b[2J\n"
    assert shown(drawn, "table") == visible(drawn[:-1]) + "\n"


def test_excels_mark_of_utf_8_stays_before_a_csv_and_nowhere_else() -> None:
    assert shown("\ufeffa;b\n\ufeff\n", "csv") == "\ufeffa;b\n\\ufeff\n"
    assert shown("\ufeffa", "plain") == "\\ufeffa"


@pytest.mark.parametrize("form", FORMS)
def test_harmless_words_stay(form: str) -> None:
    harmless = '["a::b: x ## [y] #[z] ##", "Xã Thành Vinh"]\n  : : c\n'
    assert inert(shown(harmless, form), form) == harmless
