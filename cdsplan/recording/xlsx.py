"""An Excel workbook to the grid of one of its sheets: nothing in it is run, and nothing it says of itself believed.

A stranger's file may unpack to gigabytes, or hold a million styles for one figure. So only the parts that are needed
are unpacked, and all that is taken from them is counted: the bytes, the tags, the cells and their letters.
"""

import posixpath
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import Protocol, TypeAlias
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from cdsplan.language import text
from cdsplan.recording.spreadsheet import (
    BROKEN,
    LARGEST,
    MOST_CELLS,
    MOST_LETTERS,
    OLD_EXCEL,
    TOO_LARGE,
    Cell,
    Content,
    Fault,
    Formula,
    Moment,
    Sheet,
    UnreadableError,
    inside,
    plain,
)

LARGEST_UNPACKED = 16 << 20
_MOST_PARTS = 1000
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 16
# Of `<`, of which a cell with its value has four, and of `=`, each of which costs as much as two of them.
_MOST_SIGNS = 800_000
# What Excel lets a cell, a number's format and a sheet's name have.
_LONGEST_CELL, _LONGEST_FORMAT, _LONGEST_NAME = 32_767, 255, 31

_Attributes: TypeAlias = Mapping[str, str]


def workbook(raw: bytes, wanted: str) -> Sheet:
    """The sheet of this name, or the first where none bears it; UnreadableError for what is no workbook of ours."""
    try:
        return _sheet(_Package(raw), wanted)
    except _FAILURES as error:
        raise UnreadableError(BROKEN) from error


_FAILURES = (
    *(BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, zlib.error),  # of an archive
    *(expat.ExpatError, ArithmeticError, LookupError, ValueError),  # of what is in it
)


