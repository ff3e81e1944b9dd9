"""A filled form to the values that it proposes; every cell that cannot be one is told, with what to type there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cdsplan.finding import Loc
from cdsplan.language import Text, fold, text
from cdsplan.model import days, period
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.model.files import Report, Value
from cdsplan.model.period import Period
from cdsplan.recording import form_cell
from cdsplan.recording.form import (
    COLUMNS,
    COMMUNE,
    DAY,
    ENTERED,
    FORM,
    ID,
    LAST,
    NEW,
    PERIOD,
    SHEET,
    UNTIL,
    VERSION,
    FormLine,
)
from cdsplan.recording.form_cell import CellProblem
from cdsplan.recording.known_figure import KnownFigure, has_changed, known_figure
from cdsplan.recording.proposal import NewValue
from cdsplan.recording.spreadsheet import EMPTY, Cell, Content, Sheet, heads, place
from cdsplan.suggest import nearest
from cdsplan.yaml.edit import Field


class CellFinding(NamedTuple):
    """What is wrong in a cell, and what to type there."""

    cell: str
    message: Text
    hint: Text


def by_place(problems: Iterable[CellFinding]) -> list[CellFinding]:
    """Row by row, from left to right."""

    def spot(problem: CellFinding) -> tuple[int, int, str]:
        letters = problem.cell.rstrip("0123456789")
        return int(problem.cell.removeprefix(letters)), len(letters), letters

    return sorted(problems, key=spot)


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


class ReturnedForm(NamedTuple):
    """A form as it came back: what it says it is, where its header and columns are, and what is wrong with that."""

    sheet: Sheet
    code: str | None
    period: Period | None
    until: date | None  # the day up to which its figures count
    header: int
    columns: Mapping[str, int]
    problems: tuple[CellFinding, ...]

    @property
    def complete(self) -> bool:
        """Whether it has all the columns that are read."""
        return {ID, *ENTERED.values()} <= self.columns.keys()

    def place(self, row: int, column: str) -> str:
        return place(row, self.columns[column])

    def cell(self, row: int, column: str) -> Cell:
        return self.sheet.cell(row, self.columns[column])


def returned_form(sheet: Sheet) -> ReturnedForm:
    """What a sheet says of itself; its rows are read once it is known whose they are."""
    rows = [[cell.content for cell in row] for row in sheet.rows]
    header = next((at for at, row in enumerate(rows) if heads(row, COLUMNS)), None)
    above = [content for row in rows[:header] for content in row if isinstance(content, str)]
    code, written, version = (_said(name, above) for name in (COMMUNE, PERIOD, FORM))
    problems = [*_misnamed(sheet), *_other_version(version)]
    until = _until(rows[:header], problems)
    if header is None:
        problems.append(_no_header(sheet))
        return ReturnedForm(sheet, _whole_code(code), _period(written), until, len(rows), {}, tuple(problems))
    columns = _columns(rows[header])
    problems += [*_missing_columns(header, columns), *_repeated_columns(header, rows[header])]
    problems += _merged(sheet, header)
    return ReturnedForm(sheet, _whole_code(code), _period(written), until, header, columns, tuple(problems))


def _said(name: str, above: Iterable[str]) -> str | None:
    """What stands behind `name:` in the heading."""
    for words in above:
        before, colon, after = words.partition(":")
        if colon and fold(before) == fold(name):
            return after.strip()
    return None


def _whole_code(code: str | None) -> str | None:
    """Excel takes the zeros in front of a code for nothing; two digits are a province's, other words its folder."""
    is_short = code and re.fullmatch(r"(?a)\d|\d{3,4}", code)
    return code.zfill(5) if code and is_short else code or None


def _period(written: str | None) -> Period | None:
    try:
        return period.parse(written) if written else None
    except ValueError:
        return None


def _until(above: Sequence[Sequence[Content]], problems: list[CellFinding]) -> date | None:
    """The day that stands behind `Số liệu tính đến ngày`; one that cannot be read is a problem."""
    every = ((place(at, column), one) for at, row in enumerate(above) for column, one in _texts(row))
    cell, words = next(((cell, words) for cell, words in every if fold(words).startswith(fold(UNTIL))), ("", ""))
    written = " ".join(words.split()[len(UNTIL.split()) :]).strip(" :.")
    found = days.read(written)
    if found and FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    if written:
        problems.append(CellFinding(cell, _no_day(written), _WRITE_THE_DAY))
    return None


