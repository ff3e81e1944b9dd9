"""The form as an Excel sheet: locked but for the cells to fill, which take only what belongs there; A4, landscape."""

import re
from collections.abc import Collection
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Literal, TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.recording.form import (
    COLUMNS,
    DAY,
    ENTERED,
    ID,
    INDICATOR,
    LAST,
    NAME,
    NEW,
    NUMBER,
    QUALITY,
    SHEET,
    SIGNERS,
    UNIT,
    Form,
    FormLine,
)
from cdsplan.recording.form_cell import QUALITIES
from cdsplan.render import words
from cdsplan.render.csv_cells import is_like_formula
from cdsplan.render.escape import cut
from cdsplan.render.form.cells import TITLE, Content, body, heading, signers

_WIDTHS = dict(zip(COLUMNS, (5, 24, 38, 11, 13, 12, 13, 18, 22, 12, 34, 14, 22), strict=True))
_FACE, _SIZE, _LINE_HEIGHT = "Times New Roman", 12, 16
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEADER_FILL = PatternFill("solid", fgColor="D9E2F3")
_TO_FILL = PatternFill("solid", fgColor="FFF9DB")
_CENTRED = {NUMBER, UNIT, DAY}
_A4 = 9
# Excel refuses a file in which these are longer, or a row is higher (in points).
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 225
_HIGHEST_ROW = 409
_LONGEST_NAME = 60

_Kind: TypeAlias = Literal["whole", "decimal"]


def as_xlsx(form: Form) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  a new book has one
    sheet.title = SHEET
    above = heading(form)
    header = len(above) + 1
    for number, row in enumerate(above, start=1):
        _write(sheet, number, row, bold=row[0] == TITLE)
    _head(sheet, header)
    for number, (line, row) in enumerate(zip(form.lines, body(form), strict=True), start=header + 1):
        _line(sheet, number, line, row)
    _sign(sheet, header + len(form.lines))
    _validate(sheet, form, header)
    _protect(book, sheet)
    _lay_out(sheet, header)
    page = BytesIO()
    book.save(page)
    return page.getvalue()


def _write(sheet: Worksheet, number: int, row: list[Content], *, bold: bool = False) -> list[Cell]:
    cells = (cast("Cell", sheet.cell(number, column)) for column in range(1, len(row) + 1))  # nothing here is merged
    return [_put(cell, content, bold=bold) for cell, content in zip(cells, row, strict=True)]


def _put(cell: Cell, content: Content, *, bold: bool = False) -> Cell:
    """A value into a cell, where words are words: Excel would run those that begin with `=`."""
    cell.value = content
    if isinstance(content, str):
        cell.data_type = "s"
        cell.quotePrefix = is_like_formula(content)  # and would still, once somebody edits the cell
    cell.font = Font(name=_FACE, size=_SIZE, bold=bold)
    return cell


def _head(sheet: Worksheet, number: int) -> None:
    for cell in _write(sheet, number, list(COLUMNS), bold=True):
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = _BOX, _HEADER_FILL
    sheet.row_dimensions[number].height = 2 * _LINE_HEIGHT


def _line(sheet: Worksheet, number: int, line: FormLine, row: list[Content]) -> None:
    for name, cell in zip(COLUMNS, _write(sheet, number, row), strict=True):
        cell.border = _BOX
        cell.alignment = Alignment(
            horizontal="center" if name in _CENTRED else None,
            vertical="center",
            wrap_text=name not in {ID, LAST, NEW},
            shrink_to_fit=name == ID,  # its words have no blanks at which a line could end
        )
        cell.number_format = _number_format(name, line)
        if name in ENTERED.values():
            cell.fill, cell.protection = _TO_FILL, Protection(locked=False)
    # Excel does not find the height of wrapped lines by itself in a file that it has not written.
    lines = max(
        ceil(len(str(content)) / _WIDTHS[name]) for name, content in zip(COLUMNS, row, strict=True) if name != ID
    )
    sheet.row_dimensions[number].height = min(max(lines, 1) * _LINE_HEIGHT + 4, _HIGHEST_ROW)


def _sign(sheet: Worksheet, last: int) -> None:
    """Where to sign on paper, or to type the name."""
    for number, row in enumerate(signers(), start=last + 1):
        for cell in _write(sheet, number, row, bold=any(one in SIGNERS for one in row)):
            cell.alignment = Alignment(horizontal="center")
        for name in (NAME, INDICATOR) if not row and number > last + 1 else ():
            sheet.cell(number, COLUMNS.index(name) + 1).protection = Protection(locked=False)


