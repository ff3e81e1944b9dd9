"""cdsplan import: the ways in which officers fill a form in wrongly; each is refused with its cell and a way out."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests import forms
from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder
from tests.forms import saved, sheet_of, stocked

SINCE = "period: 2026-06\nvalues:\n  ho: 1000\n  ho_cap_quang: 700\n"
Change = Callable[[Workbook], object]


@pytest.fixture
def commune(little: Folder) -> Folder:
    stocked(little).write(PATHS["report"], SINCE)
    return little


def entered(place: str, content: Any) -> Change:  # noqa: ANN401
    def change(book: Workbook) -> None:
        sheet, _, cell = place.rpartition("!")
        book[sheet or "Số liệu"][cell].value = content

    return change


def percent(place: str, content: float) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book)[place].value = content
        sheet_of(book)[place].number_format = "0.0%"

    return change


def plain(place: str, content: float) -> Change:
    def change(book: Workbook) -> None:
        sheet_of(book)[place].value = content
        sheet_of(book)[place].number_format = "General"

    return change


def copied(name: str) -> Change:
    """The sheet once more, as its name and what is in it are."""

    def change(book: Workbook) -> None:
        book.copy_worksheet(book[name]).title = f"{name} (2)"

    return change


# How an officer came to it: what the form has then, the cell that is named, and a word of the way out.
CELLS: dict[str, tuple[Change, str, str]] = {
    # A count.
    "thousands with a dot": (entered("G8", "18.025"), "G8", "Gõ 18025"),
    "thousands with a comma": (entered("G8", "1,234"), "G8", "1234"),
    "thousands that Excel took for a fraction": (entered("G8", 18.025), "G8", "18025"),
    "millions": (entered("G8", "1.234.567"), "G8", "1234567"),
    "blanks between thousands": (entered("G8", "18 025"), "G8", "18025"),
    "a unit behind": (entered("G8", "12 hộ"), "G8", "Chỉ gõ 12"),
    "about": (entered("G8", "khoảng 100"), "G8", "Gõ con số"),
    "more than": (entered("G8", "> 100"), "G8", "Gõ con số"),
    "from to": (entered("G8", "100-120"), "G8", "Gõ con số"),
    "a dash for nothing": (entered("G8", "-"), "G8", "để trống"),
    "a cross for nothing": (entered("G8", "x"), "G8", "để trống"),
    "none": (entered("G8", "không có"), "G8", "để trống"),
    "the letter O": (entered("G8", "1O00"), "G8", "Gõ con số"),
    "a half household": (entered("G8", 12.5), "G8", "số nguyên"),
    "below zero": (entered("G8", -5), "G8", "không âm"),
    "a rate as text": (entered("G8", "12.5%"), "G8", "Gõ số hộ"),
    "a cell that shows percent": (percent("G8", 0.125), "G8", "Gõ số hộ"),
    "a numerator and its denominator": (entered("G8", "700/1000"), "G8", "Gõ con số"),
    "a date": (entered("G8", dt.date(2026, 6, 14)), "G8", "Number"),
    "14/6 that Excel left": (entered("G8", "14/6"), "G8", "Number"),
    "a tick": (entered("G8", content=True), "G8", "Gõ con số"),
    "a formula that nothing has computed": (entered("G8", "=999+1"), "G8", "Gõ thẳng con số"),
    "a formula of another sheet": (entered("G8", "='Sổ hộ'!B7"), "G8", "Gõ thẳng con số"),
    "a formula of another file": (entered("G8", "=[1]Sheet1!B7"), "G8", "Gõ thẳng con số"),
    "an error": (entered("G8", "#REF!"), "G8", "Gõ con số"),
    "too many digits": (entered("G8", "1234567890123456"), "G8", "Gõ con số"),
    # Rates, decimals, states.
    "a percent sign": (entered("G11", "97,8%"), "G11", "97,8, không có dấu %"),
    "a rate in a cell that shows percent": (percent("G11", 0.978), "G11", "gõ 97,8"),
    "a rate above 100": (entered("G11", 250), "G11", "may_exceed"),
    "a decimal that may be thousands": (entered("G9", "18.025"), "G9", "18025 nếu là hàng nghìn"),
    "a state of one's own": (entered("G15", "gần xong"), "G15", "hoàn thành"),
    "a number for a state": (entered("G15", 1), "G15", "hoàn thành"),
    # Sources, notes, quality.
    "a source alone": (entered("H9", "Sở Nông nghiệp"), "G9", "Gõ con số"),
    "a quality alone": (entered("J9", "sơ bộ"), "G9", "Gõ con số"),
    "a quality of one's own": (entered("J8", "khá"), "J8", "Chọn một trong"),
    "asked for in vain, without a reason": (entered("J9", "chưa có"), "I9", "lý do"),
    "a note that is a formula": (entered("I8", '=HYPERLINK("x")'), "I8", "Gõ chữ"),
    "a note that is a date": (entered("I8", dt.date(2026, 6, 14)), "I8", "Gõ dấu '"),
    "an invisible sign in a source": (entered("H8", "VN\u200bPT"), "H8", "Gõ lại bằng tay".lower()),
    # Rows and columns.
    "a row that was put in": (entered("B16", "ho_ngheo"), "B16", "Xóa dòng này"),
    "a figure without its id": (lambda book: (entered("B8", None)(book), entered("G8", 5)(book)), "B8", "Gõ mã"),
    "a row copied": (
        lambda book: (entered("B16", "ho")(book), entered("G16", 5)(book)),
        "B16",
        "Xóa một trong hai dòng",
    ),
    "figures below the names": (entered("G20", 5), "B20", "Gõ mã"),
    "a column taken out": (lambda book: sheet_of(book).delete_cols(7), "A5", "Số mới"),
    "a column twice": (entered("N5", "Số mới"), "N5", "Xóa một cột"),
    "a heading renamed": (entered("G5", "Số liệu tháng 6"), "A5", "Gõ lại «Số mới»"),
    "beside the table": (entered("O8", 5), "O8", "Xóa ô này"),
    "cells that are merged": (lambda book: sheet_of(book).merge_cells("G8:G9"), "G8", "Bỏ gộp ô"),
    "a sheet renamed": (lambda book: setattr(sheet_of(book), "title", "Tháng 6"), "A1", "Đổi tên trang"),
    "a version that is still to come": (entered("E1", "Mẫu: 9"), "A1", "cdsplan form"),
    # The day.
    "a day that is none": (entered("G3", "hết tháng 6"), "G3", "30/06/2026"),
    "a day without a year": (entered("G3", "14/6"), "G3", "30/06/2026"),
    "a day as a plain number": (plain("G3", 46187), "G3", "30/06/2026"),
    "a day in the future": (entered("G3", dt.datetime(2026, 12, 31)), "G3", "ngày chốt số liệu"),  # noqa: DTZ001
    "a day that is a formula": (entered("G3", "=TODAY()"), "G3", "30/06/2026"),
    # The second sheet.
    "words below the headings": (entered("Phần lời văn!B10", "Ý thứ hai"), "Phần lời văn!B10", "Alt+Enter"),
    "words beside": (entered("Phần lời văn!D7", "xem thêm"), "Phần lời văn!D7", "Nội dung"),
    "a formula in the words": (entered("Phần lời văn!B7", "=A1"), "Phần lời văn!B7", "Gõ chữ"),
    "a date in the words": (entered("Phần lời văn!B7", dt.date(2026, 6, 14)), "Phần lời văn!B7", "Gõ dấu '"),
    "an invisible sign in the words": (entered("Phần lời văn!B7", "Mưa\u202elũ"), "Phần lời văn!B7", "bằng tay"),
    "a heading of one's own": (
        lambda book: (entered("Phần lời văn!A7", "Vì sao")(book), entered("Phần lời văn!B7", "Mưa")(book)),
        "Phần lời văn!B7",
        "Nguyên nhân",
    ),
    "headings that are merged": (lambda book: book["Phần lời văn"].merge_cells("B6:B7"), "Phần lời văn!B6", "Bỏ gộp ô"),
    "two sheets of words": (copied("Phần lời văn"), "Phần lời văn (2)!A1", "xóa trang tính kia"),
}


@pytest.mark.parametrize(("change", "place", "way_out"), CELLS.values(), ids=CELLS)
def test_a_form_filled_in_wrongly_is_refused_with_the_cell_and_a_way_out(
    commune: Folder, cdsplan: Run, change: Change, place: str, way_out: str
) -> None:
    book = forms.completed(commune, {"G7": 720})
    change(book)
    (commune.root / "a.xlsx").write_bytes(saved(book))
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert f"a.xlsx:{place}: lỗi" in ran.err
    assert way_out in ran.err.partition(f"a.xlsx:{place}: lỗi")[2].splitlines()[1]
    assert (commune.root / PATHS["report"]).read_text(encoding="utf-8") == SINCE


def test_both_languages_tell_the_same_cells(commune: Folder, cdsplan: Run) -> None:
    cells = {"G3": "14/6", "G8": "12 hộ", "G11": "97,8%", "Phần lời văn!B10": "x"}
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, cells)))
    for language, error in (("vi", "lỗi"), ("en", "error")):
        ran = cdsplan("import", "a.xlsx", "--lang", language)
        assert [line.partition(f": {error}")[0] for line in ran.err.splitlines() if f": {error}" in line] == [
            f"a.xlsx:{place}" for place in cells
        ]


def archive(**parts: str) -> bytes:
    page = BytesIO()
    with ZipFile(page, "w") as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/"), part)
    return page.getvalue()


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "cdsplan form"),
    "an old workbook, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "bỏ mật khẩu"),
    "a letter of Word": (archive(word__document="<w/>"), "Excel Workbook (.xlsx)"),
    "an OpenDocument": (
        archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", content="<x/>"),
        "Excel 2007-365 (.xlsx)",
    ),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "CSV UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0", "CSV UTF-8"),
    "a web page that is called .xls": (b"<html><table><tr><td>5</td></tr></table></html>", "cdsplan form"),
    "cut off on the way": (b"PK\x03\x04" + b"\0" * 64, "Excel Workbook (.xlsx)"),
    "letters that its encoding lacked": ("TT;Mã số liệu;Số mới;Nguồn\n".encode("latin-1", "replace"), "CSV UTF-8"),
}


@pytest.mark.parametrize(("raw", "way_out"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_form_is_refused_with_a_way_out(
    commune: Folder, cdsplan: Run, raw: bytes, way_out: str
) -> None:
    commune.write("a.xlsx", raw)
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code in {1, 2}
    assert "a.xlsx:" in ran.err
    assert way_out in ran.err
    assert (commune.root / PATHS["report"]).read_text(encoding="utf-8") == SINCE


def test_words_of_a_hundred_thousand_letters_are_no_cell(commune: Folder, cdsplan: Run) -> None:
    raw = saved(forms.completed(commune, {"Phần lời văn!B7": "MUA"}))
    changed = BytesIO()
    with ZipFile(BytesIO(raw)) as before, ZipFile(changed, "w") as after:
        for part in before.infolist():
            after.writestr(part, before.read(part).replace(b"MUA", b"mua " * 25_000))
    (commune.root / "a.xlsx").write_bytes(changed.getvalue())
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 2
    assert "quá lớn" in ran.err


# What looks wrong and is not: it loses nothing.
HARMLESS: dict[str, Change] = {
    "rows in another order": lambda book: sheet_of(book).move_range("A8:M8", rows=8),
    "a row taken out": lambda book: sheet_of(book).delete_rows(9),
    "an empty row put in": lambda book: sheet_of(book).insert_rows(8),
    "a number that is text": entered("G7", "720 "),
    "a comment": lambda book: setattr(sheet_of(book)["G7"], "comment", Comment("đếm lại", "A")),
    "a row that is hidden": lambda book: setattr(sheet_of(book).row_dimensions[7], "hidden", True),
    "a column that nobody fills in taken out": lambda book: sheet_of(book).delete_cols(11, 3),
    "a sheet of one's own": lambda book: book.create_sheet("Nháp").append(["Hộ", 5]),
    "the sheets in another order": lambda book: book.move_sheet("Phần lời văn", -1),
    "names of those who sign": lambda book: (entered("C20", "Nguyễn Văn A")(book), entered("K20", "Trần B")(book)),
    "the sheet of words taken out": lambda book: book.remove(book["Phần lời văn"]),
    "the sheet of words renamed": lambda book: setattr(book["Phần lời văn"], "title", "Lời"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_loses_nothing_is_taken_in(commune: Folder, cdsplan: Run, change: Change) -> None:
    book = forms.completed(commune, {"G7": 720})
    change(book)
    (commune.root / "a.xlsx").write_bytes(saved(book))
    assert cdsplan("import", "a.xlsx").code == 0
    assert (commune.root / PATHS["report"]).read_text(encoding="utf-8") == SINCE.replace("700", "720")