def _texts(row: Sequence[Content]) -> Iterator[tuple[int, str]]:
    return ((column, one) for column, one in enumerate(row) if isinstance(one, str))


def _no_day(written: str) -> Text:
    return text("«{written}» không phải một ngày", "`{written}` is no date", written=written)


_WRITE_THE_DAY = text(
    "Gõ lại: {until} 30/06/2026; hoặc xóa ô này.", "Type it again: {until} 30/06/2026; or empty the cell.", until=UNTIL
)


def _misnamed(sheet: Sheet) -> Iterator[CellFinding]:
    if sheet.name not in {None, SHEET}:
        yield CellFinding(
            place(0, 0),
            text(
                "trang tính tên «{name}», không phải «{wanted}»",
                "the sheet is called `{name}`, not `{wanted}`",
                name=sheet.name,
                wanted=SHEET,
            ),
            text("Đổi tên trang lại thành «{wanted}».", "Name it `{wanted}` again.", wanted=SHEET),
        )


def _other_version(version: str | None) -> Iterator[CellFinding]:
    if version not in {None, VERSION}:
        yield CellFinding(
            place(0, 0),
            text(
                "biểu mẫu phiên bản «{version}», chương trình này đọc phiên bản {known}",
                "a form of version `{version}`; this program reads version {known}",
                version=version,
                known=VERSION,
            ),
            _MAKE_ANEW,
        )


_MAKE_ANEW = text(
    "Tạo biểu mẫu mới bằng cdsplan form rồi chép số sang.",
    "Make a new form with `cdsplan form`, and copy the figures into it.",
)


def _no_header(sheet: Sheet) -> CellFinding:
    known = [ID, NEW, *(column for column in ENTERED.values() if column != NEW)]
    hint = text(
        "Cần một dòng có các ô: {known}. Lưu CSV thì chọn «CSV UTF-8».",
        "One row must have the cells {known}. Save CSV as `CSV UTF-8`.",
        known=known,
    )
    return CellFinding(
        place(0, 0),
        text("không thấy dòng tiêu đề của biểu mẫu", "the header of a form is not there"),
        _MAKE_ANEW if sheet.name else hint,
    )


def _columns(row: Sequence[object]) -> dict[str, int]:
    """Where each heading stands, however it is accented; of several the first."""
    names = {fold(column): column for column in COLUMNS}
    found = {names.get(fold(word)): at for at, word in reversed([*enumerate(row)]) if isinstance(word, str)}
    return {name: at for name, at in found.items() if name}


def _missing_columns(header: int, columns: Mapping[str, int]) -> Iterator[CellFinding]:
    for name in (ID, *ENTERED.values()):
        if name not in columns:
            yield CellFinding(
                place(header, 0),
                text("dòng tiêu đề thiếu cột «{name}»", "the header lacks the column `{name}`", name=name),
                text(
                    "Gõ lại «{name}» vào tiêu đề của cột đó, hoặc tạo biểu mẫu mới bằng cdsplan form.",
                    "Type `{name}` above that column again, or make a new form with `cdsplan form`.",
                    name=name,
                ),
            )


def _repeated_columns(header: int, row: Sequence[object]) -> Iterator[CellFinding]:
    known = {fold(column) for column in COLUMNS}
    seen: set[str] = set()
    for at, word in enumerate(row):
        plain = fold(word) if isinstance(word, str) else ""
        if plain in known and plain in seen:
            yield CellFinding(
                place(header, at),
                text("cột «{name}» có hai lần", "there are two columns `{name}`", name=word),
                text("Xóa một cột.", "Delete one of them."),
            )
        seen.add(plain)


_RANGE = r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?"


def _merged(sheet: Sheet, header: int) -> Iterator[CellFinding]:
    """Cells that are one, of which each should have its own figure."""
    for cells in sheet.merged:
        found = re.fullmatch(_RANGE, cells, re.ASCII)
        if found and int(found[3] or found[2]) > header:
            yield CellFinding(
                f"{found[1]}{found[2]}",
                text("các ô {cells} bị gộp làm một", "the cells {cells} are merged", cells=cells),
                text("Bỏ gộp ô (Unmerge Cells), rồi gõ lại từng ô.", "Unmerge them, then type each cell again."),
            )


class FormReading(NamedTuple):
    """What the rows of a form propose for a report, where each figure of it stands, and what is wrong."""

    answers: tuple[FormAnswer, ...]
    places: Mapping[Loc, Mapping[str, str]]
    problems: tuple[CellFinding, ...]


