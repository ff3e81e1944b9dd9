"""Files that Excel has written, and files that only look so."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from cdsplan import spreadsheet
from cdsplan.spreadsheet import Cell, Fault, Formula, Moment, Sheet, UnreadableError, place
from tests.forms import saved

HEADINGS = ("Mã số liệu", "Số mới", "Nguồn")
CSV = "Mã số liệu;Số mới;Nguồn\r\nho;34,5;Công an xã\r\n"
READ = [["Mã số liệu", "Số mới", "Nguồn"], ["ho", "34,5", "Công an xã"]]


def book(name: str = "Số liệu") -> Workbook:
    made = Workbook()
    made.worksheets[0].title = name
    return made


def contents(sheet: Sheet) -> list[list[object]]:
    return [[cell.content for cell in row] for row in sheet.rows]


def opened(made: Workbook) -> Sheet:
    return spreadsheet.workbook(saved(made), "Số liệu")


def repacked(change: Callable[[str, bytes], bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A workbook with its parts changed: it has an `x` in A1 and a 5 in B1."""
    made = book()
    made.worksheets[0].append(["x", 5])
    page = BytesIO()
    with ZipFile(BytesIO(saved(made))) as old, ZipFile(page, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return page.getvalue()


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (3214, Decimal(3214)),
        (34.5, Decimal("34.5")),
        (62.37, Decimal("62.37")),
        ("  4018 ", "4018"),
        ("   ", None),
        ("Thu\u0309", "Thủ"),
        (True, True),
        (date(2026, 6, 14), Moment("14/06/2026")),
        (time(12, 30), Moment("12:30:00")),
        (timedelta(hours=30), Moment("1 day, 6:00:00")),
        ("=B1+1", Formula("=B1+1")),
        ("#N/A", Fault("#N/A")),
    ],
)
def test_a_cell_is_what_it_holds(content: object, read: object) -> None:
    made = book()
    made.worksheets[0]["A1"] = content  # type: ignore[assignment]
    cell = opened(made).cell(0, 0)
    assert (type(cell.content), cell.content) == (type(read), read)


def test_a_formula_is_seen_and_its_value_is_not() -> None:
    made = book()
    made.worksheets[0]["A1"] = ArrayFormula("A1:A2", "=SUM(B1:B2)")
    assert type(opened(made).cell(0, 0).content) is Formula


def test_a_cell_that_shows_percent_says_so() -> None:
    made = book()
    made.worksheets[0]["B1"] = 0.345
    made.worksheets[0]["B1"].number_format = "0.00%"
    assert opened(made).cell(0, 1) == Cell(Decimal("0.345"), percent=True)


def test_a_number_past_all_numbers_is_an_error() -> None:
    raw = repacked(lambda _name, part: part.replace(b"<v>5</v>", b"<v>1e999</v>"))
    assert spreadsheet.workbook(raw, "Số liệu").cell(0, 1).content == Fault("#NUM!")


def test_the_sheet_of_the_name_is_read_wherever_it_stands() -> None:
    made = book("Ghi chú")
    made.create_sheet("Số liệu")["B2"] = 5
    assert opened(made).cell(1, 1).content == 5


def test_without_it_the_first_is_read_under_its_own_name() -> None:
    assert opened(book("Sheet1")).name == "Sheet1"


def test_merged_cells_are_told_of_the_sheet_that_is_read() -> None:
    made = book("Ghi chú")
    made.worksheets[0].merge_cells("A1:B1")
    made.create_sheet("Số liệu").merge_cells("G6:G7")
    assert opened(made).merged == ["G6:G7"]


