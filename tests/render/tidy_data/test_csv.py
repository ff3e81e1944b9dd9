"""Observations as CSV."""

import csv
from datetime import date
from io import StringIO

from cdsplan.evaluation.tidy_data import Row, observations
from cdsplan.render.tidy_data.csv import as_csv, for_excel
from tests.offices import office

JUNE = 'period: 2026-06\nvalues: {quang: {value: 2, source: "=A1;B,C"}, ho: 3}\n'
ROWS = observations(office(reports=[JUNE]), date(2026, 12, 31))


def test_a_program_reads_it_with_commas_and_points() -> None:
    [row] = csv.DictReader(StringIO(as_csv(ROWS)))
    assert tuple(row) == Row._fields
    assert (row["value"], row["code"], row["source"]) == ("66.666667", "00001", "'=A1;B,C")


def test_excel_reads_it_with_a_bom_semicolons_and_commas() -> None:
    page = for_excel(ROWS)
    assert page.startswith("\ufeffThư mục;Mã đơn vị hành chính;")
    [row] = csv.DictReader(StringIO(page.removeprefix("\ufeff")), delimiter=";")
    assert (row["Thực hiện"], row["Tử số"], row["Dấu so sánh"]) == ("66,666667", "2", "≥")
    assert (row["Đánh giá"], row["Gần đúng"], row["Loại số"]) == ("Chậm tiến độ", "không", "chính thức")
    assert (row["Ngày chốt số liệu"], row["Đơn vị được giao"]) == ("2026-06-14", "")


def test_excel_makes_neither_numbers_nor_days_nor_formulas_of_text() -> None:
    """And shows no apostrophe before a code or a period: a tab keeps the zeros of one, words keep the other."""
    [row] = csv.DictReader(StringIO(for_excel(ROWS).removeprefix("\ufeff")), delimiter=";")
    assert (row["Mã đơn vị hành chính"], row["Kỳ báo cáo"]) == ("\t00001", "Tháng 6 năm 2026")
    assert row["Nguồn số liệu"] == "'=A1;B,C"
    [plain] = csv.DictReader(
        StringIO(for_excel([ROWS[0]._replace(code="15229")]).removeprefix("\ufeff")), delimiter=";"
    )
    assert plain["Mã đơn vị hành chính"] == "15229"


def test_without_observations_there_is_a_head() -> None:
    assert as_csv([]) == ",".join(Row._fields) + "\n"
