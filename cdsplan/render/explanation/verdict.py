"""How it stands: the pace, what is still missing, and the status with its reason."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cdsplan.evaluation.explanation import Explanation
from cdsplan.evaluation.gap_table import Row
from cdsplan.evaluation.reasons import Reason
from cdsplan.evaluation.standing import Standing
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import State
from cdsplan.model.files import Plan
from cdsplan.model.targets import rising
from cdsplan.render import words
from cdsplan.render.explanation.voice import Voice, valued
from cdsplan.render.progress import cells
from cdsplan.render.progress.captions import named
from cdsplan.render.target_words import target_words


def pace(one: Explanation, voice: Voice) -> list[str]:
    """What is expected at the actual's date, and where it leads."""
    said = "; ".join(map(voice.say, _pace(one, voice)))
    return [said] if said else []


def _pace(one: Explanation, voice: Voice) -> Iterator[Text]:
    due, found = one.standing.target.due, one.standing.actual
    if one.row.expected is not None and found:
        value = voice.value(one.row.expected)
        yield text(
            "theo tiến độ, đến {day} phải đạt {value}", "expected by {day}: {value}", day=found.as_of, value=value
        )
    if one.projected is not None:
        value = voice.value(one.projected)
        yield text("dự kiến đến {due}: {value}", "projected for {due}: {value}", due=due, value=value)


def left(one: Explanation, voice: Voice) -> list[str]:
    """The gap, the remaining, and what that means a month; of a target that is met nothing."""
    if one.row.gap is None or one.standing.status == "met":
        return []
    row, percent = cells.cells(one.row, voice.language), voice.unit == "%"
    parts = [row["gap"] if percent else voice.value(one.row.gap)]
    if one.row.remaining and row["remaining"] != parts[0]:  # of a plain number both are the same
        parts.append(voice.say(text("tức {it}", "which means {it}", it=row["remaining"])))
    if one.needed_per_month is not None:
        own = voice.say(words.POINTS).strip() if percent else voice.unit
        unit = one.row.remaining.unit or "" if one.row.remaining else own
        needed = f"{voice.number(one.needed_per_month)} {unit}".strip()
        parts.append(voice.say(text("bình quân mỗi tháng cần {it}", "{it} needed per month", it=needed)))
    return [", ".join(parts)]


def status(one: Explanation, voice: Voice) -> str:
    """In capitals, with its reason."""
    missing = [named(name, one.table, voice.language) for name in one.standing.missing]
    said = why(one.row, one.table.plan, one.why, missing).within(voice.language)
    return f"{cells.status(one.row, voice.language).upper()}: {said}"


def why(row: Row, plan: Plan, reason: Reason, missing: Sequence[str]) -> Text:
    """What decided the status of a row; `missing`: what its formula lacks, as the reader calls it."""
    said, standing = _reason(row.standing, reason), row.standing
    unit = standing.indicator.unit
    values = {
        "value": _valued(row.value, unit),
        "wanted": target_words(standing.target, standing.indicator),
        "expected": _valued(row.expected, unit),
        "due": standing.target.due,
        "first": plan.first,
        "missing": ", ".join(missing),
        "reason": standing.indicator.in_plan.not_applicable,
        "short": _BELOW if rising(standing.target) else _ABOVE,
        "year": str(standing.target.growth.year) if standing.target.growth else "",
        "due_year": str(standing.target.due.year),
        "counted": str(standing.actual.as_of.year) if standing.actual else "",
    }
    return Text(said.vi, said.en, values)


def _valued(value: Decimal | State | None, unit: str) -> Text:
    return Text(valued(value, unit, Language.VI), valued(value, unit, Language.EN))


def _reason(standing: Standing, reason: Reason) -> Text:
    growth = standing.target.growth
    if reason == "no-base" and growth and growth.base:
        return _ZERO_BASE
    if reason == "no-observation" and not standing.missing:
        return _NO_RESULT
    return REASONS[reason]


_BELOW, _ABOVE = text("thấp hơn", "below"), text("cao hơn", "above")
_ZERO_BASE = text(
    "số liệu năm {year} bằng 0, không tính được tỷ lệ tăng, giảm",
    "the figure of {year} is 0, so no percentage of it can be taken",
)
_NO_RESULT = text("chưa có kết quả nào được báo cáo", "no result has been reported")
REASONS: dict[Reason, Text] = {
    "not-applicable": text("{reason}", "{reason}"),
    "zero-denominator": text("mẫu số bằng 0", "the denominator is zero"),
    "no-observation": text("còn thiếu {missing}", "still missing: {missing}"),
    "no-base": text(
        "chưa có số liệu năm {year} để tính mục tiêu",
        "the figure of {year}, from which the target is calculated, is missing",
    ),
    "before-plan": text(
        "số liệu có trước ngày bắt đầu kế hoạch ({first})", "the figure is from before the plan ({first})"
    ),
    "too-old": text("số liệu đã cũ hơn 366 ngày", "the figure is more than 366 days old"),
    "earlier-year": text(
        "số liệu của năm {counted}; số lũy kế được tính lại từ đầu mỗi năm",
        "the figure is from {counted}, and every year is counted anew",
    ),
    "target-met": text("{value} đạt mục tiêu {wanted}", "{value} meets the target {wanted}"),
    "past-due": text(
        "đã quá hạn {due}, {value} chưa đạt mục tiêu {wanted}",
        "{due} is past, and {value} does not meet the target {wanted}",
    ),
    "at-pace": text("{value} không {short} mức cần đạt {expected}", "{value} is not {short} the expected {expected}"),
    "short-of-pace": text("{value} {short} mức cần đạt {expected}", "{value} is {short} the expected {expected}"),
    "milestone": text("chưa hoàn thành, còn hạn đến {due}", "not done yet; it is due by {due}"),
    "another-year": text(
        "mục tiêu của năm {due_year}, chưa so sánh được với số lũy kế của năm {counted}",
        "the target is for {due_year} and cannot be compared with the count of {counted}",
    ),
    "no-baseline": text(
        "chưa đạt; không có hiện trạng đầu kỳ để xác định tiến độ",
        "not met; without a baseline the pace is unknown",
    ),
    "baseline-late": text(
        "chưa đạt; hiện trạng đầu kỳ không sớm hơn số liệu này",
        "not met; the baseline is not earlier than this figure",
    ),
    "baseline-satisfies": text(
        "chưa đạt, trong khi hiện trạng đầu kỳ đã đạt: không xác định được tiến độ",
        "not met, although the baseline was: the pace is unknown",
    ),
}
