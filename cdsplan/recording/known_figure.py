"""What a form knew of a figure when it was made, against what the report says now: nothing is overwritten unseen."""

import re
from datetime import date
from decimal import Context, Decimal
from typing import NamedTuple

from cdsplan.model import days, numbers
from cdsplan.model.fields import State
from cdsplan.recording import form_cell
from cdsplan.recording.cell_finding import CellProblem
from cdsplan.recording.form import FormLine, LastFigure
from cdsplan.recording.spreadsheet import Cell
from cdsplan.yaml.edit import Field

# A spreadsheet keeps no more digits of a number.
_KEPT = Context(prec=15)


class KnownFigure(NamedTuple):
    """The latest figure as a form has it: each number that its words may be, and its day where that can be read."""

    values: tuple[Decimal | State, ...]
    day: date | None

    def is_still(self, now: LastFigure | None) -> bool:
        """Whether a form made now would have the same. Of a day that nobody can read, only the value is compared."""
        if now is None:
            return not self.values
        return self.day in {None, now.as_of} and any(_same(one, now.value) for one in self.values)


def known_figure(last: Cell, day: Cell, line: FormLine) -> KnownFigure:
    """What stands in the two cells of a row that nobody fills in."""
    written = day.content if isinstance(day.content, str) else ""
    # Some countries' spreadsheets write 14-03-2026 or 14.03.2026, whatever the form had.
    return KnownFigure(_values(last, line), days.read(re.sub("[-.]", "/", written)) or days.read(written))


def has_changed(knew: KnownFigure, line: FormLine, stands: Field, until: date, reported: date | None = None) -> bool:
    """Whether the report has another figure than the form knew, or has lost the one of its own day that it knew.

    `reported`: the report's day when the form was made. A report that was given another day since has moved the days
    of its figures, which changes none of them.
    """
    was_in_report = knew.day is not None and knew.day in {until, reported}
    if was_in_report and stands is not None:
        knew = knew._replace(day=None)
    return (stands is not None or was_in_report) and not knew.is_still(line.last)


def _values(cell: Cell, line: FormLine) -> tuple[Decimal | State, ...]:
    if isinstance(cell.content, Decimal):
        return (cell.content,)
    if not isinstance(cell.content, str):
        return ()
    if line.kind == "milestone":
        state = form_cell.figure(cell, line)
        return () if isinstance(state, CellProblem) else (state,)
    try:
        # The mark of an illustrative figure; the one that keeps a CSV cell from being a formula.
        return numbers.read(cell.content.rstrip("*").lstrip("'"), percent=line.kind == "percent").numbers
    except ValueError:
        return ()


def _same(one: Decimal | State, other: Decimal | State) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return _KEPT.plus(one) == _KEPT.plus(other)
    return one == other
