"""The page of a province, read as a browser reads it."""

from collections.abc import Sequence
from datetime import date

import pytest

from cdsplan.language import Language
from cdsplan.render.site import portion
from cdsplan.render.site.frame import Site
from cdsplan.render.site.portion import Order
from cdsplan.render.site.province_page import province_page
from cdsplan.rollup.summary import roll_up
from tests import pages
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder
from tests.pages import Element

VI, EN = Language.VI, Language.EN


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def drawn(
    province: Province,
    *,
    languages: Sequence[Language] = (EN,),
    illustrative: bool = False,
    successors: dict[str, str] | None = None,
    unread: bool = False,
) -> Element:
    """In the first of these languages; `unread`: its own files did not all load."""
    home, question = province.folder.repository, province.question(illustrative=illustrative)
    site = Site(date(2026, 11, 22), languages, ["thanh-hoa"])
    order = Order(site, {"thanh-hoa": question}, has_workbook=False)
    known = portion.draw(home, sorted(home.communes("thanh-hoa")), order)
    files = home.commune_files("thanh-hoa")
    rollup = roll_up(known.gathered["thanh-hoa"], home.shared, question, files, successors or {})
    own = province.progress(illustrative=illustrative) if files.plans and not unread else None
    address, content = province_page(site, rollup, known.figures["thanh-hoa"], own, languages[0])
    assert address == "thanh-hoa/index.html"
    return pages.expect_sound(content.decode(), languages[0].value)


def rows(table: Element) -> list[list[str]]:
    return [[cell.words for cell in row.elements] for row in table.first("tbody").inner("tr")]


def rankings(page: Element) -> list[list[list[str]]]:
    """What stands below "The whole table" of each indicator."""
    return [rows(one) for one in page.marked("cdsplan-narrow") if one.name == "details"]


def bars(page: Element, ending: str) -> list[Element]:
    return [one for one in page.inner("svg") if any(ending in title.words for title in one.inner("title"))]


def lists(page: Element) -> dict[str, list[str]]:
    """Who has not reported, is overdue, or does not count: each heading with the names below it."""
    found = [
        one for one in page.inner("section") if any(each.attributes.get("id") == "reporting" for each in one.elements)
    ]
    if not found:
        return {}
    headings = [one.words for one in found[0].inner("h3")]
    return dict(zip(headings, ([one.words for one in each.inner("li")] for each in found[0].inner("ul")), strict=True))


def banners(page: Element) -> list[str]:
    return [one.words for one in page.marked("cdsplan-banner")]


# Its heading


def test_it_says_where_when_and_of_how_many_communes(province: Province) -> None:
    province.commune("a", counts(90, 100))
    page = drawn(province)
    assert page.first("h1").words == "Thanh Hóa"
    said = [one.words for one in page.first("main").elements if one.name == "p"]
    assert said == ["Thanh Hóa: roll-up of 2026, as of 2026-11-22", "1 commune"]
    downloads = [one.attributes["href"] for one in page.inner("a") if one.attributes["href"].endswith(".json")]
    assert downloads == ["../data/thanh-hoa/summary.json"]


def test_the_same_page_stands_in_the_other_language(province: Province) -> None:
    province.commune("a", counts(90, 100))
    page = drawn(province, languages=(VI, EN))
    assert {one.attributes["href"] for one in page.inner("a") if "hreflang" in one.attributes} == {
        "../en/thanh-hoa/index.html"
    }


def test_invented_figures_stand_below_a_banner_whoever_reported_them(province: Province) -> None:
    said = "With illustrative figures: invented for demonstration, not real"
    province.commune("a", counts(90, 100))
    assert banners(drawn(province, illustrative=True)) == []
    province.commune("b", counts(9, 10, more=ILLUSTRATIVE))
    assert banners(drawn(province)) == []
    page = drawn(province, illustrative=True)
    assert banners(page) == [said]
    assert "***" not in page.words  # which announces it where there is no page


@pytest.mark.parametrize("plan", ["quang >= 80", "toc_do >= 50"])
def test_its_own_invented_figures_stand_below_a_banner_too(province: Province, plan: str) -> None:
    province.asks(plan)
    province.commune("a", counts(90, 100))
    province.reports("period: 2026-06, illustrative: true, values: {ho: 10, quang: 9, toc_do: 60}")
    assert banners(drawn(province)) == []
    assert len(banners(drawn(province, illustrative=True))) == 1


