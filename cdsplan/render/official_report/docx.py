"""An official report as a Word document: the page, type and rules of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape

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

from cdsplan.render.escape import cut
from cdsplan.render.official_report import blocks
from cdsplan.render.official_report.blocks import Blank, Block, Grid, Heading, Items, Letter, Words

_FONT = "Times New Roman"
_BODY = 14
_TABLE = 11
# The line of 165 mm that A4 leaves between margins of 30 and 15 mm, for the issuer and for the nation's name.
_LEFT, _RIGHT = 68, 97
# Tiêu ngữ is 56 mm long in 13 pt bold, and the rule under it as long as itself.
_MOTTO = 56
# A property of a Word file is not longer.
_LONGEST_PROPERTY = 255


def document(paper: Letter) -> bytes:
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


def _set_up(page: Document, paper: Letter) -> None:
    section = page.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    _number_pages(section, paper.banners)
    _set_type(page)
    properties = page.core_properties
    properties.title = cut(f"{blocks.TITLE} – {' '.join(paper.subject)}", _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = cut(" ".join(paper.issuer), _LONGEST_PROPERTY)
    properties.language, properties.comments = "vi-VN", "; ".join(paper.banners)
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


def _number_pages(section: Section, banners: tuple[str, ...]) -> None:
    """In the middle of the top margin, 13 pt, on every page but the first; banners stand on that one, too."""
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
    for footer in (section.footer, section.first_page_footer) if banners else ():
        _write(_set(footer.paragraphs[0], ALIGN.CENTER), " – ".join(banners), _TABLE, bold=True)


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


def _head(page: Document, paper: Letter) -> None:
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


def _title(page: Document, paper: Letter) -> None:
    _write(_set(page.add_paragraph(), ALIGN.CENTER, before=18, keep=True), blocks.TITLE, 14, bold=True)
    for line in paper.subject:
        _write(_set(page.add_paragraph(), ALIGN.CENTER, keep=True), line, 14, bold=True)
    _rule(page.add_paragraph(), 55, _LEFT + _RIGHT)
    first, *others = paper.addressees
    _write(_set(page.add_paragraph(), ALIGN.CENTER, before=6), f"{blocks.ADDRESSEES_LABEL} {first}", 14)
    for line in others:
        _write(_set(page.add_paragraph(), ALIGN.CENTER), line, 14)
    page.paragraphs[-1].paragraph_format.space_after = Pt(12)


def _block(page: Document, block: Block) -> None:
    match block:
        case Words(text):
            _write(_prose(page), text, _BODY)
        case Heading(_, text):
            _write(_prose(page, keep=True), text, _BODY, bold=True)
        case Items(items):
            for item in items:
                _write(_prose(page), f"- {item}", _BODY)
        case Blank(lines):
            for _ in range(lines):
                _write(_prose(page), blocks.DOTTED, _BODY)
        case _:
            _grid(page, block)


def _prose(page: Document, *, keep: bool = False) -> Paragraph:
    paragraph = _set(page.add_paragraph(), ALIGN.JUSTIFY, before=6, after=6, indent=1.27, keep=keep)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def _grid(page: Document, grid: Grid) -> None:
    """Its rows are XML from the start: of python-docx each takes ten milliseconds, and merging its cells far more."""
    table = page.add_table(rows=0, cols=len(grid.columns), style="Table Grid")
    _fix(table, (column.width for column in grid.columns), margin=1)
    rows = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(_rows(grid))}</w:tbl>")
    table._tbl.extend(list(rows))  # noqa: SLF001
    legend = _set(page.add_paragraph(), ALIGN.LEFT, before=3, after=6)
    _write(legend, grid.legend, _TABLE, italic=True)


def _rows(grid: Grid) -> Iterator[str]:
    head = [_cell(column.width, inside=_line(column.heading, centred=True, bold=True)) for column in grid.columns]
    yield _row(head, "<w:tblHeader/>")  # repeated on every page
    for group, lines in grid.groups:
        if group:
            yield _row([_cell(*(column.width for column in grid.columns), inside=_line(group, bold=True, keep=True))])
        for line in lines:
            yield _row([_cell_text(column, words) for column, words in zip(grid.columns, line.cells, strict=True)])


def _row(cells: Iterable[str], properties: str = "") -> str:
    """No page break inside it."""
    return f"<w:tr><w:trPr>{properties}<w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell_text(column: blocks.GridColumn, words: tuple[str, ...]) -> str:
    first, *others = words
    lines = [_line(first, centred=column.centred)]
    lines += [_line(one, centred=column.centred, before=2, italic=True) for one in others]
    return _cell(column.width, inside="".join(lines))


def _cell(*widths: int, inside: str) -> str:
    """One over so many columns, of which each is so many millimetres wide."""
    across = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    width = sum(Mm(one).twips for one in widths)
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{across}</w:tcPr>{inside}</w:tc>'


def _line(  # noqa: PLR0913  what a paragraph has
    words: str,
    *,
    centred: bool = False,
    before: int = 0,
    keep: bool = False,
    bold: bool = False,
    italic: bool = False,
) -> str:
    """A paragraph of a table."""
    place = f'<w:spacing w:before="{before * 20}" w:after="0"/><w:ind w:firstLine="0"/>'
    paragraph = f'{_switch("keepNext", on=keep)}{place}<w:jc w:val="{"center" if centred else "left"}"/>'
    run = f'{_switch("b", on=bold)}{_switch("i", on=italic)}<w:sz w:val="{_TABLE * 2}"/>'
    text = f"<w:t>{escape(words)}</w:t>"
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr>{text}</w:r></w:p>"


def _switch(name: str, *, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _ends(page: Document, paper: Letter) -> None:
    left, right = _columns(page, (75, 90))
    _write(_set(_next(left), ALIGN.LEFT), blocks.RECIPIENTS_LABEL, 12, bold=True, italic=True)
    for line in paper.recipients:
        _write(_set(_next(left), ALIGN.LEFT), line, 11)
    for line in paper.signature:
        _write(_next(right), line, _BODY, bold=True)
    # Room for the signature and the seal.
    _write(_set(_next(right), ALIGN.CENTER, before=72), paper.signer, _BODY, bold=True)
