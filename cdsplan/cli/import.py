"""`cdsplan import FILE`: a filled form into the report of its period, all of it or nothing."""  # noqa: N999  named as the command is

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.cli.shared import console, dates, locate, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current, phrase, say
from cdsplan.cli.shared.options import FiguresDate
from cdsplan.cli.shared.report_writing import carried_out, tell_day, tell_elsewhere
from cdsplan.language import text
from cdsplan.model.period import Period
from cdsplan.recording import form, form_reader, spreadsheet, xlsx
from cdsplan.recording.form_reader import CellFinding, FormReading, ReturnedForm
from cdsplan.recording.proposal import Proposal, Request, dated
from cdsplan.recording.spreadsheet import Sheet, UnreadableError
from cdsplan.render.form import import_result
from cdsplan.repository import links, lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository

HELP = text(
    "Nhập biểu mẫu Excel hoặc CSV đã điền vào báo cáo của kỳ; sai một ô thì không ghi gì.",
    "Read a filled Excel or CSV form into the report of its period; one wrong cell, and nothing is written.",
)
EXAMPLE = "cdsplan import bieu-mau.xlsx --dry-run"


def run(  # noqa: PLR0913  the options of the command
    file: Annotated[
        Path,
        typer.Argument(
            metavar=pair("TỆP", "FILE"), help=pair("Tệp .xlsx hoặc .csv.", "An .xlsx or .csv file."), show_default=False
        ),
    ],
    commune: Annotated[
        str | None,
        typer.Option(
            "--commune",
            metavar=pair("XÃ", "COMMUNE"),
            help=pair("Xã, nếu tệp không ghi.", "The commune, where the file does not say."),
            show_default=False,
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar=pair("KỲ", "PERIOD"),
            help=pair("Kỳ số liệu, nếu tệp không ghi.", "The period, where the file does not say."),
            show_default=False,
        ),
    ] = None,
    as_of: FiguresDate = None,
    dry_run: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--dry-run", help=pair("Chỉ cho xem, không ghi gì.", "Only show it, and write nothing.")),
    ] = False,
    *,
    root: str | None,
) -> None:
    """Record what the form says."""
    home = locate.home(root)
    paper = form_reader.returned_form(_sheet(file))
    if not paper.complete:
        _give_up(paper.problems, file)
    order = Request(
        commune=_commune(home, paper, commune),
        period=_period(paper, period),
        entries=(),
        as_of=dates.day(as_of, "--as-of") if as_of else None,
        of_form=paper.until,
    )
    read = _read(paper, reading.opened(home, order.commune), order)
    if paper.problems or read.problems:
        _give_up([*paper.problems, *read.problems], file)
    if not read.answers:
        console.tell(say("Biểu mẫu không có gì mới để ghi.\n", "The form has nothing new to record.\n"))
        return
    order = order._replace(entries=tuple(answer.entry for answer in read.answers))
    proposal = carried_out(home, order, only_try=dry_run)
    console.echo(import_result.changes(read.answers, proposal.changed, current()))
    _tell_other_day(proposal, order)
    _show(proposal, read, file, only_tried=dry_run)
    raise typer.Exit(1 if proposal.refused else 0)


def _sheet(file: Path) -> Sheet:
    """The cells of the file; CannotRunError for one that holds none."""
    try:
        links.target(file)  # refuses a link that a checkout may hold
        with file.open("rb") as stream:
            raw = stream.read(spreadsheet.LARGEST + 1)
        if not spreadsheet.is_workbook(raw):
            return spreadsheet.table(raw, form.COLUMNS)
        return xlsx.workbook(raw, form.SHEET)
    except OSError as error:
        reason = links.reason(error)
        raise CannotRunError(
            text("không mở được {file} ({reason})", "cannot open {file} ({reason})", file=str(file), reason=reason)
        ) from error
    except UnreadableError as error:
        raise CannotRunError(
            text("{file}: {reason}", "{file}: {reason}", file=str(file), reason=error.message)
        ) from error


def _commune(home: Repository, paper: ReturnedForm, given: str | None) -> str:
    """The commune or province of the form; CannotRunError where it is not said, or not the one that is asked for."""
    if paper.code is None and given is None:
        raise CannotRunError(
            text("tệp không ghi mã đơn vị: thêm --commune XÃ", "the file names no commune: add --commune COMMUNE")
        )
    found = {lookup.commune_or_province(home, one) for one in (paper.code, given) if one}
    if len(found) > 1:
        raise CannotRunError(
            text(
                "biểu mẫu của đơn vị {code}, không phải của {given}",
                "the form is of {code}, not of {given}",
                code=str(paper.code),
                given=str(given),
            )
        )
    return found.pop()


def _period(paper: ReturnedForm, given: str | None) -> Period:
    """The period of the form, likewise."""
    wanted = dates.period(given) if given else None
    if paper.period is None and wanted is None:
        raise CannotRunError(
            text("tệp không ghi kỳ số liệu: thêm --period KỲ", "the file names no period: add --period PERIOD")
        )
    if paper.period and wanted and paper.period != wanted:
        raise CannotRunError(
            text(
                "biểu mẫu của kỳ {period}, không phải {given}",
                "the form is of {period}, not of {given}",
                period=paper.period.text,
                given=wanted.text,
            )
        )
    return paper.period or dates.period(str(given))


def _read(paper: ReturnedForm, files: CommuneFiles, order: Request) -> FormReading:
    day = dated(files, order, dates.today()).day
    return form_reader.read_form(paper, form.lines(files, day), files.report_at(order.path))


def _give_up(problems: Iterable[CellFinding], file: Path) -> None:
    console.tell(import_result.wrong(form_reader.by_place(problems), file.name, current()))
    console.tell(phrase(_NOTHING))
    raise typer.Exit(1)


_NOTHING = text(
    "Không ghi gì: sửa các ô trên rồi nhập lại.\n", "Nothing is written: mend these cells, then import again.\n"
)


def _tell_other_day(proposal: Proposal, order: Request) -> None:
    """That the form counts up to another day than the report in which its figures now stand."""
    until, dated = order.of_form, proposal.dated
    if until and dated and dated.origin in {"report", "period"} and until not in {dated.day, dated.last}:
        console.note(
            text(
                "Biểu mẫu ghi số liệu tính đến ngày {until}, báo cáo đã có thì tính đến ngày {day} và giữ như vậy.",
                "The form counts up to {until}; the report that is there counts up to {day}, and stays so.",
                until=until,
                day=dated.day,
            )
        )


def _show(proposal: Proposal, read: FormReading, file: Path, *, only_tried: bool) -> None:
    """What was found goes to stderr, what becomes of the report to stdout."""
    tell_day(proposal)
    tell_elsewhere(proposal)
    console.tell(import_result.found([*proposal.refused, *proposal.warned], read.places, file.name, current()))
    if proposal.refused:
        console.tell(phrase(_NOTHING))
    else:
        console.echo(import_result.ended(proposal, current(), only_tried=only_tried))
