"""The form as an Excel book: locked but for the cells to fill, which take only what belongs there; A4."""

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
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
    SHEET,
    SIGNERS,
    UNIT,
    Form,
    FormLine,
)
from cdsplan.render.form.cells import TITLE, Content, body, heading, signers, unit_of
from cdsplan.render.form.narrative import add_narrative
from cdsplan.render.form.styles import (
    BOX,
    HEADER_FILL,
    LINE_HEIGHT,
    PART_FILL,
    SIZE,
    TITLE_SIZE,
    TO_FILL,
    cell_at,
    lay_out,
    lines_of,
    protect,
    put,
    set_height,
    spread,
)
from cdsplan.render.form.validation import validate
from cdsplan.render.workbook.archive import saved

_WIDTHS = dict(zip(COLUMNS, (5, 20, 32, 10, 11, 12, 13, 15, 18, 11, 29, 14, 18), strict=True))
_WHOLE = sum(_WIDTHS.values()) * 9 // 10  # words of many lines never fill the last places of each
_CENTRED = {NUMBER, UNIT, DAY}


def as_xlsx(form: Form) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  a new book has one
    sheet.title = SHEET
    day, header = _above(sheet, form)
    _head(sheet, header)
    rows = _below(sheet, form, header)
    validate(sheet, form, rows, day)
    protect(sheet)
    book.security = WorkbookProtection(lockStructure=True)
    for name, width in _WIDTHS.items():
        sheet.column_dimensions[_letter(name)].width = width
    lay_out(sheet, header, "landscape")
    if form.narrative:
        add_narrative(book, form, form.narrative.model_dump())
    return saved(book, TITLE)


def _letter(column: str) -> str:
    return get_column_letter(COLUMNS.index(column) + 1)


def _above(sheet: Worksheet, form: Form) -> tuple[str, int]:
    """The heading; the cell of its day, and the row of the header below it."""
    rows, day = heading(form, has_narrative=form.narrative is not None), ""
    for number, row in enumerate(rows, start=1):
        for cell in _write(sheet, number, row):
            day = _make_day(cell) if cell.is_date else day
        first = cell_at(sheet, number, 1)
        if row[0] in {TITLE, unit_of(form)}:
            put(first, row[0], bold=True, size=TITLE_SIZE if row[0] == TITLE else SIZE)
        if len(row) == 1:
            put(first, row[0], italic=True)
            spread(sheet, number, len(COLUMNS), lines_of(str(row[0]), _WHOLE))
    return day, len(rows) + 1


def _make_day(cell: Cell) -> str:
    cell.number_format = "dd/mm/yyyy"
    cell.border, cell.fill, cell.protection = BOX, TO_FILL, Protection(locked=False)
    cell.alignment = Alignment(horizontal="center")
    return cell.coordinate


def _below(sheet: Worksheet, form: Form, header: int) -> dict[str, int]:
    """The lines in their parts, and who signs; the row of each figure."""
    rows: dict[str, int] = {}
    last = header
    for last, row in enumerate(body(form), start=header + 1):
        if row.line is None:
            _part(sheet, last, row.cells)
        else:
            rows[row.line.slot.id] = last
            _line(sheet, last, row.line, row.cells)
    _sign(sheet, last)
    return rows


def _part(sheet: Worksheet, number: int, row: list[Content]) -> None:
    """The heading of a part, over the columns beside it, in which nothing stands."""
    for cell in _write(sheet, number, [*row, *[None] * (len(COLUMNS) - 1)], bold=True):
        cell.fill, cell.alignment = PART_FILL, Alignment(vertical="center")
    set_height(sheet, number, 1)


def _write(sheet: Worksheet, number: int, row: list[Content], *, bold: bool = False) -> list[Cell]:
    return [put(cell_at(sheet, number, column), one, bold=bold) for column, one in enumerate(row, start=1)]


def _head(sheet: Worksheet, number: int) -> None:
    for cell in _write(sheet, number, list(COLUMNS), bold=True):
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border, cell.fill = BOX, HEADER_FILL
    sheet.row_dimensions[number].height = 2 * LINE_HEIGHT


def _line(sheet: Worksheet, number: int, line: FormLine, row: list[Content]) -> None:
    for name, cell in zip(COLUMNS, _write(sheet, number, row), strict=True):
        cell.border = BOX
        cell.alignment = Alignment(
            horizontal="center" if name in _CENTRED else None,
            vertical="center",
            wrap_text=name not in {ID, LAST, NEW},
            shrink_to_fit=name == ID,  # its words have no blanks at which a line could end
        )
        cell.number_format = _number_format(name, line)
        if name in ENTERED.values():
            cell.fill, cell.protection = TO_FILL, Protection(locked=False)
    heights = (lines_of(str(one), _WIDTHS[name]) for name, one in zip(COLUMNS, row, strict=True) if name != ID)
    set_height(sheet, number, max(heights))


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
