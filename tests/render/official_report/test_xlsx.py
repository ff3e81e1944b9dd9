"""The tables of an official report as Excel reads them back."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.render.official_report.blocks import Grid, Heading, Letter
from cdsplan.render.official_report.xlsx import workbook
from tests.papers import DRAFT, annex, grid, paper


def opened(page: Letter) -> Workbook:
    return load_workbook(BytesIO(workbook(page)))


def with_table(*tables: Grid) -> Letter:
    return paper()._replace(body=tables)


def sheet_of(page: Letter) -> Worksheet:
    [name] = opened(page).sheetnames
    found = opened(page)[name]
    assert isinstance(found, Worksheet)
    return found


def texts(sheet: Worksheet) -> list[object]:
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def cell_of(words: str) -> Cell:
    """Where it stands in the third column of a table."""
    sheet = sheet_of(with_table(grid(("7", "Tỷ lệ hộ", words))))
    [head] = [row[0].row for row in sheet.iter_rows() if row[0].value == "TT"]
    found = sheet.cell(head + 1, 3)
    assert isinstance(found, Cell)
    return found


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("87,5%", "87.5", '#,##0.0"%"'),
        ("79,99%", "79.99", '#,##0.00"%"'),
        ("4.018", "4018", "#,##0"),
        ("0", "0", "#,##0"),
        ("-1.234,50", "-1234.50", "+#,##0.00;-#,##0.00;#,##0.00"),
        ("+8,54", "8.54", "+#,##0.00;-#,##0.00;#,##0.00"),
    ],
)
def test_a_number_is_one(words: str, value: str, shown: str) -> None:
    cell = cell_of(words)
    assert (cell.data_type, Decimal(str(cell.value)), cell.number_format) == ("n", Decimal(value), shown)


@pytest.mark.parametrize("words", ["≥ 80%", "–", "05", "1.23", "700/1.000 hộ, đạt 70%", "1" * 16, "=1+1"])
def test_words_stay_words(words: str) -> None:
    cell = cell_of(words)
    assert (cell.data_type, cell.value) == ("s", words)
    assert cell.quotePrefix == words.startswith("=")


def test_what_excel_would_read_as_a_letter_stays_as_it_is() -> None:
    assert cell_of("_x0041_").value == "_x005F_x0041_"  # which openpyxl does not read as Excel does


def test_every_table_has_a_sheet_of_its_own_below_its_headings() -> None:
    body = (Heading(1, "I. Kết quả"), Heading(2, "1. Chung"), grid(("1", "a", "b")), Heading(2, "2. Riêng"))
    page = paper()._replace(body=(*body, grid(("1", "c", "d"))), annexes=(annex(),), banners=(DRAFT,))
    first, second, third = opened(page).worksheets
    assert [first.title, second.title, third.title] == ["Bảng 1", "Bảng 2", "Bảng 3"]
    for sheet, above in ((first, "1. Chung"), (second, "2. Riêng"), (third, "Kết quả thực hiện các chỉ tiêu")):
        said = texts(sheet)
        assert said[: said.index("TT")][-1] == above
        assert {"BÁO CÁO", DRAFT, "XÃ TÂN LẬP", "TM. ỦY BAN NHÂN DÂN"} <= set(said)
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == DRAFT
    assert "1. Chung" not in texts(second)


def test_groups_and_legends_stand_with_the_rows() -> None:
    table = grid(("1", "a", "b"))
    grouped = table._replace(groups=(("I. Hạ tầng số", table.groups[0][1]),), legend="* Số liệu minh họa.")
    said = texts(sheet_of(with_table(grouped)))
    assert said[said.index("Thực hiện") + 1 :][:5] == ["I. Hạ tầng số", 1, "a", "b", "* Số liệu minh họa."]


def test_the_heading_stays_in_sight_and_is_printed_on_each_page() -> None:
    sheet = sheet_of(with_table(grid(("1", "a", "b"))))
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")
    assert sheet.freeze_panes == f"A{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_a_very_long_text_is_cut_and_no_row_is_higher_than_excel_allows() -> None:
    sheet = sheet_of(with_table(grid(("1", "từ " * 20_000, "b"))))
    row = next(row for row in sheet.iter_rows() if row[0].value == 1)
    assert len(str(row[1].value)) == 32_767
    assert sheet.row_dimensions[row[0].row or 0].height == 409


def test_a_report_without_a_table_says_what_it_is() -> None:
    assert "BÁO CÁO" in texts(sheet_of(with_table()))


def test_the_same_report_is_the_same_file() -> None:
    page = paper()
    assert workbook(page) == workbook(page)
    assert opened(page).properties.created.date() == page.dated
    assert opened(page).properties.creator == "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"
