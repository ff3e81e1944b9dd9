"""The pages of a Word document: A4 upright, and across for an annex, each with its number and the banners."""

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.word.paragraph import place, write

_SHORT, _LONG = Mm(210), Mm(297)


def set_first(page: Document, banners: tuple[str, ...]) -> None:
    """The pages of the letter; those of its annexes inherit number and banners."""
    section = page.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, _SHORT, _LONG
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer) if banners else ():
        write(place(footer.paragraphs[0], ALIGN.CENTER), " – ".join(banners), fitting.TABLE, bold=True)


def _number(paragraph: Paragraph) -> None:
    """In the middle of the top margin, 13 pt."""
    place(paragraph, ALIGN.CENTER)
    for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = instruction
        run._r.append(element)  # noqa: SLF001  python-docx has no fields


def add_across(page: Document) -> None:
    """Pages of an annex, which are counted from 1 again."""
    section = page.add_section(WD_SECTION.NEW_PAGE)
    _make_room_for_end(page)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, _LONG, _SHORT
    element = section._sectPr  # noqa: SLF001  python-docx has no numbers of pages
    if element.find(qn("w:pgNumType")) is None:
        columns = element.find(qn("w:cols"))
        assert columns is not None  # noqa: S101  its template has them
        columns.addprevious(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def _make_room_for_end(page: Document) -> None:
    """The end of the pages before stands in their last paragraph; behind a table, in a small one."""
    bearer = page.paragraphs[-1]._p  # noqa: SLF001  python-docx gives it one of its own
    above = bearer.getprevious()
    if not isinstance(above, CT_P):
        _make_small(page.paragraphs[-1])
        return
    end = bearer.get_or_add_pPr().find(qn("w:sectPr"))
    assert end is not None  # noqa: S101  it has just been added
    above.set_sectPr(end)
    page.element.body.remove(bearer)


def end_small(page: Document) -> None:
    """So that what Word wants behind a table needs no page of its own."""
    *_, last, _ = page.element.body  # the last of all are the properties of the pages
    if not isinstance(last, CT_P):
        _make_small(page.add_paragraph())


def _make_small(last: Paragraph) -> None:
    place(last, ALIGN.LEFT)
    last.paragraph_format.line_spacing = Pt(1)
    write(last, "", 1)
