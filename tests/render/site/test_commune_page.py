"""The page of a commune, read as a browser reads it."""

from collections.abc import Sequence
from datetime import date

import pytest

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language
from cdsplan.render.site.commune_page import commune_page
from cdsplan.render.site.frame import Site
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.publication import Publication
from tests import pages
from tests.pages import Element
from tests.render.tables import JUNE, ONE, OWNER, tables

VI, EN = Language.VI, Language.EN
STATUS = CommuneStatus("thanh-hoa/xa-tan-lap", "Xã Tân Lập", "00001", "Thanh Hóa", None, None, {})


def drawn(progress: Progress, *, languages: Sequence[Language] = (EN,), provinces: Sequence[str] = ()) -> Element:
    """In the first of these languages."""
    site = Site(date(2026, 6, 30), languages, provinces)
    address, content = commune_page(site, Publication(STATUS, (), progress), languages[0])
    assert address == "thanh-hoa/xa-tan-lap.html"
    return pages.expect_sound(content.decode(), languages[0].value)


def said(page: Element) -> list[str]:
    """The paragraphs below its heading."""
    return [one.words for one in page.first("main").elements if one.name == "p"]


def contact(page: Element) -> list[str]:
    [section] = [
        one for one in page.inner("section") if any(each.attributes.get("id") == "contact" for each in one.elements)
    ]
    return [one.words for one in section.inner("p")]


def test_it_says_who_it_is_and_leads_to_its_figures() -> None:
    page = drawn(tables(ONE, [JUNE]))
    assert page.first("h1").words == "Xã Tân Lập"
    assert page.first("title").words.startswith("Xã Tân Lập (00001) – ")
    assert said(page) == ["Code 00001, Thanh Hóa. Figures as of 2026-06-30."]
    assert "../data/thanh-hoa/xa-tan-lap.json" in [one.attributes["href"] for one in page.inner("a")]
    assert not page.marked("cdsplan-banner")
    assert not [*page.inner("script")]  # there is nothing to search


@pytest.mark.parametrize(
    ("about", "lines"),
    [
        ("formed_from: [Xã Tân A, Xã Tân B]\n", ["Formed from: Xã Tân A, Xã Tân B"]),
        ("dissolved: 2026-06-20\n", ["Dissolved on 2026-06-20"]),
        (
            'dissolved: 2026-06-20\nsuccessor: "00002"\n',
            ["Dissolved on 2026-06-20", "Succeeded by: 00002"],
        ),
    ],
)
def test_it_says_what_it_was_formed_from_and_who_succeeds_it(about: str, lines: list[str]) -> None:
    assert said(drawn(tables(ONE, [JUNE], commune=OWNER + about)))[1:] == lines


def test_invented_figures_stand_below_a_banner() -> None:
    assert drawn(tables(ONE, [f"illustrative: true\n{JUNE}"])).marked("cdsplan-banner")


def test_it_leads_to_its_province_where_that_has_a_page_and_to_the_other_language() -> None:
    def leads(page: Element) -> list[str]:
        return [one.attributes["href"] for one in page.first("nav").inner("a")]

    alone = ["../index.html", "../method.html"]
    assert leads(drawn(tables(ONE))) == alone
    both = drawn(tables(ONE), languages=(VI, EN), provinces=("thanh-hoa",))
    assert leads(both) == [alone[0], "index.html", alone[1], "../en/thanh-hoa/xa-tan-lap.html"]


@pytest.mark.parametrize(
    ("letterhead", "signed"),
    [
        ("", []),
        ("letterhead: {place: Tân Lập}\n", []),
        ("letterhead: {signer: {title: CHỦ TỊCH}}\n", ["Reports are signed by: CHỦ TỊCH"]),
        ("letterhead: {signer: {title: CHỦ TỊCH, name: Lê Văn A}}\n", ["Reports are signed by: CHỦ TỊCH, Lê Văn A"]),
    ],
)
def test_whom_to_ask_is_said_as_far_as_the_letterhead_says_it(letterhead: str, signed: list[str]) -> None:
    page = drawn(tables(ONE, commune=OWNER + letterhead))
    assert contact(page) == ["People's Committee of xã Tân Lập", *signed]


def test_one_whose_files_do_not_load_has_no_page() -> None:
    with pytest.raises(ValueError, match="thanh-hoa/xa-tan-lap"):
        commune_page(Site(date(2026, 6, 30), (EN,), ()), Publication(STATUS, (), None), EN)
