"""cdsplan summary"""

import csv
import json
import os
import subprocess
import sys
import unicodedata
from decimal import Decimal
from io import StringIO
from shutil import rmtree
from typing import Any, NamedTuple

import pytest

from tests import pages
from tests.cli.conftest import Run
from tests.conftest import CATALOG, COMMUNE, PATHS, PLAN, REPORT, Folder

FORMATS = pytest.mark.parametrize("form", ["table", "plain", "markdown", "csv", "json", "html"])


class Place(NamedTuple):
    """A commune beside xã Tân Lập."""

    home: str
    name: str
    code: str


AN_BINH = Place("plans/thanh-hoa/xa-an-binh", "Xã An Bình", "00002")
CHAU = Place("plans/thanh-hoa/xa-chau", "Xã Châu", "00003")
FAR = Place("plans/bac-ninh/xa-xa", "Xã Xa", "00009")
ITS_REPORT = f"{AN_BINH.home}/reports/2026-06.yaml"


def settle(folder: Folder, place: Place, report: str) -> None:
    """One commune more."""
    province = "Thanh Hóa" if "thanh-hoa" in place.home else "Bắc Ninh"
    folder.write(f"{place.home}/commune.yaml", f'name: {place.name}\ncode: "{place.code}"\nprovince: {province}\n')
    folder.write(f"{place.home}/2026-so.yaml", PLAN)
    folder.write(f"{place.home}/reports/2026-06.yaml", report)


def of(some: int, whole: int) -> str:
    return f"period: 2026-06\nvalues: {{ho: {whole}, ho_cap_quang: {some}}}\n"


@pytest.fixture
def two(little: Folder) -> Folder:
    """Xã Tân Lập with 700 of 1,000 households, and xã An Bình with 90 of 100."""
    settle(little, AN_BINH, of(90, 100))
    return little


def rolled_up(cdsplan: Run, *arguments: str) -> dict[str, Any]:
    ran = cdsplan("summary", *arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def rows(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page)))


# Formats


def test_sums_are_divided_and_the_coverage_stands_beside_them(cdsplan: Run, two: Folder) -> None:
    settle(two, CHAU, "period: 2026-06\nvalues: {ho: 900}\n")
    ran = cdsplan("summary", "-f", "html")
    assert (ran.code, ran.err) == (0, "")
    [row] = pages.read(ran.out).first("tbody").inner("tr")
    cells = [cell.words for cell in row.elements]
    assert cells[:6] == ["Cáp quang", "2/3", "55%", "790/1,100, 71.82%", "39.5–84.5%", "≥ 80% (communes)"]
    assert cells[6:] == ["Undecided", "Met: 1 · Not met yet: 1 · No data: 1", "Xã Tân Lập (70%)"]


@pytest.mark.usefixtures("two")
def test_vietnamese_has_its_own_numbers_and_words(cdsplan: Run) -> None:
    out = cdsplan("summary", "--lang", "vi", "-f", "html").out
    assert "Thanh Hóa: tổng hợp năm 2026, tính đến ngày 30/06/2026" in out
    assert "2 xã, phường, đặc khu" in out
    assert "790/1.100, đạt 71,82%" in out
    assert "Chưa đạt" in out


