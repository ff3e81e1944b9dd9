"""Words and items broken into the lines of a cell or of a paragraph, and how wide they are at least."""

import re
from collections.abc import Iterable
from itertools import count
from textwrap import wrap

_HEADING_LINES = 2
# Where a list is broken before it is broken between any other words: after `,` and `·`, before `(`.
_BETWEEN_ITEMS = r"(?<=[,·]) | (?=\()"
_GLUE = "\u00a0"
# A word that is longer is broken: none of ours is, and a stranger's may not tear the page apart.
_LONGEST_WORD = 60


def broken(said: str, width: int, indent: str = "") -> str:
    """In lines of a width; by hand, for tabulate would take `1,910` for a number while it wraps, and fail."""
    return "\n".join(wrap(said, width, break_on_hyphens=False, subsequent_indent=indent))


def stacked(cell: str, width: int) -> str:
    """Broken between its items where they fit: `3.214/4.018,` and `đạt 79,99%` below it."""
    items = [item.replace(" ", _GLUE) if len(item) <= width else item for item in items_of(cell)]
    return broken(" ".join(items), width).replace(_GLUE, " ")


def items_of(cell: str) -> list[str]:
    return re.split(_BETWEEN_ITEMS, cell)


def longest(cells: Iterable[str]) -> int:
    return max(map(len, cells), default=0)


def longest_word(said: str) -> int:
    """The width in which no word is broken."""
    return min(longest(said.split()), _LONGEST_WORD)


def heading_width(heading: str) -> int:
    """In which it takes two lines at most."""
    least = next(room for room in count(1) if len(wrap(heading, room, break_long_words=False)) <= _HEADING_LINES)
    return max(least, longest_word(heading))


def paragraph(said: Iterable[str], width: int | None) -> str:
    """Lines one below the other, broken to a width where there is one."""
    return "\n".join(said if width is None else (broken(line, width, indent="  ") for line in said))
