"""A gap table as a page: its columns, with their importance, and a sheet for each plan."""

from cdsplan.evaluation.gap_table import Progress, Row, Table
from cdsplan.evaluation.standing import Status
from cdsplan.language import Language, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.progress import captions, cells, values
from cdsplan.render.table import sheet
from cdsplan.render.table.sheet import EXTRA, Column, Group, Page, Sheet, Tone

# In their order from left to right; TT, Chỉ tiêu, Mục tiêu, Thực hiện, Còn thiếu and Đánh giá are never left out.
COLUMNS = (
    Column("number", text("TT", "No."), right=True),
    Column("name", text("Chỉ tiêu", "Indicator"), widest=60, rest=True, parts=values.NAME),
    Column("unit", text("ĐVT", "Unit"), spare=EXTRA + 2),
    Column("target", text("Mục tiêu", "Target"), items=True, parts=values.TARGET),
    Column("actual", text("Thực hiện", "Actual"), items=True, parts=values.ACTUAL),
    Column("bar", text("", ""), spare=EXTRA + 4, drawing=True, toned=True),
    Column("change", text("So kỳ trước", "Change"), right=True, spare=EXTRA + 1),
    Column("year_change", text("So cùng kỳ", "vs last year"), right=True, spare=EXTRA + 1),
    Column("gap", text("Còn thiếu", "Gap"), right=True),
    Column("remaining", text("Còn phải thực hiện", "Remaining"), right=True, spare=1),
    Column("achievement", text("% hoàn thành", "Achieved"), right=True, spare=EXTRA),
    Column("status", text("Đánh giá", "Status"), widest=18, items=True, toned=True),
    Column("period", text("Kỳ báo cáo", "Period"), spare=EXTRA + 3, parts=values.PERIOD),
    Column("lead", text("Chủ trì", "Lead"), widest=24, spare=EXTRA + 5, parts=values.LEAD),
    Column("note", text("Ghi chú", "Note"), widest=30, spare=EXTRA + 6, parts=values.NOTE),
)
_TONE: dict[Status, Tone] = {
    "met": "good",
    "on-track": "fair",
    "behind": "slow",
    "open": "open",
    "missed": "bad",
    "stale": "unsure",
    "undefined": "unsure",
    "no-data": "none",
    "not-applicable": "none",
}


def page(progress: Progress, canvas: Canvas) -> Page:
    """The tables of all plans, below what they are about."""
    language = canvas.language
    return Page(
        captions.heading(progress, language), [sheet_of(table, progress, language) for table in progress.tables]
    )


def sheet_of(table: Table, progress: Progress, language: Language) -> Sheet:
    """One plan."""
    written = iter([_row(row, language) for row in table.rows])
    groups = [Group(one_line(group) if group else None, [next(written) for _ in rows]) for group, rows in table.groups]
    above = captions.above(table, progress.party, progress.as_of, language)
    return Sheet(
        COLUMNS,
        groups,
        above,
        captions.below(table, progress.path, language),
        commands=captions.commands(table, progress.path, language),
        name=one_line(table.plan.title),
    )


def _row(row: Row, language: Language) -> sheet.Row:
    return sheet.Row(cells.cells(row, language), tone_of(row.status), values=values.values(row, language))


def tone_of(status: Status | None) -> Tone:
    """How a status is shown; of a pooled figure there may be none."""
    return _TONE[status] if status else "unsure"
