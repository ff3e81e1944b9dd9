"""What recording changes in a report, and what is asked on the way."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Language, Text, day, name_of, number, show, text
from cdsplan.model.fields import State
from cdsplan.model.period_words import period_words
from cdsplan.recording.proposal import ChangedSlot, Proposal
from cdsplan.recording.report_date import ReportDate
from cdsplan.render import words
from cdsplan.render.escape import one_line, visible
from cdsplan.yaml.edit import Field
from cdsplan.yaml.scalar import Odd

FIELDS = {
    "source": text("nguồn", "source"),
    "note": text("ghi chú", "note"),
    "approx": text("gần đúng", "approximate"),
    "quality": text("loại số", "quality"),
}
_ARROW = " → "


def recorded(proposal: Proposal, language: Language) -> str:
    """Each value before and after, then the file."""
    lines = [line for one in proposal.changed for line in _changed(one, language)]
    return "".join(f"{line}\n" for line in lines) + ended(proposal, language)


def ended(proposal: Proposal, language: Language) -> str:
    """What has become of the file."""
    became = _CREATED if proposal.is_new else _WRITTEN if proposal.is_different else _SAME
    lines = [Text(became.vi, became.en, {"path": visible(proposal.path)})]
    lines += [_ILLUSTRATIVE] if proposal.illustrative else []
    return "".join(f"{line.within(language)}\n" for line in lines)


_CREATED = text("Đã tạo {path}.", "Created {path}.")
_WRITTEN = text("Đã ghi {path}.", "Wrote {path}.")
_SAME = text("{path} đã ghi như vậy, không có gì thay đổi.", "{path} already says so; nothing has changed.")
_ILLUSTRATIVE = text(
    "Lưu ý: báo cáo này ghi illustrative: true, nên mọi số trong đó đều coi là số liệu minh họa.",
    "Note: this report says illustrative: true, so every figure in it counts as illustrative.",
)


def counted_until(dated: ReportDate) -> Text:
    """Up to which day the figures count, and who says so; and that this is too late for the period's plan."""
    words = _COUNTED_UNTIL[dated.origin]
    values = {"day": dated.day, "last": dated.last, "period": period_words(dated.period)}
    counted = Text(words.vi, words.en, values)
    if dated.ended is None:
        return counted
    return text("{counted} {late}", "{counted} {late}", counted=counted, late=_late(dated.ended))


def _late(ended: date) -> Text:
    return text(
        "Kế hoạch đã kết thúc ngày {ended}, nên số liệu này không tính cho kế hoạch đó; nếu là số liệu cuối kỳ,"
        " ghi --as-of {iso}.",
        "The plan ended on {ended}, so they do not count for it; if they are its final figures, say --as-of {iso}.",
        ended=ended,
        iso=ended.isoformat(),
    )


_LAST_DAY = text(
    "Số liệu tính đến ngày {day}, ngày cuối kỳ báo cáo {period}.",
    "The figures are as of {day}, the last day of the reporting period ({period}).",
)
_COUNTED_UNTIL = {
    "given": text("Số liệu tính đến ngày {day}.", "The figures are as of {day}."),
    "report": text(
        "Số liệu tính đến ngày {day}, như báo cáo đã ghi; đổi ngày này bằng --as-of của record hay import.",
        "The figures are as of {day}, as the report says; change the date with --as-of of record or import.",
    ),
    "form": text("Số liệu tính đến ngày {day}, như biểu mẫu ghi.", "The figures are as of {day}, as the form says."),
    "period": _LAST_DAY,
    "running": text(
        "Kỳ báo cáo {period} đến ngày {last} mới kết thúc: số liệu tính đến hôm nay, ngày {day}, và as_of ghi ngày đó.",
        "The reporting period ({period}) runs until {last}: the figures are as of today, {day}, and as_of says so.",
    ),
    "not-begun": _LAST_DAY,
}


def _changed(changed: ChangedSlot, language: Language) -> Iterator[str]:
    before, value = shown(changed.before, language), changed.fields["value"]
    after = recorded_value(changed.slot, value, language)
    became = after if before == shown(value, language) else f"{before}{_ARROW}{after}"
    yield f"{title(changed.slot, language)}: {became}"
    others = [_field(name, value, language) for name, value in _others(changed.fields)]
    others += kept(changed, language)
    if others:
        yield f"  {'; '.join(others)}"
    if value is None and not changed.fields.get("note") and "note" not in changed.kept:
        yield f"  {_NO_REASON.within(language)}"


