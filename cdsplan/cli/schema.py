"""`cdsplan schema KIND`: the JSON Schema of a kind of file, for editors and other programs."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from cdsplan.cli.shared import console, locate, progress_bar
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import KIND_NAME
from cdsplan.cli.shared.output_file import note_written, write_outputs
from cdsplan.language import text
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import Kind

HELP = text(
    "In lược đồ JSON (JSON Schema) của một loại tệp, cho trình soạn thảo và chương trình khác.",
    "Print the JSON Schema of a kind of file, for editors and other programs.",
)
EXAMPLE = "cdsplan schema plan"


_CATALOG = pair(
    "Kèm mã, tên, đơn vị tính của kho này, để trình soạn thảo gợi ý và giải thích.",
    "With the ids, names and units of this repository, for an editor to offer and explain.",
)


class KindName(StrEnum):
    COMMUNE = "commune"
    PROVINCE = "province"
    CATALOG = "catalog"
    PLAN = "plan"
    REPORT = "report"
    SETTINGS = "settings"


def run(
    kind: Annotated[
        KindName | None,
        typer.Argument(
            metavar=KIND_NAME,
            help=pair("Loại tệp; mặc định: plan.", "Kind of file; default: plan."),
            show_default=False,
        ),
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
    catalog: Annotated[bool, typer.Option("--catalog", help=_CATALOG)] = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Print or write JSON Schemas."""
    made = _of_repository(root) if catalog else _of_any
    if output is None:
        console.echo(_text(made(_kind(kind or KindName.PLAN))), "json")
        return
    kinds = [kind] if kind else [*KindName]
    files = {f"{name.value}.schema.json": _text(made(_kind(name))).encode() for name in kinds}
    write_outputs(output, files)
    note_written(output, len(files))


def _kind(name: KindName) -> Kind:
    return Kind[name.name]


def _of_any(kind: Kind) -> dict[str, Any]:
    """The schema that every repository shares."""
    return schema(kind, current())


def _of_repository(root: str | None) -> Callable[[Kind], dict[str, Any]]:
    """The schemas of this one, with its names."""
    from cdsplan.render import findings  # noqa: PLC0415
    from cdsplan.render.editor.named_schema import named_schema  # noqa: PLC0415  only where it is asked for
    from cdsplan.repository.names import names  # noqa: PLC0415

    home = locate.home(root)
    unread = [finding for file in home.catalogs if file.model is None for finding in file.findings]
    if unread:  # schemas without its names would replace those that have them
        console.tell(findings.concise(unread, current()))
        raise typer.Exit(1)
    found = progress_bar.with_progress(lambda tick: names(home, tick), text("Đang đọc", "Reading"))
    return lambda kind: named_schema(kind, current(), found)


def _text(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
