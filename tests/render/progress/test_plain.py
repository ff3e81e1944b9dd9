"""The gap table in a pipe, in Markdown and in HTML."""

from collections.abc import Callable
from functools import partial

import pytest

from cdsplan.evaluation.gap_table import Progress, Row
from cdsplan.language import Language
from cdsplan.render.progress import cells, plain
from cdsplan.render.progress.terminal import terminal
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


@pytest.mark.parametrize(
    "draw", [partial(plain.plain, width=120), plain.markdown, plain.html, partial(terminal, width=120, colour=True)]
)
def test_each_row_is_written_once_however_many_groups_there_are(
    draw: Callable[[Progress, Language], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a plan of as many groups as indicators takes minutes."""
    known, written = cells.cells, []

    def counted(row: Row, language: Language) -> dict[str, str]:
        written.append(row)
        return known(row, language)

    monkeypatch.setattr(cells, "cells", counted)
    head, one = ONE.split("  - id: quang")
    plan = head + "".join(f"  - id: quang{at}\n    group: Nhóm {at}{one}" for at in range(20))
    page = draw(tables(plan, [JUNE]), Language.VI)
    assert all(f"Nhóm {at}" in page for at in range(20))
    assert len(written) == 20


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
