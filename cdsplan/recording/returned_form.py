"""A form as it came back: whose it is, of which period, where its columns stand, and what is wrong with that."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cdsplan.language import fold, text
from cdsplan.model import period
from cdsplan.model.period import Period
from cdsplan.recording.cell_finding import CellFinding
from cdsplan.recording.form import COLUMNS, COMMUNE, FORM, NEW, PERIOD, READABLE, REQUIRED, SHEET, VERSION
from cdsplan.recording.form_date import FormDate, form_date
from cdsplan.recording.spreadsheet import EMPTY, Cell, Content, Sheet, heads, place


class ReturnedForm(NamedTuple):
    """A form as it came back: what it says it is, where its header and columns are, and what is wrong with that."""

    sheet: Sheet
    code: str | None
    period: Period | None
    date: FormDate  # up to which day its figures count
    header: int
    columns: Mapping[str, int]
    problems: tuple[CellFinding, ...]
    code_cell: str = "A1"  # where it says whose it is

    @property
    def complete(self) -> bool:
        """Whether it has all the columns that are read."""
        return self.columns.keys() >= {*REQUIRED}

    def place(self, row: int, column: str) -> str:
        return place(row, self.columns[column])

    def cell(self, row: int, column: str) -> Cell:
        """An empty one of a column that is not there."""
        return self.sheet.cell(row, self.columns[column]) if column in self.columns else EMPTY


def returned_form(sheet: Sheet) -> ReturnedForm:
    """What a sheet says of itself; its rows are read once it is known whose they are."""
    rows = [[cell.content for cell in row] for row in sheet.rows]
    header = next((at for at, row in enumerate(rows) if heads(row, COLUMNS)), None)
    above = [content for row in rows[:header] for content in row if isinstance(content, str)]
    code, written, version = (_said(name, above) for name in (COMMUNE, PERIOD, FORM))
    problems = [*_misnamed(sheet), *_other_version(version), *_other_sheets(sheet)]
    date = form_date(sheet.rows[:header])
    if date.problem:
        problems.append(CellFinding(date.cell, *date.problem))
    if header is None:
        problems.append(_no_header(sheet))
        return ReturnedForm(sheet, _whole_code(code), _period(written), date, len(rows), {}, tuple(problems))
    columns = _columns(rows[header])
    problems += [*_missing_columns(header, columns), *_repeated_columns(header, rows[header])]
    problems += _merged(sheet, header)
    named = _whole_code(code), _period(written), date
    return ReturnedForm(sheet, *named, header, columns, tuple(problems), _code_cell(rows[:header]))


def _code_cell(above: Sequence[Sequence[Content]]) -> str:
    places = (place(at, column) for at, row in enumerate(above) for column, one in _texts(row) if _said(COMMUNE, [one]))
    return next(places, place(0, 0))


def _other_sheets(sheet: Sheet) -> Iterator[CellFinding]:
    """Figures in a sheet that nobody reads would be lost."""
    for other in sheet.others:
        cell = _first_figure(other)
        if cell:
            yield CellFinding(
                place(0, 0),
                text(
                    "trang tính «{other}» cũng có số mới (ô {cell}), nhưng chương trình chỉ đọc trang tính «{name}»",
                    "the sheet `{other}` has new figures as well (cell {cell}), and only the sheet `{name}` is read",
                    other=other.name,
                    cell=cell,
                    name=sheet.name,
                ),
                text(
                    "Chép các số ấy vào trang tính «{name}» rồi xóa trang tính «{other}»; nếu của xã khác, kỳ khác"
                    " thì để ở tệp riêng.",
                    "Copy them into the sheet `{name}` and delete `{other}`; of another commune or period, keep them in"
                    " a file of their own.",
                    name=sheet.name,
                    other=other.name,
                ),
            )


def _first_figure(sheet: Sheet) -> str | None:
    rows = [[cell.content for cell in row] for row in sheet.rows]
    header = next(at for at, row in enumerate(rows) if heads(row, COLUMNS))
    column = _columns(rows[header]).get(NEW)
    if column is None:
        return None
    below = range(header + 1, len(rows))
    return next((place(row, column) for row in below if sheet.cell(row, column).content is not None), None)


def _said(name: str, above: Iterable[str]) -> str | None:
    """What stands behind `name:` in the heading."""
    for words in above:
        before, colon, after = words.partition(":")
        if colon and fold(before) == fold(name):
            return after.strip()
    return None


def _whole_code(code: str | None) -> str | None:
    """Excel takes the zeros in front of a code for nothing; two digits are a province's, other words its folder."""
    is_short = code and re.fullmatch(r"(?a)\d|\d{3,4}", code)
    return code.zfill(5) if code and is_short else code or None


