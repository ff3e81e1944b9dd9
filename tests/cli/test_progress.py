"""cdsplan progress"""

import csv
import json
import unicodedata
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from tests import pages
from tests.cli.conftest import Run
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder

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


def test_a_figure_that_only_thousands_of_digits_tell_from_its_target_is_told_as_near(
    cdsplan: Run, little: Folder
) -> None:
    product = "*".join(["ho"] * 250)
    little.write(PATHS["catalog"], CATALOG.replace("ho_cap_quang / ho", f"0.8 - ho_cap_quang/({product})"))
    little.write(PATHS["report"], REPORT.replace("1000", "9" * 18))
    assert "almost equal to 80%" in cdsplan("progress", "xa-tan-lap").out
    said = json.loads(cdsplan("progress", "xa-tan-lap", "--format", "json").out, parse_float=Decimal)
    (row,) = said["plans"][0]["indicators"]
    assert row["status"] == "open"
    assert row["actual"]["value"] == Decimal("79." + "9" * 30)


def test_an_unknown_plan_lists_the_known_ones(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "--plan", "2025-so")
    assert ran.code == 2
    assert "2026-so" in ran.err


def test_a_date_may_be_typed_the_vietnamese_way(cdsplan: Run) -> None:
    assert (
        json.loads(cdsplan("progress", "xa-tan-lap", "--as-of", "13/06/2026", "-f", "json").out)["as_of"]
        == "2026-06-13"
    )


@pytest.mark.parametrize("written", ["2026-02-30", "2026-W01-1", "20260101xx", "٢٠٢٦-٠١-٠١", "0000-01-01", "1" * 5000])
def test_a_date_that_is_none_is_wrong_usage(cdsplan: Run, written: str) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "--as-of", written)
    assert ran.code == 2
    assert f": `{written[:499]}" in ran.err  # a longer argument is quoted in part
    assert "` is not a date" in ran.err


