"""Workbooks read back, as a person reads them."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def worksheets(content: bytes) -> list[Worksheet]:
    return [sheet for sheet in load_workbook(BytesIO(content)).worksheets if isinstance(sheet, Worksheet)]


def cells(sheet: Worksheet) -> list[list[Any]]:
    """What every cell holds."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows below the headings that are filtered, by these headings."""
    filtered: Any = sheet.auto_filter.ref
    head, *rows = sheet[filtered]
    names = [str(cell.value) for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]
