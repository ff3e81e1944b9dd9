"""`cdsplan record COMMUNE VAR=VALUE…`: values into a report, once the whole commune has been checked with them."""

import shlex
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from cdsplan.checks.period_words import not_begun
from cdsplan.cli.shared import console, dates, locate
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current, say
from cdsplan.cli.shared.options import CommuneOrProvince, FiguresDate
from cdsplan.cli.shared.report_writing import carried_out, tell_day, tell_elsewhere
from cdsplan.language import Text, text
from cdsplan.model import numbers
from cdsplan.model.fields import State
from cdsplan.recording.proposal import NewValue, Proposal, Request, barred, dated
from cdsplan.recording.slots import Slot, awaited, last_known, slots
from cdsplan.render import findings, recording
from cdsplan.render.escape import visible
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from cdsplan.suggest import nearest
from cdsplan.yaml.edit import Field
from cdsplan.yaml.encoding import is_surrogate
from cdsplan.yaml.scalar import MOST_DIGITS

HELP = text(
    "Ghi số liệu vào báo cáo của một kỳ, sau khi đã kiểm tra cả xã; có lỗi thì không ghi gì.",
    "Record values in a period's report, once the whole commune is checked with them; errors write nothing.",
)
EXAMPLE = "cdsplan record xa-thanh-vinh ho_cap_quang=3300 tong_so_ho=4018 --period 2026-09 --source VNPT"

NULL = "null"