@pytest.mark.usefixtures("two")
@FORMATS
def test_every_format_names_the_indicator(cdsplan: Run, form: str) -> None:
    ran = cdsplan("summary", "thanh-hoa", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Cáp quang" in ran.out


@pytest.mark.usefixtures("two")
@FORMATS
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_format_can_name_the_communes_instead(cdsplan: Run, form: str, lang: str) -> None:
    ran = cdsplan("summary", "--by", "commune", "--format", form, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index("Xã An Bình") < ran.out.index("Xã Tân Lập")
    assert "Cáp quang" not in ran.out


@pytest.mark.usefixtures("two")
def test_a_pipe_gets_plain_text(cdsplan: Run) -> None:
    assert cdsplan("summary") == cdsplan("summary", "--format", "plain")


@pytest.mark.usefixtures("two")
def test_json_tells_all_of_an_indicator(cdsplan: Run) -> None:
    nothing = {"behind": 0, "missed": 0, "no-data": 0, "not-applicable": 0, "on-track": 0, "stale": 0, "undefined": 0}
    target = {"op": ">=", "value": 80, "to": None, "change": None, "due": "2026-12-31"}
    assert rolled_up(cdsplan) == {
        "schema": "cdsplan.summary/1",
        "as_of": "2026-06-30",
        "year": 2026,
        "province": {"path": "thanh-hoa", "name": "Thanh Hóa"},
        "illustrative": False,
        "communes": {
            "counted": 2,
            "absent": {"no-plan": [], "dissolved": [], "not-established": [], "unreadable": []},
            "not_reported": [],
            "overdue": [],
        },
        "indicators": [
            {
                "id": "cap_quang",
                "name": "Cáp quang",
                "measure": "percent",
                "unit": "%",
                "formula": "ho_cap_quang / ho",
                "level": "pooled",
                "pooled": "rate",
                "coverage": {"communes": 2, "known": 2, "waiting": 0, "unknown": 0, "denominator": 100},
                "value": 71.818182,
                "numerator": 790,
                "denominator": 1100,
                "low": 71.818182,
                "high": 71.818182,
                "target": {**target, "of": "communes"},
                "status": "open",
                "counts": {**nothing, "met": 1, "open": 1},
                "published": 0,
                "illustrative": 0,
                "furthest": [
                    {
                        "path": "thanh-hoa/xa-tan-lap",
                        "name": "Xã Tân Lập",
                        "code": "00001",
                        "value": 70,
                        "as_of": "2026-06-14",
                        "origin": "computed",
                        "target": target,
                        "gap": 10,
                        "status": "open",
                    }
                ],
                "listed": [],
            }
        ],
        "own": [],
    }


def test_json_by_commune_tells_how_each_reports(cdsplan: Run, two: Folder) -> None:
    two.write("plans/cdsplan.yaml", 'format: 1\nreport_due: ["06-20", "12-20"]\n')
    found = rolled_up(cdsplan, "--by", "commune")
    assert "indicators" not in found
    assert found["communes"]["overdue"] == []
    [first, _] = found["members"]
    assert first.pop("counts")["met"] == 1
    assert first == {
        "path": "thanh-hoa/xa-an-binh",
        "name": "Xã An Bình",
        "code": "00002",
        "last_report": "2026-06-14",
        "overdue": None,
        "needed": 2,
        "reported": 2,
        "illustrative": False,
    }
    (two.root / ITS_REPORT).unlink()
    found = rolled_up(cdsplan, "--by", "commune")
    assert found["communes"]["not_reported"] == found["communes"]["overdue"] == ["thanh-hoa/xa-an-binh"]
    first = found["members"][0]
    assert (first["last_report"], first["overdue"], first["reported"]) == (None, "2026-06-20", 0)


@pytest.mark.usefixtures("two")
def test_csv_has_plain_numbers(cdsplan: Run) -> None:
    [row] = rows(cdsplan("summary", "-f", "csv").out)
    figures = ("id", "communes", "known", "coverage", "value", "numerator", "op", "target", "of", "status", "furthest")
    assert [row[name] for name in figures] == [
        "cap_quang", "2", "2", "100", "71.818182", "790", ">=", "80", "communes", "open", "thanh-hoa/xa-tan-lap",
    ]  # fmt: skip
    assert (row["met"], row["open"], row["no-data"], row["due"]) == ("1", "1", "0", "2026-12-31")
    first, second = rows(cdsplan("summary", "--by", "commune", "-f", "csv").out)
    assert (first["path"], first["code"], first["last_report"]) == ("thanh-hoa/xa-an-binh", "00002", "2026-06-14")
    assert (second["open"], second["overdue"], second["illustrative"]) == ("1", "", "false")


def test_a_small_gap_of_a_commune_is_never_shown_as_none(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["report"], of(79_999_999_999, 10**11))
    [far] = rolled_up(cdsplan)["indicators"][0]["furthest"]
    assert (str(far["value"]), Decimal(str(far["gap"]))) == ("79.999999999", Decimal("0.000000001"))


def test_where_communes_aim_at_different_levels_csv_has_no_target(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["plan"], PLAN.replace("80", "70"))
    [row] = rows(cdsplan("summary", "-f", "csv").out)
    assert [row[name] for name in ("value", "op", "target", "to", "due")] == ["71.818182", "", "", "", ""]


@pytest.mark.parametrize(("form", "row"), [("csv", "coverage"), ("json", "denominator")])
def test_nearly_all_is_never_shown_as_all(cdsplan: Run, two: Folder, form: str, row: str) -> None:
    """100 of 1,000,000,100 households are unknown: 99.99999 %."""
    two.write(PATHS["report"], of(1, 10**9))
    two.write(ITS_REPORT, "period: 2026-06\nvalues: {ho: 100}\n")
    out = cdsplan("summary", "-f", form).out
    shown = rows(out)[0][row] if form == "csv" else str(json.loads(out)["indicators"][0]["coverage"][row])
    assert shown == "99.99999"
    assert "99.99999%" in cdsplan("summary").out


def test_nearly_met_is_never_shown_as_met(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["report"], of(79_996, 100_000))
    two.write(ITS_REPORT, of(79_996, 100_000))
    out = cdsplan("summary", "-f", "html").out
    assert "159,992/200,000, 79.996%" in out
    assert "(79.996%)" in out  # and so is that of the commune that is the furthest behind
    assert rolled_up(cdsplan)["indicators"][0]["status"] == "open"


# Which communes and indicators


@pytest.mark.parametrize(
    "wanted",
    ["thanh-hoa", "thanh-hoa/", "Thanh Hóa", "thanh hoa", " THANH HÓA ", "tỉnh Thanh Hóa", "NFD"],
)
def test_a_province_is_found_by_its_name(cdsplan: Run, two: Folder, wanted: str) -> None:
    settle(two, FAR, of(1, 1000))
    name = unicodedata.normalize("NFD", "Thanh Hóa") if wanted == "NFD" else wanted
    found = rolled_up(cdsplan, name)
    assert (found["province"]["name"], found["communes"]["counted"]) == ("Thanh Hóa", 2)
    assert found["indicators"][0]["denominator"] == 1100


def test_without_a_province_all_communes_are_rolled_up(cdsplan: Run, two: Folder) -> None:
    settle(two, FAR, of(10, 1000))
    found = rolled_up(cdsplan)
    assert (found["province"], found["communes"]["counted"]) == (None, 3)
    assert found["indicators"][0]["numerator"] == 800
    assert cdsplan("summary").out.startswith("The whole repository: roll-up of 2026")


def test_an_unknown_province_suggests_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan("summary", "thanh-hao")
    assert (ran.code, ran.out) == (2, "")
    assert "`thanh-hoa`?" in ran.err


@pytest.mark.parametrize("wanted", ["zzz", "", "catalog", "thanh-hoa/xa-tan-lap", ".."])
def test_what_is_no_province_lists_those_that_there_are(cdsplan: Run, little: Folder, wanted: str) -> None:
    settle(little, FAR, of(1, 10))
    ran = cdsplan("summary", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert "bac-ninh, thanh-hoa" in ran.err or "`thanh-hoa`?" in ran.err


def test_only_the_indicators_that_are_asked_for(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["catalog"], f"{CATALOG}  so_ho: {{name: Số hộ, measure: number, unit: hộ, formula: ho}}\n")
    two.write(PATHS["plan"], f'{PLAN}  - {{id: so_ho, targets: [{{op: ">=", value: 1}}]}}\n')
    assert [one["id"] for one in rolled_up(cdsplan)["indicators"]] == ["cap_quang", "so_ho"]
    assert [one["id"] for one in rolled_up(cdsplan, "--indicator", "so_ho")["indicators"]] == ["so_ho"]
    both = rolled_up(cdsplan, "--indicator", "so_ho", "--indicator", "cap_quang")
    assert [one["id"] for one in both["indicators"]] == ["cap_quang", "so_ho"]


def test_an_unknown_indicator_suggests_the_nearest(cdsplan: Run) -> None:
    ran = cdsplan("summary", "--indicator", "cap_qung")
    assert (ran.code, ran.out) == (2, "")
    assert "`cap_quang`?" in ran.err


def test_an_indicator_unlike_any_other_is_told_where_they_are(cdsplan: Run) -> None:
    ran = cdsplan("summary", "--indicator", "zzz")
    assert (ran.code, ran.out) == (2, "")
    assert "plans/catalog/" in ran.err


def test_an_indicator_that_no_commune_has_is_an_empty_table(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["catalog"], f"{CATALOG}  so_ho: {{name: Số hộ, measure: number, unit: hộ, formula: ho}}\n")
    for form in ("table", "plain", "markdown", "csv", "html"):
        ran = cdsplan("summary", "--indicator", "so_ho", "-f", form)
        assert (ran.code, "Số hộ" in ran.out) == (0, False)
    assert rolled_up(cdsplan, "--indicator", "so_ho")["indicators"] == []


def test_the_provinces_own_plan_is_the_one_compared(cdsplan: Run, two: Folder) -> None:
    two.write("plans/thanh-hoa/2026-tinh.yaml", PLAN.replace("80", "70"))
    [one] = rolled_up(cdsplan, "thanh-hoa")["indicators"]
    assert (one["target"]["value"], one["target"]["of"], one["status"]) == (70, "province", "met")
    assert "≥ 70% (province)" in cdsplan("summary", "thanh-hoa", "-f", "html").out
    settle(two, FAR, of(1, 1000))
    assert rolled_up(cdsplan)["indicators"][0]["target"]["of"] == "communes"


def test_what_is_not_pooled_is_told_from_its_lowest_to_its_highest(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["report"], "period: 2026-06\nresults: {cap_quang: 70.5}\n")
    two.write(ITS_REPORT, "period: 2026-06\nresults: {cap_quang: 90}\n")
    assert "70.5–90% (not added up)" in cdsplan("summary", "-f", "html").out
    out = cdsplan("summary", "--lang", "vi", "-f", "markdown").out
    assert "70,5–90%" in out
    assert "2 công bố không kèm số lượng cụ thể" in out
    assert [one["value"] for one in rolled_up(cdsplan)["indicators"][0]["listed"]] == [90, 70.5]


def test_communes_own_indicators_are_told_below(cdsplan: Run, two: Folder) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    two.write(PATHS["plan"], f"{PLAN}  - {own}\n")
    assert "not added up: 1 (Riêng: 1 commune)" in cdsplan("summary").out
    assert rolled_up(cdsplan)["own"] == [{"id": "rieng", "communes": 1}]


@pytest.mark.parametrize("form", ["table", "plain", "markdown", "html", "json"])
def test_a_dissolved_commune_is_named_with_its_successor(cdsplan: Run, two: Folder, form: str) -> None:
    two.write(
        f"{AN_BINH.home}/commune.yaml", COMMUNE.replace("00001", "00002") + 'dissolved: 2026-03-01\nsuccessor: "00001"'
    )
    ran = cdsplan("summary", "-f", form)
    assert ran.code == 0
    assert ("→ xã Tân Lập" if form != "json" else '"successor": "00001"') in ran.out


def test_a_successor_of_another_province_is_named_and_one_that_is_nowhere_has_its_code(
    cdsplan: Run, two: Folder
) -> None:
    gone = COMMUNE.replace("00001", "00002") + "dissolved: 2026-03-01\n"
    two.write("plans/son-la/xa-moc-chau/commune.yaml", 'name: Xã Mộc Châu\ncode: "00003"\nprovince: Sơn La\n')
    two.write(f"{AN_BINH.home}/commune.yaml", gone + 'successor: "00003"\n')
    assert "→ xã Mộc Châu" in cdsplan("summary", "thanh-hoa", "-f", "plain").out
    two.write(f"{AN_BINH.home}/commune.yaml", gone + 'successor: "00004"\n')
    assert "→ 00004" in cdsplan("summary", "thanh-hoa", "-f", "plain").out


# Year and date


@pytest.mark.usefixtures("two")
def test_figures_are_those_of_the_date(cdsplan: Run) -> None:
    found = rolled_up(cdsplan, "--as-of", "13/06/2026")
    assert (found["as_of"], found["year"]) == ("2026-06-13", 2026)
    assert found["indicators"][0]["value"] is None
    assert found["communes"]["not_reported"] == ["thanh-hoa/xa-an-binh", "thanh-hoa/xa-tan-lap"]


def test_the_year_is_that_of_the_date_unless_it_is_given(cdsplan: Run, two: Folder) -> None:
    two.write("plans/thanh-hoa/xa-tan-lap/2025-so.yaml", PLAN.replace("2026", "2025"))
    assert rolled_up(cdsplan, "--as-of", "2025-12-31")["year"] == 2025
    found = rolled_up(cdsplan, "--year", "2025")
    assert (found["year"], found["as_of"], found["communes"]["counted"]) == (2025, "2026-06-30", 1)
    assert [one["path"] for one in found["communes"]["absent"]["no-plan"]] == ["thanh-hoa/xa-an-binh"]
    assert found["indicators"][0]["counts"]["no-data"] == 1


@pytest.mark.parametrize(
    "arguments", [("--as-of", "2026-02-30"), ("--year", "0"), ("--year", "10000"), ("--jobs", "0")]
)
def test_a_date_a_year_or_a_number_that_is_none_is_wrong_usage(cdsplan: Run, arguments: tuple[str, str]) -> None:
    ran = cdsplan("summary", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert arguments[0] in ran.err


def test_plans_of_several_years_are_rolled_up_with_those_of_the_year(cdsplan: Run, two: Folder) -> None:
    several = PLAN.replace("year: 2026", "year: 2025\nend: 2030-12-31")
    (two.root / f"{AN_BINH.home}/2026-so.yaml").unlink()
    two.write(f"{AN_BINH.home}/2025-so.yaml", several)
    found = rolled_up(cdsplan)
    assert (found["year"], found["communes"]["counted"]) == (2026, 2)
    assert found["indicators"][0]["coverage"] == {
        "communes": 2, "known": 2, "waiting": 0, "unknown": 0, "denominator": 100,
    }  # fmt: skip


def test_what_nobody_knows_leaves_no_bounds_and_is_said(cdsplan: Run, two: Folder) -> None:
    settle(two, CHAU, "period: 2026-06\n")
    [one] = rolled_up(cdsplan)["indicators"]
    assert one["coverage"] == {"communes": 3, "known": 2, "waiting": 0, "unknown": 1, "denominator": 100}
    assert (one["value"], one["low"], one["high"], one["status"]) == (71.818182, None, None, None)
    assert "100% (1 xã chưa có mẫu số)" in cdsplan("summary", "-f", "markdown", "--lang", "vi").out
    [row] = rows(cdsplan("summary", "-f", "csv").out)
    assert (row["unknown"], row["low"]) == ("1", "")
    two.write("plans/thanh-hoa/2026-tinh.yaml", PLAN)
    out = cdsplan("progress", "thanh-hoa", "--lang", "vi").out
    assert "2/3 xã có đủ số liệu, chiếm 100% mẫu số đã biết; 1 xã chưa có mẫu số" in " ".join(out.split())


# Illustrative figures


@pytest.fixture
def made_up(two: Folder) -> Folder:
    """The figures of xã An Bình are invented."""
    two.write(ITS_REPORT, of(90, 100) + "illustrative: true\n")
    return two


@pytest.mark.usefixtures("made_up")
def test_illustrative_figures_are_left_out_and_that_is_said(cdsplan: Run) -> None:
    out = cdsplan("summary").out
    assert "Left out the illustrative figures of 1 commune" in out
    assert "ILLUSTRATIVE" not in out
    [one] = rolled_up(cdsplan)["indicators"]
    assert (one["denominator"], one["illustrative"]) == (1000, 1)
    assert "1 illustrative" in cdsplan("summary", "-f", "markdown").out


@pytest.mark.usefixtures("made_up")
@FORMATS
@pytest.mark.parametrize("by", ["indicator", "commune"])
def test_every_format_says_that_there_are_illustrative_figures(cdsplan: Run, form: str, by: str) -> None:
    out = cdsplan("summary", "--illustrative", "-f", form, "--by", by).out
    assert "Left out the" not in out
    assert "1 illustrative" not in out
    match form:
        case "json":
            assert json.loads(out)["illustrative"] is True
        case "csv":
            assert [row["illustrative"] for row in rows(out)] == (["1"] if by == "indicator" else ["true", "false"])
        case _:
            assert "WITH ILLUSTRATIVE FIGURES of 1 commune" in out


@pytest.mark.usefixtures("made_up")
def test_illustrative_figures_that_are_asked_for_enter(cdsplan: Run) -> None:
    assert rolled_up(cdsplan, "--illustrative")["indicators"][0]["denominator"] == 1100
    assert "*** CÓ SỐ LIỆU MINH HỌA của 1 xã" in cdsplan("summary", "--illustrative", "--lang", "vi").out


@pytest.mark.usefixtures("two")
def test_no_banner_announces_what_is_not_there(cdsplan: Run) -> None:
    assert "ILLUSTRATIVE" not in cdsplan("summary", "--illustrative").out


# Jobs


@FORMATS
def test_the_output_is_the_same_whoever_reads_the_files(cdsplan: Run, two: Folder, form: str) -> None:
    for number in range(3, 9):
        settle(two, Place(f"plans/thanh-hoa/xa-{number}", f"Xã {number}", f"{number:05}"), of(number, 10))
    alone = cdsplan("summary", "-f", form, "--jobs", "1")
    assert alone.code == 0
    assert cdsplan("summary", "-f", form, "--jobs", "2") == alone
    assert cdsplan("summary", "-f", form, "-j", "3") == alone
    assert cdsplan("summary", "-f", form) == alone


# Files that do not load


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_commune_that_does_not_load_is_told_and_the_rest_rolled_up(cdsplan: Run, two: Folder, jobs: str) -> None:
    two.write(ITS_REPORT, "period: 2026-06\nvalues: [\n")
    ran = cdsplan("summary", "-f", "json", "--jobs", jobs)
    assert ran.code == 1
    assert "xa-an-binh/reports/2026-06.yaml:2:9: error[yaml-syntax]" in ran.err
    found = json.loads(ran.out)
    assert [one["path"] for one in found["communes"]["absent"]["unreadable"]] == ["thanh-hoa/xa-an-binh"]
    assert (found["communes"]["counted"], found["indicators"][0]["denominator"]) == (1, 1000)
    assert "with a file that cannot be read: 1" in cdsplan("summary").out
    assert "có tệp không đọc được: 1" in cdsplan("summary", "--lang", "vi").out


# Errors in what loads


@pytest.mark.parametrize("by", ["indicator", "commune"])
def test_an_error_of_the_rules_in_a_figure_that_counts_is_told_beside_the_table(
    cdsplan: Run, two: Folder, by: str
) -> None:
    two.write(ITS_REPORT, of(900, 100))
    ran = cdsplan("summary", "--by", by, "-f", "json")
    assert ran.code == 1
    assert "xa-an-binh/reports/2026-06.yaml:2:33: error[part-exceeds-whole]" in ran.err
    assert json.loads(ran.out)["communes"]["counted"] == 2


def test_so_is_one_in_what_the_province_reports_itself_and_one_in_the_catalog(cdsplan: Run, two: Folder) -> None:
    two.write("plans/thanh-hoa/reports/2026-06.yaml", of(900, 100))
    two.write("plans/catalog/khac.yaml", "indicators: {cap_quang: {name: Khác, measure: percent}}\n")
    ran = cdsplan("summary", "thanh-hoa")
    assert ran.code == 1
    assert "thanh-hoa/reports/2026-06.yaml:2:33: error[part-exceeds-whole]" in ran.err
    assert ran.err.count("error[duplicate-id]") == 1


def test_one_of_whom_nothing_counts_is_left_to_validate(cdsplan: Run, two: Folder) -> None:
    two.write(ITS_REPORT, of(900, 100))
    identity = f'name: {AN_BINH.name}\ncode: "{AN_BINH.code}"\nprovince: Thanh Hóa\ndissolved: 2026-06-30\n'
    two.write(f"{AN_BINH.home}/commune.yaml", identity)
    assert rolled_up(cdsplan)["communes"]["counted"] == 1


def test_a_warning_is_told_by_validate_alone_and_what_is_suppressed_by_nobody(cdsplan: Run, two: Folder) -> None:
    two.write(ITS_REPORT, of(0, 0))
    assert "zero-denominator" in cdsplan("validate").out
    rolled_up(cdsplan)
    two.write(ITS_REPORT, of(900, 100))
    two.write("plans/cdsplan.yaml", "ignore: [part-exceeds-whole, value-out-of-range]\n")
    rolled_up(cdsplan)


def test_whether_a_report_is_of_the_future_today_decides_whatever_the_evaluation_date(
    cdsplan: Run, two: Folder
) -> None:
    two.write(f"{AN_BINH.home}/reports/2026-07.yaml", of(95, 100).replace("06", "07"))
    assert cdsplan("summary", "--as-of", "2026-07-31").code == 1
    assert "error[future-report]" in cdsplan("summary", "--as-of", "2026-06-30").err
    two.write(f"{AN_BINH.home}/reports/2026-07.yaml", "period: 2026-07\nas_of: 2026-06-30\n")
    rolled_up(cdsplan, "--as-of", "2026-06-15")


def test_a_commune_of_which_not_even_the_name_is_known_is_counted_all_the_same(cdsplan: Run, two: Folder) -> None:
    (two.root / f"{AN_BINH.home}/commune.yaml").unlink()
    ran = cdsplan("summary", "-f", "json")
    assert (ran.code, "error[unreadable-file]" in ran.err) == (1, True)
    [one] = json.loads(ran.out)["communes"]["absent"]["unreadable"]
    assert (one["path"], one["name"]) == ("thanh-hoa/xa-an-binh", None)


def test_a_warning_is_told_and_fails_nothing(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["report"], "\ufeff" + REPORT)
    ran = cdsplan("summary", "-f", "json")
    assert (ran.code, "warning[text-form]" in ran.err) == (0, True)
    assert json.loads(ran.out)["communes"]["counted"] == 2


@pytest.mark.parametrize("kind", ["catalog", "settings"])
def test_a_broken_catalog_ends_it_before_anything_is_printed(cdsplan: Run, two: Folder, kind: str) -> None:
    two.write(PATHS[kind], "x: [\n")
    ran = cdsplan("summary")
    assert (ran.code, ran.out) == (1, "")
    assert f"{PATHS[kind]}:1:4: error[yaml-syntax]" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("thanh-hoa",), ()])
def test_a_plan_of_the_province_that_does_not_load_is_told(
    cdsplan: Run, two: Folder, arguments: tuple[str, ...]
) -> None:
    settle(two, FAR, of(1, 1000))
    two.write("plans/thanh-hoa/2026-tinh.yaml", "title: [\n")
    ran = cdsplan("summary", *arguments, "-f", "json")
    assert (ran.code, "thanh-hoa/2026-tinh.yaml:1:8: error[yaml-syntax]" in ran.err) == (1, True)
    assert json.loads(ran.out)["indicators"][0]["target"]["of"] == "communes"


# Nothing, and no repository


@FORMATS
@pytest.mark.parametrize("by", ["indicator", "commune"])
def test_an_empty_repository_is_an_empty_roll_up(
    cdsplan: Run, tmp_path_factory: pytest.TempPathFactory, form: str, by: str
) -> None:
    root = tmp_path_factory.mktemp("empty")
    (root / "plans").mkdir()
    ran = cdsplan("summary", "--root", str(root), "-f", form, "--by", by)
    assert (ran.code, ran.err) == (0, "")
    if form == "json":
        assert json.loads(ran.out)["communes"]["counted"] == 0
    elif form != "csv":
        assert "0 communes" in ran.out
    assert cdsplan("summary", "thanh-hoa", "--root", str(root)).code == 2


def test_no_repository_is_said_clearly(
    cdsplan: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    ran = cdsplan("summary")
    assert (ran.code, ran.out) == (2, "")
    assert "no repository" in ran.err


# What files say


def test_names_from_files_cannot_reach_the_terminal_raw(cdsplan: Run, two: Folder) -> None:
    two.write(PATHS["catalog"], CATALOG.replace("name: Cáp quang", "name: '[red]a|b`<b>'"))
    two.write(PATHS["commune"], COMMUNE.replace("Xã Tân Lập", "'=[red]c|d`<b>'"))
    assert "[red]a|b`<b>" in cdsplan("summary", "-f", "table").out
    assert "\\[red\\]a\\|b\\`&lt;b&gt;" in cdsplan("summary", "-f", "markdown").out
    assert "[red]a|b`&lt;b&gt;" in cdsplan("summary", "-f", "html").out
    assert "=[red]c|d`<b>" in cdsplan("summary", "-f", "table", "--by", "commune").out
    assert "=\\[red\\]c" in cdsplan("summary", "-f", "markdown", "--by", "commune").out
    assert "=[red]c|d`&lt;b&gt;" in cdsplan("summary", "-f", "html", "--by", "commune").out
    assert "'=[red]c|d`<b>" in cdsplan("summary", "-f", "csv", "--by", "commune").out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--jobs", "0"), "--jobs: «0» phải từ 1 trở lên"),
        (("--jobs", "hai"), "--jobs: «hai» không phải một số nguyên"),
        (("--year", "3000"), "--year: «3000» phải từ 1900 đến 2999"),
        (("thanh-hoa", "bac-ninh"), "thừa tham số: bac-ninh"),
    ],
)
def test_a_wrong_option_is_refused_in_vietnamese(cdsplan: Run, wrong: tuple[str, ...], said: str) -> None:
    done = cdsplan("summary", *wrong, "--lang", "vi")
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("command", ["summary", "progress"])
def test_a_shell_completes_the_provinces(little: Folder, command: str) -> None:
    words = {"_CDSPLAN_COMPLETE": "complete_bash", "COMP_WORDS": f"cdsplan {command} thanh", "COMP_CWORD": "2"}
    asking = os.environ | words | {"CDSPLAN_ROOT": str(little.root)}
    program = [sys.executable, "-m", "cdsplan"]
    done = subprocess.run(program, env=asking, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    assert done.stdout.split() == ["thanh-hoa"]


@pytest.mark.parametrize("by", ["indicator", "commune"])
def test_where_there_is_nothing_to_show_it_is_said_why(cdsplan: Run, little: Folder, by: str) -> None:
    little.write(PATHS["report"], "period: [\n")
    ran = cdsplan("summary", "--by", by)
    assert ran.code == 1
    assert "There is nothing to roll up: no commune counts (with a file that cannot be read: 1)." in ran.out
    assert "With a file that cannot be read: 1 (xã Tân Lập)" in ran.out
    assert "---" not in ran.out, "no head without rows"


def test_where_no_plan_has_anything_to_roll_up_that_is_said(cdsplan: Run, little: Folder) -> None:
    own = '{id: m, name: M, measure: milestone, targets: [{op: "==", value: done}]}'
    little.write(PATHS["plan"], f"title: Kế hoạch\nyear: 2026\nindicators: [{own}]\n")
    assert "There is nothing to roll up: no plan has an indicator to roll up." in cdsplan("summary").out


def test_where_there_is_no_commune_yet_that_is_said(cdsplan: Run, little: Folder) -> None:
    rmtree(little.root / "plans/thanh-hoa")
    assert "There is nothing to roll up: there is no commune yet." in cdsplan("summary").out
    assert cdsplan("list").out == "The repository has no commune yet.\n"
