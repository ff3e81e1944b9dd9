"""cdsplan report"""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from cdsplan.cli.shared import extras
from tests.cli.conftest import Run
from tests.conftest import COMMUNE, PATHS, PLAN, REPORT, Folder

WRITE = ("report", "xa-tan-lap", "--period", "2026-06")


@pytest.mark.parametrize("ending", ["docx", "html", "md", "xlsx"])
def test_the_ending_of_the_file_says_its_format(cdsplan: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / "out" / f"bao-cao.{ending}"
    ran = cdsplan(*WRITE, "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    beginning = {"docx": b"PK", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "md": "**CỘNG HÒA".encode()}[ending]
    assert file.read_bytes().startswith(beginning)


def test_a_format_that_is_asked_for_beats_the_ending(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.txt"
    assert cdsplan(*WRITE, "-o", str(file), "--format", "md").code == 0
    assert "# BÁO CÁO" in file.read_text(encoding="utf-8")


def test_an_unknown_ending_asks_for_the_format(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.odt"))
    assert ran.code == 2
    assert "--format docx" in ran.err
    assert not (tmp_path / "bao-cao.odt").exists()


def test_who_wants_a_pdf_is_told_how_to_get_one(cdsplan: Run, tmp_path: Path) -> None:
    ran = cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.pdf"))
    assert (ran.code, "make a .docx, then save it as PDF" in ran.err) == (2, True)
    assert not (tmp_path / "bao-cao.pdf").exists()


def test_it_is_vietnamese_whatever_the_language(cdsplan: Run, tmp_path: Path) -> None:
    english, vietnamese = tmp_path / "en.docx", tmp_path / "vi.docx"
    cdsplan(*WRITE, "-o", str(english), "--lang", "en")
    cdsplan(*WRITE, "-o", str(vietnamese), "--lang", "vi")
    read = [[paragraph.text for paragraph in docx.Document(str(file)).paragraphs] for file in (english, vietnamese)]
    assert read[0] == read[1]
    assert "BÁO CÁO" in read[0]


def test_its_figures_are_those_of_progress_at_the_same_date(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.docx"
    cdsplan(*WRITE, "-o", str(file))
    [plan] = json.loads(cdsplan("progress", "xa-tan-lap", "--as-of", "2026-06-14", "-f", "json").out)["plans"]
    [shown] = plan["indicators"]
    cells = [cell.text for cell in docx.Document(str(file)).tables[1].rows[1].cells]
    assert (shown["actual"]["value"], shown["actual"]["denominator"], shown["gap"]) == (70, 1000, 10)
    assert cells[4:] == ["700/1.000\xa0hộ, đạt 70%", "87,5%", "10\xa0điểm\xa0phần\xa0trăm\n100\xa0hộ", "Chưa đạt"]


def test_a_file_that_is_there_is_replaced_only_by_force(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.md"
    file.write_text("của tôi", encoding="utf-8")
    ran = cdsplan(*WRITE, "-o", str(file))
    assert ran.code == 2
    assert "--force" in ran.err
    assert file.read_text(encoding="utf-8") == "của tôi"
    assert cdsplan(*WRITE, "-o", str(file), "--force").code == 0
    assert "BÁO CÁO" in file.read_text(encoding="utf-8")
    assert list(tmp_path.glob(".*")) == []


def test_a_place_that_cannot_be_written_is_said(cdsplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bao-cao.md"
    folder.mkdir()
    ran = cdsplan(*WRITE, "-o", str(folder))
    assert ran.code == 2
    assert "cannot write" in ran.err


def test_it_goes_into_a_device(cdsplan: Run) -> None:
    assert cdsplan(*WRITE, "--format", "html", "-o", "/dev/null").code == 0


def test_illustrative_figures_are_left_out_unless_they_are_asked_for(
    cdsplan: Run, little: Folder, tmp_path: Path
) -> None:
    little.write(PATHS["report"], f"{REPORT}illustrative: true\n")
    file = tmp_path / "bao-cao.md"
    ran = cdsplan(*WRITE, "-o", str(file))
    assert ran.code == 2
    assert "Left out 1 illustrative report" in ran.err
    assert "the report of xã Tân Lập for June 2026 is illustrative. Add --illustrative" in ran.err
    assert cdsplan(*WRITE, "--draft", "-o", str(file)).code == 0
    honest = file.read_text(encoding="utf-8")
    assert "MINH HỌA" not in honest
    assert "700" not in honest
    cdsplan(*WRITE, "-o", str(file), "--force", "--illustrative")
    assert "chỉ dùng để minh họa" in file.read_text(encoding="utf-8")


def test_data_with_errors_make_no_report(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1100}\n")
    ran = cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.md"))
    assert ran.code == 1
    assert "error[part-exceeds-whole]" in ran.err
    assert not (tmp_path / "bao-cao.md").exists()


def test_files_that_do_not_load_make_no_report(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: [\n")
    assert cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.md")).code == 1
    assert not (tmp_path / "bao-cao.md").exists()


UNREPORTED = ("report", "xa-tan-lap", "--period", "2026-05")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            "xã Tân Lập chưa có báo cáo kỳ tháng 5 năm 2026. Ghi số liệu: cdsplan record xa-tan-lap",
        ),
        ("en", "xã Tân Lập has no report for May 2026. Record its figures: cdsplan record xa-tan-lap"),
    ],
)
def test_a_period_without_a_report_is_refused_with_the_command_that_records_it(
    cdsplan: Run, tmp_path: Path, language: str, said: str
) -> None:
    file = tmp_path / "bao-cao.md"
    ran = cdsplan(*UNREPORTED, "-o", str(file), "--lang", language)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "cdsplan form xa-tan-lap --period 2026-05" in ran.err
    assert not file.exists()


@pytest.mark.parametrize("asked", [UNREPORTED, WRITE])
def test_whoever_wants_a_draft_gets_it(cdsplan: Run, tmp_path: Path, asked: tuple[str, ...]) -> None:
    file = tmp_path / "bao-cao.docx"
    assert cdsplan(*asked, "--draft", "-o", str(file)).code == 0
    for section in docx.Document(str(file)).sections:
        assert "DỰ THẢO" in section.footer.paragraphs[0].text
        assert "DỰ THẢO" in section.first_page_footer.paragraphs[0].text


HEIR = 'name: Xã Yên Ninh\ncode: "00009"\nprovince: Thanh Hóa\n'


def test_of_a_dissolved_commune_nobody_reports_whom_the_repository_does_not_know(
    cdsplan: Run, little: Folder, tmp_path: Path
) -> None:
    little.write(PATHS["commune"], f'{COMMUNE}dissolved: 2026-06-20\nsuccessor: "00009"\n')
    file = tmp_path / "bao-cao.md"
    ran = cdsplan(*WRITE, "-o", str(file))
    assert ran.code == 2
    assert "its successor (00009) reports and signs, and is not in the repository" in ran.err
    assert cdsplan(*WRITE, "--draft", "-o", str(file)).code == 0
    little.write("plans/thanh-hoa/xa-yen-ninh/commune.yaml", HEIR)
    assert cdsplan(*WRITE, "-o", str(file), "--force").code == 0
    assert "**XÃ YÊN NINH**" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("2026-13", "2026-Q2"),
        ("2026-12", "has not begun"),
        ("2025", "2026-so"),
    ],
)
def test_a_period_about_which_nothing_can_be_said_is_wrong_usage(
    cdsplan: Run, tmp_path: Path, span: str, said: str
) -> None:
    ran = cdsplan("report", "xa-tan-lap", "--period", span, "-o", str(tmp_path / "bao-cao.md"))
    assert ran.code == 2
    assert said in ran.err


def test_a_draft_for_a_period_that_is_not_over_is_as_of_today(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.md"
    assert cdsplan("report", "xa-tan-lap", "--period", "2026-h2", "--draft", "-o", str(file)).code == 0
    assert "tính đến hết ngày 30/6/2026" in file.read_text(encoding="utf-8")


def test_a_plan_that_is_asked_for_is_reported_whatever_it_covers(cdsplan: Run, tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.md"
    assert (
        cdsplan("report", "xa-tan-lap", "--period", "2025", "--plan", "2026-so", "--draft", "-o", str(file)).code == 0
    )


def test_what_the_plan_says_against_itself_is_in_it(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    plan = (little.root / PATHS["plan"]).read_text(encoding="utf-8")
    little.write(PATHS["plan"], plan.replace("value: 80}", 'value: 80, at: II.1}, {op: ">=", value: 90, at: PL}'))
    file = tmp_path / "bao-cao.md"
    assert cdsplan(*WRITE, "-o", str(file)).code == 0
    assert "- Cáp quang: mục II.1 nêu ≥ 80%, PL nêu ≥ 90%." in file.read_text(encoding="utf-8")


SETTLED = PLAN.replace(
    '{op: ">=", value: 80}',
    '{op: ">=", value: 80, at: II.1}, {op: ">=", value: 65, at: Phụ lục}, {op: ">=", value: 70, since: 2026-05-01}',
)
UNSETTLED = "Cáp quang: phần mục tiêu chung (mục II.1) nêu ≥ 80%, phụ lục giao ≥ 65%"


@pytest.mark.parametrize(("span", "contradicts"), [("2026-03", True), ("2026-06", False)])
def test_a_later_decision_settles_nothing_in_a_report_of_before(
    cdsplan: Run, little: Folder, tmp_path: Path, span: str, *, contradicts: bool
) -> None:
    little.write(PATHS["plan"], SETTLED)
    assert cdsplan("report", "xa-tan-lap", "--period", span, "--draft", "-o", str(tmp_path / "b.md")).code == 0
    assert ("đề nghị thống nhất" in (tmp_path / "b.md").read_text("utf-8")) is contradicts


def test_a_gap_table_of_before_a_decision_knows_what_was_contradictory_then(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], SETTLED)
    assert UNSETTLED not in cdsplan("progress", "xa-tan-lap", "--lang", "vi").out
    assert UNSETTLED in cdsplan("progress", "xa-tan-lap", "--lang", "vi", "--as-of", "2026-04-30").out


def test_a_party_has_a_report_of_its_own(cdsplan: Run, little: Folder, tmp_path: Path) -> None:
    plan = (little.root / PATHS["plan"]).read_text(encoding="utf-8")
    little.write(PATHS["plan"], plan.replace("value: 80}", 'value: 80}, {op: ">=", value: 90, party: VNPT}'))
    file = tmp_path / "bao-cao.md"
    assert cdsplan(*WRITE, "--party", "vnpt", "-o", str(file)).code == 0
    assert "≥ 90% (VNPT)" in file.read_text(encoding="utf-8")


def test_word_without_the_extra_says_how_to_get_it(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    for module in [name for name in sys.modules if name.startswith("cdsplan.render.official_report.word")]:
        monkeypatch.delitem(sys.modules, module)
    ran = cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.docx"))
    assert ran.code == 2
    assert "cdsplan[office]" in ran.err
    assert cdsplan(*WRITE, "-o", str(tmp_path / "bao-cao.html")).code == 0


def test_a_module_of_ours_that_is_missing_is_a_bug() -> None:
    with pytest.raises(ModuleNotFoundError):
        extras.office("cdsplan.render.brief_pdf")


def test_the_command_does_not_import_what_it_may_not_need() -> None:
    look = "import sys, cdsplan.cli.report; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize("period", ["1000", "1899-12", "1899-12-31"])
def test_a_period_of_a_far_year_is_refused_as_a_day_is(cdsplan: Run, period: str) -> None:
    ran = cdsplan("report", "xa-tan-lap", "--period", period, "-o", "bao-cao.md")
    assert (ran.code, ran.out) == (2, "")
    assert "--period: " in ran.err
    assert "from 1900 to 2999" in ran.err
