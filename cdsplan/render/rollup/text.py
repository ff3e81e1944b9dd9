"""A roll-up for a pipe, for Markdown, for HTML and for a terminal."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import StringIO
from itertools import count
from textwrap import wrap
from typing import Literal

from tabulate import MIN_PADDING, tabulate

from cdsplan.render import words
from cdsplan.render.escape import literal
from cdsplan.render.lines import broken
from cdsplan.render.rollup.cells import Sheet

_GUTTER = 2
# The first column has as much, if need be at the cost of others; where nothing more can go it has less.
_NARROWEST_NAME, _LEAST_NAME = 20, 10
_HEADING_LINES = 2
# Where a cell is broken before it is broken between any other words: after `,` and `·`, before `(`.
_BETWEEN_ITEMS = r"(?<=[,·]) | (?=\()"
_GLUE = "\u00a0"
_LEFT: Literal["left"] = "left"
_RIGHT: Literal["right"] = "right"


def plain(sheet: Sheet, width: int) -> str:
    """Text of this width: columns that do not fit are left out."""
    widths = _fitting(sheet, width, MIN_PADDING)
    drawn = tabulate(
        _body(sheet, widths),
        headers=[broken(sheet.columns[at].heading, room - MIN_PADDING) for at, room in widths.items()],
        tablefmt="simple",
        colalign=["right" if sheet.columns[at].right else "left" for at in widths] if sheet.rows else None,
        disable_numparse=True,
    )
    table = "\n".join(line.rstrip() for line in drawn.splitlines())
    parts = (_told(sheet.above, width), table, _told(_below(sheet, widths), width))
    return "\n\n".join(part for part in parts if part) + "\n"


def _below(sheet: Sheet, columns: Iterable[int]) -> list[str]:
    """With the legend of each of these columns that says something."""
    return [
        *sheet.below,
        *(sheet.columns[at].legend for at in columns if sheet.columns[at].legend and _says(sheet, at)),
    ]


def _says(sheet: Sheet, at: int) -> bool:
    return any(row[at] != words.EMPTY for row in sheet.rows)


def _told(lines: Iterable[str], width: int) -> str:
    return "\n".join(broken(line, width, indent="  ") for line in lines)


def _stacked(cell: str, width: int) -> str:
    """Broken between its items where they fit: `3.214/4.018,` and `đạt 79,99%` below it."""
    items = [item.replace(" ", _GLUE) if len(item) <= width else item for item in re.split(_BETWEEN_ITEMS, cell)]
    return broken(" ".join(items), width).replace(_GLUE, " ")


def _body(sheet: Sheet, widths: Mapping[int, int]) -> list[list[str]]:
    """The first column is of words, the others are of items."""
    return [[(_stacked if at else broken)(row[at], room) for at, room in widths.items()] for row in sheet.rows]


def _fitting(sheet: Sheet, width: int, room: int = 0) -> dict[int, int]:
    """The columns that fit, and how wide each is: the first has what the others leave.

    Before one is left out, the items of each cell are put below each other; what says nothing goes first of all.
    A heading takes `room` more than its letters.
    """
    cells = [[row[at] for row in sheet.rows] for at in range(len(sheet.columns))]
    least = [_heading_width(column.heading) + room for column in sheet.columns]
    kept = [at for at, column in enumerate(sheet.columns) if not column.spare or _says(sheet, at)]
    name = max(len(sheet.columns[0].heading) + room, _longest(cells[0], sheet.columns[0].widest))
    while True:
        for measure in (_longest, _longest_item):
            widths = {at: max(least[at], measure(cells[at], sheet.columns[at].widest)) for at in kept[1:]}
            left = width - sum(one + _GUTTER for one in widths.values())
            if left >= min(name, _NARROWEST_NAME):
                return {0: min(name, left), **widths}
        last = max(kept, key=lambda at: sheet.columns[at].spare)
        if not sheet.columns[last].spare:
            return {0: max(left, _LEAST_NAME), **widths}
        kept.remove(last)


def _heading_width(heading: str) -> int:
    """In which it takes two lines at most."""
    least = next(room for room in count(1) if len(wrap(heading, room, break_long_words=False)) <= _HEADING_LINES)
    return max(least, _longest_word(heading))


def _longest(cells: Sequence[str], most: int | None) -> int:
    """The longest cell, as far as the column may be so wide."""
    longest = max(map(len, cells), default=0)
    return longest if most is None or longest <= most else max(most, _longest_item(cells, most))


def _longest_item(cells: Sequence[str], most: int | None) -> int:
    """The longest item of a cell; of one that is wider than the column may be its longest word, as none is broken."""
    items = [item for cell in cells for item in re.split(_BETWEEN_ITEMS, cell)]
    return max((_longest_word(item) if most and len(item) > most else len(item) for item in items), default=0)


def _longest_word(said: str) -> int:
    return max(map(len, said.split()), default=0)


def markdown(sheet: Sheet) -> str:
    """GitHub's tables, every column; what the files say is kept from being read as Markdown."""
    first, *others = (literal(line) for line in sheet.above)
    rows = [[literal(cell) for cell in row] for row in sheet.rows]
    headings = [column.heading for column in sheet.columns]
    table = tabulate(rows, headers=headings, tablefmt="pipe", disable_numparse=True)
    below = [literal(line) for line in _below(sheet, range(len(headings)))]
    return "\n\n".join([f"## {first}", *others, table, *below]) + "\n"


def html(sheet: Sheet) -> str:
    """A table and paragraphs to put into a page."""
    first, *others = (escape(line) for line in sheet.above)
    headings = [column.heading for column in sheet.columns]
    table = str(tabulate(sheet.rows, headers=headings, tablefmt="html", disable_numparse=True))
    paragraphs = [f"<p>{line}</p>" for line in others]
    below = [f"<p>{escape(line)}</p>" for line in _below(sheet, range(len(headings)))]
    return "\n".join([f"<h2>{first}</h2>", *paragraphs, table, *below]) + "\n"


def terminal(sheet: Sheet, width: int, *, colour: bool) -> str:
    """The same columns as `plain`, drawn by rich."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  a pipe never needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    page = StringIO()
    widths = _fitting(sheet, width - 1)
    console = Console(
        file=page,
        width=max(width, sum(room + _GUTTER for room in widths.values())),  # rich would break numbers to keep to less
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for at, room in widths.items():
        column = sheet.columns[at]
        heading, side = Text(broken(column.heading, room)), _RIGHT if column.right else _LEFT
        grid.add_column(heading, justify=side, min_width=room, max_width=room)
    for row in _body(sheet, widths):
        grid.add_row(*map(Text, row))
    console.print(Text(_told(sheet.above, width), style="bold" if colour else ""), "", grid, sep="\n")
    if below := _told(_below(sheet, widths), width):
        console.print("", Text(below), sep="\n")
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))
