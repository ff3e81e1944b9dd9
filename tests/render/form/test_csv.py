"""The form as CSV."""

from cdsplan.render.form.csv import as_csv
from tests.conftest import PATHS, Folder
from tests.forms import CATALOG, REPORT_OF_MARCH, form_of, stocked


def lines(folder: Folder) -> list[str]:
    return as_csv(form_of(folder)).decode("utf-8-sig").split("\r\n")


def test_excel_on_a_vietnamese_windows_opens_it(little: Folder) -> None:
    stocked(little)
    little.write(REPORT_OF_MARCH, "period: 2026-03\nvalues: {ho: 18025, dien_tich: 34.5}\n")
    assert as_csv(form_of(little)).startswith(b"\xef\xbb\xbf")
    assert '2;ho;Hộ;hộ;18025;14/03/2026;;;;;"Cáp quang; Mật độ";"≥ 80%; ≥ 80";' in lines(little)
    assert "3;dien_tich;Diện tích;km²;34,5;14/03/2026;;;;;Mật độ;≥ 80;" in lines(little)
    assert "1;trung_tam;Trung tâm;tình trạng;;;;;;;Trung tâm;hoàn thành;" in lines(little)


def test_text_that_looks_like_a_formula_is_text(little: Folder) -> None:
    stocked(little).write(PATHS["catalog"], CATALOG.replace("name: Hộ,", 'name: "=1+1",'))
    assert any(line.startswith("2;ho;'=1+1;hộ;1000;14/03/2026;;;") for line in lines(little))
