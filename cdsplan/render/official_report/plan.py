"""What an official report says of one plan: its results, what is met, what is late and by how much, what is unknown."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from cdsplan.evaluation.gap_table import interim
from cdsplan.evaluation.official_report import PlanSection, ReportRow
from cdsplan.evaluation.standing import Status
from cdsplan.language import Language
from cdsplan.model.targets import rising
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates, missing, table
from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import Block, Items, Words
from cdsplan.render.official_report.figures import POINTS, Figures, plan, small
from cdsplan.render.official_report.sections import Section
from cdsplan.render.progress import cells
from cdsplan.render.target_words import wanted_words

_VI = Language.VI
_NONE = Words("Không có.")
# How many indicators of so many are …
COUNTED: dict[Status, str] = {
    "met": "đạt",
    "on-track": "đúng tiến độ",
    "behind": "chậm tiến độ",
    "open": "chưa đạt",
    "missed": "không đạt",
    "stale": "chỉ có số liệu cũ",
    "undefined": "chưa tính được",
    "no-data": "chưa có số liệu",
    "not-applicable": "không áp dụng",
}


def results(part: PlanSection, as_of: date) -> list[Section]:
    """Its sections; those about what a plan need not have only where it has some."""
    figures = Figures(part.lines)
    late = [late_words(line, figures) for line in part.late]
    met = [f"{_done(line, figures)}{_exceeds(line)}." for line in part.met]
    on_track = [f"{_done(line, figures)}{_shortfall(line, figures)}." for line in part.on_track]
    optional = [
        ("Chỉ tiêu chỉ có số liệu cũ, không dùng để đánh giá", list(_stale(part, figures))),
        ("Chỉ tiêu không áp dụng", list(_not_applicable(part))),
        ("Kết quả các mốc trong kỳ kế hoạch", list(_milestones(part))),
    ]
    return [
        Section("Kết quả chung", (_overall(part, figures, as_of),)),
        Section("Chỉ tiêu đạt, vượt kế hoạch", _items(met) or (_NONE,)),
        *([Section("Chỉ tiêu đúng tiến độ", _items(on_track))] if on_track else []),
        Section("Chỉ tiêu chậm tiến độ, chưa đạt, không đạt", _items(late) or (_NONE,)),
        Section("Chỉ tiêu chưa có số liệu", tuple(missing.blocks(part, figures)) or (_NONE,)),
        *(Section(title, _items(items)) for title, items in optional if items),
    ]


def late_words(line: ReportRow, figures: Figures) -> str:
    """What was done of what was planned, what is missing, and how that is judged."""
    return f"{_done(line, figures)}{_shortfall(line, figures)}. Đánh giá: {_judged(line)}."


def _overall(part: PlanSection, figures: Figures, as_of: date) -> Titled:
    """The paragraph of the results, and the table."""
    title = f"Kết quả thực hiện các chỉ tiêu {one_line(part.table.plan.title)}"
    lead = f"Kế hoạch có {small(len(part.lines))} chỉ tiêu"
    return Titled(lead, title, table.grid(part, figures), _counts(part, as_of))


def _items(sentences: Sequence[str]) -> tuple[Block, ...]:
    return (Items(tuple(map(one_line, sentences))),) if sentences else ()


def _counts(part: PlanSection, as_of: date) -> str:
    """`Đến hết ngày 14/6/2026 có 01 chỉ tiêu đạt, 02 …`, and what became better or worse."""
    better = sum(line.row.exceeds for line in part.lines)
    among = {"met": f" (trong đó {small(better)} vượt)"} if better else {}
    said = [
        f"{small(count)} chỉ tiêu {COUNTED[status]}{among.get(status, '')}"
        for status, count in part.table.counts.items()
        if count
    ]
    return f"Đến hết ngày {dates.short(as_of)} có {', '.join(said)}. {_changes(part)}".rstrip()


def _changes(part: PlanSection) -> str:
    changes = part.changes
    if not changes:
        return ""
    named = (("tốt hơn", changes["better"]), ("kém hơn", changes["worse"]), ("không đổi", changes["same"]))
    said = ", ".join(f"{small(count)} chỉ tiêu {what}" for what, count in named if count)
    return f"So với kỳ trước, trong {small(changes.total())} chỉ tiêu có số liệu để so sánh, có {said}."


def _done(line: ReportRow, figures: Figures) -> str:
    """`Tỷ lệ … (chủ trì: Công an xã): 700/1.000 hộ, đạt 70%; kế hoạch ≥ 80%`."""
    indicator, actual = line.row.standing.indicator, figures.actual(line, unit=True)
    lead = f" (chủ trì: {', '.join(indicator.in_plan.lead)})" if indicator.in_plan.lead else ""
    is_state = indicator.measure == "milestone"
    alone = line.row.counts is None and not is_state
    wanted = f"kế hoạch{':' * is_state} {plan(line, unit=True)}"
    return f"{indicator.name}{lead}: {'thực hiện ' if alone else ''}{actual}; {wanted}"


def _exceeds(line: ReportRow) -> str:
    return "; vượt kế hoạch" if line.row.exceeds else ""


def _judged(line: ReportRow) -> str:
    return cells.status(line.row, _VI).lower()


def _shortfall(line: ReportRow, figures: Figures) -> str:
    """By how much, and what that means for the time that is left."""
    return "".join(f"; {said}" for said in _shortfalls(line, figures))


def _shortfalls(line: ReportRow, figures: Figures) -> Iterator[str]:
    standing = line.row.standing
    up = rising(standing.target)
    expected, gap, left = figures.expected(line), figures.gap(line), figures.remaining(line, padded=True)
    if expected and standing.actual:
        yield f"mức cần đạt đến ngày {dates.short(standing.actual.as_of)} là {expected}"
    if gap:
        yield f"{'còn thiếu' if up else 'còn phải giảm'} {gap}{f', tương ứng {left}' if left else ''}"
    elif left:
        yield f"còn phải thực hiện {left}"
    pace, projected = figures.pace(line), figures.projected(line)
    if pace:
        due = dates.short(standing.target.due)
        since = "từ đó " if expected or line.row.older else ""  # where a day was named
        yield f"{since}đến ngày {due}, bình quân mỗi tháng cần {'thêm' if up else 'giảm'} {pace}"
    if projected:
        yield f"với tiến độ hiện nay, dự kiến đến hạn {'đạt' if up else 'là'} {projected}"


def _stale(part: PlanSection, figures: Figures) -> Iterator[str]:
    for line in part.stale:
        yield f"{_done(line, figures)}{missing.since(line)}."


def _not_applicable(part: PlanSection) -> Iterator[str]:
    for line in part.not_applicable:
        indicator = line.row.standing.indicator
        yield f"{indicator.name}: {(indicator.in_plan.not_applicable or '').rstrip('. ')}."


def _milestones(part: PlanSection) -> Iterable[str]:
    """The verdicts on targets that were due before."""
    for line in part.lines:
        indicator = line.row.standing.indicator
        for judged in interim(line.row.standing):
            wanted = wanted_words(judged, indicator, indicator.unit, POINTS).within(_VI)
            verdict = words.STATUS["met" if judged.verdict == "met" else "missed"].within(_VI).lower()
            yield f"{indicator.name}: mốc {wanted}, hạn {dates.short(judged.due)}: {verdict}."
