"""cdsplan import: the day and the words that a form brings besides its figures."""

import datetime as dt

import pytest

from cdsplan.model.files import Report
from tests import forms
from tests.cli.conftest import Import, Run
from tests.conftest import NARRATIVE, PATHS, Folder
from tests.forms import reported, saved
from tests.inline import read as model

REPORT = PATHS["report"]
COUNTED = "period: 2026-06\nvalues:\n  ho: 1000\n"


def words(folder: Folder) -> dict[str, str | None]:
    narrative = model(Report, reported(folder)).narrative
    assert narrative
    return {name: said for name, said in narrative.model_dump().items() if said}


@pytest.mark.parametrize("entered", [dt.datetime(2026, 6, 20), "20/6/2026", "2026-06-20"])  # noqa: DTZ001
def test_the_day_of_the_form_is_written(commune: Folder, fill_in: Import, entered: object) -> None:
    ran = fill_in({"G3": entered, "G8": 1000})
    assert (ran.code, ran.err) == (0, "The figures are as of 2026-06-20, as the form says.\n")
    assert "period: 2026-06\nas_of: 2026-06-20\nvalues:\n  ho: 1000\n" in reported(commune)


def test_a_day_that_a_rule_finds_wrong_is_told_at_its_cell(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G3": dt.datetime(2026, 7, 5), "G8": 1000}, "--lang", "vi")  # noqa: DTZ001
    assert ran.code == 1
    assert "a.xlsx:G3: lỗi[future-report] số liệu ghi ngày 05/07/2026, sau ngày hôm nay" in ran.err
    assert "Gõ ngày chốt số liệu, đủ ngày/tháng/năm, ví dụ 30/06/2026; hoặc 2026-06-30." in ran.err
    assert not (commune.root / REPORT).exists()


def test_a_day_far_from_the_period_is_warned_of_at_its_cell(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G3": "14/03/2026", "G8": 1000})
    assert ran.code == 0
    assert "a.xlsx:G3: warning[date-outside-period] " in ran.err
    assert "as_of: 2026-03-14" in reported(commune)


def test_another_day_of_a_report_that_the_form_knew_is_for_all_of_it(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, COUNTED)
    ran = fill_in({"G3": "10/06/2026"})
    assert ran.code == 0
    assert "G3: date of all the report's figures: 2026-06-14 → 2026-06-10\n" in ran.out
    assert reported(commune) == COUNTED.replace("2026-06\n", "2026-06\nas_of: 2026-06-10\n")


def test_a_day_that_a_colleague_has_put_into_the_report_meanwhile_is_not_overwritten_unseen(
    commune: Folder, cdsplan: Run
) -> None:
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G3": "10/06/2026", "G9": 34.5})))
    since = COUNTED.replace("2026-06\n", "2026-06\nas_of: 2026-06-12\n")
    commune.write(REPORT, since)
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert "a.xlsx:G3: lỗi: biểu mẫu ghi số liệu tính đến ngày 10/06/2026, mà báo cáo nay đã có" in ran.err
    assert reported(commune) == since
    assert cdsplan("import", "a.xlsx", "--overwrite").code == 0
    assert "as_of: 2026-06-10\n" in reported(commune)


def test_as_of_on_the_command_line_goes_before_the_day_of_the_form(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, COUNTED)
    assert fill_in({"G3": "10/06/2026", "G9": 34.5}, "--as-of", "2026-06-13").code == 0
    assert "as_of: 2026-06-13\n" in reported(commune)


def test_a_formula_without_its_result_is_no_day(commune: Folder, cdsplan: Run) -> None:
    cdsplan("form", "xa-tan-lap", "--period", "2026-06", "-o", "a.csv")
    written = (commune.root / "a.csv").read_text(encoding="utf-8-sig").replace(";14/06/2026;Điền", ";=TODAY();Điền")
    (commune.root / "a.csv").write_text(written, encoding="utf-8-sig", newline="")
    ran = cdsplan("import", "a.csv")
    assert ran.code == 1
    assert "a.csv:G3: error: `=TODAY()` is a formula without its result" in ran.err


OLD = """\
BIỂU MẪU;;;;;;Mẫu: 1
Xã Tân Lập, Thanh Hóa;;;;;;Mã đơn vị: 00001
Kỳ báo cáo: 2026-06 (Tháng 6 năm 2026);;;;;;Số liệu tính đến ngày 10/06/2026
TT;Mã số liệu;Tên;Đơn vị;Số gần nhất;Ngày;Số mới;Nguồn;Ghi chú;Loại số
1;ho;Hộ;hộ;1000;14/03/2026;1010;;;
"""


def test_a_form_of_before_is_read_as_it_was(commune: Folder, cdsplan: Run) -> None:
    commune.write("a.csv", OLD)
    assert cdsplan("import", "a.csv").code == 0
    assert "as_of: 2026-06-10\nvalues:\n  ho: 1010\n" in reported(commune)
    commune.write("a.csv", OLD.replace("10/06/2026", "12/06/2026").replace(";1010;", ";1020;"))
    ran = cdsplan("import", "a.csv", "--overwrite")
    assert ran.code == 0
    assert "The form is as of 2026-06-12; the existing report is as of 2026-06-10 and keeps that date" in ran.err


LINES = "Thôn Đồi Vàng còn:\n- 3 điểm lõm sóng (2,1%);\n\n- chưa có điện: 'lưới' #2"


def test_what_is_written_in_the_second_sheet_comes_into_the_report(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G8": 1000, "Phần lời văn!B6": LINES, "Phần lời văn!B8": "Kéo cáp đến thôn"}, "--lang", "vi")
    assert ran.code == 0
    assert reported(commune).endswith(
        "values:\n  ho: 1000\nnarrative:\n  difficulties: |-\n    Thôn Đồi Vàng còn:\n"
        "    - 3 điểm lõm sóng (2,1%);\n\n    - chưa có điện: 'lưới' #2\n  next: Kéo cáp đến thôn\n"
    )
    assert words(commune) == {"difficulties": LINES, "next": "Kéo cáp đến thôn"}
    assert "Phần lời văn!B8: Nhiệm vụ thời gian tới: – → Kéo cáp đến thôn\n" in ran.out
    assert fill_in({}).err.endswith("nothing new to record.\n")


def test_the_words_alone_make_a_report_and_only_theirs_are_changed(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, COUNTED + NARRATIVE)
    assert fill_in({}).err.endswith("nothing new to record.\n"), "however they are written"
    assert reported(commune) == COUNTED + NARRATIVE
    assert fill_in({"Phần lời văn!B7": "Kinh phí cấp chậm; mưa lũ", "Phần lời văn!B9": "Cấp thêm kinh phí"}).code == 0
    changed = NARRATIVE.replace("'Kinh phí cấp chậm'", "'Kinh phí cấp chậm; mưa lũ'")
    assert reported(commune) == COUNTED + changed + "  proposals: Cấp thêm kinh phí\n"


def test_an_emptied_cell_takes_its_words_out_of_the_report(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, COUNTED + "narrative: {causes: Mưa lũ}\n")
    ran = fill_in({"Phần lời văn!B7": None})
    assert ran.code == 0
    assert "Phần lời văn!B7: Nguyên nhân: Mưa lũ → –\n" in ran.out.replace("Causes", "Nguyên nhân")
    assert reported(commune).endswith("narrative: {causes: null}\n")


def test_what_a_colleague_has_written_meanwhile_is_not_overwritten_unseen(commune: Folder, cdsplan: Run) -> None:
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G9": 34.5, "Phần lời văn!B7": "Nắng"})))
    since = COUNTED + "narrative:\n  causes: Mưa lũ\n"
    commune.write(REPORT, since)
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert "a.xlsx:Phần lời văn!B7: lỗi: Nguyên nhân: nội dung trong báo cáo đã thay đổi" in ran.err
    assert "nay là «Mưa lũ»" in ran.err
    assert "--overwrite" in ran.err
    assert reported(commune) == since
    assert cdsplan("import", "a.xlsx", "--overwrite").code == 0
    assert words(commune) == {"causes": "Nắng"}


def test_a_text_that_the_report_cannot_take_is_told_at_its_cell(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, COUNTED + "narrative: [a]\n")
    ran = fill_in({"Phần lời văn!B7": "Nắng"})
    assert ran.code != 0
    assert reported(commune) == COUNTED + "narrative: [a]\n"


def test_a_csv_form_has_no_words_and_leaves_those_of_the_report_alone(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, COUNTED + NARRATIVE)
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-06", "-o", "a.csv", "--lang", "vi")
    assert "CSV chỉ có số liệu; phần lời văn của báo cáo thì dùng .xlsx" in ran.err
    written = (commune.root / "a.csv").read_text(encoding="utf-8-sig").replace("km²;;;;;", "km²;;;34,5;;")
    (commune.root / "a.csv").write_text(written, encoding="utf-8-sig", newline="")
    assert cdsplan("import", "a.csv").code == 0
    assert reported(commune) == COUNTED + "  dien_tich: 34.5\n" + NARRATIVE
