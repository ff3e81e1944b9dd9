"""Tables that Excel has saved as CSV, and files that only look so."""

import pytest

from cdsplan.language import Language
from cdsplan.recording import spreadsheet
from cdsplan.recording.spreadsheet import Cell, Sheet, UnreadableError, place

HEADINGS = ("Mã số liệu", "Số mới", "Nguồn")
CSV = "Mã số liệu;Số mới;Nguồn\r\nho;34,5;Công an xã\r\n"
READ = [["Mã số liệu", "Số mới", "Nguồn"], ["ho", "34,5", "Công an xã"]]


def contents(sheet: Sheet) -> list[list[object]]:
    return [[cell.content for cell in row] for row in sheet.rows]


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


def test_a_byte_that_is_no_letter_is_not_read_past() -> None:
    legible = "TT;Giá;Nhà\nho;5;X".encode("cp1258")
    assert contents(spreadsheet.table(legible, ["TT", "Giá"]))[1] == ["ho", "5", "X"]
    with pytest.raises(UnreadableError):
        spreadsheet.table(legible + b"\x8a", ["TT", "Giá"])


def test_no_cell_stands_before_the_first_row() -> None:
    spreadsheet.inside(0, 0)
    with pytest.raises(UnreadableError):
        spreadsheet.inside(-1, 0)


def test_letters_that_an_encoding_lacked_are_not_taken_for_question_marks() -> None:
    raw = "Mã số liệu;Số mới;Nguồn;Ghi chú\nho;5;;\n".encode("latin-1", errors="replace")
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.table(raw, ("Mã số liệu", "Số mới", "Nguồn", "Ghi chú", "Xã"))
    assert "UTF-8" in str(refused.value)
    raw = "TT;Ghi chú;Số mới;Tên\nho;;5;\n".encode("latin-1", errors="replace")
    with pytest.raises(UnreadableError):
        spreadsheet.table(raw, ("TT", "Ghi chú", "Số mới"))


def test_the_header_decides_about_the_delimiter_wherever_it_stands() -> None:
    written = f"Xã Tân Lập, Thanh Hóa, a, b\n\n{CSV}"
    assert contents(spreadsheet.table(written.encode(), HEADINGS))[3] == ["ho", "34,5", "Công an xã"]


def test_a_table_without_a_header_has_no_rows() -> None:
    assert spreadsheet.table(b"a;b\n1;2\n", HEADINGS).rows == []


def test_a_quote_that_is_not_closed_is_refused_and_swallows_nothing() -> None:
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.table(f'{CSV}a;"b;c\nd;e;f\n'.encode(), HEADINGS)
    assert "line 3" in refused.value.message.within(Language.EN)


@pytest.mark.parametrize(
    "rows",
    ["a;1\n" * 200_000, ";" * 600_000 + "x", "\n" * 200_000 + "x", "a" * 200_000, '"' + "b;c\n" * 50_000],
    ids=["rows", "columns", "blank rows", "one cell", "an open quote"],
)
def test_a_table_that_holds_more_than_a_form_is_refused(rows: str) -> None:
    with pytest.raises(UnreadableError):
        spreadsheet.table(f"{CSV}{rows}".encode(), HEADINGS)


@pytest.mark.parametrize(("rows", "place"), [("a\n" * 4999, "A5001"), (";" * 64 + "x", "BM3")])
def test_a_figure_far_out_is_told_with_its_place_and_not_left_out(rows: str, place: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        spreadsheet.table(f"{CSV}{rows}".encode(), HEADINGS)
    assert place in refused.value.message.within(Language.VI)


def test_rows_and_columns_of_nothing_are_left_out() -> None:
    blank = ";" * 300 + "\r\n"
    assert contents(spreadsheet.table(f"{CSV.rstrip()}{blank}{blank * 900}".encode(), HEADINGS)) == READ


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
