"""Tables as Parquet, in a folder for each table and province: `values/province=thanh-hoa/part-0.parquet`."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from cdsplan.dataset.table import Cell, Column, Kind, Row, Table
from cdsplan.dataset.tables import SCHEMA, TABLES, Batch, Wanted
from cdsplan.error import UserError
from cdsplan.language import Language, text

_PART = "part-0.parquet"
# A number in a file has at most 18 digits, before the point or behind it; the rest is for sums.
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int32(),
    Kind.EXACT: pa.decimal128(38, 0),
    Kind.NUMBER: pa.decimal128(38, 18),
    Kind.FLAG: pa.bool_(),
    Kind.DAY: pa.date32(),
}


class _Drawing(NamedTuple):
    wanted: Wanted
    language: Language

    def says(self, table: Table) -> dict[str, str]:
        """What a file says of itself."""
        return {
            "title": table.title.within(self.language),
            "schema": SCHEMA,
            "as_of": self.wanted.as_of.isoformat(),
            "illustrative": str(self.wanted.illustrative).lower(),
        }


def files(batches: Iterable[Batch], wanted: Wanted, language: Language) -> dict[str, bytes]:
    """Their content by their paths; UserError for a number of more digits than Parquet's decimals have."""
    drawing = _Drawing(wanted, language)
    found: dict[str, bytes] = {}
    whole: dict[str, list[Row]] = {table.name: [] for table in TABLES if not table.by_province}
    for batch in batches:
        for name, rows in batch.rows.items():
            if name in whole:
                whole[name] += rows
        if batch.province:
            found |= dict(_of_province(batch, batch.province, drawing))
    for table in TABLES:
        if not table.by_province:
            found[f"{table.name}/{_PART}"] = _file(table, table.columns, whole[table.name], drawing)
    return found


def _of_province(batch: Batch, province: str, drawing: _Drawing) -> Iterator[tuple[str, bytes]]:
    """Also of what it has nothing of, so that every table is there; the folder's name stands for its first column."""
    for table in TABLES:
        if table.by_province:
            rows = [row[1:] for row in batch.rows.get(table.name, ())]
            yield f"{table.name}/province={province}/{_PART}", _file(table, table.columns[1:], rows, drawing)


def _file(table: Table, columns: Iterable[Column], rows: list[Row], drawing: _Drawing) -> bytes:
    every = list(columns)
    fields = [_field(column, drawing.language) for column in every]
    arrays = [_array(table, column, [row[at] for row in rows]) for at, column in enumerate(every)]
    page = BytesIO()
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields, drawing.says(table)))
    pq.write_table(made, page, compression="zstd")
    return page.getvalue()


def _field(column: Column, language: Language) -> pa.Field:
    said = {"title": column.title.within(language)}
    said |= {"description": column.about.within(language)} if column.about else {}
    return pa.field(column.name, _TYPES[column.kind], nullable=column.optional, metadata=said)


def _array(table: Table, column: Column, cells: list[Cell]) -> pa.Array:
    try:
        return pa.array(cells, _TYPES[column.kind])
    except pa.ArrowInvalid as error:
        raise UserError(
            text(
                "bảng {table}, cột {column}: có con số dài hơn 38 chữ số, hoặc hơn 18 chữ số thập phân, Parquet không"
                " giữ hết được. Dùng --format datapackage.",
                "table {table}, column {column}: a number has more than 38 digits, or more than 18 decimals, which"
                " Parquet cannot hold. Use --format datapackage.",
                table=table.name,
                column=column.name,
            )
        ) from error
