"""How wide the columns of a printed table are: no word is broken, and the room goes where the most words stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import permutations
from typing import NamedTuple, TypeAlias

from cdsplan.render.typesetting.joints import pieces
from cdsplan.render.typesetting.measure import Face, twips, width

# A word that is longer is broken: none of ours is, and a stranger's may not push the other columns off the page.
_LONGEST_WORD = 45
# A text that is no longer than this stands in two lines: a status, a unit.
_SHORT = twips(26)
_MANY = 99
# A table's look is decided by its longest rows; so much room is moved at once.
_MOST_ROWS, _STEP = 40, twips(4)
_Row: TypeAlias = list[list[int]]


class Text(NamedTuple):
    """Words in a cell."""

    words: str
    face: Face = "upright"


class Column(NamedTuple):
    """Its heading, the texts of each cell below it, and its share of the room that the words leave."""

    heading: str
    share: int
    cells: tuple[tuple[Text, ...], ...]

    @property
    def texts(self) -> Iterator[Text]:
        """All of them."""
        yield Text(self.heading, "bold")
        for cell in self.cells:
            yield from cell


class Widths(NamedTuple):
    """Of the columns, in twips, and of what may be kept together in their cells."""

    columns: tuple[int, ...]
    room: int


class _Wish(NamedTuple):
    """What is asked for: how much is kept together, how long a word, in how many lines heading and short texts are."""

    room: int
    longest_word: int
    heading: int
    short: int


class _Table(NamedTuple):
    """What is laid out: how long the texts of its cells are, on which line."""

    columns: Sequence[Column]
    rows: Sequence[_Row]
    line: int
    points: int
    padding: int


_WISHES = tuple(_Wish(twips(30), twips(_LONGEST_WORD), heading, 2) for heading in (2, 3))
# Where neither fits, these are given up one after another: the lines, whole names, a stranger's long words.
_LAST_WISHES = (
    _Wish(twips(30), twips(_LONGEST_WORD), _MANY, _MANY),
    *(_Wish(0, twips(longest), _MANY, _MANY) for longest in range(_LONGEST_WORD, 5, -5)),
)


def widths(columns: Sequence[Column], line: int, points: int, padding: int) -> Widths:
    """As wide as the line together, so that the table is low; a cell loses its padding to the sides of its words."""
    table = _Table(columns, _rows(columns, points), line, points, padding)
    fitted = [one for wish in _WISHES if (one := _fitted(table, wish))]
    if fitted:
        return min(fitted, key=lambda one: _height(table, one.columns))
    last = (one for wish in _LAST_WISHES if (one := _fitted(table, wish)))
    return next(last, Widths((line // len(columns),) * len(columns), 0))


def _rows(columns: Sequence[Column], points: int) -> list[_Row]:
    """How long the texts of each cell are; of many rows those with the longest."""
    cells = [((Text(column.heading, "bold"),), *column.cells) for column in columns]
    rows = [
        [[width(words, points, face) for words, face in texts] for texts in row] for row in zip(*cells, strict=True)
    ]
    return nlargest(_MOST_ROWS, rows, key=lambda row: sum(map(sum, row)))


def _fitted(table: _Table, wish: _Wish) -> Widths | None:
    columns, points, padding = table.columns, table.points, table.padding
    least = [max(_narrowest(text, points, wish) for text in column.texts) + padding for column in columns]
    if sum(least) > table.line:
        return None
    longest = [max(width(words, points, face) for words, face in column.texts) + padding for column in columns]
    natural = list(map(max, least, longest))
    left = table.line - sum(natural)
    if left >= 0:
        whole = sum(column.share for column in columns)
        given = [one + left * column.share // whole for one, column in zip(natural, columns, strict=True)]
    else:
        lengths = [sum(sum(row[at]) for row in table.rows) + 1 for at in range(len(columns))]
        given = _lowered(table, _by_length(table.line, least, natural, lengths), least)
    given[given.index(max(given))] += table.line - sum(given)  # what rounding left
    return Widths(tuple(given), wish.room)


def _lowered(table: _Table, given: list[int], least: Sequence[int]) -> list[int]:
    """Room goes from column to column while that makes the table lower."""
    while True:
        moved = [
            [one + _STEP * ((at == to) - (at == of)) for at, one in enumerate(given)]
            for of, to in permutations(range(len(given)), 2)
            if given[of] - _STEP >= least[of]
        ]
        best = min(moved, key=lambda one: _height(table, one), default=given)
        if _height(table, best) >= _height(table, given):
            return given
        given = best


def _height(table: _Table, given: Sequence[int]) -> int:
    """In lines."""
    rooms = [wide - table.padding for wide in given]
    return sum(
        max(sum(one // room + 1 for one in texts) for room, texts in zip(rooms, row, strict=True)) for row in table.rows
    )


def _narrowest(text: Text, points: int, wish: _Wish) -> int:
    """In which nothing is broken that shall stay together."""
    parts = [width(part, points, text.face) for part in pieces(text.words, wish.room, points, text.face)]
    least, blank = max(parts), width(" ", points, text.face)
    whole = sum(parts) + blank * (len(parts) - 1)
    most = wish.heading if text.face == "bold" else wish.short if whole <= _SHORT else _MANY
    if len(parts) > most:
        least += bisect_left(range(least, whole), -most, key=lambda room: -_lines(parts, blank, room))
    return min(least, wish.longest_word)


def _lines(parts: Sequence[int], blank: int, room: int) -> int:
    """How many they take."""
    lines, used = 1, parts[0]
    for part in parts[1:]:
        if used + blank + part <= room:
            used += blank + part
        else:
            lines, used = lines + 1, part
    return lines


def _by_length(line: int, least: Sequence[int], natural: Sequence[int], lengths: Sequence[int]) -> list[int]:
    """By how much is written in each; none gets less than it needs, and none more than it can use."""
    given = [0] * len(lengths)
    waiting = list(range(len(lengths)))
    while waiting:
        left, whole = line - sum(given), sum(lengths[at] for at in waiting)
        share = {at: lengths[at] * left // whole for at in waiting}
        settled = (
            {at: least[at] for at in waiting if share[at] < least[at]}
            or {at: natural[at] for at in waiting if share[at] > natural[at]}
            or share
        )
        for at, one in settled.items():
            given[at] = one
        waiting = [at for at in waiting if at not in settled]
    return given
