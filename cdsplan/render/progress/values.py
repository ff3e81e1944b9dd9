"""What a workbook has of a row of a gap table: numbers and days in cells of their own, each figure with its marks."""

from datetime import date
from decimal import Decimal

from cdsplan.evaluation.gap_table import Coverage, Row
from cdsplan.language import Language, text
from cdsplan.model.fields import State
from cdsplan.model.period_words import headed
from cdsplan.model.targets import shown
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.progress.cells import figures, signs, unit
from cdsplan.render.table.sheet import Column
from cdsplan.render.table.value import Value, figure, whole
from cdsplan.rounding import SHOWN

# What stands in the place of a column of the gap table, in the table's order; narrow, for they are printed on A4.
NAME = (Column("name", text("Chỉ tiêu", "Indicator"), widest=30, rest=True),)
TARGET = (
    Column("target", text("Mục tiêu", "Target"), widest=16),
    Column("limit", text("Mức phải đạt", "Level to reach"), right=True, spare=1),
    Column("due", text("Hạn", "Due"), right=True, spare=1),
)
ACTUAL = (
    Column("numerator", text("Tử số", "Numerator"), right=True, spare=1),
    Column("denominator", text("Mẫu số", "Denominator"), right=True, spare=1),
    Column("value", text("Thực hiện", "Actual"), right=True),
    Column("known", text("Xã có số liệu", "Communes with data"), right=True, spare=1),
    Column("communes", text("Số xã", "Communes"), right=True, spare=1),
)
PERIOD = (
    Column("period", text("Kỳ báo cáo", "Period"), spare=1),
    Column("as_of", text("Ngày chốt số liệu", "Date of the figures"), right=True, spare=1),
    Column("marks", text("Lưu ý về số liệu", "About the figures"), widest=16, spare=1),
)
LEAD = (Column("lead", text("Chủ trì", "Lead"), widest=16, spare=1),)
NOTE = (
    Column("note", text("Ghi chú", "Note"), widest=30, spare=1),
    Column("group", text("Nhóm", "Group"), widest=16, spare=1),
)


def values(row: Row, language: Language) -> dict[str, Value]:
    """By the keys of the columns and of their parts."""
    return {
        **figures(row, language),
        **_of_target(row),
        **_of_actual(row, language),
        **_of_coverage(row.coverage),
        # As the other workbooks have it; of `6/2026` Excel would make a day once somebody types it anew.
        "period": headed(row.standing.actual.period).within(language) if row.standing.actual else None,
        "marks": ", ".join(words.MARKS[mark][1].within(language) for mark in words.MARKS if mark in row.every_mark),
        "group": one_line(row.group or ""),
    }


def _of_target(row: Row) -> dict[str, Value]:
    """The number in it, and its day: a row that is copied into another workbook keeps it."""
    limit = shown(row.standing.target, SHOWN)
    return {
        "limit": figure(limit, unit(row)) if isinstance(limit, Decimal) else None,
        "due": row.standing.target.due,
    }


def _of_actual(row: Row, language: Language) -> dict[str, Value]:
    marks, counted = signs(row, language), f" {row.count_unit}" if row.count_unit else ""
    above, below = row.counts or (None, None)
    return {
        "numerator": figure(above, counted + marks),
        "denominator": figure(below, counted + marks),
        "value": _value(row.value, unit(row), marks, language),
        "as_of": _day(row),
    }


def _value(value: Decimal | State | None, after: str, marks: str, language: Language) -> Value:
    if isinstance(value, State):
        return words.STATE[value].within(language) + marks
    return figure(value, after + marks)


def _day(row: Row) -> date | None:
    return row.standing.actual.as_of if row.standing.actual else None


def _of_coverage(coverage: Coverage | None) -> dict[str, Value]:
    """Of a pooled figure, of how many communes it is the sum."""
    if coverage is None or not coverage.pooled:
        return {"known": None, "communes": None}
    return {"known": whole(coverage.known), "communes": whole(coverage.communes)}
