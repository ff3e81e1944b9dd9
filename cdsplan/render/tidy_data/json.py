"""Observations as programs get them: the columns of the CSV, with numbers and nothing for what is empty."""

from typing import cast

from cdsplan.evaluation.tidy_data import Row
from cdsplan.render import shapes


def row_data(row: Row) -> shapes.ExportedRow:
    """One row; its dates are ISO texts, as in all JSON."""
    dates = {"as_of": row.as_of.isoformat(), "due": row.due.isoformat()}
    return cast("shapes.ExportedRow", row._asdict() | dates)
