"""An official report as a Word document: the page, type and rules of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from collections.abc import Iterable, Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cdsplan.render import blocks
from cdsplan.render.blocks import Block, Grid, Heading, Items, Line, Paper, Words
from cdsplan.render.escape import cut

_FONT = "Times New Roman"
_BODY = 14
_TABLE = 11
# The line of 165 mm that A4 leaves between margins of 30 and 15 mm, for the issuer and for the nation's name.
_LEFT, _RIGHT = 68, 97
# Tiêu ngữ is 56 mm long in 13 pt bold, and the rule under it as long as itself.
_MOTTO = 56
# A property of a Word file is not longer.
_LONGEST_PROPERTY = 255


def document(paper: Paper) -> bytes:
    """The file."""
    page = docx.Document()
    _set_up(page, paper)
    _head(page, paper)
    _title(page, paper)
    for block in paper.body:
        _block(page, block)
    # So that the signature never stands alone on a page.
    page.paragraphs[-1].paragraph_format.keep_with_next = True
    _ends(page, paper)
    stream = BytesIO()
    page.save(stream)
    return stream.getvalue()


def _set_up(page: Document, paper: Paper) -> None:
    section = page.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    _number_pages(section, paper.banner)
    _set_type(page)
    properties = page.core_properties
    properties.title = cut(f"{blocks.TITLE} – {' '.join(paper.subject)}", _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = cut(" ".join(paper.issuer), _LONGEST_PROPERTY)
    properties.language, properties.comments = "vi-VN", paper.banner or ""
    # python-docx says 14, with which Word opens the file in its compatibility mode of 2010.
    for setting in page.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_type(page: Document) -> None:
    """Times New Roman for every script, and Vietnamese for the spelling checker."""
    style = page.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_BODY)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)


def _number_pages(section: Section, banner: str | None) -> None:
    """In the middle of the top margin, 13 pt, on every page but the first; a banner stands on that one, too."""
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    _set(number, ALIGN.CENTER)
    for kind, instruction in (("begin", None), (None, "PAGE"), ("end", None)):
        run = _write(number, "", 13)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = instruction
        run._r.append(element)  # noqa: SLF001  python-docx has no fields
    if banner:
        for footer in (section.footer, section.first_page_footer):
            _write(_set(footer.paragraphs[0], ALIGN.CENTER), banner, _TABLE, bold=True)


def _set(  # noqa: PLR0913  what a paragraph has
    paragraph: Paragraph,
    align: ALIGN,
    *,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    keep: bool = False,
) -> Paragraph:
    form = paragraph.paragraph_format
    form.alignment = align
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.first_line_indent = Cm(indent)
    form.keep_with_next = keep
    return paragraph


def _write(paragraph: Paragraph, words: str, size: float, *, bold: bool = False, italic: bool = False) -> Run:
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return run


def _rule(paragraph: Paragraph, length: float, line: float) -> None:
    """A solid line of so many millimetres in the middle of a line of type."""
    _set(paragraph, ALIGN.CENTER)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((line - length) / 2)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    border = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    _insert_border(paragraph, border)


def _insert_border(paragraph: Paragraph, border: str) -> None:
    """Where the schema wants it: before the tabs, spacing and what else follows it."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no borders
    properties.insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _head(page: Document, paper: Paper) -> None:
    left, right = _columns(page, (_LEFT, _RIGHT))
    if paper.parent:
        _write(_next(left), paper.parent, 12)
    for line in paper.issuer:
        _write(_next(left), line, 12, bold=True)
    _rule(_next(left), _LEFT * 0.4, _LEFT)
    _write(_set(_next(left), ALIGN.CENTER, before=6), paper.number, 13)
    _write(_next(right), blocks.NATION, 12, bold=True)
    _write(_next(right), blocks.MOTTO, 13, bold=True)
    _rule(_next(right), _MOTTO, _RIGHT)
    _write(_set(_next(right), ALIGN.CENTER, before=6), paper.place_and_date, 13, italic=True)


def _columns(page: Document, widths: tuple[int, int]) -> list[_Cell]:
    """Two texts side by side, without lines around them."""
    table = page.add_table(rows=1, cols=2)
    _fix(table, widths, margin=0)
    _keep_whole(table.rows[0])
    return list(table.rows[0].cells)


