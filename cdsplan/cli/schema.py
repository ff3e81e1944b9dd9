"""`cdsplan schema KIND`: the JSON Schema of a kind of file, for editors and other programs."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.cli.shared import console
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.output_file import write_outputs
from cdsplan.language import text
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import Kind

HELP = text(
    "In JSON Schema của một loại tệp, cho trình soạn thảo và chương trình khác.",
    "Print the JSON Schema of a kind of file, for editors and other programs.",
)
EXAMPLE = "cdsplan schema plan"


class KindName(StrEnum):
    COMMUNE = "commune"
    PROVINCE = "province"
    CATALOG = "catalog"
    PLAN = "plan"
    REPORT = "report"
    SETTINGS = "settings"


def run(
    kind: Annotated[
        KindName | None, typer.Argument(help=pair("Loại tệp.", "Kind of file."), show_default=False)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=pair("THƯ_MỤC", "DIR"),
            help=pair("Ghi mọi loại vào thư mục này.", "Write every kind into this folder."),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print or write JSON Schemas."""
    if output is None:
        console.echo(_text((kind or KindName.PLAN).value), "json")
        return
    kinds = [kind] if kind else [*KindName]
    write_outputs(output, {f"{name.value}.schema.json": _text(name.value).encode() for name in kinds})


def _text(name: str) -> str:
    return json.dumps(schema(Kind[name.upper()], current()), ensure_ascii=False, indent=2) + "\n"
