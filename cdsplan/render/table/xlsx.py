"""A page as an Excel workbook: a worksheet a table, to filter and reckon with, laid out to be printed."""

from fractions import Fraction
from math import ceil, floor
from textwrap import wrap
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table.sheet import Column, Page, Row, Sheet, Tone
from cdsplan.render.table.value import words
from cdsplan.render.table.wrapping import longest, longest_word
from cdsplan.render.words import EMPTY
from cdsplan.render.workbook.archive import saved
from cdsplan.render.workbook.content import SIZE, Look, Pen
from cdsplan.render.workbook.paper import HIGHEST_ROW, lay_out
from cdsplan.render.workbook.tabs import tabs

_TITLE, _PROSE = Look(bold=True, size=13), Look()
_HEAD = Look(bold=True, side="center", fill="D9E2F3", boxed=True)
_GROUP = Look(bold=True, fill="F2F2F2", boxed=True, wrapped=False)
_LEFT, _RIGHT = Look(boxed=True, side="left"), Look(boxed=True, side="right")
_FILL: dict[Tone, str] = {
    "good": "C6EFCE",
    "fair": "E2F0D9",
    "slow": "FFE699",
    "open": "FFF2CC",
    "bad": "FFC7CE",
    "unsure": "E4DFEC",
    "none": "EDEDED",
}
_WIDEST, _WIDEST_FIGURE = 36, 60
# So much wider than the letters of text are the digits by which a column is measured.
_DIGIT = Fraction(6, 5)
# Beside the letters: the margins of a cell, and the button of the filter in a heading.
_ROOM, _BUTTON = 1, 2
_FROZEN = 3  # columns at most
_WITHOUT_TABLE = 100
_LINE, _SPACE = 15, 4  # in points


def draw(page: Page, canvas: Canvas) -> bytes:
    """The file, with every column that says anything."""
    book, sheets = Workbook(write_only=True), page.sheets or [Sheet((), ())]
    names = tabs(sheet.name or page.name for sheet in sheets)
    for name, sheet in zip(names, sheets, strict=True):
        _Worksheet(book.create_sheet(name), sheet, canvas.language).draw(page)
    return saved(book, page.name)


class _Fitted(NamedTuple):
    """A column in its width, and how many letters have room in it."""

    column: Column
    width: int
    letters: int

    def lines(self, said: str) -> int:
        return 1 if len(said) <= self.letters else len(wrap(said, self.letters, break_on_hyphens=False))


def _letters(digits: int) -> int:
    """How many letters have room where there is room for so many digits."""
    return max(floor(digits * _DIGIT), 1)


class _Worksheet:
    """One table with what is said around it, written from its first row to its last."""

    def __init__(self, written: Worksheet, sheet: Sheet, language: Language) -> None:
        self._written, self._sheet, self._language = written, sheet, language
        self._columns = [_fitted(column, sheet, language) for column in sheet.parts()]
        self._last = get_column_letter(max(len(self._columns), 1))
        self._pen, self._row = Pen(written, language), 0

    def draw(self, page: Page) -> None:
        title = page.heading or [page.title]
        above = [] if self._sheet.data else [*title, *self._sheet.above]
        header = len(above) + 2 if above else 1
        lay_out(self._written, " – ".join(title), header, self._language)
        self._set_widths(header)
        for line in above:
            self._say(line, _PROSE if self._row else _TITLE)
        if above:
            self._append([])
        if self._columns:
            self._table(header)
            self._append([])
        columns = [column for column in self._sheet.columns if not column.drawing]
        for line in [*self._sheet.notes(columns, self._language), *page.closing]:
            self._say(line, _PROSE)

    def _table(self, header: int) -> None:
        self._head()
        for group in self._sheet.groups:
            if group.title:
                self._append([self._pen.cell(None if at else group.title, _GROUP) for at in range(len(self._columns))])
            for row in group.rows:
                self._line(row)
        self._written.auto_filter.ref = f"A{header}:{self._last}{self._row}"

    def _set_widths(self, header: int) -> None:
        """With the header and the name that a row goes by always in sight."""
        for at, one in enumerate(self._columns, start=1):
            self._written.column_dimensions[get_column_letter(at)].width = one.width
        named = next((at for at, one in enumerate(self._columns[:_FROZEN], start=1) if one.column.rest), 0)
        self._written.freeze_panes = f"{get_column_letter(named + 1)}{header + 1}"

    def _append(self, cells: list[Cell], lines: int = 1) -> None:
        """A row; Excel does not find the height of wrapped lines by itself in a file that it has not written."""
        self._row += 1
        self._written.row_dimensions[self._row].height = min(lines * _LINE + _SPACE, HIGHEST_ROW)
        self._written.append(cells)

    def _say(self, line: str, look: Look) -> None:
        """A line as wide as the table."""
        room = _letters((sum(one.width for one in self._columns) or _WITHOUT_TABLE) * SIZE // look.size)
        self._append([self._pen.cell(line, look)], len(wrap(line, room)))
        if len(self._columns) > 1:
            self._written.merged_cells.add(f"A{self._row}:{self._last}{self._row}")

    def _head(self) -> None:
        said = [one.column.heading.within(self._language) for one in self._columns]
        lines = max((one.lines(heading) for one, heading in zip(self._columns, said, strict=True)), default=1)
        self._append([self._pen.cell(heading, _HEAD) for heading in said], lines + 1)  # bold letters are wider

    def _line(self, row: Row) -> None:
        values = [(one, row.value(one.column.key)) for one in self._columns]
        lines = max((one.lines(words(value, self._language)) for one, value in values), default=1)
        # What is not known is a dash for people here, too: a formula would take an empty cell for zero.
        unknown = None if self._sheet.data else EMPTY
        cells = [self._pen.cell(unknown if value is None else value, _look(one.column, row)) for one, value in values]
        self._append(cells, lines)


def _look(column: Column, row: Row) -> Look:
    look = _RIGHT if column.right else _LEFT
    return look._replace(fill=_FILL[row.tone]) if column.toned and row.tone else look


def _fitted(column: Column, sheet: Sheet, language: Language) -> _Fitted:
    """As wide as its longest cell, if it may be; never so narrow that a word or a number would be broken."""
    cells = [words(row.value(column.key), language) for row in sheet.rows]
    headed = longest_word(column.heading.within(language)) + _BUTTON
    if column.right:
        return _wide(column, max(min(longest(cells), _WIDEST_FIGURE) + _ROOM, headed))
    letters = max(min(longest(cells), column.widest or _WIDEST), max(map(longest_word, cells), default=0))
    # One more for the indent, which keeps words off the figure before them.
    return _wide(column, max(ceil(min(letters, _WIDEST) / _DIGIT) + _ROOM + 1, headed))


def _wide(column: Column, width: int) -> _Fitted:
    return _Fitted(column, width, _letters(width - _ROOM))
