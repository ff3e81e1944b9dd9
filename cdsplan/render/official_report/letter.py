"""An official report in Vietnamese, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: its heading, body and signature.

Nothing is invented: what the files do not say stays a blank that one can see and fill in by hand.
"""

import re
from collections.abc import Iterator
from datetime import date

from cdsplan.evaluation.official_report import OfficialReport
from cdsplan.language import Language, day, fold
from cdsplan.model.files import Document, Plan
from cdsplan.model.letterhead import Letterhead
from cdsplan.model.period import Period
from cdsplan.render.escape import one_line
from cdsplan.render.official_report.blocks import DOTS, Block, Heading, Letter, Words
from cdsplan.render.official_report.plan import blocks

ILLUSTRATIVE = "SỐ LIỆU MINH HỌA: có số liệu đặt ra để trình bày, không phải số liệu thật"
_COMMITTEE = "Ủy ban nhân dân"
_SHORT = "UBND "
# As wide as what is written in by hand, of blanks that no line break and no browser swallows.
_BLANK = "\u00a0" * 7
_LAST_WITH_ZERO = 2


def letter(report: OfficialReport) -> Letter:
    """The report, ready to be laid out."""
    issuer = _issuer(report)
    committee = issuer.startswith(_COMMITTEE)
    whose = issuer.removeprefix(_COMMITTEE).strip()
    letterhead = report.commune.letterhead or Letterhead()
    return Letter(
        # A people's committee stands alone at the head of its papers; which office another belongs to is not known.
        parent=None if committee else DOTS,
        issuer=(_COMMITTEE.upper(), whose.upper()) if committee and whose else (issuer.upper(),),
        number=_number(report.document, committee=committee),
        place_and_date=f"{one_line(_bare(report.commune.name))}, {_date(report.document)}",
        subject=_subject(report),
        body=(*_opening(report, issuer), *_parts(report), Words(f"Trên đây là báo cáo của {issuer}./.")),
        addressees=letterhead.to or (DOTS * 3,),
        signature=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if committee else (DOTS,),
        signer=DOTS,
        recipients=("- Như trên;", f"- {DOTS};", "- Lưu: VT."),
        annexes=(),
        banners=(ILLUSTRATIVE,) if report.illustrative else (),
        dated=None,
    )


def _issuer(report: OfficialReport) -> str:
    """As the report's own file says, else the commune's people's committee."""
    named = report.document.issuer if report.document else None
    written = one_line(named or f"{_SHORT}{_inside(report.commune.name)}")
    for opening in (_SHORT.strip(), _COMMITTEE):
        if fold(written).startswith(fold(opening)):
            return f"{_COMMITTEE} {written[len(opening) :].strip()}".strip()
    return written


def _inside(name: str) -> str:
    """A commune's name inside a sentence: `xã Thành Vinh`."""
    return one_line(name[:1].lower() + name[1:])


def _bare(name: str) -> str:
    """Where a paper is signed: `Thành Vinh`."""
    return re.sub(r"(?i)^(?:xã|phường|đặc khu)\s+", "", name)


def _number(document: Document | None, *, committee: bool) -> str:
    """Numbers under 10 get a leading 0."""
    if document and document.number:
        return "Số: " + re.sub(r"^([1-9])(?![0-9])", r"0\1", one_line(document.number))
    return f"Số:{_BLANK}/BC-{'UBND' if committee else DOTS}"


def _date(document: Document | None) -> str:
    match document.date if document else None:
        case date() as known:
            return f"ngày {known.day:02} tháng {_month(known.month)} năm {known.year}"
        case str() as month:
            return f"ngày{_BLANK}tháng {_month(int(month[5:]))} năm {month[:4]}"
        case _:
            return f"ngày{_BLANK}tháng{_BLANK}năm{_BLANK}"


def _month(month: int) -> str:
    """The first two months get a leading 0, so that nobody makes 11 or 12 of them."""
    return f"{month:02}" if month <= _LAST_WITH_ZERO else str(month)


def period_words(period: Period) -> str:
    """`6 tháng đầu năm 2026`, as an officer says it."""
    _, _, part = period.text.partition("-")
    named = {"": "", "H1": "6 tháng đầu ", "H2": "6 tháng cuối ", "9M": "9 tháng đầu "}
    if part.startswith("Q"):
        span = f"quý {('I', 'II', 'III', 'IV')[int(part[1]) - 1]} "
    else:
        day = f"ngày {period.day.day:02} " if period.day else ""
        span = named[part] if part in named else f"{day}tháng {_month(period.last_month)} "
    return f"{span}năm {period.year}"


def _subject(report: OfficialReport) -> tuple[str, ...]:
    titles = [one_line(part.table.plan.title) for part in report.parts]
    whole = f"Kết quả thực hiện {titles[0]}" if len(titles) == 1 else f"Kết quả thực hiện {len(titles):02} kế hoạch"
    return (whole, f"(Kỳ báo cáo: {period_words(report.period)})")


def _opening(report: OfficialReport, issuer: str) -> Iterator[Block]:
    named = "; ".join(_named(part.table.plan) for part in report.parts)
    yield Words(
        f"Thực hiện {named}, {issuer} báo cáo kết quả thực hiện các chỉ tiêu {period_words(report.period)},"
        f" số liệu tính đến hết ngày {day(report.as_of, Language.VI)}, như sau:"
    )
    if report.party:
        yield Words(f"Báo cáo này chỉ nêu các mục tiêu giao cho {one_line(report.party)}.")
    gone = report.commune.dissolved
    if gone:
        heir = _heir(report)
        yield Words(f"{one_line(report.commune.name)} đã giải thể từ ngày {day(gone, Language.VI)}{heir}.")


def _heir(report: OfficialReport) -> str:
    if report.successor:
        return f"; đơn vị kế thừa là {one_line(report.successor)}"
    return f"; đơn vị kế thừa có mã {report.commune.successor}" if report.commune.successor else ""


def _named(plan: Plan) -> str:
    """The plan with its number, date and issuer; those it does not bear are left for hand."""
    document = plan.document or Document()
    number = one_line(document.number) if document.number else DOTS
    by = f" của {one_line(document.issuer)}" if document.issuer else ""
    return f"{one_line(plan.title)} (số {number}, {_date(document).replace(_BLANK, f' {DOTS} ').strip()}{by})"


def _parts(report: OfficialReport) -> Iterator[Block]:
    for index, part in enumerate(report.parts):
        if len(report.parts) > 1:
            yield Heading(1, f"{_letter(index)}. {one_line(part.table.plan.title)}")
        yield from blocks(part)


def _letter(index: int) -> str:
    """A, B, … Z, AA: a commune may have any number of plans."""
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)
