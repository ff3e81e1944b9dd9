"""Workbooks that Excel has written, and files that only look so."""

import re
import struct
import tracemalloc
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from cdsplan.language import Language
from cdsplan.recording import spreadsheet, xlsx, xlsx_archive
from cdsplan.recording.spreadsheet import Cell, Fault, Formula, Moment, Sheet, SheetKind, UnreadableError
from tests.forms import saved


def book(name: str = "Số liệu") -> Workbook:
    made = Workbook()
    made.worksheets[0].title = name
    return made


def contents(sheet: Sheet) -> list[list[object]]:
    return [[cell.content for cell in row] for row in sheet.rows]


def opened(made: Workbook) -> Sheet:
    return xlsx.workbook(saved(made), "Số liệu")


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
    assert xlsx.workbook(raw, "Số liệu").cell(0, 1).content == Fault("#NUM!")


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
    assert xlsx.workbook(page.getvalue(), "Số liệu").cell(2, 2).content == 5


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _with_doctype(name: str, part: bytes) -> bytes:
    return BOMB + part if name == "xl/styles.xml" else part


def _wide(name: str, part: bytes) -> bytes:
    return (BOMB + part).decode().encode("utf-16") if name == "xl/styles.xml" else part


def _in_ebcdic(name: str, part: bytes) -> bytes:
    return b'<?xml version="1.0" encoding="cp037"?>' + part if name == "xl/styles.xml" else part


@pytest.mark.parametrize("change", [_with_doctype, _wide, _in_ebcdic], ids=["plain", "utf-16", "ebcdic"])
def test_xml_that_may_define_entities_is_not_read(change: Callable[[str, bytes], bytes]) -> None:
    with pytest.raises(UnreadableError):
        xlsx.workbook(repacked(change), "Số liệu")


def test_a_method_that_unpacks_without_a_bound_is_refused() -> None:
    with pytest.raises(UnreadableError):
        xlsx.workbook(repacked(lambda _name, part: part, ZIP_BZIP2), "Số liệu")