class _Reader(Protocol):
    """What takes note of the tags and words of a part, whatever prefix its tags have."""

    def start(self, tag: str, has: _Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    def words(self, words: str) -> None: ...


class _Package:
    """The archive that a workbook is, and what may still be taken from it."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > LARGEST or raw.count(_ENTRY) > _MOST_PARTS:
            raise UnreadableError(TOO_LARGE)
        if raw.startswith(OLD_EXCEL):
            raise UnreadableError(_OLD)
        self._archive = ZipFile(BytesIO(raw))
        parts = self._archive.infolist()
        if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
            raise UnreadableError(BROKEN)  # Excel uses no other, and the others unpack without a bound
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise UnreadableError(_MACROS)
        self._bytes, self._signs = LARGEST_UNPACKED, _MOST_SIGNS

    def read(self, name: str, reader: _Reader) -> None:
        """Let the reader have one part; KeyError where there is none."""
        part = self._unpacked(name)
        # A tag that is never closed is looked for again with every piece that expat is given, so it is given all.
        self._signs -= part.count(b"<") + 2 * part.count(b"=")
        if self._signs < 0:
            raise UnreadableError(TOO_LARGE)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.StartElementHandler = lambda tag, has: reader.start(_bare(tag), has)
        parser.EndElementHandler = lambda tag: reader.end(_bare(tag))
        parser.CharacterDataHandler = reader.words
        parser.Parse(part, True)  # noqa: FBT003  this is the end

    def _unpacked(self, name: str) -> bytes:
        """The size that an archive says a part has may be wrong, so it is not asked for."""
        pieces = []
        with self._archive.open(name) as stream:
            while piece := stream.read(_CHUNK):
                pieces.append(piece)
                self._bytes -= len(piece)
                if self._bytes < 0:
                    raise UnreadableError(TOO_LARGE)
        return b"".join(pieces)

    def links(self, name: str) -> "_Links":
        """What a part leads to."""
        folder, file = posixpath.split(name)
        links = _Links(folder)
        self.read(posixpath.join(folder, "_rels", f"{file}.rels"), links)
        return links


def _refuse_entities(*_: object) -> None:
    """With these, some lines of XML make gigabytes; Excel writes none."""
    raise UnreadableError(BROKEN)


def _bare(tag: str) -> str:
    return tag[tag.rfind(":") + 1 :]


class _Quiet:
    """A reader that takes note of nothing."""

    def start(self, tag: str, has: _Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    def words(self, words: str) -> None: ...


class _Links(_Quiet):
    """The parts that another one names."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.by_id: dict[str, tuple[str, str]] = {}
        self.by_kind: dict[str, str] = {}

    def start(self, tag: str, has: _Attributes) -> None:
        if tag == "Relationship":
            kind = has["Type"].rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", self._folder, has["Target"])).lstrip("/")
            self.by_id[has["Id"]], self.by_kind[kind] = (kind, target), target


# A cell has no time zone.
_WINDOWS, _MACINTOSH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001


class _Book(_Quiet):
    """The sheets of a workbook, in their order, and the day that its dates are counted from."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.epoch = _WINDOWS

    def start(self, tag: str, has: _Attributes) -> None:
        if tag == "sheet":
            link = next(value for name, value in has.items() if _bare(name) == "id")
            self.sheets.append((plain(has["name"][:_LONGEST_NAME]), link))
        elif tag == "workbookPr" and has.get("date1904") in {"1", "true"}:
            self.epoch = _MACINTOSH


class _Words:
    """What stands in the `<t>` of a text, less how its letters are to be pronounced."""

    def __init__(self) -> None:
        self._aloud, self._writing = False, False
        self._pieces: list[str] = []
        self._letters = 0

    def start(self, tag: str, _has: _Attributes) -> None:
        if tag == "rPh":
            self._aloud = True
        elif tag in {"t", "v", "f"}:
            self._writing = not self._aloud

    def end(self, tag: str) -> None:
        self._writing = False
        if tag == "rPh":
            self._aloud = False

    def words(self, words: str) -> None:
        if self._writing:
            self._letters += len(words)
            if self._letters > _LONGEST_CELL:
                raise UnreadableError(TOO_LARGE)
            self._pieces.append(words)

    def taken(self) -> str:
        """What has been collected, to begin anew."""
        found = "".join(self._pieces)
        self._pieces, self._letters = [], 0
        return re.sub(_ESCAPED, lambda code: chr(int(code[1], 16)), found) if "_x" in found else found


# How Excel writes a character that XML cannot hold; half a pair of surrogates stays as it is written.
_ESCAPED = r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_"


class _Strings(_Words):
    """The texts that cells refer to by their number."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []

    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "si":
            self.all.append(plain(self.taken()))


class _Styles(_Quiet):
    """How a cell of each style shows its number."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}
        self._used: list[str] = []
        self._in_cells = False
        self._known: dict[int, str] = {}

    def start(self, tag: str, has: _Attributes) -> None:
        if tag == "numFmt":
            self._written[has["numFmtId"]] = has["formatCode"][:_LONGEST_FORMAT]
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self._used.append(has.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def form(self, style: int) -> str:
        """The code of its format."""
        number = self._used[style] if self._used else "0"
        return self._written.get(number) or _BUILT_IN.get(number, "General")


# ECMA-376, part 1, 18.8.30: the formats that need no code, as far as they show rates, days and times.
_BUILT_IN = {
    **dict.fromkeys(("9", "10"), "0%"),
    **dict.fromkeys(("14", "15", "16", "17", "22"), "d/m/yy"),
    **dict.fromkeys(("18", "19", "20", "21", "45", "47"), "h:mm:ss"),
    "46": "[h]:mm:ss",
}
# Of a code only what it says of a positive number counts, without the words and colours in it.
_BESIDE_CODE = r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]'
_DAY_OR_TIME = r"(?i)(?<![_\\])[dmhys]"
_LASTING = r"(?i)\[(?:hh?|mm?|ss?)\]"


class _Cells(_Words):
    """The rows of a sheet, and which of its cells are merged."""

    def __init__(self, strings: Sequence[str], styles: _Styles, epoch: datetime) -> None:
        super().__init__()
        self._strings, self._styles, self._epoch = strings, styles, epoch
        self._forms: dict[str, _Form] = {}
        self._row = self._column = -1
        self._kind, self._style = "n", "0"
        self._formula: str | None = None
        self._count, self._left = 0, MOST_LETTERS
        self.rows: list[list[Cell]] = []
        self.merged: list[str] = []

    def start(self, tag: str, has: _Attributes) -> None:
        if tag == "c":
            self._kind, self._style = has.get("t", "n"), has.get("s", "0")
            self._column = _column(has["r"]) if "r" in has else self._column + 1
            self._formula = None
            if self._pieces:
                self.taken()
        elif tag == "row":
            self._row = int(has["r"]) - 1 if "r" in has else self._row + 1
            self._column = -1
        elif tag == "mergeCell":
            self._counted()
            self.merged.append(has["ref"])
        else:
            super().start(tag, has)

    def end(self, tag: str) -> None:
        if tag == "c":
            self._put()
        elif tag == "f":
            self._formula = self.taken()
        super().end(tag)

    def _put(self) -> None:
        if not self._pieces and self._formula is None:
            return
        words = self.taken()
        cell = Cell(Formula(f"={self._formula or '…'}")) if self._formula is not None else self._cell(words)
        if cell.content is None:
            return
        inside(self._row, self._column)
        self._counted()
        self._left -= len(cell.content) if isinstance(cell.content, str) else 0
        if self._left < 0:
            raise UnreadableError(TOO_LARGE)
        while len(self.rows) <= self._row:
            self.rows.append([])
        row = self.rows[self._row]
        row += [Cell(None)] * (self._column + 1 - len(row))
        row[self._column] = cell

    def _counted(self) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise UnreadableError(TOO_LARGE)

    def _cell(self, words: str) -> Cell:
        if self._kind == "n" and words:
            return self._form.cell(words)
        return Cell(self._content(words) if words else None)

    def _content(self, words: str) -> Content:
        match self._kind:
            case "s":
                return self._strings[int(words)] or None
            case "b":
                return bool(int(words))
            case "e":
                return Fault(words)
            case "d":
                return _iso(words)
            case _:
                return plain(words) or None

    @property
    def _form(self) -> "_Form":
        if self._style not in self._forms:
            self._forms[self._style] = _Form(self._styles.form(int(self._style)), self._epoch)
        return self._forms[self._style]


def _column(place: str) -> int:
    """The column of `G9`, counted from 0."""
    found = re.match(r"([A-Z]{1,3})\d", place, re.ASCII)
    if found is None:
        raise ValueError(place)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


class _Form:
    """What the numbers of one style are: plain ones, rates, or moments."""

    def __init__(self, code: str, epoch: datetime) -> None:
        first = code.partition(";")[0]
        self._percent = "%" in code
        self._dated = re.search(_DAY_OR_TIME, re.sub(_BESIDE_CODE, "", first)) is not None
        self._lasting = re.search(_LASTING, first) is not None
        self._epoch = epoch

    def cell(self, words: str) -> Cell:
        number = float(words) if {".", "e", "E"} & {*words} else int(words)
        if self._dated:
            return Cell(self._moment(number))
        return Cell(Decimal(repr(number)) if isfinite(number) else Fault("#NUM!"), self._percent)

    def _moment(self, days: float) -> Content:
        try:
            return Moment(_passed(days) if self._lasting else _since(self._epoch, days))
        except (OverflowError, ValueError):
            return Fault("#VALUE!")


def _passed(days: float) -> str:
    return str(timedelta(seconds=round(timedelta(days=days).total_seconds(), 3)))


def _since(epoch: datetime, days: float) -> str:
    """A day; a time of day, where there is less than one."""
    whole, part = divmod(days, 1)
    passed = timedelta(milliseconds=round(part * 86_400_000))
    if 0 <= days < 1 and not passed.days:
        return str((_WINDOWS + passed).time())
    if 0 < days < _LEAP and epoch == _WINDOWS:
        whole += 1
    return f"{epoch + timedelta(days=whole) + passed:%d/%m/%Y}"


# Excel counts a 29 February 1900, which never was, as the 60th day.
_LEAP = 60


def _iso(words: str) -> Moment:
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", words, re.ASCII)
    return Moment(f"{day[3]}/{day[2]}/{day[1]}" if day else words)


def _sheet(package: _Package, wanted: str) -> Sheet:
    main = package.links("").by_kind.get("officeDocument", "xl/workbook.xml")
    book, strings, styles = _Book(), _Strings(), _Styles()
    package.read(main, book)
    links = package.links(main)
    named = [(name, links.by_id[link]) for name, link in book.sheets if link in links.by_id]
    sheets = [(name, part) for name, (kind, part) in named if kind == "worksheet"]
    name, part = next((one for one in sheets if one[0] == wanted), sheets[0])
    for kind, reader in (("sharedStrings", strings), ("styles", styles)):
        if kind in links.by_kind:
            package.read(links.by_kind[kind], reader)
    cells = _Cells(strings.all, styles, book.epoch)
    package.read(part, cells)
    return Sheet(name, cells.rows, cells.merged)


_OLD = text(
    "tệp .xls cũ hoặc đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại dạng Excel Workbook (.xlsx).",
    "an old .xls file or one with a password. Open it in Excel, take the password off, save as Excel Workbook (.xlsx).",
)
_MACROS = text(
    "tệp có macro. Lưu lại dạng Excel Workbook (.xlsx), không phải .xlsm.",
    "the file has macros. Save it as Excel Workbook (.xlsx), not .xlsm.",
)
