"""The first page of a site, read as a browser reads it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from cdsplan.language import Language, text
from cdsplan.render.site.frame import Site
from cdsplan.render.site.index_page import Listed, index_page
from cdsplan.rollup.commune_status import CommuneStatus
from tests import pages
from tests.pages import Element

VI, EN = Language.VI, Language.EN


def commune(path: str, name: str | None = "Xã A", province: str | None = "Thanh Hóa", **more: object) -> CommuneStatus:
    known = {"code": "00001", "successor": None, "absent": None, "counts": {}, **more}
    return CommuneStatus(path, name, province=province, **known)  # type: ignore[arg-type]


def drawn(
    *communes: CommuneStatus,
    provinces: Sequence[str] = (),
    languages: Sequence[Language] = (EN,),
    successors: Mapping[str, str] | None = None,
) -> Element:
    """In the first of these languages."""
    site, listed = Site(date(2026, 6, 30), languages, provinces), Listed(communes, successors or {})
    address, content = index_page(site, listed, [(text("Số", "Figures"), "data/observations.csv")], languages[0])
    assert address == "index.html"
    return pages.expect_sound(content.decode(), languages[0].value)


def rows(page: Element) -> list[list[str]]:
    return [[cell.words for cell in row.elements] for body in page.inner("tbody") for row in body.inner("tr")]


def row(one: CommuneStatus, successors: Mapping[str, str] | None = None) -> list[str]:
    [only] = rows(drawn(one, successors=successors))
    return only


def test_a_commune_has_its_code_its_last_report_and_how_many_targets_are_met() -> None:
    counts = {"met": 2, "open": 1, "no-data": 1, "not-applicable": 5}
    one = commune("thanh-hoa/xa-a", counts=counts, last_report=date(2026, 6, 14))
    assert row(one) == ["Xã A", "00001", "2026-06-14", "2/4"]
    page = drawn(one, languages=(VI,))
    assert rows(page) == [["Xã A", "00001", "14/06/2026", "2/4"]]
    assert [cell.attributes.get("data-sort") for cell in page.first("tbody").inner("th", "td")] == [
        "1", None, "2026-06-14", None,
    ]  # fmt: skip
    assert page.first("tbody").first("a").attributes["href"] == "thanh-hoa/xa-a.html"


def test_what_is_not_known_of_one_is_a_dash() -> None:
    assert row(commune("thanh-hoa/xa-a", code=None)) == ["Xã A", "", "–", "–"]
    assert row(commune("thanh-hoa/xa-a", counts={"not-applicable": 1})) == ["Xã A", "00001", "–", "–"]
    assert row(commune("thanh-hoa/xa-a", counts={"open": 1})) == ["Xã A", "00001", "–", "0/1"]


@pytest.mark.parametrize(
    ("absent", "successor", "note"),
    [
        ("no-plan", None, "without a plan in force"),
        ("no-plan", "00002", "without a plan in force"),
        ("not-established", None, "not established yet"),
        ("dissolved", None, "dissolved"),
        ("dissolved", "00002", "dissolved, succeeded by xã B"),
        ("dissolved", "00009", "dissolved, succeeded by 00009"),
    ],
)
def test_why_one_does_not_count_stands_beside_its_name(absent: str, successor: str | None, note: str) -> None:
    one = commune("thanh-hoa/xa-a", absent=absent, successor=successor)
    assert row(one, {"00002": "Xã B"})[0] == f"Xã A ({note})"
    assert drawn(one).first("tbody").first("a").attributes["href"] == "thanh-hoa/xa-a.html"


def test_one_that_cannot_be_read_has_no_page_and_perhaps_no_name() -> None:
    page = drawn(commune("thanh-hoa/xa-a", None, None, absent="unreadable"))
    assert rows(page)[0][0] == "thanh-hoa/xa-a (with a file that cannot be read)"
    assert not [*page.first("tbody").inner("a")]


def test_communes_stand_below_their_provinces_in_the_order_of_the_alphabet() -> None:
    every = (
        commune("thanh-hoa/xa-d", "Xã Đông", "Thanh Hóa"),
        commune("thanh-hoa/xa-a", None, None, absent="unreadable"),
        commune("thanh-hoa/xa-c", "Xã Dân", "Thanh Hóa"),
        commune("bac-ninh/xa-b", "Xã Bình", "Bắc Ninh"),
        commune("hue/xa-x", None, None, absent="unreadable"),
    )
    page = drawn(*every, provinces=("thanh-hoa",))
    by_province = {
        part.first("h2").words: [cells[0] for cells in rows(part)]
        for part in page.inner("section")
        if "data-province" in part.attributes
    }
    assert by_province == {
        "hue": ["hue/xa-x (with a file that cannot be read)"],
        "Thanh Hóa": ["thanh-hoa/xa-a (with a file that cannot be read)", "Xã Dân", "Xã Đông"],
        "Bắc Ninh": ["Xã Bình"],
    }
    leads = [link.attributes["href"] for heading in page.inner("h2") for link in heading.inner("a")]
    assert leads == ["thanh-hoa/index.html"]


def test_invented_figures_are_announced_where_they_were_not_left_out() -> None:
    used = commune("thanh-hoa/xa-a", illustrative=True)
    left_out = commune("thanh-hoa/xa-b", illustrative=True, illustrative_left_out=True)
    assert not drawn(commune("thanh-hoa/xa-c"), left_out).marked("cdsplan-banner")
    assert drawn(used, left_out).marked("cdsplan-banner")


def test_it_leads_to_the_data_the_other_language_and_its_script_searches() -> None:
    page = drawn(commune("thanh-hoa/xa-a"), languages=(VI, EN))
    leads = [link.attributes["href"] for link in page.inner("a")]
    assert {"data/observations.csv", "data/tables/communes.csv", "en/index.html"} <= {*leads}
    assert page.marked("cdsplan-search")
    assert "cdsplan-search" in next(page.inner("script")).content
