"""What an official report says of one plan: its table, what is late and by how much, what nobody knows."""

from collections.abc import Iterator, Sequence
from datetime import date

from cdsplan.evaluation.gap_table import Row, interim
from cdsplan.evaluation.notes import Note
from cdsplan.evaluation.official_report import PlanSection, ReportRow
from cdsplan.language import Language, Text, day, number, text
from cdsplan.model.targets import rising
from cdsplan.render import words
from cdsplan.render.escape import cut, one_line
from cdsplan.render.official_report.blocks import COLUMNS, Block, Grid, GridLine, Heading, Items, Words
from cdsplan.render.progress import captions, cells

_VI = Language.VI
_NONE = Words("Không có.")
# A note may be as long as a file; nobody reads more of it in a table, or signs it.
_LONGEST_NOTE = 500
_NUMERALS = ("I", "II", "III", "IV", "V", "VI")


def blocks(part: PlanSection) -> Iterator[Block]:
    """Its sections, numbered; those about what a plan need not have are left out where it has none."""
    sections: list[tuple[str, list[Block]]] = [
        ("Kết quả chung", [Words(_counts(part)), _grid(part)]),
        ("Chỉ tiêu chưa đạt, chậm tiến độ, không đạt", _items([_late(line) for line in part.late]) or [_NONE]),
        ("Chỉ tiêu chưa có số liệu", _items([_unknown(line.row) for line in part.unknown]) or [_NONE]),
    ]
    optional = [
        ("Chỉ tiêu chỉ có số liệu cũ, không dùng để đánh giá", [_stale(line.row) for line in part.stale]),
        ("Kết quả các mốc trong kỳ kế hoạch", list(_milestones(part))),
        (
            "Điểm chưa thống nhất trong văn bản kế hoạch",
            [_contradiction(one, part) for one in part.table.contradictions],
        ),
    ]
    sections += [(title, _items(items)) for title, items in optional if items]
    for numeral, (title, body) in zip(_NUMERALS, sections, strict=False):
        yield Heading(2, f"{numeral}. {title}")
        yield from body


def _items(sentences: Sequence[str]) -> list[Block]:
    return [Items(tuple(map(one_line, sentences)))] if sentences else []


def _counts(part: PlanSection) -> str:
    """`Kết quả 06 chỉ tiêu: Đạt 01; Chậm tiến độ 01.`: small counts are padded with a zero."""
    better = sum(line.row.exceeds for line in part.lines)
    counted = []
    for status, count in part.table.counts.items():
        if count:
            among = f" (trong đó Vượt {better:02})" if status == "met" and better else ""
            counted.append(f"{words.STATUS[status].within(_VI)} {count:02}{among}")
    return f"Kết quả {len(part.lines):02} chỉ tiêu: {'; '.join(counted)}."


def _grid(part: PlanSection) -> Grid:
    groups = tuple((group and one_line(group), tuple(_line(line) for line in lines)) for group, lines in part.groups)
    return Grid(COLUMNS, groups, ", ".join(captions.legend(part.table, _VI)))


def _line(line: ReportRow) -> GridLine:
    cell = cells.cells(line.row, _VI)
    notes = cut(one_line("; ".join(note.within(_VI) for note in _notes(line.row))), _LONGEST_NOTE)
    lead = f"Chủ trì: {cell['lead']}" if cell["lead"] != words.EMPTY else ""
    note = f"Ghi chú: {notes}" if notes else ""
    change = f"So kỳ trước: {cell['change']}" if line.row.change is not None else ""
    year_change = f"So cùng kỳ: {cell['year_change']}" if line.row.year_change is not None else ""
    missing = [cell[key] for key in ("gap", "remaining") if cell[key] != words.EMPTY]
    return GridLine(
        cells=(
            (cell["number"],),
            tuple(filter(None, (cell["name"], lead, note))),
            (cell["unit"],),
            (cell["target"],),
            tuple(filter(None, (cell["actual"], change, year_change))),
            (cell["achievement"],),
            tuple(missing) or (words.EMPTY,),
            (cell["status"],),
        ),
        bar=line.bar,
        key=_key(line, cell["target"]),
    )


def _notes(row: Row) -> Iterator[Text]:
    """Those of the gap table, and what was asked for in vain since the figure that stands there."""
    yield from cells.notes(row, _VI)
    if row.standing.actual:
        for one in row.standing.unavailable:
            yield text("chưa có {it}", "without {it}", it=cells.unavailable(one, row, _VI))


def _key(line: ReportRow, wanted: str) -> str:
    """What a bar shows, in words: nobody has to tell its marks apart by eye."""
    bar, unit = line.bar, _unit(line.row)
    if bar is None:
        return ""
    start = line.row.standing.baseline
    parts = [
        ("đầu kỳ", bar.baseline, start and start.as_of),
        ("thực hiện", bar.actual, line.row.older),
        ("mức cần đạt", bar.expected, None),
    ]
    known = [f"{what} {number(value, _VI)}{unit}{_on(at)}" for what, value, at in parts if value is not None]
    nothing = [] if bar.actual is not None else [cells.status(line.row, _VI).lower()]
    return "; ".join([*known, *nothing, f"kế hoạch {wanted}"])


