"""The official report of a commune in Vietnamese, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: what it says."""

from collections.abc import Iterator, Sequence

from cdsplan.evaluation.official_report import OfficialReport, PlanSection
from cdsplan.model.files import Document, Plan
from cdsplan.render import period_words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates, sender, table
from cdsplan.render.official_report.blocks import DOTS, Annex, Block, Items, Letter, Words
from cdsplan.render.official_report.figures import Figures, small
from cdsplan.render.official_report.narrative import narrative
from cdsplan.render.official_report.plan import results
from cdsplan.render.official_report.sections import Section, numbered, within
from cdsplan.render.official_report.sender import Content, Sender
from cdsplan.render.official_report.target_places import sentences
from cdsplan.render.roman import roman

ILLUSTRATIVE = "SỐ LIỆU MINH HỌA: có số liệu đặt ra để trình bày, không phải số liệu thật"
DRAFT = "DỰ THẢO"


def letter(report: OfficialReport) -> Letter:
    """The report, ready to be laid out."""
    whose = _sender(report)
    annexes = _annexes(report, whose)
    parts = (
        *_results(report, annexes),
        *narrative(report.narrative),
        *contradictions(report.parts),
    )
    body = (*_opening(report, whose), *numbered(parts), Words(f"Trên đây là báo cáo của {whose.issuer}./."))
    banners = [DRAFT] * report.draft + [ILLUSTRATIVE] * report.illustrative
    content = Content(_subject(report), body, tuple(annexes.values()), tuple(banners), report.as_of)
    return sender.letter(whose, content)


def _sender(report: OfficialReport) -> Sender:
    if report.reporter is None:
        return sender.unknown(None)
    return sender.sender(*report.reporter)


def _subject(report: OfficialReport) -> tuple[str, ...]:
    titles = [one_line(part.table.plan.title) for part in report.parts]
    whole = f"Kết quả thực hiện {titles[0]}" if len(titles) == 1 else f"Kết quả thực hiện {small(len(titles))} kế hoạch"
    return (whole, f"(Kỳ báo cáo: {period_words.vietnamese(report.period)})")


def _opening(report: OfficialReport, whose: Sender) -> Iterator[Block]:
    named = "; ".join(citation(part.table.plan) for part in report.parts)
    gone = report.commune.dissolved
    of_whom = f" của {sender.inside(report.commune.name)}" if gone else ""
    if gone:
        of_whom += f" (giải thể từ ngày {dates.short(gone)})"
    yield Words(
        f"Thực hiện {named}, {whose.issuer} báo cáo kết quả thực hiện các chỉ tiêu{of_whom}"
        f" {period_words.vietnamese(report.period)}, số liệu tính đến hết ngày {dates.short(report.as_of)}, như sau:"
    )
    if report.party:
        yield Words(f"Báo cáo này chỉ nêu các mục tiêu giao cho {one_line(report.party)}.")


def citation(plan: Plan) -> str:
    """The plan with its number, date and issuer; those it does not bear are left for hand."""
    document = plan.document or Document()
    number = one_line(document.number) if document.number else DOTS
    by = f" của {one_line(document.issuer)}" if document.issuer else ""
    return f"{one_line(plan.title)} (số {number}, {dates.long(document.date, f' {DOTS} ')}{by})"


def _annexes(report: OfficialReport, whose: Sender) -> dict[str, Annex]:
    """By the names of their plans: one that is alone has no number."""
    long = [part for part in report.parts if table.is_long(part)]
    numbers = [f"Phụ lục {roman(at)}" for at in range(1, len(long) + 1)] if len(long) > 1 else ["Phụ lục"]
    return {
        part.table.name: Annex(
            number,
            f"Kết quả thực hiện các chỉ tiêu {one_line(part.table.plan.title)}".upper(),
            sender.reference(whose),
            (table.grid(part, Figures(part.lines)),),
        )
        for number, part in zip(numbers, long, strict=False)
    }


def _results(report: OfficialReport, annexes: dict[str, Annex]) -> Iterator[Section]:
    for part in report.parts:
        figures, annex = Figures(part.lines), annexes.get(part.table.name)
        shown = annex.number if annex else table.grid(part, figures)
        title = "Kết quả thực hiện các chỉ tiêu" if len(report.parts) == 1 else one_line(part.table.plan.title)
        yield Section(title, tuple(within(results(part, figures, shown, report.as_of))))


def contradictions(parts: Sequence[PlanSection]) -> Iterator[Section]:
    """What the issuer is asked to settle, plan by plan; nothing where the plans agree with themselves."""
    body: list[Block] = []
    for part in parts:
        found = list(sentences(part.contradictions))
        if found:
            whose = f" trong {one_line(part.table.plan.title)}" if len(parts) > 1 else ""
            body += [Words(f"Đề nghị thống nhất {small(len(found))} nội dung nêu khác nhau{whose}:"), Items((*found,))]
    if body:
        yield Section("Nội dung kế hoạch đề nghị thống nhất", tuple(body))
