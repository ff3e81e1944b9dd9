"""What all workbooks keep."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from cdsplan.language import Language
from cdsplan.render.table.value import Figure, Value
from cdsplan.render.workbook.archive import saved
from cdsplan.render.workbook.content import Look, Pen, put
from cdsplan.render.workbook.paper import lay_out
from cdsplan.render.workbook.tabs import tabs
from cdsplan.rounding import Almost

Written = Callable[..., bytes]


def written(*values: Value, language: Language = Language.VI) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("x")
    sheet.append([Pen(sheet, language).cell(value, Look()) for value in values])
    return saved(book, "Bảng")


def cell(value: Value, language: Language = Language.VI) -> Cell:
    made: Cell = load_workbook(BytesIO(written(value, language=language))).worksheets[0]["A1"]
    return made


def digits(value: Value) -> str:
    """A number as it stands in the file, before any program has read it."""
    with ZipFile(BytesIO(written(value))) as book:
        found = re.search(r"<v>(.*?)</v>", book.read("xl/worksheets/sheet1.xml").decode())
    assert found
    return found[1]


@pytest.mark.parametrize("amount", ["79.99", "0.07", "8.04", "34.50", "-0.1", "999999999999.99", "123456789012345"])
def test_a_number_is_the_decimal_that_was_given(amount: str) -> None:
    assert digits(Figure(Decimal(amount))) == amount


def test_what_excel_would_not_keep_exactly_stands_in_words() -> None:
    almost = Almost("79.9999999999999999999999999999")
    almost.bound = Decimal(80)
    assert cell(Figure(almost, "%")).value == "gần bằng 80%"
    assert cell(Figure(Decimal("1234567890123.456"))).value == "1.234.567.890.123,456"


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(Decimal(18025)), "#,##0"),
        (Figure(Decimal("1E+3")), "#,##0"),
        (Figure(Decimal("34.5"), "%*†"), '#,##0.0"%*†"'),
        (Figure(Decimal("0.01"), " điểm %", signed=True), '+#,##0.00" điểm %";-#,##0.00" điểm %";#,##0.00" điểm %"'),
        (Figure(Decimal(1), ' "0;[Red]0'), '#,##0" "\\""0;[Red]0"'),
        (Figure(Decimal(1), " a\nb\x1b"), '#,##0" a b\\x1b"'),
    ],
)
def test_a_number_keeps_its_decimals_unit_and_marks_in_its_format(figure: Figure, shown: str) -> None:
    made = cell(figure)
    assert (made.data_type, made.number_format) == ("n", shown)


def test_a_unit_that_no_format_has_room_for_stands_in_words() -> None:
    unit = " đơn vị" * 40
    assert cell(Figure(Decimal(12), unit)).value == f"12{unit}"


@pytest.mark.parametrize(("language", "shown"), [(Language.VI, "dd/mm/yyyy"), (Language.EN, "yyyy-mm-dd")])
def test_a_day_is_one(language: Language, shown: str) -> None:
    made = cell(date(2026, 6, 14), language)
    assert made.is_date
    assert made.number_format == shown


def test_a_day_that_programs_count_differently_stands_in_words() -> None:
    assert cell(date(1900, 2, 28)).value == "28/02/1900"
    assert cell(date(1900, 3, 1)).is_date


@pytest.mark.parametrize("said", ["=1+1", "+84", "-5", "@SUM(A1)", "＝1", "07621", "2026-06", "1e5", "TRUE", "#N/A"])
def test_words_stay_words(said: str) -> None:
    made = cell(said)
    assert (made.value, made.data_type, made.number_format) == (said, "s", "@")
    assert made.quotePrefix == (said[0] in "=+-@＝")


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_is_not_known_is_an_empty_cell_for_text(nothing: str | None) -> None:
    made = Workbook().worksheets[0]["A1"]
    put(made, nothing, Language.VI)
    assert (made.value, made.number_format) == (None, "@")
    assert cell(None).value is None


def test_words_that_are_put_into_a_form_keep_their_lines_and_numbers_stay_numbers() -> None:
    made = Workbook().worksheets[0]["A1"]
    put(made, "=một\nhai", Language.VI)
    assert (made.value, made.data_type, made.quotePrefix) == ("=một\nhai", "s", True)
    put(made, Figure(Decimal("34.5"), "%"), Language.VI)
    assert (made.value, made.data_type, made.number_format) == ("34.5", "n", '#,##0.0"%"')
    assert not made.quotePrefix


def test_what_a_workbook_would_read_as_another_letter_is_written_as_itself() -> None:
    with ZipFile(BytesIO(written("_x0041_ _x41_"))) as book:
        assert "_x005F_x0041_ _x41_" in book.read("xl/worksheets/sheet1.xml").decode()
    assert cell("a\x00b").value == "a\\x00b"
    assert len(str(cell("d" * 40_000).value)) == 32_767


def test_the_same_is_the_same_bytes_and_names_no_day() -> None:
    first, again = written("a", Figure(Decimal(1))), written("a", Figure(Decimal(1)))
    assert first == again
    with ZipFile(BytesIO(first)) as book:
        assert {part.date_time for part in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = load_workbook(BytesIO(first)).properties
    assert (about.title, about.creator) == ("Bảng", "cdsplan")


def test_a_tab_has_what_excel_allows_and_no_name_twice() -> None:
    long = "Kế hoạch Chuyển đổi số trên địa bàn xã"
    assert tabs(["Thanh Hóa: năm 2026/06", "'x'", "[]", long, long.upper(), "X"]) == [
        "Thanh Hóa năm 2026 06",
        "x",
        "cdsplan",
        "Kế hoạch Chuyển đổi số trên đị…",
        "KẾ HOẠCH CHUYỂN ĐỔI SỐ TRÊ… (2)",
        "X (2)",
    ]


def test_a_sheet_is_printed_on_a4_as_wide_as_the_paper() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    lay_out(sheet, "Tỉnh A & B", 4, Language.VI)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$4:$4"
    printed: Any = sheet.HeaderFooter
    assert (printed.oddHeader.center.text, printed.oddFooter.center.text) == ("Tỉnh A && B", "Trang &P/&N")
    assert printed.differentFirst  # there the title stands above the table