def _on(at: date | None) -> str:
    return f" (ngày {day(at, _VI)})" if at else ""


def _unit(row: Row) -> str:
    indicator = row.standing.indicator
    return "%" if indicator.measure == "percent" else f" {indicator.unit}" if indicator.unit else ""


def _points(row: Row) -> str:
    """What a difference is counted in: rates are compared in percentage points."""
    return words.POINTS.within(_VI) if row.standing.indicator.measure == "percent" else _unit(row)


def _late(line: ReportRow) -> str:
    row, cell = line.row, cells.cells(line.row, _VI)
    more = list(_shortfall(line)) if row.gap is not None else []
    parts = [f"kế hoạch {cell['target']}", f"thực hiện {cell['actual']}", *more]
    return f"{_named(row)}: {'; '.join(parts)}. Đánh giá: {cell['status']}."


def _named(row: Row) -> str:
    lead = ", ".join(row.standing.indicator.in_plan.lead)
    return row.standing.indicator.name + (f" (chủ trì: {lead})" if lead else "")


def _shortfall(line: ReportRow) -> Iterator[str]:
    """By how much, and what that means for the time that is left."""
    row, standing = line.row, line.row.standing
    up, unit = rising(standing.target), _unit(row)
    if row.expected is not None and standing.actual:
        yield f"mức cần đạt đến ngày {day(standing.actual.as_of, _VI)} là {number(row.expected, _VI)}{unit}"
    if row.gap:
        means = f", tương ứng {_amount(row)}" if row.remaining else ""
        yield f"{'còn thiếu' if up else 'còn phải giảm'} {number(row.gap, _VI)}{_points(row)}{means}"
    elif row.remaining:
        yield f"còn phải thực hiện {_amount(row)}"
    if line.needed_per_month:
        counted = f" {row.remaining.unit or ''}".rstrip() if row.remaining else _points(row)
        yield (
            f"từ đó đến ngày {day(standing.target.due, _VI)} bình quân mỗi tháng cần {'thêm' if up else 'giảm'}"
            f" {number(line.needed_per_month, _VI)}{counted}"
        )
    if line.projected is not None:
        yield f"theo đà hiện nay ước đến hạn đạt {number(line.projected, _VI)}{unit}"


def _amount(row: Row) -> str:
    assert row.remaining is not None  # noqa: S101  the caller has looked
    return f"{number(row.remaining.amount, _VI)} {row.remaining.unit or ''}".rstrip()


def _unknown(row: Row) -> str:
    if row.status == "undefined":
        return f"{_named(row)}: {words.STATUS['undefined'].within(_VI).lower()}."
    if row.standing.actual:  # what is not known is what growth is told from
        return _planned_and_done(row)
    reasons = {one.variable: one for one in row.standing.unavailable}
    missing = row.standing.missing or tuple(reasons)
    missing_ = [_missing(name, reasons.get(name), row) for name in missing]
    return f"{_named(row)}{': chưa có ' if missing_ else ''}{', '.join(missing_)}."


def _missing(variable: str, said: Note | None, row: Row) -> str:
    """`«Hộ dùng cáp quang» (lý do: VNPT chưa gửi số liệu)`."""
    name = f"«{cells.called(variable, row, _VI)}»" if row.standing.indicator.formula else "kết quả"
    return f"{name} (lý do: {cut(said.note, _LONGEST_NOTE)})" if said and said.note else name


def _stale(row: Row) -> str:
    in_vain = [cut(cells.unavailable(one, row, _VI).within(_VI), _LONGEST_NOTE) for one in row.standing.unavailable]
    since = f" Đã yêu cầu nhưng chưa có số liệu: {'; '.join(in_vain)}." if in_vain else ""
    return _planned_and_done(row) + since


def _planned_and_done(row: Row) -> str:
    cell = cells.cells(row, _VI)
    return f"{_named(row)}: kế hoạch {cell['target']}; thực hiện {cell['actual']}."


def _contradiction(found: Text, part: PlanSection) -> str:
    """A finding as a sentence, with a name for the id, and the signs of print for those of the files."""
    names = {line.row.standing.indicator.id: line.row.standing.indicator.name for line in part.lines}
    values = {key: names.get(str(value), value) if key == "id" else value for key, value in found.values.items()}
    said = found._replace(values=values).within(_VI).replace(">=", "≥").replace("<=", "≤")
    return f"{said[:1].upper()}{said[1:]}."


def _milestones(part: PlanSection) -> Iterator[str]:
    for line in part.lines:
        for judged in interim(line.row.standing):
            yield f"{captions.verdict(line.row, judged).within(_VI)}."
