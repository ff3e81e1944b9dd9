"""What a form changes in a report, and what is wrong in it, each with its cell."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from cdsplan.finding import Finding, Loc, Severity
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import State
from cdsplan.recording.form_reader import ComputedCell, FormAnswer
from cdsplan.recording.proposal import ChangedSlot, Proposal
from cdsplan.recording.returned_form import CellFinding
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
        "… and {left} more in this file. Mend these, then import again to see the rest.",
        left=left,
    )


def found(these: Iterable[Finding], places: Mapping[Loc, Mapping[str, str]], file: str, language: Language) -> str:
    """What the rules find in the report as it would be, at the cell that the value is from."""
    return "".join(_found(one, places.get(one.loc[:2]), file, language) for one in these)


def _found(finding: Finding, cells: Mapping[str, str] | None, file: str, language: Language) -> str:
    if cells is None:
        return findings.full([finding], language)
    _, _, field, *_ = (*finding.loc, "value", "value")
    cell = cells.get(str(field), cells["value"])
    severity = f"{_SEVERITY[finding.severity].within(language)}[{finding.rule}]"
    return _paragraph(f"{file}:{cell}: {severity}", finding.message, finding.hint, language)


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


def computed(cells: Iterable[ComputedCell], file: str, language: Language) -> str:
    """`form.xlsx:G9: note: the formula =SUM(…) was not computed here; its stored value is taken: 1,000`."""
    return "".join(f"{visible(_computed(one, file, language))}\n" for one in cells)


def _computed(cell: ComputedCell, file: str, language: Language) -> str:
    message = text(
        "chú ý: ô có công thức {formula}; lấy kết quả đã lưu trong tệp: {value}",
        "note: the cell has the formula {formula}; the result stored in the file is taken: {value}",
        formula=cut(cell.formula, _LONGEST_FORMULA),
        value=recording.shown(cell.value, language),
    )
    return f"{file}:{cell.cell}: {message.within(language)}"


_LONGEST_FORMULA = 60


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
            new = (
                _NONE.within(language) if after is None else f"{recording.shown(after, language)}{recording.unit(slot)}"
            )
            yield f"{answer.cells[field]}: {name}: {recording.shown(before, language)} → {new}{left}"
        else:
            became = " → ".join(recording.beside(field, one, language) for one in (before, after))
            yield f"{answer.cells[field]}: {name}, {recording.FIELDS[field].within(language)}: {became}"


_NONE = text("đã hỏi, chưa có", "asked for, not available")


def ended(proposal: Proposal, language: Language, *, only_tried: bool) -> str:
    """What has become of the report."""
    if not only_tried:
        return recording.ended(proposal, language)
    return f"{Text(_TRIED.vi, _TRIED.en, {'path': visible(proposal.path)}).within(language)}\n"
