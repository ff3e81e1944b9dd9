"""Observations as CSV: for other programs, or for Excel on a Vietnamese Windows."""

import csv
from collections.abc import Iterable
from io import StringIO

from cdsplan.evaluation.tidy_data import Row
from cdsplan.render.csv_cells import BOM, SEPARATOR, cell, excel_cell


def as_csv(rows: Iterable[Row]) -> str:
    """Plain numbers and dates, commas between."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(cell, row) for row in rows)
    return page.getvalue()


def for_excel(rows: Iterable[Row]) -> str:
    """With a BOM, semicolons and decimal commas."""
    page = StringIO(BOM)
    page.seek(len(BOM))
    writer = csv.writer(page, delimiter=SEPARATOR, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(excel_cell, row) for row in rows)
    return page.getvalue()
