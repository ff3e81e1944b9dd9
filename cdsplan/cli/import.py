"""`cdsplan import FILE…`: filled forms into the reports of their periods, each whole or not at all."""  # noqa: N999  named as the command is

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, form_file, locate, progress_bar
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.comparison import NOTHING_WRITTEN, Comparison, give_up
from cdsplan.cli.shared.form_files import form_files
from cdsplan.cli.shared.language import current, phrase, say
from cdsplan.cli.shared.options import DryRun, FiguresDate
from cdsplan.cli.shared.report_writing import compared_and_carried_out, tell_day, tell_elsewhere
from cdsplan.error import UserError
from cdsplan.finding import Loc
from cdsplan.language import text
from cdsplan.model.period import Period
from cdsplan.recording.proposal import Proposal, Request
from cdsplan.render.escape import visible
from cdsplan.render.form import import_result
from cdsplan.repository.folder import Repository

HELP = text(
    "Nhập biểu mẫu Excel hoặc CSV đã điền vào báo cáo của kỳ; sai một ô thì không ghi gì.",
    "Read a filled-in Excel or CSV form into the report of its period; if a cell is wrong, nothing is written.",
)
EXAMPLE = "cdsplan import bieu-mau.xlsx --dry-run"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar=pair("TỆP", "FILE"),
            help=pair(
                "Tệp .xlsx hoặc .csv, có thể nhiều tệp (*.xlsx); hoặc thư mục có các tệp ấy.",
                ".xlsx or .csv files, one or many (*.xlsx); or a folder of them.",
            ),
            show_default=False,
        ),
    ],
    commune: Annotated[
        str | None,
        typer.Option(
            "--commune",
            metavar=pair("XÃ", "COMMUNE"),
            help=pair("Xã, nếu tệp không ghi.", "The commune, if the file does not say."),
            show_default=False,
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar=pair("KỲ", "PERIOD"),
            help=pair("Kỳ báo cáo, nếu tệp không ghi.", "The period, if the file does not say."),
            show_default=False,
        ),
    ] = None,
    as_of: FiguresDate = None,
    dry_run: DryRun = False,  # noqa: FBT002
    overwrite: Annotated[  # noqa: FBT002
        bool,
        typer.Option(
            "--overwrite",
            help=pair(
                "Ghi cả những số liệu mà người khác đã sửa sau khi lập biểu mẫu.",
                "Also record figures that somebody has changed since the form was made.",
            ),
        ),
    ] = False,
    *,
    root: str | None,
) -> None:
    """Record what the forms say."""
    home = locate.home(root)
    given = _Given(
        commune=commune,
        period=dates.period(period) if period else None,
        as_of=dates.day(as_of, "--as-of") if as_of else None,
        overwrite=overwrite,
        only_try=dry_run,
    )
    forms = form_files(files)
    if len(forms) == 1:
        raise typer.Exit(_CODES[_imported(home, forms[0], given)])
    outcomes = progress_bar.with_progress(lambda tick: [*_many(home, forms, given, tick)], _IMPORTING)
    console.echo(_summary(outcomes, only_tried=dry_run))
    raise typer.Exit(max(_CODES[one] for one in outcomes))


class _Given(NamedTuple):
    """What the command line says of every form."""

    commune: str | None
    period: Period | None
    as_of: date | None
    overwrite: bool
    only_try: bool


_IMPORTING = text("Đang nhập", "Importing")
_Outcome: TypeAlias = Literal["recorded", "nothing-new", "refused", "unread"]
_CODES: dict[_Outcome, int] = {"recorded": 0, "nothing-new": 0, "refused": 1, "unread": 2}


def _many(home: Repository, forms: Sequence[Path], given: _Given, tick: progress_bar.Tick) -> Iterator[_Outcome]:
    for done, file in enumerate(forms):
        tick(done, len(forms))
        yield _one_of_many(home, file, given)


def _one_of_many(home: Repository, file: Path, given: _Given) -> _Outcome:
    """What becomes of a form, which stops no other."""
    console.echo(f"\n{visible(str(file))}\n")
    try:
        return _imported(home, file, given)
    except typer.Exit:  # its cells, or the files of its commune
        return "refused"
    except UserError as error:
        console.complain(error.message)
        return "unread"


def _summary(outcomes: Sequence[_Outcome], *, only_tried: bool) -> str:
    """`3 tệp: 2 đã ghi, 1 không ghi`."""
    count = Counter(outcomes)
    refused = count["refused"] + count["unread"]
    said = [
        text("{number} nhập được", "{number} can be recorded", number=count["recorded"])
        if only_tried
        else text("{number} đã ghi", "{number} recorded", number=count["recorded"]),
        *([text("{number} không có gì mới", "{number} without news", number=n)] if (n := count["nothing-new"]) else []),
        *([text("{number} không nhập được", "{number} refused", number=refused)] if refused else []),
    ]
    return f"\n{phrase(text('{files} tệp: {said}.', '{files} files: {said}.', files=len(outcomes), said=said))}\n"


def _imported(home: Repository, file: Path, given: _Given) -> _Outcome:
    """One form; the command ends with 1 where something is wrong in its cells."""
    paper = form_file.read(file)
    if not paper.complete:
        give_up(paper.problems, file)
    order = Request(
        commune=form_file.commune(home, paper, given.commune),
        period=form_file.period(paper, given.period),
        entries=(),
        as_of=given.as_of,
        of_form=paper.date.day,
    )
    comparison = Comparison(home, file, paper, order, overwrite=given.overwrite)
    proposal = compared_and_carried_out(home, order.path, comparison.order, only_try=given.only_try)
    if proposal is None:
        console.tell(say("Biểu mẫu không có gì mới để ghi.\n", "The form has nothing new to record.\n"))
        return "nothing-new"
    console.tell(import_result.computed(comparison.computed, file.name, current()))
    console.echo(import_result.day_changed(comparison.changed_day, current()))
    console.echo(import_result.changes(comparison.reading.answers, proposal.changed, current()))
    console.echo(import_result.narrative_changes(comparison.narrative.answers, current()))
    _tell_other_day(proposal, order)
    _show(proposal, comparison.places, file, only_tried=given.only_try)
    return "refused" if proposal.refused else "recorded"


def _tell_other_day(proposal: Proposal, order: Request) -> None:
    """That the form counts up to another day than the report in which its figures now stand."""
    until, dated = order.of_form, proposal.dated
    if until and dated and dated.origin in {"report", "period"} and until not in {dated.day, dated.last}:
        console.note(
            text(
                "Biểu mẫu ghi số liệu tính đến ngày {until}, báo cáo đã có thì tính đến ngày {day} và giữ như vậy.",
                "The form is as of {until}; the existing report is as of {day} and keeps that date.",
                until=until,
                day=dated.day,
            )
        )


def _show(proposal: Proposal, places: Mapping[Loc, Mapping[str, str]], file: Path, *, only_tried: bool) -> None:
    """What was found goes to stderr, what becomes of the report to stdout."""
    tell_day(proposal)
    tell_elsewhere(proposal)
    console.tell(import_result.found([*proposal.refused, *proposal.warned], places, file.name, current()))
    if proposal.refused:
        console.tell(phrase(NOTHING_WRITTEN))
    else:
        console.echo(import_result.ended(proposal, current(), only_tried=only_tried))
