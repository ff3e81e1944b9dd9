"""A Frictionless Data Package: the tables as CSV, and the descriptor that says what each column is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from cdsplan.dataset.table import Column, Kind, Reference, Table
from cdsplan.dataset.tables import SCHEMA, TABLES, Batch, Wanted
from cdsplan.language import Language, text
from cdsplan.render.dataset import csv

DESCRIPTOR = "datapackage.json"
_TITLE = text(
    "Kế hoạch chuyển đổi số cấp xã và số liệu đã báo cáo",
    "Digital transformation plans of communes, and what they have reported",
)
_DESCRIPTION = text(
    "Mọi kế hoạch, mục tiêu, số liệu và đánh giá, do cdsplan xuất từ các tệp YAML. Dấu nháy đơn đứng trước chữ mà bảng"
    " tính có thể hiểu là công thức.",
    "All plans, targets, figures and statuses, as cdsplan exported them from the YAML files. An apostrophe stands"
    " before text that a spreadsheet would take for a formula.",
)
# What offices issue, and figures, are nobody's property in Vietnam.
_NO_COPYRIGHT = {
    "name": "other-pd",
    "title": "Luật Sở hữu trí tuệ, Điều 15: văn bản hành chính và số liệu không thuộc phạm vi bảo hộ quyền tác giả",
}
_TYPES = {
    Kind.TEXT: "string",
    Kind.WHOLE: "integer",
    Kind.EXACT: "integer",
    Kind.NUMBER: "number",
    Kind.FLAG: "boolean",
    Kind.DAY: "date",
}


def file_of(table: Table) -> str:
    """The name of its file."""
    return f"{table.name}.csv"


FILES = (*map(file_of, TABLES), DESCRIPTOR)


def files(batches: Iterable[Batch], wanted: Wanted, language: Language) -> dict[str, bytes]:
    """The files; the descriptor comes last, so that there is none of tables that are not there."""
    pages = {table.name: [csv.head(table)] for table in TABLES}
    for batch in batches:
        for name, rows in batch.rows.items():
            pages[name].append(csv.lines(rows))
    found = {file_of(table): b"".join(pages.pop(table.name)) for table in TABLES}
    return found | {DESCRIPTOR: descriptor(wanted, language).encode()}


def descriptor(wanted: Wanted, language: Language) -> str:
    """`datapackage.json`; of which day the figures are is its version."""
    day = wanted.as_of
    about = {
        "name": "cdsplan",
        "title": _TITLE.within(language),
        "description": _DESCRIPTION.within(language),
        "version": f"{day.year}.{day.month}.{day.day}",
        "schema": SCHEMA,
        "as_of": day.isoformat(),
        "illustrative": wanted.illustrative,
        "licenses": [{"name": wanted.license} if wanted.license else _NO_COPYRIGHT],
    }
    return described(about, TABLES, language)


def described(about: Mapping[str, object], tables: Sequence[Table], language: Language) -> str:
    """A descriptor of some tables that point to none but each other."""
    resources = [_resource(table, tables, language) for table in tables]
    package = {"profile": "tabular-data-package", **about, "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, tables: Sequence[Table], language: Language) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column, language) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.references:
        schema["foreignKeys"] = [_foreign_key(one, table, tables) for one in table.references]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title.within(language),
        "path": file_of(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def _foreign_key(one: Reference, table: Table, tables: Sequence[Table]) -> dict[str, object]:
    there = next(other for other in tables if other.name == one.table)
    name = "" if there is table else there.name
    return {"fields": _fields(one.columns), "reference": {"resource": name, "fields": _fields(there.key)}}


def _fields(names: Sequence[str]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)


def _field(column: Column, language: Language) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.optional else {"required": True}
    constraints |= {"enum": list(column.one_of)} if column.one_of else {}
    constraints |= {"pattern": column.like} if column.like else {}
    said = chain([column.title], [column.about] if column.about else [])
    return {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.title.within(language),
        "description": ". ".join(words.within(language) for words in said),
        "constraints": constraints,
    }
