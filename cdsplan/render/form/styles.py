"""How the sheets of a form look and print."""

from decimal import Decimal
from math import ceil
from typing import Literal, cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language
from cdsplan.render.form.cells import Content
from cdsplan.render.table.value import Figure
from cdsplan.render.workbook import content as workbook_cell
from cdsplan.render.workbook.content import FACE
from cdsplan.render.workbook.paper import HIGHEST_ROW, PAGE, fit

SIZE, LINE_HEIGHT = 12, 16
TITLE_SIZE = 14
_THIN = Side(style="thin", color="808080")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
HEADER_FILL = PatternFill("solid", fgColor="D9E2F3")
PART_FILL = PatternFill("solid", fgColor="EDEDED")
TO_FILL = PatternFill("solid", fgColor="FFF9DB")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell that is none of several merged ones but the first."""
    return cast("Cell", sheet.cell(row, column))


def put(cell: Cell, content: Content, *, bold: bool = False, italic: bool = False, size: int = SIZE) -> Cell:
    """A value into a cell, in the type of a form."""
    workbook_cell.put(cell, Figure(content) if isinstance(content, Decimal) else content, Language.VI)
    cell.font = Font(name=FACE, size=size, bold=bold, italic=italic)
    return cell


def lines_of(words: str, width: int) -> int:
    """How many lines words take in a column: Excel does not find that by itself in a file that it has not written."""
    return sum(max(ceil(len(line) / width), 1) for line in words.split("\n"))


def set_height(sheet: Worksheet, row: int, lines: int) -> None:
    sheet.row_dimensions[row].height = min(max(lines, 1) * LINE_HEIGHT + 4, HIGHEST_ROW)


def spread(sheet: Worksheet, row: int, columns: int, lines: int) -> None:
    """Words over the whole width, in as many lines as they take."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    cell_at(sheet, row, 1).alignment = Alignment(wrap_text=True, vertical="center")
    set_height(sheet, row, lines)


def lay_out(sheet: Worksheet, header: int, orientation: Literal["portrait", "landscape"]) -> None:
    """On A4, as wide as the page, its header on each; the header stays when the rows are scrolled."""
    sheet.freeze_panes = f"A{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    fit(sheet, orientation)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(PAGE.vi))


def protect(sheet: Worksheet) -> None:
    """Without a password: against a slip, not against anybody."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False is: not locked
