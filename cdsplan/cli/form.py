"""`cdsplan form COMMUNE --period P -o FILE`: an Excel or CSV form for the figures of a period; of a province many."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.cli.shared import awaited, console, dates, locate, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.extras import file_in
from cdsplan.cli.shared.form_day import tell_date
from cdsplan.cli.shared.forms_of_province import write_forms
from cdsplan.cli.shared.options import CommuneOrProvince, Force, PeriodName
from cdsplan.cli.shared.output_file import refuse_crowded, refuse_existing, write_output
from cdsplan.evaluation import selection
from cdsplan.language import Text, counted, text
from cdsplan.model.period import Period
from cdsplan.model.period_words import period_words
from cdsplan.recording import form
from cdsplan.recording.proposal import Request, dated
from cdsplan.render import formats
from cdsplan.repository.folder import Repository

HELP = text(
    "Tạo biểu mẫu Excel (hoặc CSV) để thu thập số liệu của một kỳ; điền xong thì nhập bằng cdsplan import.",
    "Make an Excel (or CSV) form for the figures of a period; once it is filled in, `cdsplan import` reads it.",
)
EXAMPLE = "cdsplan form xa-thanh-vinh --period 2026-09 -o bieu-mau.xlsx"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    period: PeriodName,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar=pair("TỆP", "FILE"),
            help=pair(
                "Tệp để ghi: .xlsx hoặc .csv; của tỉnh mà ghi một thư mục thì mỗi xã một tệp.",
                "The file to write: .xlsx or .csv; for a province, a folder with one file for each commune.",
            ),
            show_default=False,
        ),
    ],
    lead: Annotated[
        str | None,
        typer.Option(
            "--lead",
            metavar=pair("ĐƠN_VỊ", "OFFICE"),
            help=pair(
                "Chỉ hỏi số liệu của các chỉ tiêu mà đơn vị này chủ trì.",
                "Ask only for the figures of the indicators that this office leads.",
            ),
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar=pair("NGÀY", "DATE"),
            help=pair(
                "Ngày chốt số liệu điền sẵn trong biểu mẫu.", "The date of the figures that the form begins with."
            ),
            show_default=False,
        ),
    ] = None,
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Write the form, or those of all communes."""
    span, home = dates.period(period), locate.home(root)
    day = _day(span, as_of) if as_of else None
    path = locate.unit(home, commune)
    if "/" not in path and _is_folder(output):
        refuse_crowded(output, force=force)
        write_forms(home, Request(path, span, (), day), output, lead=lead, force=force)
    else:
        refuse_existing(output, force=force)
        _write_form(home, Request(path, span, (), day), output, lead=lead, force=force)


def _day(span: Period, as_of: str) -> date:
    """What --as-of says; of a period that is one day nothing else can be the day."""
    day = dates.day(as_of, "--as-of")
    if span.day not in {None, day}:
        raise WrongUsageError(
            text(
                "--as-of: kỳ {period} là một ngày, số liệu tính đến đúng ngày đó; bỏ --as-of",
                "--as-of: {period} is a single day, and its figures are as of that day; leave --as-of out",
                period=period_words(span),
            )
        )
    return day


def _is_folder(output: Path) -> bool:
    return output.is_dir() or not output.suffix


def _write_form(home: Repository, order: Request, output: Path, *, lead: str | None, force: bool) -> None:
    kind, files, today = _format(output), reading.opened(home, order.commune), dates.today()
    until = dated(files, order, today)
    awaited.refuse_gone(files, until.day)
    awaited.indicators(files, until.day)
    office = selection.lead(form.leads(files), lead) if lead else None
    made = form.form(files, until, office)
    if office and not made.lines:
        raise CannotRunError(_nothing_to_ask(office))
    write_output(output, file_in(kind, made), force=force)
    tell_date(until, today)
    if kind is formats.Form.CSV and made.narrative:
        console.note(_WITHOUT_WORDS)
    note = text(
        "Đã ghi {output}: {lines} cần điền.",
        "Wrote {output}: {lines} to fill in.",
        output=str(output),
        lines=counted(len(made.lines), "số liệu", "figure"),
    )
    console.note(note)


def _nothing_to_ask(office: str) -> Text:
    return text(
        "không có gì để hỏi: kỳ này không chỉ tiêu nào do {office} chủ trì cần số liệu",
        "there is nothing to ask: no indicator that {office} leads needs a figure of this period",
        office=office,
    )


_WITHOUT_WORDS = text(
    "CSV chỉ có số liệu; phần lời văn của báo cáo thì dùng .xlsx, hoặc ghi thẳng vào tệp báo cáo.",
    "CSV has only the figures; for the report's narrative use .xlsx, or write it into the report's file.",
)


def _format(output: Path) -> formats.Form:
    """As the file's name ends."""
    ending = output.suffix.lower().removeprefix(".")
    if ending in set(formats.Form):
        return formats.Form(ending)
    raise WrongUsageError(
        text(
            "{file}: biểu mẫu là tệp .xlsx hoặc .csv",
            "{file}: a form is an .xlsx or a .csv file",
            file=str(output),
        )
    )
