"""Words and items broken into the lines of a cell or of a paragraph, and how wide they are at least."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from textwrap import wrap

_HEADING_LINES = 2
# Where a list is broken before it is broken between any other words: after `,` and `·`, before `(`.
_BETWEEN_ITEMS = r"(?<=[,·]) | (?=\()"
_GLUE = "\u00a0"
# A word that is longer is broken: none of ours is, and a stranger's may not tear the page apart.
_LONGEST_WORD = 60


# Where a name is broken that is longer than its line, `an_toan_` `he_thong`, `thanh-hoa/` `xa-yen-hung`; no number is.
_WITHIN_NAMES = re.compile(r"(?<=[_/-])(?=[^\W\d])")


def broken(said: str, width: int, indent: str = "") -> str:
    """In lines of a width; by hand, for tabulate would take `1,910` for a number while it wraps, and fail."""
    words = (piece for word in said.split(" ") for piece in _pieces(word, width - len(indent)))
    return "\n".join(wrap(" ".join(words), width, break_on_hyphens=False, subsequent_indent=indent))


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word; one that no line can hold in pieces as long as a line, so that no two of them ever stand in one."""
    if len(word) <= width:
        yield word
        return
    piece = ""
    for part in _WITHIN_NAMES.split(word):
        if piece and len(piece + part) > width:
            yield piece
            piece = ""
        piece += part
    yield piece


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


def longest_part(said: str) -> int:
    """The width in which no part of a name is broken."""
    return longest_word(_WITHIN_NAMES.sub(" ", said))


def heading_width(heading: str) -> int:
    """In which it takes two lines at most."""
    least = next(room for room in count(1) if len(wrap(heading, room, break_long_words=False)) <= _HEADING_LINES)
    return max(least, longest_word(heading))


def paragraph(said: Iterable[str], width: int | None) -> str:
    """Lines one below the other, broken to a width where there is one; what goes on stands further in."""
    return "\n".join(said if width is None else (_hanging(line, width) for line in said))


def _hanging(line: str, width: int) -> str:
    inner = len(line) - len(line.lstrip(" -*"))
    # The end of a banner never stands alone.
    whole = line.replace(" ***", f"{_GLUE}***")
    return broken(whole, width, indent=" " * (inner or 2)).replace(_GLUE, " ")
