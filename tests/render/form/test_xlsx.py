"""The form as an Excel sheet, read back with openpyxl."""

from datetime import date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.model import period
from cdsplan.recording import form
from cdsplan.recording.form import COLUMNS
from cdsplan.recording.proposal import Request, dated
from cdsplan.render.form.cells import heading
from cdsplan.render.form.xlsx import as_xlsx
from tests.conftest import PATHS, Folder
from tests.forms import CATALOG, PLAN, ROWS, commune_files, form_of, sheet_of, stocked


@pytest.fixture
def commune(little: Folder) -> Folder:
    return stocked(little)


def book(folder: Folder) -> Workbook:
    return load_workbook(BytesIO(as_xlsx(form_of(folder))))


@pytest.fixture
def sheet(commune: Folder) -> Worksheet:
    return sheet_of(book(commune))


def rule(sheet: Worksheet, name: str) -> DataValidation:
    """What may be typed for a figure."""
    found: DataValidation
    [found] = [one for one in sheet.data_validations.dataValidation if f"G{ROWS[name]}" in one.sqref]
    assert found.showErrorMessage
    return found


def values(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_the_heading_says_whose_figures_and_of_which_period(sheet: Worksheet) -> None:
    assert values(sheet, 1)[4] == "Mẫu: 2"
    assert (values(sheet, 2)[0], values(sheet, 2)[4]) == ("Xã Tân Lập, Thanh Hóa", "Mã đơn vị: 00001")
    assert values(sheet, 3)[0] == "Kỳ báo cáo: 2026-06 (Tháng 6 năm 2026)"


def test_the_header_stands_above_the_lines(sheet: Worksheet) -> None:
    assert values(sheet, 5) == list(COLUMNS)
    assert {name: sheet.cell(row, 2).value for name, row in ROWS.items()} == {name: name for name in ROWS}


def test_a_line_has_the_last_figure_and_room_for_the_new_one(sheet: Worksheet) -> None:
    row = [2, "ho", "Hộ", "hộ", 1000, datetime(2026, 3, 14), None, None, None]  # noqa: DTZ001
    assert values(sheet, ROWS["ho"])[:9] == row
    assert values(sheet, ROWS["dien_tich"])[4:6] == [None, None]


def test_the_last_figure_is_the_decimal_that_was_reported(commune: Folder) -> None:
    commune.write("plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml", "period: 2026-03\nvalues: {dien_tich: 79.99}\n")
    with ZipFile(BytesIO(as_xlsx(form_of(commune)))) as made:
        assert b"<v>79.99</v>" in made.read("xl/worksheets/sheet1.xml")


def test_the_same_form_is_the_same_file_which_keeps_words_that_a_workbook_would_read_as_a_letter(
    commune: Folder,
) -> None:
    commune.write(PATHS["report"], "period: 2026-06\nnarrative: {causes: Tệp _x0041_}\n")
    made = form_of(commune)
    assert as_xlsx(made) == as_xlsx(made)
    assert load_workbook(BytesIO(as_xlsx(made)))["Phần lời văn"]["B7"].value == "Tệp _x005F_x0041_"  # openpyxl keeps it


def test_only_the_cells_to_fill_can_be_changed(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    names = {f"{column}{row}" for column in "CK" for row in (19, 20, 21)}
    assert unlocked == names | {"G3"} | {f"{column}{row}" for column in "GHIJ" for row in ROWS.values()}


def test_a_line_says_what_the_figure_is_counted_for(commune: Folder) -> None:
    commune.write(
        PATHS["plan"], PLAN.replace("id: cap_quang,", "id: cap_quang, lead: [Phòng Văn hóa – Xã hội, Công an xã],")
    )
    sheet = sheet_of(book(commune))
    assert values(sheet, 5)[10:] == ["Chỉ tiêu", "Mục tiêu", "Chủ trì"]
    assert values(sheet, ROWS["ho_cap_quang"])[10:] == ["Cáp quang", "≥ 80%", "Phòng Văn hóa – Xã hội; Công an xã"]
    assert values(sheet, ROWS["ho"])[10:12] == ["Cáp quang; Mật độ", "≥ 80%; ≥ 80"]


def test_an_indicator_whose_target_does_not_count_yet_has_none(commune: Folder) -> None:
    commune.write(
        PATHS["plan"], PLAN.replace("value: 80}]}\n  - {id: mat_do", "value: 80, since: 2026-12-01}]}\n  - {id: mat_do")
    )
    assert values(sheet_of(book(commune)), ROWS["ho_cap_quang"])[10:12] == ["Cáp quang", "–"]


def test_who_draws_it_up_and_who_leads_the_office_sign_below(sheet: Worksheet) -> None:
    assert (sheet["C17"].value, sheet["K17"].value) == ("Người lập biểu", "Thủ trưởng đơn vị")
    assert sheet["C18"].value == "(Ký, ghi rõ họ tên)"


def test_the_sheet_cannot_be_renamed_by_a_slip(commune: Folder) -> None:
    security = book(commune).security
    assert security is not None
    assert security.lockStructure


def test_a_count_is_a_whole_number_that_is_not_negative(sheet: Worksheet) -> None:
    found = rule(sheet, "ho")
    assert (found.type, found.operator, found.formula1) == ("whole", "between", "0")
    assert int(str(found.formula2)) > 10**9


def test_a_part_is_not_above_its_whole_as_filled_in_or_else_as_known(sheet: Worksheet) -> None:
    found = rule(sheet, "ho_cap_quang")
    assert (found.type, found.formula1, found.formula2) == ("whole", "0", "IF(ISNUMBER($G$8),$G$8,1000)")
    assert "Hộ (ô G8)" in str(found.error)


def test_a_part_of_what_nobody_has_counted_has_no_bound_until_that_is_filled_in(commune: Folder) -> None:
    (commune.root / "plans/thanh-hoa/xa-tan-lap/reports/2026-03.yaml").unlink()
    found = rule(sheet_of(book(commune)), "ho_cap_quang")
    assert str(found.formula2).startswith("IF(ISNUMBER($G$8),$G$8,9999")


def test_a_part_of_what_the_form_does_not_ask_for_has_no_bound(commune: Folder) -> None:
    commune.write(
        PATHS["catalog"], CATALOG.replace("formula: ho_cap_quang / ho}", "formula: ho_cap_quang / dien_tich}")
    )
    commune.write(
        PATHS["plan"], "title: x\nyear: 2026\nindicators:\n  - {id: cap_quang, targets: [{op: '>=', value: 80}]}\n"
    )
    assert str(rule(sheet_of(book(commune)), "ho_cap_quang").formula2).isdigit()


@pytest.mark.parametrize(
    ("name", "kind", "least", "most"),
    [("dien_tich", "decimal", "-999", "999"), ("y_te", "decimal", "0", "100"), ("vuot", "decimal", "-999", "999")],
)
def test_a_quantity_is_a_decimal(sheet: Worksheet, name: str, kind: str, least: str, most: str) -> None:
    found = rule(sheet, name)
    assert found.type == kind
    assert str(found.formula1).startswith(least)
    assert str(found.formula2).startswith(most)


def test_a_milestone_is_chosen_from_a_list(sheet: Worksheet) -> None:
    found = rule(sheet, "trung_tam")
    assert (found.type, found.formula1) == ("list", '"hoàn thành,đang triển khai,chưa bắt đầu"')


def test_how_good_a_figure_is_is_chosen_from_a_list(sheet: Worksheet) -> None:
    [found] = [one for one in sheet.data_validations.dataValidation if "J7" in one.sqref]
    assert found.formula1 == '"chính thức,sơ bộ,ước tính,ước chừng,chưa có"'
    assert str(found.sqref) == "J7:J15"


def test_what_excel_says_is_vietnamese_and_not_longer_than_it_allows(commune: Folder) -> None:
    commune.write(
        PATHS["catalog"],
        CATALOG.replace("name: Hộ cáp quang", f"name: {'Hộ ' * 90}").replace("name: Hộ,", f"name: {'Số ' * 90},"),
    )
    for found in sheet_of(book(commune)).data_validations.dataValidation:
        assert "Ví dụ" in str(found.error) or "Chọn" in str(found.error)
        assert len(str(found.error)) <= 225
        assert len(str(found.promptTitle)) <= 32
        assert len(str(found.errorTitle)) <= 32


def test_it_prints_on_a4_as_wide_as_the_page_with_the_header_on_each(sheet: Worksheet) -> None:
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"


def test_the_header_stays_when_the_rows_are_scrolled(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "A6"


def test_a_new_figure_is_not_grouped_for_csv_has_what_is_shown(sheet: Worksheet) -> None:
    assert sheet["G8"].number_format == "0"
    assert sheet["G9"].number_format == "General"
    assert sheet["H8"].number_format == "@", "or Excel would make a date of 14/6"


def test_a_row_is_never_higher_than_excel_allows(commune: Folder) -> None:
    commune.write(PATHS["catalog"], CATALOG.replace("name: Hộ,", f"name: {'Hộ ' * 20_000},"))
    height = sheet_of(book(commune)).row_dimensions[8].height
    assert height == 409


@pytest.mark.parametrize("beginning", "=+-@")
def test_text_that_looks_like_a_formula_is_text(commune: Folder, beginning: str) -> None:
    evil = f"{beginning}cmd|'/c calc'!A1"
    written = CATALOG.replace("name: Hộ,", f'name: "{evil}",').replace("unit: km²", f'unit: "{evil}"')
    commune.write(PATHS["catalog"], written)
    sheet = sheet_of(book(commune))
    for cell in (sheet["C8"], sheet["D9"]):
        assert (cell.value, cell.data_type) == (evil, "s")
        assert cell.quotePrefix, "so that it stays text when somebody edits the cell"


def test_there_is_no_formula_at_all(sheet: Worksheet) -> None:
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_illustrative_figures_are_marked_and_the_heading_says_so(commune: Folder) -> None:
    commune.write(PATHS["report"], "period: 2026-06\nillustrative: true\nvalues: {ho: 1000}\n")
    sheet = sheet_of(book(commune))
    assert "chỉ dùng để minh họa" in str(sheet["A5"].value)
    assert sheet["E9"].number_format == '#,##0"*"'
    assert "*" not in sheet["E8"].number_format


def test_the_day_is_a_cell_to_fill_in_that_takes_a_day_of_the_period(sheet: Worksheet) -> None:
    assert sheet["E3"].value == "Số liệu tính đến ngày"
    assert (sheet["G3"].value, sheet["G3"].number_format) == (datetime(2026, 6, 14), "dd/mm/yyyy")  # noqa: DTZ001
    assert sheet["H3"].value == "Điền sẵn: 14/06/2026"
    [found] = [one for one in sheet.data_validations.dataValidation if "G3" in one.sqref]
    assert (found.type, found.operator) == ("date", "between")
    first = datetime(1899, 12, 30) + timedelta(days=int(str(found.formula1)))  # noqa: DTZ001
    assert first == datetime(2026, 4, 14), "31 days before 15 May"  # noqa: DTZ001
    assert str(found.formula2).startswith("MIN(")
    assert str(found.formula2).endswith(",TODAY())")


def test_a_day_far_from_the_period_that_the_report_has_may_stay(commune: Folder) -> None:
    commune.write(PATHS["report"], "period: 2026-06\nas_of: 2026-09-30\nvalues: {ho: 1000}\n")
    sheet = sheet_of(book(commune))
    assert sheet["H3"].value == "Báo cáo đang ghi: 30/09/2026"
    [found] = [one for one in sheet.data_validations.dataValidation if "G3" in one.sqref]
    assert "đến 30/09/2026" in str(found.error)


def test_what_is_published_and_what_is_only_done_have_parts_of_their_own(sheet: Worksheet) -> None:
    parts = [str(cell.value) for cell in sheet["A"] if str(cell.value).startswith("I")]
    assert parts == [
        "I. Số liệu thành phần",
        "II. Kết quả đã công bố (tỷ lệ, chỉ số không có số lượng)",
        "III. Tình trạng thực hiện",
    ]
    assert [sheet.cell(row, 1).value for row in ROWS.values()] == [1, 2, 3, 1, 2, 3, 1]


def test_figures_of_one_part_alone_need_no_heading(commune: Folder) -> None:
    commune.write(
        PATHS["plan"], "title: x\nyear: 2026\nindicators:\n  - {id: cap_quang, targets: [{op: '>=', value: 80}]}\n"
    )
    assert values(sheet_of(book(commune)), 6)[:2] == [1, "ho_cap_quang"]


SAID = 'period: 2026-06\nnarrative:\n  causes: "=HYPERLINK(1)"\n  next: |\n    Họp:\n      - thôn 1\n\n    Báo cáo\n'


def test_the_second_sheet_has_what_the_report_says_and_room_for_more(commune: Folder) -> None:
    commune.write(PATHS["report"], SAID)
    sheet = book(commune)["Phần lời văn"]
    assert isinstance(sheet, Worksheet)
    assert [cell.value for cell in sheet["A"][5:]] == [
        "Khó khăn, vướng mắc",
        "Nguyên nhân",
        "Nhiệm vụ thời gian tới",
        "Kiến nghị, đề xuất",
    ]
    assert [cell.value for cell in sheet["B"][5:]] == [None, "=HYPERLINK(1)", "Họp:\n  - thôn 1\n\nBáo cáo", None]
    assert (sheet["B7"].data_type, sheet["B7"].quotePrefix) == ("s", True)
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet["B"][5:]] == [False] * 4
    assert sheet.column_dimensions["C"].hidden
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.freeze_panes) == ("portrait", "$5:$5", "A6")


def test_a_text_that_no_cell_can_hold_is_not_asked_for(commune: Folder) -> None:
    commune.write(PATHS["report"], f"period: 2026-06\nnarrative:\n  causes: {'ab ' * 11_000}\n")
    sheet = book(commune)["Phần lời văn"]
    assert isinstance(sheet, Worksheet)
    assert "sửa thẳng trong tệp báo cáo" in str(sheet["A7"].value)
    assert (sheet["B7"].value, sheet["B7"].protection.locked) == (None, True)


def test_an_office_alone_is_not_asked_for_the_words_of_the_report(commune: Folder) -> None:
    files = commune_files(commune)
    until = dated(files, Request(files.path, period.parse("2026-06"), ()), date(2028, 1, 1))
    made = form.form(files, until, "Công an xã")
    assert load_workbook(BytesIO(as_xlsx(made))).sheetnames == ["Số liệu"]
    assert "Phần lời văn" not in str(heading(made))
