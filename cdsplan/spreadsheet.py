"""A file that Excel has written, xlsx or CSV, to a grid of cells; nothing in it is run, and a bomb is not opened."""

import csv
import posixpath
import re
import unicodedata
import warnings
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice
from math import isfinite
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from cdsplan.language import Text, fold, text

LARGEST = 5 << 20
LARGEST_UNPACKED = 50 << 20
_MOST_PARTS = 1000
_MOST_ROWS, _MOST_COLUMNS = 5000, 64
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Formula(str):
    """What Excel would compute, and we do not."""

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


EMPTY = Cell(None)


class Sheet(NamedTuple):
    """The cells from A1 on; the name is None in a CSV file."""

    name: str | None
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[str] = ()

    def cell(self, row: int, column: int) -> Cell:
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else EMPTY


class UnreadableError(Exception):
    """Not a file that we read; the message says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def is_workbook(raw: bytes) -> bool:
    return raw.startswith((_ZIP, _OLD_EXCEL))


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


def workbook(raw: bytes, wanted: str) -> Sheet:
    """The sheet of this name, or the first where none bears it; UnreadableError for what is no workbook of ours."""
    with _opened(raw) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep, and we keep nothing
        try:
            return _sheet(raw, archive, wanted)
        except Exception as error:  # a broken file makes openpyxl raise whatever there is
            raise UnreadableError(_BROKEN) from error


def _opened(raw: bytes) -> ZipFile:
    """The archive that a workbook is, once it is known to be harmless."""
    if len(raw) > LARGEST:
        raise UnreadableError(_TOO_LARGE)
    if raw.startswith(_OLD_EXCEL):
        raise UnreadableError(_OLD)
    try:
        archive = ZipFile(BytesIO(raw))
        _inspect(archive)
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise UnreadableError(_BROKEN) from error
    return archive


def _inspect(archive: ZipFile) -> None:
    """What it would unpack to, before anything is; then that no part defines entities, with which XML makes bombs."""
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableError(_TOO_LARGE)
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise UnreadableError(_BROKEN)  # Excel uses no other, and the others unpack without a bound
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise UnreadableError(_MACROS)
    if any(_may_bomb(archive.read(part)) for part in parts):
        raise UnreadableError(_BROKEN)


def _may_bomb(part: bytes) -> bool:
    """Whether it has a DOCTYPE, or is in an encoding in which one could hide; Excel writes neither."""
    encoding = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", part)
    odd = encoding is not None and encoding[1].lower() not in {b"utf-8", b"us-ascii"}
    return odd or part.startswith(_WIDE) or b"<!DOCTYPE" in part


_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE, b"<\0", b"\0<")


def _sheet(raw: bytes, archive: ZipFile, wanted: str) -> Sheet:
    from openpyxl import load_workbook  # noqa: PLC0415  an extra of the installation

    book = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_vba=False, keep_links=False)
    name = next((one for one in book.sheetnames if _plain(one) == wanted), book.sheetnames[0])
    # The size that a sheet says it has may be wrong, so it is not asked for.
    rows = book[name].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    cells = [[_cell(written) for written in row] for row in rows]
    book.close()
    return Sheet(_plain(name), cells, list(_merged(archive, name)))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", words).strip()


def _cell(written: Any) -> Cell:  # noqa: ANN401  openpyxl has a class of its own for a cell that is not there
    percent = "%" in (written.number_format or "")
    match written.data_type, written.value:
        case "f", value:
            return Cell(Formula(getattr(value, "text", value)))
        case "e", value:
            return Cell(Fault(value))
        case _, bool() | None as value:
            return Cell(value)
        case _, datetime() | time() | timedelta() as moment:
            return Cell(Moment(f"{moment:%d/%m/%Y}" if isinstance(moment, datetime) else str(moment)))
        case _, int() | float() as number:
            return Cell(Decimal(repr(number)) if isfinite(number) else Fault("#NUM!"), percent)
    return Cell(_plain(str(written.value)) or None)


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _merged(archive: ZipFile, name: str) -> Iterator[str]:
    """Which cells of a sheet are merged: openpyxl tells only where it fills each of them, be they a billion."""
    sheets = ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")  # noqa: S314  without any DOCTYPE
    wanted = next(sheet.get(_LINK) for sheet in sheets if sheet.get("name") == name)
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    target = next(link.get("Target", "") for link in links if link.get("Id") == wanted)
    with archive.open(posixpath.join("xl", target).lstrip("/")) as part:
        for _, element in ET.iterparse(part):  # noqa: S314
            if element.tag == f"{_MAIN}mergeCell":
                yield element.get("ref", "")
            elif element.tag == f"{_MAIN}row":
                element.clear()


def table(raw: bytes, headings: Sequence[str]) -> Sheet:
    """A CSV file, as whatever parts its header into these headings; UnreadableError for what is none."""
    if len(raw) > LARGEST:
        raise UnreadableError(_TOO_LARGE)
    words = _decoded(raw, headings)
    split = (_split(words, delimiter) for delimiter in _DELIMITERS)
    rows, broken = next((one for one in split if _headed(one[0], headings)), ([], None))
    if broken:
        raise UnreadableError(
            text(
                "dòng {line}: dấu nháy kép mở mà không đóng. Sửa trong Excel rồi lưu lại dạng CSV UTF-8.",
                "line {line}: a double quote is opened and not closed. Mend it in Excel and save as CSV UTF-8 again.",
                line=str(broken),
            )
        )
    return Sheet(None, [[Cell(_plain(word) or None) for word in row[:_MOST_COLUMNS]] for row in rows])


_DELIMITERS = (";", "\t", ",")


def _decoded(raw: bytes, headings: Sequence[str]) -> str:
    """UTF-8; UTF-16, as Excel's «Unicode Text»; CP1258 where it makes sense."""
    try:
        return raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        pass
    words = raw.decode("cp1258", errors="replace")
    if "\ufffd" not in words and any(_headed(_split(words, one)[0], headings) for one in _DELIMITERS):
        return words
    raise UnreadableError(_ENCODING)


