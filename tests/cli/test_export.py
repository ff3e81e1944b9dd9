"""cdsplan export"""

import csv
import errno
import json
import os
import sys
from io import StringIO
from pathlib import Path
from unittest.mock import Mock

import pytest

from cdsplan.repository import atomic_write
from tests.cli.conftest import Ran, Run
from tests.conftest import COMMUNE, PATHS, PLAN, REPORT, Folder
from tests.workbooks import table, worksheets


@pytest.fixture
def two(little: Folder) -> Folder:
    """A second commune, whose path comes first."""
    there = "plans/bac-ninh/xa-van-son"
    little.write(
        f"{there}/commune.yaml",
        COMMUNE.replace("00001", "07621").replace("Tân Lập", "Vân Sơn").replace("Thanh Hóa", "Bắc Ninh"),
    )
    little.write(f"{there}/2026-so.yaml", PLAN)
    little.write(f"{there}/reports/2026-06.yaml", REPORT)
    return little


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(ran.out)))


@pytest.mark.usefixtures("two")
def test_every_commune_is_exported_by_path(cdsplan: Run) -> None:
    ran = cdsplan("export")
    assert ran.code == 0
    assert ran.err == ""
    assert [(row["path"], row["value"]) for row in rows(ran)] == [
        ("bac-ninh/xa-van-son", "70"),
        ("thanh-hoa/xa-tan-lap", "70"),
    ]


@pytest.mark.parametrize("wanted", [["07621"], ["bac-ninh/xa-van-son", "xa-van-son"]])
@pytest.mark.usefixtures("two")
def test_only_the_communes_asked_for_and_each_once(cdsplan: Run, wanted: list[str]) -> None:
    assert [row["code"] for row in rows(cdsplan("export", *wanted))] == ["07621"]


def test_an_unknown_commune_is_wrong_usage(cdsplan: Run) -> None:
    assert cdsplan("export", "xa-khac").code == 2


def test_excel_gets_a_bom_and_semicolons(cdsplan: Run) -> None:
    out = cdsplan("export", "--excel").out
    assert out.startswith("\ufeffThư mục;Mã đơn vị hành chính;")
    assert "thanh-hoa/xa-tan-lap;\t00001;Xã Tân Lập;" in out


@pytest.mark.parametrize("options", [["-o", "so-lieu.XLSX"], ["--format", "xlsx", "-o", "so-lieu"]])
@pytest.mark.usefixtures("two")
def test_a_workbook_has_the_rows_of_the_csv(cdsplan: Run, options: list[str]) -> None:
    ran = cdsplan("export", *options, "--lang", "vi")
    assert (ran.code, ran.out) == (0, "")
    [sheet] = worksheets(Path(options[-1]).read_bytes())
    read = table(sheet)
    assert [row["Mã đơn vị hành chính"].value for row in read] == ["07621", "00001"]
    for row, plain in zip(read, rows(cdsplan("export")), strict=True):
        values = {name: cell.value for name, cell in zip(plain, row.values(), strict=True)}
        assert (values["period"], values["value"], values["denominator"]) == ("Tháng 6 năm 2026", 70, 1000)
        assert (values["as_of"].date().isoformat(), values["party"]) == (plain["as_of"], None)
        assert (values["status"], values["illustrative"]) == ("Chưa đạt", "không")


@pytest.mark.parametrize("options", [["--format", "xlsx"], ["--format", "xlsx", "--excel", "-o", "so-lieu.xlsx"]])
def test_a_workbook_needs_a_file_and_is_not_for_the_excel_of_csv(cdsplan: Run, options: list[str]) -> None:
    assert cdsplan("export", *options).code == 2
    assert not list(Path().glob("so-lieu*"))


