"""cdsplan record"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from filelock import FileLock

from cdsplan.cli.app import run
from cdsplan.cli.shared import report_writing
from cdsplan.recording import proposal
from cdsplan.recording.proposal import Proposal
from cdsplan.repository import atomic_write
from cdsplan.yaml.source import parse
from tests import ROOT
from tests.cli.conftest import Run, Typing
from tests.conftest import CATALOG, NARRATIVE, PATHS, REPORT, Folder

NEW = "plans/thanh-hoa/xa-tan-lap/reports/2026-05.yaml"
SCHEMA = "# yaml-language-server: $schema=../../../../schemas/report.schema.json\n"
MORE = """\
variables:
  dien_tich: {name: Diện tích, kind: quantity, unit: km²}
indicators:
  blockchain: {name: Thí điểm blockchain, measure: milestone}
  hai_long: {name: Mức hài lòng, measure: percent}
"""
PLAN = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: cap_quang, targets: [{op: ">=", value: 80}]}
  - {id: blockchain, targets: [{op: "==", value: done}]}
  - {id: hai_long, targets: [{op: ">=", value: 90}]}
"""


@pytest.fixture
def more(little: Folder) -> Folder:
    """The little repository with a quantity, a milestone and a published percentage besides."""
    little.write("plans/catalog/them.yaml", MORE)
    little.write(PATHS["plan"], PLAN)
    return little


def content(folder: Folder, path: str = PATHS["report"]) -> str:
    return (folder.root / path).read_bytes().decode()


def test_a_value_is_changed_and_nothing_else(cdsplan: Run, little: Folder) -> None:
    report = "period: 2026-06  # x\r\nvalues:\r\n  'ho' :  1000 # đếm\r\n  ho_cap_quang: {value: 700, source: 'V'}\r\n"
    little.write(PATHS["report"], report.encode())
    ran = cdsplan("record", "xa-tan-lap", "ho_cap_quang=750", "--period", "2026-06", "--lang", "vi")
    assert ran.code == 0
    assert ran.out == f"Hộ cáp quang (ho_cap_quang): 700 → 750 hộ\n  giữ nguyên nguồn\nĐã ghi {PATHS['report']}.\n"
    assert content(little) == report.replace("700", "750")