class Quality(StrEnum):
    FINAL = "final"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    period: Annotated[
        str,
        typer.Option(
            "--period",
            "-p",
            metavar=pair("KỲ", "PERIOD"),
            help=pair(
                "Kỳ số liệu: 2026-06 (hay 6/2026), 2026-Q2 (quý II/2026), 2026-H1, 2026-9M, 2026, 2026-06-22.",
                "2026-06 (or 6/2026), 2026-Q2 (quý II/2026), 2026-H1, 2026-9M, 2026, 2026-06-22.",
            ),
            show_default=False,
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=pair("MÃ=SỐ", "VAR=VALUE"),
            help=pair(
                "Số liệu, hoặc chỉ tiêu không có số đếm (done, in-progress, not-started; 97.8); null: đã hỏi mà"
                " chưa có. Không ghi gì thì hỏi lần lượt.",
                "Variables, or indicators without counts (done, in-progress, not-started; 97.8); null: asked for and"
                " not available. Without any, each is asked for.",
            ),
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            metavar=pair("NGUỒN", "TEXT"),
            help=pair(
                "Nguồn của các số này; để trống là bỏ nguồn.", "Where these values are from; empty takes it away."
            ),
            show_default=False,
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(
            "--note",
            metavar=pair("GHI_CHÚ", "TEXT"),
            help=pair(
                "Ghi chú cho các số này; để trống là bỏ ghi chú.", "A note on these values; empty takes it away."
            ),
            show_default=False,
        ),
    ] = None,
    as_of: FiguresDate = None,
    quality: Annotated[
        Quality | None,
        typer.Option(
            "--quality",
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
        commune=lookup.commune_or_province(home, commune),
        period=dates.period(period),
        entries=(),
        as_of=dates.day(as_of, "--as-of") if as_of else None,
    )
    refusal = barred(home, blank)
    if refusal:
        _show(refusal)
        raise typer.Exit(1)
    more = _fields(source=source, note=note, quality=quality, approx=approx)
    asking = _Asking(home, blank, more)
    order = blank._replace(entries=tuple(asking.read(values) if values else asking.every()))
    if not order.entries:
        console.tell(say("Không có gì để ghi.\n", "Nothing to record.\n"))
        return
    proposal = carried_out(home, order)
    _show(proposal)
    if proposal.refused and not values:
        console.tell(_again(commune, order))
    raise typer.Exit(1 if proposal.refused else 0)


def _fields(
    *, source: str | None, note: str | None, quality: Quality | None, approx: bool | None
) -> Mapping[str, Field]:
    """What is to stand beside each value; an empty text is null."""
    words = {"source": source, "note": note}
    given: dict[str, Field] = {name: _words(name, one) for name, one in words.items() if one is not None}
    given |= {} if approx is None else {"approx": approx}
    return given | ({"quality": quality.value} if quality else {})


def _words(name: str, given: str) -> str | None:
    """As files hold them; CannotRunError for bytes that are no text."""
    if is_surrogate(given):
        raise CannotRunError(text("--{name} không phải UTF-8", "--{name} is not UTF-8", name=name))
    return unicodedata.normalize("NFC", given).strip() or None


class _Asking(NamedTuple):
    """What the values that somebody types are for."""

    home: Repository
    order: Request
    more: Mapping[str, Field]

    def read(self, given: Sequence[str]) -> Iterator[NewValue]:
        """Each `VAR=VALUE`; CannotRunError for what is none."""
        known = slots(self.home.commune_files(self.order.commune))
        seen: set[str] = set()
        for word in given:
            name, equals, value = unicodedata.normalize("NFC", word).partition("=")
            slot = known.get(name.strip())
            if slot is None or not equals:
                raise CannotRunError(_no_such(name.strip(), word, list(known), equals=bool(equals)))
            if slot.id in seen:
                raise CannotRunError(text("«{name}» ghi hai lần", "`{name}` is given twice", name=slot.id))
            seen.add(slot.id)
            yield NewValue(slot, {"value": _value(slot, value.strip()), **self.more})

    def every(self) -> Iterator[NewValue]:
        """One slot after another, on a terminal."""
        if not _can_ask():
            raise CannotRunError(
                text(
                    "chưa ghi số liệu nào: viết MÃ=SỐ, ví dụ ho_cap_quang=3300",
                    "no value is given: write VAR=VALUE, such as ho_cap_quang=3300",
                )
            )
        commune_files = self.home.commune_files(self.order.commune)
        today = dates.today()
        counted = dated(commune_files, self.order, today)
        if not counted.has_begun:
            raise CannotRunError(not_begun(counted.period, counted.first, today))
        last = last_known(commune_files, today)
        console.note(recording.counted_until(counted))
        console.tell(say("Enter: bỏ qua; Ctrl-C: không ghi gì.\n", "Enter skips; Ctrl-C writes nothing.\n"))
        for slot in awaited(commune_files, counted.day):
            value = _answer(slot, recording.question(slot, last.get(slot.id), current()))
            if value is not _SKIPPED:
                yield NewValue(slot, {"value": value, **self.more})


def _no_such(name: str, word: str, known: list[str], *, equals: bool) -> Text:
    if not equals and name in known:
        return text("«{word}»: viết {word}=SỐ", "`{word}`: write {word}=VALUE", word=word)
    return text(
        "không có số liệu hay chỉ tiêu «{name}». {hint}",
        "there is no variable or indicator `{name}`. {hint}",
        name=name,
        hint=nearest(name, known) or text("Viết MÃ=SỐ.", "Write VAR=VALUE."),
    )


_SKIPPED = ""


def _answer(slot: Slot, question: str) -> Field:
    """What is typed, asked again until it can be read; nothing skips."""
    while True:
        written = _line(question)
        if not written:
            return _SKIPPED
        try:
            return _value(slot, written)
        except CannotRunError as error:
            console.tell(f"  {console.line(error.message)}\n")


def _value(slot: Slot, written: str) -> Field:
    """A value as it is typed; CannotRunError where it cannot be told which is meant, and nobody is there to ask."""
    if written == NULL:
        return None
    if slot.measure == "milestone":
        if written in set(State):
            return written
        raise CannotRunError(
            text(
                "{name}: «{written}» không phải tình trạng; viết một trong: {known}",
                "{name}: `{written}` is no state; write one of {known}",
                name=slot.id,
                written=written,
                known=[*State],
            )
        )
    try:
        number = numbers.read(written, percent=slot.measure == "percent")
    except ValueError:
        raise CannotRunError(
            text(
                "{name}: «{written}» không phải một con số; ví dụ: 3300 hoặc 34,5",
                "{name}: `{written}` is no number; write one like 3300 or 34.5",
                name=slot.id,
                written=written,
            )
        ) from None
    if any(len(format(one, "f").strip("-").replace(".", "")) > MOST_DIGITS for one in number.numbers):
        raise CannotRunError(
            text(
                "{name}: «{written}» có quá 18 chữ số",
                "{name}: `{written}` has more than 18 digits",
                name=slot.id,
                written=written,
            )
        )
    return number.numbers[0] if number.sure else _chosen(slot, written, number)


def _chosen(slot: Slot, written: str, number: numbers.WrittenNumber) -> Decimal:
    """Which of the numbers that it may be is meant."""
    if not _can_ask():
        raise CannotRunError(
            text(
                "{name}: «{written}» có thể hiểu nhiều cách. {ways}",
                "{name}: `{written}` may be read in several ways. {ways}",
                name=slot.id,
                written=written,
                ways=number.ways,
            )
        )
    for one in number.numbers:
        question = text(
            "  {name}: «{written}» là {one}? [c/k] ",
            "  {name}: is `{written}` {one}? [y/n] ",
            name=slot.id,
            written=written,
            one=str(one),
        )
        if _line(console.line(question)).casefold() in {"c", "có", "co", "y", "yes"}:
            return one
    raise CannotRunError(
        text("{name}: hãy ghi lại. {ways}", "{name}: type it again. {ways}", name=slot.id, ways=number.ways)
    )


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _line(question: str) -> str:
    """What is typed; the end of the input is the end of the command."""
    console.tell(question)
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return unicodedata.normalize("NFC", answer).strip()


def _show(proposal: Proposal) -> None:
    """What was found goes to stderr, what has changed to stdout."""
    tell_day(proposal)
    tell_elsewhere(proposal)
    if proposal.refused:
        console.tell(findings.full(proposal.refused, current()))
        console.tell(
            say(
                "Không ghi gì: báo cáo sẽ có lỗi như trên.\n",
                "Nothing is written: the report would have these errors.\n",
            )
        )
    else:
        console.tell(findings.full(proposal.warned, current()))
        console.echo(recording.recorded(proposal, current()))


def _again(commune: str, order: Request) -> str:
    """The same answers as a command, so that nobody types them all again."""
    given = [f"{entry.slot.id}={_plain(entry.fields['value'])}" for entry in order.entries]
    options = [f"--as-of={order.as_of}"] if order.as_of else []
    for name, value in order.entries[0].fields.items():
        if name == "approx":
            options.append("--approx" if value else "--exact")
        elif name != "value":
            options.append(f"--{name}={value or ''}")
    command = shlex.join(["cdsplan", "record", commune, *given, "--period", str(order.period), *options])
    return f"{say('Sửa rồi chạy', 'Correct it and run')}: {visible(command)}\n"


def _plain(value: Field) -> str:
    return NULL if value is None else str(value)
