"""A workbook as bytes: the same for the same content, whenever it is made."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# No day of its making: a page that offers it is to change only where a figure does.
_NO_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  Excel's have no zone


def saved(book: Workbook, title: str) -> bytes:
    """What a file of it holds."""
    about = book.properties
    about.title, about.creator, about.created, about.modified = title, "cdsplan", _NO_DAY, _NO_DAY
    written = BytesIO()
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    return _undated(written)


def _undated(written: BytesIO) -> bytes:
    again = BytesIO()
    with ZipFile(written) as made, ZipFile(again, "w") as kept:
        for part in made.infolist():
            kept.writestr(ZipInfo(part.filename), made.read(part), ZIP_DEFLATED)
    return again.getvalue()
