"""What is not YAML: one finding at its cause. Most of them stand in tests/cases/bad/plan and tests/yaml/traps.py."""

import pytest

from cdsplan.language import Language
from cdsplan.yaml import source
from cdsplan.yaml.read import EXPLAINED
from tests.reading import found, plan


@pytest.mark.parametrize("content", ["title:\xa0K\nyear: 2026\n", "basis:\n  - a:\xa0b\n    c: d\n"])
def test_a_no_break_space_after_a_colon_is_told_where_it_stands(content: str) -> None:
    line = next(number for number, text in enumerate(content.split("\n"), 1) if "\xa0" in text)
    assert found(content) == [(line, content.split("\n")[line - 1].index("\xa0") + 1, "invisible-character")]


@pytest.mark.parametrize(
    ("content", "place", "rule"),
    [
        # A slip on a line before, but not just any line that looks like one.
        ("a:b\n\n  c: d\n", (1, 2), "yaml-syntax"),
        ("a: 1\nb:c\n  d\n  e\nf: g\n", (2, 2), "yaml-syntax"),
        ("a:b: 1\nc: 2\nd: 'x' y\n", (3, 8), "yaml-syntax"),
        # Quotes that are closed.
        ('a: "b\n  c"\n@d\n', (3, 1), "yaml-syntax"),
        ('a: "\n\\q"\n', (2, 1), "yaml-syntax"),
        # A number of more digits than Python reads.
        (f"a: 1\n...\n# 5%\n%YAML 1.{'1' * 5000}\n---\nb: 2\n", (4, 1), "yaml-feature"),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_what_is_wrong_is_told_where_its_cause_is(content: str, place: tuple[int, int], rule: str) -> None:
    assert found(content) == [(*place, rule)]


@pytest.mark.parametrize("cut", ["a: [", "a: {b: c", 'a: "\\ud800"', "b\na: '", "a: >#\n  b", "：a:\nb"])
def test_of_a_large_file_that_the_fast_parser_explains_the_same_is_told(cut: str) -> None:
    files = [f"#{comment}\n{cut}".encode() for comment in ("", "x" * EXPLAINED)]
    [[small], [large]] = (source.parse("tep.yaml", file).problems for file in files)
    assert small == large


def test_tabs_at_the_end_of_a_line_are_only_untidy() -> None:
    assert found(plan(title="K\t") + "\t\n") == [(1, 9, "text-form")]
    assert found(plan(title="K\t")) == [(1, 9, "text-form")]


def test_a_comment_may_stand_behind_a_tab() -> None:
    assert found(plan().replace("\n", "\n\t# ghi chú\n", 1)) == []


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("title:\tK\n", "\t"),
        ("title: K\nyear: 2025\n>>>>>>> theirs\n", ">" * 7),
        ("title: K\n<<<<<<< ours\nyear: 2025\n", "<" * 7),
        ("title: K\n%YAML 1.2\n---\n", "%YAML 1.2"),
        ("title: [", "["),
        ("title:K\nyear: 2026\n", ":"),
        ("title: 'K' x", "x"),
        ('title: "\\ud800x"', "\\ud800"),
    ],
)
def test_what_is_wrong_is_shown_whole_and_nothing_else(content: str, shown: str) -> None:
    (problem,) = source.parse("tep.yaml", content.encode()).problems
    line, column, end_line, end_column = problem.span
    assert content.split("\n")[line - 1][column - 1 : end_column - 1] == shown
    assert end_line == line


def test_a_tab_between_words_is_read_as_a_blank() -> None:
    assert source.parse("tep.yaml", b"title: a\tb").data == {"title": "a b"}


def test_a_hundred_commented_lines_of_windows_are_no_riddle() -> None:
    assert found("# 5%\r\n" * 100 + "%YAML 1.2\r\n") == [(1, 5, "text-form"), (101, 1, "yaml-feature")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: {b:[c]}\n", "a space is missing after the colon"),
        ("a: [b, ?c]\n", "within brackets, a text with `?` in it must be quoted"),
        ("a: !gấp\n", "text that begins with `!` must be in quotes"),
        ("a: >#\n", "text that begins with `>` must be in quotes"),
        ("a: b: c\n", "text with a colon must be in quotes"),
        ("a: 'b' c\n", "there is something after the closing quote or bracket"),
        ("a: b\n  c: d\n", "this line is wrongly indented, or has something extra on it"),
    ],
)
def test_each_is_told_in_its_own_words(content: str, message: str) -> None:
    (problem,) = source.parse("tep.yaml", content.encode()).problems
    assert problem.message.within(Language.EN) == message


def test_the_words_are_ours_in_both_languages() -> None:
    (problem,) = source.parse("tep.yaml", b"title: @x\n").problems
    assert "dấu nháy" in problem.hint.within(Language.VI)
    assert "quotes" in problem.hint.within(Language.EN)
