"""The table of a plan's indicators: in the body where it is short, across a Phụ lục where it is long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Row
from cdsplan.evaluation.official_report import PlanSection, ReportRow
from cdsplan.language import Language
from cdsplan.render import words
from cdsplan.render.escape import cut, one_line
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.blocks import LINE, LINE_ACROSS, Grid, GridColumn, GridLine
from cdsplan.render.official_report.figures import ILLUSTRATIVE_LEGEND, Figures, plan
from cdsplan.render.official_report.numeral import numeral
from cdsplan.render.progress import cells

_VI = Language.VI
# A longer table goes to a Phụ lục. design.md, 5.1.
LONGEST = 10
# A note may be as long as a file; nobody reads more of it in a table, or signs it.
LONGEST_NOTE = 200


class _Column(NamedTuple):
    key: str
    heading: str
    width: int
    centred: bool = True
    may_be_left_out: bool = False


_FIRST = (_Column("number", "TT", 9), _Column("name", "Chỉ tiêu", 39, centred=False))
# Upright, what else is to be said of a figure stands below it.
_UPRIGHT = (
    *_FIRST,
    _Column("unit", "ĐVT", 13),
    _Column("plan", "Kế hoạch", 21),
    _Column("actual", "Thực hiện", 30, centred=False),
    _Column("achievement", "% hoàn thành", 16, may_be_left_out=True),
    _Column("missing", "Còn thiếu", 20, may_be_left_out=True),
    _Column("status", "Đánh giá", 17),
)
_ACROSS = (
    *_FIRST,
    _Column("unit", "ĐVT", 15),
    _Column("plan", "Kế hoạch", 20),
    _Column("actual", "Thực hiện", 31, centred=False),
    _Column("change", "So kỳ trước", 17, may_be_left_out=True),
    _Column("year_change", "So cùng kỳ năm trước", 17, may_be_left_out=True),
    _Column("achievement", "% hoàn thành", 16, may_be_left_out=True),
    _Column("missing", "Còn thiếu", 20, may_be_left_out=True),
    _Column("status", "Đánh giá", 17),
    _Column("lead", "Chủ trì", 22, centred=False, may_be_left_out=True),
    _Column("note", "Ghi chú", 24, centred=False, may_be_left_out=True),
)
_Cells = dict[str, tuple[str, ...]]


def is_long(part: PlanSection) -> bool:
    return len(part.lines) > LONGEST


def grid(part: PlanSection, figures: Figures) -> Grid:
    """With the columns that something stands in."""
    across = is_long(part)
    write = _across if across else _upright
    written = [(group, [(line, write(line, figures)) for line in lines]) for group, lines in part.groups]
    every = [cell for _, lines in written for _, cell in lines]
    columns = [one for one in (_ACROSS if across else _UPRIGHT) if not (one.may_be_left_out and _is_empty(one, every))]
    groups = tuple(
        (group and one_line(group), tuple(_line(line, cell, columns, figures) for line, cell in lines))
        for group, lines in written
    )
    return Grid(_fitted(columns, LINE_ACROSS if across else LINE), groups, " ".join(_below(part)))


def _fitted(columns: Sequence[_Column], line: int) -> tuple[GridColumn, ...]:
    """As wide as the line: what is left of it goes to the names, and a third of it to notes."""
    spare = line - sum(one.width for one in columns)
    of_note = spare // 3 if any(one.key == "note" for one in columns) else 0
    more = {"name": spare - of_note, "note": of_note}
    return tuple(GridColumn(one.heading, one.width + more.get(one.key, 0), centred=one.centred) for one in columns)


def _is_empty(column: _Column, every: Iterable[_Cells]) -> bool:
    return not any(any(cell[column.key]) for cell in every)


def _line(line: ReportRow, cell: _Cells, columns: Sequence[_Column], figures: Figures) -> GridLine:
    return GridLine(tuple(_shown(one, cell) for one in columns), line.bar, _key(line, figures))


def _shown(column: _Column, cell: _Cells) -> tuple[str, ...]:
    """Nothing known is a dash, never a zero; without a note there is none."""
    return tuple(filter(None, cell[column.key])) or ("" if column.key == "note" else words.EMPTY,)


def _across(line: ReportRow, figures: Figures) -> _Cells:
    """Each thing in a cell of its own."""
    row = line.row
    return {
        "number": (str(row.number),),
        "name": (one_line(row.standing.indicator.name),),
        "unit": (one_line(row.standing.indicator.unit),),
        "plan": (plan(line),),
        "actual": (figures.actual(line),),
        "change": (figures.change(line),),
        "year_change": (figures.year_change(line),),
        "achievement": (figures.achievement(line),),
        "missing": (figures.gap(line), figures.remaining(line)),
        "status": (cells.status(row, _VI),),
        "lead": (one_line(", ".join(row.standing.indicator.in_plan.lead)),),
        "note": (_note(row),),
    }


def _upright(line: ReportRow, figures: Figures) -> _Cells:
    cell = _across(line, figures)
    below = (("Chủ trì", "lead"), ("Ghi chú", "note"))
    names = [f"{label}: {cell[key][0]}" for label, key in below if cell[key][0]]
    beside = (("So kỳ trước", "change"), ("So cùng kỳ năm trước", "year_change"))
    changes = [f"{label}: {cell[key][0]}" for label, key in beside if cell[key][0]]
    return {**cell, "name": (*cell["name"], *names), "actual": (*cell["actual"], *changes)}


def _note(row: Row) -> str:
    """What belongs to a figure that is signed: why there is none, and what was said of it; no reviewer's remark."""
    said = (cut(one_line(one), LONGEST_NOTE) for one in _notes(row))
    return "; ".join(dict.fromkeys(said))