def test_they_do_where_its_own_plan_cannot_be_shown_as_well(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100), plans=["quang >= 80", "toc_do >= 50"])
    province.reports(counts(9, 10))
    assert banners(drawn(province, illustrative=True, unread=True)) == []
    province.reports(counts(9, 10, more=ILLUSTRATIVE))
    assert len(banners(drawn(province, illustrative=True, unread=True))) == 1


def test_an_invented_figure_of_last_year_is_announced_though_it_judges_nothing(province: Province) -> None:
    province.asks('{id: toc_do, targets: [{op: ">=", from: last-year, percent: 20}]}')
    province.commune("a", counts(90, 100))
    province.reports("period: 2025, illustrative: true, values: {toc_do: 40}", "period: 2026-06, values: {toc_do: 60}")
    assert len(banners(drawn(province, illustrative=True))) == 1


# The roll-up


def test_each_row_of_the_roll_up_leads_to_its_charts(province: Province) -> None:
    plans = ["quang >= 80", "toc_do >= 50"]
    province.commune("a", counts(90, 100), plans=plans)
    page = drawn(province)
    table = page.first("table")
    assert [link.attributes["href"] for link in table.inner("a")] == ["#indicator-1", "#indicator-2"]
    named = {one.attributes["id"]: one.words for one in page.inner("h3") if "id" in one.attributes}
    assert (named["indicator-1"], named["indicator-2"]) == ("Fibre", "Tốc độ")