def test_the_size_that_a_sheet_says_it_has_is_not_believed() -> None:
    made = book()
    made.worksheets[0]["C3"] = 5
    raw = saved(made)
    page = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(page, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="C3"', b'ref="A1"'))
    assert spreadsheet.workbook(page.getvalue(), "Số liệu").cell(2, 2).content == 5


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _with_doctype(name: str, part: bytes) -> bytes:
    return BOMB + part if name == "xl/styles.xml" else part


def _wide(name: str, part: bytes) -> bytes:
    return (BOMB + part).decode().encode("utf-16") if name == "xl/styles.xml" else part


def _in_ebcdic(name: str, part: bytes) -> bytes:
    return b'<?xml version="1.0" encoding="cp037"?>' + part if name == "xl/styles.xml" else part


@pytest.mark.parametrize("change", [_with_doctype, _wide, _in_ebcdic], ids=["plain", "utf-16", "ebcdic"])
def test_xml_that_may_define_entities_is_not_opened(change: Callable[[str, bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.workbook(repacked(change), "Số liệu")
    assert refused.value.__cause__ is None, "before openpyxl could try"


def test_a_method_that_unpacks_without_a_bound_is_refused() -> None:
    with pytest.raises(UnreadableError):
        spreadsheet.workbook(repacked(lambda _name, part: part, ZIP_BZIP2), "Số liệu")


def test_what_unpacks_to_too_much_is_refused() -> None:
    page = BytesIO()
    with ZipFile(page, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (spreadsheet.LARGEST_UNPACKED + 1))
    assert len(page.getvalue()) < spreadsheet.LARGEST
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.workbook(page.getvalue(), "Số liệu")
    assert "large" in str(refused.value)


def test_a_file_with_macros_is_refused() -> None:
    page = BytesIO(saved(book()))
    with ZipFile(page, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.workbook(page.getvalue(), "Số liệu")
    assert "macros" in str(refused.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04" + b"x" * 40,
        b"\xd0\xcf\x11\xe0" + b"x" * 40,
        b"PK\x03\x04" + b"\0" * spreadsheet.LARGEST,
        saved(book())[:-100],
        repacked(lambda name, part: part[:-20] if "sheet1" in name else part),
        repacked(lambda name, part: b"" if name == "xl/workbook.xml" else part),
    ],
    ids=["no archive", "xls", "too large", "cut", "no XML", "no workbook"],
)
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    assert spreadsheet.is_workbook(raw)
    with pytest.raises(UnreadableError):
        spreadsheet.workbook(raw, "Số liệu")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_is_read_as_excel_may_have_saved_it(encoding: str, delimiter: str) -> None:
    written = CSV.replace("34,5", '"34,5"').replace(";", delimiter)
    assert contents(spreadsheet.table(written.encode(encoding), HEADINGS)) == READ


def test_cp1258_is_read_where_it_makes_sense() -> None:
    # Its letters bear a tone as a sign of its own: Ngu + ô + ̀ + n.
    raw = "Mã số liệu;Số mới;Nguồn\nho;34,5;Công an xã\n"
    parts = {"ã": "a\u0303", "ố": "ô\u0301", "ệ": "ê\u0323", "ớ": "ơ\u0301", "ồ": "ô\u0300"}
    for letter, written in parts.items():
        raw = raw.replace(letter, written)
    assert contents(spreadsheet.table(raw.encode("cp1258"), HEADINGS)) == READ


@pytest.mark.parametrize("raw", [b"M\xe3 s\xd2? li?u;S? m?i\nho;5\n", b"\x89PNG\r\n\x1a\n\xff\xfe"])
def test_other_bytes_are_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.table(raw, HEADINGS)
    assert "UTF-8" in str(refused.value)


def test_the_header_decides_about_the_delimiter_wherever_it_stands() -> None:
    written = f"Xã Tân Lập, Thanh Hóa, a, b\n\n{CSV}"
    assert contents(spreadsheet.table(written.encode(), HEADINGS))[3] == ["ho", "34,5", "Công an xã"]


def test_a_table_without_a_header_has_no_rows() -> None:
    assert spreadsheet.table(b"a;b\n1;2\n", HEADINGS).rows == []


def test_a_quote_that_is_not_closed_is_refused_and_swallows_nothing() -> None:
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.table(f'{CSV}a;"b;c\nd;e;f\n'.encode(), HEADINGS)
    assert "line 4" in refused.value.message.en.format_map(refused.value.message.values)


def test_a_quoted_cell_may_have_several_lines() -> None:
    assert spreadsheet.table(f'{CSV}a;1;"b\nc"\n'.encode(), HEADINGS).cell(2, 2).content == "b\nc"


def test_a_table_that_is_too_large_is_refused() -> None:
    with pytest.raises(UnreadableError):
        spreadsheet.table(b"a" * (spreadsheet.LARGEST + 1), HEADINGS)


@pytest.mark.parametrize(("row", "column", "named"), [(0, 0, "A1"), (8, 6, "G9"), (0, 25, "Z1"), (0, 26, "AA1")])
def test_a_place_is_named_as_excel_does(row: int, column: int, named: str) -> None:
    assert place(row, column) == named


def test_past_the_last_cell_there_is_nothing() -> None:
    assert Sheet(None, [[Cell("a")]]).cell(0, 1) == Sheet(None, []).cell(3, 3) == Cell(None)
