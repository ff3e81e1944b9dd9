"""An Excel workbook to the grid of one of its sheets: nothing in it is run, and nothing it says of itself believed.

A stranger's file may unpack to gigabytes, or hold a million styles for one figure. So only the parts that are needed
are unpacked, and all that is taken from them is counted: the bytes, the tags, the cells and their letters.
"""

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from xml.parsers import expat
from zipfile import BadZipFile

from cdsplan.recording.spreadsheet import (
    BROKEN,
    MOST_CELLS,
    MOST_LETTERS,
    TOO_LARGE,
    Cell,
    Content,
    Fault,
    Formula,
    Sheet,
    SheetKind,
    UnreadableError,
    inside,
    plain,
)
from cdsplan.recording.xlsx_archive import Attributes, Package, QuietReader, bare
from cdsplan.recording.xlsx_styles import MACINTOSH, WINDOWS, NumberFormat, Styles, moment_of

# What Excel lets a cell and a sheet's name have.
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31


def workbook(raw: bytes, wanted: str, headings: Sequence[str] = (), second: SheetKind | None = None) -> Sheet:
    """The sheet of this name; where none bears it the first that has these headings, else the first.

    With it come the others that have such headings as well, and those of a second kind.
    UnreadableError for what is no workbook of ours.
    """
    try:
        return _sheet(Package(raw), SheetKind(wanted, headings), second)
    except _FAILURES as error:
        raise UnreadableError(BROKEN) from error


_FAILURES = (
    *(BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, zlib.error),  # of an archive
    *(expat.ExpatError, ArithmeticError, LookupError, ValueError),  # of what is in it
)


class _Book(QuietReader):
    """The sheets of a workbook, in their order, and the day that its dates are counted from."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.epoch = WINDOWS

    def start(self, tag: str, has: Attributes) -> None:
        if tag == "sheet":
            link = {bare(name): value for name, value in has.items()}["id"]
            self.sheets.append((plain(has["name"][:_LONGEST_NAME]), link))
        elif tag == "workbookPr" and has.get("date1904") in {"1", "true"}:
            self.epoch = MACINTOSH


class _Words:
    """What stands in the `<t>` of a text, less how its letters are to be pronounced."""

    def __init__(self) -> None:
        self._aloud, self._writing = False, False
        self._pieces: list[str] = []
        self._letters = 0

    def start(self, tag: str, _has: Attributes) -> None:
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


class _Cells(_Words):
    """The rows of a sheet, and which of its cells are merged."""

    def __init__(self, strings: Sequence[str], styles: Styles, epoch: datetime) -> None:
        super().__init__()
        self._strings, self._styles, self._epoch = strings, styles, epoch
        self._formats: dict[str, NumberFormat] = {}
        self._row = self._column = -1
        self._kind, self._style = "n", "0"
        self._formula: str | None = None
        self._count, self._left = 0, MOST_LETTERS
        self.rows: list[list[Cell]] = []
        self.merged: list[str] = []

    def start(self, tag: str, has: Attributes) -> None:
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
        cell = self._cell(words)
        if self._formula is not None:
            formula = f"={self._formula or '…'}"
            cell = Cell(Formula(formula)) if cell.content is None else cell._replace(formula=formula)
        if cell.content is None:
            return
        inside(self._row, self._column)
        self._counted()
        self._left -= len(cell.content) if isinstance(cell.content, str) else 0
        self._left -= len(cell.formula or "")
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
            return self._format.cell(words)
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
                return moment_of(words)
            case _:
                return plain(words) or None

    @property
    def _format(self) -> NumberFormat:
        if self._style not in self._formats:
            self._formats[self._style] = NumberFormat(self._styles.number_format(int(self._style)), self._epoch)
        return self._formats[self._style]


def _column(place: str) -> int:
    """The column of `G9`, counted from 0."""
    found = re.match(r"([A-Z]{1,3})\d", place, re.ASCII)
    if found is None:
        raise ValueError(place)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _sheet(package: Package, wanted: SheetKind, second: SheetKind | None) -> Sheet:
    main = package.links("").by_kind.get("officeDocument", "xl/workbook.xml")
    book, strings, styles = _Book(), _Strings(), Styles()
    package.read(main, book)
    links = package.links(main)
    named = [(name, links.by_id[link]) for name, link in book.sheets if link in links.by_id]
    sheets = [(name, part) for name, (kind, part) in named if kind == "worksheet"]
    first = next((one for one in sheets if one[0] == wanted.name), sheets[0])
    for kind, reader in (("sharedStrings", strings), ("styles", styles)):
        if kind in links.by_kind:
            package.read(links.by_kind[kind], reader)

    def read(name: str, part: str) -> Sheet:
        cells = _Cells(strings.all, styles, book.epoch)
        package.read(part, cells)
        return Sheet(name, cells.rows, cells.merged)

    needed = {wanted.name, second.name} if second else {wanted.name}
    every = [read(*first)]
    every += _readable(read, [one for one in sheets if one != first], needed) if wanted.headings else []
    # Somebody may have renamed the sheets, and moved them.
    found = every[0] if first[0] == wanted.name else next((one for one in every if wanted.heads(one)), every[0])
    others = [one for one in every if one is not found]
    beside = [one for one in others if second and (one.name == second.name or second.heads(one))]
    return found._replace(others=[one for one in others if one not in beside and wanted.heads(one)], beside=beside)


def _readable(
    read: Callable[[str, str], Sheet], sheets: Iterable[tuple[str, str]], needed: Collection[str]
) -> Iterator[Sheet]:
    """Sheets of which only a form is looked for: one that is too large is none, unless it is called as ours are."""
    for name, part in sheets:
        with suppress(*(() if name in needed else (UnreadableError, *_FAILURES))):
            yield read(name, part)
