"""The official report of a province: its own plans and those of its communes, from the roll-up of a period."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from cdsplan.evaluation.official_report import PlanSection
from cdsplan.language import Language
from cdsplan.model import period_words, unit_names
from cdsplan.model.files import Document, Plan
from cdsplan.render import words
from cdsplan.render.escape import cut, one_line
from cdsplan.render.official_report import dates, province_communes, province_table, sections, sender
from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import DOTS, Block, Heading, Items, Letter, Words
from cdsplan.render.official_report.figures import Figures, small
from cdsplan.render.official_report.introduction import citation, introduction
from cdsplan.render.official_report.narrative import narrative
from cdsplan.render.official_report.plan import COUNTED, late_words
from cdsplan.render.official_report.province_communes import MOST_NAMES
from cdsplan.render.official_report.sections import Section
from cdsplan.render.official_report.sender import Content, Sender
from cdsplan.render.official_report.table import LONGEST_NOTE
from cdsplan.render.official_report.target_places import contradictions
from cdsplan.rollup.province_report import Line, PlanLines, ProvinceReport

_VI = Language.VI
_COUNTED = {words.STATUS[status].within(_VI): said for status, said in COUNTED.items()}
_UNDECIDED = words.UNDECIDED.within(_VI)


def letter(report: ProvinceReport) -> Letter:
    """The report, ready to be laid out."""
    document = report.report.document if report.report else None
    whose = _sender(report, document)
    communes = unit_names.kinds(one.name or "" for one in report.rollup.communes)
    own = [one.section for one in report.plans if one.section]
    parts = (
        Section("Kết quả thực hiện các chỉ tiêu", tuple(_results(report, communes))),
        Section(f"Kết quả của các {communes}", tuple(province_communes.statuses(report, communes))),
        Section(f"Các {communes} còn xa mục tiêu nhất", tuple(province_communes.furthest(report, communes))),
        Section("Tình hình báo cáo", tuple(province_communes.reporting(report, communes))),
        *narrative(report.report.narrative if report.report else None),
        *contradictions(own),
    )
    content = Content(
        title=_title(report, communes),
        period=report.period,
        as_of=report.as_of,
        body=(_opening(report, whose, communes), *sections.numbered(parts)),
        draft=report.draft,
        illustrative=report.has_illustrative,
    )
    return sender.letter(whose, content)


def _sender(report: ProvinceReport, document: Document | None) -> Sender:
    if report.name is None:
        return sender.unknown(document)
    return sender.sender(unit_names.of_province(report.name), report.letterhead, document)


def _title(report: ProvinceReport, communes: str) -> str:
    titles = [one_line(plan.title) for plan in _own_plans(report)]
    if not titles:
        return f"Kết quả thực hiện kế hoạch của các {communes} trên địa bàn {_within(report)}"
    if len(titles) == 1:
        return f"Kết quả thực hiện {titles[0]}"
    return f"Kết quả thực hiện {small(len(titles))} kế hoạch của {_within(report)}"


def _within(report: ProvinceReport) -> str:
    return sender.inside(unit_names.of_province(report.name or DOTS))


def _own_plans(report: ProvinceReport) -> list[Plan]:
    return [one.section.table.plan for one in report.plans if one.section]


def _opening(report: ProvinceReport, whose: Sender, communes: str) -> Words:
    own = [citation(plan) for plan in _own_plans(report)]
    plans = [*own, f"kế hoạch của các {communes} trên địa bàn"]
    return introduction(plans, whose.issuer, report.period, report.as_of)


def _results(report: ProvinceReport, communes: str) -> Iterator[Block | Titled]:
    """Each plan under its own title, where there are several."""
    if report.rollup.communes:
        every, known = (small(len(group)) for group in (report.rollup.communes, report.reported))
        own = any(line.pooled.level == "own" for line in report.lines)
        apart = "; số liệu do tỉnh tự báo cáo được ghi riêng" if own else ""
        of_them = f"{known} {province_communes.one_of(communes)}"
        yield Words(
            f"Báo cáo tổng hợp số liệu của {every} {communes}, trong đó {of_them} đã báo cáo"
            f" {period_words.vietnamese(report.period)}{apart}."
        )
    if not report.lines:
        yield Words("Chưa có chỉ tiêu nào có kế hoạch hoặc số liệu.")
    for at, plan in enumerate(report.plans, 1):
        if len(report.plans) > 1:
            yield Heading(2, f"{at}. {_heading(plan.section, communes)}")
        yield from _plan(plan, report, communes)
    if report.rollup.own:
        count = small(len(report.rollup.own))
        yield Words(f"Ngoài ra, kế hoạch của các {communes} còn có {count} chỉ tiêu riêng, không cộng chung.")


def _heading(section: PlanSection | None, communes: str) -> str:
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
    if len(unknown) > MOST_NAMES:  # they are named in the table, and here those that were asked for in vain
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
