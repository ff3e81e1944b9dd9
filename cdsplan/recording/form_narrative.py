"""What an officer writes in the second sheet of a form, against what the report says in words now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from cdsplan.finding import Loc
from cdsplan.language import Text, fold, text
from cdsplan.model.files import Report
from cdsplan.model.narrative import HEADINGS
from cdsplan.recording import form_cell
from cdsplan.recording.cell_finding import CellFinding, CellProblem, ComputedCell
from cdsplan.recording.form_cell import as_passage
from cdsplan.recording.spreadsheet import Cell, Sheet, SheetKind, place

HEADING, WORDS, MARK = COLUMNS = ("Mục", "Nội dung", "Đối chiếu")
KIND = SheetKind("Phần lời văn", COLUMNS)
# What Excel lets a cell have.
LONGEST = 32_767
NONE = "–"


def mark_of(words: str | None) -> str:
    """By which a form knows which words the report had when it was made; a letter first, or Excel reads a number."""
    return f"k{sha256(as_passage(words).encode()).hexdigest()[:12]}" if words else NONE


class NarrativeAnswer(NamedTuple):
    """One text that becomes different."""

    name: str
    cell: str
    before: str | None
    after: str | None
    unseen: bool  # whether somebody has changed it since the form was made, which would be lost

    @property
    def heading(self) -> Text:
        return HEADINGS[self.name]


class NarrativeReading(NamedTuple):
    """The texts that become different, where each of them stands, and what is wrong."""

    answers: tuple[NarrativeAnswer, ...] = ()
    places: Mapping[Loc, Mapping[str, str]] = {}
    problems: tuple[CellFinding, ...] = ()
    computed: tuple[ComputedCell, ...] = ()


def read_narrative(sheets: Sequence[Sheet], report: Report | None) -> NarrativeReading:
    """The texts of a form; a form of one office, one of before and CSV have none."""
    if len(sheets) > 1:
        return NarrativeReading(problems=(_second(sheets[0], sheets[1]),))
    return _Reading(sheets[0], report).read() if sheets else NarrativeReading()


class _Reading:
    """The second sheet of one form."""

    def __init__(self, sheet: Sheet, report: Report | None) -> None:
        self.sheet = sheet
        self.stands = report.narrative.model_dump() if report and report.narrative else {}
        self.columns: dict[str, int] = {}
        self.seen: dict[str, str] = {}
        self.problems: list[CellFinding] = []
        self.computed: list[ComputedCell] = []

    def read(self) -> NarrativeReading:
        header = KIND.header(self.sheet)
        if header is None:
            return NarrativeReading(problems=(*self._without_header(),))
        row = [fold(one.content) if isinstance(one.content, str) else "" for one in self.sheet.rows[header]]
        self.columns = {name: row.index(fold(name)) for name in COLUMNS if fold(name) in row}
        missing = [name for name in (HEADING, WORDS) if name not in self.columns]
        if missing:
            self._refuse(header, 0, _lacks(missing[0]))
            return NarrativeReading(problems=tuple(self.problems))
        self._look_for_merged(header)
        found = [self._row(at) for at in range(header + 1, len(self.sheet.rows))]
        answers = tuple(one for one in found if one)
        return NarrativeReading(answers, self._places, tuple(self.problems), tuple(self.computed))

    @property
    def _places(self) -> dict[Loc, Mapping[str, str]]:
        return {("narrative", name): {"value": cell} for name, cell in self.seen.items()}

    def _row(self, row: int) -> NarrativeAnswer | None:
        heading, words, mark = (self._cell(row, name) for name in COLUMNS)
        self._look_beside(row)
        name = _NAMES.get(fold(heading.content)) if isinstance(heading.content, str) else None
        if name is None or name in self.seen:
            if words.content is not None:
                self._refuse(row, self.columns[WORDS], _NO_HEADING if name is None else _repeated(self.seen[name]))
            return None
        cell = self.seen[name] = self._place(row, self.columns[WORDS])
        return self._answer(name, cell, words, mark.content if isinstance(mark.content, str) else None)

    def _answer(self, name: str, cell: str, words: Cell, knew: str | None) -> NarrativeAnswer | None:
        content, before, known = words.content, self.stands.get(name), knew or NONE
        if (content is None or type(content) is str) and mark_of(content) == known:
            return None  # as the form was made
        after = None if content is None else self._read(cell, words)
        is_refused = after is None and content is not None
        if is_refused or mark_of(after) == mark_of(before):
            return None
        return NarrativeAnswer(name, cell, before, after, unseen=mark_of(before) != known)

    def _read(self, cell: str, words: Cell) -> str | None:
        read = form_cell.passage(words)
        if isinstance(read, CellProblem):
            self.problems.append(CellFinding(cell, *read))
            return None
        if words.formula:
            self.computed.append(ComputedCell(cell, words.formula, read))
        return read

    def _cell(self, row: int, column: str) -> Cell:
        return self.sheet.cell(row, self.columns[column]) if column in self.columns else Cell(None)

    def _place(self, row: int, column: int) -> str:
        return f"{self.sheet.name}!{place(row, column)}"

    def _refuse(self, row: int, column: int, problem: CellProblem) -> None:
        self.problems.append(CellFinding(self._place(row, column), *problem))

    def _look_beside(self, row: int) -> None:
        for column, cell in enumerate(self.sheet.rows[row]):
            if cell.content is not None and column not in self.columns.values():
                self._refuse(row, column, _BESIDE)

    def _look_for_merged(self, header: int) -> None:
        """Of cells that are one, only the first has its words."""
        for cells in self.sheet.merged:
            found = re.fullmatch(r"([A-Z]+\d+)(?::[A-Z]+(\d+))?", cells, re.ASCII)
            if found and int(found[2] or 0) > header + 1:
                message = text("các ô {cells} bị gộp làm một", "the cells {cells} are merged", cells=cells)
                self.problems.append(CellFinding(f"{self.sheet.name}!{found[1]}", message, _UNMERGE))

    def _without_header(self) -> Iterator[CellFinding]:
        """Nothing is lost of a sheet in which nothing stands."""
        if any(cell.content is not None for row in self.sheet.rows for cell in row):
            yield CellFinding(self._place(0, 0), *_lacks(WORDS))


_NAMES = {fold(heading.vi): name for name, heading in HEADINGS.items()}


def _second(first: Sheet, second: Sheet) -> CellFinding:
    return CellFinding(
        f"{second.name}!A1",
        text(
            "có hai trang tính phần lời văn: «{first}» và «{second}»",
            "there are two narrative sheets: `{first}` and `{second}`",
            first=first.name,
            second=second.name,
        ),
        text(
            "Chép nội dung vào một trang tính, xóa trang tính kia.",
            "Copy the text into one of them, and delete the other.",
        ),
    )


def _lacks(name: str) -> CellProblem:
    return CellProblem(
        text("trang tính phần lời văn thiếu cột «{name}»", "the narrative sheet lacks the column `{name}`", name=name),
        text(
            "Gõ lại «{name}» vào tiêu đề của cột đó, hoặc tạo biểu mẫu mới bằng cdsplan form.",
            "Type `{name}` above that column again, or make a new form with `cdsplan form`.",
            name=name,
        ),
    )


def _repeated(first: str) -> CellProblem:
    return CellProblem(
        text("mục này đã có ở ô {first}", "this heading is already in {first}", first=first),
        text("Chép nội dung vào một ô, xóa ô kia.", "Copy the text into one of the cells, and empty the other."),
    )


_NO_HEADING = CellProblem(
    text("dòng này không thuộc mục nào của phần lời văn", "this row belongs to none of the headings"),
    text(
        "Gõ tiếp vào ô của mục (xuống dòng trong ô: Alt+Enter), rồi xóa dòng này. Các mục: {known}.",
        "Continue in the cell of the heading (new line: Alt+Enter), and delete this row. The headings: {known}.",
        known=[heading.vi for heading in HEADINGS.values()],
    ),
)
_BESIDE = CellProblem(
    text("ô này nằm ngoài các cột của biểu mẫu", "this cell is outside the columns of the form"),
    text("Xóa ô này, hoặc chuyển vào cột «{note}».", "Empty it, or move it to the column `{note}`.", note=WORDS),
)
_UNMERGE = text("Bỏ gộp ô (Unmerge Cells), rồi gõ lại từng ô.", "Unmerge them, then type each cell again.")
