"""Whose paper an official report is: what stands above and below its body. Nghị định 30/2020/NĐ-CP, Phụ lục I.

Nothing is invented: what neither the letterhead nor the report says stays a blank that one can see and fill in by hand.
"""

from datetime import date
from typing import NamedTuple

from cdsplan.language import fold
from cdsplan.model import period_words, unit_names
from cdsplan.model.files import Document
from cdsplan.model.letterhead import Letterhead, Signer
from cdsplan.model.period import Period
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.annexes import Titled, place
from cdsplan.render.official_report.blocks import DOTS, Block, Letter, Words
from cdsplan.render.official_report.introduction import padded

DRAFT = "DỰ THẢO"
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA: có số liệu giả định, chỉ dùng để minh họa"
_COMMITTEE = "Ủy ban nhân dân"
_SHORT = "UBND"
_FOR_COMMITTEE = f"TM. {_COMMITTEE.upper()}"


class Sender(NamedTuple):
    """A commune's or province's committee, or whom the report names as its issuer."""

    issuer: str  # in full: Ủy ban nhân dân xã Thành Vinh
    place: str
    letterhead: Letterhead
    document: Document

    @property
    def is_committee(self) -> bool:
        return self.issuer.startswith(_COMMITTEE)

    @property
    def short(self) -> str:
        """`UBND xã Thành Vinh`."""
        return self.issuer.replace(_COMMITTEE, _SHORT, 1)


class Content(NamedTuple):
    """What a report says, whoever sends it."""

    title: str
    period: Period
    as_of: date  # the day of its figures
    body: tuple[Block | Titled, ...]
    draft: bool
    illustrative: bool


def sender(name: str, letterhead: Letterhead | None, document: Document | None) -> Sender:
    """Of a unit with this full name: `Xã Thành Vinh`, `Tỉnh Thanh Hóa`; its committee, where nobody else is named."""
    head, paper = letterhead or Letterhead(), document or Document()
    issuer = _in_full(one_line(paper.issuer or f"{_SHORT} {inside(name)}"))
    return Sender(issuer, one_line(head.place or _bare(name)), head, paper)


def unknown(document: Document | None) -> Sender:
    """Of whoever may report for a unit that is gone: to be filled in by hand."""
    return Sender(f"{_COMMITTEE} {DOTS}", DOTS, Letterhead(), document or Document())


def letter(whose: Sender, content: Content) -> Letter:
    """The whole paper, ready to be laid out."""
    day = whose.document.date
    body, annexes = place((*content.body, Words(f"Trên đây là báo cáo của {whose.issuer}./.")), _reference(whose))
    return Letter(
        # A people's committee stands alone at the head of its papers; which office another belongs to is not known.
        parent=None if whose.is_committee else DOTS,
        issuer=_heading(whose),
        number=f"Số: {_number(whose)}",
        place_and_date=f"{whose.place}, {dates.long(day)}",
        subject=(content.title, f"(Kỳ báo cáo: {period_words.vietnamese(content.period)})"),
        addressees=tuple(map(one_line, whose.letterhead.to)) or (DOTS * 3,),
        body=body,
        signature=_signature(whose),
        signer=_name(whose.letterhead.signer),
        recipients=_recipients(whose.letterhead),
        annexes=annexes,
        banners=(*[DRAFT] * content.draft, *[ILLUSTRATIVE] * content.illustrative),
        dated=day if isinstance(day, date) else content.as_of,
    )


def _number(whose: Sender) -> str:
    """Its own, or the blank for it."""
    written = whose.document.number
    if written:
        return padded(written)
    return f"{dates.BLANK}/BC-{_SHORT if whose.is_committee else DOTS}"


def _reference(whose: Sender) -> str:
    """Which paper a Phụ lục belongs to."""
    return f"(Kèm theo Báo cáo số {_number(whose)} {dates.long(whose.document.date)} của {whose.short})"


def inside(name: str) -> str:
    """A unit's name inside a sentence: `xã Thành Vinh`."""
    return unit_names.within_sentence(one_line(name))


def _bare(name: str) -> str:
    """Where a paper is signed: `Thành Vinh`, of its committee too."""
    return unit_names.bare(_in_full(name).removeprefix(_COMMITTEE).strip())


def _in_full(issuer: str) -> str:
    for opening in (_SHORT, _COMMITTEE):
        if fold(issuer).startswith(fold(opening)):
            return f"{_COMMITTEE} {issuer[len(opening) :].strip()}".strip()
    return issuer


def _heading(whose: Sender) -> tuple[str, ...]:
    if not whose.is_committee:
        return (whose.issuer.upper(),)
    of_whom = whose.issuer.removeprefix(_COMMITTEE).strip()
    return tuple(filter(None, (_COMMITTEE.upper(), of_whom.upper())))


def _signature(whose: Sender) -> tuple[str, ...]:
    """As the letterhead has it: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`; else of a committee its chairman, on its behalf."""
    signer = whose.letterhead.signer or Signer()
    authority, title = (one_line(line).upper() if line else "" for line in (signer.authority, signer.title))
    if authority:
        return (authority, title or DOTS)
    if whose.is_committee:
        return (_FOR_COMMITTEE, title or "CHỦ TỊCH")
    return (title or DOTS,)


def _name(signer: Signer | None) -> str:
    return one_line(signer.name) if signer and signer.name else DOTS


def _recipients(head: Letterhead) -> tuple[str, ...]:
    """`- Như trên;`, …, `- Lưu: VT.`"""
    named = [one_line(one).rstrip(";. ").removeprefix("- ") for one in head.recipients] or ["Như trên", DOTS]
    kept = one_line(head.archive or "VT").rstrip(";. ").removeprefix("- ").removeprefix("Lưu:").strip()
    return (*(f"- {one};" for one in named), f"- Lưu: {kept}.")