def rows(written: str, more: str = "") -> Callable[[str, bytes], bytes]:
    """The sheet's rows, and what follows them, as somebody may have written them."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{namespace}"><sheetData>{written}</sheetData>{more}</worksheet>'
    return lambda name, part: sheet.encode() if name == SHEET else part


SHEET = "xl/worksheets/sheet1.xml"


def lying(raw: bytes) -> bytes:
    """An archive that says of its large parts that they have 1 000 bytes, in its directory and before each."""
    said = bytearray(raw)
    for mark, size in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        for found in re.finditer(re.escape(mark), raw):
            at = found.start() + size
            if struct.unpack_from("<I", raw, at)[0] > 1 << 20:
                struct.pack_into("<I", said, at, 1000)
    return bytes(said)


@pytest.mark.parametrize("tell", [bytes, lying], ids=["honest", "lying"])
def test_what_unpacks_to_too_much_is_stopped_on_the_way(tell: Callable[[bytes], bytes]) -> None:
    raw = tell(repacked(rows(" " * 3 * xlsx_archive.LARGEST_UNPACKED)))
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError):
            xlsx.workbook(raw, "Số liệu")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2 * xlsx_archive.LARGEST_UNPACKED


def _styles(written: str) -> Callable[[str, bytes], bytes]:
    return lambda name, part: f"<styleSheet>{written}</styleSheet>".encode() if name == "xl/styles.xml" else part


@pytest.mark.parametrize(
    "change",
    [
        rows("<c/>" * 900_000),
        rows(f"<row {' '.join(f'a{at}=' for at in range(500_000))}/>"),
        rows("<a>" * 450_000 + "</a>" * 450_000),
        rows(("<row>" + "<c><v>1</v></c>" * 60 + "</row>") * 2000),
        rows(("<row>" + f'<c t="str"><v>{"ă" * 30_000}</v></c>' * 10 + "</row>") * 10),
        rows(f'<row><c t="str"><v>{"a" * 40_000}</v></c></row>'),
        rows("", "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 110_000 + "</mergeCells>"),
        _styles("<font/>" * 900_000),
    ],
    ids=["tags", "attributes", "depth", "cells", "letters", "one text", "merged cells", "styles"],
)
def test_what_holds_more_than_a_form_is_refused(change: Callable[[str, bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as refused:
        xlsx.workbook(repacked(change), "Số liệu")
    assert "too large" in str(refused.value)


def test_more_parts_than_a_workbook_has_are_not_even_listed() -> None:
    page = BytesIO(saved(book()))
    with ZipFile(page, "a") as archive:
        for at in range(1000):
            archive.writestr(str(at), "")
    with pytest.raises(UnreadableError) as refused:
        xlsx.workbook(page.getvalue(), "Số liệu")
    assert "too large" in str(refused.value)


@pytest.mark.parametrize(("place", "row"), [("A1048576", 1048576), ("BM1", 1), ("XFD1", 1)])
def test_a_figure_far_out_is_told_with_its_place_and_not_left_out(place: str, row: int) -> None:
    far = rows(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>')
    with pytest.raises(UnreadableError) as refused:
        xlsx.workbook(repacked(far), "Số liệu")
    assert place in refused.value.message.within(Language.VI)


def test_empty_cells_far_out_are_nothing() -> None:
    far = rows('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576"/></row>')
    assert contents(xlsx.workbook(repacked(far), "Số liệu")) == [[1]]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("<c><v>34.50</v></c>", Decimal("34.5")),
        ("<c><v>62.369999999999997</v></c>", Decimal("62.37")),
        ("<x:c><x:v>5</x:v></x:c>", Decimal(5)),
        ('<c t="d"><v>2026-06-14T00:00:00</v></c>', Moment("14/06/2026")),
        ('<c t="str"><v>a_x000D_b_x005F_c_xD800_</v></c>', "a\rb_c_xD800_"),
        ('<c t="inlineStr"><is><r><t>Công </t></r><r><t>an</t></r><rPh><t>con</t></rPh></is></c>', "Công an"),
        ('<c><f t="shared" si="0"/></c>', Formula("=…")),
        ('<c><f t="shared" si="0"/><v>5</v></c>', Decimal(5)),
        ('<c t="str"><f>A1</f><v></v></c>', Formula("=A1")),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', Fault("#DIV/0!")),
        ("<c><v></v></c>", None),
    ],
)
def test_a_cell_is_read_however_it_is_written(cell: str, read: object) -> None:
    written = rows(f'<row xmlns:x="x">{cell}<c><v>1</v></c></row>')
    found = xlsx.workbook(repacked(written), "Số liệu")
    assert (type(found.cell(0, 0).content), found.cell(0, 0).content) == (type(read), read)
    assert found.cell(0, 1).content == 1


@pytest.mark.parametrize(
    ("code", "days", "read"),
    [
        ("d/m/yyyy", 59, "28/02/1900"),
        ("d/m/yyyy", 61, "01/03/1900"),
        ("h:mm", 0.75, "18:00:00"),
        ("[h]:mm", 1.25, "1 day, 6:00:00"),
        ("d/m/yyyy", 1e9, "#VALUE!"),
    ],
)
def test_a_number_that_shows_as_a_moment_is_one(code: str, days: float, read: str) -> None:
    made = book()
    made.worksheets[0]["A1"] = days
    made.worksheets[0]["A1"].number_format = code
    assert opened(made).cell(0, 0).content == read


# As LibreOffice saves a form, less what is not read: links from the root, lines of a text as references, a style of
# its own for days, empty cells with styles.
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LIBREOFFICE = {
    "_rels/.rels": f'<Relationships><Relationship Id="rId1" Type="{KIND}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": '<workbook><workbookPr date1904="false"/><sheets>'
    '<sheet name="Số liệu" sheetId="1" state="visible" r:id="rId3" xmlns:r="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{KIND}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{KIND}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId5" Type="{KIND}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": '<sst><si><t xml:space="preserve">M&#432;a&#10;- l&#361;: 3&#10;&#10;hết</t></si></sst>',
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="General"/>'
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="165"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="4"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1" customFormat="false" ht="15">'
    '<c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0"/><c r="C1" s="1" t="n"><v>46183</v></c></row></sheetData>'
    "</worksheet>",
}


def test_what_libreoffice_writes_is_read() -> None:
    page = BytesIO()
    with ZipFile(page, "w", ZIP_DEFLATED) as archive:
        for name, part in LIBREOFFICE.items():
            archive.writestr(name, part)
    found = xlsx.workbook(page.getvalue(), "Số liệu")
    assert contents(found) == [["Mưa\n- lũ: 3\n\nhết", None, Moment("10/06/2026")]]


@pytest.mark.parametrize("code", ["#,##0", '0 "mỗi ngày"', "[Red]0.0", "_d0", "General", "0.00E+00"])
def test_letters_that_are_only_beside_a_number_make_it_no_moment(code: str) -> None:
    made = book()
    made.worksheets[0]["A1"] = 5
    made.worksheets[0]["A1"].number_format = code
    assert opened(made).cell(0, 0).content == 5


def test_a_second_kind_of_sheet_is_known_by_its_name_or_its_header() -> None:
    made = Workbook()
    made.worksheets[0].title = "Phần lời văn"
    for name, header in (("Lời", ["Mục", "Nội dung"]), ("Nháp", ["Mục"]), ("Bảng", ["Mã", "Số"])):
        made.create_sheet(name).append(header)
    kind = SheetKind("Phần lời văn", ("Mục", "Nội dung"))
    found = xlsx.workbook(saved(made), "Số liệu", ("Mã", "Số"), kind)
    assert (found.name, [one.name for one in found.beside]) == ("Bảng", ["Phần lời văn", "Lời"])
    assert not found.others


def test_a_sheet_that_is_ours_by_name_is_not_passed_over_where_it_cannot_be_read() -> None:
    made = book()
    made.create_sheet("Phần lời văn")["A9999"] = "x"
    with pytest.raises(UnreadableError):
        xlsx.workbook(saved(made), "Số liệu", ("Mã", "Số"), SheetKind("Phần lời văn", ("Mục", "Nội dung")))


def test_a_workbook_from_a_macintosh_counts_its_days_from_1904() -> None:
    made = book()
    made.epoch = CALENDAR_MAC_1904
    made.worksheets[0]["A1"] = date(2026, 6, 14)
    assert opened(made).cell(0, 0).content == "14/06/2026"


def test_a_file_with_macros_is_refused() -> None:
    page = BytesIO(saved(book()))
    with ZipFile(page, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(UnreadableError) as refused:
        xlsx.workbook(page.getvalue(), "Số liệu")
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
        repacked(lambda _, part: part.replace(b" r:id=", b" kind=")),
    ],
    ids=["no archive", "xls", "too large", "cut", "no XML", "no workbook", "a sheet without a part"],
)
def test_what_is_no_workbook_is_refused(raw: bytes) -> None:
    assert spreadsheet.is_workbook(raw)
    with pytest.raises(UnreadableError):
        xlsx.workbook(raw, "Số liệu")


def test_the_formula_stands_beside_the_value_that_was_stored_for_it() -> None:
    found = xlsx.workbook(repacked(rows("<row><c><f>2+3</f><v>5</v></c><c><v>5</v></c></row>")), "Số liệu")
    assert (found.cell(0, 0), found.cell(0, 1)) == (Cell(Decimal(5), formula="=2+3"), Cell(Decimal(5)))


def test_of_the_other_sheets_those_are_kept_that_have_the_headings() -> None:
    book = Workbook()
    for name in ("Số liệu", "Bản sao", "Nháp", "Xa"):
        sheet = book.create_sheet(name)
        sheet.append(["Mã", "Số"] if name != "Nháp" else ["Số"])
    book["Xa"]["A9999"] = 1
    found = xlsx.workbook(saved(book), "Số liệu", ["Mã", "Số"])
    assert [one.name for one in found.others] == ["Bản sao"], "one that is too large is no form"
    assert not xlsx.workbook(saved(book), "Số liệu").others
