"""The second sheet of a form."""

from decimal import Decimal

import pytest

from cdsplan.language import Language
from cdsplan.model.files import Report
from cdsplan.recording.form_narrative import COLUMNS, KIND, NarrativeReading, mark_of, read_narrative
from cdsplan.recording.spreadsheet import Cell, Content, Fault, Formula, Moment, Sheet
from tests.inline import read as model

SAID = "period: 2026-06\nnarrative: {causes: Mưa lũ}\n"


def sheet(*rows: list[Content], knew: str | None = None) -> Sheet:
    """The sheet with these rows below its header; of words alone under `Nguyên nhân`."""
    marked = [[*row[:2], mark_of(knew) if row[0] == "Nguyên nhân" else mark_of(None), *row[2:]] for row in rows]
    every: list[list[Content]] = [["PHẦN LỜI VĂN"], [], [*COLUMNS], *marked]
    return Sheet(KIND.name, [[Cell(one) for one in row] for row in every])


def reading(*rows: list[Content], knew: str | None = None, report: str = "period: 2026-06\n") -> NarrativeReading:
    return read_narrative([sheet(*rows, knew=knew)], model(Report, report))


def changes(read: NarrativeReading) -> dict[str, str | None]:
    assert not read.problems
    return {answer.name: answer.after for answer in read.answers}


def places(read: NarrativeReading) -> list[str]:
    return [problem.cell for problem in read.problems]


def test_what_is_written_is_proposed_line_by_line() -> None:
    read = reading(["Khó khăn, vướng mắc", None], ["Nguyên nhân", "Mưa \r\n\n- lũ\xa0quét;  "])
    assert changes(read) == {"causes": "Mưa\n\n- lũ quét;"}
    assert read.answers[0].cell == "Phần lời văn!B5"
    assert read.places["narrative", "causes"] == {"value": "Phần lời văn!B5"}
    assert not read.computed


def test_what_nobody_has_touched_stays() -> None:
    assert changes(reading(["Nguyên nhân", "Mưa lũ"], knew="Mưa lũ", report=SAID)) == {}
    later = SAID.replace("Mưa lũ", "Bão")
    assert changes(reading(["Nguyên nhân", "Mưa lũ"], knew="Mưa lũ", report=later)) == {}
    long = "period: 2026-06\nnarrative:\n  causes: |\n    Mưa\n      lũ\n\n    to\n"
    assert changes(reading(["Nguyên nhân", "Mưa\n  lũ\n\nto"], knew="Mưa\n  lũ\n\nto\n", report=long)) == {}


def test_an_emptied_cell_takes_the_words_out() -> None:
    assert changes(reading(["Nguyên nhân", None], knew="Mưa lũ", report=SAID)) == {"causes": None}
    assert changes(reading(["Nguyên nhân", None], report=SAID)) == {}, "the form knew of none"


@pytest.mark.parametrize(
    ("entered", "knew", "is_unseen"),
    [("Bão", "Mưa lũ", False), ("Bão", None, True), ("Bão", "Nắng", True), (None, "Nắng", True)],
)
def test_what_a_colleague_has_written_meanwhile_is_known_as_unseen(
    entered: str | None, knew: str | None, *, is_unseen: bool
) -> None:
    [answer] = reading(["Nguyên nhân", entered], knew=knew, report=SAID).answers
    assert (answer.before, answer.unseen) == ("Mưa lũ", is_unseen)


def test_whoever_writes_the_same_overwrites_nothing() -> None:
    assert changes(reading(["Nguyên nhân", "Mưa lũ"], knew="Nắng", report=SAID)) == {}


def test_a_number_is_words_too() -> None:
    assert changes(reading(["Nguyên nhân", Decimal(12)])) == {"causes": "12"}


def test_a_sheet_without_its_marks_knows_of_nothing() -> None:
    bare = Sheet(KIND.name, [[Cell("Mục"), Cell("Nội dung")], [Cell("Nguyên nhân"), Cell("Bão")]])
    [answer] = read_narrative([bare], model(Report, SAID)).answers
    assert answer.unseen
    [answer] = read_narrative([bare], None).answers
    assert not answer.unseen


@pytest.mark.parametrize(
    "content", [Formula("=A1"), "=A1", Moment("14/06/2026"), True, Fault("#REF!"), "a\u200bb", "\u202eabc"]
)
def test_what_is_no_words_is_refused(content: Content) -> None:
    read = reading(["Nguyên nhân", content], knew="Mưa lũ", report=SAID)
    assert places(read) == ["Phần lời văn!B4"]
    assert not read.answers, "nor are the words that stand taken out"


def test_the_stored_result_of_a_formula_is_taken_and_that_is_said() -> None:
    rows = [[Cell(one) for one in COLUMNS], [Cell("Nguyên nhân"), Cell("Mưa", formula="=A1")]]
    read = read_narrative([Sheet(KIND.name, rows)], None)
    assert changes(read) == {"causes": "Mưa"}
    assert [one.cell for one in read.computed] == ["Phần lời văn!B2"]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["Nguyên nhân", "Mưa"], [None, "lũ"]], "Phần lời văn!B5"),
        ([["Nguyên nhân khác", "Mưa"]], "Phần lời văn!B4"),
        ([["Nguyên nhân", "Mưa"], ["Nguyên nhân", "Lũ"]], "Phần lời văn!B5"),
        ([["Nguyên nhân", "Mưa", "và lũ"]], "Phần lời văn!D4"),
        ([["Nguyên nhân", None], [None, None, "ký tên"]], "Phần lời văn!D5"),
    ],
)
def test_words_that_would_be_lost_are_refused(rows: list[list[Content]], cell: str) -> None:
    assert places(reading(*rows)) == [cell]


def test_empty_cells_beside_the_columns_are_nothing() -> None:
    rows = [[Cell(None), *(Cell(one) for one in COLUMNS)], [Cell(None), Cell("Nguyên nhân"), Cell("Mưa"), Cell(None)]]
    assert changes(read_narrative([Sheet(KIND.name, rows)], None)) == {"causes": "Mưa"}


def test_a_heading_is_found_however_it_is_written() -> None:
    assert changes(reading(["NGUYÊN NHÂN", "Mưa"])) == {"causes": "Mưa"}


def test_merged_cells_are_refused_below_the_header() -> None:
    merged = sheet(["Nguyên nhân", "Mưa"])._replace(merged=["A1:B2", "A3:B3", "A4:B4", "B4:B5"])
    assert places(read_narrative([merged], None)) == ["Phần lời văn!A4", "Phần lời văn!B4"]


def test_a_column_that_is_gone_is_told() -> None:
    rows = [[Cell("Mục"), Cell("Lời"), Cell("Đối chiếu")], [Cell("Nguyên nhân"), Cell("Mưa")]]
    assert places(read_narrative([Sheet(KIND.name, rows)], None)) == ["Phần lời văn!A1"]
    assert places(read_narrative([Sheet(KIND.name, rows[1:])], None)) == ["Phần lời văn!A1"]
    assert read_narrative([Sheet(KIND.name, [])], None) == NarrativeReading()


def test_two_sheets_of_words_are_refused() -> None:
    first, second = sheet(["Nguyên nhân", "Mưa"]), sheet(["Nguyên nhân", "Lũ"])._replace(name="Phần lời văn (2)")
    [problem] = read_narrative([first, second], None).problems
    assert problem.cell == "Phần lời văn (2)!A1"
    assert "«Phần lời văn» và «Phần lời văn (2)»" in problem.message.within(Language.VI)


def test_a_form_without_such_a_sheet_says_nothing() -> None:
    assert read_narrative([], None) == NarrativeReading()
