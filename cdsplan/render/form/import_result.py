"""What a form changes in a report, and what is wrong in it, each with its cell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from cdsplan.finding import Finding, Loc, Severity
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import State
from cdsplan.recording.cell_finding import CellFinding, ComputedCell
from cdsplan.recording.form_date import TYPE_THE_DAY, ChangedDay
from cdsplan.recording.form_narrative import NarrativeAnswer
from cdsplan.recording.form_reader import FormAnswer
from cdsplan.recording.proposal import ChangedSlot, Proposal
from cdsplan.render import findings, recording, words
from cdsplan.render.escape import cut, visible

_MOST, _LONGEST = 100, 300
_SEVERITY = {Severity.ERROR: text("lỗi", "error"), Severity.WARNING: text("cảnh báo", "warning")}
_HINT = text("cách sửa", "hint")
_TRIED = text("Chạy thử, chưa ghi gì vào {path}.", "A trial: nothing is written to {path}.")


def wrong(problems: Iterable[CellFinding], file: str, language: Language) -> str:
    """`form.xlsx:G9: error: …`, and what to type there; of very many the first, for one slip may spoil every row."""
    severity = _SEVERITY[Severity.ERROR].within(language)
    every = list(problems)
    shown = [_paragraph(f"{file}:{one.cell}: {severity}:", one.message, one.hint, language) for one in every[:_MOST]]
    more = len(every) - len(shown)
    return "".join([*shown, *([f"{_more(more).within(language)}\n"] if more else [])])


def _more(left: int) -> Text:
    return text(
        "… và {left} lỗi nữa trong tệp này. Sửa các lỗi trên rồi nhập lại để xem tiếp.",
        "… and {left} more in this file. Correct these, then import again to see the rest.",
        left=left,
    )


def found(these: Iterable[Finding], places: Mapping[Loc, Mapping[str, str]], file: str, language: Language) -> str:
    """What the rules find in the report as it would be, at the cell that the value is from."""
    return "".join(_found(one, places.get(one.loc[:2]), file, language) for one in these)


def _found(finding: Finding, cells: Mapping[str, str] | None, file: str, language: Language) -> str:
    if cells is None:
        return findings.full([finding], language)
    _, _, field, *_ = (*finding.loc, "value", "value", "value")
    cell = cells.get(str(field), cells["value"])
    severity = f"{_SEVERITY[finding.severity].within(language)}[{finding.rule}]"
    hint = TYPE_THE_DAY if finding.loc == ("as_of",) else finding.hint
    return _paragraph(f"{file}:{cell}: {severity}", finding.message, hint, language)


def _paragraph(place: str, message: Text, hint: Text, language: Language) -> str:
    said, way_out = cut(message.within(language), _LONGEST), cut(hint.within(language), _LONGEST)
    return f"{visible(f'{place} {said}')}\n  {_HINT.within(language)}: {visible(way_out)}\n"


def unseen(answers: Iterable[FormAnswer], language: Language) -> Iterator[CellFinding]:
    """Each cell that would overwrite what somebody has changed since the form was made."""
    for answer in answers:
        if answer.unseen:
            cell = answer.cells["value" if "value" in answer.fields else next(iter(answer.fields))]
            yield CellFinding(cell, _changed_meanwhile(answer, language), _LOOK_AGAIN)


def _changed_meanwhile(answer: FormAnswer, language: Language) -> Text:
    now, knew = answer.line.last, answer.knew
    return text(
        "{name}: báo cáo nay ghi {now}, khi lập biểu mẫu là {knew}",
        "{name}: the report now says {now}; when the form was made it was {knew}",
        name=recording.title(answer.line.slot, language),
        now=_on_day(now.value if now else None, now.as_of if now else None),
        knew=_on_day(next(iter(knew.values), None), knew.day),
    )


def _on_day(value: Decimal | State | None, day: date | None) -> object:
    """`1.010 (14/06/2026)`."""
    if value is None:
        return words.EMPTY
    shown = words.STATE[value] if isinstance(value, State) else value
    return text("{value} ({day})", "{value} ({day})", value=shown, day=day) if day else shown


_LOOK_AGAIN = text(
    "Có người đã sửa sau khi lập biểu mẫu này. Số trong biểu mẫu đúng hơn thì thêm --overwrite; không thì xóa ô này.",
    "Somebody has changed it since this form was made. Add --overwrite if the form is right; else empty this cell.",
)


def unseen_words(answers: Iterable[NarrativeAnswer]) -> Iterator[CellFinding]:
    """Each text that would overwrite what somebody has written since the form was made."""
    for answer in answers:
        if answer.unseen:
            message = text(
                "{heading}: nội dung trong báo cáo đã thay đổi sau khi lập biểu mẫu, nay là «{now}»",
                "{heading}: the report's text has changed since the form was made; it now says `{now}`",
                heading=answer.heading,
                now=_extract(answer.before),
            )
            yield CellFinding(answer.cell, message, _LOOK_AT_WORDS)


_LOOK_AT_WORDS = text(
    "Có người đã sửa sau khi lập biểu mẫu này. Lập biểu mẫu mới để sửa tiếp; hoặc thêm --overwrite để thay.",
    "Somebody has changed it since this form was made. Make a new form to continue from there; or add --overwrite.",
)


def _extract(said: str | None) -> str:
    return cut(" ".join(said.split()), _LONGEST_EXTRACT) if said else words.EMPTY


def computed(cells: Iterable[ComputedCell], file: str, language: Language) -> str:
    """`form.xlsx:G9: note: the formula =SUM(…) was not computed here; its stored value is taken: 1,000`."""
    return "".join(f"{visible(_computed(one, file, language))}\n" for one in cells)


def _computed(cell: ComputedCell, file: str, language: Language) -> str:
    message = text(
        "lưu ý: ô có công thức {formula}; lấy kết quả đã lưu trong tệp: {value}",
        "note: the cell has the formula {formula}; the result stored in the file is taken: {value}",
        formula=cut(cell.formula, _LONGEST_EXTRACT),
        value=recording.shown(cell.value, language),
    )
    return f"{file}:{cell.cell}: {message.within(language)}"


_LONGEST_EXTRACT = 60


def changes(answers: Iterable[FormAnswer], changed: Iterable[ChangedSlot], language: Language) -> str:
    """Each cell that changes something: what stands there, and what will; and what else is left as it is."""
    lines = (line for answer, one in zip(answers, changed, strict=False) for line in _changes(answer, one, language))
    return "".join(f"{line}\n" for line in lines)


def _changes(answer: FormAnswer, changed: ChangedSlot, language: Language) -> Iterator[str]:
    slot = answer.line.slot
    for field, after in answer.fields.items():
        before, name = answer.before.get(field), recording.title(slot, language)
        if field == "value":
            left = "".join(f"; {words}" for words in recording.kept(changed, language))
            new = recording.recorded_value(slot, after, language)
            yield f"{answer.cells[field]}: {name}: {recording.shown(before, language)} → {new}{left}"
        else:
            became = " → ".join(recording.beside(field, one, language) for one in (before, after))
            yield f"{answer.cells[field]}: {name}, {recording.FIELDS[field].within(language)}: {became}"


def day_changed(changed: ChangedDay | None, language: Language) -> str:
    """`G3: số liệu của cả báo cáo tính đến ngày: 14/06/2026 → 20/06/2026`, where it is another."""
    if changed is None:
        return ""
    said = text(
        "{cell}: số liệu của cả báo cáo tính đến ngày: {before} → {after}",
        "{cell}: date of all the report's figures: {before} → {after}",
        cell=changed.cell,
        before=changed.before,
        after=changed.after,
    )
    return f"{said.within(language)}\n"


def narrative_changes(answers: Iterable[NarrativeAnswer], language: Language) -> str:
    """`Phần lời văn!B5: Nguyên nhân: – → Kinh phí cấp chậm`."""
    lines = (
        f"{one.cell}: {one.heading.within(language)}: {_extract(one.before)} → {_extract(one.after)}" for one in answers
    )
    return "".join(f"{visible(line)}\n" for line in lines)


def ended(proposal: Proposal, language: Language, *, only_tried: bool) -> str:
    """What has become of the report."""
    if not only_tried:
        return recording.ended(proposal, language)
    return f"{Text(_TRIED.vi, _TRIED.en, {'path': visible(proposal.path)}).within(language)}\n"
