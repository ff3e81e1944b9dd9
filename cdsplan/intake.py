"""A filled form to the values that it proposes; every cell that cannot be one is told, with what to type there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan import period, typed
from cdsplan.edit import Field
from cdsplan.form import COLUMNS, COMMUNE, FILLED, FORM, ID, NAME, NEW, PERIOD, SHEET, VERSION, Kind, Line
from cdsplan.language import Text, fold, text
from cdsplan.load import nearest
from cdsplan.model import Report, State
from cdsplan.period import Period
from cdsplan.record import Entry
from cdsplan.spreadsheet import Cell, Fault, Formula, Moment, Sheet, heads, place


class Problem(NamedTuple):
    """What is wrong in a cell, and what to type there."""

    cell: str
    message: Text
    hint: Text


class Answer(NamedTuple):
    """What one line proposes: the fields that become different, each with its cell and what stands there now."""

    line: Line
    cells: Mapping[str, str]
    before: Mapping[str, Field]
    fields: Mapping[str, Field]

    @property
    def entry(self) -> Entry:
        return Entry(self.line.slot, self.fields)


class Paper(NamedTuple):
    """A form as it came back: what it says it is, where its header and columns are, and what is wrong with that."""

    sheet: Sheet
    code: str | None
    period: Period | None
    header: int
    columns: Mapping[str, int]
    problems: tuple[Problem, ...]

    def place(self, row: int, column: str) -> str:
        return place(row, self.columns[column])

    def cell(self, row: int, column: str) -> Cell:
        return self.sheet.cell(row, self.columns[column])


def paper(sheet: Sheet) -> Paper:
    """What a sheet says of itself; its rows are read once it is known whose they are."""
    rows = [[cell.content for cell in row] for row in sheet.rows]
    header = next((at for at, row in enumerate(rows) if heads(row, COLUMNS)), None)
    above = [content for row in rows[:header] for content in row if isinstance(content, str)]
    code, written, version = (_said(name, above) for name in (COMMUNE, PERIOD, FORM))
    problems = [*_misnamed(sheet), *_other_version(version)]
    if header is None:
        problems.append(_no_header(sheet))
        return Paper(sheet, _five_digits(code), _period(written), len(rows), {}, tuple(problems))
    columns = _columns(rows[header])
    problems += [*_missing_columns(header, columns), *_repeated_columns(header, rows[header])]
    problems += _merged(sheet, header)
    return Paper(sheet, _five_digits(code), _period(written), header, columns, tuple(problems))


def _said(name: str, above: Iterable[str]) -> str | None:
    """What stands behind `name:` in the heading."""
    for words in above:
        before, colon, after = words.partition(":")
        if colon and fold(before) == fold(name):
            return after.strip()
    return None


def _five_digits(code: str | None) -> str | None:
    """Excel takes the zeros in front of a code for nothing."""
    return code.zfill(5) if code else None


def _period(written: str | None) -> Period | None:
    try:
        return period.parse(written) if written else None
    except ValueError:
        return None


def _misnamed(sheet: Sheet) -> Iterator[Problem]:
    if sheet.name not in {None, SHEET}:
        yield Problem(
            place(0, 0),
            text("trang tính tên «{name}», không phải «{wanted}»", "the sheet is called `{name}`, not `{wanted}`", name=sheet.name, wanted=SHEET),
            text("Đổi tên trang lại thành «{wanted}».", "Name it `{wanted}` again.", wanted=SHEET),
        )


def _other_version(version: str | None) -> Iterator[Problem]:
    if version not in {None, VERSION}:
        yield Problem(
            place(0, 0),
            text("biểu mẫu phiên bản «{version}», chương trình này đọc phiên bản {known}", "a form of version `{version}`; this program reads version {known}", version=version, known=VERSION),
            _MAKE_ANEW,
        )


_MAKE_ANEW = text("Tạo biểu mẫu mới bằng cdsplan form rồi chép số sang.", "Make a new form with `cdsplan form`, and copy the figures into it.")


def _no_header(sheet: Sheet) -> Problem:
    known = [ID, NEW, *(column for column in FILLED.values() if column != NEW)]
    hint = text("Cần một dòng có các ô: {known}. Lưu CSV thì chọn «CSV UTF-8».", "One row must have the cells {known}. Save CSV as `CSV UTF-8`.", known=known)
    return Problem(place(0, 0), text("không thấy dòng tiêu đề của biểu mẫu", "the header of a form is not there"), _MAKE_ANEW if sheet.name else hint)


def _columns(row: Iterable[object]) -> dict[str, int]:
    """Where each heading stands, however it is accented; of several the first."""
    names = {fold(column): column for column in COLUMNS}
    found = {names.get(fold(word)): at for at, word in reversed(list(enumerate(row))) if isinstance(word, str)}
    return {name: at for name, at in found.items() if name}
