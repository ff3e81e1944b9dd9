"""What is not YAML: one finding at its cause. Most of them stand in tests/cases/bad/plan and tests/yaml/traps.py."""

import pytest

from cdsplan.language import Language
from cdsplan.yaml import source
from tests.reading import found, plan


@pytest.mark.parametrize("content", ["title:\xa0K\nyear: 2026\n", "basis:\n  - a:\xa0b\n    c: d\n"])
def test_a_no_break_space_after_a_colon_is_told_where_it_stands(content: str) -> None:
    line = next(number for number, text in enumerate(content.split("\n"), 1) if "\xa0" in text)
    assert found(content) == [(line, content.split("\n")[line - 1].index("\xa0") + 1, "invisible-character")]


def test_tabs_at_the_end_of_a_line_are_only_untidy() -> None:
    assert found(plan(title="K\t") + "\t\n") == [(1, 9, "text-form")]
    assert found(plan(title="K\t")) == [(1, 9, "text-form")]


def test_a_comment_may_stand_behind_a_tab() -> None:
    assert found(plan().replace("\n", "\n\t# ghi chú\n", 1)) == []


@pytest.mark.parametrize("content", ["title:\tK\n", "title: K\nyear: 2025\n>>>>>>> theirs\n"])
def test_what_no_parser_is_given_is_shown_whole(content: str) -> None:
    (problem,) = source.parse("tep.yaml", content.encode()).problems
    line, column, end_line, end_column = problem.span
    assert (line, content.split("\n")[line - 1][column - 1 : end_column - 1]) in {(1, "\t"), (3, ">" * 7)}
    assert end_line == line


def test_a_tab_between_words_is_read_as_a_blank() -> None:
    assert source.parse("tep.yaml", b"title: a\tb").data == {"title": "a b"}


def test_a_hundred_commented_lines_of_windows_are_no_riddle() -> None:
    assert found("# 5%\r\n" * 100 + "%YAML 1.2\r\n") == [(1, 5, "text-form"), (101, 1, "yaml-feature")]


def test_the_words_are_ours_in_both_languages() -> None:
    (problem,) = source.parse("tep.yaml", b"title: @x\n").problems
    assert "dấu nháy" in problem.hint.within(Language.VI)
    assert "quotes" in problem.hint.within(Language.EN)
