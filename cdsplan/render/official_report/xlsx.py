"""The tables of an official report as an Excel workbook, a sheet each: numbers as numbers, words that never run."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from io import BytesIO
from itertools import chain
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from cdsplan.render.csv_cells import is_like_formula
from cdsplan.render.escape import cut
from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.archive import undated
from cdsplan.render.official_report.blocks import Block, Grid, GridColumn, Letter
from cdsplan.render.official_report.outline import outlined

_FACE = "Times New Roman"
_THIN = Side(style="thin", color="000000")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
# In twips: a digit, by which Excel measures a column, and a line of the type that the table has.
_DIGIT, _LINE = 110, 15
_A4 = 9
# Excel refuses a file in which a text is longer, or a row higher; a footer with its codes has 255.
_LONGEST_TEXT, _LONGEST_FOOTER, _HIGHEST = 32_767, 200, 409
# `1.234,5%` as we write it; a number with more digits is not kept exactly.
_NUMBER = re.compile(r"([+-]?)((?:0|[1-9]\d{0,2}(?:\.\d{3})*))(?:,(\d+))?(%?)")
_DIGITS = 15
# Excel reads `_x0041_` in a text as A.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


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
    about = book.properties
    about.title, about.creator = paper.name, " ".join(paper.issuer)
    about.created = about.modified = datetime.combine(paper.dated, time())
    written = BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()  # which leaves the date alone
    return undated(written)


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
        self._sheet.row_dimensions[self._row].height = min(lines * _LINE + 4, _HIGHEST)

    def _lay_out(self, banner: str) -> None:
        sheet = self._sheet
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_margins = PageMargins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        footer = cut(banner, _LONGEST_FOOTER).replace("&", "&&")
        sheet.HeaderFooter.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart(footer) if footer else None, right=_HeaderFooterPart("Trang &P/&N")
        )


def _put(cell: Cell, words: str, *, bold: bool = False) -> Cell:
    """Words, or the number that they are."""
    number = _NUMBER.fullmatch(words)
    if number and sum(map(str.isdigit, words)) <= _DIGITS:
        _put_number(cell, *number.groups(default=""))
    else:
        cell.value = _ESCAPED.sub("_x005F_", cut(words, _LONGEST_TEXT)) or None
        if words:
            cell.data_type = "s"
            cell.quotePrefix = is_like_formula(words)  # and would be run, once somebody edits the cell
    cell.font = Font(name=_FACE, size=fitting.TABLE, bold=bold)
    return cell


def _put_number(cell: Cell, sign: str, whole: str, decimals: str, percent: str) -> None:
    """Its digits as they are, for openpyxl would make 79.98999999999999 of 79.99."""
    shown = "#,##0" + ("." + "0" * len(decimals) if decimals else "") + ('"%"' if percent else "")
    cell.value = f"{sign.removeprefix('+')}{whole.replace('.', '')}" + (f".{decimals}" if decimals else "")
    cell.data_type = "n"
    cell.number_format = f"+{shown};-{shown};{shown}" if sign else shown
