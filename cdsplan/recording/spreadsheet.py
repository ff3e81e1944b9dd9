"""A grid of cells, and a CSV file as one; what Excel has saved as a workbook is read by `xlsx`."""

import csv
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO
from typing import NamedTuple, TypeAlias

from cdsplan.language import Text, fold, text

LARGEST = 5 << 20
_MOST_ROWS, _MOST_COLUMNS = 5000, 64
# Of all cells together, each counted as often as it stands: a report holds no more.
MOST_CELLS, MOST_LETTERS = 100_000, 2_000_000
_ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Formula(str):
    """What Excel would compute, has not, and we do not."""

    __slots__ = ()


class Fault(str):
    """`#N/A` and its like."""

    __slots__ = ()


class Moment(str):
    """A day or a time of day, as Vietnamese writes it: what Excel makes of `14/6`."""

    __slots__ = ()


Content: TypeAlias = str | Decimal | bool | None


class Cell(NamedTuple):
    content: Content
    percent: bool = False  # 0.345 that shows as 34.5 %
    formula: str | None = None  # by which the program that saved it has computed the content


EMPTY = Cell(None)


class Sheet(NamedTuple):
    """The cells from A1 on; the name is None in a CSV file."""

    name: str | None
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[str] = ()
    others: Sequence["Sheet"] = ()  # that have such a header too
    beside: Sequence["Sheet"] = ()  # of another kind, which belong to it

    def cell(self, row: int, column: int) -> Cell:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else EMPTY


class SheetKind(NamedTuple):
    """How a sheet of a workbook is recognised: by its name, else by its header."""

    name: str
    headings: Sequence[str]

    def heads(self, sheet: Sheet) -> bool:
        """Whether one of its rows is such a header."""
        return self.header(sheet) is not None

    def header(self, sheet: Sheet) -> int | None:
        rows = enumerate(sheet.rows)
        return next((at for at, row in rows if heads([cell.content for cell in row], self.headings)), None)


class UnreadableError(Exception):
    """Not a file that we read; the message says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def is_workbook(raw: bytes) -> bool:
    return raw.startswith((_ZIP, OLD_EXCEL))


def place(row: int, column: int) -> str:
    """`G9`, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def heads(words: Iterable[object], headings: Sequence[str]) -> bool:
    """Whether these cells are a table's header: two of its headings, however they are accented."""
    known = {fold(heading) for heading in headings}
    return len(known & {fold(word) for word in words if isinstance(word, str)}) > 1


def plain(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip()


def inside(row: int, column: int) -> None:
    """UnreadableError for a cell so far out that no form has it: left out, a figure would be lost."""
    if not (0 <= row < _MOST_ROWS and column < _MOST_COLUMNS):
        raise UnreadableError(
            text(
                "ô {place} nằm ngoài {rows} dòng, {columns} cột đầu. Xóa hẳn các dòng, cột thừa rồi lưu lại.",
                "the cell {place} is outside the first {rows} rows and {columns} columns. Delete the rows and columns"
                " that are not needed, then save the file again.",
                place=place(row, column),
                rows=_MOST_ROWS,
                columns=_MOST_COLUMNS,
            )
        )


def table(raw: bytes, headings: Sequence[str]) -> Sheet:
    """A CSV file, as whatever parts its header into these headings; UnreadableError for what is none."""
    if len(raw) > LARGEST:
        raise UnreadableError(TOO_LARGE)
    words = _decoded(raw, headings).rstrip(_BLANKS)
    split = (_split(words, delimiter) for delimiter in _DELIMITERS)
    rows, broken = next((one for one in split if _headed(one[0], headings)), ([], None))
    if broken:
        raise UnreadableError(broken)
    return Sheet(None, [_cells(at, row) for at, row in enumerate(rows)])


_DELIMITERS = (";", "\t", ",")
_MOST_DELIMITERS = 500_000
# What Excel writes of rows and columns in which nothing stands.
_BLANKS = "".join(_DELIMITERS) + " \r\n"


def _cells(at: int, row: list[str]) -> list[Cell]:
    while row and not row[-1].strip():
        row.pop()
    if row:
        inside(at, len(row) - 1)
    return [Cell(plain(word) or None) for word in row]


def _decoded(raw: bytes, headings: Sequence[str]) -> str:
    """UTF-8; UTF-16, as Excel's «Unicode Text»; CP1258 where it makes sense."""
    try:
        return raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    words = raw.decode("cp1258", errors="replace")
    rows = (row for one in _DELIMITERS for row in _split(words, one)[0] if heads(row[:_MOST_COLUMNS], headings))
    header = next(rows, None)
    # Some programs write a `?` for each letter that their encoding lacks.
    if "\ufffd" not in words and header and "?" not in "".join(header):
        return words
    raise UnreadableError(_ENCODING)


def _split(words: str, delimiter: str) -> tuple[list[list[str]], Text | None]:
    """The rows, and why the next one cannot be read, if there is one; UnreadableError for too many cells in a row."""
    if words.count(delimiter) > _MOST_DELIMITERS:
        raise UnreadableError(TOO_LARGE)
    reader = csv.reader(StringIO(words, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    left, begun = MOST_CELLS, 1
    try:
        for row in reader:
            begun = reader.line_num + 1
            left -= 1 + sum(map(bool, row))
            if left < 0:
                return rows, TOO_LARGE
            rows.append(row)
    except csv.Error:
        return rows, _not_closed(begun)
    return rows, None


def _not_closed(line: int) -> Text:
    return text(
        "dòng {line}: dấu nháy kép mở mà không đóng, hoặc ô quá dài. Sửa trong Excel rồi lưu lại dạng CSV UTF-8.",
        "line {line}: a double quote is opened and not closed, or a cell is too long. Correct it in Excel and save as"
        " CSV UTF-8 again.",
        line=str(line),
    )


def _headed(rows: Iterable[Sequence[str]], headings: Sequence[str]) -> bool:
    return any(heads(row[:_MOST_COLUMNS], headings) for row in rows)


TOO_LARGE = text(
    "tệp quá lớn so với một biểu mẫu. Chép số vào biểu mẫu mới do cdsplan form tạo.",
    "the file is too large for a form. Copy the figures into a new one that `cdsplan form` makes.",
)
BROKEN = text(
    "tệp hỏng, hoặc không phải Excel (.xlsx) hay CSV. Mở bằng Excel rồi lưu lại dạng Excel Workbook (.xlsx).",
    "the file is broken, or is neither Excel (.xlsx) nor CSV. Open it in Excel and save as Excel Workbook (.xlsx).",
)
_ENCODING = text(
    "bảng mã của tệp không phải UTF-8 và có chữ không đọc được. Trong Excel, lưu lại dạng «CSV UTF-8» hoặc .xlsx.",
    "the file is not UTF-8 and has letters that cannot be read. In Excel, save it as `CSV UTF-8` or .xlsx.",
)
