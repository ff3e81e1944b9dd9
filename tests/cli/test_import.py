"""cdsplan import"""

import datetime as dt
import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cdsplan.cli.shared import report_writing
from cdsplan.recording import proposal
from cdsplan.recording.proposal import Proposal
from cdsplan.repository import atomic_write
from tests import ROOT, forms
from tests.cli.conftest import Import, Run
from tests.conftest import NARRATIVE, PATHS, Folder
from tests.forms import REPORT_OF_MARCH, reported, saved, sheet_of

REPORT = PATHS["report"]
SINCE = """\
# Kỳ này chưa đếm diện tích.
period: 2026-06
values:
  ho:   1000   # sổ hộ
  ho_cap_quang: {value: 700, source: 'VNPT', quality: provisional}
"""


def test_a_new_report_has_just_what_was_filled_in(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G7": 700, "G8": 1000, "H8": "Công an xã", "G9": 34.5, "G11": 97.8, "G15": "đang triển khai"})
    counted = "The figures are as of 2026-06-14, the last day of the reporting period (June 2026).\n"
    assert (ran.code, ran.err) == (0, counted)
    assert reported(commune) == (
        "# yaml-language-server: $schema=../../../../schemas/report.schema.json\n"
        "period: 2026-06\n"
        "values:\n"
        "  ho_cap_quang: 700\n"
        "  ho: {value: 1000, source: Công an xã}\n"
        "  dien_tich: 34.5\n"
        "results:\n"
        "  y_te: 97.8\n"
        "  trung_tam: in-progress\n"
    )


def test_a_report_that_is_there_changes_only_where_something_was_filled_in(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE)
    assert fill_in({"G7": 720, "G8": 1000, "I8": "đếm lại"}).code == 0
    changed = SINCE.replace("700", "720").replace("  1000  ", "  {value: 1000, note: đếm lại}  ")
    assert reported(commune) == changed


def test_what_an_officer_has_written_stays_as_it_is(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE + NARRATIVE)
    assert fill_in({"G7": 720, "G11": 97.8}).code == 0
    assert reported(commune) == SINCE.replace("700", "720") + NARRATIVE + "results:\n  y_te: 97.8\n"


def test_a_form_that_nobody_filled_in_changes_nothing(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE)
    assert fill_in({}).code == 0
    assert reported(commune) == SINCE


@pytest.mark.parametrize("period", ["2026-06", "2026-06-22"])
def test_the_csv_form_makes_the_same_round(commune: Folder, cdsplan: Run, period: str) -> None:
    cdsplan("form", "xa-tan-lap", "--period", period, "-o", "a.csv")
    file = commune.root / "a.csv"
    written = file.read_text(encoding="utf-8-sig")
    file.write_text(written.replace("km²;;;;;", "km²;;;34,5;Sở NN;"), encoding="utf-8-sig", newline="")
    assert cdsplan("import", "a.csv").code == 0
    written = (commune.root / REPORT.replace("2026-06", period)).read_text(encoding="utf-8")
    assert f"period: {period}\n" in written
    assert "dien_tich: {value: 34.5, source: Sở NN}" in written


def test_every_change_is_shown_with_its_cell(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE)
    out = fill_in({"G7": 720, "H7": "Viettel", "G15": "hoàn thành"}).out
    assert "G7: Hộ cáp quang (ho_cap_quang): 700 → 720 hộ; kept as they are: quality\n" in out
    assert "H7: Hộ cáp quang (ho_cap_quang), source: VNPT → Viettel\n" in out
    assert "G15: Trung tâm (trung_tam): – → done\n" in out


def test_a_dry_run_shows_the_same_and_writes_nothing(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE)
    ran = fill_in({"G7": 720}, "--dry-run")
    assert ran.code == 0
    assert "700 → 720" in ran.out
    assert reported(commune) == SINCE
    (commune.root / REPORT).unlink()
    assert fill_in({"G8": 1000}, "--dry-run").code == 0
    assert not (commune.root / REPORT).exists()


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "18.025 as text": ({"G8": "18.025"}, "G8", "Gõ 18025"),
    "18.025 that Excel read": ({"G8": 18.025}, "G8", "18025"),
    "a rate": ({"G8": "34,5%"}, "G8", "Gõ số hộ"),
    "words": ({"G8": "chưa đếm"}, "G8", "để trống"),
    "negative": ({"G8": -5}, "G8", "không âm"),
    "a date": ({"G8": dt.date(2026, 6, 14)}, "G8", "Number"),
    "an error": ({"G8": "#N/A"}, "G8", "Gõ con số"),
    "a truth": ({"G8": True}, "G8", "Gõ con số"),
    "a formula": ({"G8": "=999+1"}, "G8", "Gõ thẳng con số"),
    "a formula in a note": ({"G8": 1000, "I8": '=HYPERLINK("x")'}, "I8", "Gõ chữ"),
    "an extra row": ({"B16": "ho_moi", "G16": 5}, "B16", "Xóa dòng"),
    "a missing column": ({"G5": "Cột khác"}, "A5", "Gõ lại «Số mới»"),
    "beside the table": ({"O8": 5}, "O8", "Xóa ô"),
}


