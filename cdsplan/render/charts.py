"""A small chart in plain characters: figures over time, and the line on which they should be."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[date, Fraction]

FIGURE, LAST, LINE, TARGET = "o", "@", ".", "T"


class Frame(NamedTuple):
    """The first and last of the days and values, and how many columns and rows they have."""

    first: date
    last: date
    low: Fraction
    high: Fraction
    width: int
    height: int

    def column(self, day: date) -> int:
        return share((day - self.first).days, (self.last - self.first).days, self.width - 1)

    def row(self, value: Fraction) -> int:
        """From the top."""
        return self.height - 1 - share(value - self.low, self.high - self.low, self.height - 1)

    def day(self, column: int) -> Fraction:
        """The days from the first one to a column's."""
        return Fraction(column * (self.last - self.first).days, self.width - 1)


def share(part: Fraction | int, whole: Fraction | int, steps: int) -> int:
    """Which of the steps a part of a whole is nearest to; the middle one where all is one."""
    if not whole:
        return steps // 2
    # In whole numbers, as there are hundreds of points on a page: fractions would take several times as long.
    (above, below), (length, by) = part.as_integer_ratio(), whole.as_integer_ratio()
    nearest, wide = above * by * steps, below * length
    return (2 * nearest + wide) // (2 * wide)


def frame(figures: Sequence[Point], line: Sequence[Point], width: int, height: int) -> Frame:
    """Around all of them."""
    days, values = zip(*figures, *line, strict=True)
    return Frame(min(days), max(days), min(values), max(values), width, height)


def chart(figures: Sequence[Point], line: Sequence[Point], around: Frame) -> list[str]:
    """Rows of characters: the line with each of its targets, and on top of it the figures, the last one for itself."""
    rows = [[" "] * around.width for _ in range(around.height)]
    for start, end in pairwise(line):
        for column in range(around.column(start[0]), around.column(end[0])):
            rows[around.row(_between(start, end, around, column))][column] = LINE
    marks = [
        *((TARGET, one) for one in line if one is not line[0] or len(line) == 1),
        *((FIGURE, one) for one in figures),
    ]
    marks += [(LAST, one) for one in figures[-1:]]
    for mark, (day, value) in marks:
        rows[around.row(value)][around.column(day)] = mark
    return ["".join(row).rstrip() for row in rows]


def _between(start: Point, end: Point, around: Frame, column: int) -> Fraction:
    """The value of the line at a column, not before its beginning."""
    days = (end[0] - start[0]).days
    gone = max(around.day(column) - (start[0] - around.first).days, Fraction(0))
    return start[1] + (end[1] - start[1]) * min(gone / days, Fraction(1))
