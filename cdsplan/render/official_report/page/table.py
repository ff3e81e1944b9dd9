"""A table on the page: it scrolls where the screen is narrower than itself, and a keyboard can do that, too."""

from collections.abc import Iterator
from html import escape

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import Grid, GridColumn, GridLine
from cdsplan.render.official_report.page.words import kept, p
from cdsplan.render.typesetting.joints import unbroken


def grid(drawn: Grid, line: int, name: str) -> Iterator[str]:
    """With its legend; the name is for those who hear where they are."""
    widths = fitting.grid_widths(drawn, line)
    yield f'<div class="table" role="region" aria-label="{escape(name)}" tabindex="0">'
    yield "<table>"
    yield "".join(f'<col style="width:{_percent(width, line)}%">' for width in widths.columns)
    headings = "".join(f'<th scope="col">{_kept(column.heading, widths.room)}</th>' for column in drawn.columns)
    yield f"<thead><tr>{headings}</tr></thead>"
    for group, rows in drawn.groups:
        yield "<tbody>"
        if group:
            yield f'<tr><th class="group" scope="rowgroup" colspan="{len(drawn.columns)}">{escape(group)}</th></tr>'
        yield from (_row(drawn.columns, row, widths.room) for row in rows)
        yield "</tbody>"
    yield "</table>"
    yield "</div>"
    if drawn.legend:
        yield p("legend", drawn.legend)


def _percent(width: int, line: int) -> str:
    whole, tenths = divmod(width * 1000 // line, 10)
    return f"{whole}.{tenths}"


def _row(columns: tuple[GridColumn, ...], row: GridLine, room: int) -> str:
    cells = zip(columns, row.cells, strict=True)
    return f"<tr>{''.join(_cell(cell, room, centred=column.centred) for column, cell in cells)}</tr>"


def _cell(lines: tuple[str, ...], room: int, *, centred: bool) -> str:
    kind = ' class="c"' if centred else ""
    return f"<td{kind}>{''.join(f'<div>{_kept(words, room)}</div>' for words in lines)}</td>"


def _kept(words: str, room: int) -> str:
    return kept(unbroken(words, room, fitting.TABLE))