@pytest.mark.parametrize(("cells", "place", "to_type"), WRONG.values(), ids=WRONG)
def test_a_wrong_cell_stops_it_all_and_says_what_to_type(
    commune: Folder, fill_in: Import, cells: dict[str, Any], place: str, to_type: str
) -> None:
    commune.write(REPORT, SINCE)
    ran = fill_in({"G7": 720, **cells}, "--lang", "vi")
    assert (ran.code, ran.out) == (1, "")
    assert f"a.xlsx:{place}: lỗi: " in ran.err
    assert to_type in ran.err.partition(f":{place}:")[2].splitlines()[1]
    assert reported(commune) == SINCE


def test_merged_cells_stop_it_all(commune: Folder, cdsplan: Run) -> None:
    book = forms.completed(commune, {"G7": 700})
    sheet_of(book).merge_cells("G7:G8")
    (commune.root / "a.xlsx").write_bytes(saved(book))
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 1
    assert "a.xlsx:G7: error: the cells G7:G8 are merged" in ran.err


def test_a_renamed_sheet_stops_it_all_and_its_cells_are_read_all_the_same(commune: Folder, cdsplan: Run) -> None:
    book = forms.completed(commune, {"G7": "18.025"})
    sheet_of(book).title = "Sheet1"
    (commune.root / "a.xlsx").write_bytes(saved(book))
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 1
    assert "a.xlsx:A1: error: the sheet is called `Sheet1`" in ran.err
    assert "a.xlsx:G7: error: " in ran.err


