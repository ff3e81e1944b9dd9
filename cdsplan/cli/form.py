"""`cdsplan form COMMUNE --period P -o FILE`: an Excel or CSV form for the figures of a period."""

from pathlib import Path
from typing import Annotated

import typer

from cdsplan.cli.shared import reading, session
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.extras import office
from cdsplan.cli.shared.options import CommuneName, Force, PeriodName
from cdsplan.cli.shared.output_file import refuse_existing, write_output
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.language import counted, text
from cdsplan.recording import form
from cdsplan.recording.form import Form

HELP = text(
    "Tạo biểu mẫu Excel (hoặc CSV) để thu thập số liệu của một kỳ; điền xong thì nhập bằng cdsplan import.",
    "Make an Excel (or CSV) form for the figures of a period; once it is filled in, `cdsplan import` reads it.",
)
EXAMPLE = "cdsplan form xa-thanh-vinh --period 2026-09 -o bieu-mau.xlsx"


def run(
    commune: CommuneName,
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
    span = session.period(period)
    refuse_existing(output, force=force)
    made = form.form(reading.read(commune, root), span)
    write_output(output, _drawn(made, output), force=force)
    note = text(
        "Đã ghi {output}: {lines} cần điền.",
        "Wrote {output}: {lines} to fill in.",
        output=str(output),
        lines=counted(len(made.lines), "số liệu", "figure"),
    )
    session.note(note)


def _drawn(made: Form, output: Path) -> bytes:
    """As the file's name ends; each renderer is imported only where it draws."""
    match output.suffix.lower():
        case ".xlsx":
            book: bytes = office("cdsplan.render.form.xlsx").as_xlsx(made)
            return book
        case ".csv":
            from cdsplan.render.form import csv as form_csv  # noqa: PLC0415

            return form_csv.as_csv(made)
        case _:
            raise CannotRunError(
                text(
                    "{file}: biểu mẫu là tệp .xlsx hoặc .csv",
                    "{file}: a form is an .xlsx or a .csv file",
                    file=str(output),
                )
            )