def test_more_rows_than_excel_holds_are_refused_with_a_way_out(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdsplan.cli.export._MOST_ROWS", 0)
    ran = cdsplan("export", "-o", "so-lieu.xlsx")
    assert (ran.code, "--format csv" in ran.err) == (2, True)
    assert cdsplan("export", "-o", "so-lieu.csv").code == 0


def test_a_file_has_what_the_screen_has(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    ran = cdsplan("export", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert file.read_bytes().decode() == cdsplan("export").out


def test_a_file_that_is_there_is_replaced_only_by_force(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_text("của tôi", encoding="utf-8")
    assert cdsplan("export", "-o", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == "của tôi"
    assert cdsplan("export", "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("path,")


def test_a_data_package_is_a_folder_of_tables_and_what_they_are(cdsplan: Run, tmp_path: Path) -> None:
    assert cdsplan("export", "--format", "datapackage", "-o", str(tmp_path / "goi")).code == 0
    described = json.loads((tmp_path / "goi" / "datapackage.json").read_text(encoding="utf-8"))
    files = {resource["path"] for resource in described["resources"]} | {"datapackage.json"}
    assert {file.name for file in (tmp_path / "goi").iterdir()} == files
    assert packed_rows(tmp_path / "goi", "communes")[0]["code"] == "00001"


def test_the_licence_is_what_the_settings_say(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    little.write("plans/cdsplan.yaml", "license: CC-BY-4.0\n")
    assert cdsplan("export", "--format", "datapackage", "-o", str(tmp_path / "goi")).code == 0
    described = json.loads((tmp_path / "goi" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["licenses"] == [{"name": "CC-BY-4.0"}]


def packed_rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((folder / f"{name}.csv").read_bytes().decode())))


@pytest.mark.parametrize("form", ["datapackage", "parquet"])
def test_twice_the_same_export_is_twice_the_same_bytes(cdsplan: Run, tmp_path: Path, form: str) -> None:
    for name in ("first", "second"):
        ran = cdsplan("export", "-f", form, "-o", str(tmp_path / name))
        written = len(contents(tmp_path / name))
        assert ran == (0, "", f"Wrote {written} files into {tmp_path / name}.\n")
    assert contents(tmp_path / "first") == contents(tmp_path / "second") != {}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("form", ["datapackage", "parquet"])
def test_statuses_and_observations_are_those_of_a_day(cdsplan: Run, tmp_path: Path, form: str) -> None:
    assert cdsplan("export", "-f", form, "--as-of", "2026-05-01", "-o", str(tmp_path / "goi")).code == 0
    if form == "datapackage":
        assert packed_rows(tmp_path / "goi", "observations") == []
        [status] = packed_rows(tmp_path / "goi", "statuses")
        assert (status["status"], status["evaluated_on"], status["as_of"]) == ("no-data", "2026-05-01", "")
    assert rows(cdsplan("export", "--as-of", "2026-05-01")) == []


@pytest.mark.usefixtures("two")
def test_parquet_is_parted_by_province(cdsplan: Run, tmp_path: Path) -> None:
    assert cdsplan("export", "-f", "parquet", "-o", str(tmp_path / "bang")).code == 0
    files = contents(tmp_path / "bang")
    assert {name for name in files if name.startswith("values/")} == {
        "values/province=bac-ninh/part-0.parquet",
        "values/province=thanh-hoa/part-0.parquet",
    }
    assert {"provinces/part-0.parquet", "indicators/part-0.parquet"} <= files.keys()


@pytest.mark.usefixtures("two")
def test_nothing_is_left_in_parquet_of_an_export_of_more(cdsplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bang"
    assert cdsplan("export", "-f", "parquet", "-o", str(folder)).code == 0
    before = contents(folder)
    ran = cdsplan("export", "-f", "parquet", "-o", str(folder))
    assert (ran.code, "already has files" in ran.err) == (2, True)
    ran = cdsplan("export", "07621", "-f", "parquet", "-o", str(folder), "--force")
    assert (ran.code, "province=thanh-hoa" in ran.err) == (2, True)
    assert contents(folder) == before
    assert cdsplan("export", "-f", "parquet", "-o", str(folder), "--force").code == 0


def test_parquet_needs_its_extra(cdsplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "cdsplan.render.dataset.parquet", raising=False)
    ran = cdsplan("export", "-f", "parquet", "-o", str(tmp_path / "bang"))
    assert (ran.code, "Parquet files need the extra cdsplan[parquet]; run: " in ran.err) == (2, True)
    assert not (tmp_path / "bang").exists()


def test_of_two_communes_with_one_code_the_first_is_exported(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(PATHS["commune"], COMMUNE.replace("00001", "07621"))
    ran = cdsplan("export", "-f", "datapackage", "-o", str(tmp_path / "goi"))
    assert (ran.code, "error[duplicate-code]" in ran.err) == (1, True)
    assert [row["path"] for row in packed_rows(tmp_path / "goi", "communes")] == ["bac-ninh/xa-van-son"]


def test_a_data_package_replaces_none_but_by_force(cdsplan: Run, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    ran = cdsplan("export", "--format", "datapackage", "-o", str(tmp_path))
    assert ran.code == 2
    assert not (tmp_path / "observations.csv").exists()
    assert cdsplan("export", "--format", "datapackage", "-o", str(tmp_path), "--force").code == 0


def test_of_a_package_that_was_killed_in_the_midst_the_next_makes_a_whole_one(cdsplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "goi"
    package = ("export", "--format", "datapackage", "-o", str(folder))
    assert cdsplan(*package).code == 0
    whole = {file.name: file.read_bytes() for file in folder.iterdir()}
    atomic_write.temporary_name(folder / "datapackage.json").write_bytes(whole["datapackage.json"])
    (folder / "datapackage.json").unlink()
    (folder / "observations.csv").write_bytes(b"old")
    assert cdsplan(*package).code == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".cdsplan-tmp"} == whole
    (folder / "datapackage.json").unlink()
    assert cdsplan(*package, "--force").code == 0


def test_a_table_without_a_descriptor_is_somebodys(cdsplan: Run, tmp_path: Path) -> None:
    (tmp_path / "observations.csv").write_text("của tôi", encoding="utf-8")
    assert cdsplan("export", "--format", "datapackage", "-o", str(tmp_path)).code == 2
    assert (tmp_path / "observations.csv").read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("options", [[], ["--excel", "-o", "goi"]])
def test_a_data_package_needs_a_folder_and_is_not_for_excel(cdsplan: Run, options: list[str]) -> None:
    ran = cdsplan("export", "--format", "datapackage", *options)
    assert (ran.code, ran.out) == (2, "")


def test_illustrative_figures_are_left_out_unless_they_are_asked_for(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], f"{REPORT}illustrative: true\n")
    ran = cdsplan("export")
    assert rows(ran) == []
    assert "Left out 1 illustrative report" in ran.err
    [row] = rows(cdsplan("export", "--illustrative"))
    assert row["illustrative"] == "true"


def test_a_commune_that_does_not_load_is_told_and_the_others_are_exported(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["report"], "period: 2026-06\nvalues: [\n")
    ran = cdsplan("export")
    assert ran.code == 1
    assert "error[yaml-syntax]" in ran.err
    assert [row["path"] for row in rows(ran)] == ["bac-ninh/xa-van-son"]


def test_a_folder_with_nothing_of_ours_has_no_rows(cdsplan: Run, little: Folder) -> None:
    little.write("plans/thanh-hoa/anh/so-do.png", b"")
    little.write("plans/ha-noi/anh.png", b"")
    ran = cdsplan("export")
    assert (ran.code, ran.err, len(rows(ran))) == (0, "", 1)


def test_a_province_is_called_as_its_communes_have_it(cdsplan: Run, little: Folder) -> None:
    little.write("plans/thanh-hoa/2026-so.yaml", PLAN)
    little.write("plans/thanh-hoa/reports/2026-06.yaml", REPORT)
    assert [(row["path"], row["commune"], row["province"]) for row in rows(cdsplan("export"))] == [
        ("thanh-hoa", "", "Thanh Hóa"),
        ("thanh-hoa/xa-tan-lap", "Xã Tân Lập", "Thanh Hóa"),
    ]


def test_errors_of_the_rules_are_told_beside_the_rows(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1100}\n")
    ran = cdsplan("export")
    assert ran.code == 1
    assert "error[part-exceeds-whole]" in ran.err
    assert len(rows(ran)) == 1


def test_warnings_are_for_validate_to_tell(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("value: 80}", 'value: 80}, {op: ">=", value: 90}'))
    ran = cdsplan("export")
    assert (ran.code, ran.err) == (0, "")
    assert rows(ran)[0]["conflict"] == "true"


@pytest.mark.parametrize("call", ["schema -o made", "export -f datapackage -o made"])
def test_after_a_full_disk_the_same_command_works(cdsplan: Run, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", Mock(side_effect=OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
        ran = cdsplan(*call.split())
        assert (ran.code, ran.out) == (2, "")
        assert "No space left on device" in ran.err
    assert list(Path("made").iterdir()) == []
    assert cdsplan(*call.split()).code == 0
    assert len(list(Path("made").iterdir())) > 1
