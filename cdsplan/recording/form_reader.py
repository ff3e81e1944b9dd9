"""A filled form to the values that it proposes; every cell that cannot be one is told, with what to type there."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.finding import Loc
from cdsplan.language import fold, text
from cdsplan.model.files import Report, Value
from cdsplan.recording import form_cell
from cdsplan.recording.cell_finding import CellFinding, CellProblem, ComputedCell
from cdsplan.recording.form import (
    DAY,
    ENTERED,
    ID,
    LAST,
    NEW,
    NOTE,
    QUALITY,
    SIGNERS,
    FormLine,
)
from cdsplan.recording.known_figure import KnownFigure, has_changed, known_figure
from cdsplan.recording.proposal import NewValue
from cdsplan.recording.returned_form import ReturnedForm
from cdsplan.recording.spreadsheet import Cell, Content, place
from cdsplan.suggest import nearest
from cdsplan.yaml.edit import Field


class FormAnswer(NamedTuple):
    """What one line proposes: the fields that become different, each with its cell and what stands there now."""

    line: FormLine
    cells: Mapping[str, str]
    before: Mapping[str, Field]
    fields: Mapping[str, Field]
    knew: KnownFigure
    unseen: bool  # whether somebody has changed the figure since the form was made, which would be lost

    @property
    def entry(self) -> NewValue:
        return NewValue(self.line.slot, self.fields)


class FormReading(NamedTuple):
    """What the rows of a form propose for a report, where each figure of it stands, and what is wrong."""

    answers: tuple[FormAnswer, ...]
    places: Mapping[Loc, Mapping[str, str]]
    problems: tuple[CellFinding, ...]
    computed: tuple[ComputedCell, ...] = ()


def read_form(form: ReturnedForm, lines: Mapping[str, FormLine], report: Report | None, until: date) -> FormReading:
    """The rows of a form that has all its columns, against what the report says now, and up to which day."""
    reading = _Reading(form, lines, report, until)
    found = [reading.row(row) for row in range(form.header + 1, len(form.sheet.rows))]
    answers = tuple(answer for answer in found if answer and answer.fields)
    return FormReading(answers, reading.places, tuple(reading.problems), tuple(reading.computed))


class _Reading:
    """The rows of one form."""

    def __init__(self, form: ReturnedForm, lines: Mapping[str, FormLine], report: Report | None, until: date) -> None:
        self.form, self.lines, self.report, self.until = form, lines, report, until
        self.seen: dict[str, str] = {}
        self.places: dict[Loc, Mapping[str, str]] = {}
        self.problems: list[CellFinding] = []
        self.computed: list[ComputedCell] = []
        self.unknown = 0
        self.signed = False  # whether the rows are those below the table, where people sign

    def row(self, row: int) -> FormAnswer | None:
        self._look_beside(row)
        self.signed |= any(isinstance(one.content, str) and fold(one.content) in _SIGNED for one in self._cells(row))
        cells = {field: self.form.cell(row, column) for field, column in ENTERED.items()}
        given = {field: cell for field, cell in cells.items() if cell.content is not None}
        line = self._line(row, given)
        if line is None:
            return None
        columns = {field: column for field, column in ENTERED.items() if column in self.form.columns}
        places = {field: self.form.place(row, column) for field, column in columns.items()}
        self.places[line.slot.loc] = places | ({"approx": places["quality"]} if "quality" in places else {})
        return self._answer(row, line, given) if given else None

    def _answer(self, row: int, line: FormLine, given: Mapping[str, Cell]) -> FormAnswer:
        before = _before(line, self.report)
        words = [field for field in given if field != "quality"]
        read = {field: self._read(row, field, given[field], line) for field in words}
        fields = {field: value for field, value in read.items() if value is not None} | self._quality(row, given)
        fields = {field: fields[field] for field in _IN_ORDER if field in fields}
        if before is None and "value" not in {*given, *fields}:
            self._refuse(row, NEW, _WITHOUT_FIGURE)
        stands = before or {}
        different = {field: value for field, value in fields.items() if before is None or stands.get(field) != value}
        knew = known_figure(self.form.cell(row, LAST), self.form.cell(row, DAY), line)
        # Whoever types what the report says already has the same figure, wherever it is from.
        agrees = "value" in fields and "value" not in different
        unseen = not agrees and has_changed(knew, line, stands.get("value"), self.until, self.form.date.reported)
        return FormAnswer(line, self.places[line.slot.loc], stands, different, knew, unseen)

    def _quality(self, row: int, given: Mapping[str, Cell]) -> dict[str, Field]:
        """How good the figure is; or that there is none, and then why."""
        if "quality" not in given:
            return {}
        found = form_cell.quality(given["quality"])
        if isinstance(found, CellProblem):
            self._refuse(row, QUALITY, found)
            return {}
        if "value" in found and "value" in given:
            self._refuse(row, QUALITY, _BOTH)
        elif "value" in found and "note" not in given:
            self._refuse(row, NOTE, _WITHOUT_REASON)
        return {**found}

    def _line(self, row: int, given: Mapping[str, Cell]) -> FormLine | None:
        """Which figure the row is for; None where it is for none."""
        written = _id(self.form.cell(row, ID).content)
        if written and written in self.seen and given:
            self._refuse(row, ID, _repeated(written, self.seen[written]))
            return None
        self.seen.setdefault(written, self.form.place(row, ID))
        line = self.lines.get(written)
        if self.signed and not written and "value" not in given:
            return None
        # Whoever signs below the table has no figure, and no id.
        if line is None and (given or re.fullmatch("[a-z0-9]+(?:_[a-z0-9]+)+", written)):
            self._refuse(row, ID, self._unknown(written) if written else _NO_ID)
        return line

    def _unknown(self, written: str) -> CellProblem:
        """With the nearest known one, which takes long to find: only for the first, as one slip may be in all rows."""
        self.unknown += 1
        hint = nearest(written, list(self.lines)) if self.unknown <= _MOST_SOUGHT else None
        return CellProblem(
            text("không có số liệu «{id}»", "there is no variable `{id}`", id=written), hint or _DELETE_ROW
        )

    def _read(self, row: int, field: str, cell: Cell, line: FormLine) -> Field:
        read = form_cell.figure(cell, line) if field == "value" else form_cell.words(cell)
        if isinstance(read, CellProblem):
            self._refuse(row, ENTERED[field], read)
            return None
        if cell.formula:
            self.computed.append(ComputedCell(self.form.place(row, ENTERED[field]), cell.formula, read))
        return read

    def _look_beside(self, row: int) -> None:
        """What stands outside the table would be lost, and may be a figure that has slipped."""
        columns = set(self.form.columns.values())
        for column, cell in enumerate(self._cells(row)):
            if cell.content is not None and column not in columns:
                self.problems.append(CellFinding(place(row, column), *_BESIDE))

    def _cells(self, row: int) -> Sequence[Cell]:
        return self.form.sheet.rows[row]

    def _refuse(self, row: int, column: str, problem: CellProblem) -> None:
        self.problems.append(CellFinding(self.form.place(row, column), *problem))


_SIGNED = {fold(title) for title in SIGNERS}


# As they stand in a report.
_IN_ORDER = ("value", "source", "note", "approx", "quality")


def _id(content: Content) -> str:
    return "" if content is None else str(content)


def _before(line: FormLine, report: Report | None) -> Mapping[str, Field] | None:
    """What the report has of a line; None where it has nothing."""
    if report is None:
        return None
    name = line.slot.id
    entry: Value | None = None
    if line.slot.section == "results":
        entry = report.results.get(name)
    elif name in report.values:
        entry = report.entry(name)
    return entry.model_dump(include={"value", "source", "note", "quality", "approx"}) if entry else None


def _repeated(written: str, first: str) -> CellProblem:
    return CellProblem(
        text("«{id}» đã có ở ô {first}", "`{id}` is already in {first}", id=written, first=first),
        text("Xóa một trong hai dòng.", "Delete one of the two rows."),
    )


_MOST_SOUGHT = 20
_DELETE_ROW = text(
    "Xóa dòng này; số liệu mới phải ghi vào bộ chỉ tiêu (plans/catalog) trước.",
    "Delete this row; a new variable goes into the catalog (plans/catalog) first.",
)


_WITHOUT_FIGURE = CellProblem(
    text("có nguồn, ghi chú hoặc loại số nhưng chưa có số", "there is a source, a note or a quality, but no figure"),
    text(
        "Gõ con số, hoặc xóa các ô ấy. Đã yêu cầu nhưng chưa có thì chọn «chưa có» ở cột «{quality}» và ghi lý do.",
        "Type the figure, or empty those cells. If it was asked for and is not available, choose `chưa có` in the"
        " column `{quality}`, and"
        " say why.",
        quality=QUALITY,
    ),
)
_BOTH = CellProblem(
    text("có số mới nhưng lại ghi «chưa có»", "there is a new figure, and `chưa có` beside it"),
    text("Xóa một trong hai ô.", "Empty one of the two cells."),
)
_WITHOUT_REASON = CellProblem(
    text("ghi «chưa có» nhưng không nêu lý do", "`chưa có` is chosen, but no reason is given"),
    text("Gõ lý do vào ô này.", "Type the reason into this cell."),
)
_NO_ID = CellProblem(
    text("dòng này không có mã số liệu", "this row has no id"),
    text("Gõ mã ở cột «{id}», hoặc xóa dòng.", "Type one in the column `{id}`, or delete the row.", id=ID),
)
_BESIDE = CellProblem(
    text("ô này nằm ngoài các cột của biểu mẫu", "this cell is outside the columns of the form"),
    text(
        "Xóa ô này, hoặc chuyển vào cột «{note}».", "Empty it, or move it to the column `{note}`.", note=ENTERED["note"]
    ),
)
