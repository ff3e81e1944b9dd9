"""`cdsplan export [COMMUNE…]`: every observation as a row, for statistics and other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dataset_files, dates, locate, progress_bar, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.dataset_files import Told
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import AsOf, Force, Illustrative, complete_either
from cdsplan.cli.shared.output_file import refuse_existing, write_output
from cdsplan.dataset.tables import Wanted
from cdsplan.language import text
from cdsplan.render import findings
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from cdsplan.rollup import export as rollup_export

HELP = text(
    "Xuất số liệu: CSV mỗi dòng là một chỉ tiêu của một xã (hay của tỉnh) ở một kỳ; Data Package và Parquet là mọi kế"
    " hoạch, mục tiêu, số liệu đã báo cáo và đánh giá.",
    "Export the observations as CSV, a row for each commune (or province), indicator and period; as a Data Package or"
    " Parquet all plans, targets, reported figures and verdicts.",
)
EXAMPLE = "cdsplan export --excel -o so-lieu.csv"


class Format(StrEnum):
    CSV = "csv"
    DATA_PACKAGE = "datapackage"
    PARQUET = "parquet"


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
        help=pair(
            "Tệp để ghi; với datapackage và parquet là thư mục.",
            "The file to write; of datapackage and parquet a folder.",
        ),
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
    as_of: AsOf = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Export."""
    _refuse(output, form, excel=excel, force=force)
    home, today = locate.home(root), dates.today()
    settings = home.settings.model
    day = dates.day(as_of, "--as-of") if as_of else today
    wanted = Wanted(today, day, illustrative, settings.license if settings else None)
    paths = sorted({lookup.commune_or_province(home, one) for one in communes or []} or rollup_export.every(home))
    if form is not Format.CSV and output:
        told = dataset_files.write(home, paths, wanted, form, output, force=force)
    else:
        told = _observations(home, paths, wanted, output, excel=excel, force=force)
    reading.tell_left_out(told.illustrative_left_out)
    console.tell(findings.concise(told.errors, current()))
    raise typer.Exit(1 if told.errors else 0)


def _observations(  # noqa: PLR0913  the options of the command
    home: Repository, paths: list[str], wanted: Wanted, output: Path | None, *, excel: bool, force: bool
) -> Told:
    found = progress_bar.with_progress(
        lambda tick: rollup_export.export(
            home, paths, wanted.today, illustrative=wanted.illustrative, as_of=wanted.as_of, tick=tick
        )
    )
    rows = found.rows
    _deliver(output, tidy_csv.for_excel(rows) if excel else tidy_csv.as_csv(rows), force=force)
    return Told(found.errors, found.illustrative_left_out)


def _refuse(output: Path | None, form: Format, *, excel: bool, force: bool) -> None:
    """What does not go together, or would replace a file that nobody gave up."""
    if form is not Format.CSV and output is None:
        raise CannotRunError(text("{form} cần -o THƯ_MỤC", "{form} needs -o DIR", form=form))
    if form is not Format.CSV and excel:
        raise CannotRunError(text("--excel chỉ dùng với --format csv", "--excel goes with --format csv only"))
    if output and form is Format.CSV:
        refuse_existing(output, force=force)
    elif output:
        dataset_files.refuse(output, form, force=force)


def _deliver(output: Path | None, page: str, *, force: bool) -> None:
    if output:
        write_output(output, page.encode(), force=force)
    else:
        console.echo(page, Format.CSV)