def _number_format(column: str, line: FormLine) -> str:
    """A new figure is not grouped, for a sheet saved as CSV has what is shown: `18.025`, which nobody can tell."""
    if column == LAST and line.last and isinstance(line.last.value, Decimal):
        return ("#,##0" if line.kind == "count" else "General") + ('"*"' if line.last.illustrative else "")
    if column == NEW:
        return "0" if line.kind == "count" else "General"
    return {NUMBER: "0", DAY: "dd/mm/yyyy", LAST: "General"}.get(column, "@")


def _validate(sheet: Worksheet, form: Form, header: int) -> None:
    rows = {line.slot.id: number for number, line in enumerate(form.lines, start=header + 1)}
    names = {line.slot.id: line.slot.name for line in form.lines}
    for line in form.lines:
        whole = _cell(rows[line.whole]) if line.whole in rows else None
        rule = _states() if line.kind == "milestone" else _number(line, whole, names.get(line.whole or "", ""))
        rule.promptTitle = cut(line.slot.name, _LONGEST_TITLE)
        rule.errorTitle = "Số mới chưa đúng"
        rule.prompt = rule.error
        rule.allow_blank = rule.showErrorMessage = rule.showInputMessage = True
        rule.add(_cell(rows[line.slot.id]))
        sheet.add_data_validation(rule)
    if rows:
        _validate_qualities(sheet, rows.values())


def _validate_qualities(sheet: Worksheet, rows: Collection[int]) -> None:
    rule = DataValidation(
        "list", f'"{",".join(QUALITIES)}"', error=f"Chọn một trong: {', '.join(QUALITIES)}.", allow_blank=True
    )
    rule.errorTitle, rule.showErrorMessage = "Loại số chưa đúng", True
    column = _letter(QUALITY)
    rule.add(f"{column}{min(rows)}:{column}{max(rows)}")
    sheet.add_data_validation(rule)


def _cell(row: int) -> str:
    return f"{_letter(NEW)}{row}"


def _letter(column: str) -> str:
    return get_column_letter(COLUMNS.index(column) + 1)


def _states() -> DataValidation:
    states = [state.vi for state in words.STATE.values()]
    return DataValidation("list", f'"{",".join(states)}"', error=f"Chọn một trong: {', '.join(states)}.")


def _number(line: FormLine, whole: str | None, name: str) -> DataValidation:
    """Only the figures that the line takes; Excel's own kinds, so that it refuses text and fractions by itself."""
    kind, least, said = _PERCENT if line.bounded else _TAKES[line.kind]
    most = "100" if line.bounded else _LARGEST
    if whole:
        most = _above(whole, line.most)
        said += f" Không lớn hơn {cut(name, _LONGEST_NAME)} (ô {whole})."
    said = cut(said, _LONGEST_MESSAGE)
    return DataValidation(kind, least, most, operator="between", error=said)


_LARGEST = "999999999999999"  # Excel keeps no more digits
_WHOLE_NUMBER = "Chỉ gõ số nguyên, không âm, viết liền, không có dấu chấm hay dấu phẩy. Ví dụ: 18025."
_PERCENT: tuple[_Kind, str, str] = ("decimal", "0", "Chỉ gõ một con số từ 0 đến 100, không gõ dấu %. Ví dụ: 34,5.")
_ANY: tuple[_Kind, str, str] = ("decimal", f"-{_LARGEST}", "Chỉ gõ một con số, không gõ đơn vị hay dấu %. Ví dụ: 34,5.")
_TAKES: dict[str, tuple[_Kind, str, str]] = {
    "count": ("whole", "0", _WHOLE_NUMBER),
    "quantity": _ANY,
    "percent": _ANY,
}


def _above(whole: str, most: Decimal | None) -> str:
    """The whole as it is filled in; else as it is known."""
    absolute = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", whole)
    return f"IF(ISNUMBER({absolute}),{absolute},{_LARGEST if most is None else format(most, 'f')})"


def _protect(book: Workbook, sheet: Worksheet) -> None:
    """Without a password: against a slip, not against anybody."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False is: not locked
    book.security = WorkbookProtection(lockStructure=True)


def _lay_out(sheet: Worksheet, header: int) -> None:
    for name, width in _WIDTHS.items():
        sheet.column_dimensions[_letter(name)].width = width
    sheet.freeze_panes = f"A{header + 1}"
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.8)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("Trang &P/&N"))