def _next(cell: _Cell) -> Paragraph:
    """A new paragraph of a cell; the first stands there from the beginning."""
    first = cell.paragraphs[0]
    empty = len(cell.paragraphs) == 1 and not first.runs
    return _set(first if empty else cell.add_paragraph(), ALIGN.CENTER)


def _fix(table: Table, widths: Iterable[int], margin: float) -> None:
    """Columns as wide as they are told to be, in millimetres."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        for cell in (column, *column.cells):
            cell.width = Mm(width)
    sides = "".join(f'<w:{side} w:w="{int(margin * 56.7)}" w:type="dxa"/>' for side in ("left", "right"))
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  python-docx has no margins of cells


def _keep_whole(row: _Row) -> None:
    """No page break inside a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _title(page: Document, paper: Paper) -> None:
    _write(_set(page.add_paragraph(), ALIGN.CENTER, before=18, keep=True), blocks.TITLE, 14, bold=True)
    for line in paper.subject:
        _write(_set(page.add_paragraph(), ALIGN.CENTER, keep=True), line, 14, bold=True)
    _rule(page.add_paragraph(), 55, _LEFT + _RIGHT)
    _write(_set(page.add_paragraph(), ALIGN.CENTER, before=6, after=12), blocks.ADDRESSEE, 14)


def _block(page: Document, block: Block) -> None:
    match block:
        case Words(text):
            _write(_prose(page), text, _BODY)
        case Heading(_, text):
            _write(_prose(page, keep=True), text, _BODY, bold=True)
        case Items(items):
            for item in items:
                _write(_prose(page), f"- {item}", _BODY)
        case _:
            _grid(page, block)


def _prose(page: Document, *, keep: bool = False) -> Paragraph:
    paragraph = _set(page.add_paragraph(), ALIGN.JUSTIFY, before=6, after=6, indent=1.27, keep=keep)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def _grid(page: Document, grid: Grid) -> None:
    table = page.add_table(rows=1, cols=len(blocks.COLUMNS), style="Table Grid")
    head = table.rows[0]
    for cell, column in zip(head.cells, blocks.COLUMNS, strict=True):
        _write(_set(cell.paragraphs[0], ALIGN.CENTER), column.heading, _TABLE, bold=True)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  repeated on every page
    for group, lines in grid.groups:
        if group:
            _write(_set(table.add_row().cells[0].paragraphs[0], ALIGN.LEFT, keep=True), group, _TABLE, bold=True)
        for line in lines:
            _fill(table.add_row(), line)
    _fix(table, (column.width for column in blocks.COLUMNS), margin=1)
    for row, across in zip(table.rows, _across(grid), strict=True):
        _keep_whole(row)
        if across:
            row.cells[0].merge(row.cells[-1])
    legend = _set(page.add_paragraph(), ALIGN.LEFT, before=3, after=6)
    _write(legend, grid.legend, _TABLE, italic=True)


def _across(grid: Grid) -> Iterator[bool]:
    """Which rows of the table are one cell: the names of groups."""
    yield False
    for group, lines in grid.groups:
        if group:
            yield True
        yield from (False for _ in lines)


def _fill(row: _Row, line: Line) -> None:
    for cell, column, (first, *others) in zip(row.cells, blocks.COLUMNS, line.cells, strict=True):
        align = ALIGN.CENTER if column.centred else ALIGN.LEFT
        _write(_set(cell.paragraphs[0], align), first, _TABLE)
        for words in others:
            _write(_set(cell.add_paragraph(), align, before=2), words, _TABLE, italic=True)


def _ends(page: Document, paper: Paper) -> None:
    left, right = _columns(page, (75, 90))
    _write(_set(_next(left), ALIGN.LEFT), blocks.RECIPIENTS_LABEL, 12, bold=True, italic=True)
    for line in blocks.RECIPIENTS:
        _write(_set(_next(left), ALIGN.LEFT), line, 11)
    for line in paper.signature:
        _write(_next(right), line, _BODY, bold=True)
    # Room for the signature and the seal.
    _write(_set(_next(right), ALIGN.CENTER, before=72), blocks.SIGNER, _BODY, bold=True)
