"""The type of a Word document, and what it says of itself."""

from datetime import UTC, date, datetime

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from cdsplan.render.official_report.blocks import Heading, Words
from tests.offices import JUNE, PLAN
from tests.papers import DRAFT, find, in_word, paper

SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
HEADINGS = ["Heading 1", "Heading 2", "Heading 3"]


def style(page: Document, name: str) -> ParagraphStyle:
    found = page.styles[name]
    assert isinstance(found, ParagraphStyle)
    return found


@pytest.mark.parametrize("name", ["Normal", *HEADINGS])
def test_every_script_is_times_new_roman(name: str) -> None:
    fonts = style(in_word(paper()), name).element.rPr.find(qn("w:rFonts"))
    assert fonts.attrib == {qn(script): "Times New Roman" for script in SCRIPTS}


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_are_black_and_bold_and_no_larger_than_the_body(name: str) -> None:
    font = style(in_word(paper()), name).font
    assert (font.size, font.bold, font.italic, font.color.rgb) == (Pt(14), True, False, RGBColor(0, 0, 0))


def test_word_knows_the_headings_as_such() -> None:
    body = (Heading(1, "A. Kế hoạch"), Heading(2, "I. Kết quả"), Heading(2, "II. Tồn tại"), Words("Hết."))
    page = in_word(paper()._replace(body=body))
    named = {one.text: one.style.name for one in page.paragraphs if one.style and one.text in {h[-1] for h in body}}
    assert named == {
        "A. Kế hoạch": "Heading 1",
        "I. Kết quả": "Heading 2",
        "II. Tồn tại": "Heading 2",
        "Hết.": "Normal",
    }
    assert find(page, "II. Tồn tại").alignment is None
    assert style(page, "Heading 2").paragraph_format.alignment == ALIGN.LEFT
    assert style(page, "Heading 2").paragraph_format.keep_with_next


def test_it_says_whose_it_is_and_of_what() -> None:
    properties = in_word(paper()._replace(number="Số: 05/BC-UBND", banners=(DRAFT,))).core_properties
    assert properties.author == properties.last_modified_by == "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"
    assert properties.title.startswith("BÁO CÁO – Kết quả thực hiện Kế hoạch")
    assert (properties.language, properties.subject, properties.comments) == ("vi-VN", "Số: 05/BC-UBND", DRAFT)


@pytest.mark.parametrize(
    ("reports", "day"),
    [
        ([JUNE], date(2026, 6, 14)),
        ([f"{JUNE}document: {{date: 2026-06-15}}\n"], date(2026, 6, 15)),
        ([f"{JUNE}document: {{date: 2026-06}}\n"], date(2026, 6, 14)),
    ],
)
def test_it_is_of_the_day_that_it_bears_else_of_its_figures(reports: list[str], day: date) -> None:
    properties = in_word(paper(PLAN, reports)).core_properties
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    # python-docx says the zone since 1.1.1.
    said = [one.replace(tzinfo=UTC) for one in (properties.created, properties.modified) if one]
    assert said == [midnight, midnight]


@pytest.mark.parametrize("length", [300, 100_000])
def test_a_title_longer_than_a_property_may_be_is_whole_on_the_page(length: int) -> None:
    title = "K" * length
    page = in_word(paper(PLAN.replace("title: ", f"title: {title}", 1)))
    assert len(page.core_properties.title) == 255
    assert any(title in one.text for one in page.paragraphs)
