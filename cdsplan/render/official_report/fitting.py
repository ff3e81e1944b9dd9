"""What the paper of an official report has room for, for all who print it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.render.official_report import blocks
from cdsplan.render.official_report.blocks import Grid
from cdsplan.render.typesetting import columns
from cdsplan.render.typesetting.balance import balanced
from cdsplan.render.typesetting.joints import unbroken
from cdsplan.render.typesetting.measure import twips, width

# A4 upright and across, between the margins of 30 and 15 mm.
LINE, LINE_ACROSS = twips(blocks.LINE), twips(blocks.LINE_ACROSS)
# The line upright, for the issuer and for the nation's name.
LEFT, RIGHT = twips(68), twips(97)
BODY, ISSUER, TABLE = 14, 12, 11
# A cell leaves so much beside its words, on both sides together.
PADDING = twips(3)
# No more is kept together, lest the words of a justified line stand far apart.
_ROOM = twips(75)


def prose(words: str) -> str:
    """A paragraph, in which no name and no number is torn apart."""
    return unbroken(words, _ROOM, BODY)


def title(words: str) -> str:
    """A line of a title, which may have to be broken again where the page is narrower than paper."""
    return unbroken(words, _ROOM, BODY, "bold", title=True)


def grid_widths(grid: Grid, line: int) -> columns.Widths:
    """Of its columns, by what they hold."""
    rows = [row.cells for _, rows in grid.groups for row in rows]
    held = [
        columns.Column(column.heading, column.width, tuple(tuple(_texts(cells[at])) for cells in rows))
        for at, column in enumerate(grid.columns)
    ]
    return columns.widths(held, line, TABLE, PADDING)


def _texts(cell: tuple[str, ...]) -> Iterator[columns.Text]:
    """The lines below the first are asides, in italics."""
    first, *asides = cell
    yield columns.Text(first)
    yield from (columns.Text(words, "italic") for words in asides)


def lines(cell: Iterable[str], wide: int) -> int:
    """How many the texts of a cell take, about."""
    return sum(width(words, TABLE) // (wide - PADDING) + 1 for words in cell)


class Ruled(NamedTuple):
    """Lines of a heading, in bold, and the length of the rule under the last of them."""

    lines: list[str]
    rule: int


def issuer(parts: Iterable[str]) -> Ruled:
    """In the left half of the head."""
    return _ruled(parts, LEFT, ISSUER)


def subject(parts: Iterable[str]) -> Ruled:
    """The title under BÁO CÁO."""
    return _ruled(parts, LINE, BODY)


def _ruled(parts: Iterable[str], room: int, size: int) -> Ruled:
    lines = [line for part in parts for line in balanced(part, room, size)]
    return Ruled(lines, rule_under(min(width(lines[-1], size, "bold"), room)))


def rule_under(length: int) -> int:
    """As long as the decree wants it under a line: from a third to a half of it."""
    return length * 2 // 5