NOT_AVAILABLE = text("đã yêu cầu nhưng chưa có", "asked for, not available")
_NO_REASON = text(
    'chưa ghi lý do chưa có; ghi thêm bằng --note "lý do"', 'it does not say why; add --note "the reason"'
)


def removed(proposal: Proposal, language: Language) -> str:
    """Each figure whose place null has taken."""
    gone = (one for one in proposal.changed if one.before is not None and one.fields["value"] is None)
    return "".join(f"{_removed(one, language)}\n" for one in gone)


def _removed(changed: ChangedSlot, language: Language) -> str:
    return text(
        "{name}: đã bỏ {before}, nay ghi là đã yêu cầu nhưng chưa có.",
        "{name}: {before} is removed; the report now marks it as not available.",
        name=title(changed.slot, language),
        before=measured(changed.slot, changed.before, language),
    ).within(language)


def measured(slot: Slot, value: object, language: Language) -> str:
    """`1.000 hộ`"""
    return f"{shown(value, language)}{unit(slot)}"


def recorded_value(slot: Slot, value: object, language: Language) -> str:
    """The same, where null says that it was asked for in vain."""
    return NOT_AVAILABLE.within(language) if value is None else measured(slot, value, language)


def kept(changed: ChangedSlot, language: Language) -> Iterator[str]:
    """What else stands there and stays, if anything does; and the reason of a gap, which does not."""
    if changed.kept:
        names = ", ".join(FIELDS[name].within(language) if name in FIELDS else name for name in changed.kept)
        yield text("giữ nguyên {names}", "kept as they are: {names}", names=names).within(language)
    if changed.reason:
        yield text(
            "bỏ lý do chưa có số liệu: «{reason}»",
            "the reason for the missing figure is removed: `{reason}`",
            reason=one_line(changed.reason),
        ).within(language)


def _others(fields: Mapping[str, Field]) -> Iterator[tuple[str, Field]]:
    return ((name, value) for name, value in fields.items() if name != "value")


def _field(name: str, value: Field, language: Language) -> str:
    return f"{FIELDS[name].within(language)}: {beside(name, value, language)}"


def beside(name: str, value: object, language: Language) -> str:
    """What stands beside a value, in words."""
    known = _WORDS if name in {"approx", "quality"} else {}
    return one_line(show(known.get(str(value).lower(), words.EMPTY if value is None else value), language))


_WORDS = {
    "true": text("có", "yes"),
    "false": text("không", "no"),
    "final": text("chính thức", "final"),
    "provisional": text("sơ bộ", "provisional"),
    "estimated": text("ước tính", "estimated"),
}


def title(slot: Slot, language: Language) -> str:
    """`Số hộ sử dụng mạng cáp quang (ho_cap_quang)`."""
    return f"{one_line(name_of(slot).within(language))} ({slot.id})"


def unit(slot: Slot) -> str:
    if slot.unit is None:
        return ""
    return "%" if slot.unit == "%" else f" {one_line(slot.unit)}"


def shown(value: object, language: Language) -> str:
    """A value as a reader of the language writes it; what is not one, as it stands there."""
    match value:
        case None:
            return words.EMPTY
        case Decimal():
            return number(value, language)
        case str() if value in set(State):
            return words.STATE[State(value)].within(language)
        case Odd():
            return visible(value.written)
        case _:
            return one_line(show(value, language))


def question(slot: Slot, last: tuple[Decimal | State, date] | None, language: Language) -> str:
    """`Tổng số hộ gia đình (tong_so_ho), hộ [4.018, 14/03/2026]: `."""
    measured = ", ".join(one_line(one) for one in (slot.unit, _choices(slot)) if one)
    known = f" [{shown(last[0], language)}, {day(last[1], language)}]" if last else ""
    return f"{title(slot, language)}{', ' if measured else ''}{measured}{known}: "


def _choices(slot: Slot) -> str:
    return " | ".join(State) if slot.measure == "milestone" else ""
