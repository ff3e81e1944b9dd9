"""The whole of an official report as a Word document, part by part."""

from collections.abc import Iterable

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import Blank, Block, Heading, Items, Letter, Words
from cdsplan.render.official_report.outline import outlined
from cdsplan.render.official_report.word import closing, opening, section, style, table
from cdsplan.render.official_report.word.archive import packed
from cdsplan.render.official_report.word.paragraph import place, prose, write


def document(paper: Letter) -> bytes:
    """The file."""
    page = docx.Document()
    style.set_type(page)
    style.set_properties(page, paper)
    section.set_first(page, paper.banners)
    opening.open_with(page, paper)
    _body(page, paper.body, fitting.LINE)
    closing.close_with(page, paper)
    for annex in paper.annexes:
        closing.open_annex(page, annex)
        _body(page, annex.body, fitting.LINE_ACROSS)
    section.end_small(page)
    return packed(page)


def _body(page: Document, body: Iterable[Block], line: int) -> None:
    for block, headings in outlined(body):
        match block:
            case Words(text):
                paragraph = prose(page)
                paragraph.paragraph_format.keep_with_next = text.endswith(":")  # what it leads to
                write(paragraph, fitting.prose(text), fitting.BODY)
            case Heading(_, text):
                _heading(page, fitting.prose(text), len(headings))
            case Items(items):
                for item in items:
                    write(prose(page), f"- {fitting.prose(item)}", fitting.BODY)
            case Blank(lines):
                for left in reversed(range(lines)):
                    _dotted(page, line).paragraph_format.keep_with_next = left > 0
            case _:
                table.grid(page, block, line)


def _heading(page: Document, text: str, depth: int) -> None:
    paragraph = page.add_paragraph()
    style.make_heading(paragraph, depth)
    write(paragraph, text, fitting.BODY, bold=True)


def _dotted(page: Document, line: int) -> Paragraph:
    """To be written on by hand, from edge to edge."""
    paragraph = place(page.add_paragraph(), ALIGN.LEFT, before=6, after=6)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(line), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    write(paragraph, "\t", fitting.BODY)
    return paragraph
