"""Rows as CSV for other programs."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from cdsplan.render.csv_cells import cell


def page(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A line a row under one line of names; what is not known is an empty cell."""
    written = StringIO()
    writer = csv.DictWriter(written, fieldnames=names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return written.getvalue()
