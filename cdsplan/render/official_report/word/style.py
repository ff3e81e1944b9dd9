"""The type of a Word document, and what it says of itself."""

from datetime import datetime, time

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from cdsplan.render.escape import cut
from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import Letter

_FONT = "Times New Roman"
_LANGUAGE = "vi-VN"
# A property of a Word file is not longer.
_LONGEST_PROPERTY = 255
_DEEPEST = 3


def set_type(page: Document) -> None:
    """Times New Roman for every script, and Vietnamese for the spelling checker; headings that Word knows as such."""
    normal = page.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101
    normal.font.size = Pt(fitting.BODY)
    _set_font(normal)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    for depth in range(1, _DEEPEST + 1):
        _set_heading(page, depth)


def _set_heading(page: Document, depth: int) -> None:
    """Black and bold as the decree wants it, where Word has it blue and large."""
    style = page.styles[f"Heading {depth}"]
    assert isinstance(style, ParagraphStyle)  # noqa: S101
    style.font.size, style.font.bold, style.font.color.rgb = Pt(fitting.BODY), True, RGBColor(0, 0, 0)
    style.font.italic = False
    _set_font(style)
    form = style.paragraph_format
    form.alignment, form.keep_with_next, form.line_spacing = ALIGN.LEFT, True, 1.15
    form.space_before, form.space_after, form.first_line_indent = Pt(6), Pt(6), Cm(1.27)


def make_heading(paragraph: Paragraph, depth: int) -> None:
    """By the style's id: for each that is named python-docx searches all of them, a millisecond long."""
    paragraph._p.style = f"Heading{min(depth, _DEEPEST)}"  # noqa: SLF001


def _set_font(style: ParagraphStyle) -> None:
    element = style.element
    assert isinstance(element, CT_Style)  # noqa: S101
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the theme's own fonts go before ours
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)


def set_properties(page: Document, paper: Letter) -> None:
    """Who wrote it, what it is, and of which day: its own, so that it is the same whenever it is made."""
    properties = page.core_properties
    properties.title = cut(paper.name, _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = cut(" ".join(paper.issuer), _LONGEST_PROPERTY)
    properties.subject, properties.comments = cut(paper.number, _LONGEST_PROPERTY), "; ".join(paper.banners)
    properties.language = _LANGUAGE
    properties.created = properties.modified = datetime.combine(paper.dated, time())
    # python-docx says 14, with which Word opens the file in its compatibility mode of 2010.
    for setting in page.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
