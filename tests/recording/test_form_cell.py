"""One cell that somebody has filled in."""

from decimal import Decimal

import pytest

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Language
from cdsplan.model.fields import State
from cdsplan.recording.cell_finding import CellProblem
from cdsplan.recording.form import FigureKind, FormLine
from cdsplan.recording.form_cell import figure, words
from cdsplan.recording.spreadsheet import Cell, Content, Fault, Formula, Moment
from cdsplan.render.words import STATE

COUNT: FigureKind = "count"
QUANTITY: FigureKind = "quantity"
PERCENT: FigureKind = "percent"
MILESTONE: FigureKind = "milestone"


def line(kind: FigureKind) -> FormLine:
    slot = Slot("ho", "values", "Hộ", None, "hộ", "milestone" if kind == "milestone" else None)
    return FormLine(slot, kind, None, None, None, bounded=False)


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        (COUNT, Decimal(3214), "3214"),
        (COUNT, Decimal("3214.0"), "3214"),
        (COUNT, Decimal(0), "0"),
        (COUNT, "3214", "3214"),
        (COUNT, "06", "6"),
        (COUNT, Decimal(10**15 - 1), "999999999999999"),
        (QUANTITY, Decimal("34.5"), "34.5"),
        (QUANTITY, "34,5", "34.5"),
        (QUANTITY, "34.5", "34.5"),
        (QUANTITY, "18,0250", "18.0250"),
        (QUANTITY, "-2,5", "-2.5"),
        (PERCENT, "97,8", "97.8"),
        (PERCENT, "97,125", "97.125"),
        (PERCENT, Decimal("97.125"), "97.125"),
    ],
)
def test_a_figure_is_read(kind: FigureKind, content: Content, value: str) -> None:
    assert str(figure(Cell(content), line(kind))) == value


@pytest.mark.parametrize(
    ("kind", "content", "to_type"),
    [
        (COUNT, "18.025", "18025"),
        (COUNT, Decimal("18.025"), "18025"),
        (COUNT, Decimal("18.02"), "18020"),
        (COUNT, "1.234.567", "1234567"),
        (COUNT, "18 025", "18025"),
        (COUNT, "34,5%", "18025"),
        (COUNT, "34,5", "34500"),
        (COUNT, Decimal("0.345"), "18025"),
        (COUNT, Decimal("34.1234"), "18025"),
        (COUNT, Decimal("1.5"), "1500"),
        (COUNT, Decimal(-5), "không âm"),
        (COUNT, "-5", "không âm"),
        (COUNT, "-0,5", "không âm"),
        (COUNT, "4018 hộ", "Chỉ gõ 4018"),
        (COUNT, "chưa có", "để trống"),
        (COUNT, "+5", "con số"),
        (COUNT, "14/06/2026", "Number"),
        (COUNT, Moment("14/06/2026"), "Number"),
        (COUNT, Formula("=B1+1"), "Gõ thẳng con số"),
        (COUNT, "=B1+1", "Gõ thẳng con số"),
        (COUNT, Fault("#N/A"), "Gõ con số"),
        (COUNT, "#N/A", "Gõ con số"),
        (COUNT, True, "Gõ con số"),
        (COUNT, "TRUE", "Gõ con số"),
        (COUNT, Decimal(10**15), "Gõ con số"),
        (COUNT, Decimal("1E+15"), "Gõ con số"),
        (QUANTITY, Decimal("0.1234567890123456"), "Gõ con số"),
        (QUANTITY, "18.025", "18025 nếu là hàng nghìn"),
        (QUANTITY, "18,025", "ho=18.0250"),
        (QUANTITY, Decimal("18.025"), "Gõ 18025 nếu là hàng nghìn"),
        (QUANTITY, Decimal("18.025"), "ho=18.0250"),
        (QUANTITY, "1.234,5", "Gõ 1234,5, viết liền"),
        (QUANTITY, "34,5%", "34,5, không có dấu %"),
        (PERCENT, "34,5%", "34,5, không có dấu %"),
        (MILESTONE, "xong", "hoàn thành"),
        (MILESTONE, Decimal(1), "hoàn thành"),
        (MILESTONE, True, "hoàn thành"),
    ],
)
def test_what_is_no_figure_is_refused_with_what_to_type(kind: FigureKind, content: Content, to_type: str) -> None:
    refused = figure(Cell(content), line(kind))
    assert isinstance(refused, CellProblem)
    assert to_type in refused.hint.within(Language.VI)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (True, "«TRUE»"),
        (Moment("14/06/2026"), "«14/06/2026»"),
        (Decimal("0.345"), "«0,345»"),
        (Decimal(-50), "«-50»"),
        (Formula("=b1"), "«=b1»"),
    ],
)
def test_what_is_no_figure_is_named_as_the_cell_shows_it(content: Content, said: str) -> None:
    refused = figure(Cell(content), line(COUNT))
    assert isinstance(refused, CellProblem)
    assert said in refused.message.within(Language.VI)


def test_a_count_has_no_decimals_to_be_recorded_by_a_command() -> None:
    refused = figure(Cell("18.025"), line(COUNT))
    assert isinstance(refused, CellProblem)
    assert "cdsplan record" not in refused.hint.within(Language.VI)


@pytest.mark.parametrize(("kind", "to_type"), [(COUNT, "18025"), (PERCENT, "34,5"), (QUANTITY, "34,5")])
def test_a_cell_that_shows_percent_holds_a_hundredth(kind: FigureKind, to_type: str) -> None:
    refused = figure(Cell(Decimal("0.345"), percent=True), line(kind))
    assert isinstance(refused, CellProblem)
    assert to_type in refused.hint.within(Language.VI)
    assert "34,5%" in refused.message.within(Language.VI)


@pytest.mark.parametrize("state", State)
def test_a_state_is_read_as_the_form_words_it_or_as_the_files_do(state: State) -> None:
    for written in (STATE[state].vi, STATE[state].vi.upper(), str(state)):
        assert figure(Cell(written), line(MILESTONE)) is state


@pytest.mark.parametrize(
    ("content", "line_of_words"),
    [
        ("VNPT  Thanh Hóa", "VNPT Thanh Hóa"),
        ("hai\ndòng\xa0một", "hai dòng một"),
        ("ph\xadần", "phần"),
        ("- theo công văn", "- theo công văn"),
        (Decimal(2026), "2026"),
    ],
)
def test_words_are_one_line(content: Content, line_of_words: str) -> None:
    assert words(Cell(content)) == line_of_words


@pytest.mark.parametrize(
    "content", [Formula("=A1"), "=A1", Moment("14/06/2026"), Fault("#REF!"), "#N/A", True, "a\u200bb", "a\x07b"]
)
def test_what_excel_has_made_of_words_is_refused(content: Content) -> None:
    assert isinstance(words(Cell(content)), CellProblem)
