"""`cdsplan form COMMUNE --period P -o FILE`: an Excel or CSV form for the figures of a period."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.checks.period_words import not_begun
from cdsplan.cli.shared import console, dates, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.extras import file_in
from cdsplan.cli.shared.options import CommuneOrProvince, Force, PeriodName
from cdsplan.cli.shared.output_file import refuse_existing, write_output
from cdsplan.language import Text, counted, text
from cdsplan.recording import form
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.report_date import ReportDate
from cdsplan.render import formats, recording

HELP = text(
    "Tạo biểu mẫu Excel (hoặc CSV) để thu thập số liệu của một kỳ; điền xong thì nhập bằng cdsplan import.",
    "Make an Excel (or CSV) form for the figures of a period; once it is filled in, `cdsplan import` reads it.",
)
EXAMPLE = "cdsplan form xa-thanh-vinh --period 2026-09 -o bieu-mau.xlsx"


def run(
    commune: CommuneOrProvince,
    period: PeriodName,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar=pair("TỆP", "FILE"),
            help=pair("Tệp để ghi: .xlsx hoặc .csv.", "The file to write: .xlsx or .csv."),
            show_default=False,
        ),
    ],
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Write the form."""
    span = dates.period(period)
    refuse_existing(output, force=force)
    files, today = reading.read(commune, root), dates.today()
    until = dated(files, Request(files.path, span, ()), today)
    made = form.form(files, until)
    write_output(output, file_in(_format(output), made), force=force)
    console.note(recording.counted_until(until))
    if not until.has_begun:
        console.note(_too_early(until, today))
    note = text(
        "Đã ghi {output}: {lines} cần điền.",
        "Wrote {output}: {lines} to fill in.",
        output=str(output),
        lines=counted(len(made.lines), "số liệu", "figure"),
    )
    console.note(note)


def _too_early(until: ReportDate, today: date) -> Text:
    return text(
        "Chú ý: {why}; đến ngày đó mới nhập được biểu mẫu này.",
        "Note: {why}; only from that day on can this form be imported.",
        why=not_begun(until.period, until.first, today),
    )


def _format(output: Path) -> formats.Form:
    """As the file's name ends."""
    ending = output.suffix.lower().removeprefix(".")
    if ending in set(formats.Form):
        return formats.Form(ending)
    raise CannotRunError(
        text(
            "{file}: biểu mẫu là tệp .xlsx hoặc .csv",
            "{file}: a form is an .xlsx or a .csv file",
            file=str(output),
        )
    )
