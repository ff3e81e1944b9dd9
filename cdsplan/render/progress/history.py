"""The figures of a plan over time: a column a date, named by its period."""

from collections.abc import Sequence
from datetime import date

from cdsplan.evaluation.gap_table import Progress, Row, Table, marks_of
from cdsplan.evaluation.observations import Observation
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import State
from cdsplan.model.period import Calendar
from cdsplan.model.period_words import short
from cdsplan.render import words
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.progress import captions
from cdsplan.render.progress.cells import cells, unit
from cdsplan.render.progress.page import COLUMNS, tone_of
from cdsplan.render.table import sheet
from cdsplan.render.table.sheet import EXTRA, Column, Group, Page, Sheet
from cdsplan.render.table.value import Figure, Value
from cdsplan.render.table.value import words as written
from cdsplan.rounding import SHOWN, rounded

_BEFORE, _AFTER = ("number", "name", "unit", "target"), ("status",)


def page(progress: Progress, canvas: Canvas) -> Page:
    """The tables of all plans, each with a column for every date on which any of its indicators has a figure."""
    language = canvas.language
    sheets = [_sheet(table, progress, language) for table in progress.tables]
    return Page(captions.heading(progress, language), sheets)


def _sheet(table: Table, progress: Progress, language: Language) -> Sheet:
    dates = sorted({one.as_of for row in table.rows for one in row.standing.history})
    columns = _columns(table, dates)
    rows = iter([_row(row, language) for row in table.rows])
    groups = [Group(one_line(group) if group else None, [next(rows) for _ in some]) for group, some in table.groups]
    above = captions.above(table, progress.party, progress.as_of, language)
    return Sheet(columns, groups, above, _legend(table, language), name=one_line(table.plan.title))


def _columns(table: Table, dates: Sequence[date]) -> list[Column]:
    """The oldest goes first where the width is short."""
    known = {column.key: column._replace(parts=()) for column in COLUMNS}
    newest_first = {day: at for at, day in enumerate(reversed(dates))}
    return [
        *(known[key] for key in _BEFORE),
        *(
            Column(day.isoformat(), _heading(table, day), right=True, spare=EXTRA + 10 + newest_first[day])
            for day in dates
        ),
        *(known[key] for key in _AFTER),
    ]


def _heading(table: Table, day: date) -> Text:
    """The shortest period whose figures stand there."""
    periods = [one.period for row in table.rows for one in row.standing.history if one.as_of == day]
    return short(max(periods, key=lambda one: one.first(Calendar.CALENDAR)))


def _row(row: Row, language: Language) -> sheet.Row:
    figures = {one.as_of.isoformat(): _figure(one, row, language) for one in row.standing.history}
    shown = cells(row, language) | {key: written(one, language) for key, one in figures.items()}
    return sheet.Row(_Cells(shown), tone_of(row.status), values=figures)


class _Cells(dict[str, str]):
    """Where there was no figure, there is a dash: a date is known to some indicators only."""

    def __missing__(self, key: str) -> str:
        return words.EMPTY


def _figure(one: Observation, row: Row, language: Language) -> Value:
    """Never rounded onto or across the target, with its marks."""
    marks = "".join(words.MARKS[mark][0].within(language) for mark in marks_of(one))
    if isinstance(one.value, State):
        return words.STATE[one.value].within(language) + marks
    return Figure(rounded(one.value, SHOWN, row.standing.target.bound), unit(row) + marks)


def _legend(table: Table, language: Language) -> list[str]:
    history = [one for row in table.rows for one in row.standing.history]
    if not history:
        return [text("Chưa có số liệu của kỳ nào.", "There is no figure of any period.").within(language)]
    return [*captions.meanings({mark for one in history for mark in marks_of(one)}, language)]
