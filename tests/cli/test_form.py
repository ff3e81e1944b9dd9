"""cdsplan form"""

import subprocess
import sys

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder


def test_an_excel_form_is_written(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "xa-tan-lap", "--period", "2026-09", "-o", "bieu-mau.xlsx")
    assert (ran.code, ran.out) == (0, "")
    assert "2 figures" in ran.err
    assert load_workbook(little.root / "bieu-mau.xlsx").sheetnames == ["Số liệu"]


def test_a_csv_form_is_written(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("form", "00001", "--period", "2026-09", "-o", "bieu-mau.csv").code == 0
    assert "Kỳ số liệu: 2026-09" in (little.root / "bieu-mau.csv").read_text(encoding="utf-8-sig")


def test_the_form_of_a_running_period_counts_up_to_today_and_the_command_says_so(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-07", "-o", "a.csv")
    assert "2026-07 runs until 2026-07-14: the figures count up to today, 2026-06-30, and as_of says so.\n" in ran.err
    assert "Số liệu tính đến ngày 30/06/2026" in (little.root / "a.csv").read_text(encoding="utf-8-sig")


def test_the_form_of_a_period_that_has_not_begun_says_from_when_it_is_imported(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("form", "00001", "--period", "2026-08", "-o", "a.csv")
    assert ran.code == 0
    assert "2026-08 has not begun: it runs from 2026-07-15, and today is 2026-06-30; only from that day on" in ran.err
    assert "Số liệu tính đến ngày 14/08/2026" in (little.root / "a.csv").read_text(encoding="utf-8-sig")


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
    assert "Kỳ số liệu" in (little.root / "a.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("period", "output", "said"),
    [("2026-9", "a.xlsx", "2026-9"), ("2026-09", "a.xls", ".xlsx"), ("2026-09", "a", ".xlsx")],
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
