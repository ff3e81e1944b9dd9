"""cdsplan site: the public pages."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from posixpath import dirname, join, normpath
from shutil import rmtree
from typing import Any

import pytest

from cdsplan.cli.shared import extra_command
from cdsplan.language import Language, number
from cdsplan.render import words
from cdsplan.render.dataset import datapackage
from cdsplan.repository import atomic_write
from cdsplan.rounding import half_up
from tests import pages
from tests.cli.conftest import Run
from tests.cli.test_hostile import FORMULA, WORDS, in_names, in_words
from tests.cli.test_summary import AN_BINH, CHAU, FAR, of, settle, two
from tests.conftest import CATALOG, PATHS, PLAN, REPORT, Folder
from tests.pages import Element

__all__ = ["two"]
HOME = "plans/thanh-hoa"
COMMUNE_PAGE = "thanh-hoa/xa-tan-lap.html"
PROVINCE_PAGE = "thanh-hoa/index.html"


def made(cdsplan: Run, *arguments: str) -> dict[str, bytes]:
    """The files of a site that was made without a finding."""
    ran = cdsplan("site", "-o", "out", *arguments)
    assert (ran.code, ran.out) == (0, ""), ran.err
    return files()


def files() -> dict[str, bytes]:
    out = Path("out")
    return {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def html(site: dict[str, bytes]) -> Iterator[tuple[str, Element]]:
    """Every page, each of which is sound."""
    for name, content in site.items():
        if name.endswith(".html"):
            yield name, pages.expect_sound(content.decode(), "en" if name.startswith("en/") else "vi")


def page(site: dict[str, bytes], name: str) -> Element:
    return pages.read(site[name].decode().removeprefix("<!DOCTYPE html>\n"))


def table_rows(table: Element) -> list[dict[str, str]]:
    """The cells of each row by their headings."""
    head, *rows = table.inner("tr")
    headings = [one.words for one in head.elements]
    return [dict(zip(headings, [cell.words for cell in row.elements], strict=True)) for row in rows]


def expect_links_within(site: dict[str, bytes]) -> None:
    """Every link leads to a file of the site, or to a place in a page that is there."""
    for name, content in html(site):
        for link in content.inner("a", "link"):
            path, _, anchor = link.attributes["href"].partition("#")
            if path == "data:,":
                continue
            there = normpath(join(dirname(name), path)) if path else name
            assert there in site, (name, link.attributes["href"])
            if anchor:
                assert anchor in {one.attributes.get("id") for one in page(site, there).inner()}


# What there is


@pytest.mark.usefixtures("two")
def test_there_is_a_page_for_each_and_data_and_a_list(cdsplan: Run) -> None:
    site = made(cdsplan)
    assert set(site) == {
        "index.html", "method.html", PROVINCE_PAGE, COMMUNE_PAGE, "thanh-hoa/xa-an-binh.html",
        "data/observations.csv", "data/observations.xlsx", "data/datapackage.json", "data/thanh-hoa/summary.json",
        "data/thanh-hoa/xa-tan-lap.json", "data/thanh-hoa/xa-an-binh.json", "cdsplan-site.json",
        *(f"data/tables/{name}" for name in datapackage.FILES),
    }  # fmt: skip
    expect_links_within(site)
    assert json.loads(site["cdsplan-site.json"])["files"].keys() == set(site) - {"cdsplan-site.json"}


def test_it_says_how_many_pages_there_are(cdsplan: Run) -> None:
    assert cdsplan("site", "-o", "out").err == "Made 4 pages in out\n"


def test_of_a_commune_there_is_no_province(cdsplan: Run, two: Folder) -> None:
    settle(two, FAR, of(1, 2))
    site = made(cdsplan, "xa-tan-lap")
    assert {name for name in site if name.endswith(".html")} == {"index.html", "method.html", COMMUNE_PAGE}
    expect_links_within(site)


def test_of_a_province_there_are_its_communes(cdsplan: Run, two: Folder) -> None:
    settle(two, FAR, of(1, 2))
    assert not [name for name in made(cdsplan, "thanh-hoa") if "bac-ninh" in name]
    assert "bac-ninh/xa-xa.html" in made(cdsplan)


@pytest.mark.usefixtures("two")
def test_both_languages_stand_side_by_side(cdsplan: Run) -> None:
    site = made(cdsplan, "--lang", "both")
    expect_links_within(site)
    for name in ("index.html", COMMUNE_PAGE, PROVINCE_PAGE, "method.html"):
        [way] = [one for one in page(site, name).inner("a") if one.attributes.get("hreflang") == "en"]
        assert normpath(join(dirname(name), way.attributes["href"])) == f"en/{name}"
    assert "Not met yet" in page(site, f"en/{COMMUNE_PAGE}").words
    assert "Chưa đạt" in page(site, COMMUNE_PAGE).words


def test_pages_are_vietnamese_whatever_the_program_speaks(cdsplan: Run) -> None:
    assert page(made(cdsplan), "index.html").first("html").attributes["lang"] == "vi"
    assert page(made(cdsplan, "--lang", "en"), "index.html").first("html").attributes["lang"] == "en"


def test_data_are_those_of_the_other_commands(cdsplan: Run, two: Folder) -> None:
    settle(two, FAR, of(1, 2))
    site = made(cdsplan)
    cdsplan("export", "-o", "observations.csv")
    assert site["data/observations.csv"] == Path("observations.csv").read_bytes()
    cdsplan("export", "-o", "observations.xlsx", "--lang", "vi")
    assert site["data/observations.xlsx"] == Path("observations.xlsx").read_bytes()
    assert site["data/thanh-hoa/xa-tan-lap.json"].decode() == cdsplan("progress", "xa-tan-lap", "-f", "json").out
    assert site["data/thanh-hoa/summary.json"].decode() == cdsplan("summary", "thanh-hoa", "-f", "json").out


def test_more_rows_than_a_person_reads_in_a_workbook_are_csv_alone(
    cdsplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "data/observations.xlsx" in offered(made(cdsplan))
    monkeypatch.setattr("cdsplan.cli.shared.site_making._MOST_ROWS", 0)
    assert offered(made(cdsplan)) == ["data/observations.csv", "data/datapackage.json", DESCRIPTOR]
    assert "data/observations.xlsx" not in files()


def test_without_openpyxl_there_is_no_workbook(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        if name == "cdsplan.render.table.xlsx":
            raise ModuleNotFoundError(name="openpyxl")
        return imported(name)

    imported = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", absent)
    assert offered(made(cdsplan)) == ["data/observations.csv", "data/datapackage.json", DESCRIPTOR]
    assert "data/observations.xlsx" not in files()


def offered(site: dict[str, bytes]) -> list[str]:
    """The files of data to which the first page leads, but the tables of the Data Package."""
    leads = [one.attributes["href"] for one in page(site, "index.html").inner("a")]
    return [there for there in leads if there.startswith("data/") and there not in TABLES]


DESCRIPTOR = "data/tables/datapackage.json"
TABLES = {f"data/tables/{name}" for name in datapackage.FILES} - {DESCRIPTOR}


def test_the_first_page_leads_to_the_data_package_and_each_of_its_tables(cdsplan: Run) -> None:
    leads = {one.attributes["href"] for one in page(made(cdsplan, "--lang", "both"), "en/index.html").inner("a")}
    assert {f"../{name}" for name in (*TABLES, DESCRIPTOR)} <= leads


@pytest.mark.parametrize("illustrative", [[], ["--illustrative"]])
def test_the_data_package_is_that_of_export(cdsplan: Run, two: Folder, illustrative: list[str]) -> None:
    two.write(PATHS["report"], f"illustrative: true\n{REPORT}")
    two.write(f"{HOME}/2026-tinh.yaml", PLAN.replace("Kế hoạch", "Kế hoạch của tỉnh"))
    two.write(f"{HOME}/reports/2026-06.yaml", "period: 2026-06\nvalues: {ho: 9}\n")
    settle(two, FAR, of(1, 2))
    two.write("plans/cdsplan.yaml", "format: 1\nlicense: CC-BY-4.0\n")
    site = made(cdsplan, *illustrative)
    cdsplan("export", "-f", "datapackage", "-o", "package", "--lang", "vi", *illustrative)
    packed = {f"data/tables/{file.name}": file.read_bytes() for file in Path("package").iterdir()}
    assert packed == {name: content for name, content in site.items() if name in {*TABLES, DESCRIPTOR}}


@pytest.mark.slow
def test_frictionless_accepts_the_data_from_the_folder_of_the_site(cdsplan: Run, two: Folder) -> None:
    settle(two, FAR, of(1, 2))
    cdsplan("site", "thanh-hoa", "-o", "out")
    for descriptor in (DESCRIPTOR, "data/datapackage.json"):
        command = [sys.executable, "-m", "frictionless", "validate", descriptor, "--json"]
        done = subprocess.run(command, cwd="out", capture_output=True, check=False)  # noqa: S603
        report = json.loads(done.stdout)
        assert report["valid"], report
    assert "bac-ninh" not in Path("out/data/tables/communes.csv").read_text(encoding="utf-8")


def test_of_two_communes_with_one_code_the_first_is_in_the_tables(cdsplan: Run, two: Folder) -> None:
    two.write(f"{AN_BINH.home}/commune.yaml", 'name: Xã An Bình\ncode: "00001"\nprovince: Thanh Hóa\n')
    ran = cdsplan("site", "-o", "out")
    assert ran.code == 1
    assert "duplicate-code" in ran.err
    assert files()["data/tables/communes.csv"].count(b"00001") == 1


# Figures


def shown(value: Decimal) -> str:
    return number(half_up(Fraction(value), 2), Language.EN)


def loaded(content: bytes) -> Any:  # noqa: ANN401  as JSON is
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


MORE = """\
period: 2026-03
values: {ho: 999, ho_cap_quang: 500}
"""


def test_every_figure_of_a_commune_is_that_of_progress(cdsplan: Run, little: Folder) -> None:
    little.write(f"{HOME}/xa-tan-lap/reports/2026-03.yaml", MORE)
    site = made(cdsplan, "--lang", "en")
    [plan] = loaded(site["data/thanh-hoa/xa-tan-lap.json"])["plans"]
    rows = table_rows(page(site, COMMUNE_PAGE).first("table"))
    assert len(rows) == len(plan["indicators"])
    for row, one in zip(rows, plan["indicators"], strict=True):
        actual = one["actual"]
        assert row["Indicator"] == one["name"]
        assert (
            row["Actual"]
            == f"{shown(actual['numerator'])}/{shown(actual['denominator'])} hộ, {shown(actual['value'])}%"
        )
        assert (
            row["Change"] == f"+{shown(half_up(Fraction(actual['value']) - Fraction(one['previous']['value']), 6))} pp"
        )
        assert row["Gap"] == f"{shown(one['gap'])} pp"
        assert row["Remaining"] == f"{one['remaining']['amount']} hộ"
        assert row["Achieved"] == f"{shown(one['achievement'])}%"
        assert row["Status"] == words.STATUS[one["status"]].en


def test_published_figures_stand_beside_their_chart_the_newest_first(cdsplan: Run, little: Folder) -> None:
    little.write(f"{HOME}/xa-tan-lap/reports/2026-03.yaml", f"document: {{number: 7/BC}}\n{MORE}")
    little.write(PATHS["report"], REPORT.replace("700", "{value: 700, source: VNPT}"))
    content = page(made(cdsplan, "--lang", "en"), COMMUNE_PAGE)
    history = next(one for one in content.inner("table") if "Published figures" in one.words)
    assert [[*row.values()] for row in table_rows(history)] == [
        ["June 2026", "2026-06-14", "700/1,000: 70%", "VNPT"],
        ["March 2026", "2026-03-14", "500/999: 50.05%", "7/BC"],
    ]


def test_a_page_says_where_the_document_prints_a_target_and_how_it_contradicts_itself(
    cdsplan: Run, little: Folder
) -> None:
    two_targets = '[{op: ">=", value: 80, at: II.1}, {op: ">=", value: 70, at: Phụ lục}]'
    little.write(PATHS["plan"], PLAN.replace('[{op: ">=", value: 80}]', two_targets))
    said = page(made(cdsplan), COMMUNE_PAGE).words
    assert "≥ 80%, hạn 31/12/2026 (in tại II.1)" in said
    assert "≥ 70%, hạn 31/12/2026 (in tại Phụ lục)" in said
    assert "Cáp quang: phần mục tiêu chung (mục II.1) nêu ≥ 80%, phụ lục giao ≥ 70%" in said


@pytest.mark.usefixtures("two")
def test_every_figure_of_a_province_is_that_of_summary(cdsplan: Run) -> None:
    site = made(cdsplan, "--lang", "en")
    [one] = loaded(site["data/thanh-hoa/summary.json"])["indicators"]
    content = page(site, PROVINCE_PAGE)
    [row] = table_rows(content.first("table"))
    assert row["Indicator"] == one["name"]
    assert row["Communes with data"] == f"{one['coverage']['known']}/{one['coverage']['communes']}"
    assert row["Coverage"] == f"{shown(one['coverage']['denominator'])}%"
    assert row["Actual"] == f"{shown(one['numerator'])}/{shown(one['denominator'])}, {shown(one['value'])}%"
    counts = {words.STATUS[status].en: count for status, count in one["counts"].items() if count}
    [key] = content.marked("cdsplan-key")
    assert dict(each.words.split(": ") for each in key.elements) == {name: str(count) for name, count in counts.items()}
    assert content.first("desc").words == ", ".join(f"{name}: {count}" for name, count in counts.items())


def test_the_communes_stand_in_the_order_of_what_they_reached(cdsplan: Run, two: Folder) -> None:
    settle(two, CHAU, of(95, 100))
    content = page(made(cdsplan, "--lang", "en"), PROVINCE_PAGE)
    ranked = content.first("details")
    assert [[*row.values()][1:] for row in table_rows(ranked)] == [
        ["Xã Châu", "95%", "2026-06-14", "Met"],
        ["Xã An Bình", "90%", "2026-06-14", "Met"],
        ["Xã Tân Lập", "70%", "2026-06-14", "Not met yet"],
    ]
    drawing = next(one for one in content.inner("svg") if "by result" in one.words)
    assert [one.words for one in drawing.inner("text")] == [
        "Xã Châu", "95%", "Xã An Bình", "90%", "Xã Tân Lập", "70%",
    ]  # fmt: skip


def test_each_indicator_has_its_own_figures_and_the_lowest_first_where_few_are_wanted(
    cdsplan: Run, two: Folder
) -> None:
    two.write(PATHS["catalog"], CATALOG + "  it_ho: {name: Ít hộ, measure: number, unit: hộ, formula: ho}\n")
    for home in (f"{HOME}/xa-tan-lap", AN_BINH.home):
        two.write(f"{home}/2026-so.yaml", PLAN + '  - {id: it_ho, targets: [{op: "<=", value: 2000}]}\n')
    _, ranked = page(made(cdsplan, "--lang", "en"), PROVINCE_PAGE).inner("details")
    assert [[*row.values()][1:3] for row in table_rows(ranked)] == [
        ["Xã An Bình", "100 hộ"],
        ["Xã Tân Lập", "1,000 hộ"],
    ]


def test_of_many_communes_the_first_have_a_bar_and_all_a_row(cdsplan: Run, little: Folder) -> None:
    for at in range(20):
        settle(little, AN_BINH._replace(home=f"{HOME}/xa-{at}", code=f"{at + 100:05}", name=f"Xã {at}"), of(at, 100))
    content = page(made(cdsplan), PROVINCE_PAGE)
    drawing = next(one for one in content.inner("svg") if "theo kết quả" in one.words)
    assert len([*drawing.inner("text")]) == 2 * 15
    assert "15 xã đầu trong 21 xã." in content.words
    assert len(table_rows(content.first("details"))) == 21


def test_who_has_not_reported_is_named_with_a_way_to_its_page(cdsplan: Run, two: Folder) -> None:
    settle(two, CHAU, of(9, 10))
    old = two.root / f"{CHAU.home}/reports/2025-06.yaml"
    (two.root / f"{CHAU.home}/reports/2026-06.yaml").rename(old)
    old.write_text(of(9, 10).replace("2026", "2025"), encoding="utf-8")
    content = page(made(cdsplan), PROVINCE_PAGE)
    heading = next(one for one in content.inner("h3") if one.words == "Chưa có báo cáo năm 2026: 1")
    section = next(one for one in content.inner("section") if heading in one.elements)
    assert [one.attributes["href"] for one in section.inner("a")] == ["xa-chau.html"]


def test_the_provinces_own_plan_stands_on_its_page(cdsplan: Run, two: Folder) -> None:
    two.write(f"{HOME}/2026-tinh.yaml", PLAN.replace("Kế hoạch", "Kế hoạch của tỉnh"))
    site = made(cdsplan)
    content = page(site, PROVINCE_PAGE)
    assert "Kế hoạch của tỉnh" in [one.words for one in content.inner("h3")]
    assert "790/1.100 hộ, đạt 71,82% (2/2 xã)" in content.words
    expect_links_within(site)


# Illustrative figures


def illustrative(little: Folder) -> None:
    little.write(PATHS["report"], f"illustrative: true\n{REPORT}")


def test_illustrative_figures_stay_out_and_it_says_so(cdsplan: Run, little: Folder) -> None:
    illustrative(little)
    ran = cdsplan("site", "-o", "out")
    assert "Left out 1 illustrative report; add --illustrative to use them." in ran.err
    site = files()
    assert not [name for name, content in html(site) if content.marked("cdsplan-banner")]
    assert not [name for name, content in html(site) if "700" in content.words]
    assert site["data/observations.csv"].count(b"\n") == 1


def test_asked_for_they_stand_below_a_banner_on_each_page_that_has_them(cdsplan: Run, little: Folder) -> None:
    illustrative(little)
    settle(little, AN_BINH, of(90, 100))
    site = dict(html(made(cdsplan, "--illustrative", "--lang", "both")))
    bannered = {name for name, content in site.items() if content.marked("cdsplan-banner")}
    own = {"index.html", COMMUNE_PAGE, PROVINCE_PAGE}
    assert bannered == own | {f"en/{name}" for name in own}


def test_those_of_a_province_itself_stay_out_as_well_and_are_announced_on_its_page_alone(
    cdsplan: Run, two: Folder
) -> None:
    two.write(f"{HOME}/2026-tinh.yaml", PLAN)
    two.write(f"{HOME}/reports/2026-06.yaml", f"illustrative: true\n{REPORT}")
    assert "Left out 1 illustrative report; add --illustrative to use them." in cdsplan("site", "-o", "out").err
    assert not [name for name, content in html(files()) if content.marked("cdsplan-banner")]
    without = files()["data/observations.csv"].count(b"\n")
    site = made(cdsplan, "--illustrative")
    assert site["data/observations.csv"].count(b"\n") == without + 1
    assert [name for name, content in html(site) if content.marked("cdsplan-banner")] == [PROVINCE_PAGE]
    assert "700/1.000 hộ, đạt 70%*" in page(site, PROVINCE_PAGE).words


# Every page


@pytest.mark.usefixtures("two")
def test_nothing_of_it_needs_a_script(cdsplan: Run) -> None:
    content = page(made(cdsplan), "index.html")
    [search] = content.marked("cdsplan-search")
    assert "hidden" in search.attributes  # until the script is there to answer it
    assert {one.words for one in content.first("tbody").inner("a")} == {"Xã An Bình", "Xã Tân Lập"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such names from the disk by itself")
@pytest.mark.parametrize("fill", [in_words, in_names])
def test_whatever_files_and_folders_are_called_pages_are_sound(
    folder: Folder,
    cdsplan: Run,
    monkeypatch: pytest.MonkeyPatch,
    fill: Any,  # noqa: ANN401
) -> None:
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("CDSPLAN_TODAY", "2026-06-30")
    fill(folder)
    cdsplan("site", "-o", "out", "--lang", "both")
    site = files()
    expect_links_within(site)
    assert all(re.fullmatch(r"(?:[a-z0-9-]+/)*[a-z0-9_-]+\.[a-z]+", name) for name in site)
    said = WORDS if fill is in_words else FORMULA
    assert any(said.split(" ")[0] in content.words for _, content in html(site))


def test_a_source_is_never_a_link(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT.replace("700", '{value: 700, source: "javascript:alert(1)"}'))
    content = page(made(cdsplan), COMMUNE_PAGE)
    assert "javascript:alert(1)" in content.words
    assert not [one for one in content.inner("a") if "javascript" in one.attributes["href"]]


def test_no_page_names_an_id_or_a_command(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: 2026-06\nvalues: {ho: 9}\n")
    for _, content in html(made(cdsplan, "--lang", "both")):
        assert "ho_cap_quang" not in content.words
        assert not re.search(r"cdsplan |--[a-z]", content.words)


def test_a_commune_that_is_gone_names_its_successor(cdsplan: Run, two: Folder) -> None:
    gone = 'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-06-20\nsuccessor: "00002"\n'
    two.write(PATHS["commune"], gone)
    site = made(cdsplan)
    assert "Đơn vị kế thừa: xã An Bình (00002)" in page(site, COMMUNE_PAGE).words
    for name in ("index.html", PROVINCE_PAGE):
        assert "Xã Tân Lập (đã giải thể, đơn vị kế thừa: xã An Bình)" in page(site, name).words
    two.write(PATHS["commune"], gone.replace('"00002"', '"00009"'))
    assert "Xã Tân Lập (đã giải thể, đơn vị kế thừa: 00009)" in page(made(cdsplan), "index.html").words


def test_a_milestone_is_listed_and_one_without_a_plan_has_a_page(cdsplan: Run, little: Folder) -> None:
    own = "  - {id: so_hoa, name: Số hóa, measure: milestone, targets: [{op: ==, value: done}]}\n".replace("==", '"=="')
    little.write(PATHS["plan"], PLAN + own)
    little.write(PATHS["report"], f"{REPORT}results: {{so_hoa: in-progress}}\n")
    little.write(f"{AN_BINH.home}/commune.yaml", 'name: Xã An Bình\ncode: "00002"\nprovince: Thanh Hóa\n')
    site = made(cdsplan)
    assert "đang triển khai" in page(site, COMMUNE_PAGE).words
    assert "Chưa có kế hoạch nào." in page(site, "thanh-hoa/xa-an-binh.html").words


def test_who_signs_reports_is_whom_to_ask(cdsplan: Run, little: Folder) -> None:
    signer = "letterhead: {signer: {title: CHỦ TỊCH, name: Lê Văn A}}\n"
    little.write(PATHS["commune"], f'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n{signer}')
    said = page(made(cdsplan), COMMUNE_PAGE).words
    assert "Ủy ban nhân dân xã Tân Lập" in said
    assert "CHỦ TỊCH, Lê Văn A" in said


# The same again


@pytest.mark.usefixtures("two")
def test_the_same_input_gives_the_same_bytes_in_however_many_processes(cdsplan: Run) -> None:
    first = made(cdsplan)
    written = {name: Path("out", name).stat().st_mtime_ns for name in first if name != "cdsplan-site.json"}
    assert made(cdsplan, "--jobs", "2") == first
    assert {name: Path("out", name).stat().st_mtime_ns for name in written} == written  # and none is written again


@pytest.mark.usefixtures("two")
def test_a_change_of_one_report_changes_only_what_shows_it(cdsplan: Run, little: Folder) -> None:
    first = made(cdsplan)
    little.write(PATHS["report"], REPORT.replace("700", "710"))
    second = made(cdsplan)
    assert {name for name in first if first[name] != second[name]} == {
        COMMUNE_PAGE, PROVINCE_PAGE, "data/observations.csv", "data/observations.xlsx", "data/thanh-hoa/summary.json",
        "data/thanh-hoa/xa-tan-lap.json", "cdsplan-site.json",
        *(f"data/tables/{name}.csv" for name in ("values", "observations", "statuses")),
    }  # fmt: skip


def test_a_page_that_is_no_longer_needed_goes_and_nothing_else(cdsplan: Run, two: Folder) -> None:
    made(cdsplan)
    Path("out/ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    rmtree(two.root / AN_BINH.home)
    site = made(cdsplan)
    assert "thanh-hoa/xa-an-binh.html" not in site
    assert site["ghi-chu.txt"].decode() == "của tôi"


def test_files_that_cannot_be_read_are_told_and_the_others_have_their_pages(cdsplan: Run, two: Folder) -> None:
    two.write(f"{AN_BINH.home}/2026-so.yaml", "title: 1: 2\n")
    ran = cdsplan("site", "-o", "out")
    assert ran.code == 1
    assert "xa-an-binh/2026-so.yaml:1" in ran.err
    site = files()
    expect_links_within(site)
    assert "thanh-hoa/xa-an-binh.html" not in site
    assert "Xã An Bình (có tệp không đọc được)" in page(site, "index.html").words


# What is refused


def test_a_folder_of_somebody_else_is_left_alone(cdsplan: Run, little: Folder) -> None:
    little.write("out/index.html", "của tôi")
    ran = cdsplan("site", "-o", "out")
    assert (ran.code, list(files())) == (2, ["index.html"])
    assert "out: already has files that are not a site made by cdsplan; name a new folder, or add --force" in ran.err
    assert cdsplan("site", "-o", "out", "--force").code == 0


def test_two_runs_never_mix_their_pages(cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "PATIENCE", 0.1)
    with atomic_write.locked(little.root / "out/cdsplan-site.json"):
        ran = cdsplan("site", "-o", "out")
        assert cdsplan("site", "-o", "other").code == 0
    assert (ran.code, "another program is writing out; run this again once it is done" in ran.err) == (2, True)
    assert not (little.root / "out").exists()
    assert cdsplan("site", "-o", "out").code == 0


@pytest.mark.parametrize(("site", "taken"), [("plans/site", "plans/"), (".git/site", ".git"), (".git", ".git")])
def test_a_folder_among_the_plans_or_of_git_is_refused(cdsplan: Run, site: str, taken: str) -> None:
    ran = cdsplan("site", "-o", site, "--force")
    assert ran.code == 2
    assert f"{site} is in {taken}; name another folder" in ran.err
    assert not Path(site).exists()


def test_links_in_a_circle_are_no_folder(cdsplan: Run, little: Folder) -> None:
    (little.root / "out").symlink_to("out")
    ran = cdsplan("site", "-o", "out")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "cdsplan: cannot write out (Too many levels of symbolic links)")


def test_an_error_in_a_figure_that_is_published_is_told(cdsplan: Run, two: Folder) -> None:
    two.write(f"{AN_BINH.home}/reports/2026-06.yaml", of(900, 100))
    ran = cdsplan("site", "-o", "out")
    assert (ran.code, "xa-an-binh/reports/2026-06.yaml:2:33: error[part-exceeds-whole]" in ran.err) == (1, True)
    assert "thanh-hoa/xa-an-binh.html" in files()
    two.write("plans/cdsplan.yaml", "ignore: [part-exceeds-whole, value-out-of-range]\n")
    made(cdsplan)


def test_a_catalog_that_cannot_be_read_stops_it(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["catalog"], "a: [\n")
    assert cdsplan("site", "-o", "out").code == 1
    assert not Path("out").exists()


def test_without_jinja_it_says_what_to_install(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        if name == "cdsplan.cli.shared.site_making":
            raise ModuleNotFoundError(name="jinja2")
        return imported(name)

    imported = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", absent)
    ran = cdsplan("site", "-o", "out")
    said = f"cdsplan: public pages need the extra cdsplan[site]; run: {extra_command.command('site')}\n"
    assert (ran.code, ran.err) == (2, said)


@pytest.mark.parametrize("lang", ["fr", ""])
def test_only_two_languages_and_both_are_known(cdsplan: Run, lang: str) -> None:
    ran = cdsplan("site", "-o", "out", "--lang", lang)
    assert (ran.code, Path("out").exists()) == (2, False)


def test_a_day_before_has_the_figures_of_then(cdsplan: Run) -> None:
    said = page(made(cdsplan, "--as-of", "2026-05-01"), COMMUNE_PAGE).words
    assert "Số liệu tính đến ngày 01/05/2026" in said
    assert "700" not in said


def test_a_province_with_nothing_to_roll_up_says_so_in_the_place_of_a_table(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: [\n")
    assert cdsplan("site", "-o", "out").code == 1
    page = (little.root / "out/thanh-hoa/index.html").read_text(encoding="utf-8")
    assert "<p>Không có gì để tổng hợp: không xã nào được tính (có tệp không đọc được: 1).</p>" in page
