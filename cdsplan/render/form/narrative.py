"""The second sheet of a form: what the report says in words, to be gone on with."""

from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Text
from cdsplan.model.narrative import HEADINGS
from cdsplan.recording.form import Form
from cdsplan.recording.form_narrative import COLUMNS, KIND, LONGEST, MARK, WORDS, mark_of
from cdsplan.render.form.cells import period_of, unit_of
from cdsplan.render.form.styles import (
    BOX,
    HEADER_FILL,
    LINE_HEIGHT,
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

_TITLE = "PHẦN LỜI VĂN CỦA BÁO CÁO"
_HOW = (
    "Viết hoặc sửa ngay trong cột «Nội dung»; xuống dòng trong ô: Alt+Enter. "
    "Ô để nguyên thì lời đã có giữ nguyên; xóa hết chữ trong ô là bỏ lời ấy khỏi báo cáo. "
    "Bốn mục này in trong báo cáo chính thức của kỳ."
)
_TOO_LONG = "{heading} (dài quá một ô Excel: sửa thẳng trong tệp báo cáo)"
_WIDTHS = dict(zip(COLUMNS, (26, 88, 16), strict=True))
_SHOWN = 2  # of the columns, all but the marks
_HEADER = 5
_LEAST_LINES = 8


def add_narrative(book: Workbook, form: Form, said: dict[str, str | None]) -> None:
    """One row a heading, with what the report says under it."""
    sheet = book.create_sheet(KIND.name)
    put(cell_at(sheet, 1, 1), _TITLE, bold=True, size=TITLE_SIZE)
    put(cell_at(sheet, 2, 1), unit_of(form), bold=True)
    put(cell_at(sheet, 3, 1), period_of(form))
    put(cell_at(sheet, 4, 1), _HOW, italic=True)
    spread(sheet, 4, _SHOWN, lines_of(_HOW, sum([*_WIDTHS.values()][:_SHOWN])))
    for column, name in enumerate(COLUMNS, start=1):
        cell = put(cell_at(sheet, _HEADER, column), name, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border, cell.fill = BOX, HEADER_FILL
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[name]
    sheet.row_dimensions[_HEADER].height = 2 * LINE_HEIGHT
    sheet.column_dimensions[get_column_letter(COLUMNS.index(MARK) + 1)].hidden = True
    for row, (name, heading) in enumerate(HEADINGS.items(), start=_HEADER + 1):
        _add(sheet, row, heading, said.get(name))
    protect(sheet)
    lay_out(sheet, _HEADER, "portrait")


def _add(sheet: Worksheet, row: int, heading: Text, words: str | None) -> None:
    fits = len(words or "") <= LONGEST
    content = [heading.vi if fits else _TOO_LONG.format(heading=heading.vi), words if fits else None, mark_of(words)]
    for column, one in enumerate(content, start=1):
        cell = put(cell_at(sheet, row, column), one, bold=column == 1)
        cell.border, cell.alignment = BOX, Alignment(wrap_text=True, vertical="top")
    entered = cell_at(sheet, row, COLUMNS.index(WORDS) + 1)
    entered.number_format = "@"  # or `- Kinh phí` would be a formula
    if fits:
        entered.fill, entered.protection = TO_FILL, Protection(locked=False)
    set_height(sheet, row, max(lines_of(words or "", _WIDTHS[WORDS]), _LEAST_LINES))
