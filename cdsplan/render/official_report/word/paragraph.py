"""Paragraphs of a Word document: their place, type and rules."""

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from cdsplan.render.official_report import fitting

# Word ends a line behind the hyphen of `05/BC-UBND`, unless it is another one.
_CODE = re.compile(r"(?<=\w)-(?=\w)")
NO_BREAK_HYPHEN = "<w:noBreakHyphen/>"
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def codes_in(words: str) -> list[str]:
    """The words, parted where a hyphen that may end no line stands."""
    return _CODE.split(words)


def place(  # noqa: PLR0913  what a paragraph has
    paragraph: Paragraph,
    align: ALIGN,
    *,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    keep: bool = False,
) -> Paragraph:
    """Where its lines stand."""
    form = paragraph.paragraph_format
    form.alignment = align
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent = Cm(indent)
    form.keep_with_next = keep
    return paragraph


def write(paragraph: Paragraph, words: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Add words to it."""
    run = paragraph.add_run()
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    first, *others = codes_in(words)
    run.add_text(first)
    for other in others:
        run._r.append(parse_xml(f"<w:noBreakHyphen {nsdecls('w')}/>"))  # noqa: SLF001  python-docx has none
        run.add_text(other)


def centred(page: Document, words: str, size: float, *, before: float = 0, italic: bool = False) -> Paragraph:
    """A line of the title, bold unless it is italic, on the page of the next one."""
    paragraph = place(page.add_paragraph(), ALIGN.CENTER, before=before, keep=True)
    write(paragraph, words, size, bold=not italic, italic=italic)
    return paragraph


def prose(page: Document) -> Paragraph:
    """A paragraph of the body, justified, with its first line indented."""
    paragraph = place(page.add_paragraph(), ALIGN.JUSTIFY, before=6, after=6, indent=1.27)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def next_line(cell: _Cell) -> Paragraph:
    """A new paragraph of a cell; the first stands there from the beginning."""
    first = cell.paragraphs[0]
    empty = len(cell.paragraphs) == 1 and not first.runs
    return place(first if empty else cell.add_paragraph(), ALIGN.CENTER)


def rule(paragraph: Paragraph, length: int, line: int) -> None:
    """A solid line of so many twips in the middle of a line of type."""
    place(paragraph, ALIGN.CENTER)
    form = paragraph.paragraph_format
    _inset(paragraph, length, line)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    _border(paragraph, '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>')


def box(paragraph: Paragraph, length: int, line: int) -> None:
    """A frame around words of so many twips."""
    _inset(paragraph, min(length + fitting.PADDING, line), line)
    side = 'w:val="single" w:sz="8" w:space="4" w:color="000000"'
    _border(paragraph, "".join(f"<w:{name} {side}/>" for name in ("top", "left", "bottom", "right")))


def _inset(paragraph: Paragraph, length: int, line: int) -> None:
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Twips((line - length) // 2)


def _border(paragraph: Paragraph, sides: str) -> None:
    """Where the schema wants it: before the tabs, spacing and what else follows it."""
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    paragraph._p.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDERS)  # noqa: SLF001  python-docx has none
