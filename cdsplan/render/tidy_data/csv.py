"""Observations as CSV: for other programs, or for Excel on a Vietnamese Windows."""

import csv
from collections.abc import Iterable
from io import StringIO

from cdsplan.evaluation.tidy_data import Row
from cdsplan.language import Language
from cdsplan.render.csv_cells import BOM, SEPARATOR, cell, excel_cell
from cdsplan.render.table.value import Figure, Value
from cdsplan.render.tidy_data.people import COLUMNS, in_words


def as_csv(rows: Iterable[Row]) -> str:
    """Plain numbers and dates, commas between."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(map(cell, row) for row in rows)
    return page.getvalue()


def for_excel(rows: Iterable[Row]) -> str:
    """With a BOM, semicolons and decimal commas; in Vietnamese, as its reader is."""
    page = StringIO(BOM)
    page.seek(len(BOM))
    writer = csv.writer(page, delimiter=SEPARATOR, lineterminator="\n")
    writer.writerow(column.title.within(Language.VI) for column in COLUMNS)
    for row in rows:
        writer.writerow(map(_excel_cell, in_words(row, Language.VI)))
    return page.getvalue()


def _excel_cell(value: Value) -> str:
    return excel_cell(value.amount if isinstance(value, Figure) else value)
