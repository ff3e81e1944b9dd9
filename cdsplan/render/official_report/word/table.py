"""Tables of a Word document: columns as wide as they are told to be, rows that no page break tears apart."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips
from docx.table import Table, _Cell

from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.blocks import Grid
from cdsplan.render.official_report.word.paragraph import NO_BREAK_HYPHEN, codes_in, place, write
from cdsplan.render.typesetting.columns import Widths
from cdsplan.render.typesetting.joints import unbroken
from cdsplan.render.typesetting.measure import twips

_MARGIN = twips(1)
# In lines, of which a page has fifty.
_HIGHEST_ROW = 25


def side_by_side(page: Document, widths: tuple[int, int]) -> list[_Cell]:
    """Two texts, without lines around them."""
    table = page.add_table(rows=1, cols=2)
    _fix(table, widths, margin=0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    return list(table.rows[0].cells)


def _fix(table: Table, widths: Iterable[int], margin: int) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        for cell in (column, *column.cells):
            cell.width = Twips(width)
    room = {"top": margin // 2, "left": margin, "bottom": margin // 2, "right": margin}
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in room.items())
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001  python-docx has no margins of cells


def grid(page: Document, drawn: Grid, line: int) -> None:
    """Its rows are XML from the start: of python-docx each takes ten milliseconds, and merging its cells far more."""
    widths = fitting.grid_widths(drawn, line)
    table = page.add_table(rows=0, cols=len(drawn.columns), style="Table Grid")
    _fix(table, widths.columns, margin=_MARGIN)
    rows = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(_rows(drawn, widths))}</w:tbl>")
    table._tbl.extend(list(rows))  # noqa: SLF001
    if not drawn.legend:
        return
    legend = place(page.add_paragraph(), ALIGN.LEFT, before=3, after=6)
    write(legend, drawn.legend, fitting.TABLE, italic=True)


def _rows(drawn: Grid, widths: Widths) -> Iterator[str]:
    yield _row(_headings(drawn, widths), "<w:cantSplit/><w:tblHeader/>")  # repeated on every page
    left = sum(len(lines) for _, lines in drawn.groups)
    for group, lines in drawn.groups:
        if group:
            yield _row([_cell(widths.columns, _line(group, bold=True, keep=True))], "<w:cantSplit/>")
        for line in lines:
            cells = zip(drawn.columns, widths.columns, line.cells, strict=True)
            whole = "<w:cantSplit/>" if _fits(widths.columns, line.cells) else ""
            left -= 1
            keep = left == 1 or (left == 0 and bool(drawn.legend))  # no row and no legend is alone on a page
            yield _row([_cell_text(*one, room=widths.room, keep=keep) for one in cells], whole)


def _headings(drawn: Grid, widths: Widths) -> Iterator[str]:
    for column, width in zip(drawn.columns, widths.columns, strict=True):
        heading = unbroken(column.heading, widths.room, fitting.TABLE, "bold")
        yield _cell([width], _line(heading, centred=True, bold=True), place='<w:vAlign w:val="center"/>')


def _row(cells: Iterable[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _fits(widths: Sequence[int], cells: Sequence[Sequence[str]]) -> bool:
    """Whether a row is so low that no page break needs to tear it apart; what is higher than a page would be lost."""
    return all(fitting.lines(words, width) <= _HIGHEST_ROW for width, words in zip(widths, cells, strict=True))


def _cell_text(column: blocks.GridColumn, width: int, words: tuple[str, ...], *, room: int, keep: bool) -> str:
    first, *asides = words
    lines = [_line(unbroken(first, room, fitting.TABLE), centred=column.centred, keep=keep)]
    kept = (unbroken(one, room, fitting.TABLE, "italic") for one in asides)
    lines += [_line(one, centred=column.centred, before=2, italic=True, keep=keep) for one in kept]
    return _cell([width], "".join(lines))


def _cell(widths: Sequence[int], inside: str, place: str = "") -> str:
    """One over so many columns."""
    across = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{sum(widths)}"/>{across}{place}</w:tcPr>{inside}</w:tc>'


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
    run = f'{_switch("b", on=bold)}{_switch("i", on=italic)}<w:sz w:val="{fitting.TABLE * 2}"/>'
    text = NO_BREAK_HYPHEN.join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in codes_in(words))
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr>{text}</w:r></w:p>"


def _switch(name: str, *, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
