"""`cdsplan form COMMUNE --period P -o FILE`: an Excel or CSV form for the figures of a period."""

from pathlib import Path
from typing import Annotated

import typer

from cdsplan import form
from cdsplan.cli import holding, session
from cdsplan.cli.deposit import deposit, refuse
from cdsplan.cli.office import office
from cdsplan.cli.options import CommuneName, Force, Lang, PeriodName, Root
from cdsplan.cli.session import CannotRunError
from cdsplan.cli.tongue import say
from cdsplan.form import Form
from cdsplan.language import counted, text

HELP = say(
    "Tạo biểu mẫu Excel (hoặc CSV) để thu thập số liệu của một kỳ; điền xong thì nhập bằng cdsplan import.",
    "Make an Excel (or CSV) form for the figures of a period; once it is filled in, `cdsplan import` reads it.",
)
EXAMPLE = "cdsplan form xa-thanh-vinh --period 2026-09 -o bieu-mau.xlsx"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneName,
    period: PeriodName,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar=say("TỆP", "FILE"),
            help=say("Tệp để ghi: .xlsx hoặc .csv.", "The file to write: .xlsx or .csv."),
            show_default=False,
        ),
    ],
    force: Force = False,  # noqa: FBT002
    root: Root = None,
    lang: Lang = None,  # noqa: ARG001  read before Typer starts
) -> None:
    """Write the form."""
    span = session.period(period)
    refuse(output, force=force)
    made = form.form(holding.read(commune, root), span)
    deposit(output, _drawn(made, output), force=force)
    told = text(
        "Đã ghi {output}: {lines} cần điền.",
        "Wrote {output}: {lines} to fill in.",
        output=str(output),
        lines=counted(len(made.lines), "số liệu", "figure"),
    )
    session.remark(told)


def _drawn(made: Form, output: Path) -> bytes:
    """As the file's name ends; each renderer is imported only where it draws."""
    match output.suffix.lower():
        case ".xlsx":
            book: bytes = office("cdsplan.render.form_xlsx").as_xlsx(made)
            return book
        case ".csv":
            from cdsplan.render import form_csv  # noqa: PLC0415

            return form_csv.as_csv(made)
        case _:
            raise CannotRunError(
                text(
                    "{file}: biểu mẫu là tệp .xlsx hoặc .csv",
                    "{file}: a form is an .xlsx or a .csv file",
                    file=str(output),
                )
            )
