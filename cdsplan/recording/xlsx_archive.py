"""The archive that a workbook is: its parts, unpacked within bounds, and the links between them."""

import posixpath
from collections.abc import Mapping
from io import BytesIO
from typing import Protocol, TypeAlias
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from cdsplan.language import text
from cdsplan.recording.spreadsheet import BROKEN, LARGEST, OLD_EXCEL, TOO_LARGE, UnreadableError

LARGEST_UNPACKED = 16 << 20
_MOST_PARTS = 1000
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 16
# How an OpenDocument says what it is: in its first part, which is not packed.
_OPEN_DOCUMENT, _MARK = b"mimetypeapplication/vnd.oasis.opendocument", 128
# Of `<`, of which a cell with its value has four, and of `=`, each of which costs as much as two of them.
_MOST_SIGNS = 800_000

Attributes: TypeAlias = Mapping[str, str]


class Reader(Protocol):
    """What takes note of the tags and words of a part, whatever prefix its tags have."""

    def start(self, tag: str, has: Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    def words(self, words: str) -> None: ...


class Package:
    """The archive that a workbook is, and what may still be taken from it."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > LARGEST or raw.count(_ENTRY) > _MOST_PARTS:
            raise UnreadableError(TOO_LARGE)
        if raw.startswith(OLD_EXCEL):
            raise UnreadableError(_OLD)
        self._archive = ZipFile(BytesIO(raw))
        parts = self._archive.infolist()
        if _OPEN_DOCUMENT in raw[:_MARK]:
            raise UnreadableError(_ODS)
        if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
            raise UnreadableError(BROKEN)  # Excel uses no other, and the others unpack without a bound
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise UnreadableError(_MACROS)
        self._bytes, self._signs = LARGEST_UNPACKED, _MOST_SIGNS

    def read(self, name: str, reader: Reader) -> None:
        """Let the reader have one part; KeyError where there is none."""
        part = self._unpacked(name)
        # A tag that is never closed is looked for again with every piece that expat is given, so it is given all.
        self._signs -= part.count(b"<") + 2 * part.count(b"=")
        if self._signs < 0:
            raise UnreadableError(TOO_LARGE)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_entities
        parser.StartElementHandler = lambda tag, has: reader.start(bare(tag), has)
        parser.EndElementHandler = lambda tag: reader.end(bare(tag))
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

    def links(self, name: str) -> "Links":
        """What a part leads to."""
        folder, file = posixpath.split(name)
        links = Links(folder)
        self.read(posixpath.join(folder, "_rels", f"{file}.rels"), links)
        return links


def _refuse_entities(*_: object) -> None:
    """With these, some lines of XML make gigabytes; Excel writes none."""
    raise UnreadableError(BROKEN)


def bare(tag: str) -> str:
    return tag[tag.rfind(":") + 1 :]


class QuietReader:
    """A reader that takes note of nothing."""

    def start(self, tag: str, has: Attributes) -> None: ...
    def end(self, tag: str) -> None: ...
    def words(self, words: str) -> None: ...


class Links(QuietReader):
    """The parts that another one names."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.by_id: dict[str, tuple[str, str]] = {}
        self.by_kind: dict[str, str] = {}

    def start(self, tag: str, has: Attributes) -> None:
        if tag == "Relationship":
            kind = has["Type"].rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", self._folder, has["Target"])).lstrip("/")
            self.by_id[has["Id"]], self.by_kind[kind] = (kind, target), target


_OLD = text(
    "tệp .xls cũ hoặc đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại dạng Excel Workbook (.xlsx).",
    "an old .xls file or one with a password. Open it in Excel, take the password off, save as Excel Workbook (.xlsx).",
)
_ODS = text(
    "tệp OpenDocument (.ods) của LibreOffice. Mở ra, chọn Lưu thành… (Save As), kiểu Excel 2007-365 (.xlsx), rồi nhập"
    " tệp đó.",
    "an OpenDocument file (.ods) of LibreOffice. Open it, Save As, of the kind Excel 2007-365 (.xlsx); import that.",
)
_MACROS = text(
    "tệp có macro. Lưu lại dạng Excel Workbook (.xlsx), không phải .xlsm.",
    "the file has macros. Save it as Excel Workbook (.xlsx), not .xlsm.",
)