def _period(written: str | None) -> Period | None:
    try:
        return period.parse(written.partition(" (")[0]) if written else None
    except ValueError:
        return None


def _texts(row: Sequence[Content]) -> Iterator[tuple[int, str]]:
    return ((column, one) for column, one in enumerate(row) if isinstance(one, str))


def _misnamed(sheet: Sheet) -> Iterator[CellFinding]:
    if sheet.name not in {None, SHEET}:
        yield CellFinding(
            place(0, 0),
            text(
                "trang tính có tên «{name}», không phải «{wanted}»",
                "the sheet is called `{name}`, not `{wanted}`",
                name=sheet.name,
                wanted=SHEET,
            ),
            text("Đổi tên trang tính lại thành «{wanted}».", "Name it `{wanted}` again.", wanted=SHEET),
        )


def _other_version(version: str | None) -> Iterator[CellFinding]:
    if version not in {None, *READABLE}:
        yield CellFinding(
            place(0, 0),
            text(
                "biểu mẫu phiên bản «{version}», chương trình này đọc phiên bản {known}",
                "a form of version `{version}`; this program reads version {known}",
                version=version,
                known=VERSION,
            ),
            _MAKE_ANEW,
        )


_MAKE_ANEW = text(
    "Tạo biểu mẫu mới bằng cdsplan form rồi chép số sang.",
    "Make a new form with `cdsplan form`, and copy the figures into it.",
)


def _no_header(sheet: Sheet) -> CellFinding:
    hint = text(
        "Cần một dòng có các ô: {known}; tệp không phải biểu mẫu thì tạo biểu mẫu bằng cdsplan form."
        " Lưu CSV thì chọn «CSV UTF-8».",
        "One row must have the cells {known}; if it is not a form, make one with `cdsplan form`."
        " Save CSV as `CSV UTF-8`.",
        known=list(REQUIRED),
    )
    return CellFinding(
        place(0, 0),
        text("không thấy dòng tiêu đề của biểu mẫu", "the header row of a form is missing"),
        _MAKE_ANEW if sheet.name else hint,
    )


def _columns(row: Sequence[object]) -> dict[str, int]:
    """Where each heading stands, however it is accented; of several the first."""
    names = {fold(column): column for column in COLUMNS}
    found = {names.get(fold(word)): at for at, word in reversed([*enumerate(row)]) if isinstance(word, str)}
    return {name: at for name, at in found.items() if name}


def _missing_columns(header: int, columns: Mapping[str, int]) -> Iterator[CellFinding]:
    for name in REQUIRED:
        if name not in columns:
            yield CellFinding(
                place(header, 0),
                text("dòng tiêu đề thiếu cột «{name}»", "the header lacks the column `{name}`", name=name),
                text(
                    "Gõ lại «{name}» vào tiêu đề của cột đó, hoặc tạo biểu mẫu mới bằng cdsplan form.",
                    "Type `{name}` above that column again, or make a new form with `cdsplan form`.",
                    name=name,
                ),
            )


def _repeated_columns(header: int, row: Sequence[object]) -> Iterator[CellFinding]:
    known = {fold(column) for column in COLUMNS}
    seen: set[str] = set()
    for at, word in enumerate(row):
        plain = fold(word) if isinstance(word, str) else ""
        if plain in known and plain in seen:
            yield CellFinding(
                place(header, at),
                text("cột «{name}» có hai lần", "there are two columns `{name}`", name=word),
                text("Xóa một cột.", "Delete one of them."),
            )
        seen.add(plain)


_RANGE = r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?"


def _merged(sheet: Sheet, header: int) -> Iterator[CellFinding]:
    """Cells that are one, of which each should have its own figure."""
    for cells in sheet.merged:
        found = re.fullmatch(_RANGE, cells, re.ASCII)
        if found and int(found[3] or found[2]) > header:
            yield CellFinding(
                f"{found[1]}{found[2]}",
                text("các ô {cells} bị gộp làm một", "the cells {cells} are merged", cells=cells),
                text("Bỏ gộp ô (Unmerge Cells), rồi gõ lại từng ô.", "Unmerge them, then type each cell again."),
            )
