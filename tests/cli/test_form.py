"""cdsplan form"""

import subprocess
import sys

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder
from tests.forms import stocked


def test_an_excel_form_is_written(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "bieu-mau.xlsx")
    assert (ran.code, ran.out) == (0, "")
    assert "2 figures" in ran.err
    assert load_workbook(little.root / "bieu-mau.xlsx").sheetnames == ["Số liệu", "Phần lời văn"]


def test_a_csv_form_is_written(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("form", "00001", "--period", "2026-09", "-o", "bieu-mau.csv").code == 0
    assert "Kỳ báo cáo: 2026-09" in (little.root / "bieu-mau.csv").read_text(encoding="utf-8-sig")


def test_the_form_of_a_running_period_counts_up_to_today_and_the_command_says_so(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-07", "-o", "a.csv")
    assert "The reporting period (July 2026) runs until 2026-07-14: the figures are as of today" in ran.err
    assert "Số liệu tính đến ngày;;30/06/2026;" in (little.root / "a.csv").read_text(encoding="utf-8-sig")


def test_the_form_of_a_period_that_has_not_begun_says_from_when_it_is_imported(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-08", "-o", "a.csv")
    assert ran.code == 0
    assert "the reporting period (August 2026) has not begun: it runs from 2026-07-15" in ran.err
    assert "Số liệu tính đến ngày;;14/08/2026;" in (little.root / "a.csv").read_text(encoding="utf-8-sig")


def test_the_form_is_vietnamese_in_any_language(cdsplan: Run, little: Folder) -> None:
    for language in ("vi", "en"):
        assert cdsplan("form", "00001", "--period", "2026-09", "-o", f"{language}.csv", "--lang", language).code == 0
    assert (little.root / "vi.csv").read_bytes() == (little.root / "en.csv").read_bytes()


def test_a_form_that_may_be_filled_in_is_not_replaced(cdsplan: Run, little: Folder) -> None:
    (little.root / "a.csv").write_text("đã điền", encoding="utf-8")
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "a.csv")
    assert ran.code == 2
    assert "--force" in ran.err
    assert (little.root / "a.csv").read_text(encoding="utf-8") == "đã điền"
    assert cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "a.csv", "--force").code == 0
    assert "Kỳ báo cáo" in (little.root / "a.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("period", "output", "said"),
    [("2026-13", "a.xlsx", "2026-13"), ("2026-09", "a.xls", ".xlsx"), ("2026-09", "a", ".xlsx")],
)
def test_wrong_usage_writes_nothing(cdsplan: Run, little: Folder, period: str, output: str, said: str) -> None:
    ran = cdsplan("form", "xa-tan-lap", "--period", period, "-o", output)
    assert ran.code == 2
    assert said in ran.err
    assert not (little.root / output).exists()


def test_files_that_do_not_load_give_no_form(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], "title: [\n")
    assert cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "a.xlsx").code == 1
    assert not (little.root / "a.xlsx").exists()


def _without_openpyxl(folder: Folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """In a Python that has everything else."""
    program = "import sys; sys.modules['openpyxl'] = None; from cdsplan.cli.app import run; sys.exit(run(sys.argv[1:]))"
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program, *arguments], cwd=folder.root, capture_output=True, encoding="utf-8", check=False
    )


def test_without_the_extra_it_is_said_how_to_get_it(little: Folder) -> None:
    done = _without_openpyxl(little, "form", "xa-tan-lap", "--period", "2026-09", "-o", "b.xlsx")
    assert done.returncode == 2
    assert "cdsplan[office]" in done.stderr


def test_a_workbook_is_taken_in_without_the_extra(cdsplan: Run, little: Folder) -> None:
    cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "a.xlsx")
    done = _without_openpyxl(little, "import", "a.xlsx", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "The form has nothing new to record.\n")


LED = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: cap_quang, lead: [Phòng Văn hóa – Xã hội], targets: [{op: ">=", value: 80}]}
  - {id: y_te, lead: [Công an xã], targets: [{op: ">=", value: 80}]}
