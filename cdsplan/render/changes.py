"""What changed between two states: a table, Markdown for a merge request, and JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from cdsplan.difference.changes.change import (
    Change,
    ChangedValue,
    Comparison,
    DatedTarget,
    DatedTargets,
    ReportContent,
)
from cdsplan.difference.kinds import KINDS
from cdsplan.finding import MOST
from cdsplan.language import Language, Text, show, text
from cdsplan.model import targets
from cdsplan.model.fields import State
from cdsplan.model.files import Target
from cdsplan.render import change_words, exact_json, safe_json, words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, literal, one_line
from cdsplan.render.table.markdown import table_head, table_line
from cdsplan.render.table.sheet import Column, Group, Page, Row, Sheet
from cdsplan.render.target_words import target_words

_COLUMNS = (
    Column("kind", text("Thay đổi", "Change"), widest=24),
    Column("place", text("Tệp", "In"), widest=22),
    Column("what", text("Nội dung", "What"), widest=42),
    Column("before", text("Trước", "Before"), widest=26),
    Column("after", text("Sau", "After"), widest=26),
)
_NAMED_VALUES = frozenset(["measure", "kind", "quality"])
_YES = text("có", "true")
_EFFECTIVE = text("có hiệu lực", "effective")
_SHARED = text("Dùng chung (bộ chỉ tiêu, thiết lập)", "Shared (catalog, settings)")
_WITH_FIGURE = text(
    "⚠ mục tiêu bị hạ cùng lúc với việc sửa số liệu dùng để đánh giá mục tiêu đó",
    "⚠ a target made easier in the same change as the figure it is judged by",
)
# GitHub takes comments of 65 536 characters.
_ROOM = 60_000
_LONGEST_CELL = 500
_DIGITS = 6


def page(comparison: Comparison, canvas: Canvas) -> Page:
    """A table for each commune."""
    language = canvas.language
    sheets = [_sheet(commune, changes, language) for commune, changes in _by_commune(comparison.changes)]
    closing = [_WITH_FIGURE.within(language)] if _suspicious(comparison.changes) else []
    return Page([_title(comparison, language)], sheets, closing)


def _sheet(commune: str | None, changes: Sequence[Change], language: Language) -> Sheet:
    shown = list(_first(changes))
    group = Group(one_line(_heading(commune, changes, language)), [_row(change, language) for change in shown])
    more = len(changes) - len(shown)
    return Sheet(_COLUMNS, [group], below=[_more(more, language)] if more else [])


def markdown(comparison: Comparison, canvas: Canvas) -> str:
    """For a comment: what must be seen first, no more than fits, and nothing that a name could turn into markup."""
    language = canvas.language
    title, _, counted = _title(comparison, language).partition(": ")
    head = f"### {title}\n\n{counted}\n"
    suspicious = _suspicious(comparison.changes)
    if suspicious:
        head += f"\n> **{_WITH_FIGURE.within(language)}: {suspicious}**\n"
    written, left = [head], _ROOM - len(head)
    shown = 0
    for line, is_change in _lines(comparison.changes, language):
        left -= len(line)
        if left < 0:
            break
        written.append(line)
        shown += is_change
    more = len(comparison.changes) - shown
    if more:
        written.append(f"\n{_more(more, language)}\n")
    return "".join(written)


def _first(changes: Iterable[Change]) -> Iterator[Change]:
    """Of one kind in one file as many as of the findings: JSON alone has all."""
    counts: Counter[tuple[object, ...]] = Counter()
    for change in changes:
        counts[about := (change.kind, change.commune, change.plan, change.period)] += 1
        if counts[about] <= MOST:
            yield change


def _more(count: int, language: Language) -> str:
    return text("…và {more} thay đổi nữa.", "…and {more} more changes.", more=count).within(language)


def _lines(changes: Sequence[Change], language: Language) -> Iterator[tuple[str, bool]]:
    """Each line with whether it is a change; the head of a table comes with its first."""
    for commune, some in _by_commune(changes):
        title = literal(one_line(_heading(commune, some, language)))
        head = f"\n#### {title}\n\n{table_head([column.heading.within(language) for column in _COLUMNS])}\n"
        for change in _first(some):
            cells_ = [literal(cut(cell, _LONGEST_CELL)) for cell in _row(change, language).cells.values()]
            line = table_line(f"**{cell}**" if change.with_figure and cell else cell for cell in cells_)
            yield f"{head}{line}\n", True
            head = ""


def _title(comparison: Comparison, language: Language) -> str:
    counts = Counter(change.kind for change in comparison.changes)
    counted = "; ".join(
        f"{change_words.KIND[kind].within(language).lower()}: {counts[kind]}" for kind in KINDS if counts[kind]
    )
    return text(
        "{base} → {head}: {counted}",
        "{base} → {head}: {counted}",
        base=comparison.base[:10],
        head=comparison.head[:10] if comparison.head else text("tệp trên đĩa", "files on disk"),
        counted=counted or text("nội dung không thay đổi", "nothing changed in meaning"),
    ).within(language)


def _suspicious(changes: Iterable[Change]) -> int:
    return sum(change.with_figure for change in changes)


def _by_commune(changes: Sequence[Change]) -> Iterator[tuple[str | None, list[Change]]]:
    for commune, some in groupby(changes, key=lambda change: change.commune):
        yield commune, list(some)


def _heading(commune: str | None, changes: Sequence[Change], language: Language) -> str:
    if commune is None:
        return _SHARED.within(language)
    name = changes[0].name
    return f"{name} ({commune})" if name else commune


def _row(change: Change, language: Language) -> Row:
    kind = change_words.KIND[change.kind].within(language)
    written = (
        f"⚠ {kind}" if change.with_figure else kind,
        " ".join(part for part in (change.plan, change.period) if part),
        _what(change, language),
        _written(change, change.before, change.after, language),
        _written(change, change.after, change.before, language),
    )
    keys = (column.key for column in _COLUMNS)
    return Row({key: one_line(cell) for key, cell in zip(keys, written, strict=True)})


def _what(change: Change, language: Language) -> str:
    """`Cáp quang (cap_quang), formula`."""
    id_ = change.indicator or change.variable
    label = change.label.within(language) if change.label else None
    named = f"{label} ({id_})" if label and id_ != label else id_
    field = (
        change_words.FIELD.get(change.field, Text(change.field, change.field)).within(language)
        if change.field
        else None
    )
    return ", ".join(part for part in (named, field) if part)


def _written(change: Change, value: ChangedValue, other: ChangedValue, language: Language) -> str:
    """One side, with as much of a target as makes it differ from the other side."""
    match value:
        case DatedTarget():
            return _target(value, other, language)
        case DatedTargets():
            return "; ".join(_target(dated, None, language) for dated in value.each)
        case str() if change.kind == "status-change":
            return {str(status): said for status, said in words.STATUS.items()}[value].within(language)
        case str() if change.field in _NAMED_VALUES:
            return change_words.VALUE[value].within(language)
        case True:
            return _YES.within(language)
        case _:
            return show(_phrase(value), language)


def _phrase(value: ChangedValue) -> object:
    match value:
        case None:
            return words.EMPTY
        case ReportContent():
            return _filed(value)
        case State():
            return words.STATE[value]
        case _:
            return value


def _filed(filed: ReportContent) -> Text:
    return text(
        "{as_of}: {values} số liệu, {results} kết quả",
        "{as_of}: {values} values, {results} results",
        as_of=filed.as_of,
        values=filed.values,
        results=filed.results,
    )


def _target(dated: DatedTarget, other: ChangedValue, language: Language) -> str:
    beside = other if isinstance(other, DatedTarget) else None
    said = _said(dated, beside, language)
    if beside and said == _said(beside, dated, language):
        said += [dated.target.at or words.EMPTY, *([_EFFECTIVE.within(language)] if dated.target.effective else [])]
    return ", ".join(said)


def _said(dated: DatedTarget, beside: DatedTarget | None, language: Language) -> list[str]:
    return [one.within(language) for one in (_wanted(dated), *_dates(dated, beside))]


def _wanted(dated: DatedTarget) -> Text:
    """With what growth comes to, where that is known."""
    known = dated.judged is not None and dated.judged.value is not None
    return target_words(dated.judged if known and dated.judged else dated.target, dated)


def _dates(dated: DatedTarget, beside: DatedTarget | None) -> Iterator[Text]:
    """By when it is due, since and until when it counts, and in whose place: as far as the other side differs."""
    target, other = dated.target, beside.target if beside else None
    if target.each_year and not (other and other.each_year):
        yield text("mỗi năm", "each year")
    elif beside is None or beside.due != dated.due:
        yield text("hạn {due}", "due {due}", due=dated.due)
    if target.since and target.since != (other and other.since):
        yield text("có hiệu lực từ {since}", "in force since {since}", since=target.since)
        if dated.replaces:
            yield text("thay cho {wanted}", "instead of {wanted}", wanted=_replaced(dated.replaces.written, dated))
    if target.until and target.until != (other and other.until):
        yield text("hết hiệu lực từ {until}", "in force until {until}", until=target.until)


def _replaced(target: Target, by: DatedTarget) -> Text:
    """What was in force until then, with its place in the document."""
    wanted = target_words(target, by)
    return text("{wanted} ({at})", "{wanted} ({at})", wanted=wanted, at=target.at) if target.at else wanted


def as_json(comparison: Comparison) -> str:
    """`cdsplan.diff/1`."""
    made = {
        "schema": "cdsplan.diff/1",
        "base": comparison.base,
        "head": comparison.head,
        "as_of": comparison.as_of.isoformat(),
        "changes": [_record(change) for change in comparison.changes],
    }
    return safe_json.harmless(exact_json.dumps(made))


def _record(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "commune": change.commune,
        "plan": change.plan,
        "indicator": change.indicator,
        "variable": change.variable,
        "period": change.period,
        "field": change.field,
        "before": _json(change.before),
        "after": _json(change.after),
        **({"with_figure": change.with_figure} if change.kind == "easier-target" else {}),
    }


def _json(value: ChangedValue) -> object:
    match value:
        case DatedTarget():
            replaced = _written_target(value.replaces.written, value.replaces.due) if value.replaces else None
            limit = {"op": value.limit.op, "value": targets.shown(value.limit, _DIGITS)}
            return {**_written_target(value.target, value.due), **limit, "replaces": replaced}
        case ReportContent():
            return {"as_of": value.as_of.isoformat(), "values": value.values, "results": value.results}
        case DatedTargets():
            return [_json(dated) for dated in value.each]
        case date():
            return value.isoformat()
        case Text():
            return value.vi
        case _:
            return value


def _written_target(target: Target, due: date) -> dict[str, object]:
    """As the plan has it: growth has no value."""
    return {
        "op": target.op,
        "value": target.value,
        "to": target.to,
        "from": target.from_,
        "percent": target.percent,
        "points": target.points,
        "at": target.at,
        "party": target.party,
        "due": due.isoformat(),
        "each_year": target.each_year,
        "effective": target.effective,
        "since": target.since.isoformat() if target.since else None,
        "until": target.until.isoformat() if target.until else None,
    }
