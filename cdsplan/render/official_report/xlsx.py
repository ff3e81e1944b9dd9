"""The tables of an official report as an Excel workbook, a sheet each: numbers as numbers, words that never run."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language
from cdsplan.render.escape import cut
from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.blocks import Block, Grid, GridColumn, Letter
from cdsplan.render.official_report.outline import outlined
from cdsplan.render.table.value import Figure, Value
from cdsplan.render.workbook import content
from cdsplan.render.workbook.archive import saved
from cdsplan.render.workbook.paper import HIGHEST_ROW, PAGE, fit

_THIN = Side(style="thin", color="000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
# In twips: a digit, by which Excel measures a column, and a line of the type that the table has.
_DIGIT, _LINE = 110, 15
_LONGEST_FOOTER = 200  # Excel has 255 for it with its codes
# `1.234,5%` as we write it.
_NUMBER = re.compile(r"([+-]?)((?:0|[1-9]\d{0,2}(?:\.\d{3})*))(?:,(\d+))?(%?)")


class _Titled(NamedTuple):
    """A table with what stands above it."""

    title: tuple[str, ...]
    grid: Grid
    line: int


def workbook(paper: Letter) -> bytes:
    """The file; a report without a table has one sheet, which says what it is."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for at, one in enumerate(_tables(paper) or [_Titled((), Grid((), (), ""), fitting.LINE)], start=1):
        _Sheet(book.create_sheet(f"Bảng {at}"), one).draw(paper)
    return saved(book, paper.name, " ".join(paper.issuer), datetime.combine(paper.dated, time()))


def _tables(paper: Letter) -> list[_Titled]:
    across = ((annex.body, (annex.number, annex.title), fitting.LINE_ACROSS) for annex in paper.annexes)
    parts = chain([(paper.body, (), fitting.LINE)], across)
    return [one for body, title, line in parts for one in _titled(body, title, line)]


def _titled(body: Iterable[Block], title: tuple[str, ...], line: int) -> Iterator[_Titled]:
    """Each table below the headings that it stands under."""
    for block, headings in outlined(body):
        if isinstance(block, Grid):
            yield _Titled((*title, *(one.text for one in headings)), block, line)


class _Sheet:
    """One table, written from its first row to its last."""

    def __init__(self, sheet: Worksheet, table: _Titled) -> None:
        self._sheet, self._table, self._row = sheet, table, 0
        self._widths = fitting.grid_widths(table.grid, table.line).columns if table.grid.columns else ()

    def draw(self, paper: Letter) -> None:
        for line in (*paper.issuer, "", blocks.TITLE, *paper.subject, *paper.banners, "", *self._table.title):
            self._say(line, bold=True)
        if self._widths:
            self._draw_grid()
        self._say(self._table.grid.legend)
        self._say("")
        for line in (paper.place_and_date, *paper.signature, "", "", paper.signer):
            self._say(line)
        self._lay_out(" – ".join(paper.banners))

    def _say(self, line: str, *, bold: bool = False) -> None:
        self._row += 1
        _put(self._cell(1), line, bold=bold)

    def _cell(self, column: int) -> Cell:
        cell = self._sheet.cell(self._row, column)
        assert isinstance(cell, Cell)  # noqa: S101  none is merged yet
        return cell

    def _draw_grid(self) -> None:
        columns = self._table.grid.columns
        self._head(columns)
        for group, rows in self._table.grid.groups:
            if group:
                self._group(group, len(columns))
            for row in rows:
                self._line(columns, row.cells)

    def _head(self, columns: tuple[GridColumn, ...]) -> None:
        self._row += 1
        for at, (column, width) in enumerate(zip(columns, self._widths, strict=True), start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width / _DIGIT
            cell = _put(self._cell(at), column.heading, bold=True)
            cell.alignment, cell.border = Alignment("center", "center", wrap_text=True), _BOX
        self._sheet.row_dimensions[self._row].height = 3 * _LINE
        self._sheet.freeze_panes = f"A{self._row + 1}"
        self._sheet.print_title_rows = f"{self._row}:{self._row}"

    def _group(self, group: str, columns: int) -> None:
        self._row += 1
        _put(self._cell(1), group, bold=True).border = _BOX
        self._sheet.merge_cells(start_row=self._row, start_column=1, end_row=self._row, end_column=columns)

    def _line(self, columns: tuple[GridColumn, ...], cells: tuple[tuple[str, ...], ...]) -> None:
        self._row += 1
        for at, (column, words) in enumerate(zip(columns, cells, strict=True), start=1):
            cell = _put(self._cell(at), "\n".join(words))
            cell.alignment = Alignment("center" if column.centred else "left", "top", wrap_text=True)
            cell.border = _BOX
        # Excel does not find the height of wrapped lines by itself in a file that it has not written.
        lines = max(fitting.lines(words, width) for words, width in zip(cells, self._widths, strict=True))
        self._sheet.row_dimensions[self._row].height = min(lines * _LINE + 4, HIGHEST_ROW)

    def _lay_out(self, banner: str) -> None:
        sheet = self._sheet
        fit(sheet, "landscape")
        sheet.page_margins = PageMargins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        footer = cut(banner, _LONGEST_FOOTER).replace("&", "&&")
        sheet.HeaderFooter.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart(footer) if footer else None, right=_HeaderFooterPart(PAGE.vi)
        )


def _put(cell: Cell, words: str, *, bold: bool = False) -> Cell:
    content.put(cell, _value(words), Language.VI)
    cell.font = Font(name=content.FACE, size=fitting.TABLE, bold=bold)
    return cell


def _value(words: str) -> Value:
    """Words, or the number that they are."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return words
    sign, whole, decimals, percent = found.groups(default="")
    return Figure(Decimal(f"{sign}{whole.replace('.', '')}.{decimals}"), percent, signed=bool(sign))
