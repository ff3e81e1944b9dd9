"""Official reports as they are laid out: a letter of the offices with what a test changes, and Word's reading of it."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from cdsplan.render.official_report.blocks import Annex, Grid, GridColumn, GridLine, Letter
from cdsplan.render.official_report.letter import letter
from cdsplan.render.official_report.word.document import document
from tests.offices import JUNE, PLAN, office, official_report_of

DRAFT = "DỰ THẢO"


def paper(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> Letter:
    """The letter of a commune."""
    return letter(official_report_of(office(plan, reports)))


def grid(*rows: Sequence[str], headings: Sequence[str] = ("TT", "Chỉ tiêu", "Thực hiện")) -> Grid:
    """A table of texts."""
    columns = tuple(GridColumn(heading, 10, centred=False) for heading in headings)
    lines = tuple(GridLine(tuple((cell,) for cell in row), None, "") for row in rows)
    return Grid(columns, ((None, lines),), "")


def annex(number: str = "Phụ lục I") -> Annex:
    """One with a table."""
    reference = "(Kèm theo Báo cáo số 05/BC-UBND ngày 15 tháng 6 năm 2026 của UBND xã Tân Lập)"
    return Annex(number, "Kết quả thực hiện các chỉ tiêu", reference, (grid(("1", "Tỷ lệ hộ", "70%")),))


def in_word(page: Letter) -> Document:
    """The file, opened again."""
    return docx.Document(BytesIO(document(page)))


def paragraphs(page: Document) -> list[Paragraph]:
    """All of them, those in tables too."""
    cells = [cell for table in page.tables for row in table.rows for cell in row.cells]
    return [*page.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def find(page: Document, words: str) -> Paragraph:
    """The first that has these words, whatever blanks are between them."""
    return next(paragraph for paragraph in paragraphs(page) if words in paragraph.text.replace("\u00a0", " "))


def is_ruled(paragraph: Paragraph) -> bool:
    """Whether it is a line, or words in a frame."""
    return paragraph._p.find(f".//{qn('w:pBdr')}") is not None  # noqa: SLF001  python-docx has no borders
