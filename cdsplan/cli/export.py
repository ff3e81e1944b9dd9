"""`cdsplan export [COMMUNE…]`: every observation as a row, for statistics and other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, locate, progress_bar, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import Force, Illustrative, complete_either
from cdsplan.cli.shared.output_file import refuse_existing, write_output, write_outputs
from cdsplan.evaluation.tidy_data import Row
from cdsplan.language import text
from cdsplan.render import findings
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.repository import atomic_write, lookup
from cdsplan.rollup import export as rollup_export

HELP = text(
    "Xuất số liệu: mỗi dòng là một chỉ tiêu của một xã (hay của tỉnh) ở một kỳ, thành CSV hoặc Data Package.",
    "Export the observations, a row for each commune (or province), indicator and period, as CSV or a Data Package.",
)
EXAMPLE = "cdsplan export --excel -o so-lieu.csv"


class Format(StrEnum):
    CSV = "csv"
    DATA_PACKAGE = "datapackage"


Communes: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=pair("[XÃ]...", "[COMMUNE]..."),
        help=pair(
            "Xã hoặc tỉnh; mặc định: mọi xã, và số liệu riêng của các tỉnh.",
            "Communes or provinces; default: every commune, and what provinces report themselves.",
        ),
        autocompletion=complete_either,
        show_default=False,
    ),
]
Form: TypeAlias = Annotated[Format, typer.Option("--format", "-f", help=pair("Dạng kết quả.", "Output format."))]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=pair("TỆP", "FILE"),
        help=pair("Tệp để ghi; với datapackage là thư mục.", "The file to write; with datapackage, the folder."),
        show_default=False,
    ),
]
Excel: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--excel",
        help=pair(
            "CSV cho Excel tiếng Việt: BOM, dấu ;, dấu phẩy thập phân.",
            "CSV for Excel in Vietnam: BOM, ; and decimal comma.",
        ),
        show_default=False,
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    communes: Communes = None,
    form: Form = Format.CSV,
    output: Output = None,
    excel: Excel = False,  # noqa: FBT002
    illustrative: Illustrative = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Export."""
    packed = form is Format.DATA_PACKAGE
    _refuse(output, packed=packed, excel=excel, force=force)
    home = locate.home(root)
    paths = sorted({lookup.commune_or_province(home, wanted) for wanted in communes or []} or rollup_export.every(home))
    rows, errors, left_out = progress_bar.with_progress(
        lambda tick: rollup_export.export(home, paths, dates.today(), illustrative=illustrative, tick=tick)
    )
    reading.tell_left_out(left_out)
    console.tell(findings.concise(errors, current()))
    if packed and output:
        _pack(output, rows)
    else:
        _deliver(output, tidy_csv.for_excel(rows) if excel else tidy_csv.as_csv(rows), force=force)
    raise typer.Exit(1 if errors else 0)


def _refuse(output: Path | None, *, packed: bool, excel: bool, force: bool) -> None:
    """What does not go together, or would replace a file that nobody gave up."""
    if packed and output is None:
        raise CannotRunError(text("datapackage cần -o THƯ_MỤC", "a datapackage needs -o DIR"))
    if packed and excel:
        raise CannotRunError(text("--excel chỉ dùng với --format csv", "--excel goes with --format csv only"))
    if packed and output:
        _refuse_package(output, force=force)
    elif output:
        refuse_existing(output, force=force)


def _refuse_package(folder: Path, *, force: bool) -> None:
    """But for the table of an export that was killed before the descriptor took its place beside it."""
    from cdsplan.render.tidy_data import datapackage  # noqa: PLC0415

    descriptor, table = folder / datapackage.DESCRIPTOR, folder / datapackage.TABLE
    refuse_existing(descriptor, force=force)
    refuse_existing(table, force=force or atomic_write.has_temporary(descriptor))


def _pack(folder: Path, rows: list[Row]) -> None:
    """The descriptor comes last, so that there is none of a table that is not there."""
    from cdsplan.render.tidy_data import datapackage  # noqa: PLC0415

    table, descriptor = tidy_csv.as_csv(rows), datapackage.descriptor()
    write_outputs(folder, {datapackage.TABLE: table.encode(), datapackage.DESCRIPTOR: descriptor.encode()})


def _deliver(output: Path | None, page: str, *, force: bool) -> None:
    if output:
        write_output(output, page.encode(), force=force)
    else:
        console.echo(page, Format.CSV)
