"""The gap table on a terminal."""

import re

import pytest

from cdsplan.language import Language
from cdsplan.render.progress.terminal import terminal
from tests.render.tables import JUNE, ONE, tables


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 100, 120, 160, 200])
def test_no_line_is_wider_than_the_terminal_and_no_status_is_cut(width: int, language: Language) -> None:
    page = terminal(tables(ONE, [JUNE]), language, width, colour=False)
    assert max(map(len, page.splitlines())) <= width
    words = " ".join(line.split("  ")[-1].strip() for line in page.splitlines())
    assert ("Chưa đạt" if language is Language.VI else "Not met yet") in words


def test_colour_is_never_the_only_sign() -> None:
    coloured = terminal(tables(ONE, [JUNE]), Language.EN, 160, colour=True)
    assert "\x1b[" in coloured
    assert "Not met yet" in re.sub(r"\x1b\[[0-9;]*m", "", coloured)


def test_without_colour_there_is_no_escape_at_all() -> None:
    assert "\x1b" not in terminal(tables(ONE, [JUNE]), Language.EN, 160, colour=False)


def test_a_bar_shows_the_share_of_the_target() -> None:
    half = terminal(tables(ONE, [JUNE.replace("3214", "1607")]), Language.EN, 200, colour=True)
    assert re.search(r"█{4}[▏▎▍▌▋▊▉█]?·+", half)


def test_groups_are_headings_and_numbers_start_again() -> None:
    two = ONE + ONE.split("indicators:\n")[1].replace("id: quang", "id: hai\n    group: I. Kinh tế số")
    page = terminal(tables(two, [JUNE]), Language.VI, 160, colour=False)
    assert "I. Kinh tế số" in page
    assert len(re.findall(r"^ ?1 ", page, re.MULTILINE)) == 2
