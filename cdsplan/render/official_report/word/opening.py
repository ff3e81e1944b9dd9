"""What stands above the body: the mark of a draft, the two heads side by side, the title, the addressees."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt, Twips
from docx.table import _Cell

from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.blocks import Letter
from cdsplan.render.official_report.word.paragraph import box, centred, next_line, place, rule, write
from cdsplan.render.official_report.word.table import side_by_side
from cdsplan.render.typesetting.balance import balanced
from cdsplan.render.typesetting.measure import width


def open_with(page: Document, paper: Letter) -> None:
    """All of it."""
    for banner in paper.banners:
        mark = place(page.add_paragraph(), ALIGN.CENTER, after=10)
        write(mark, banner, 13, bold=True)
        box(mark, width(banner, 13, "bold"), fitting.LINE)
    left, right = side_by_side(page, (fitting.LEFT, fitting.RIGHT))
    _issuer(left, paper)
    _nation(right, paper)
    _title(page, paper)
    _addressees(page, paper.addressees)


def _issuer(cell: _Cell, paper: Letter) -> None:
    for line in balanced(paper.parent, fitting.LEFT, 12, "upright") if paper.parent else ():
        write(next_line(cell), line, 12)
    issuer = fitting.issuer(paper.issuer)
    for line in issuer.lines:
        write(next_line(cell), line, fitting.ISSUER, bold=True)
    rule(next_line(cell), issuer.rule, fitting.LEFT)
    write(place(next_line(cell), ALIGN.CENTER, before=6), paper.number, 13)


def _nation(cell: _Cell, paper: Letter) -> None:
    write(next_line(cell), blocks.NATION, 12, bold=True)
    write(next_line(cell), blocks.MOTTO, 13, bold=True)
    rule(next_line(cell), width(blocks.MOTTO, 13, "bold"), fitting.RIGHT)
    before = 6
    for line in balanced(paper.place_and_date, fitting.RIGHT, 13, "italic"):
        write(place(next_line(cell), ALIGN.CENTER, before=before), line, 13, italic=True)
        before = 0


def _title(page: Document, paper: Letter) -> None:
    centred(page, blocks.TITLE, 14, before=18)
    subject = fitting.subject(paper.subject)
    for line in subject.lines:
        centred(page, line, fitting.BODY)
    rule(page.add_paragraph(), subject.rule, fitting.LINE)


def _addressees(page: Document, addressees: tuple[str, ...]) -> None:
    """One beside the words, several below them, each on a line of its own, all together in the middle of the page."""
    label = width(f"{blocks.ADDRESSEES_LABEL} ", fitting.BODY)
    lines = blocks.addressee_lines(addressees)
    longest = max(width(line, fitting.BODY) + (label if at else 0) for at, line in enumerate(lines))
    left = max(fitting.LINE - longest, 0) // 2
    for at, line in enumerate(lines):
        paragraph = place(page.add_paragraph(), ALIGN.LEFT, before=0 if at else 12)
        write(paragraph, fitting.prose(line), fitting.BODY)
        paragraph.paragraph_format.left_indent = Twips(left + (label if at else 0))
    page.paragraphs[-1].paragraph_format.space_after = Pt(12)
