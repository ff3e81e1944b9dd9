"""The gap table in a pipe, in Markdown and in HTML."""

import pytest

from cdsplan.language import Language
from cdsplan.render import plain
from tests.render.tables import JUNE, ONE, OWNER, tables


@pytest.mark.parametrize("width", [80, 100, 140])
def test_a_pipe_gets_lines_of_the_width(width: int) -> None:
    page = plain.plain(tables(ONE, [JUNE]), Language.VI, width)
    assert max(map(len, page.splitlines())) <= width


def test_no_line_ends_in_blanks() -> None:
    page = plain.plain(tables(ONE, [JUNE]), Language.VI, 100)
    assert all(line == line.rstrip() for line in page.splitlines())


def test_groups_are_headings() -> None:
    grouped = tables(ONE.replace("    lead:", "    group: I. Kinh tế số\n    lead:"), [JUNE])
    assert "\nI. Kinh tế số\n" in plain.plain(grouped, Language.VI, 120)
    assert "**I. Kinh tế số**" in plain.markdown(grouped, Language.VI)
    assert "<h4>I. Kinh tế số</h4>" in plain.html(grouped, Language.VI)


def test_a_dissolved_commune_is_named_with_its_successor() -> None:
    gone = tables(ONE, [JUNE], commune=OWNER + 'dissolved: 2026-06-20\nsuccessor: "00009"\n')
    assert "Đã giải thể từ 20/06/2026, đơn vị kế thừa: 00009" in plain.plain(gone, Language.VI, 120)


def test_interim_targets_have_their_verdicts() -> None:
    two = ONE.replace('[{op: ">=", value: 80}]', '[{op: ">=", value: 70, due: 2026-06-15}, {op: ">=", value: 90}]')
    page = plain.plain(tables(two, [JUNE]), Language.VI, 120)
    assert "≥ 70% đến 15/06/2026: đạt" in page


def test_the_legend_explains_the_marks_that_are_used_and_no_others() -> None:
    page = plain.plain(tables(ONE, [JUNE.replace("values", "illustrative: true\nvalues")]), Language.EN, 120)
    assert "* illustrative figure" in page
    assert "carried" not in page