@pytest.mark.parametrize("written", ["0001-01-01", "31/12/1899", "3000-01-01", "9999-12-31"])
def test_a_day_that_nothing_can_be_reckoned_from_is_wrong_usage(
    cdsplan: Run, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = cdsplan("progress", "xa-tan-lap", "--as-of", written)
    monkeypatch.setenv("CDSPLAN_TODAY", written)
    today = cdsplan("validate")
    for ran, name, see in (
        (wanted, "--as-of", "See: cdsplan progress --help\n"),
        (today, "CDSPLAN_TODAY", ""),
    ):
        assert (ran.code, ran.err) == (2, f"cdsplan: {name}: `{written}`: the year must be from 1900 to 2999\n{see}")


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
@pytest.mark.parametrize("command", [["progress", "xa-tan-lap"], ["summary"], ["list"], ["validate"]])
def test_the_first_and_the_last_day_are_days_like_others(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch, day: str, command: list[str]
) -> None:
    little.write(PATHS["plan"].replace("2026", day[:4]), PLAN.replace("2026", day[:4]))
    little.write(PATHS["commune"], f"{COMMUNE}established: 1900-01-01\n")
    monkeypatch.setenv("CDSPLAN_TODAY", day)
    assert cdsplan(*command).code in {0, 1}


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
    heir = PATHS["commune"].replace("tan-lap", "tan-thanh")
    little.write(heir, 'name: Xã Tân Thành\ncode: "00009"\nprovince: Thanh Hóa\n')
    assert "succeeded by xã Tân Thành (00009)" in cdsplan("progress", "xa-tan-lap").out
    assert "succeeded by xã Tân Thành (00009)" in cdsplan("explain", "xa-tan-lap", "cap_quang").out
    cdsplan("report", "xa-tan-lap", "--period", "2026-06", "-o", "a.md")
    assert "**XÃ TÂN THÀNH**" in (little.root / "a.md").read_text(encoding="utf-8")
    assert json.loads(cdsplan("progress", "xa-tan-lap", "-f", "json").out)["commune"]["successor"] == "00009"


def test_a_plan_is_found_by_its_composed_name_whatever_the_disk_holds(cdsplan: Run, little: Folder) -> None:
    """As macOS keeps it."""
    apart = unicodedata.normalize("NFD", "2026-hạ-tầng")
    (little.root / PATHS["plan"]).rename(little.write(PATHS["plan"].replace("2026-so", apart), ""))
    for given in ("2026-hạ-tầng", "2026-hạ-tầng.yaml", apart):
        found = json.loads(cdsplan("progress", "xa-tan-lap", "--plan", given, "-f", "json").out)
        assert [one["plan"] for one in found["plans"]] == ["2026-hạ-tầng"]
    assert json.loads(cdsplan("list", "-f", "json").out)["communes"][0]["plans"] == ["2026-hạ-tầng"]


def test_names_from_files_cannot_reach_the_terminal_raw(cdsplan: Run, little: Folder) -> None:
    little.write(
        PATHS["catalog"],
        (little.root / PATHS["catalog"]).read_text(encoding="utf-8").replace("name: Cáp quang", "name: '[red]a|b`<b>'"),
    )
    assert "[red]a|b`<b>" in cdsplan("progress", "xa-tan-lap", "-f", "table").out
    assert "\\[red\\]a\\|b\\`&lt;b&gt;" in cdsplan("progress", "xa-tan-lap", "-f", "markdown").out
    assert "[red]a|b`&lt;b&gt;" in cdsplan("progress", "xa-tan-lap", "-f", "html").out


# A province's own plan, on the sums of 700 of 1000 households, and 90 of 100; of 500 more the households are known

OF_PROVINCE = """\
title: Kế hoạch của tỉnh
year: 2026
indicators:
  - {id: cap_quang, targets: [{op: ">=", value: 80}, {op: ">=", value: 95, party: VNPT}]}
  - {id: toc_do, targets: [{op: ">=", value: 100}]}
"""
PROVINCE_CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  ho_cap_quang: {name: Hộ cáp quang, kind: count, unit: hộ, part_of: ho}
  mbit: {name: Tốc độ, kind: quantity, unit: Mbit/s}
indicators:
  cap_quang: {name: Cáp quang, name_en: Fibre, measure: percent, formula: ho_cap_quang / ho}
  toc_do: {name: Tốc độ, measure: number, unit: Mbit/s, formula: mbit}
"""
HERE = "plans/thanh-hoa"


@pytest.fixture
def province(little: Folder) -> Folder:
    little.write(PATHS["catalog"], PROVINCE_CATALOG)
    little.write(f"{HERE}/2026-tinh.yaml", OF_PROVINCE)
    _commune(little, "hai", 2, "{ho: 100, ho_cap_quang: 90}")
    _commune(little, "ba", 3, "{ho: 500}")
    return little


def _commune(folder: Folder, name: str, code: int, values: str, more: str = "") -> None:
    """A commune without a plan of its own."""
    folder.write(f"{HERE}/xa-{name}/commune.yaml", f'name: Xã {name}\ncode: "{code:05}"\nprovince: Thanh Hóa\n')
    folder.write(f"{HERE}/xa-{name}/reports/2026-06.yaml", f"period: 2026-06\n{more}values: {values}\n")


@pytest.mark.usefixtures("province")
def test_a_provinces_own_plan_is_judged_on_the_sums_of_its_communes(cdsplan: Run) -> None:
    ran = cdsplan("progress", "thanh-hoa")
    assert (ran.code, ran.err) == (0, "")
    assert "790/1,100 hộ, 71.82% (2/3 communes)" in ran.out
    assert "Undecided: 1" in ran.out
    assert (
        "- Fibre: 2 of 3 communes with data, with 68.75% of the known denominators; between 49.38% and 80.63%"
        in ran.out
    )
    assert "- Tốc độ: cannot be added up" in ran.out
    assert "The communes' figures of what cannot be added up: cdsplan summary thanh-hoa" in ran.out


@pytest.mark.usefixtures("province")
def test_a_provinces_plan_in_vietnamese(cdsplan: Run) -> None:
    out = cdsplan("progress", "thanh-hoa", "--lang", "vi").out
    assert "Thanh Hóa: kế hoạch cấp tỉnh" in out
    assert "790/1.100 hộ, đạt 71,82% (2/3 xã)" in out
    assert "Chưa kết luận được" in out
    assert "chiếm 68,75% mẫu số đã biết; trong khoảng từ 49,38% đến 80,63%" in out


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("form", ["table", "plain", "markdown", "html"])
def test_a_provinces_coverage_stands_in_every_drawn_format(cdsplan: Run, form: str) -> None:
    ran = cdsplan("progress", "thanh-hoa", "--format", form)
    assert ran.code == 0
    assert "71.82% (2/3 communes)" in ran.out
    assert "Coverage:" in ran.out


@pytest.mark.usefixtures("province")
def test_a_provinces_json_has_the_coverage_and_no_commune(cdsplan: Run) -> None:
    result = json.loads(cdsplan("progress", "thanh-hoa", "-f", "json").out)
    assert result["commune"] is None
    assert result["province"] == {"path": "thanh-hoa", "name": "Thanh Hóa"}
    [plan] = result["plans"]
    fibre, speed = plan["indicators"]
    assert fibre["coverage"] == {
        "communes": 3,
        "known": 2,
        "waiting": 1,
        "unknown": 0,
        "denominator": 68.75,
        "low": 49.375,
        "high": 80.625,
    }
    assert (fibre["actual"]["numerator"], fibre["actual"]["denominator"], fibre["gap"]) == (790, 1100, 8.181818)
    assert (fibre["status"], speed["status"], speed["coverage"]) == (None, "no-data", None)
    assert sum(plan["counts"].values()) == plan["counts"]["no-data"] == 1


def _figures(cdsplan: Run, place: str, form: str) -> dict[str, str]:
    """Of the first indicator, as a program reads them."""
    out = cdsplan("progress", place, "-f", form).out
    if form == "csv":
        return dict(next(csv.DictReader(StringIO(out))))
    first = json.loads(out)["plans"][0]["indicators"][0]
    parts = [first[name] for name in ("actual", "remaining", "coverage") if first.get(name)]
    return {name: str(value) for part in (*parts, first) for name, value in part.items()}


@pytest.mark.parametrize("form", ["csv", "json"])
def test_nearly_met_is_never_shown_as_met_nor_a_small_gap_as_none(cdsplan: Run, little: Folder, form: str) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 100000000000, ho_cap_quang: 79999999999}\n")
    found = _figures(cdsplan, "xa-tan-lap", form)
    assert (found["value"], found["achievement"]) == ("79.999999999", "99.999999999")
    assert Decimal(found["gap"]) == Decimal("0.000000001")
    assert found["remaining_variable" if form == "csv" else "variable"] == "ho_cap_quang"


@pytest.mark.parametrize(("form", "name"), [("csv", "coverage"), ("json", "denominator")])
def test_of_a_province_nearly_all_is_never_shown_as_all(cdsplan: Run, province: Folder, form: str, name: str) -> None:
    _commune(province, "hai", 2, "{ho: 100000000000, ho_cap_quang: 90}")
    _commune(province, "ba", 3, "{ho: 1}")
    assert _figures(cdsplan, "thanh-hoa", form)[name] == "99.999999999"


@pytest.mark.parametrize(
    ("grows_from", "last_year", "why"),
    [
        ("baseline", "", "the plan gives no baseline"),
        ("last-year", "", "no figure of 2025 to compare with"),
        ("last-year", "{ho: 1000, ho_cap_quang: 0}", "the figure of 2025 is 0"),
    ],
)
def test_growth_that_comes_to_nothing_known_says_why(
    cdsplan: Run, little: Folder, grows_from: str, last_year: str, why: str
) -> None:
    little.write(PATHS["plan"], PLAN.replace("value: 80", f"from: {grows_from}, percent: 5"))
    if last_year:
        little.write("plans/thanh-hoa/xa-tan-lap/reports/2025.yaml", f"period: 2025\nvalues: {last_year}\n")
    assert f"({why})" in cdsplan("progress", "xa-tan-lap", "-f", "csv").out + cdsplan("progress", "xa-tan-lap").out


def test_json_says_from_when_until_when_a_target_counts_and_what_it_grows_from(cdsplan: Run, little: Folder) -> None:
    growth = "{op: '>=', from: last-year, percent: 5, since: 2026-02-01, until: 2026-11-30}"
    little.write(PATHS["plan"], PLAN.replace('{op: ">=", value: 80}', growth))
    little.write(
        "plans/thanh-hoa/xa-tan-lap/reports/2025.yaml", "period: 2025\nvalues: {ho: 1000, ho_cap_quang: 600}\n"
    )
    target = json.loads(cdsplan("progress", "xa-tan-lap", "-f", "json").out)["plans"][0]["indicators"][0]["target"]
    assert (target["since"], target["until"], target["value"]) == ("2026-02-01", "2026-11-30", 63)
    base = {"value": 60, "as_of": "2025-12-14", "period": "2025", "illustrative": False}
    assert target["change"] == {"from": "last-year", "percent": 5, "points": None, "year": 2025, "base": base}


@pytest.mark.usefixtures("province")
def test_a_provinces_csv_has_the_coverage_beside_the_figures(cdsplan: Run) -> None:
    fibre, speed = csv.DictReader(StringIO(cdsplan("progress", "thanh-hoa", "-f", "csv").out))
    assert (fibre["commune"], fibre["plan"], fibre["numerator"], fibre["status"]) == (
        "thanh-hoa",
        "2026-tinh",
        "790",
        "",
    )
    pooled = ("communes", "known", "waiting", "coverage", "low", "high")
    assert [fibre[name] for name in pooled] == ["3", "2", "1", "68.75", "49.375", "80.625"]
    assert {speed[name] for name in pooled} == {""}
    assert "coverage" not in cdsplan("progress", "xa-tan-lap", "-f", "csv").out


@pytest.mark.usefixtures("province")
def test_the_roll_up_of_the_province_says_the_same(cdsplan: Run) -> None:
    own = json.loads(cdsplan("progress", "thanh-hoa", "-f", "json").out)["plans"][0]["indicators"][0]
    rolled = json.loads(cdsplan("summary", "thanh-hoa", "-f", "json").out)["indicators"][0]
    assert own["coverage"] == {**rolled["coverage"], "low": rolled["low"], "high": rolled["high"]}
    assert [own["actual"][key] for key in ("value", "numerator", "denominator")] == [
        rolled[key] for key in ("value", "numerator", "denominator")
    ]


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("form", ["plain", "json"])
def test_so_many_processes_find_the_same(cdsplan: Run, province: Folder, form: str) -> None:
    province.write(f"{HERE}/xa-ba/reports/2026-05.yaml", "period: 2026-05\nvalues: [\n")
    one, two, three = (cdsplan("progress", "thanh-hoa", "-f", form, "--jobs", jobs) for jobs in "123")
    assert one == two == three
    assert (one.code, "xa-ba/reports/2026-05.yaml:" in one.err) == (1, True)


def test_a_commune_that_does_not_load_is_told_and_the_others_are_shown(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HERE}/xa-hai/reports/2026-05.yaml", "period: 2026-05\nvalues: [\n")
    ran = cdsplan("progress", "thanh-hoa")
    assert ran.code == 1
    assert "xa-hai/reports/2026-05.yaml:2:9: error[yaml-syntax]" in ran.err
    assert "700/1,000 hộ, 70% (1/2 communes)" in ran.out


def test_a_provinces_plan_that_does_not_load_ends_it(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HERE}/2026-tinh.yaml", "title: [\n")
    ran = cdsplan("progress", "thanh-hoa")
    assert (ran.code, ran.out) == (1, "")
    assert "2026-tinh.yaml:1:8: error[yaml-syntax]" in ran.err


def test_an_unknown_indicator_of_a_provinces_plan_is_told(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HERE}/2026-tinh.yaml", OF_PROVINCE.replace("id: toc_do", "id: toc_doo"))
    ran = cdsplan("progress", "thanh-hoa")
    assert ran.code == 1
    assert "2026-tinh.yaml:5:10: error[unknown-indicator]" in ran.err
    assert "790/1,100" in ran.out


def test_illustrative_figures_of_communes_are_left_out_and_told(cdsplan: Run, province: Folder) -> None:
    _commune(province, "hai", 2, "{ho: 100, ho_cap_quang: 90}", "illustrative: true\n")
    left, used = cdsplan("progress", "thanh-hoa"), cdsplan("progress", "thanh-hoa", "--illustrative")
    assert "Left out the illustrative figures of 1 commune; add --illustrative to use them." in left.err
    assert "700/1,000 hộ, 70% (1/3 communes)" in left.out
    assert used.err == ""
    assert "790/1,100 hộ, 71.82%* (2/3 communes)" in used.out
    assert "ILLUSTRATIVE" in used.out


@pytest.mark.parametrize("more", [[], ["--plan", "2026-tinh"], ["--party", "VNPT"]])
def test_a_province_without_a_plan_of_its_own_is_sent_to_the_summary(cdsplan: Run, more: list[str]) -> None:
    ran = cdsplan("progress", "thanh-hoa", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "cdsplan summary thanh-hoa" in ran.err


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("name", ["thanh-hoa/", "./thanh-hoa", "THANH-HOA", "Thanh Hóa", "thanh hoá"])
def test_a_province_may_be_named_as_it_is_spoken(cdsplan: Run, name: str) -> None:
    assert cdsplan("progress", name) == cdsplan("progress", "thanh-hoa")


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("name", ["..", ".", "", "/", "catalog", "catalog/..", "thanh-hoa/..", "thanh-hoa/.", "thanh"])
def test_what_is_neither_a_commune_nor_a_province_is_wrong_usage(cdsplan: Run, name: str) -> None:
    ran = cdsplan("progress", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"no commune `{name}`" in ran.err


def test_a_name_that_a_commune_and_its_province_bear_is_asked_back(cdsplan: Run, province: Folder) -> None:
    owner = 'name: Phường Thanh Hóa\ncode: "00009"\nprovince: Thanh Hóa\n'
    province.write(f"{HERE}/thanh-hoa/commune.yaml", owner)
    ran = cdsplan("progress", "Thanh Hóa")
    assert (ran.code, "any of: thanh-hoa, thanh-hoa/thanh-hoa" in ran.err) == (2, True)
    assert "Phường Thanh Hóa (00009)" in cdsplan("progress", "thanh-hoa/thanh-hoa").out
    assert "(2/4 communes)" in cdsplan("progress", "thanh-hoa").out


def test_a_provinces_plan_without_any_commune_is_shown(cdsplan: Run, province: Folder) -> None:
    province.write("plans/bac-ninh/2026-tinh.yaml", OF_PROVINCE)
    ran = cdsplan("progress", "bac-ninh", "--jobs", "2")
    assert (ran.code, ran.err) == (0, "")
    assert "- Fibre: no communes" in ran.out
    assert "No data: 2" in ran.out


@pytest.mark.parametrize("whose", ["thanh-hoa", "thanh-hoa/xa-tan-lap"])
def test_of_a_plan_that_is_being_written_there_is_no_table(cdsplan: Run, province: Folder, whose: str) -> None:
    province.write(f"plans/{whose}/2027-moi.yaml", PLAN.replace("2026", "2027").replace("80", "null"))
    ran = cdsplan("progress", whose, "--plan", "2027-moi", "-f", "json")
    assert (ran.code, "this plan has 1 blank and is not used yet" in ran.err) == (0, True)
    printed = json.loads(ran.out)
    assert (printed["plans"], printed["as_of"]) == ([], "2026-06-30")


@pytest.mark.usefixtures("province")
def test_the_options_serve_a_province_too(cdsplan: Run) -> None:
    def captions(*more: str) -> list[tuple[str, str | None]]:
        [plan] = json.loads(cdsplan("progress", "thanh-hoa", "-f", "json", *more).out)["plans"]
        return [(one["id"], one["status"]) for one in plan["indicators"]]

    assert captions("--party", "vnpt") == [("cap_quang", "open")]  # at most 80.63 of 95
    assert captions("--status", "no-data", "--plan", "2026-tinh") == [("toc_do", "no-data")]
    assert captions("--sort", "status") == [("toc_do", "no-data"), ("cap_quang", None)]
    assert captions("--as-of", "2026-06-13") == [("cap_quang", "no-data"), ("toc_do", "no-data")]
    assert cdsplan("progress", "thanh-hoa", "--fail-on", "no-data").code == 1
    assert cdsplan("progress", "thanh-hoa", "--fail-on", "open,missed").code == 0
    assert cdsplan("progress", "thanh-hoa", "--party", "Viettel").code == 2
    assert cdsplan("progress", "thanh-hoa", "--plan", "2025-tinh").code == 2


@pytest.mark.parametrize(
    ("target", "caption"),
    [
        ('{op: ">=", value: 70}', "–"),  # what is known suffices, and yet it is not decided
        ('{op: ">=", value: 80}', "90 hộ"),
    ],
)
def test_an_undecided_figure_that_suffices_lacks_nothing(
    cdsplan: Run, province: Folder, target: str, caption: str
) -> None:
    plan = f"title: x\nyear: 2026\nindicators: [{{id: cap_quang, targets: [{target}]}}]\n"
    province.write(f"{HERE}/2026-tinh.yaml", plan)
    [line] = [line for line in cdsplan("progress", "thanh-hoa").out.splitlines() if "≥" in line and "Undecided" in line]
    assert caption in line


COUNT = """\
title: Kế hoạch của tỉnh
year: 2026
indicators:
  - id: thue_bao
    name: Thuê bao
    measure: number
    unit: thuê bao
    formula: ho_cap_quang
    targets: [{op: ">=", value: 1700}]
"""


def test_a_count_that_some_communes_lack_is_told_as_of_so_many_and_not_judged(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HERE}/2026-tinh.yaml", COUNT)
    out = cdsplan("progress", "thanh-hoa").out
    assert "790 (2/3 communes)" in out
    assert "- Thuê bao: 2 of 3 communes with data\n" in out
    assert "Undecided: 1" in out
    _commune(province, "ba", 3, "{ho_cap_quang: 10}")
    assert "Coverage:" not in cdsplan("progress", "thanh-hoa").out


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", ["80", "120"])
def test_a_provinces_table_fits_the_terminal(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch, width: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = cdsplan("progress", "thanh-hoa", "-f", "table", "--lang", language).out
    assert max(map(len, out.splitlines())) <= int(width)
    [line] = [line for line in out.splitlines() if "≥ 80%" in line]
    assert "Undecided" in line or "Chưa kết luận" in line


def test_an_indicator_of_the_provinces_own_is_in_no_summary(cdsplan: Run, province: Folder) -> None:
    own = "id: to, name: Tổ công nghệ số, measure: percent"
    plan = f'title: x\nyear: 2026\nindicators: [{{{own}, targets: [{{op: ">=", value: 80}}]}}]\n'
    province.write(f"{HERE}/2026-tinh.yaml", plan)
    assert "- Tổ công nghệ số: cannot be added up\n" in cdsplan("progress", "thanh-hoa").out


@pytest.mark.usefixtures("province")
def test_no_heading_is_broken_where_the_page_is_narrow(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert "Actual" in cdsplan("progress", "thanh-hoa", "-f", "plain", "--as-of", "2026-06-13").out


def test_a_gap_of_thousands_is_drawn(cdsplan: Run, province: Folder) -> None:
    province.write(f"{HERE}/2026-tinh.yaml", COUNT.replace("1700", "2700"))
    assert "1,910" in cdsplan("progress", "thanh-hoa", "-f", "plain").out


@pytest.mark.usefixtures("province")
def test_what_is_undecided_is_counted_whatever_is_shown(cdsplan: Run) -> None:
    assert "Undecided: 1" in cdsplan("progress", "thanh-hoa", "--status", "no-data").out


def test_a_commune_without_plans_is_told_how_to_add_one(cdsplan: Run, little: Folder) -> None:
    (little.root / PATHS["plan"]).unlink()
    assert "Add one: cdsplan new plan xa-tan-lap --year 2026 --theme THEME\n" in cdsplan("progress", "xa-tan-lap").err


def test_a_report_that_is_there_before_its_day_is_said_to_be(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN + 'report_due: ["07-10", "12-20"]\n')
    little.write(PATHS["report"].replace("2026-06", "2026-H1"), "period: 2026-H1\n")
    out = cdsplan("progress", "xa-tan-lap").out
    assert "\nReport for the first half of 2026: due 2026-07-10, 10 days left, complete\n" in out


def test_below_the_table_stands_which_report_is_next_and_which_is_overdue(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["plan"], PLAN + 'report_due: ["03-20", "06-20", "09-20", "12-20"]\n')
    assert cdsplan("progress", "xa-tan-lap", "--lang", "vi").out.endswith(
        "\nBáo cáo quý I năm 2026: hạn 20/03/2026, quá hạn 102 ngày, chưa có (cần 2 số liệu)"
        "\nBáo cáo quý III năm 2026: hạn 20/09/2026, còn 82 ngày, chưa có (cần 2 số liệu)\n"
    )
    [table] = json.loads(cdsplan("progress", "xa-tan-lap", "--format", "json").out)["plans"]
    assert table["report_due"] == {"next": "2026-09-20", "overdue_since": "2026-03-20"}
    for period in ("2026-Q1", "2026-Q3", "2026-Q4"):
        little.write(PATHS["report"].replace("2026-06", period), f"period: {period}\nas_of: 2026-03-14\n")
    ended = cdsplan("progress", "xa-tan-lap", "--as-of", "2026-12-31", "--format", "json").out
    assert json.loads(ended)["plans"][0]["report_due"] == {"next": None, "overdue_since": None}


# Pages


PAGES = ["progress xa-tan-lap", "summary", "summary --by commune", "list", "explain xa-tan-lap 1", "due --within 400"]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", PAGES)
def test_html_is_a_whole_page_that_loads_nothing(cdsplan: Run, command: str, lang: str) -> None:
    ran = cdsplan(*command.split(), "-f", "html", "--lang", lang)
    assert ran.code == 0
    assert "Cáp quang" in pages.expect_sound(ran.out, lang).words or "Cáp quang" not in cdsplan(*command.split()).out


@pytest.mark.parametrize("command", PAGES)
def test_a_fragment_is_the_inner_part_of_it(cdsplan: Run, command: str) -> None:
    whole = pages.read(cdsplan(*command.split(), "-f", "html").out.removeprefix("<!DOCTYPE html>\n"))
    ran = cdsplan(*command.split(), "-f", "html", "--fragment")
    assert ran.code == 0
    assert pages.read(ran.out).words == whole.first("main").words


def test_only_html_has_fragments(cdsplan: Run) -> None:
    ran = cdsplan("progress", "xa-tan-lap", "-f", "csv", "--fragment")
    assert (ran.code, ran.out) == (2, "")
    assert "--fragment goes with --format html only" in ran.err


def test_the_figures_over_time_have_a_column_a_period(cdsplan: Run) -> None:
    assert "2026-06" in cdsplan("progress", "xa-tan-lap", "--history").out
    ran = cdsplan("progress", "xa-tan-lap", "--history", "-f", "json")
    assert ran.code == 2
    assert "cdsplan export" in ran.err
    assert cdsplan("progress", "xa-tan-lap", "--history", "-o", "a.html").code == 0
