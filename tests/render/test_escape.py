"""Text from files made harmless."""

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cdsplan.render.escape import is_word, literal, one_line, quoted, visible


def test_controls_and_invisible_characters_are_shown_as_escapes() -> None:
    assert visible("a\x1b[31m\u202e\ue000\U000f0000\n") == "a\\x1b[31m\\u202e\\ue000\\U000f0000\\x0a"


def test_blanks_that_pass_for_something_else_are_shown_as_escapes() -> None:
    assert visible("a\u3164b\u2800c\ufe0fd\u3000e\U000e0100") == "a\\u3164b\\u2800c\\ufe0fd\\u3000e\\U000e0100"


def test_vietnamese_stays() -> None:
    assert visible("Xã Thành\xa0Vinh – 80 %") == "Xã Thành\xa0Vinh – 80 %"


@given(st.text())
def test_nothing_is_left_that_could_move_a_cursor(words: str) -> None:
    assert all(letter.isprintable() or letter == "\xa0" for letter in visible(words))
    assert len(one_line(words).splitlines()) <= 1


# Links of bare addresses are GitHub's own, and tested as text below.
READER = MarkdownIt("gfm-like", {"linkify": False})
MARKUP = [
    "[x](y)", "![x](y)", "[x][y]", "[^1]", "<b>x</b>", "<https://a.vn>", "https://a.vn", "www.a.vn", "ai@a.vn",
    "*x* _y_", "**x**", "`x`", "~~x~~", "~~~", "```", "| a |", "# x", "> x", "- x", "+ x", "* x", "1. x", "2) x", "---",
    "===", "- - -", "&lt; &#60;", "\\[x](y)", "a\\", "[x]: y", "{{ site }} {% raw %}", "$x$", ":tada:", "<!-- x -->",
]  # fmt: skip


@pytest.mark.parametrize("word", MARKUP)
@pytest.mark.parametrize("place", ["{}", "a\n\n{}", "**{}**", "- {}", "| a |\n| --- |\n| {} |"])
def test_markdown_finds_nothing_to_obey_in_literal_words(place: str, word: str) -> None:
    def kinds(said: str) -> list[str]:
        tokens = READER.parse(place.format(said))
        inner = [child for token in tokens for child in token.children or []]
        return [one.type for one in (*tokens, *inner) if one.type not in {"text", "text_special"}]

    assert kinds(literal(word)) == kinds("x")
    [*_, last] = [one for one in READER.parse(place.format(literal(word))) if one.type == "inline"]
    assert "".join(one.content for one in last.children or []) == word


@pytest.mark.parametrize("address", ["https://a.vn", "WWW.a.vn", "mailto:ai@a.vn", "ai@a.vn", "a :tada: b"])
def test_a_bare_address_or_picture_is_broken(address: str) -> None:
    assert not re.search(r"(?<!\\)(://|(?i:www)\.|mailto:|@|:\w+:)", literal(address))


def test_dates_numbers_and_names_need_no_escape() -> None:
    ordinary = "Số: 12/BC-UBND – Thực hiện 3.214/4.018 hộ (79,99%), +5 so với kỳ trước; -0,5; 2026-06-14"
    assert literal(ordinary) == ordinary
    assert literal("+5") == "+5"


@pytest.mark.parametrize("name", ["xa-thanh-vinh", "thanh-hoa/xa-tan-lap", "xã-tân-lập", "2026-9M", "a_b.c"])
def test_a_plain_name_is_typed_as_it_is(name: str) -> None:
    assert is_word(name)
    assert quoted(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "a b", "$(x)", "a;b", "a'b", 'a"b', "a\\b", "~", "*", "a\nb", "-x", "#x", "=x", "a:b", "a=b", "(a)", "“a”"],
)
def test_a_name_that_a_shell_could_take_for_more_is_quoted(name: str) -> None:
    assert not is_word(name)
    assert shlex.split(quoted(name)) == [name]
