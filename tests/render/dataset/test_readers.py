"""pandas, polars and DuckDB read the tables with their types: codes as text, decimals as decimals, dates as dates."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from cdsplan.dataset.tables import Wanted, batches
from cdsplan.language import Language
from cdsplan.render.dataset import datapackage, parquet
from cdsplan.repository.folder import Repository
from cdsplan.rollup.export import every
from tests import ROOT

WANTED = Wanted(date(2026, 6, 30), date(2026, 6, 30), illustrative=True)
# One value as it was reported, in columns of every kind.
COLUMNS = ["owner", "report", "as_of", "value", "approx", "note"]
ROW = ("16363", "2025", date(2025, 11, 30), Decimal("97.8"), True, 'Văn bản ghi "đạt trên 97.8%".')
WHERE = "owner = '16363' and indicator = 'suc_khoe_dien_tu'"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, home = tmp_path_factory.mktemp("bang"), Repository(ROOT)
    for draw in (datapackage.files, parquet.files):
        for name, content in draw(batches(home, every(home), WANTED), WANTED, Language.EN).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return folder


def types(folder: Path, of: dict[str, Any]) -> dict[str, Any]:
    """What a reader of CSV takes each column for, by its type in the descriptor."""
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(one for one in described["resources"] if one["name"] == "results")["schema"]["fields"]
    return {field["name"]: of[field["type"]] for field in fields}


def chosen(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [
        tuple(row[name] for name in COLUMNS)
        for row in rows
        if row["owner"] == "16363" and row["indicator"] == "suc_khoe_dien_tu"
    ]


_ARROW = {
    "string": pd.ArrowDtype(pa.string()),
    "number": pd.ArrowDtype(pa.decimal128(38, 18)),
    "boolean": pd.ArrowDtype(pa.bool_()),
    "date": pd.ArrowDtype(pa.date32()),
}


def test_pandas_reads_parquet(folder: Path) -> None:
    frame = pd.read_parquet(folder / "results", dtype_backend="pyarrow")
    assert chosen(frame.to_dict("records")) == [ROW]
    assert (frame["value"].dtype, frame["as_of"].dtype) == (_ARROW["number"], _ARROW["date"])


def test_pandas_reads_csv_by_the_descriptor(folder: Path) -> None:
    kinds = types(folder, _ARROW)
    text = {name: pd.ArrowDtype(pa.string()) for name in kinds}
    frame = pd.read_csv(folder / "results.csv", dtype=text).astype(kinds)
    assert chosen(frame.to_dict("records")) == [ROW]


def test_polars_reads_parquet(folder: Path) -> None:
    frame = pl.read_parquet(folder / "results" / "**" / "*.parquet", hive_partitioning=True)
    assert chosen(frame.to_dicts()) == [ROW]
    assert frame.schema["value"] == pl.Decimal(38, 18)
    assert set(frame["province"]) == {"thanh-hoa"}


def test_polars_reads_csv_by_the_descriptor(folder: Path) -> None:
    of = {"string": pl.String, "number": pl.Decimal(38, 18), "boolean": pl.Boolean, "date": pl.Date}
    frame = pl.read_csv(folder / "results.csv", schema=types(folder, of))
    assert chosen(frame.to_dicts()) == [ROW]


def test_duckdb_reads_parquet(folder: Path) -> None:
    with duckdb.connect() as base:
        source = f"read_parquet('{folder}/results/*/*.parquet', hive_partitioning = true)"
        found = base.execute(f"select {', '.join(COLUMNS)} from {source} where {WHERE}").fetchall()  # noqa: S608
    assert found == [ROW]


def test_duckdb_reads_csv_by_the_descriptor(folder: Path) -> None:
    of = {"string": "VARCHAR", "number": "DECIMAL(38, 18)", "boolean": "BOOLEAN", "date": "DATE"}
    with duckdb.connect() as base:
        source = f"read_csv('{folder}/results.csv', header = true, columns = {types(folder, of)})"
        found = base.execute(f"select {', '.join(COLUMNS)} from {source} where {WHERE}").fetchall()  # noqa: S608
    assert found == [ROW]