def test_what_is_left_out_what_is_its_own_and_what_is_not_added_up_is_said_below(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", counts(90, 100), plans=["quang >= 80", own])
    sentences = (
        "All figures but the province's own are added up from its communes.",
        "Left out the illustrative figures of",
        "of their own, which are not pooled.",
    )
    assert [one in drawn(province).words for one in sentences] == [False, False, True]
    province.commune("a", counts(90, 100), plans=["quang >= 80", "toc_do >= 50"])
    assert [one in drawn(province).words for one in sentences] == [False, False, False]
    province.commune("b", counts(9, 10, more=ILLUSTRATIVE))
    assert "Left out the illustrative figures of 1 commune." in drawn(province).words
    assert [one in drawn(province).words for one in sentences] == [False, True, False]
    assert "--illustrative" not in drawn(province).words
    province.asks("quang >= 80")
    province.reports(counts(9, 10))
    assert [one in drawn(province).words for one in sentences] == [True, True, False]


def test_without_an_indicator_it_says_why(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", plans=[own])
    said = drawn(province).words
    assert "There is nothing to roll up: no plan has an indicator to roll up." in said
    assert "The communes have 1 indicator of their own, which are not pooled." in said


# Each indicator


def test_the_communes_stand_by_status_and_in_the_order_of_what_they_reached(province: Province) -> None:
    for letter, some in (("a", 70), ("b", 90), ("c", 85)):
        province.commune(letter, counts(some, 100))
    province.commune("d")
    page = drawn(province)
    assert rankings(page) == [
        [
            ["1", "Xã B", "90%", "2026-06-14", "Met"],
            ["2", "Xã C", "85%", "2026-06-14", "Met"],
            ["3", "Xã A", "70%", "2026-06-14", "Not met yet"],
        ]
    ]
    [ranking] = bars(page, "Fibre: the communes by result")
    assert ranking.first("desc").words == "From Xã B (90%) to Xã A (70%)."
    [statuses] = bars(page, "Fibre: communes by status")
    assert statuses.first("desc").words == "Met: 2, Not met yet: 1, No data: 1"
    assert [link.attributes["href"] for link in page.first("details").inner("a")] == [
        "xa-b.html", "xa-c.html", "xa-a.html",
    ]  # fmt: skip


def test_where_few_are_wanted_the_lowest_stands_first_and_equals_by_their_folder(province: Province) -> None:
    for letter, some in (("a", 70), ("b", 60), ("c", 70)):
        province.commune(letter, counts(some, 100), plans=["quang <= 65"])
    assert [row[1] for row in rankings(drawn(province))[0]] == ["Xã B", "Xã A", "Xã C"]
    for letter in "abc":
        province.commune(letter, counts(70, 100), plans=["quang >= 65"])
    assert [row[1] for row in rankings(drawn(province))[0]] == ["Xã A", "Xã B", "Xã C"]


def test_the_target_that_all_communes_share_is_a_line_and_the_provinces_is_none(province: Province) -> None:
    for letter, some in (("a", 70), ("b", 60)):
        province.commune(letter, counts(some, 100))
    [shared] = bars(drawn(province), "the communes by result")
    province.asks("quang >= 80")
    [of_province] = bars(drawn(province), "the communes by result")
    province.commune("b", counts(60, 100), plans=["quang >= 70"])
    (province.folder.root / "plans/thanh-hoa/2026-tinh.yaml").unlink()
    [different] = bars(drawn(province), "the communes by result")
    lines = [len([*one.inner("path")]) for one in (shared, of_province, different)]
    assert lines == [2, 0, 0]  # across the bar of each


def test_one_commune_is_no_ranking_and_a_milestone_has_none(province: Province) -> None:
    plans = ["quang >= 80", "so_hoa == done"]
    province.commune("a", counts(90, 100), results("so_hoa: done", "2026-05"), plans=plans)
    province.commune("b", results("so_hoa: in-progress"), plans=plans)
    page = drawn(province)
    assert bars(page, "the communes by result") == []
    assert [[row[1] for row in one] for one in rankings(page)] == [["Xã A"]]
    assert len(bars(page, "communes by status")) == 2


def test_a_commune_that_was_asked_for_nothing_has_a_figure_and_no_status(province: Province) -> None:
    province.asks("toc_do >= 50")
    province.commune("a", "period: 2026-06, values: {toc_do: 60.005}")
    page = drawn(province)
    assert rankings(page) == [[["1", "Xã A", "60.01 Mbit/s", "2026-06-14", "–"]]]
    assert [one.words for one in bars(page, "communes by status")] != []
    assert bars(page, "Tốc độ: communes by status") == []


def test_a_figure_is_never_rounded_onto_its_target(province: Province) -> None:
    province.commune("a", counts(79_999, 100_000))
    assert rankings(drawn(province))[0][0][2] == "79.999%"


def test_of_sixteen_communes_fifteen_have_a_bar_and_all_a_row(province: Province) -> None:
    for at, letter in enumerate("abcdefghijklmno"):
        province.commune(letter, counts(at, 100))
    page = drawn(province)
    assert "The first 15" not in page.words
    province.commune("p", counts(15, 100))
    page = drawn(province)
    assert "The first 15 of 16 communes." in page.words
    [ranking] = bars(page, "the communes by result")
    assert ranking.first("desc").words == "From Xã P (15%) to Xã B (1%)."
    assert len(rankings(page)[0]) == 16


# Its own plan


def test_what_the_communes_may_still_decide_is_undecided_without_a_reason(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 100))
    [indicator] = drawn(province).marked("cdsplan-indicator")
    assert indicator.first("p").words == "Undecided"


def test_without_a_plan_of_its_own_none_is_shown(province: Province) -> None:
    province.commune("a", counts(90, 100))
    assert not [one for one in drawn(province).inner("h2") if one.attributes.get("id") == "own-plan"]


# Who reports


def test_who_has_not_reported_is_overdue_or_does_not_count_is_listed(province: Province) -> None:
    province.commune("a", counts(90, 100))
    assert lists(drawn(province)) == {}
    province.commune("b", head='report_due: ["11-10"]')
    province.commune("c", plans=[])
    province.commune("d", about='dissolved: 2026-01-01\nsuccessor: "00001"\n')
    province.commune("e", about="established: 2027-01-01\n")
    assert lists(drawn(province, successors={"00001": "Xã A"})) == {
        "Not reported for 2026: 1": ["Xã B"],
        "Overdue: 1": ["Xã B"],
        "Without a plan in force: 1": ["Xã C (without a plan in force)"],
        "Dissolved: 1": ["Xã D (dissolved, succeeded by xã A)"],
        "Not established yet: 1": ["Xã E (not established yet)"],
    }
    page = drawn(province, languages=(VI,))
    assert [row[0] for row in rows(page.marked("cdsplan-sortable")[0])] == ["Xã A", "Xã B"]
    assert [*lists(page)][1:3] == ["Quá hạn báo cáo: 1", "Không có kế hoạch đang thực hiện: 1"]
    assert "cdsplan-sortable" in next(page.inner("script")).content


def test_a_province_of_which_no_commune_tells_the_name_goes_by_its_folder(province: Province) -> None:
    home = province.commune("a", counts(90, 100))
    (province.folder.root / f"plans/{home}/commune.yaml").unlink()
    assert drawn(province).first("h1").words == "thanh-hoa"