def test_a_new_report_says_what_it_is(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan(
        "record",
        "xa-tan-lap",
        "ho=900",
        "ho_cap_quang=600",
        "--period",
        "2026-05",
        "--as-of",
        "20/05/2026",
        "--source",
        "VNPT, Viettel",
    )
    assert ran == (0, ran.out, "The figures are as of 2026-05-20.\n")
    assert "– → 900 hộ" in ran.out
    assert content(little, NEW) == (
        f"{SCHEMA}period: 2026-05\nas_of: 2026-05-20\nvalues:\n"
        '  ho: {value: 900, source: "VNPT, Viettel"}\n  ho_cap_quang: {value: 600, source: "VNPT, Viettel"}\n'
    )
    assert little.validate().findings == ()


def july(little: Folder) -> str:
    return content(little, NEW.replace("2026-05", "2026-07"))


def test_a_report_of_a_running_period_counts_up_to_today_and_says_so(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-07")
    assert ran.code == 0
    counted = "The reporting period (July 2026) runs until 2026-07-14: the figures are as of today, 2026-06-30"
    assert ran.err == f"{counted}, and as_of says so.\n"
    assert july(little) == f"{SCHEMA}period: 2026-07\nas_of: 2026-06-30\nvalues:\n  ho: 1020\n"
    assert cdsplan("validate", "--strict").code == 0
    ran = cdsplan("record", "xa-tan-lap", "ho=1021", "--period", "2026-07", "--lang", "vi")
    assert ran.err.startswith("Số liệu tính đến ngày 30/06/2026, như báo cáo đã ghi;")


def test_the_day_that_a_report_says_stays_until_somebody_changes_it(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-07")
    for today in ("2026-07-05", "2026-09-01"):
        monkeypatch.setenv("CDSPLAN_TODAY", today)
        ran = cdsplan("record", "xa-tan-lap", "ho_cap_quang=710", "--period", "2026-07")
        assert (ran.code, "The figures are as of 2026-06-30, as the report says" in ran.err) == (0, True)
        assert "as_of: 2026-06-30\n" in july(little)
    ran = cdsplan("record", "xa-tan-lap", "ho=1021", "--period", "2026-07", "--as-of", "2026-07-14")
    moved = "This report was as of 2026-06-30; the new date now applies to all its figures: 2 figures.\n"
    assert (ran.code, ran.err) == (0, f"The figures are as of 2026-07-14.\n{moved}")
    assert "as_of: 2026-07-14\n" in july(little)


@pytest.mark.usefixtures("little")
def test_figures_of_a_day_after_the_plan_of_their_period_are_said_not_to_count_for_it(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CDSPLAN_TODAY", "2027-01-10")
    late = "The plan ended on 2026-12-31, so they do not count for it; if they are its final figures"
    for period, as_of, said in [
        ("2026", "2027-01-05", f" {late}, say --as-of 2026-12-31."),
        ("2026-12", "2026-12-31", ""),
        ("2027-01", "2027-01-05", ""),
    ]:
        ran = cdsplan("record", "xa-tan-lap", "ho=1020", "--period", period, "--as-of", as_of)
        assert (ran.code, ran.err) == (0, f"The figures are as of {as_of}.{said}\n")


@pytest.mark.parametrize("as_of", ["2026-06-14", "2026-06-20"])
def test_a_day_is_moved_only_where_figures_counted_up_to_another(cdsplan: Run, little: Folder, as_of: str) -> None:
    said = "Báo cáo này trước đây tính đến ngày 14/06/2026; nay đổi ngày cho toàn bộ số liệu trong đó (2 số liệu)."
    ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06", "--as-of", as_of, "--lang", "vi")
    assert (said in ran.err) == (as_of != "2026-06-14")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: null}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06", "--as-of", as_of, "--lang", "vi")
    assert "trước đây" not in ran.err


def test_all_figures_of_a_report_whose_day_is_moved_are_counted(cdsplan: Run, more: Folder) -> None:
    for hai_long, figures in (("null", 2), ("97", 3)):
        results = f"results: {{blockchain: done, hai_long: {hai_long}}}\n"
        more.write(PATHS["report"], f"period: 2026-06\nvalues: {{ho: 9}}\n{results}")
        ran = cdsplan("record", "xa-tan-lap", "--period", "2026-06", "--as-of", "2026-06-20")
        assert f"the new date now applies to all its figures: {figures} figures" in ran.err


def test_a_report_that_is_refused_keeps_its_day(cdsplan: Run) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=-1", "--period", "2026-06", "--as-of", "2026-06-20")
    assert (ran.code, "before" in ran.err) == (1, False)


def test_a_day_in_a_report_that_cannot_be_read_is_not_overwritten(cdsplan: Run, little: Folder) -> None:
    broken = "period: 2026-07\nas_of: 29/06/2026\nvalues: {ho: 1000}\n"
    little.write(NEW.replace("2026-05", "2026-07"), broken)
    assert cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-07").code == 1
    assert july(little) == broken


def test_a_report_whose_value_is_put_right_keeps_its_day(cdsplan: Run, little: Folder) -> None:
    little.write(NEW.replace("2026-05", "2026-07"), "period: 2026-07\nas_of: 2026-06-20\nvalues: {ho: 1_000}\n")
    assert cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-07").code == 0
    assert july(little) == "period: 2026-07\nas_of: 2026-06-20\nvalues: {ho: 1020}\n"


def test_a_report_of_a_running_period_that_says_no_day_gets_today(cdsplan: Run, little: Folder) -> None:
    little.write(NEW.replace("2026-05", "2026-07"), "period: 2026-07\nvalues:\n  ho: 1000\n")
    assert cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-07").code == 0
    assert cdsplan("validate", "--strict").code == 0
    assert july(little) == "period: 2026-07\nas_of: 2026-06-30\nvalues:\n  ho: 1020\n"


def test_a_period_runs_in_the_calendar_of_its_report(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("values", "calendar: calendar\nvalues"))
    ran = cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-06")
    assert ran.err == "The figures are as of 2026-06-30, the last day of the reporting period (June 2026).\n"


def test_a_period_that_has_not_begun_is_refused_and_nothing_is_written(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-08")
    assert (ran.code, ran.out) == (1, "")
    assert "error[future-report] the reporting period (August 2026) has not begun: it runs from 2026-07-15" in ran.err
    assert "figures are as of" not in ran.err
    assert not (little.root / NEW.replace("2026-05", "2026-08")).exists()


def test_the_first_report_of_a_commune_makes_its_folder(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["report"]).unlink()
    (little.root / PATHS["report"]).parent.rmdir()
    assert cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-05").code == 0
    assert content(little, NEW) == f"{SCHEMA}period: 2026-05\nvalues:\n  ho: 900\n"


def test_what_an_officer_has_written_stays_as_it_is(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT + NARRATIVE)
    assert cdsplan("record", "xa-tan-lap", "ho=1020", "--period", "2026-06", "--as-of", "2026-06-20").code == 0
    written = content(little)
    assert written == REPORT.replace("values", "as_of: 2026-06-20\nvalues").replace("1000", "1020") + NARRATIVE
    assert cdsplan("validate", "--strict").code == 0


def test_a_year_is_a_period(cdsplan: Run, little: Folder) -> None:
    path = NEW.replace("2026-05", "2025")
    assert cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2025").code == 0
    assert content(little, path) == f"{SCHEMA}period: 2025\nvalues:\n  ho: 900\n"


def test_a_day_is_a_period(cdsplan: Run, little: Folder) -> None:
    path = NEW.replace("2026-05", "2026-06-22")
    assert cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-06-22").code == 0
    assert content(little, path) == f"{SCHEMA}period: 2026-06-22\nvalues:\n  ho: 900\n"
    assert cdsplan("record", "xa-tan-lap", "ho=901", "--period", "2026-06-22", "--as-of", "2026-06-22").code == 0
    assert little.validate().findings == ()


def test_a_day_takes_no_other_date(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-06-22", "--as-of", "2026-06-23")
    assert (ran.code, ran.out) == (1, "")
    assert "error[bad-value] this period is a day" in ran.err
    assert not (little.root / NEW.replace("2026-05", "2026-06-22")).exists()


def test_a_report_without_content_is_begun(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "# tháng 6\n")
    assert cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-06").code == 0
    assert content(little) == "# tháng 6\nperiod: 2026-06\nvalues:\n  ho: 900\n"


def test_results_and_milestones_go_to_their_place(cdsplan: Run, more: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "blockchain=in-progress", "hai_long=97,8%", "--approx", "--period", "2026-06")
    assert ran.code == 0
    assert "– → in progress" in ran.out
    added = "  blockchain: {value: in-progress, approx: true}\n  hai_long: {value: 97.8, approx: true}\n"
    assert content(more) == f"{REPORT}results:\n{added}"


def test_asked_for_and_not_available_is_no_zero(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=null", "--note", "VNPT chưa trả lời", "--period", "2026-06").code == 0
    assert "  ho: {value: null, note: VNPT chưa trả lời}\n" in content(little)


def test_a_figure_that_is_taken_away_is_told(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=null", "ho_cap_quang=null", "--period", "2026-06", "--lang", "vi")
    assert ran.code == 0
    assert "Hộ (ho): đã bỏ 1.000 hộ, nay ghi là đã yêu cầu nhưng chưa có.\n" in ran.err
    assert content(little) == REPORT.replace("1000", "null").replace("700", "null")
    assert "đã bỏ" not in cdsplan("record", "xa-tan-lap", "ho=null", "--period", "2026-06", "--lang", "vi").err


def test_an_empty_option_takes_a_note_away(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", "{value: 700, note: ước}"))
    assert (
        cdsplan(
            "record", "xa-tan-lap", "ho_cap_quang=710", "--note", "", "--quality", "final", "--period", "2026-06"
        ).code
        == 0
    )
    assert "ho_cap_quang: {value: 710, note: null, quality: final}" in content(little)


def test_what_stands_there_already_is_not_written_again(cdsplan: Run, little: Folder) -> None:
    file = little.root / PATHS["report"]
    before = file.stat()
    ran = cdsplan("record", "xa-tan-lap", "ho=1000", "--period", "2026-06")
    assert ran.code == 0
    assert "nothing has changed" in ran.out
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_illustrative_reports_are_told(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], f"illustrative: true\n{REPORT}")
    assert "illustrative: true" in cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06").out


@pytest.mark.parametrize("word", ["ho_cap_quag=700", "ho_cap_quag"])
def test_an_unknown_id_names_the_nearest(cdsplan: Run, little: Folder, word: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=900", word, "--period", "2026-06")
    assert (ran.code, ran.out) == (2, "")
    assert "`ho_cap_quang`" in ran.err
    assert content(little) == REPORT


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ho=18.025", "Hộ (ho): `18.025` has separators. Write 18025.\n"),
        ("ho=2,150", "Write 2150.\n"),
        ("dien_tich=18.025", "Write 18025 for thousands, 18.0250 for a true decimal."),
        ("ho=1.234.567", "Write 1234567."),
        ("ho=nhiều", "is not a number"),
        ("ho=1" + 18 * "0", "more than 18 digits"),
        ("ho=", "is not a number"),
        ("blockchain=xong", "done, in-progress, not-started"),
        ("ho", "write ho=VALUE"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_script(cdsplan: Run, more: Folder, word: str, said: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", word, "--period", "2026-06")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert content(more) == REPORT


def test_all_that_is_wrong_in_one_command_is_told_at_once(cdsplan: Run, more: Folder) -> None:
    words = ["ho=75o", "ho_cap_quag=1", "dien_tich=18.025", "hai_long=101", "hai_long=1", "blockchain=xong", "ho"]
    ran = cdsplan("record", "xa-tan-lap", *words, "--period", "2026-06")
    assert (ran.code, ran.out) == (2, "")
    *said, last = [line for line in ran.err.splitlines() if line.startswith(("cdsplan:", "plans/", "Nothing"))]
    assert last.startswith("Nothing is written")
    for line, part in zip(
        said,
        [
            "Hộ (ho): `75o` is not a number. Write it like 3300.",
            "no variable or indicator `ho_cap_quag`. Did you mean",
            "Diện tích (dien_tich): `18.025` may be read in several ways. Write 18025 for thousands, 18.0250",
            "`hai_long` is given twice",
            "Thí điểm blockchain (blockchain): `xong` is not a state. Write one of done, in-progress, not-started.",
            "`ho`: write ho=VALUE",
            "error[value-out-of-range] Mức hài lòng (hai_long) is published as 101%",
        ],
        strict=True,
    ):
        assert part in line
    assert content(more) == REPORT


def test_what_can_be_read_is_not_judged_by_what_cannot(cdsplan: Run) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1o01", "ho_cap_quang=1001", "--period", "2026-06")
    assert (ran.code, "part-exceeds-whole" in ran.err) == (2, False)


def test_a_report_that_cannot_be_edited_stops_no_complaint(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho: [1]\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=2", "ho_cap_quang=x", "--period", "2026-06")
    assert (ran.code, "`x` is not a number" in ran.err) == (2, True)


def test_a_decimal_comma_is_understood(cdsplan: Run, more: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "dien_tich=34,5", "--period", "2026-06").code == 0
    assert "  dien_tich: 34.5\n" in content(more)


def test_a_value_twice_is_refused(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=1", "ho=2", "--period", "2026-06").code == 2
    assert content(little) == REPORT


def test_without_values_a_script_is_told_to_give_some(cdsplan: Run, little: Folder) -> None:
    for options in ((), ("--as-of", "2026-05-20")):  # of which nothing is moved where there is no report
        ran = cdsplan("record", "xa-tan-lap", "--period", "2026-05", *options)
        assert (ran.code, ran.err.partition(":")[2].partition(":")[0]) == (2, " no value is given")
    assert not (little.root / NEW).exists()


def test_a_folder_without_a_commune_file_is_told_and_gets_no_report(cdsplan: Run, little: Folder) -> None:
    (little.root / "plans/thanh-hoa/xa-trong").mkdir()
    ran = cdsplan("record", "xa-trong", "ho=1", "--period", "2026-06")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("plans/thanh-hoa/xa-trong/commune.yaml:")
    assert not (little.root / "plans/thanh-hoa/xa-trong/reports").exists()


@pytest.mark.parametrize("period", ["6/2026", "tháng 6 năm 2026"])
def test_a_period_may_be_given_as_papers_write_it(cdsplan: Run, little: Folder, period: str) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=1001", "--period", period).code == 0
    assert content(little) == REPORT.replace("1000", "1001")


@pytest.mark.parametrize("period", ["2026-13", "13/2026", ""])
def test_a_wrong_period_is_refused(cdsplan: Run, period: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1", "--period", period)
    assert ran.code == 2
    assert "2026-Q2" in ran.err


@pytest.mark.parametrize(
    ("word", "rule"), [("ho_cap_quang=1001", "part-exceeds-whole"), ("ho=-1", "bad-value"), ("ho=1,5", "bad-value")]
)
def test_what_would_be_wrong_is_not_written(cdsplan: Run, little: Folder, word: str, rule: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", word, "--period", "2026-06")
    assert (ran.code, ran.out) == (1, "")
    assert f"error[{rule}]" in ran.err
    assert ran.err.endswith("Nothing is written: the report would have these errors.\n")
    assert content(little) == REPORT


@pytest.mark.parametrize(
    ("period", "options", "hint"),
    [
        ("2026-07", ["--as-of", "2026-07-10"], "hint: Add --as-of with the day on which the figures were really"),
        ("2026-06-22", ["--as-of", "2026-06-23"], "hint: Leave --as-of out, or give another --period."),
        ("2026-04", ["--as-of", "2026-06-01"], "hint: Correct --as-of, or --period."),
    ],
)
def test_the_way_out_is_an_option_of_this_command(cdsplan: Run, period: str, options: list[str], hint: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1", "--period", period, *options)
    assert hint in ran.err


def test_nothing_is_made_for_a_report_that_is_refused(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=1", "--period", "2026-09").code == 1
    assert sorted(file.name for file in (little.root / NEW).parent.iterdir()) == ["2026-06.yaml"]


def test_a_figure_that_makes_another_report_wrong_is_not_written(cdsplan: Run, little: Folder) -> None:
    other = "plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml"
    little.write(other, "period: 2026-H1\nvalues:\n  ho_cap_quang: 700\n")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=600", "--period", "2026-06")
    assert ran.code == 1
    assert "error[part-exceeds-whole]" in ran.err
    assert content(little) == "period: 2026-06\nvalues: {ho: 1000}\n"


def test_an_error_that_was_there_hides_no_new_one_elsewhere(cdsplan: Run, little: Folder) -> None:
    other = "plans/thanh-hoa/xa-tan-lap/reports/2026-H1.yaml"
    little.write("plans/catalog/them.yaml", "variables:\n  thon: {name: Thôn, kind: count, unit: thôn, part_of: ho}\n")
    little.write(other, "period: 2026-H1\nvalues:\n  ho_cap_quang: 700\n  thon: 1001\n")
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000}\n")
    assert cdsplan("validate").out.count("error[part-exceeds-whole]") == 1
    ran = cdsplan("record", "xa-tan-lap", "ho=600", "--period", "2026-06")
    assert (ran.code, content(little)) == (1, "period: 2026-06\nvalues: {ho: 1000}\n")


def test_warnings_that_were_there_elsewhere_are_not_told(cdsplan: Run, little: Folder) -> None:
    little.write(NEW, "period: 2026-05\nvalues: {ho: 1000}\n")
    little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-04.yaml", "period: 2026-04\nvalues: {ho: 10000}\n")
    assert "2026-05.yaml:2:14: warning[sudden-jump]" in cdsplan("validate").out
    assert "sudden-jump" not in cdsplan("record", "xa-tan-lap", "ho_cap_quang=701", "--period", "2026-06").err


def test_warnings_are_told_and_it_is_written(cdsplan: Run, little: Folder) -> None:
    little.write(NEW, "period: 2026-05\nvalues: {ho: 1000}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=10000", "--period", "2026-06")
    assert ran.code == 0
    assert "warning[sudden-jump]" in ran.err
    assert "ho: 10000\n" in content(little)


def test_errors_that_were_there_elsewhere_are_told_and_do_not_block(cdsplan: Run, little: Folder) -> None:
    little.write(NEW, "period: 2026-05\nvalues: {ho: 100, ho_cap_quang: 200}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06")
    assert ran.code == 0
    assert "2026-05.yaml:2:33: error[part-exceeds-whole]" in ran.err
    assert "ho: 1001\n" in content(little)


def test_errors_that_were_there_in_the_same_report_block(cdsplan: Run, little: Folder) -> None:
    report = REPORT.replace("700", "1700")
    little.write(PATHS["report"], report)
    assert cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06").code == 1
    assert content(little) == report


def test_what_stood_there_is_shown_as_it_was_written(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", "7_00"))
    assert "7_00 → 701 hộ" in cdsplan("record", "xa-tan-lap", "ho_cap_quang=701", "--period", "2026-06").out


def test_an_error_may_be_mended(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", '"1700"'))
    assert cdsplan("record", "xa-tan-lap", "ho_cap_quang=701", "--period", "2026-06").code == 0
    assert content(little) == REPORT.replace("700", "701")


@pytest.mark.parametrize(
    "report", ["period: 2026-06\nvalues: {ho: 1\n", "period: 2026-06\nvalues: &a {ho: 1}\n", b"\xff\xfe"]
)
def test_a_report_that_cannot_be_read_stays_as_it_is(cdsplan: Run, little: Folder, report: str | bytes) -> None:
    file = little.write(PATHS["report"], report)
    before = file.read_bytes()
    ran = cdsplan("record", "xa-tan-lap", "ho=2", "--period", "2026-06")
    assert ran.code == 1
    assert "2026-06.yaml:" in ran.err
    assert file.read_bytes() == before


def test_a_place_that_cannot_be_edited_is_named(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho: [1]\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=2", "--period", "2026-06")
    assert ran.code == 2
    assert "2026-06.yaml:3" in ran.err


def test_a_link_out_of_the_repository_is_not_followed(
    cdsplan: Run, little: Folder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "2026-06.yaml"
    outside.write_text(REPORT)
    (little.root / PATHS["report"]).unlink()
    (little.root / PATHS["report"]).symlink_to(outside)
    assert cdsplan("record", "xa-tan-lap", "ho=2", "--period", "2026-06").code == 1
    assert outside.read_text() == REPORT


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "cdsplan", "record", "xa-tan-lap", *arguments]


def environment() -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT), "CDSPLAN_TODAY": "2026-06-30", "CDSPLAN_LANG": "en"}
    return {name: value for name, value in os.environ.items() if not name.startswith("CDSPLAN_")} | ours


def process(folder: Folder, *arguments: str, program: str | None = None) -> subprocess.Popen[bytes]:
    given = command(*arguments)
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", program, *given[3:]] if program else given,
        cwd=folder.root,
        env=environment(),
        stdin=subprocess.PIPE if program else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.slow
def test_of_several_at_once_none_loses_its_value(little: Folder) -> None:
    numbered = {f"so_{at}": at for at in range(1, 9)}
    variables = "".join(f"  {name}: {{name: Số {at}, kind: count}}\n" for name, at in numbered.items())
    little.write("plans/catalog/them.yaml", f"variables:\n{variables}")
    running = [process(little, f"{name}={at}", "--period", "2026-05") for name, at in numbered.items()]
    ended = [(one.communicate()[1], one.returncode) for one in running]
    assert [code for _, code in ended] == [0] * len(numbered), ended
    written = parse("", (little.root / NEW).read_bytes()).at(("values",))
    assert written == {name: Decimal(at) for name, at in numbered.items()}
    assert little.validate(today=date(2026, 6, 30)).findings == ()


@pytest.mark.parametrize(
    ("meanwhile", "then"),
    [
        (lambda report: report.write_bytes(b"period: 2026-06\nvalues:\n  ho: 999\n"), {"ho": 999}),
        (lambda report: report.unlink(), {}),
        (lambda report: shutil.rmtree(report.parent), {}),
    ],
    ids=["changed", "gone", "gone with its folder"],
)
def test_what_happens_to_a_report_while_it_is_checked_is_seen(
    cdsplan: Run,
    little: Folder,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[Path], object],
    then: dict[str, int],
) -> None:
    propose = proposal.propose

    def interrupted(*arguments: Any) -> Proposal:  # noqa: ANN401
        monkeypatch.setattr(report_writing, "propose", propose)
        proposed = propose(*arguments)
        meanwhile(little.root / PATHS["report"])
        return proposed

    monkeypatch.setattr(report_writing, "propose", interrupted)
    assert cdsplan("record", "xa-tan-lap", "ho_cap_quang=701", "-p", "2026-06").code == 0
    written = parse("", (little.root / PATHS["report"]).read_bytes()).at(("values",))
    assert written == then | {"ho_cap_quang": 701}


# Somebody sees the report, and all the others too, before anybody writes; and files cannot be locked.
TOGETHER = """\
import os, sys, filelock
class Lock:
    def __init__(self, *_, **__): pass
    def acquire(self): {acquire}
    def release(self): pass
filelock.FileLock = Lock
from cdsplan.cli.shared import report_writing
propose = report_writing.propose
def seen(*arguments):
    report_writing.propose = propose
    proposed = propose(*arguments)
    os.write(1, b"seen\\n")
    sys.stdin.read()
    return proposed
report_writing.propose = seen
from cdsplan.__main__ import main
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("acquire", "period"),
    [
        ("raise OSError(37, 'No locks available')", "2026-05"),
        ("raise NotImplementedError", "2026-06"),
        ("pass", "2026-06"),
    ],
)
def test_where_locks_do_not_work_none_loses_its_value_either(little: Folder, acquire: str, period: str) -> None:
    numbered = {f"so_{at}": at for at in range(1, 9)}
    variables = "".join(f"  {name}: {{name: Số {at}, kind: count}}\n" for name, at in numbered.items())
    little.write("plans/catalog/them.yaml", f"variables:\n{variables}")
    running = [
        process(little, f"{name}={at}", "--period", period, program=TOGETHER.format(acquire=acquire))
        for name, at in numbered.items()
    ]
    for one in running:
        assert one.stdout
        assert one.stdout.readline() == b"seen\n"
    for one in running:
        assert one.stdin
        one.stdin.close()
        one.stdin = None
    ended = [(one.communicate()[1].decode(), one.returncode) for one in running]
    note = "" if acquire == "pass" else "only one person should write at a time"
    assert all(code == 0 and note in err for err, code in ended), ended
    report = little.root / PATHS["report"].replace("2026-06", period)
    written = parse("", report.read_bytes()).at(("values",))
    assert isinstance(written, dict)
    assert {name: written.get(name) for name in numbered} == {name: Decimal(at) for name, at in numbered.items()}
    assert {file.name for file in report.parent.iterdir()} == {report.name, "2026-06.yaml"}


def forked(arguments: list[str]) -> int:
    """The id of a process that runs the program and ends."""
    child = os.fork()
    if child:
        return child
    suppressions = os.open(os.devnull, os.O_WRONLY)
    os.dup2(suppressions, 1)
    os.dup2(suppressions, 2)
    os._exit(run(arguments))


def _ways_to_die(little: Folder, longest: float) -> Iterator[tuple[bytes, bytes, bytes]]:
    """A hundred records, each killed at some moment: the previous report, as it should become, and as it is."""
    file = little.root / PATHS["report"]
    chance = random.Random(0)  # noqa: S311  chance, not secrets
    for at in range(100):
        before = file.read_bytes()
        count = str(701 + at)
        after = re.sub(rb"(ho_cap_quang: *)\d+", rb"\g<1>" + count.encode(), before)
        child = forked(["record", "xa-tan-lap", f"ho_cap_quang={count}", "-p", "2026-06"])
        signal.sigtimedwait([signal.SIGCHLD], chance.uniform(0, longest))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        signal.sigtimedwait([signal.SIGCHLD], 0)  # what the death of this one has left for the next
        yield before, after, file.read_bytes()


class NoLock:
    """Where locks do not work, everybody has one."""

    def __init__(self, *_: object, **__: object) -> None: ...
    def acquire(self) -> None: ...
    def release(self) -> None: ...


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "sigtimedwait"), reason="a system that cannot wait for a signal so long")
@pytest.mark.parametrize("lock", [FileLock, NoLock])
def test_a_hundred_killed_records_leave_the_report_old_or_new(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, lock: type
) -> None:
    monkeypatch.setattr("filelock.FileLock", lock)
    little.write(PATHS["report"], REPORT + "# hết\n" * 5000)
    begun = perf_counter()
    assert cdsplan("record", "xa-tan-lap", "ho_cap_quang=699", "-p", "2026-06").code == 0
    longest = perf_counter() - begun
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    try:
        for before, after, now in _ways_to_die(little, longest):
            assert now in {before, after}
            assert little.validate().findings == ()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    assert cdsplan("record", "xa-tan-lap", "ho_cap_quang=900", "-p", "2026-06").code == 0
    assert [entry.name for entry in (little.root / NEW).parent.iterdir()] == ["2026-06.yaml"]


class Terminal:
    """The program on a terminal of its own, and a person in front of it."""

    def __init__(self, folder: Folder, *arguments: str) -> None:
        import pty  # noqa: PLC0415  Windows has none

        self.child, self.screen = pty.fork()
        if not self.child:
            os.chdir(folder.root)
            os.execve(sys.executable, command(*arguments), environment())  # noqa: S606  our own program
        self.shown = b""

    def answer(self, question: str, answers: str) -> None:
        self.see(question)
        os.write(self.screen, answers.encode())

    def see(self, words: str) -> None:
        """Read on until this is shown."""
        while words.encode() not in self.shown:
            self.shown += self._more() or pytest.fail(f"ended without {words!r}: {self.shown!r}")
        self.shown = self.shown.partition(words.encode())[2]

    def _more(self) -> bytes:
        try:
            return os.read(self.screen, 4096)
        except OSError:
            return b""

    def ended(self) -> int:
        """The exit code, once all is shown."""
        while more := self._more():
            self.shown += more
        os.close(self.screen)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


on_a_terminal = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without terminals")


@on_a_terminal
def test_one_variable_after_another_is_asked_for(more: Folder) -> None:
    screen = Terminal(more, "--period", "2026-06", "--source", "VNPT")
    screen.answer("Hộ cáp quang (ho_cap_quang), hộ [700, 2026-06-14]: ", "75o\n")
    screen.answer("is not a number", "750\n")
    screen.answer("Hộ (ho), hộ [1,000, 2026-06-14]: ", "\n")
    screen.answer("Thí điểm blockchain (blockchain), done | in-progress | not-started: ", "done\n")
    screen.answer("Mức hài lòng (hai_long), %: ", "97,8\n")
    assert screen.ended() == 0
    assert content(more) == (
        "period: 2026-06\nvalues:\n  ho: 1000\n  ho_cap_quang: {value: 750, source: VNPT}\n"
        "results:\n  blockchain: {value: done, source: VNPT}\n  hai_long: {value: 97.8, source: VNPT}\n"
    )


@on_a_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_and_the_end_of_the_input_write_nothing(little: Folder, key: str) -> None:
    screen = Terminal(little, "--period", "2026-06")
    screen.answer("(ho_cap_quang)", "750\n")
    screen.answer("Hộ (ho), hộ [1,000, 2026-06-14]: ", key)
    assert screen.ended() == 130
    assert b"cdsplan: interrupted; nothing was written" in screen.shown
    assert content(little) == REPORT


def test_what_cannot_be_read_is_asked_again(cdsplan: Run, more: Folder, typing: Typing) -> None:
    shown = typing("75o\n 750 \n\nxong\ndone\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    said = shown()
    assert said.count("(ho_cap_quang), hộ [700, 2026-06-14]: ") == 2
    assert said.count("done | in-progress | not-started: ") == 2
    assert content(more) == REPORT.replace("700", "750") + "results:\n  blockchain: done\n"


def test_a_plan_that_does_not_apply_asks_for_nothing(cdsplan: Run, more: Folder, typing: Typing) -> None:
    more.write(PATHS["plan"], PLAN.replace("id: cap_quang,", "id: cap_quang, not_applicable: không có,"))
    shown = typing("\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "ho_cap_quang" not in shown()


def test_a_milestones_last_state_is_shown(cdsplan: Run, more: Folder, typing: Typing) -> None:
    more.write(NEW, "period: 2026-05\nresults: {blockchain: in-progress}\n")
    more.write("plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml", "period: 2026-07\nresults: {blockchain: done}\n")
    shown = typing("\n\n\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "not-started [in progress, 2026-05-14]: " in shown()


def test_what_no_file_defines_is_not_asked_for(cdsplan: Run, little: Folder, typing: Typing) -> None:
    little.write(PATHS["catalog"], CATALOG.replace("formula: ho_cap_quang / ho", "formula: ho_cap_quang / khac"))
    shown = typing("\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "khac" not in shown()


def test_the_end_of_what_is_typed_ends_the_command(cdsplan: Run, little: Folder, typing: Typing) -> None:
    typing("750\n\x04")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 130
    assert content(little) == REPORT


def test_a_doubtful_number_is_asked_about(cdsplan: Run, little: Folder, typing: Typing) -> None:
    shown = typing("y\nc\n")
    assert cdsplan("record", "xa-tan-lap", "ho=18.025", "ho_cap_quang=1.200", "--period", "2026-06").code == 0
    assert "Hộ (ho): is `18.025` 18025? [y/n, or type the number] " in shown()
    assert content(little) == REPORT.replace("1000", "18025").replace("700", "1200")


@pytest.mark.parametrize(("answer", "is_yes"), [("Có", True), ("C", True), ("KHÔNG", False), ("k", False), ("", False)])
def test_answers_are_vietnamese_too(cdsplan: Run, little: Folder, typing: Typing, answer: str, *, is_yes: bool) -> None:
    shown = typing(f"{unicodedata.normalize('NFD', answer)}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=18.025", "--period", "2026-06", "--lang", "vi")
    assert (ran.code, content(little) == REPORT.replace("1000", "18025")) == ((0, True) if is_yes else (2, False))
    assert ("hãy ghi lại" in shown()) is not is_yes


def test_a_number_that_is_typed_instead_is_the_answer(cdsplan: Run, more: Folder, typing: Typing) -> None:
    shown = typing("maybe\n2.151\ny\nn\n2150,5\n")
    assert cdsplan("record", "xa-tan-lap", "ho=2.150", "dien_tich=2.150", "--period", "2026-06").code == 0
    said = shown()
    assert said.count("Hộ (ho): is `2.150` 2150? ") == 2
    assert "`maybe` is not a number" in said
    assert "Hộ (ho): is `2.151` 2151? " in said
    assert "Diện tích (dien_tich): is `2.150` 2.1500? " in said
    assert content(more) == REPORT.replace("1000", "2151") + "  dien_tich: 2150.5\n"


def test_nothing_is_asked_where_something_cannot_be_read(cdsplan: Run, more: Folder, typing: Typing) -> None:
    shown = typing("y\n")
    assert cdsplan("record", "xa-tan-lap", "ho=2.150", "dien_tich=x", "--period", "2026-06").code == 2
    assert "[y/n" not in shown()
    assert content(more) == REPORT


def test_a_true_decimal_gets_another_digit(cdsplan: Run, more: Folder, typing: Typing) -> None:
    typing("n\ny\n")
    assert cdsplan("record", "xa-tan-lap", "dien_tich=18.025", "--period", "2026-06").code == 0
    assert "  dien_tich: 18.0250\n" in content(more)


def test_neither_is_neither(cdsplan: Run, little: Folder, typing: Typing) -> None:
    typing("n\n")
    assert cdsplan("record", "xa-tan-lap", "ho=1.234.567", "--period", "2026-06").code == 2
    assert content(little) == REPORT


def test_on_a_terminal_a_figure_is_taken_away_only_by_agreement(cdsplan: Run, little: Folder, typing: Typing) -> None:
    shown = typing("null\ny\n\nnull\nn\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "Hộ (ho): remove 1,000 hộ from the report and mark it as not available? [y/n] " in shown()
    assert content(little) == REPORT.replace("700", "null")


def test_why_a_figure_is_missing_is_asked_where_nobody_has_said_it(
    cdsplan: Run, little: Folder, typing: Typing
) -> None:
    shown = typing("null\ny\nmất sổ\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06").code == 0
    assert "Why is there none? " in shown()
    assert content(little) == REPORT.replace("700", "{value: null, note: mất sổ}")


def test_who_gives_a_note_is_not_asked_for_a_reason(cdsplan: Run, little: Folder, typing: Typing) -> None:
    shown = typing("null\ny\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06", "--note", "mất sổ").code == 0
    assert "Why" not in shown()
    assert "{value: null, note: mất sổ}" in content(little)


def test_the_reason_of_a_gap_goes_with_the_gap(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho: {value: null, note: mất sổ, source: A}\n")
    ran = cdsplan("record", "xa-tan-lap", "ho=1000", "--period", "2026-06")
    assert "the reason for the missing figure is removed: `mất sổ`" in ran.out
    assert content(little) == "period: 2026-06\nvalues:\n  ho: {value: 1000, note: null, source: A}\n"


@pytest.mark.parametrize(
    ("there", "words", "after"),
    [
        ("{value: 900, note: ước}", ["ho=1000"], "{value: 1000, note: ước}"),
        ("{value: 900, note: ước}", ["ho=null"], "{value: null, note: ước}"),
        ("{value: null, note: mất sổ}", ["ho=null"], "{value: null, note: mất sổ}"),
        ("{value: null, note: mất sổ}", ["ho=1000", "--note", "đếm lại"], "{value: 1000, note: đếm lại}"),
    ],
)
def test_a_note_that_is_no_reason_of_a_gap_that_is_closed_stays_and_a_new_one_comes(
    cdsplan: Run, little: Folder, there: str, words: list[str], after: str
) -> None:
    little.write(PATHS["report"], f"period: 2026-06\nvalues:\n  ho: {there}\n")
    ran = cdsplan("record", "xa-tan-lap", *words, "--period", "2026-06")
    assert (ran.code, content(little)) == (0, f"period: 2026-06\nvalues:\n  ho: {after}\n")
    assert ("kept as they are: note" in ran.out) == ("--note" not in words)
    assert "the reason for the missing figure is removed" not in ran.out


def test_a_gap_without_a_reason_is_told(cdsplan: Run) -> None:
    bare = cdsplan("record", "xa-tan-lap", "ho=null", "--period", "2026-06")
    assert 'it does not say why; add --note "the reason"' in bare.out
    said = cdsplan("record", "xa-tan-lap", "ho_cap_quang=null", "--period", "2026-06", "--note", "mất sổ")
    assert "does not say why" not in said.out


def test_the_day_of_a_report_is_moved_alone(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("record", "xa-tan-lap", "--period", "2026-06", "--as-of", "2026-06-20")
    assert (ran.code, content(little)) == (
        0,
        REPORT.replace("period: 2026-06\n", "period: 2026-06\nas_of: 2026-06-20\n"),
    )
    assert "the new date now applies to all its figures: 2 figures" in ran.err


def test_a_figure_that_shall_stay_is_left_alone(cdsplan: Run, little: Folder, typing: Typing) -> None:
    shown = typing("n\n")
    assert cdsplan("record", "xa-tan-lap", "ho=null", "--period", "2026-06") == (0, "", "")
    assert "Nothing to record." in shown()
    assert content(little) == REPORT


def test_the_day_is_said_before_anything_is_asked(cdsplan: Run, typing: Typing) -> None:
    shown = typing("720\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-07").code == 0
    said = shown()
    assert 0 <= said.index("the figures are as of today, 2026-06-30") < said.index("Enter skips")


def test_nothing_is_asked_for_a_period_that_has_not_begun(cdsplan: Run, typing: Typing) -> None:
    shown = typing("1020\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-08").code == 2
    assert "the reporting period (August 2026) has not begun" in shown()
    assert "Enter skips" not in shown()


def test_skipping_everything_writes_nothing(cdsplan: Run, little: Folder, typing: Typing) -> None:
    shown = typing("\n\n")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06") == (0, "", "")
    assert "Nothing to record." in shown()
    assert content(little) == REPORT


def test_refused_answers_come_back_as_a_command(cdsplan: Run, more: Folder, typing: Typing) -> None:
    shown = typing("1001\n1000\n\nnull\n")
    options = ["--note", "đếm lại", "--approx", "--as-of", "2026-06-15"]
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06", *options).code == 1
    answers = "ho_cap_quang=1001 ho=1000 hai_long=null --period 2026-06"
    assert f"cdsplan record xa-tan-lap {answers} --as-of=2026-06-15 '--note=đếm lại' --approx" in shown()
    assert content(more) == REPORT


def test_whatever_was_given_with_refused_answers_comes_back_too(cdsplan: Run, typing: Typing) -> None:
    shown = typing("1001\n1000\n")
    options = ("--source", "", "--exact", "--quality", "estimated")
    assert cdsplan("record", "xa-tan-lap", "--period", "2026-06", *options).code == 1
    assert "ho=1000 --period 2026-06 --source= --exact --quality=estimated\n" in shown().replace("\r", "")


def test_a_report_that_another_program_keeps_is_not_waited_for_for_ever(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_write, "PATIENCE", 0.1)
    with atomic_write.locked(little.root / PATHS["report"]):
        ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06")
    assert (ran.code, ran.out) == (2, "")
    assert "another program is writing" in ran.err
    assert content(little) == REPORT


def test_a_report_that_cannot_be_written_is_told(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["report"]).unlink()
    (little.root / PATHS["report"]).parent.rmdir()
    little.write("plans/thanh-hoa/xa-tan-lap/reports", "")
    ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06")
    assert (ran.code, ran.out) == (2, "")
    assert f"cannot write {PATHS['report']}" in ran.err


def test_a_source_that_is_no_text_is_refused(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=1001", "--source", "\udcff", "--period", "2026-06").code == 2
    assert content(little) == REPORT


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "Hộ cáp quang (ho_cap_quang): đã yêu cầu nhưng chưa có"),
        ("en", "(ho_cap_quang): asked for, not available"),
    ],
)
def test_what_was_asked_for_in_vain_is_told_in_words(cdsplan: Run, language: str, said: str) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho_cap_quang=null", "--period", "2026-05", "--lang", language)
    assert ran.out.splitlines()[0].endswith(said)


def test_a_note_that_is_null_is_none_that_stays(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues:\n  ho: {value: 900, note: null}\n")
    out = cdsplan("record", "xa-tan-lap", "ho=null", "--period", "2026-06", "--lang", "vi").out
    assert "giữ nguyên" not in out
    assert "chưa ghi lý do chưa có" in out


@pytest.mark.parametrize(
    ("option", "given", "written"),
    [
        ("--source", "Công\xa0an\txã\n", "source: Công an xã"),
        ("--source", "VN\xadPT\r\nViettel", "source: VNPT Viettel"),
        ("--note", "đếm\xa0lại\r\nlần hai", 'note: "đếm lại\\nlần hai"'),
    ],
)
def test_words_that_were_copied_from_elsewhere_lose_their_odd_blanks(
    cdsplan: Run, little: Folder, option: str, given: str, written: str
) -> None:
    assert cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06", option, given).code == 0
    report = (little.root / PATHS["report"]).read_text(encoding="utf-8")
    assert f"  ho: {{value: 1001, {written}}}\n" in report
    assert cdsplan("validate").err == ""


@pytest.mark.parametrize("option", ["--source", "--note"])
@pytest.mark.parametrize("given", ["VN\u200bPT", "\u202eVNPT", "VNPT\x1b[2J", "\ufeff"])
def test_words_that_nobody_can_see_are_refused_by_their_option(
    cdsplan: Run, little: Folder, option: str, given: str
) -> None:
    ran = cdsplan("record", "xa-tan-lap", "ho=1001", "--period", "2026-06", option, given)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"cdsplan: {option} contains invisible characters: type it again by hand\n"
    assert "1001" not in (little.root / PATHS["report"]).read_text(encoding="utf-8")


GONE = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-04-01\nsuccessor: "00002"\n'


def test_of_a_commune_that_is_gone_no_figures_are_recorded_that_would_count_nowhere(
    cdsplan: Run, little: Folder
) -> None:
    little.write(PATHS["commune"], GONE)
    ran = cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-05")
    assert ran.code == 2
    assert "xã Tân Lập was dissolved on 2026-04-01; its successor (00002) reports for this period" in ran.err
    assert not (little.root / NEW).exists()
    assert cdsplan("record", "xa-tan-lap", "ho=900", "--period", "2026-03").code == 0, "until then it reports"


def test_a_report_of_a_commune_that_is_gone_may_be_corrected(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], GONE)
    assert cdsplan("record", "xa-tan-lap", "ho=901", "--period", "2026-06").code == 0
    assert "ho: 901" in content(little)
