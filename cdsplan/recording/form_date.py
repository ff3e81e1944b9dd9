"""Up to which day a form says that its figures count, and what that means for the report that is there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.language import Text, fold, text
from cdsplan.model import days
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.recording.cell_finding import CellFinding, CellProblem, ComputedCell
from cdsplan.recording.form import COMMUNE, FORM, PERIOD, PRESET, REPORTED, UNTIL
from cdsplan.recording.form_cell import as_meant, uncomputed
from cdsplan.recording.spreadsheet import Cell, Content, Formula, Moment, place


class FormDate(NamedTuple):
    """The day in a form's heading, the cell that it stands in, and the days that were known when the form was made."""

    day: date | None = None
    cell: str = "A1"
    preset: date | None = None  # what stood in the cell then
    reported: date | None = None  # the report's own day then
    problem: CellProblem | None = None
    computed: ComputedCell | None = None

    @property
    def is_changed(self) -> bool:
        """Whether somebody has put another day into the cell; of a form of before, nobody knows."""
        known = self.preset or self.reported
        return None not in {self.day, known} and self.day != known


def form_date(above: Sequence[Sequence[Cell]]) -> FormDate:
    """What stands behind `Số liệu tính đến ngày`, in a cell of its own or, in forms of before, in the same."""
    found = next(((at, column) for at, row in enumerate(above) for column in _labels(row)), None)
    if found is None:
        return FormDate()
    row, column = found
    cells = above[row]
    known = {name: _known(name, cells) for name in (PRESET, REPORTED)}
    inside = _behind_the_label(str(cells[column].content))
    at, cell = (column, Cell(inside)) if inside else _beside(cells, column)
    content = as_meant(cell.content)
    day = _day(content)
    problem = _problem(content) if day is None and content is not None else None
    if _may_be_month_first(content, day, known.values()):
        day, problem = None, CellProblem(_month_first(content), TYPE_THE_DAY)
    where = place(row, at)
    computed = ComputedCell(where, cell.formula, day) if cell.formula and day else None
    return FormDate(day, where, known[PRESET], known[REPORTED], problem, computed)


def _labels(row: Sequence[Cell]) -> Iterator[int]:
    said = ((column, cell.content) for column, cell in enumerate(row))
    return (column for column, one in said if isinstance(one, str) and fold(one).startswith(fold(UNTIL)))


def _behind_the_label(written: str) -> str:
    return " ".join(written.split()[len(UNTIL.split()) :]).strip(" :.")


def _beside(row: Sequence[Cell], label: int) -> tuple[int, Cell]:
    """The next cell in which something stands that nobody but an officer puts there; else where it should stand.

    It is the next one to the left where somebody has put the columns in another order.
    """
    entered = [(column, cell) for column, cell in enumerate(row) if column != label and _is_entered(cell.content)]
    behind = [one for one in entered if one[0] > label]
    return next(iter([*behind, *entered[::-1]]), (label + _WIDTH, Cell(None)))


# Of the label, in columns.
_WIDTH = 2
_LABELS = {fold(one) for one in (COMMUNE, PERIOD, FORM, PRESET, REPORTED)}


def _is_entered(content: Content) -> bool:
    before, colon, _ = content.partition(":") if isinstance(content, str) else ("", "", "")
    return content is not None and not (colon and fold(before) in _LABELS)


def _known(name: str, row: Sequence[Cell]) -> date | None:
    for cell in row:
        before, _, after = cell.content.partition(":") if isinstance(cell.content, str) else ("", "", "")
        if fold(before) == fold(name):
            return _day(after)
    return None


_IN_WORDS = r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})"


def _day(content: Content) -> date | None:
    """A day as Excel has it, or as an officer types it: 30/6/2026, 30-06-2026, ngày 30 tháng 6 năm 2026."""
    if not isinstance(content, str):
        return None
    written = content.strip()
    in_words = re.fullmatch(_IN_WORDS, fold(written), re.ASCII)
    found = days.read("/".join(in_words.groups())) if in_words else days.read(re.sub("[-.]", "/", written))
    found = found or days.read(written)
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _may_be_month_first(content: Content, day: date | None, known: Iterable[date | None]) -> bool:
    """Whether a spreadsheet may have turned round the day that a form came with: some countries' CSV has 06/05/2026."""
    if day is None or isinstance(content, Moment):
        return False
    return any(one and one != day and (one.year, one.month, one.day) == (day.year, day.day, day.month) for one in known)


def _month_first(content: Content) -> Text:
    return text(
        "«{written}» có thể là ngày trước tháng sau, hoặc ngược lại",
        "`{written}` may have the day first, or the month",
        written=str(content),
    )


def _problem(content: Content) -> CellProblem:
    if isinstance(content, Formula):
        return CellProblem(uncomputed(content), TYPE_THE_DAY)
    message = text("«{written}» không phải một ngày", "`{written}` is not a date", written=str(content))
    return CellProblem(message, TYPE_THE_DAY)


TYPE_THE_DAY = text(
    "Gõ ngày chốt số liệu, đủ ngày/tháng/năm, ví dụ 30/06/2026; hoặc 2026-06-30.",
    "Type the date of the figures as day/month/year: 30/06/2026; or 2026-06-30.",
)


class ChangedDay(NamedTuple):
    """Another day up to which all of a report counts from now on."""

    cell: str
    before: date
    after: date


def changed_day(form: FormDate, stands: date | None, *, overwrite: bool) -> ChangedDay | None:
    """What a report that is there is to say from now on; None where it keeps its day, or there is none.

    Whoever leaves the cell of a form as it was does not mean to change up to which day a colleague's figures count.
    """
    if stands is None or form.day is None or form.day == stands or not form.is_changed:
        return None
    return ChangedDay(form.cell, stands, form.day) if overwrite or form.reported == stands else None


def unseen_day(form: FormDate, stands: date | None) -> Iterator[CellFinding]:
    """That somebody has put another day into the form than the report has, which they have not seen."""
    if form.is_changed and stands not in {None, form.day, form.reported}:
        yield CellFinding(form.cell, _other_day(form, stands), _KEEP_OR_CHANGE)


def _other_day(form: FormDate, stands: date | None) -> Text:
    return text(
        "biểu mẫu ghi số liệu tính đến ngày {day}, mà báo cáo nay đã có và tính đến ngày {stands}",
        "the form is as of {day}, but a report as of {stands} now exists",
        day=form.day,
        stands=stands,
    )


_KEEP_OR_CHANGE = text(
    "Gõ lại ngày của báo cáo vào ô này; nếu cả báo cáo tính đến ngày trong biểu mẫu thì thêm --overwrite.",
    "Type the report's date into this cell; if the whole report is as of the form's date, add --overwrite.",
)
