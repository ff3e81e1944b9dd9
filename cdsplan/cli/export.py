"""`cdsplan export [COMMUNE…]`: every observation as a row, for statistics and other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dataset_files, dates, locate, progress_bar, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.dataset_files import Told
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import FORMAT_NAME, AsOf, Force, Illustrative
from cdsplan.cli.shared.result import Destination, deliver, destination
from cdsplan.dataset.tables import Wanted
from cdsplan.language import text
from cdsplan.render import findings, formats
from cdsplan.repository.folder import Repository
from cdsplan.rollup import export as rollup_export

HELP = text(
    "Xuất số liệu: Excel và CSV mỗi dòng là một chỉ tiêu của một xã (hay của tỉnh) ở một kỳ; Data Package và Parquet"
    " là mọi kế hoạch, mục tiêu, số liệu đã báo cáo và đánh giá.",
    "Export the observations as Excel or CSV, a row for each commune (or province), indicator and period; as a Data"
    " Package or Parquet all plans, targets, reported figures and verdicts.",
)
EXAMPLE = "cdsplan export -o so-lieu.xlsx"

# Of a sheet of Excel, without that of the headings.
_MOST_ROWS = 1_048_575


class Format(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    DATA_PACKAGE = "datapackage"
    PARQUET = "parquet"


# The whole repository, as a folder of tables.
_WHOLE = frozenset({Format.DATA_PACKAGE, Format.PARQUET})
Communes: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=pair("XÃ", "COMMUNE"),
        help=pair(
            "Xã hoặc tỉnh; mặc định: mọi xã, và số liệu riêng của các tỉnh.",
            "Communes or provinces; default: every commune, and what provinces report themselves.",
        ),
        show_default=False,
    ),
]
Form: TypeAlias = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar=FORMAT_NAME,
        help=pair(
            "Dạng kết quả; mặc định: csv, hoặc xlsx nếu tệp có đuôi đó.",
            "Output format; default: csv, or xlsx if the file's name ends in it.",
        ),
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=pair("TỆP", "FILE"),
        help=pair(
            "Tệp để ghi; với datapackage và parquet là thư mục.",
            "The file to write; for datapackage and parquet, a folder.",
        ),
        show_default=False,
    ),
]
Excel: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--excel",
        help=pair(
            "CSV cho Excel tiếng Việt: đề mục tiếng Việt, BOM, dấu ;, dấu phẩy thập phân.",
            "CSV for Excel in Vietnam: Vietnamese headings, BOM, ; and decimal comma.",
        ),
        show_default=False,
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    communes: Communes = None,
    form: Form = None,
    output: Output = None,
    excel: Excel = False,  # noqa: FBT002
    as_of: AsOf = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Export."""
    form = form or (Format.XLSX if output and output.suffix.lower() == ".xlsx" else Format.CSV)
    _refuse(output, form, excel=excel, force=force)
    to = None if form in _WHOLE else _destination(form, output, excel=excel, force=force)
    home, today = locate.home(root), dates.today()
    settings = home.settings.model
    day = dates.day(as_of, "--as-of") if as_of else today
    wanted = Wanted(today, day, illustrative, settings.license if settings else None)
    paths = sorted({locate.unit(home, one) for one in communes or []} or rollup_export.every(home))
    if output and form in _WHOLE:
        _tell(dataset_files.write(home, paths, wanted, form, output, force=force))
    elif to:
        _observations(home, paths, wanted, to)


def _observations(home: Repository, paths: list[str], wanted: Wanted, to: Destination) -> None:
    rows, errors, left_out = progress_bar.with_progress(
        lambda tick: rollup_export.export(
            home, paths, wanted.today, illustrative=wanted.illustrative, as_of=wanted.as_of, tick=tick
        )
    )
    _refuse_longer(len(rows), to)
    deliver(rows, to)
    _tell(Told(errors, left_out))


def _tell(told: Told) -> None:
    reading.tell_left_out(told.illustrative_left_out)
    console.tell(findings.lines(told.errors, current()))
    raise typer.Exit(1 if told.errors else 0)


def _destination(form: Format, output: Path | None, *, excel: bool, force: bool) -> Destination:
    if excel:
        return destination(formats.ForExcel.CSV, output, formats.ForExcel.CSV, force=force)
    return destination(formats.Observations(form.value), output, formats.Observations.CSV, force=force)


def _refuse_longer(rows: int, to: Destination) -> None:
    if to.form.binary and rows > _MOST_ROWS:
        raise CannotRunError(
            text(
                "{rows} dòng là quá nhiều cho một trang Excel: xuất từng tỉnh, hoặc dùng --format csv",
                "{rows} rows are more than an Excel sheet holds: export one province at a time, or use --format csv",
                rows=rows,
            )
        )


def _refuse(output: Path | None, form: Format, *, excel: bool, force: bool) -> None:
    """What does not go together, or would replace files that nobody gave up."""
    if form in _WHOLE and output is None:
        raise WrongUsageError(text("{form} cần -o THƯ_MỤC", "{form} needs -o DIR", form=form))
    if excel and form is not Format.CSV:
        raise WrongUsageError(text("--excel chỉ dùng với --format csv", "--excel goes with --format csv only"))
    if output and form in _WHOLE:
        dataset_files.refuse(output, form, force=force)
