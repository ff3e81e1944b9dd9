"""The pages of a Word document: size, margins, numbers, banners."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Pt

from tests.papers import DRAFT, annex, grid, in_word, paper

ANNEXED = paper()._replace(annexes=(annex(), annex("Phụ lục II")))


def millimetres(section: Section) -> list[int]:
    """Twips, in which Word counts, are a little coarser than millimetres."""
    lengths = (
        section.page_width,
        section.page_height,
        section.left_margin,
        section.right_margin,
        section.top_margin,
        section.bottom_margin,
    )
    return [round(one.mm) for one in lengths if one is not None]


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    [section] = in_word(paper()).sections
    assert millimetres(section) == [210, 297, 30, 15, 20, 20]


def test_an_annex_lies_across_on_pages_of_its_own() -> None:
    upright, *across = in_word(ANNEXED).sections
    assert upright.orientation == WD_ORIENT.PORTRAIT
    assert [section.orientation for section in across] == [WD_ORIENT.LANDSCAPE] * 2
    assert [millimetres(section) for section in across] == [[297, 210, 30, 15, 20, 20]] * 2


def test_the_page_is_numbered_in_the_middle_of_the_top_but_not_the_first() -> None:
    for section in in_word(ANNEXED).sections:
        assert section.different_first_page_header_footer
        [number] = section.header.paragraphs
        assert number.alignment == ALIGN.CENTER
        assert [run.font.size for run in number.runs] == [Pt(13)] * 3
        assert "PAGE" in number._p.xml  # noqa: SLF001
        assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml  # noqa: SLF001


def test_each_annex_is_counted_from_one() -> None:
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in in_word(ANNEXED).sections]  # noqa: SLF001
    assert [None if one is None else one.get(qn("w:start")) for one in starts] == [None, "1", "1"]


@pytest.mark.parametrize("banners", [(), (DRAFT,), (DRAFT, "SỐ LIỆU MINH HỌA")])
def test_banners_stand_on_every_page_of_every_section(banners: tuple[str, ...]) -> None:
    for section in in_word(ANNEXED._replace(banners=banners)).sections:
        footers = (section.footer, section.first_page_footer)
        assert [footer.paragraphs[0].text for footer in footers] == [" – ".join(banners)] * 2


def test_nothing_behind_a_table_needs_a_page_of_its_own() -> None:
    """The line that ends the pages of a letter or an annex is one point high, and no empty one stands before it."""
    body = in_word(ANNEXED).element.body
    ends = [table.getnext() for table in body.iterchildren(qn("w:tbl"))][-3:]
    assert [end.find(f".//{qn('w:spacing')}").get(qn("w:line")) for end in ends] == ["20"] * 3
    assert [end.find(f".//{qn('w:sectPr')}") is not None for end in ends] == [True, True, False]
    assert ends[-1].getnext().tag == qn("w:sectPr")


def test_nothing_behind_a_legend_needs_a_page_of_its_own_either() -> None:
    table = grid(("1", "Tỷ lệ hộ", "70%"))._replace(legend="Nguồn số liệu: VNPT.")
    one = annex()._replace(body=(table,))
    page = in_word(paper()._replace(annexes=(one, one)))
    ends = [one.text for one in page.paragraphs if one._p.find(f".//{qn('w:sectPr')}") is not None]  # noqa: SLF001
    assert ends == ["", "Nguồn số liệu: VNPT."]
    assert page.paragraphs[-1].text == "Nguồn số liệu: VNPT."
