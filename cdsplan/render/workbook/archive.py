"""A workbook as bytes: the same for the same content, whenever it is made."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from cdsplan.render.office_archive import undated

# No day of its making: a page that offers it is to change only where a figure does.
_NO_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  Excel's have no zone


def saved(book: Workbook, title: str, author: str = "cdsplan", day: datetime = _NO_DAY) -> bytes:
    """What a file of it holds."""
    about = book.properties
    about.title, about.creator, about.created, about.modified = title, author, day, day
    written = BytesIO()
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    return undated(written)
