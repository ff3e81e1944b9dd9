"""A page of tables as HTML: a whole page with its stylesheet, or the inner part of one to put into another."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from cdsplan.language import Language, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.table.sheet import BANNER, ITEM, Column, Group, Page, Row, Sheet
from cdsplan.render.web.element import Html, element, joined
from cdsplan.render.web.whole_page import fragment, whole_page
from cdsplan.render.words import EMPTY


def draw(page: Page, canvas: Canvas) -> str:
    """Every column that says anything; everything from the files is escaped."""
    if canvas.fragment:
        return fragment(parts(page, canvas.language, 2))
    return whole_page(parts(page, canvas.language, 1), page.name, canvas.language)


def parts(page: Page, language: Language, level: int) -> Html:
    """Its heading, of this level, and below it its tables with what is said around them."""
    said = page.heading or [page.title]
    drawn = [element(f"h{level}", said[0]), *map(line, said[1:])]
    drawn += [sheet(one, language, level + 1) for one in page.sheets]
    return joined([*drawn, *lines(page.closing)])


def sheet(one: Sheet, language: Language, level: int) -> Html:
    """A table, or one for each group, below its own heading of this level where it has one."""
    drawn = [element(f"h{level}", one.above[0])] if one.above else []
    columns = one.saying()
    return joined(
        [
            *drawn,
            *map(line, one.above[1:]),
            *(table(group, columns, language, " – ".join(one.above[:1])) for group in one.groups),
            *lines(one.notes(columns, language)),
        ]
    )


def lines(said: Iterable[str]) -> list[Html]:
    """Paragraphs; what is an item is one of a list."""
    drawn: list[Html] = []
    for is_item, some in groupby(said, key=lambda each: each.startswith(ITEM)):
        if is_item:
            drawn.append(element("ul", *(element("li", each.removeprefix(ITEM)) for each in some)))
        else:
            drawn += map(line, some)
    return drawn


def line(said: str) -> Html:
    """One paragraph; a banner is seen from afar."""
    if said.startswith(BANNER):
        return element("p", said.strip("* "), class_="cdsplan-banner")
    return element("p", said)


def table(group: Group, columns: Sequence[Column], language: Language, name: str) -> Html:
    """The rows of a group; where it is wider than the screen it moves alone, and on a phone its cells stand in lines.

    For then the cells are no longer laid out as a table, their roles are written.
    """
    headings = [column.heading.within(language) for column in columns]
    first = next((column for column in columns if column.key == "name"), columns[0])  # what a row is about
    head = element("tr", *map(_heading, columns, headings), role="row")
    body = (_row(row, columns, headings, first) for row in group.rows)
    of = " – ".join(filter(None, (name, group.title))) or headings[0]
    label = text("Bảng: {of}", "Table: {of}", of=of).within(language)
    drawn = element(
        "table",
        *([element("caption", group.title)] if group.title else []),
        element("thead", head, role="rowgroup"),
        element("tbody", Html("\n"), *body, role="rowgroup"),
        class_="cdsplan-wide",
        role="table",
    )
    return element("div", drawn, class_="cdsplan-scroll", role="region", aria_label=label, tabindex="0")


def _heading(column: Column, heading: str) -> Html:
    return element("th", heading, scope="col", role="columnheader", class_=_side(column))


def _row(row: Row, columns: Sequence[Column], headings: Sequence[str], first: Column) -> Html:
    cells = (
        _first(row, column) if column is first else _cell(row, column, heading)
        for column, heading in zip(columns, headings, strict=True)
    )
    return Html(f"{element('tr', *cells, role='row')}\n")


def _first(row: Row, column: Column) -> Html:
    said = row.cells[column.key]
    inner = element("a", said, href=row.leads_to) if row.leads_to else said
    return element("th", inner, scope="row", role="rowheader", class_=_side(column))


def _cell(row: Row, column: Column, heading: str) -> Html:
    said = row.cells[column.key]
    classes = [_side(column), f"cdsplan-tone-{row.tone}" if column.toned and row.tone else None]
    classes.append("cdsplan-empty" if said in {"", EMPTY} else None)
    return element("td", said, role="cell", class_=" ".join(filter(None, classes)) or None, data_label=heading)


def _side(column: Column) -> str | None:
    return "cdsplan-right" if column.right else None
