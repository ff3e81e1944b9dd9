"""A filled form, read back."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.fields import State
from cdsplan.model.files import Report
from cdsplan.recording import returned_form
from cdsplan.recording.cell_finding import CellFinding
from cdsplan.recording.form import COLUMNS, SHEET
from cdsplan.recording.form_reader import FormReading
from cdsplan.recording.spreadsheet import Cell, Content, Sheet
from tests import forms
from tests.conftest import PATHS, Folder
from tests.forms import ROWS, grid, stocked
from tests.inline import read as model

COUNTED = "period: 2026-06\nvalues: {ho: {value: 1000, source: VNPT}}\n"


@pytest.fixture
def commune(little: Folder) -> Folder:
    return stocked(little)


Completed = Callable[..., FormReading]


@pytest.fixture
def completed(commune: Folder) -> Completed:
    """What a form proposes with these cells typed in, to a report."""

    def read(cells: dict[str, Content | Cell], report: str | None = None) -> FormReading:
        return forms.read(commune, grid(commune, cells), model(Report, report) if report else None)

    return read


def cells(problems: tuple[CellFinding, ...]) -> list[str]:
    return [problem.cell for problem in problems]


def new(read: FormReading) -> dict[str, dict[str, object]]:
    assert not read.problems
    return {answer.line.slot.id: dict(answer.fields) for answer in read.answers}


def test_an_empty_form_proposes_nothing(completed: Completed) -> None:
    assert new(completed({})) == {}


def test_just_what_is_filled_in_is_proposed(completed: Completed) -> None:
    read = completed(
        {f"G{ROWS['ho']}": Decimal(1010), "H8": "VNPT", f"G{ROWS['trung_tam']}": "hoàn thành", "I15": "mới"}
    )
    assert new(read) == {
        "ho": {"value": Decimal(1010), "source": "VNPT"},
        "trung_tam": {"value": State.DONE, "note": "mới"},
    }


def test_what_the_report_says_already_is_no_change(completed: Completed) -> None:
    assert new(completed({"G8": Decimal("1000.0"), "H8": "VNPT"}, COUNTED)) == {}


def test_a_note_alone_goes_to_the_figure_that_is_there(completed: Completed) -> None:
    [answer] = completed({"I8": "đếm lại"}, COUNTED).answers
    assert answer.fields == {"note": "đếm lại"}
    assert answer.before == {
        "value": Decimal(1000),
        "source": "VNPT",
        "note": None,
        "approx": False,
        "quality": "final",
    }


@pytest.mark.parametrize("cell", ["H8", "I8"])
def test_a_source_or_a_note_without_any_figure_is_refused_where_that_is_missing(
    completed: Completed, cell: str
) -> None:
    assert cells(completed({cell: "VNPT"}).problems) == ["G8"]


def test_every_wrong_cell_is_told_in_one_run(completed: Completed) -> None:
    read = completed({"G7": "18.025", "G8": Decimal(5), "G9": "abc", "H9": True, "G15": "xong"})
    assert cells(read.problems) == ["G7", "G9", "H9", "G15"]


def test_a_row_with_an_unknown_id_is_refused(completed: Completed) -> None:
    assert cells(completed({"B16": "ho_cap_dong", "G16": Decimal(3)}).problems) == ["B16"]
    assert cells(completed({"B16": "ho_cap_dong"}).problems) == ["B16"]


def test_the_nearest_known_id_is_suggested(completed: Completed) -> None:
    [problem] = completed({"B16": "ho_cap_quan", "G16": Decimal(3)}).problems
    assert problem.hint.values == {"alike": "ho_cap_quang"}


def test_a_figure_without_an_id_is_refused(completed: Completed) -> None:
    assert cells(completed({"G16": Decimal(3), "G17": Decimal(4)}).problems) == ["B16", "B17"]


def test_who_signs_below_the_table_is_left_alone(completed: Completed) -> None:
    assert new(completed({"B18": "Người lập biểu", "E19": "Nguyễn Văn A", "H20": "Trần Thị B"})) == {}


def test_a_figure_below_who_signs_is_not_lost(completed: Completed) -> None:
    assert cells(completed({"C18": "Người lập biểu", "G20": Decimal(3)}).problems) == ["B20"]


def test_an_id_that_is_filled_in_twice_is_refused_the_second_time(completed: Completed) -> None:
    read = completed({"G8": Decimal(5), "B16": "ho", "G16": Decimal(6)})
    assert cells(read.problems) == ["B16"]


def test_what_stands_beside_the_table_is_not_lost_in_silence(completed: Completed) -> None:
    assert cells(completed({"N8": Decimal(5), "O11": "x"}).problems) == ["N8", "O11"]


def test_where_each_line_stands_is_known_filled_in_or_not(completed: Completed) -> None:
    places = completed({}).places
    assert places["values", "ho"] == {
        "value": "G8",
        "source": "H8",
        "note": "I8",
        "quality": "J8",
        "approx": "J8",
    }
    assert places["results", "trung_tam"]["value"] == "G15"


def test_a_form_says_whose_it_is(commune: Folder) -> None:
    paper = returned_form.returned_form(grid(commune))
    assert (paper.code, paper.period) == ("00001", period.parse("2026-06"))
    assert paper.complete
    assert not paper.problems


def test_zeros_that_excel_has_dropped_from_a_code_come_back() -> None:
    assert returned_form.returned_form(Sheet(SHEET, [[Cell("Mã đơn vị: 7621")]])).code == "07621"


def test_a_period_that_is_none_is_not_said() -> None:
    assert returned_form.returned_form(Sheet(SHEET, [[Cell("Kỳ báo cáo: Jun-26")]])).period is None


def test_a_renamed_sheet_is_refused(commune: Folder) -> None:
    paper = returned_form.returned_form(grid(commune)._replace(name="Sheet1"))
    assert cells(paper.problems) == ["A1"]
    assert paper.complete


def test_a_form_of_another_version_is_refused(commune: Folder) -> None:
    assert cells(returned_form.returned_form(grid(commune, {"E1": "Mẫu: 3"})).problems) == ["A1"]


@pytest.mark.parametrize("column", ["Mã số liệu", "Số mới", "Nguồn", "Ghi chú"])
def test_a_missing_column_is_told_at_the_header(commune: Folder, column: str) -> None:
    paper = returned_form.returned_form(grid(commune, {f"{'ABCDEFGHIJ'[COLUMNS.index(column)]}5": "khác"}))
    assert cells(paper.problems) == ["A5"]
    assert not paper.complete


@pytest.mark.parametrize("column", ["TT", "Tên", "Đơn vị", "Số gần nhất", "Ngày", "Loại số"])
def test_a_column_that_nobody_fills_in_may_be_missing(commune: Folder, column: str) -> None:
    assert returned_form.returned_form(grid(commune, {f"{'ABCDEFGHIJ'[COLUMNS.index(column)]}5": None})).complete


def test_columns_may_stand_in_another_order(commune: Folder) -> None:
    rows = [list(reversed([*row, *[Cell(None)] * (13 - len(row))])) for row in grid(commune, {"G8": Decimal(5)}).rows]
    read = forms.read(commune, Sheet(SHEET, rows))
    assert read.answers[0].cells["value"] == "G8"


def test_a_column_that_is_there_twice_is_refused(commune: Folder) -> None:
    assert cells(returned_form.returned_form(grid(commune, {"N5": "Số mới"})).problems) == ["N5"]


def test_without_a_header_there_is_no_form() -> None:
    paper = returned_form.returned_form(Sheet(None, [[Cell("Mã số liệu"), Cell("Giá trị")]]))
    assert cells(paper.problems) == ["A1"]
    assert not paper.complete


def test_a_second_form_is_refused_only_where_a_figure_stands_in_it(commune: Folder) -> None:
    full = grid(commune, {"G8": Decimal(5)})._replace(name="Bản sao")
    empty, other = grid(commune)._replace(name="Trống"), Sheet("Khác", [[Cell("Mã số liệu"), Cell("Nguồn")]])
    paper = returned_form.returned_form(grid(commune)._replace(others=[empty, other, full]))
    [problem] = paper.problems
    assert (problem.cell, problem.message.values["other"], problem.message.values["cell"]) == ("A1", "Bản sao", "G8")


@pytest.mark.parametrize(("merged", "place"), [("G7:G8", ["G7"]), ("A5:B5", ["A5"]), ("A1:I1", []), ("H8", ["H8"])])
def test_merged_cells_are_refused_in_the_table(commune: Folder, merged: str, place: list[str]) -> None:
    paper = returned_form.returned_form(grid(commune)._replace(merged=[merged]))
    assert cells(paper.problems) == place


def test_a_form_of_thousands_of_rows_is_read_in_one_go(commune: Folder) -> None:
    names = [f"so_{at}" for at in range(3000)]
    commune.write(PATHS["catalog"], "variables:\n" + "".join(f"  {one}: {{name: Số, kind: count}}\n" for one in names))
    report = model(Report, "period: 2026-06\nvalues:\n" + "".join(f"  {one}: 1\n" for one in names))
    rows = [[Cell(one) for one in COLUMNS]]
    rows += [[*map(Cell, (None, name, None, None, None, None, Decimal(2)))] for name in names]
    assert len(forms.read(commune, Sheet(SHEET, rows), report).answers) == 3000


def test_the_nearest_id_is_looked_for_only_in_the_first_rows(commune: Folder) -> None:
    rows = [[Cell(one) for one in COLUMNS]]
    rows += [[*map(Cell, (None, f"ho_cap_quan{at}", None, None, None, None, Decimal(2)))] for at in range(60)]
    problems = forms.read(commune, Sheet(SHEET, rows)).problems
    assert len(problems) == 60
    assert sum("ho_cap_quang" in problem.hint.within(Language.VI) for problem in problems) == 20
