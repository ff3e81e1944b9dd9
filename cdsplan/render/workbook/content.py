"""Values as cells of a worksheet: a number or day as such, shown as its words are, and words that never run."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, cast

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language
from cdsplan.render.csv_cells import is_like_formula
from cdsplan.render.escape import cut, visible
from cdsplan.render.table.value import Figure, Value, words

FACE, SIZE = "Times New Roman", 11
# What Excel keeps of a number, has in a cell, and takes for how a number looks.
_DIGITS, _LONGEST_TEXT, _LONGEST_FORMAT = 15, 32_767, 255
# In a workbook that counts from 1900 there was a 29 February of that year; a day before it is another in each program.
_FIRST_DAY = date(1900, 3, 1)
_AS_TEXT = "@"
# Excel reads `_x0041_` in a text as A.
_ESCAPED = r"_(?=x[0-9A-Fa-f]{4}_)"
_THIN = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


class Look(NamedTuple):
    """How a cell looks, whatever it holds."""

    bold: bool = False
    size: int = SIZE
    side: Literal["left", "center", "right"] | None = None
    fill: str | None = None
    boxed: bool = False
    wrapped: bool = True


class _Written(NamedTuple):
    """What stands in a cell: text, or the digits of a number."""

    content: str | date | None
    kind: str
    number_format: str
    quoted: bool = False  # a formula to a spreadsheet, which the cell is not even once somebody edits it


class Pen:
    """Makes the cells of a worksheet; each of its looks is made once, as openpyxl takes long for them."""

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        self._styles: dict[tuple[str, bool, Look], Any] = {}

    def cell(self, value: Value, look: Look) -> Cell:
        """One cell."""
        written = _written(value, self._language)
        made: Any = WriteOnlyCell(self._sheet)
        made.value, made.data_type = written.content, written.kind
        key = written.number_format, written.quoted, look
        if key not in self._styles:
            self._styles[key] = _style(made, written, look)
        made._style = self._styles[key]  # noqa: SLF001  there is no other way to share it
        return cast("Cell", made)


def put(cell: Cell, value: Value, language: Language) -> None:
    """Into a cell of a sheet that is not written row by row; words are harmless already, and keep their lines."""
    written = _said(value) if isinstance(value, str) and value else _written(value or None, language)
    cell.value, cell.data_type = written.content, written.kind
    cell.number_format, cell.quotePrefix = written.number_format, written.quoted


def _style(made: Any, written: _Written, look: Look) -> Any:  # noqa: ANN401
    made.number_format, made.quotePrefix = written.number_format, written.quoted
    made.font = Font(name=FACE, size=look.size, bold=look.bold)
    made.alignment = Alignment(look.side, "center", wrap_text=look.wrapped, indent=int(look.side == "left"))
    if look.boxed:
        made.border = _BOX
    if look.fill:
        made.fill = PatternFill("solid", fgColor=look.fill)
    return made._style  # noqa: SLF001


def _written(value: Value, language: Language) -> _Written:
    """What Excel would not keep exactly is written in words."""
    match value:
        case None:
            return _Written(None, "n", _AS_TEXT)
        case Figure() if _is_kept(value.amount) and len(_number_format(value)) <= _LONGEST_FORMAT:
            # Its digits as they are: openpyxl would make 79.98999999999999 of 79.99.
            return _Written(format(value.amount, "f"), "n", _number_format(value))
        case date() if value >= _FIRST_DAY:
            return _Written(value, "d", "dd/mm/yyyy" if language is Language.VI else "yyyy-mm-dd")
        case _:
            return _said(visible(words(value, language)))


def _said(words: str) -> _Written:
    said = cut(words, _LONGEST_TEXT)
    return _Written(re.sub(_ESCAPED, "_x005F_", said), "s", _AS_TEXT, is_like_formula(said))


def _is_kept(amount: Decimal) -> bool:
    return len(format(amount, "f").lstrip("-").replace(".", "").lstrip("0")) <= _DIGITS


def _number_format(value: Figure) -> str:
    """With all decimals of the number, grouped as the reader's Excel groups, and what stands after it."""
    _, _, exponent = value.amount.as_tuple()
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    shown = "#,##0" + ("." + "0" * decimals if decimals else "") + _literal(value.after)
    return f"+{shown};-{shown};{shown}" if value.signed else shown


def _literal(said: str) -> str:
    """Words in which a number format finds nothing to obey."""
    parts = visible(re.sub(r"\s", " ", said)).split('"')
    return '\\"'.join(f'"{part}"' if part else "" for part in parts)
