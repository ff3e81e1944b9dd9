"""The official report of a province: its own plans and those of its communes, from the roll-up of a period."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cdsplan.evaluation.official_report import PlanSection
from cdsplan.language import Language
from cdsplan.model import unit_names
from cdsplan.model.files import Document, Plan
from cdsplan.render import period_words, words
from cdsplan.render.escape import cut, one_line
from cdsplan.render.official_report import dates, province_communes, province_table, sections, sender
from cdsplan.render.official_report.annexes import Titled, place
from cdsplan.render.official_report.blocks import DOTS, Block, Heading, Items, Letter, Words
from cdsplan.render.official_report.figures import Figures, small
from cdsplan.render.official_report.letter import DRAFT, ILLUSTRATIVE, citation, contradictions
from cdsplan.render.official_report.narrative import narrative
from cdsplan.render.official_report.plan import COUNTED, late_words
from cdsplan.render.official_report.sender import Content, Sender
from cdsplan.render.official_report.table import LONGEST_NOTE
from cdsplan.rollup.province_report import Line, PlanLines, ProvinceReport

_VI = Language.VI
# More than so many are named in their table only, but for those that were asked for in vain.
_MOST_NAMES = 10
_COUNTED = {words.STATUS[status].within(_VI): said for status, said in COUNTED.items()}
_UNDECIDED = words.UNDECIDED.within(_VI)


def letter(report: ProvinceReport) -> Letter:
    """The report, ready to be laid out."""
    document = report.report.document if report.report else None
    whose = _sender(report, document)
    communes = unit_names.kinds(one.name or "" for one in report.rollup.communes)
    parts, annexes = place(
        (
            ("Kết quả thực hiện các chỉ tiêu", _results(report, communes)),
            (f"Kết quả của các {communes}", province_communes.statuses(report, communes)),
            (f"Các {communes} còn xa mục tiêu nhất", province_communes.furthest(report, communes)),
            ("Tình hình báo cáo", province_communes.reporting(report, communes)),
        ),
        sender.reference(whose),
    )
    spoken = narrative(report.report.narrative if report.report else None)
    body = (
        Words(_opening(report, whose, communes)),
        *sections.numbered([*parts, *spoken, *contradictions([one.section for one in report.plans if one.section])]),
        Words(f"Trên đây là báo cáo của {whose.issuer}./."),
    )
    banners = [DRAFT] * report.draft + [ILLUSTRATIVE] * report.has_illustrative
    return sender.letter(whose, Content(_subject(report, communes), body, annexes, tuple(banners), report.as_of))


def _sender(report: ProvinceReport, document: Document | None) -> Sender:
    if report.name is None:
        return sender.unknown(document)
    return sender.sender(unit_names.of_province(report.name), report.letterhead, document)


def _subject(report: ProvinceReport, communes: str) -> tuple[str, ...]:
    titles = [one_line(plan.title) for plan in _own_plans(report)]
    if not titles:
        whole = f"Kết quả thực hiện kế hoạch của các {communes} trên địa bàn {_within(report)}"
    elif len(titles) == 1:
        whole = f"Kết quả thực hiện {titles[0]}"
    else:
        whole = f"Kết quả thực hiện {len(titles):02} kế hoạch của {_within(report)}"
    return (whole, f"(Kỳ báo cáo: {period_words.vietnamese(report.period)})")


def _within(report: ProvinceReport) -> str:
    return sender.inside(unit_names.of_province(report.name or DOTS))


def _own_plans(report: ProvinceReport) -> list[Plan]:
    return [one.section.table.plan for one in report.plans if one.section]


def _opening(report: ProvinceReport, whose: Sender, communes: str) -> str:
    """Which plans, and of which day the figures are."""
    own = [citation(plan) for plan in _own_plans(report)]
    named = "; ".join([*own, f"kế hoạch của các {communes} trên địa bàn"])
    return (
        f"Thực hiện {named}, {whose.issuer} báo cáo kết quả thực hiện các chỉ tiêu"
        f" {period_words.vietnamese(report.period)}, số liệu tính đến hết ngày {dates.short(report.as_of)}, như sau:"
    )


def _results(report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    """Each plan under its own title, where there are several."""
    if report.rollup.communes:
        every, known = (small(len(group)) for group in (report.rollup.communes, report.reported))
        own = any(line.pooled.level == "own" for line in report.lines)
        apart = "; số liệu do tỉnh tự báo cáo được ghi riêng" if own else ""
        yield Words(
            f"Báo cáo tổng hợp số liệu của {every} {communes}, trong đó {known} đơn vị đã báo cáo"
            f" {period_words.vietnamese(report.period)}{apart}."
        )
    if not report.lines:
        yield Words("Chưa có chỉ tiêu nào có kế hoạch hoặc số liệu.")
    for at, plan in enumerate(report.plans, 1):
        if len(report.plans) > 1:
            yield Heading(2, f"{at}. {_title(plan.section, communes)}")
        yield from _plan(plan, report, communes)
    if report.rollup.own:
        count = small(len(report.rollup.own))
        yield Words(f"Ngoài ra, kế hoạch của các {communes} còn có {count} chỉ tiêu riêng, không cộng chung.")


def _title(section: PlanSection | None, communes: str) -> str:
    return one_line(section.table.plan.title) if section else f"Chỉ tiêu chỉ có trong kế hoạch của các {communes}"


def _plan(plan: PlanLines, report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    if not plan.lines:
        yield Words("Các chỉ tiêu của kế hoạch này được đánh giá theo kế hoạch khác nêu trong báo cáo này.")
        return
    whose = one_line(plan.section.table.plan.title) if plan.section else f"trong kế hoạch của các {communes}"
    lead = f"Kế hoạch{'' if plan.section else f' của các {communes}'} có {_counts(plan.lines, report.as_of)}"
    yield Titled(lead, f"Kết quả thực hiện các chỉ tiêu {whose}", province_table.table(plan, report, communes))
    if any(province_table.is_undecided(line) for line in plan.lines):
        yield Words(f"“{_UNDECIDED}” là khi kết quả còn tùy vào các đơn vị chưa có số liệu.")
    if plan.section and plan.section.late:
        figures = Figures(plan.section.lines)
        yield Words("Chỉ tiêu chậm tiến độ, chưa đạt, không đạt:")
        yield Items(tuple(one_line(late_words(line, figures)) for line in plan.section.late))
    unknown = [line for line in plan.lines if province_table.is_unknown(line)]
    if len(unknown) > _MOST_NAMES:
        unknown = [line for line in unknown if line.unavailable]
    if unknown:
        yield Words(f"Chỉ tiêu chưa có số liệu: {'; '.join(one_line(_with_reason(line)) for line in unknown)}.")


def _counts(lines: Sequence[Line], as_of: date) -> str:
    """`06 chỉ tiêu; đến hết ngày 14/6/2026 có 02 chỉ tiêu đạt, 04 chỉ tiêu chưa đạt`."""
    found = Counter(map(province_table.status, lines))
    order = [words.EXCEEDS.within(_VI), *_COUNTED, _UNDECIDED, province_table.NO_TARGET, province_table.EACH]
    order.sort(key=words.STATUS["no-data"].within(_VI).__eq__)  # last
    said = (f"{small(found[one])} chỉ tiêu {_COUNTED.get(one, one.lower())}" for one in order if found[one])
    return f"{small(len(lines))} chỉ tiêu; đến hết ngày {dates.short(as_of)} có {', '.join(said)}"


def _with_reason(line: Line) -> str:
    """With why the province itself could not get it, where its report says so."""
    reasons = "; ".join(dict.fromkeys(cut(one.note, LONGEST_NOTE) for one in line.unavailable if one.note))
    return f"{line.name} (lý do: {reasons})" if reasons else line.name
