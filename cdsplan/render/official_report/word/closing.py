"""What stands below the body: the recipients and the signature, and the annexes behind them."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.blocks import Annex, Letter
from cdsplan.render.official_report.word.paragraph import centred, next_line, place, write
from cdsplan.render.official_report.word.section import add_across
from cdsplan.render.official_report.word.style import make_heading
from cdsplan.render.official_report.word.table import side_by_side
from cdsplan.render.typesetting.balance import balanced
from cdsplan.render.typesetting.measure import twips

_LEFT, _RIGHT = twips(75), twips(90)
# For the signature and the seal.
_ROOM_TO_SIGN = 72


def close_with(page: Document, paper: Letter) -> None:
    """Recipients and signature, never alone on a page."""
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    left, right = side_by_side(page, (_LEFT, _RIGHT))
    write(place(next_line(left), ALIGN.LEFT), blocks.RECIPIENTS_LABEL, 12, bold=True, italic=True)
    for line in paper.recipients:
        write(place(next_line(left), ALIGN.LEFT), line, 11)
    for part in paper.signature:
        for line in balanced(part, _RIGHT, fitting.BODY):
            write(next_line(right), line, fitting.BODY, bold=True)
    write(place(next_line(right), ALIGN.CENTER, before=_ROOM_TO_SIGN), paper.signer, fitting.BODY, bold=True)


def open_annex(page: Document, annex: Annex) -> None:
    """Pages of its own, with what it is and to which paper it belongs."""
    add_across(page)
    heading = centred(page, annex.number, 14)
    make_heading(heading, 1)
    for line in balanced(annex.title.upper(), fitting.LINE_ACROSS, 13):
        centred(page, line, 13)
    for line in balanced(annex.reference, fitting.LINE_ACROSS, 13, "italic"):
        centred(page, line, 13, italic=True)
    page.paragraphs[-1].paragraph_format.space_after = Pt(12)