def _notes(row: Row) -> Iterator[str]:
    standing = row.standing
    if standing.indicator.in_plan.not_applicable:
        yield standing.indicator.in_plan.not_applicable
    for note in cells.strictly(row):
        yield note.within(_VI)
    for one in standing.notes:
        yield one.note or ""
    for one in standing.unavailable:
        yield f"Đã yêu cầu nhưng chưa có: {one.note}" if one.note else "Đã yêu cầu nhưng chưa có"


def _below(part: PlanSection) -> Iterator[str]:
    """Who supplied the figures, and what the mark means."""
    sources = _sources(part)
    if sources:
        yield sources
    if any("illustrative" in line.row.every_mark for line in part.lines):
        yield ILLUSTRATIVE_LEGEND


def _sources(part: PlanSection) -> str:
    """`Nguồn số liệu: VNPT (TT 1, 2); Công an xã (TT 5).`: who supplied each figure."""
    named: dict[str, list[ReportRow]] = {}
    for line in part.lines:
        for source in line.row.standing.actual.sources if line.row.standing.actual else ():
            named.setdefault(cut(one_line(source), LONGEST_NOTE), []).append(line)
    several = len(part.groups) > 1
    said = [f"{source} ({_numbers(lines, several=several)})" for source, lines in named.items()]
    return f"Nguồn số liệu: {'; '.join(said)}." if said else ""


def _numbers(lines: Sequence[ReportRow], *, several: bool) -> str:
    """`TT 1, 2`; of several groups, each of which begins from 1 again, `mục I: TT 1, 2; mục II: TT 1`."""
    groups: dict[str | None, list[str]] = {}
    for line in lines:
        groups.setdefault(line.row.group if several else None, []).append(str(line.row.number))
    return "; ".join(
        f"mục {numeral(group) or one_line(group)}: TT {', '.join(numbers)}" if group else f"TT {', '.join(numbers)}"
        for group, numbers in groups.items()
    )


def _key(line: ReportRow, figures: Figures) -> str:
    """What a bar shows, in words: nobody has to tell its marks apart by eye."""
    bar, start = line.bar, line.row.standing.baseline
    if bar is None:
        return ""
    wanted = f"kế hoạch {plan(line, unit=True)}"
    of_start = f" (ngày {dates.short(start.as_of)})" if start else ""
    of_actual = f" (ngày {dates.short(line.row.older)})" if line.row.older else ""
    parts: list[tuple[str, Callable[[ReportRow], str], str]] = [
        ("đầu kỳ", figures.baseline, of_start),
        ("thực hiện", figures.value, of_actual),
        ("mức cần đạt", figures.expected, ""),
    ]
    known = [f"{what} {said}{at}" for what, write, at in parts if (said := write(line))]
    nothing = [] if bar.actual is not None else [cells.status(line.row, _VI).lower()]
    return "; ".join([*known, *nothing, wanted])