def read_form(form: ReturnedForm, lines: Mapping[str, FormLine], report: Report | None, until: date) -> FormReading:
    """The rows of a form that has all its columns, against what the report says now, and up to which day."""
    reading = _Reading(form, lines, report, until)
    found = [reading.row(row) for row in range(form.header + 1, len(form.sheet.rows))]
    answers = tuple(answer for answer in found if answer and answer.fields)
    return FormReading(answers, reading.places, tuple(reading.problems))


class _Reading:
    """The rows of one form."""

    def __init__(self, form: ReturnedForm, lines: Mapping[str, FormLine], report: Report | None, until: date) -> None:
        self.form, self.lines, self.report, self.until = form, lines, report, until
        self.seen: dict[str, str] = {}
        self.places: dict[Loc, Mapping[str, str]] = {}
        self.problems: list[CellFinding] = []
        self.unknown = 0

    def row(self, row: int) -> FormAnswer | None:
        self._look_beside(row)
        cells = {field: self.form.cell(row, column) for field, column in ENTERED.items()}
        given = {field: cell for field, cell in cells.items() if cell.content is not None}
        line = self._line(row, given)
        if line is None:
            return None
        self.places[line.slot.loc] = {field: self.form.place(row, column) for field, column in ENTERED.items()}
        return self._answer(row, line, given) if given else None

    def _answer(self, row: int, line: FormLine, given: Mapping[str, Cell]) -> FormAnswer:
        before = _before(line, self.report)
        fields = {field: value for field in given if (value := self._read(row, field, given[field], line)) is not None}
        if before is None and "value" not in given:
            self._refuse(row, NEW, _without_figure(line))
        stands = before or {}
        different = {field: value for field, value in fields.items() if stands.get(field) != value}
        knew = known_figure(self._known(row, LAST), self._known(row, DAY), line)
        # Whoever types what the report says already has the same figure, wherever it is from.
        agrees = "value" in fields and "value" not in different
        unseen = not agrees and has_changed(knew, line, stands.get("value"), self.until)
        return FormAnswer(line, self.places[line.slot.loc], stands, different, knew, unseen)

    def _known(self, row: int, column: str) -> Cell:
        """A cell of a column that may be missing."""
        return self.form.cell(row, column) if column in self.form.columns else EMPTY

    def _line(self, row: int, given: Mapping[str, Cell]) -> FormLine | None:
        """Which figure the row is for; None where it is for none."""
        written = _id(self.form.cell(row, ID).content)
        if written and written in self.seen and given:
            self._refuse(row, ID, _repeated(written, self.seen[written]))
            return None
        self.seen.setdefault(written, self.form.place(row, ID))
        line = self.lines.get(written)
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
        return read

    def _look_beside(self, row: int) -> None:
        """What stands outside the table would be lost, and may be a figure that has slipped."""
        columns = set(self.form.columns.values())
        for column, cell in enumerate(self.form.sheet.rows[row]):
            if cell.content is not None and column not in columns:
                self.problems.append(CellFinding(place(row, column), *_BESIDE))

    def _refuse(self, row: int, column: str, problem: CellProblem) -> None:
        self.problems.append(CellFinding(self.form.place(row, column), *problem))


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
    return {"value": entry.value, "source": entry.source, "note": entry.note} if entry else None


def _repeated(written: str, first: str) -> CellProblem:
    return CellProblem(
        text("«{id}» đã có ở ô {first}", "`{id}` stands in {first} already", id=written, first=first),
        text("Xóa một trong hai dòng.", "Delete one of the two rows."),
    )


_MOST_SOUGHT = 20
_DELETE_ROW = text(
    "Xóa dòng này; số liệu mới phải ghi vào bộ chỉ tiêu (plans/catalog) trước.",
    "Delete this row; a new variable goes into the catalog (plans/catalog) first.",
)


def _without_figure(line: FormLine) -> CellProblem:
    return CellProblem(
        text("có nguồn hoặc ghi chú mà chưa có số", "there is a source or a note, and no figure"),
        text(
            "Gõ con số, hoặc xóa nguồn và ghi chú. Đã hỏi mà chưa có số thì ghi: cdsplan record … {id}=null --note …",
            "Type the figure, or empty both. Asked for and not available: cdsplan record … {id}=null --note …",
            id=line.slot.id,
        ),
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
