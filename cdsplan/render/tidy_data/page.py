"""Observations as the one table of a workbook."""

from collections.abc import Sequence

from cdsplan.dataset.flat import FLAT
from cdsplan.dataset.table import Kind
from cdsplan.evaluation.tidy_data import Row
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table import sheet
from cdsplan.render.table.sheet import Column, Group, Page, Sheet
from cdsplan.render.tidy_data.people import COLUMNS, in_words

_RIGHT = frozenset({Kind.NUMBER, Kind.DAY})
_COLUMNS = tuple(Column(one.name, one.title, right=one.kind in _RIGHT, widest=30) for one in COLUMNS)


def page(rows: Sequence[Row], canvas: Canvas) -> Page:
    """With all columns, whatever stands in them: who reads many such files finds each where it was."""
    read = [_row(row, canvas.language) for row in rows]
    title = FLAT.title.within(canvas.language)
    return Page([], [Sheet(_COLUMNS, [Group(None, read)], data=True)], title=title)


def _row(row: Row, language: Language) -> sheet.Row:
    return sheet.Row({}, values=dict(zip(FLAT.names, in_words(row, language), strict=True)))
