"""What is asked: every target with its place and fate, what contradicts what, and where the line begins."""

from collections.abc import Iterator

from cdsplan.evaluation.baseline import Origin
from cdsplan.evaluation.explanation import Explanation, ListedTarget
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text, text
from cdsplan.model import period
from cdsplan.model.period_words import period_words
from cdsplan.model.target_words import Measured
from cdsplan.render.explanation.voice import Voice
from cdsplan.render.target_words import target_words
from cdsplan.rounding import SHOWN, rounded

_VERDICT = {"met": text("đạt", "met"), "missed": text("không đạt", "missed")}


def targets(one: Explanation, voice: Voice) -> Iterator[str]:
    """The effective one, then the others; then those of one due date that contradict each other."""
    effective = one.effective
    for listed in (effective, *(each for each in one.listed if each is not effective)):
        yield _target(listed, one.standing.indicator, voice)
        yield from _reckoned_from(listed.target, voice)
    for contradicting in one.contradictions:
        yield _contradiction(contradicting, one.standing.indicator, voice)


def _target(listed: ListedTarget, of: Measured, voice: Voice) -> str:
    target = listed.target
    facts = ", ".join(fact for fact in (target.written.at, voice.place(listed.place)) if fact)
    wanted = target_words(target, of)
    shown = voice.say(
        text(
            "{wanted}, hạn {due} ({facts})", "{wanted}, due {due} ({facts})", wanted=wanted, due=target.due, facts=facts
        )
    )
    fate = "; ".join(map(voice.say, fate_of(target, listed.replacement, of)))
    return f"{shown}: {fate}" if fate else shown


def fate_of(target: DueTarget, later: DueTarget | None, of: Measured) -> Iterator[Text]:
    """Since and until when a target counts, what a later decision put in its place, and how it came out."""
    written, has_ended = target.written, not target.in_force and later is None
    if written.since:
        yield text("có hiệu lực từ {since}", "in force since {since}", since=written.since)
    if written.until:
        ended = text("hết hiệu lực từ {until}", "no longer in force since {until}", until=written.until)
        coming = text("sẽ hết hiệu lực từ {until}", "no longer in force from {until}", until=written.until)
        yield ended if has_ended else coming
    if later:
        yield text(
            "được thay bằng {wanted} từ {since}",
            "replaced by {wanted} on {since}",
            wanted=target_words(later, of),
            since=later.written.since,
        )
    if written.effective:
        yield text("được xác định là mục tiêu có hiệu lực", "marked as the one that applies")
    if target.verdict:
        yield _VERDICT[target.verdict]


def _reckoned_from(target: DueTarget, voice: Voice) -> Iterator[str]:
    """The figure that growth is told from."""
    base = target.growth.base if target.growth else None
    if base is None:
        return
    value = f"{voice.value(rounded(base.value, SHOWN))}{voice.illustrative(holds=base.illustrative)}"
    if base.period is None:
        yield voice.say(
            text("tính từ hiện trạng đầu kỳ {value} ngày {day}", "calculated from the baseline, {value} on {day}",
                 value=value, day=base.as_of)
        )  # fmt: skip
    else:
        yield voice.say(
            text("tính từ {value} (kỳ {period}, ngày {day})", "calculated from {value} ({period}, {day})",
                 value=value, period=period_words(period.parse(base.period)), day=base.as_of)
        )  # fmt: skip


def _contradiction(targets_: tuple[DueTarget, ...], of: Measured, voice: Voice) -> str:
    wanted = [
        text("{wanted} ({at})", "{wanted} ({at})", wanted=target_words(one, of), at=one.written.at)
        if one.written.at
        else target_words(one, of)
        for one in targets_
    ]
    return voice.say(
        text(
            "nội dung kế hoạch chưa thống nhất về mục tiêu hạn {due}: {wanted}",
            "the document contradicts itself on what is due on {due}: {wanted}",
            due=targets_[0].due,
            wanted=wanted,
        )
    )


def baseline(one: Explanation, voice: Voice) -> Iterator[str]:
    """Where the line begins; and the plan's own baseline, if it does not begin there."""
    start, planned = one.standing.baseline, one.planned
    if start is not None:
        shown = voice.say(
            text(
                "{value} ngày {day}: {origin}",
                "{value} on {day}: {origin}",
                value=f"{voice.value(one.baseline)}{voice.illustrative(holds=start.illustrative)}",
                day=start.as_of,
                origin=_origin(one, start.origin),
            )
        )
        yield f"{shown}{_printed(one, voice)}" if planned and planned.used else shown
    if planned and not planned.used:
        unused = text(
            "{value} ngày {day} ghi trong kế hoạch: không dùng để tính tiến độ, vì số lũy kế được tính lại từ đầu"
            " mỗi năm",
            "{value} on {day} is in the plan, but not used for the pace, because every year is counted anew",
            value=voice.value(planned.value),
            day=planned.as_of,
        )
        yield f"{voice.say(unused)}{_printed(one, voice)}"


def _printed(one: Explanation, voice: Voice) -> str:
    """Whom the plan has its baseline from, and where it stands."""
    assert one.planned is not None  # noqa: S101  both callers have looked
    return f" ({', '.join(fact for fact in (one.planned.source, voice.place(one.planned.place)) if fact)})"


def _origin(one: Explanation, origin: Origin) -> Text:
    """The first figure of a count that begins anew is the first of its year."""
    first_of_year = origin == "first" and one.standing.past.is_counter
    return text("số liệu đầu tiên trong năm", "the first figure of the year") if first_of_year else _ORIGINS[origin]


_ORIGINS = {
    "plan": text("hiện trạng đầu kỳ ghi trong kế hoạch", "as the plan states it"),
    "zero": text("tính từ 0 vào đầu năm", "counted from zero at New Year"),
    "before": text("số liệu cuối cùng trước kế hoạch", "the last figure before the plan"),
    "first": text("số liệu đầu tiên trong kỳ kế hoạch", "the first figure within the plan"),
}
