"""`cdsplan record COMMUNE VAR=VALUE…`: values into a report, once the whole commune has been checked with them."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Annotated

import typer

from cdsplan.cli.shared import console, dates, locate, option_words, questions
from cdsplan.cli.shared.awaited import refuse_gone
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current, say
from cdsplan.cli.shared.options import CommuneOrProvince, FiguresDate, PeriodName
from cdsplan.cli.shared.report_writing import carried_out, tell_day, tell_elsewhere
from cdsplan.evaluation.slots import Slot, awaited, last_known, slots, value_in
from cdsplan.finding import Finding
from cdsplan.language import text
from cdsplan.model.files import Report
from cdsplan.model.period_words import not_begun
from cdsplan.recording import assignments, command_hints
from cdsplan.recording.assignments import Assignment
from cdsplan.recording.consequences import UnplaceableError
from cdsplan.recording.proposal import NewValue, Proposal, Request, barred, dated, propose
from cdsplan.recording.written_value import NULL
from cdsplan.render import findings, recording
from cdsplan.render.escape import visible
from cdsplan.repository.folder import Repository
from cdsplan.yaml.edit import Field

HELP = text(
    "Ghi số liệu vào báo cáo của một kỳ, sau khi đã kiểm tra cả xã; có lỗi thì không ghi gì.",
    "Record values in a period's report after checking the whole commune with them; with errors nothing is written.",
)
EXAMPLE = "cdsplan record xa-thanh-vinh ho_cap_quang=3300 tong_so_ho=4018 --period 2026-09 --source VNPT"


class Quality(StrEnum):
    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    period: PeriodName,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=pair("MÃ=SỐ", "VAR=VALUE"),
            help=pair(
                "Số liệu, hoặc chỉ tiêu không có số lượng (done, in-progress, not-started; 97.8); null: đã yêu cầu"
                " nhưng"
                " chưa có. Không ghi gì thì hỏi lần lượt.",
                "Variables, or indicators without counts (done, in-progress, not-started; 97.8); null: asked for and"
                " not available. Without any, the command asks for each.",
            ),
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar=pair("NGUỒN", "TEXT"),
            help=pair("Nguồn của các số này; để trống là bỏ nguồn.", "Where these values are from; empty removes it."),
            show_default=False,
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(
            "--note",
            metavar=pair("GHI_CHÚ", "TEXT"),
            help=pair("Ghi chú cho các số này; để trống là bỏ ghi chú.", "A note on these values; empty removes it."),
            show_default=False,
        ),
    ] = None,
    as_of: FiguresDate = None,
    quality: Annotated[
        Quality | None,
        typer.Option(
            "--quality",
            metavar=pair("LOẠI_SỐ", "QUALITY"),
            help=pair("Chính thức, sơ bộ hay ước tính.", "Final, provisional or estimated."),
            show_default=False,
        ),
    ] = None,
    approx: Annotated[
        bool | None,
        typer.Option(
            "--approx/--exact", help=pair("Chỉ biết gần đúng.", "Known only approximately."), show_default=False
        ),
    ] = None,
    *,
    root: str | None,
) -> None:
    """Record values."""
    home = locate.home(root)
    blank = Request(
        commune=locate.unit(home, commune),
        period=dates.period(period),
        entries=(),
        as_of=dates.day(as_of, "--as-of") if as_of else None,
    )
    refusal = barred(home, blank)
    if refusal:
        _show(refusal)
        raise typer.Exit(1)
    _refuse_gone(home, blank)
    more = _fields(source=source, note=note, quality=quality, approx=approx)
    read = _given(home, blank, values) if values else _unnamed(home, blank, may_say_why="note" not in more)
    entries = tuple(NewValue(entry.slot, {**entry.fields, **more}) for entry in read)
    order = blank._replace(entries=entries)
    if not (order.entries or _moves_a_report(home, order)):
        console.tell(say("Không có gì để ghi.\n", "Nothing to record.\n"))
        return
    proposal = carried_out(home, order)
    _show(proposal)
    if proposal.refused and not values:
        console.tell(_again(commune, order, more))
    raise typer.Exit(1 if proposal.refused else 0)


def _refuse_gone(home: Repository, blank: Request) -> None:
    """CannotRunError for a new report that would count nowhere; one that is there may still be corrected."""
    files = home.commune_files(blank.commune)
    if files.known_owner is None or home.has(blank.path):  # whose file does not load is told with the errors
        return
    refuse_gone(files, dated(files, blank, dates.today()).day)


def _fields(
    *, source: str | None, note: str | None, quality: Quality | None, approx: bool | None
) -> Mapping[str, Field]:
    """What is to stand beside each value; an empty text is null."""
    given: dict[str, Field] = {} if source is None else {"source": option_words.on_one_line("--source", source) or None}
    given |= {} if note is None else {"note": option_words.passage("--note", note) or None}
    given |= {} if approx is None else {"approx": approx}
    return given | ({"quality": quality.value} if quality else {})


def _given(home: Repository, order: Request, words: Sequence[str]) -> Iterator[NewValue]:
    """What the words `VAR=VALUE` say; where one says nothing, all that is wrong is told, and the command ends: 2."""
    commune_files = home.commune_files(order.commune)
    given = assignments.read(words, slots(commune_files))
    if any(one.is_unread if questions.are_possible() else one.problem for one in given):
        _tell_all_wrong(home, order, given)
        raise typer.Exit(2)
    report = commune_files.report_at(order.path)
    for one in given:
        value = questions.settled(one.value)
        if one.slot and _may_stand(one.slot, value, report):
            yield NewValue(one.slot, {"value": value})


def _may_stand(slot: Slot, value: Field, report: Report | None) -> bool:
    """Whether whoever sits there agrees, where a figure is to be taken away."""
    stands = value_in(report, slot) if report and value is None else None
    return questions.may_be_removed(slot, stands)


def _tell_all_wrong(home: Repository, order: Request, given: Sequence[Assignment]) -> None:
    """The words that say nothing, and what would be found of the others."""
    for one in given:
        if one.problem:
            console.complain(one.problem)
    # What cannot be read takes no part, so that no finding is its mere echo.
    entries = tuple(NewValue(one.slot, {"value": one.known}) for one in given if one.slot)
    with suppress(UnplaceableError):
        proposal = propose(home, order._replace(entries=entries), dates.today())
        console.tell(_findings(proposal.refused, order.path))
    console.tell(_NOTHING_READ.within(current()))


_NOTHING_READ = text(
    "Không ghi gì: sửa các giá trị trên rồi chạy lại lệnh.\n",
    "Nothing is written: correct these values, then run the command again.\n",
)


def _moves_a_report(home: Repository, order: Request) -> bool:
    """Whether a report that is there is to count up to another day, whatever its figures."""
    return order.as_of is not None and home.has(order.path)


def _unnamed(home: Repository, order: Request, *, may_say_why: bool) -> Iterator[NewValue]:
    """What whoever sits there answers; nothing, where only the day of a report is to be another."""
    nobody_answers = not questions.are_possible() and _moves_a_report(home, order)
    return iter(()) if nobody_answers else _answered(home, order, may_say_why=may_say_why)


_HOW_TO_ANSWER = text(
    "Enter: bỏ qua; null: đã yêu cầu nhưng chưa có; Ctrl-C: không ghi gì.\n",
    "Enter skips; null: asked for and not available; Ctrl-C writes nothing.\n",
)


def _answered(home: Repository, order: Request, *, may_say_why: bool) -> Iterator[NewValue]:
    """One slot after another, on a terminal."""
    if not questions.are_possible():
        raise WrongUsageError(
            text(
                "chưa nêu số liệu nào: viết MÃ=SỐ, ví dụ ho_cap_quang=3300",
                "no value is given: write VAR=VALUE, such as ho_cap_quang=3300",
            )
        )
    commune_files = home.commune_files(order.commune)
    today = dates.today()
    counted = dated(commune_files, order, today)
    if not counted.has_begun:
        raise CannotRunError(not_begun(counted.period, counted.first, today))
    last, report = last_known(commune_files, today), commune_files.report_at(order.path)
    console.note(recording.counted_until(counted))
    console.tell(_HOW_TO_ANSWER.within(current()))
    for slot in awaited(commune_files, counted.day):
        value = questions.value(slot, recording.question(slot, last.get(slot.id), current()))
        if value != questions.SKIPPED and _may_stand(slot, value, report):
            yield NewValue(slot, _with_reason(value) if may_say_why else {"value": value})


def _with_reason(value: Field) -> dict[str, Field]:
    """An answer, and of none why there is none, where somebody says it."""
    reason = questions.reason() if value is None else None
    return {"value": value, "note": option_words.passage("--note", reason)} if reason else {"value": value}


def _show(proposal: Proposal) -> None:
    """What was found goes to stderr, what has changed to stdout."""
    tell_day(proposal)
    tell_elsewhere(proposal)
    if proposal.refused:
        console.tell(_findings(proposal.refused, proposal.path))
        console.tell(
            say(
                "Không ghi gì: báo cáo sẽ có lỗi như trên.\n",
                "Nothing is written: the report would have these errors.\n",
            )
        )
    else:
        console.tell(_findings(proposal.warned, proposal.path))
        console.tell(recording.removed(proposal, current()))
        console.echo(recording.recorded(proposal, current()))


def _findings(found: Iterable[Finding], report: str) -> str:
    return findings.full(command_hints.hinted(found, report, dates.today()), current())


def _again(commune: str, order: Request, more: Mapping[str, Field]) -> str:
    """The same answers as a command, so that nobody types them all again."""
    given = [f"{entry.slot.id}={_plain(entry.fields['value'])}" for entry in order.entries]
    options = [f"--as-of={order.as_of}"] if order.as_of else []
    for name, value in more.items():
        if name == "approx":
            options.append("--approx" if value else "--exact")
        else:
            options.append(f"--{name}={value or ''}")
    command = shlex.join(["cdsplan", "record", commune, *given, "--period", str(order.period), *options])
    return f"{say('Sửa rồi chạy', 'Correct it and run')}: {visible(command)}\n"


def _plain(value: Field) -> str:
    return NULL if value is None else str(value)
