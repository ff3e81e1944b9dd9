"""Tables as CSV for programs: a head, then rows, with every digit of every number."""

import csv
from collections.abc import Iterable
from io import StringIO

from cdsplan.dataset.table import Cell, Row, Table
from cdsplan.render import csv_cells


def head(table: Table) -> bytes:
    """The line of the names."""
    return _lines([table.names])


def lines(rows: Iterable[Row]) -> bytes:
    """The lines of some rows; of a folder whose name no text can hold, that name escaped."""
    return _lines([_cell(cell) for cell in row] for row in rows)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    page = StringIO()
    csv.writer(page, lineterminator="\n").writerows(rows)
    return page.getvalue().encode(errors="backslashreplace")


def _cell(value: Cell) -> str:
    """A whole number of a fraction may be longer than any that people read."""
    if value is None:
        return ""
    return str(value) if type(value) is int else csv_cells.cell(value)