"""


def ids(folder: Folder, name: str) -> list[object]:
    sheet = load_workbook(folder.root / name).worksheets[0]
    return [cell.value for cell in sheet["B"] if cell.value and cell.value != "Mã số liệu"]


@pytest.mark.parametrize("office", ["Công an xã", "CÔNG AN XÃ", "cong an xa", "công an – xã"])
def test_an_office_is_asked_only_for_what_it_leads(cdsplan: Run, little: Folder, office: str) -> None:
    stocked(little).write(PATHS["plan"], LED)
    assert cdsplan("form", "xa-tan-lap", "--period", "2026-06", "--lead", office, "-o", "a.xlsx").code == 0
    assert ids(little, "a.xlsx") == ["y_te"]
    assert load_workbook(little.root / "a.xlsx").worksheets[0]["A5"].value == "Đơn vị chủ trì: Công an xã"


def test_a_form_of_one_office_comes_back(cdsplan: Run, little: Folder) -> None:
    stocked(little).write(PATHS["plan"], LED)
    cdsplan("form", "xa-tan-lap", "--period", "2026-06", "--lead", "Công an xã", "-o", "a.xlsx")
    book = load_workbook(little.root / "a.xlsx")
    book.worksheets[0]["G8"] = 97.8
    book.save(little.root / "a.xlsx")
    assert cdsplan("import", "a.xlsx").code == 0
    assert "y_te: 97.8" in (little.root / PATHS["report"]).read_text(encoding="utf-8")


def test_an_unknown_office_is_told_the_known(cdsplan: Run, little: Folder) -> None:
    stocked(little).write(PATHS["plan"], LED)
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-06", "--lead", "Công an", "-o", "a.xlsx")
    assert ran.code == 2
    assert "Phòng Văn hóa – Xã hội, Công an xã" in ran.err
    assert not (little.root / "a.xlsx").exists()


def test_where_nobody_is_said_to_lead_there_is_no_form_of_an_office(cdsplan: Run) -> None:
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-06", "--lead", "Công an xã", "-o", "a.xlsx")
    assert ran.code == 2
    assert "leave --lead out" in ran.err


def test_an_office_whose_indicators_do_not_apply_is_asked_for_nothing(cdsplan: Run, little: Folder) -> None:
    stocked(little).write(PATHS["plan"], LED.replace("id: y_te,", "id: y_te, not_applicable: Không có,"))
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-06", "--lead", "Công an xã", "-o", "a.xlsx")
    assert ran.code == 2
    assert "nothing to ask" in ran.err


def communes(little: Folder, *others: str) -> None:
    """More communes of the province, each with the plan of the first."""
    plan = (little.root / PATHS["plan"]).read_text(encoding="utf-8")
    for at, slug in enumerate(others, start=2):
        little.write(f"plans/thanh-hoa/{slug}/commune.yaml", f'name: Xã {at}\ncode: "0000{at}"\nprovince: Thanh Hóa\n')
        little.write(f"plans/thanh-hoa/{slug}/{PATHS['plan'].rpartition('/')[2]}", plan)


def test_a_province_gets_a_form_a_commune(cdsplan: Run, little: Folder) -> None:
    communes(little, "xa-hai", "xa-ba")
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert (ran.code, ran.out) == (0, "")
    assert "Wrote 3 forms into bieu-mau." in ran.err
    names = sorted(one.name for one in (little.root / "bieu-mau").iterdir())
    assert names == ["xa-ba-2026-06.xlsx", "xa-hai-2026-06.xlsx", "xa-tan-lap-2026-06.xlsx"]
    assert load_workbook(little.root / "bieu-mau/xa-ba-2026-06.xlsx").worksheets[0]["E2"].value == "Mã đơn vị: 00003"


def test_a_province_s_forms_may_be_of_one_office(cdsplan: Run, little: Folder) -> None:
    communes(stocked(little), "xa-hai")
    little.write(PATHS["plan"], LED)
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "--lead", "cong an xa", "-o", "bieu-mau")
    assert ran.code == 0
    assert "No form for Xã 2: its plans do not say that cong an xa leads." in ran.err
    assert [one.name for one in (little.root / "bieu-mau").iterdir()] == ["xa-tan-lap-2026-06-cong-an-xa.xlsx"]
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "--lead", "cong an", "-o", "khac")
    assert ran.code == 2
    assert "Công an xã" in ran.err


def test_a_commune_that_is_gone_or_not_there_yet_gets_none(cdsplan: Run, little: Folder) -> None:
    communes(little, "xa-hai", "xa-ba")
    gone = 'name: Xã Hai\ncode: "00002"\nprovince: Thanh Hóa\ndissolved: 2026-01-01\nsuccessor: "00001"\n'
    little.write("plans/thanh-hoa/xa-hai/commune.yaml", gone)
    young = 'name: Xã Ba\ncode: "00003"\nprovince: Thanh Hóa\nestablished: 2026-07-01\n'
    little.write("plans/thanh-hoa/xa-ba/commune.yaml", young)
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert ran.code == 0
    assert "No form for xã Hai: xã Hai was dissolved on 2026-01-01; xã Tân Lập reports for this period." in ran.err
    assert "No form for xã Ba: established on 2026-07-01." in ran.err
    assert len([*(little.root / "bieu-mau").iterdir()]) == 1
    ran = cdsplan("form", "xa-hai", "--period", "2026-06", "-o", "a.xlsx")
    assert ran.code == 2
    assert "cdsplan form 00001" in ran.err
    assert cdsplan("form", "xa-hai", "--period", "2025-12", "-o", "a.xlsx").code == 0, "until then it reports"
    little.write("plans/thanh-hoa/xa-hai/commune.yaml", gone.partition("successor")[0])
    assert "its successor (…) reports" in cdsplan("form", "xa-hai", "--period", "2026-06", "-o", "b.xlsx").err


def test_a_province_gets_the_forms_of_all_its_communes_or_none(cdsplan: Run, little: Folder) -> None:
    communes(little, "xa-hai", "xa-ba")
    little.write("plans/thanh-hoa/xa-hai/commune.yaml", 'name: Xã Hai\ncode: "02"\nprovince: Thanh Hóa\n')
    little.write("plans/thanh-hoa/xa-ba/2026-so.yaml", "title: [\n")
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert (ran.code, ran.out) == (1, "")
    assert "No form was written, because files of Xã 3, xã Hai have the errors above." in ran.err
    assert "cdsplan form COMMUNE --period 2026-06 -o FILE" in ran.err
    assert not (little.root / "bieu-mau").exists()


def test_an_error_of_the_catalog_is_told_once_and_blamed_on_no_commune(cdsplan: Run, little: Folder) -> None:
    communes(little, "xa-hai")
    little.write(PATHS["catalog"], "variables: [\n")
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert (ran.code, ran.err.count("chung.yaml:")) == (1, 1)
    assert "No form" not in ran.err


def test_a_province_in_which_nobody_is_asked_gets_no_folder(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["plan"]).unlink()
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert ran.code == 2
    assert "no commune needs a form" in ran.err
    assert not (little.root / "bieu-mau").exists()


def test_forms_that_may_be_filled_in_are_not_replaced(cdsplan: Run, little: Folder) -> None:
    (little.root / "bieu-mau").mkdir()
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau").code == 0, "it was empty"
    file = little.root / "bieu-mau/xa-tan-lap-2026-06.xlsx"
    file.write_bytes(b"filled in")
    ran = cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau")
    assert ran.code == 2
    assert "--force" in ran.err
    assert file.read_bytes() == b"filled in"
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau", "--force").code == 0
    assert file.read_bytes() != b"filled in"


def test_where_a_file_stands_there_is_no_folder(cdsplan: Run, little: Folder) -> None:
    (little.root / "bieu-mau").write_bytes(b"")
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau").code == 2
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "bieu-mau/trong").code == 2


def test_a_province_s_own_form_is_one_file(cdsplan: Run, little: Folder) -> None:
    own = '{id: dti, name: Xếp hạng DTI, measure: number, unit: hạng, targets: [{op: "<=", value: 10}]}'
    little.write("plans/thanh-hoa/2026-tinh.yaml", f"title: Kế hoạch\nyear: 2026\nindicators: [{own}]\n")
    assert cdsplan("form", "thanh-hoa", "--period", "2026-06", "-o", "a.xlsx").code == 0
    assert (little.root / "a.xlsx").is_file()


def test_a_form_may_begin_with_another_day(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-06", "--as-of", "20/6/2026", "-o", "a.csv")
    assert ran.code == 0
    assert "The figures are as of 2026-06-20.\n" in ran.err
    assert "Số liệu tính đến ngày;;20/06/2026;Báo cáo đang ghi: 14/06/2026\r\n" in (
        (little.root / "a.csv").read_bytes().decode()
    )
    assert cdsplan("import", "a.csv").code == 0
    assert "as_of: 2026-06-20\n" in (little.root / PATHS["report"]).read_text(encoding="utf-8")


def test_the_forms_of_a_province_begin_with_the_same_day(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("form", "thanh-hoa", "--period", "2026-07", "--as-of", "2026-06-25", "-o", "bieu-mau").code == 0
    sheet = load_workbook(little.root / "bieu-mau/xa-tan-lap-2026-07.xlsx").worksheets[0]
    assert str(sheet["G3"].value) == "2026-06-25 00:00:00"


@pytest.mark.parametrize(
    ("period", "day", "said"),
    [
        ("2026-07", "2026-07-10", "2026-07-10 is still to come; only from that day on can this form be imported."),
        ("2026-06", "2026-01-10", "2026-01-10 is more than 31 days outside June 2026 (2026-05-15 to 2026-06-14)."),
    ],
)
def test_what_is_odd_about_the_day_is_said(cdsplan: Run, period: str, day: str, said: str) -> None:
    ran = cdsplan("form", "00001", "--period", period, "--as-of", day, "-o", "a.csv")
    assert ran.code == 0
    assert said in ran.err


def test_a_day_has_no_other_day(cdsplan: Run) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-06-22", "--as-of", "2026-06-23", "-o", "a.csv", "--lang", "vi")
    assert ran.code == 2
    assert "bỏ --as-of" in ran.err
    assert cdsplan("form", "00001", "--period", "2026-06-22", "--as-of", "2026-06-22", "-o", "a.csv").code == 0
