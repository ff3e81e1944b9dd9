"""The tables of a repository that a test typed, each row by the names of its columns."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cdsplan.dataset.tables import TABLES, Batch, Wanted, batches
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every

WHEN = date(2026, 11, 22)


def exported(
    home: Repository, today: date = WHEN, *, illustrative: bool = False, paths: Sequence[str] = ()
) -> list[Batch]:
    """All that there is, or what these paths hold."""
    return list(batches(home, paths or every(home), Wanted(today, today, illustrative)))


def rows(found: Sequence[Batch], name: str) -> list[dict[str, Any]]:
    """Those of one table."""
    table = next(table for table in TABLES if table.name == name)
    return [dict(zip(table.names, row, strict=True)) for batch in found for row in batch.rows.get(name, ())]


def of(found: Sequence[Batch], name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of one table."""
    return [tuple(row[column] for column in columns) for row in rows(found, name)]
