"""Which columns of a sheet fit a width, how wide each is, and its cells in lines of that.

What says nothing goes first. Then go the columns that are extras; then cells are put into lines, item below item, and
columns go until what is left fits so. Where no column may go any more, cells are broken between their words.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cdsplan.language import Language
from cdsplan.render.table.sheet import EXTRA, Column, Row, Sheet
from cdsplan.render.table.wrapping import broken, heading_width, items_of, longest, longest_part, longest_word, stacked

_GUTTER = 2
# The column that has what the others leave has as much, if need be at their cost; where nothing can go it has less.
_NARROWEST_REST, _LEAST_REST = 20, 10


class Fitted(NamedTuple):
    """A column that stands, in this width."""

    column: Column
    width: int

    def cell(self, row: Row) -> str:
        """A cell in lines."""
        return (stacked if self.column.items else broken)(row.cells[self.column.key], self.width)


class _Measured(NamedTuple):
    """A column with the widths that it could have: unbroken, item below item, of its longest word, of a part of it."""

    column: Column
    whole: int
    stacked: int
    least: int
    part: int


def fit(sheet: Sheet, language: Language, width: int, *, room: int = 0, colour: bool = False) -> list[Fitted]:
    """The columns, the same for all groups; a heading takes `room` more than its letters."""
    drawn = [column for column in sheet.columns if colour or not column.drawing]
    if not sheet.fitted:
        return [_unbroken(one, language, room) for one in _measured(drawn, sheet, language, room)]
    saying = [column for column in drawn if not column.spare or sheet.says(column)]
    return _fitting(_measured(saying, sheet, language, room), width)


def _unbroken(one: _Measured, language: Language, room: int) -> Fitted:
    """As wide as its heading in one line, too."""
    return Fitted(one.column, max(one.whole, len(one.column.heading.within(language)) + room))


def _fitting(kept: list[_Measured], width: int) -> list[Fitted]:
    while True:
        last = max(kept, key=lambda one: one.column.spare)
        whole = [min(one.whole, _NARROWEST_REST) if one.column.rest else one.whole for one in kept]
        lined = [one.stacked for one in kept]
        for widths in [whole] if last.column.spare >= EXTRA else [whole, lined]:
            if (left := width - total(widths)) >= 0:
                return _with_rest(kept, widths, left)
        if not last.column.spare:
            return _squeezed(kept, lined, width)
        kept.remove(last)


def total(widths: Sequence[int]) -> int:
    """How wide columns are with what is between them."""
    return sum(widths) + _GUTTER * (len(widths) - 1)


def _with_rest(kept: Iterable[_Measured], widths: Iterable[int], left: int) -> list[Fitted]:
    return [
        Fitted(one.column, min(one.whole, width + left) if one.column.rest else width)
        for one, width in zip(kept, widths, strict=True)
    ]


def _squeezed(kept: Sequence[_Measured], widths: list[int], width: int) -> list[Fitted]:
    """The widest gives first; then names are broken between their parts, but no word and no number ever is."""
    for leasts in ([one.least for one in kept], [one.part for one in kept]):
        for _ in range(total(widths) - width):
            giving = [at for at, least in enumerate(leasts) if widths[at] > least]
            if not giving:
                break
            widths[max(giving, key=widths.__getitem__)] -= 1
    return [Fitted(one.column, room) for one, room in zip(kept, widths, strict=True)]


def _measured(columns: Iterable[Column], sheet: Sheet, language: Language, room: int) -> list[_Measured]:
    rows, found = sheet.rows, []
    for column in columns:
        cells, heading = [row.cells[column.key] for row in rows], column.heading.within(language)
        one = _measure(column, cells, heading, room)
        found.append(_with_titles(one, sheet) if column.rest else one)
    return found


def _measure(column: Column, cells: Sequence[str], heading: str, room: int) -> _Measured:
    headed = heading_width(heading) + room
    word = max(map(longest_word, cells), default=0)
    whole = max(headed, _whole(column, cells, word))
    lined = max(headed, _longest_item(column, cells)) if column.items else whole
    part = max(map(longest_part, cells), default=0)
    least = longest_word(heading) + room
    return _Measured(column, whole, lined, max(least, word), max(least, part))


def _with_titles(one: _Measured, sheet: Sheet) -> _Measured:
    """The column that has the rest: the titles of groups stand in it on a terminal, and it need not be wide."""
    titles = longest(group.title for group in sheet.groups if group.title)
    whole = max(one.whole, min(titles, _NARROWEST_REST))
    narrow = min(whole, _NARROWEST_REST)
    least = min(narrow, max(_LEAST_REST, one.least))
    return one._replace(whole=whole, stacked=narrow, least=least, part=min(least, max(_LEAST_REST, one.part)))


def _whole(column: Column, cells: Sequence[str], word: int) -> int:
    """The longest cell, as far as the column may be so wide."""
    found, most = longest(cells), column.widest
    if most is None or found <= most:
        return found
    return max(most, _longest_item(column, cells) if column.items else word)


def _longest_item(column: Column, cells: Sequence[str]) -> int:
    """The longest item of a cell; of one that is wider than the column may be, its longest word."""
    items = [item for cell in cells for item in items_of(cell)]
    most = column.widest
    return max((longest_word(item) if most and len(item) > most else len(item) for item in items), default=0)
