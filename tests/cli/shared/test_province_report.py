"""cdsplan report PROVINCE"""

import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, REPORT, Folder

WRITE = ("report", "thanh-hoa", "--period", "2026-06", "-o")
NEIGHBOUR = "plans/thanh-hoa/xa-an-binh"


@pytest.fixture
def two(little: Folder) -> Folder:
    """Xã Tân Lập, which has reported, and Xã An Bình, which has not."""
    little.write(f"{NEIGHBOUR}/commune.yaml", 'name: Xã An Bình\ncode: "00002"\nprovince: Thanh Hóa\n')
    little.write(f"{NEIGHBOUR}/2026-so.yaml", (little.root / PATHS["plan"]).read_text(encoding="utf-8"))
    return little


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("ending", ["docx", "html", "md"])
@pytest.mark.parametrize("name", ["thanh-hoa", "Tỉnh Thanh Hóa"])
def test_it_is_written_in_each_format(cdsplan: Run, tmp_path: Path, ending: str, name: str) -> None:
    file = tmp_path / f"bao-cao.{ending}"
    ran = cdsplan("report", name, "--period", "2026-06", "-o", str(file), "--jobs", "1")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Wrote {file}\n")
    beginning = {"docx": b"PK", "html": b"<!DOCTYPE html>", "md": "**CỘNG HÒA".encode()}[ending]
    assert file.read_bytes().startswith(beginning)


def test_a_word_file_has_the_figures_of_summary(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 500, ho_cap_quang: 450}\n")
    file = tmp_path / "b.docx"
    assert cdsplan(*WRITE, str(file)).code == 0
    [one] = json.loads(cdsplan("summary", "thanh-hoa", "--as-of", "2026-06-14", "-f", "json").out)["indicators"]
    cells = [cell.text for table in docx.Document(str(file)).tables for row in table.rows for cell in row.cells]
    assert (one["numerator"], one["denominator"], one["value"]) == (1150, 1500, 76.666667)
    assert "1.150/1.500 hộ, đạt 76,67%" in [" ".join(cell.split()) for cell in cells]
    assert "2/2 xã có số liệu" in [" ".join(cell.split()) for cell in cells]


@pytest.mark.usefixtures("two")
def test_who_has_not_reported_is_in_it(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.md"
    assert cdsplan(*WRITE, str(file)).code == 0
    assert "01 xã chưa báo cáo kỳ này: xã An Bình." in file.read_text(encoding="utf-8")


def test_where_nobody_has_reported_there_is_none(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    (little.root / PATHS["report"]).unlink()
    file = tmp_path / "b.md"
    ran = cdsplan(*WRITE, str(file))
    assert (ran.code, file.exists()) == (2, False)
    assert "no commune of thanh-hoa has reported for June 2026" in ran.err
    assert "cdsplan form thanh-hoa --period 2026-06 -o FOLDER" in ran.err


def test_where_all_that_was_reported_is_illustrative_there_is_none(
    cdsplan: Run, little: Folder, tmp_path: Path
) -> None:
    little.write(PATHS["report"], f"{REPORT}illustrative: true\n")
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert (ran.code, "thanh-hoa has only illustrative figures for June 2026" in ran.err) == (2, True)


def test_illustrative_figures_of_another_period_are_no_way_out(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    (little.root / PATHS["report"]).rename(little.root / "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml")
    little.write(
        "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml", f"{REPORT.replace('2026-06', '2026-05')}illustrative: true\n"
    )
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert (ran.code, "no commune of thanh-hoa has reported" in ran.err) == (2, True)


def test_where_the_provinces_own_report_is_illustrative_there_is_none(
    cdsplan: Run, little: Folder, tmp_path: Path
) -> None:
    (little.root / PATHS["report"]).unlink()
    little.write("plans/thanh-hoa/reports/2026-06.yaml", f"{REPORT}illustrative: true\n")
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert (ran.code, "Add --illustrative" in ran.err) == (2, True)


def test_where_no_commune_has_a_plan_there_is_none(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    (little.root / PATHS["plan"]).unlink()
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert (ran.code, "on 2026-06-14 no commune has a plan in force" in ran.err) == (2, True)
    assert "cdsplan summary thanh-hoa --as-of 2026-06-14" in ran.err


def test_a_draft_is_made_all_the_same(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    (little.root / PATHS["report"]).unlink()
    file = tmp_path / "b.md"
    assert cdsplan(*WRITE, str(file), "--draft").code == 0
    written = file.read_text(encoding="utf-8")
    assert "DỰ THẢO" in written
    assert "Đã có 00/01 xã báo cáo tháng 6 năm 2026." in written


def test_the_provinces_own_report_is_enough(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    (little.root / PATHS["report"]).unlink()
    little.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 700}\n")
    assert cdsplan(*WRITE, str(tmp_path / "b.md")).code == 0


def test_illustrative_figures_are_left_out_unless_they_are_asked_for(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", f"{REPORT}illustrative: true\n")
    file = tmp_path / "b.md"
    ran = cdsplan(*WRITE, str(file))
    assert "the illustrative figures of 1 commune" in ran.err
    assert "1.400" not in file.read_text(encoding="utf-8")
    cdsplan(*WRITE, str(file), "--illustrative", "--force")
    assert "1.400/2.000 hộ, đạt 70%" in file.read_text(encoding="utf-8")
    assert "chỉ dùng để minh họa" in file.read_text(encoding="utf-8")


def test_errors_of_any_commune_make_no_report(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1100}\n")
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert (ran.code, (tmp_path / "b.md").exists()) == (1, False)
    assert "error[part-exceeds-whole]" in ran.err
    assert "no report was made" in ran.err


def test_warnings_of_communes_are_theirs(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 0, ho_cap_quang: 0}\n")
    two.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 0, ho_cap_quang: 0}\n")
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert ran.code == 0
    assert "xa-an-binh" not in ran.err


def test_figures_of_a_later_day_are_told_with_the_way_to_have_them(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", f"{REPORT}as_of: 2026-06-20\n")
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"))
    assert "1 commune reported for June 2026 with figures of a later day than 2026-06-14" in ran.err
    two.write("plans/thanh-hoa/reports/2026-06.yaml", "period: 2026-06\nas_of: 2026-06-20\nvalues: {}\n")
    assert "later day" not in cdsplan(*WRITE, str(tmp_path / "c.md")).err
    assert "1.400/2.000" in (tmp_path / "c.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [("--plan", "2026-so"), ("--party", "VNPT")])
def test_a_part_of_it_is_no_report(cdsplan: Run, tmp_path: Path, option: tuple[str, str]) -> None:
    ran = cdsplan(*WRITE, str(tmp_path / "b.md"), *option)
    assert ran.code == 2
    assert "leave out --plan and --party" in ran.err


def test_a_period_that_has_not_begun_is_refused(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan("report", "thanh-hoa", "--period", "2026-12", "-o", str(tmp_path / "b.md"))
    assert (ran.code, "has not begun" in ran.err) == (2, True)


def test_it_is_the_same_by_one_process_and_by_many(cdsplan: Run, two: Folder, tmp_path: Path) -> None:
    two.write(f"{NEIGHBOUR}/reports/2026-06.yaml", REPORT)
    written = []
    for jobs in ("1", "3"):
        file = tmp_path / f"{jobs}.md"
        assert cdsplan(*WRITE, str(file), "--jobs", jobs).code == 0
        written.append(file.read_bytes())
    assert written[0] == written[1]