def test_what_the_rules_find_is_told_at_its_cell_and_nothing_is_written(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G7": 1100, "G8": 1000})
    assert ran.code == 1
    assert "a.xlsx:G7: error[part-exceeds-whole] " in ran.err
    assert "– → 1,100" in ran.out, "the changes are shown"
    assert not (commune.root / REPORT).exists()


def test_a_warning_is_told_at_its_cell_and_does_not_stop_it(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G8": 100000})
    assert ran.code == 0
    assert "a.xlsx:G8: warning[sudden-jump] " in ran.err
    assert "ho: 100000" in reported(commune)


def test_what_is_wrong_with_the_report_as_a_whole_has_no_cell(
    commune: Folder, cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G8": 1000})))
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-05-01")
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 1
    assert (
        "2026-06.yaml:2:9: error[future-report] the reporting period (June 2026) has not begun: it runs from 2026-05-15"
        in ran.err
    )
    assert "figures are as of" not in ran.err
    assert not (commune.root / REPORT).exists()


def csv_form(cdsplan: Run, folder: Folder, period: str) -> Path:
    """A form with one figure filled in."""
    assert cdsplan("form", "xa-tan-lap", "--period", period, "-o", "a.csv", "--force").code == 0
    file = folder.root / "a.csv"
    written = file.read_text(encoding="utf-8-sig")
    file.write_text(written.replace("km²;;;;;", "km²;;;34,5;;"), encoding="utf-8-sig", newline="")
    return file


JULY = REPORT.replace("2026-06", "2026-07")


def july(folder: Folder) -> str:
    return (folder.root / JULY).read_text(encoding="utf-8")


def test_a_form_of_a_running_period_counts_up_to_the_day_that_it_says(
    commune: Folder, cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Số liệu tính đến ngày;;30/06/2026;" in csv_form(cdsplan, commune, "2026-07").read_text(encoding="utf-8")
    for day in ("2026-07-03", "2026-07-20"):
        monkeypatch.setenv("CDSPLAN_TODAY", day)
        ran = cdsplan("import", "a.csv")
        assert (ran.code, ran.err) == (0, "The figures are as of 2026-06-30, as the form says.\n")
        assert "period: 2026-07\nas_of: 2026-06-30\nvalues:\n" in july(commune)
        assert cdsplan("validate", "--strict").code == 0
        (commune.root / JULY).unlink()


def test_a_form_that_says_no_day_counts_up_to_today(commune: Folder, cdsplan: Run) -> None:
    file = csv_form(cdsplan, commune, "2026-07")
    written = file.read_text(encoding="utf-8-sig").replace(
        "Số liệu tính đến ngày;;30/06/2026;", "Số liệu tính đến ngày;;;"
    )
    file.write_text(written, encoding="utf-8-sig", newline="")
    ran = cdsplan("import", "a.csv", "--dry-run")
    counted = "The reporting period (July 2026) runs until 2026-07-14: the figures are as of today, 2026-06-30"
    assert ran.err == f"{counted}, and as_of says so.\n"
    assert not (commune.root / JULY).exists()
    assert cdsplan("import", "a.csv", "--as-of", "2026-06-29").code == 0
    assert "as_of: 2026-06-29\n" in july(commune)


def test_the_report_that_is_there_says_up_to_which_day_and_a_form_does_not_change_it(
    commune: Folder, cdsplan: Run
) -> None:
    csv_form(cdsplan, commune, "2026-07")
    commune.write(JULY, "period: 2026-07\nas_of: 2026-06-20\nvalues: {ho: 1000}\n")
    ran = cdsplan("import", "a.csv")
    assert ran.code == 0
    assert "The form is as of 2026-06-30; the existing report is as of 2026-06-20" in ran.err
    assert "The figures are as of 2026-06-20, as the report says" in ran.err
    assert "as_of: 2026-06-20\n" in july(commune)


def test_the_day_of_a_report_is_moved_by_a_form_without_figures(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, SINCE)
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {})))
    assert cdsplan("import", "a.xlsx", "--as-of", "2026-06-20").code == 0
    assert reported(commune) == SINCE.replace("period: 2026-06\n", "period: 2026-06\nas_of: 2026-06-20\n")
    again = cdsplan("import", "a.xlsx", "--as-of", "2026-06-20")
    assert again.err.endswith("nothing new to record.\n")


def test_a_report_that_is_over_keeps_its_last_day(
    commune: Folder, cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    csv_form(cdsplan, commune, "2026-07")
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-07-20")
    commune.write(JULY, "period: 2026-07\nvalues: {ho: 1000}\n")
    ran = cdsplan("import", "a.csv")
    assert "The form is as of 2026-06-30; the existing report is as of 2026-07-14" in ran.err
    assert "as_of" not in july(commune)


def test_a_day_that_nobody_can_read_is_a_wrong_cell(commune: Folder, cdsplan: Run) -> None:
    file = csv_form(cdsplan, commune, "2026-07")
    written = file.read_text(encoding="utf-8-sig").replace(";30/06/2026;", ";hôm nay;")
    file.write_text(written, encoding="utf-8-sig", newline="")
    ran = cdsplan("import", "a.csv")
    assert ran.code == 1
    assert "a.csv:G3: error: `hôm nay` is not a date" in ran.err
    assert not (commune.root / JULY).exists()


def test_what_is_wrong_elsewhere_is_told_by_its_own_place(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT_OF_MARCH, "period: 2026-03\nvalues: {ho: 1000, ho_cap_quang: 1700}\n")
    ran = fill_in({"G8": 1000})
    assert ran.code == 0
    assert "2026-03.yaml:2:34: error[part-exceeds-whole]" in ran.err
    assert "there before" in ran.err
    assert "ho: 1000" in reported(commune)


def test_a_file_that_does_not_say_whose_it_is_is_asked_for_it(commune: Folder, cdsplan: Run) -> None:
    commune.write("a.csv", "Mã số liệu;Số mới;Nguồn;Ghi chú\nho;1000;;\n")
    assert "--commune" in cdsplan("import", "a.csv").err
    assert "--period" in cdsplan("import", "a.csv", "--commune", "xa-tan-lap").err
    assert cdsplan("import", "a.csv", "--commune", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "ho: 1000" in reported(commune)


@pytest.mark.parametrize("options", [("--commune", "xa-khac"), ("--period", "2026-07")])
def test_a_form_is_not_imported_as_another_s(commune: Folder, fill_in: Import, options: tuple[str, str]) -> None:
    commune.write("plans/thanh-hoa/xa-khac/commune.yaml", 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n')
    assert fill_in({"G8": 1000}, *options).code == 2
    assert not (commune.root / REPORT).exists()


def test_the_same_commune_and_period_may_be_said_again(fill_in: Import) -> None:
    assert fill_in({"G8": 1000}, "--commune", "tân lập", "--period", "2026-06").code == 0


def test_a_form_of_a_commune_that_is_not_here_is_refused(fill_in: Import) -> None:
    ran = fill_in({"E2": "Mã đơn vị: 99999"})
    assert ran.code == 2
    assert "99999" in ran.err


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff\xe0\x81"])
def test_what_is_no_form_is_refused_in_one_line(cdsplan: Run, commune: Folder, content: bytes) -> None:
    commune.write("a.xlsx", content)
    ran = cdsplan("import", "a.xlsx")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith("cdsplan: a.xlsx: ")


def test_a_file_that_is_not_there_is_said(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan("import", str(tmp_path / "b.xlsx"))
    assert ran.code == 2
    assert "b.xlsx" in ran.err


def test_of_very_many_wrong_cells_the_first_are_told_and_how_many_more_there_are(commune: Folder, cdsplan: Run) -> None:
    rows = "".join(f"khong_co_{at};1;;\n" for at in range(250)) + f"{'x' * 9000};1;;\n"
    (commune.root / "a.csv").write_text("Mã số liệu;Số mới;Nguồn;Ghi chú\n" + rows, encoding="utf-8")
    ran = cdsplan("import", "a.csv", "--commune", "xa-tan-lap", "--period", "2026-06")
    assert ran.code == 1
    assert ran.err.count("error:") == 100
    assert "… and 151 more in this file." in ran.err


def made_before(folder: Folder, cells: dict[str, Any], since: str = SINCE) -> None:
    """The form of a time when the report was not there, filled in; a colleague has made the report meanwhile."""
    (folder.root / "a.xlsx").write_bytes(saved(forms.completed(folder, cells)))
    folder.write(REPORT, since)


def test_what_a_colleague_has_recorded_meanwhile_is_not_overwritten_unseen(commune: Folder, cdsplan: Run) -> None:
    made_before(commune, {"G7": 720, "G8": 1010, "G9": 34.5}, SINCE.replace("700", "710"))
    ran = cdsplan("import", "a.xlsx")
    assert (ran.code, ran.out) == (1, "")
    assert (
        "a.xlsx:G7: error: Hộ cáp quang (ho_cap_quang): the report now says 710 (2026-06-14);"
        " when the form was made it was 700 (2026-03-14)\n" in ran.err
    )
    assert "a.xlsx:G8: error: Hộ (ho): the report now says 1,000 (2026-06-14)" in ran.err
    assert "G9" not in ran.err, "there nothing is overwritten"
    assert "--overwrite" in ran.err
    assert reported(commune) == SINCE.replace("700", "710")


def test_it_is_overwritten_where_that_is_asked_for(commune: Folder, cdsplan: Run) -> None:
    made_before(commune, {"G7": 720})
    assert cdsplan("import", "a.xlsx", "--overwrite").code == 0
    assert reported(commune) == SINCE.replace("700", "720")


def test_what_a_colleague_has_recorded_elsewhere_in_the_report_stays_and_stops_nothing(
    commune: Folder, cdsplan: Run
) -> None:
    made_before(commune, {"G9": 34.5, "G7": 700})
    assert cdsplan("import", "a.xlsx").code == 0, "whoever types the same figure overwrites none"
    assert reported(commune) == SINCE + "  dien_tich: 34.5\n"


def test_a_note_on_a_figure_that_is_another_meanwhile_is_refused(commune: Folder, cdsplan: Run) -> None:
    made_before(commune, {"I7": "đếm lại"})
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 1
    assert "a.xlsx:I7: error: " in ran.err


def test_a_figure_that_a_colleague_has_taken_back_does_not_come_again_unseen(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, SINCE)
    made_before(commune, {"G7": 720}, SINCE.replace("  ho_cap_quang", "  # ho_cap_quang"))
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 1
    assert "the report now says 700 (2026-03-14); when the form was made it was 700 (2026-06-14)" in ran.err


def test_a_csv_form_overwrites_nothing_unseen_either(commune: Folder, cdsplan: Run) -> None:
    cdsplan("form", "xa-tan-lap", "--period", "2026-06", "-o", "a.csv")
    file = commune.root / "a.csv"
    written = file.read_text(encoding="utf-8-sig")
    file.write_text(written.replace("700;14/03/2026;;;", "700;14/03/2026;720;;"), encoding="utf-8-sig", newline="")
    commune.write(REPORT, SINCE.replace("700", "710"))
    assert cdsplan("import", "a.csv").code == 1
    assert cdsplan("import", "a.csv", "--overwrite").code == 0
    assert "720" in reported(commune)


def test_a_table_that_knows_of_nothing_overwrites_nothing(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, SINCE)
    commune.write("a.csv", "Mã số liệu;Số mới;Nguồn;Ghi chú\nho;1010;;\n")
    ran = cdsplan("import", "a.csv", "--commune", "xa-tan-lap", "--period", "2026-06")
    assert ran.code == 1
    assert "the report now says 1,000 (2026-06-14); when the form was made it was –" in ran.err


def many(folder: Folder, **forms_: bytes) -> None:
    for name, raw in forms_.items():
        (folder.root / f"{name}.xlsx").write_bytes(raw)


def test_of_many_forms_each_is_recorded_whole_or_not_at_all(commune: Folder, cdsplan: Run) -> None:
    wrong = saved(forms.completed(commune, {"G8": 1000, "G9": "abc"}))
    many(
        commune,
        a=saved(forms.completed(commune, {"G7": 720})),
        b=wrong,
        c=b"PK\x03\x04rubbish",
        d=saved(forms.completed(commune, {"G11": 97.8})),
        e=saved(forms.completed(commune, {})),
    )
    ran = cdsplan("import", "a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx")
    assert ran.code == 2
    assert ran.out.endswith("\n5 files: 2 recorded, 1 without news, 2 refused.\n")
    assert "b.xlsx:G9: error: " in ran.err
    assert "cdsplan: c.xlsx: " in ran.err
    written = reported(commune)
    assert "ho_cap_quang: 720" in written
    assert "y_te: 97.8" in written
    assert " ho:" not in written


def test_of_many_forms_none_overwrites_what_another_has_brought(commune: Folder, cdsplan: Run) -> None:
    many(
        commune,
        a=saved(forms.completed(commune, {"G8": 1010})),
        b=saved(forms.completed(commune, {"G8": 1020, "G9": 34.5})),
    )
    ran = cdsplan("import", "a.xlsx", "b.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert "b.xlsx:G8: lỗi: Hộ (ho): báo cáo nay ghi 1.010 (14/06/2026), khi lập biểu mẫu là 1.000" in ran.err
    assert ran.out.endswith("\n2 tệp: 1 đã ghi, 1 không nhập được.\n")
    assert "1010" in reported(commune)
    assert "dien_tich" not in reported(commune)


def test_many_forms_are_tried(commune: Folder, cdsplan: Run) -> None:
    many(commune, a=saved(forms.completed(commune, {"G8": 1010})), b=saved(forms.completed(commune, {"G9": 34.5})))
    ran = cdsplan("import", "a.xlsx", "b.xlsx", "--dry-run")
    assert (ran.code, (commune.root / REPORT).exists()) == (0, False)
    assert ran.out.endswith("\n2 files: 2 can be recorded.\n")


@pytest.mark.parametrize("named", ["forms", "forms/*.xlsx", "forms/?.xlsx"])
def test_a_folder_of_forms_and_a_pattern_name_those_in_it(commune: Folder, cdsplan: Run, named: str) -> None:
    (commune.root / "forms").mkdir()
    for name, cell, figure in (("a", "G8", 1010), ("b", "G9", 34.5), ("~$a", "G9", 34.5)):
        (commune.root / f"forms/{name}.xlsx").write_bytes(saved(forms.completed(commune, {cell: figure})))
    commune.write("forms/README.md", "x")
    assert cdsplan("import", named, "forms/a.xlsx", "--dry-run").out.endswith("\n2 files: 2 can be recorded.\n")


@pytest.mark.usefixtures("commune")
@pytest.mark.parametrize(("named", "said"), [("plans", "plans has no form"), ("*.csv", "no form is *.csv")])
def test_where_no_form_lies_it_says_so(cdsplan: Run, named: str, said: str) -> None:
    assert said in cdsplan("import", named).err


def with_result(raw: bytes, formula: str, result: str, kind: str = "n") -> bytes:
    """The workbook with what a spreadsheet program stores beside its formula; openpyxl stores nothing."""
    cell = f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v>{result}</v>"
    changed = BytesIO()
    with ZipFile(BytesIO(raw)) as before, ZipFile(changed, "w") as after:
        for part in before.infolist():
            content = before.read(part).decode() if part.filename.endswith("sheet1.xml") else None
            if content is None:
                after.writestr(part, before.read(part))
            else:
                assert cell[0] in content or cell[0].replace("<v></v>", "<v />") in content, content[-2000:]
                content = content.replace(cell[0].replace("<v></v>", "<v />"), cell[0]).replace(*cell)
                after.writestr(part, content if kind == "n" else typed(content, formula, kind))
    return changed.getvalue()


def typed(content: str, formula: str, kind: str) -> str:
    """The cell of a formula as one of words or of an error."""
    before, _, after = content.partition(f"<f>{formula}</f>")
    head, _, cell = before.rpartition("<c ")
    return f'{head}<c t="{kind}" {cell}<f>{formula}</f>{after}'


def test_a_formula_is_read_by_the_value_that_is_stored_and_that_is_said(commune: Folder, cdsplan: Run) -> None:
    raw = with_result(saved(forms.completed(commune, {"G8": "=999+1"})), "999+1", "1000")
    (commune.root / "a.xlsx").write_bytes(raw)
    ran = cdsplan("import", "a.xlsx")
    assert ran.code == 0
    assert (
        "a.xlsx:G8: note: the cell has the formula =999+1; the result stored in the file is taken: 1,000\n" in ran.err
    )
    assert "ho: 1000" in reported(commune)


@pytest.mark.parametrize(
    ("result", "kind", "to_type"), [("18.025", "n", "18025"), ("#N/A", "e", "Gõ con số"), ("abc", "str", "để trống")]
)
def test_what_a_formula_has_come_to_is_judged_as_if_it_was_written_there(
    commune: Folder, cdsplan: Run, result: str, kind: str, to_type: str
) -> None:
    raw = with_result(saved(forms.completed(commune, {"G8": "=A1"})), "A1", result, kind)
    (commune.root / "a.xlsx").write_bytes(raw)
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert to_type in ran.err.partition("a.xlsx:G8: lỗi: ")[2].splitlines()[1]


def test_a_second_sheet_that_is_a_form_with_figures_stops_it_all(commune: Folder, cdsplan: Run) -> None:
    book = forms.completed(commune, {"G7": 720})
    book.copy_worksheet(sheet_of(book)).title = "Bản sao"
    book.create_sheet("Nháp")["A1"] = 5
    (commune.root / "a.xlsx").write_bytes(saved(book))
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert (
        "a.xlsx:A1: lỗi: trang tính «Bản sao» cũng có số mới (ô G7), nhưng chương trình chỉ đọc trang tính «Số liệu»\n"
        in ran.err
    )
    assert "xóa trang tính «Bản sao»" in ran.err
    book["Bản sao"]["G7"] = None
    (commune.root / "a.xlsx").write_bytes(saved(book))
    assert cdsplan("import", "a.xlsx").code == 0, "a copy in which there is nothing, and a sheet of one's own"


def test_an_open_document_is_told_apart(commune: Folder, cdsplan: Run) -> None:
    with ZipFile(commune.root / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    ran = cdsplan("import", "a.ods")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "Save As" in ran.err


GONE = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-06-01\nsuccessor: "00002"\n'


def test_the_form_of_a_commune_that_is_gone_names_who_reports_instead(commune: Folder, cdsplan: Run) -> None:
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G7": 720})))
    commune.write("plans/thanh-hoa/xa-tan-lap/commune.yaml", GONE)
    commune.write("plans/thanh-hoa/xa-khac/commune.yaml", 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n')
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert "a.xlsx:E2: lỗi: xã Tân Lập đã giải thể từ ngày 01/06/2026; kỳ này xã Khác báo cáo\n" in ran.err
    assert "cdsplan form 00002" in ran.err
    assert not (commune.root / REPORT).exists()


def test_a_colleague_who_writes_while_a_form_is_compared_is_not_overwritten(
    commune: Folder, cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor, or a computer that shares the drive, heeds no lock."""
    propose = proposal.propose

    def interrupted(*arguments: Any) -> Proposal:  # noqa: ANN401
        monkeypatch.setattr(report_writing, "propose", propose)
        commune.write(REPORT, SINCE)
        return propose(*arguments)

    monkeypatch.setattr(report_writing, "propose", interrupted)
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G7": 720})))
    ran = cdsplan("import", "a.xlsx")
    assert (ran.code, ran.out) == (1, "")
    assert "the report now says 700 (2026-06-14); when the form was made it was 700 (2026-03-14)" in ran.err
    assert reported(commune) == SINCE


def test_a_state_that_a_colleague_has_changed_is_told_in_words(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, "period: 2026-06\nresults: {trung_tam: not-started}\n")
    made_before(commune, {"G15": "hoàn thành"}, "period: 2026-06\nresults: {trung_tam: in-progress}\n")
    ran = cdsplan("import", "a.xlsx", "--lang", "vi")
    assert ran.code == 1
    assert "báo cáo nay ghi đang triển khai (14/06/2026), khi lập biểu mẫu là chưa bắt đầu (14/06/2026)\n" in ran.err


def test_a_figure_whose_day_cannot_be_read_is_told_without(commune: Folder, cdsplan: Run) -> None:
    commune.write(REPORT, SINCE)
    commune.write("a.csv", "Mã số liệu;Số gần nhất;Ngày;Số mới;Nguồn;Ghi chú\nho;999;14-thg 6;1010;;\n")
    ran = cdsplan("import", "a.csv", "--commune", "xa-tan-lap", "--period", "2026-06")
    assert ran.code == 1
    assert "when the form was made it was 999\n" in ran.err


def test_how_good_a_figure_is_is_chosen_beside_it(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"G7": 700, "J7": "ước tính", "G8": 1000, "J8": "Ước chừng", "G9": 34.5, "J9": "chính thức"})
    assert ran.code == 0
    assert "J7: Hộ cáp quang (ho_cap_quang), quality: – → estimated\n" in ran.out
    assert "J8: Hộ (ho), approximate: – → yes\n" in ran.out
    written = reported(commune)
    assert "ho_cap_quang: {value: 700, quality: estimated}" in written
    assert "ho: {value: 1000, approx: true}" in written


def test_what_was_asked_for_in_vain_is_recorded_with_its_reason(commune: Folder, fill_in: Import) -> None:
    ran = fill_in({"J9": "chưa có", "I9": "Sở chưa công bố"})
    assert ran.code == 0
    assert "dien_tich: {value: null, note: Sở chưa công bố}" in reported(commune)
    assert fill_in({"J9": "chưa có", "I9": "Sở chưa công bố"}).err.endswith("nothing new to record.\n")


def test_a_figure_may_be_taken_back_with_the_reason(commune: Folder, fill_in: Import) -> None:
    commune.write(REPORT, SINCE)
    ran = fill_in({"J7": "chưa có", "I7": "đếm nhầm"})
    assert ran.code == 0
    assert "G7: Hộ cáp quang (ho_cap_quang): 700 → asked for, not available" in ran.out
    assert "value: null" in reported(commune)


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({"J9": "chưa có"}, "I9"),
        ({"J9": "chưa có", "I9": "x", "G9": 5}, "J9"),
        ({"J9": "tốt", "G9": 5}, "J9"),
        ({"J9": 5, "G9": 5}, "J9"),
        ({"J9": "sơ bộ"}, "G9"),
    ],
)
def test_a_quality_that_is_none_or_stands_alone_is_refused(
    commune: Folder, fill_in: Import, cells: dict[str, Any], place: str
) -> None:
    ran = fill_in(cells)
    assert ran.code == 1
    assert [line.split(":")[1] for line in ran.err.splitlines() if ": error: " in line] == [place]
    assert not (commune.root / REPORT).exists()


@pytest.mark.slow
def test_a_form_is_compared_with_what_stands_there_once_its_turn_has_come(commune: Folder) -> None:
    """A colleague writes while this one waits."""
    (commune.root / "a.xlsx").write_bytes(saved(forms.completed(commune, {"G7": 720})))
    with atomic_write.locked(commune.root / REPORT):
        waiting = subprocess.Popen(
            [sys.executable, "-m", "cdsplan", "import", "a.xlsx"],
            cwd=commune.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "CDSPLAN_TODAY": "2026-06-30"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(2)
        assert waiting.poll() is None
        commune.write(REPORT, SINCE)
    assert waiting.wait() == 1
    assert reported(commune) == SINCE