def _split(words: str, delimiter: str) -> tuple[list[list[str]], int | None]:
    """The rows, and the line that cannot be split, if there is one."""
    reader = csv.reader(StringIO(words, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, _MOST_ROWS))
    except csv.Error:
        return rows, reader.line_num
    return rows, None


def _headed(rows: Iterable[Sequence[str]], headings: Sequence[str]) -> bool:
    return any(heads(row, headings) for row in rows)


_TOO_LARGE = text(
    "tệp quá lớn so với một biểu mẫu. Chép số vào biểu mẫu mới do cdsplan form tạo.",
    "the file is too large for a form. Copy the figures into a new one that `cdsplan form` makes.",
)
_OLD = text(
    "tệp .xls cũ hoặc đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại dạng Excel Workbook (.xlsx).",
    "an old .xls file or one with a password. Open it in Excel, take the password off, save as Excel Workbook (.xlsx).",
)
_MACROS = text(
    "tệp có macro. Lưu lại dạng Excel Workbook (.xlsx), không phải .xlsm.",
    "the file has macros. Save it as Excel Workbook (.xlsx), not .xlsm.",
)
_BROKEN = text(
    "tệp hỏng, hoặc không phải Excel (.xlsx) hay CSV. Mở bằng Excel rồi lưu lại dạng Excel Workbook (.xlsx).",
    "the file is broken, or is neither Excel (.xlsx) nor CSV. Open it in Excel and save as Excel Workbook (.xlsx).",
)
_ENCODING = text(
    "bảng mã của tệp không phải UTF-8 và có chữ không đọc được. Trong Excel, lưu lại dạng «CSV UTF-8» hoặc .xlsx.",
    "the file is not UTF-8 and has letters that cannot be read. In Excel, save it as `CSV UTF-8` or .xlsx.",
)
