"""cdsplan explain"""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, REPORT, Folder

FOR_TWO = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets: [{op: ">=", value: 80}, {op: ">=", value: 85, party: Doanh nghiệp viễn thông}]
"""


def test_an_indicator_is_explained(cdsplan: Run) -> None:
    ran = cdsplan("explain", "xa-tan-lap", "cap_quang")
    assert (ran.code, ran.err) == (0, "")
    assert "700 / 1,000 × 100 = 70%" in ran.out


@pytest.mark.parametrize("columns", ["0", "1", "-1", "abc", "", "9" * 20])
def test_any_width_of_a_terminal_will_do(cdsplan: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in (["explain", "xa-tan-lap", "cap_quang"], ["progress", "xa-tan-lap", "-f", "table"], ["summary"]):
        assert cdsplan(*command).code == 0


def test_vietnamese_is_spoken(cdsplan: Run) -> None:
    assert "Đánh giá    CHƯA ĐẠT" in cdsplan("explain", "tan lap", "cap_quang", "--lang", "vi").out


def test_an_unknown_indicator_names_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan("explain", "xa-tan-lap", "cap_qang")
    assert (ran.code, ran.out) == (2, "")
    assert "`cap_quang`" in ran.err


def test_one_unlike_any_lists_them_all(cdsplan: Run) -> None:
    assert "There are: cap_quang" in cdsplan("explain", "xa-tan-lap", "zzz").err


def test_json_says_the_same_as_progress(cdsplan: Run) -> None:
    ours = json.loads(cdsplan("explain", "xa-tan-lap", "cap_quang", "--format", "json").out)
    theirs = json.loads(cdsplan("progress", "xa-tan-lap", "--format", "json").out)
    assert ours["schema"] == "cdsplan.explain/1"
    assert ours["commune"] == theirs["commune"]
    assert [plan["indicator"] for plan in ours["plans"]] == theirs["plans"][0]["indicators"]


def test_a_party_has_its_own_target(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], FOR_TWO)
    assert "≥ 85%" in cdsplan("explain", "xa-tan-lap", "cap_quang", "--party", "doanh nghiệp viễn thông").out
    assert "≥ 80%" in cdsplan("explain", "xa-tan-lap", "cap_quang").out


def test_a_party_without_a_target_for_it_is_told(cdsplan: Run, little: Folder) -> None:
    own = '  - {id: rieng, name: R, measure: percent, targets: [{op: ">=", value: 80}]}\n'
    little.write(PATHS["plan"], FOR_TWO + own)
    ran = cdsplan("explain", "xa-tan-lap", "rieng", "--party", "Doanh nghiệp viễn thông")
    assert (ran.code, ran.out) == (2, "")
    assert "--party" in ran.err


def test_an_earlier_day_knows_less(cdsplan: Run) -> None:
    assert "NO DATA" in cdsplan("explain", "xa-tan-lap", "cap_quang", "--as-of", "2026-06-13").out


@pytest.mark.parametrize("plan", ["2026-so", "2026-so.yaml"])
def test_one_plan_may_be_asked_for(cdsplan: Run, little: Folder, plan: str) -> None:
    later = (little.root / PATHS["plan"]).read_text().replace("2026", "2027")
    little.write("plans/thanh-hoa/xa-tan-lap/2027-so.yaml", later)
    assert cdsplan("explain", "xa-tan-lap", "cap_quang").out.count("(cap_quang)") == 2
    assert cdsplan("explain", "xa-tan-lap", "cap_quang", "--plan", plan).out.count("(cap_quang)") == 1


def test_errors_of_the_rules_are_told_and_fail(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", "1700"))
    ran = cdsplan("explain", "xa-tan-lap", "cap_quang")
    assert ran.code == 1
    assert "error[part-exceeds-whole]" in ran.err
    assert "(cap_quang)" in ran.out


def test_files_that_do_not_load_explain_nothing(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: x}\n")
    ran = cdsplan("explain", "xa-tan-lap", "cap_quang")
    assert (ran.code, ran.out) == (1, "")
    assert "error[wrong-type]" in ran.err


@pytest.mark.parametrize("indicator", ["1", "ty le ho dung cap quang", "Tỷ lệ hộ dùng cáp quang"])
def test_an_indicator_may_be_called_by_its_number_or_its_name(cdsplan: Run, little: Folder, indicator: str) -> None:
    name = "Tỷ lệ hộ dùng cáp quang"
    little.write(PATHS["plan"], FOR_TWO.replace("id: cap_quang", f"id: cap_quang\n    name: {name}"))
    ran = cdsplan("explain", "xa-tan-lap", indicator)
    assert ran.code == 0
    assert "(cap_quang)" in ran.out


def test_a_number_that_each_plan_has_is_asked_back(cdsplan: Run, little: Folder) -> None:
    other = FOR_TWO.replace("id: cap_quang", "id: rieng\n    name: Riêng\n    measure: percent")
    little.write("plans/thanh-hoa/xa-tan-lap/2026-khac.yaml", other)
    ran = cdsplan("explain", "xa-tan-lap", "1")
    assert (ran.code, ran.out) == (2, "")
    assert "rieng (Riêng), cap_quang (" in ran.err
    assert cdsplan("explain", "xa-tan-lap", "1", "--plan", "2026-khac").code == 0


def test_where_no_target_is_in_force_that_is_said(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], FOR_TWO.replace("value: 8", "since: 2026-09-01, value: 8"))
    ran = cdsplan("explain", "xa-tan-lap", "cap_quang")
    assert (ran.code, ran.out) == (2, "")
    assert "no target of `cap_quang` is in force on 2026-06-30" in ran.err
    assert "leave out" not in ran.err
    assert cdsplan("explain", "xa-tan-lap", "cap_quang", "--as-of", "2026-09-01").code == 0


def test_a_commune_without_plans_is_told_how_to_make_one(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["plan"]).unlink()
    ran = cdsplan("explain", "xa-tan-lap", "cap_quang")
    assert (ran.code, "cdsplan new plan thanh-hoa/xa-tan-lap" in ran.err) == (2, True)
