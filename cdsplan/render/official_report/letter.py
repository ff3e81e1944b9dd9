"""An official report in Vietnamese, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: its heading, body and signature.

Nothing is invented: what the files do not say stays a blank that one can see and fill in by hand.
"""

from collections.abc import Iterator

from cdsplan.evaluation.official_report import OfficialReport
from cdsplan.language import Language, day
from cdsplan.model.files import Document, Plan
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates, sections, sender
from cdsplan.render.official_report.blocks import DOTS, Block, Heading, Letter, Words
from cdsplan.render.official_report.period_words import period_words
from cdsplan.render.official_report.plan import blocks
from cdsplan.render.official_report.sender import Content

ILLUSTRATIVE = "SỐ LIỆU MINH HỌA: có số liệu đặt ra để trình bày, không phải số liệu thật"


def letter(report: OfficialReport) -> Letter:
    """The report, ready to be laid out."""
    whose = sender.sender(report.commune.name, report.commune.letterhead, report.document)
    body = (*_opening(report, whose.issuer), *_parts(report), Words(f"Trên đây là báo cáo của {whose.issuer}./."))
    banners = (ILLUSTRATIVE,) if report.illustrative else ()
    return sender.letter(whose, Content(_subject(report), body, banners=banners))


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
    return f"{one_line(plan.title)} (số {number}, {dates.long(document.date, f' {DOTS} ')}{by})"


def _parts(report: OfficialReport) -> Iterator[Block]:
    for index, part in enumerate(report.parts):
        if len(report.parts) > 1:
            yield Heading(1, f"{sections.letter(index)}. {one_line(part.table.plan.title)}")
        yield from blocks(part)
