"""cdsplan progress"""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

PLAN_FOR_TWO = """\
title: Kế hoạch
year: 2026
indicators:
  - id: cap_quang
    targets:
      - {op: ">=", value: 80, at: II.1}
      - {op: ">=", value: 85, at: PL, party: Doanh nghiệp viễn thông}
  - id: cap_quang_2
    name: Thứ hai
    measure: percent
    formula: ho_cap_quang / ho
    targets: [{op: ">=", value: 60}]
"""


def test_a_gap_table_shows_counts_beside_the_rate(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap")
    assert ran.code == 0
    assert ran.err == ""
    assert "700/1,000 hộ, 70%" in ran.out
    assert "100 hộ" in ran.out
    assert "Not met yet" in ran.out


def test_vietnamese_has_its_own_numbers_and_words(cdsplan: Run) -> None:
    out = cdsplan("progress", "xa-tan-lap", "--lang", "vi").out
    assert "700/1.000 hộ, đạt 70%" in out
    assert "Chưa đạt" in out


def test_json_is_what_design_promises(cdsplan: Run) -> None:
    result = json.loads(cdsplan("progress", "00001", "--format", "json").out)
    assert result["schema"] == "cdsplan.progress/1"
    assert result["as_of"] == "2026-06-30"
    assert result["commune"] == {
        "slug": "xa-tan-lap",
        "path": "thanh-hoa/xa-tan-lap",
        "name": "Xã Tân Lập",
        "code": "00001",
        "province": "Thanh Hóa",
        "dissolved": None,
        "successor": None,
    }
    [plan] = result["plans"]
    [indicator] = plan["indicators"]
    assert plan["counts"]["open"] == 1
    assert indicator["actual"]["numerator"] == 700
    assert indicator["gap"] == 10
    assert indicator["remaining"] == {"variable": "ho_cap_quang", "amount": 100, "unit": "hộ"}
    assert indicator["needed_per_month"] == pytest.approx(100 / (200 * 12 / 365), abs=1e-6)


@pytest.mark.parametrize("form", ["table", "plain", "markdown", "html", "csv", "json"])
def test_every_format_names_the_indicator(cdsplan: Run, form: str) -> None:
    ran = cdsplan("progress", "tân lập", "--format", form)
    assert ran.code == 0
    assert "Cáp quang" in ran.out


def test_a_party_sees_only_its_targets(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN_FOR_TWO)
    result = json.loads(cdsplan("progress", "xa-tan-lap", "--party", "doanh nghiep vien thong", "-f", "json").out)
    [indicator] = result["plans"][0]["indicators"]
    assert indicator["target"]["value"] == 85


def test_an_unknown_party_lists_the_known_ones(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN_FOR_TWO)
    ran = cdsplan("progress", "xa-tan-lap", "--party", "VNPT")
    assert ran.code == 2
    assert "Doanh nghiệp viễn thông" in ran.err
    assert ran.out == ""


def test_a_status_filters_rows_and_not_counts(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN_FOR_TWO)
    [plan] = json.loads(cdsplan("progress", "xa-tan-lap", "--status", "met", "-f", "json").out)["plans"]
    assert [indicator["id"] for indicator in plan["indicators"]] == ["cap_quang_2"]
    assert plan["counts"]["open"] == 1


def test_sorting_by_gap_puts_the_furthest_first(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN_FOR_TWO.replace("value: 60", "value: 100"))
    [plan] = json.loads(cdsplan("progress", "xa-tan-lap", "--sort", "gap", "-f", "json").out)["plans"]
    assert [indicator["id"] for indicator in plan["indicators"]] == ["cap_quang_2", "cap_quang"]


def test_fail_on_a_status_that_is_there(cdsplan: Run) -> None:
    assert cdsplan("progress", "xa-tan-lap", "--fail-on", "missed,open").code == 1
    assert cdsplan("progress", "xa-tan-lap", "--fail-on", "missed").code == 0


@pytest.mark.parametrize("option", ["--status", "--fail-on"])
def test_a_status_that_is_none_is_wrong_usage(cdsplan: Run, option: str) -> None:
    ran = cdsplan("progress", "xa-tan-lap", option, "late")
    assert ran.code == 2
    assert "on-track" in ran.err


def test_an_unknown_commune_suggests_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lop")
    assert ran.code == 2
    assert "`xa-tan-lap`" in ran.err


def test_several_matches_are_listed(cdsplan: Run, little: Folder) -> None:
    little.write("plans/bac-ninh/xa-tan-lap/commune.yaml", 'name: Xã Tân Lập\ncode: "00002"\nprovince: Bắc Ninh\n')
    ran = cdsplan("progress", "xa-tan-lap")
    assert ran.code == 2
    assert "bac-ninh/xa-tan-lap, thanh-hoa/xa-tan-lap" in ran.err


def test_files_that_do_not_load_end_it_before_anything_is_printed(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: [\n")
    ran = cdsplan("progress", "xa-tan-lap")
    assert (ran.code, ran.out) == (1, "")
    assert "error[yaml-syntax]" in ran.err


def test_errors_of_the_rules_are_told_and_the_table_is_printed(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 1000, ho_cap_quang: 1100}\n")
    ran = cdsplan("progress", "xa-tan-lap")
    assert ran.code == 1
    assert "error[part-exceeds-whole]" in ran.err
    assert "Fibre" in ran.out or "Cáp quang" in ran.out


def test_no_data_names_the_variables_and_the_command_that_records_them(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["report"]).unlink()
    out = cdsplan("progress", "xa-tan-lap").out
    assert "Hộ cáp quang (ho_cap_quang)" in out
    assert "cdsplan record xa-tan-lap ho_cap_quang=… ho=… --period 2026-06" in out


def test_an_unknown_plan_lists_the_known_ones(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "--plan", "2025-so")
    assert ran.code == 2
    assert "2026-so" in ran.err


def test_a_date_may_be_typed_the_vietnamese_way(cdsplan: Run) -> None:
    assert (
        json.loads(cdsplan("progress", "xa-tan-lap", "--as-of", "13/06/2026", "-f", "json").out)["as_of"]
        == "2026-06-13"
    )


def test_a_date_that_is_none_is_wrong_usage(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "--as-of", "2026-02-30")
    assert ran.code == 2
    assert "2026-02-30" in ran.err


def test_no_repository_is_said_clearly(
    cdsplan: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty: Path = tmp_path_factory.mktemp("empty")
    monkeypatch.chdir(empty)
    ran = cdsplan("progress", "xa-tan-lap", "--lang", "vi")
    assert ran.code == 2
    assert "không thấy kho kế hoạch" in ran.err


def test_illustrative_figures_are_announced(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nillustrative: true\nvalues: {ho: 1000, ho_cap_quang: 700}\n")
    out = cdsplan("progress", "xa-tan-lap").out
    assert "ILLUSTRATIVE" in out
    assert "70%*" in out


def test_a_dissolved_commune_names_its_successor(cdsplan: Run, little: Folder) -> None:
    little.write(
        PATHS["commune"],
        'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-06-20\nsuccessor: "00009"\n',
    )
    assert "succeeded by 00009" in cdsplan("progress", "xa-tan-lap").out
    result = json.loads(cdsplan("progress", "xa-tan-lap", "-f", "json").out)
    assert result["as_of"] == "2026-06-19"
    assert result["commune"]["successor"] == "00009"


def test_names_from_files_cannot_reach_the_terminal_raw(cdsplan: Run, little: Folder) -> None:
    little.write(
        PATHS["catalog"],
        (little.root / PATHS["catalog"]).read_text(encoding="utf-8").replace("name: Cáp quang", "name: '[red]a|b`<b>'"),
    )
    assert "[red]a|b`<b>" in cdsplan("progress", "xa-tan-lap", "-f", "table").out
    assert "\\[red\\]a\\|b\\`&lt;b&gt;" in cdsplan("progress", "xa-tan-lap", "-f", "markdown").out
    assert "[red]a|b`&lt;b&gt;" in cdsplan("progress", "xa-tan-lap", "-f", "html").out
