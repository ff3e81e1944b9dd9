"""The tables of a Word document."""

from docx.oxml.ns import qn
from docx.table import Table

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import Grid
from cdsplan.render.typesetting.measure import twips, width
from tests.papers import annex, grid, in_word, paper


def drawn(one: Grid) -> Table:
    """The table of a report that has no other."""
    return in_word(paper()._replace(body=(one,))).tables[1]


def widths(table: Table) -> list[int]:
    return [cell.width.twips for cell in table.rows[0].cells if cell.width is not None]


def test_columns_fill_the_line_upright_and_across() -> None:
    page = in_word(paper()._replace(annexes=(annex(),)))
    assert sum(widths(page.tables[1])) == twips(165)
    assert sum(widths(page.tables[-1])) == twips(252)


def test_a_very_long_word_widens_no_table_and_breaks_no_other_word() -> None:
    table = drawn(grid(("1", "W" * 2000, "12.447/19.958 hộ")))
    assert sum(widths(table)) == twips(165)
    assert widths(table)[2] >= width("12.447/19.958", fitting.TABLE) + twips(2)
    assert [column.get(qn("w:w")) for column in table._tbl.tblGrid] == [str(one) for one in widths(table)]  # noqa: SLF001


def test_names_and_numbers_stay_together_in_a_cell() -> None:
    assert drawn(grid(("1", "Hộ của xã Tân Lập", "700 hộ"))).rows[1].cells[1].text == "Hộ của xã\u00a0Tân\u00a0Lập"


def test_no_page_break_tears_a_row_but_one_that_is_higher_than_a_page() -> None:
    table = drawn(grid(("1", "Tỷ lệ hộ", "70%"), ("2", "từ " * 3000, "70%")))
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]  # noqa: SLF001
    assert whole == [True, True, False]


def test_markup_and_blanks_in_a_cell_stay_as_they_are() -> None:
    words = '</w:t></w:r><w:br/> &amp; "x"  y '
    assert drawn(grid(("1", words, "–"))).rows[1].cells[1].text == words


def kept(table: Table) -> list[bool]:
    """Of each row, whether it stays on the page of what follows."""
    return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in table.rows]


def test_no_row_and_no_legend_is_alone_on_a_page() -> None:
    rows = grid(("1", "Tỷ lệ hộ", "70%"), ("2", "Tỷ lệ hộ", "70%"), ("3", "Tỷ lệ hộ", "70%"))
    assert kept(drawn(rows)) == [False, False, True, False]
    assert kept(drawn(rows._replace(legend="Nguồn số liệu: VNPT (TT 1)."))) == [False, False, True, True]
