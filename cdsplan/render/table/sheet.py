"""A table before anyone draws it: columns with their importance, rows by group, and the page around it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.language import Language, Text, text
from cdsplan.render.escape import one_line
from cdsplan.render.table.value import Value
from cdsplan.render.words import EMPTY

# How a row stands, which a terminal shows in colour.
Tone: TypeAlias = Literal["good", "fair", "slow", "open", "bad", "unsure", "none"]

# A column as dispensable as this, or more, goes before any cell is broken into lines.
EXTRA = 10


class Column(NamedTuple):
    """One column: `key` is that of its cell in every row."""

    key: str
    heading: Text
    right: bool = False
    spare: int = 0  # the higher, the sooner it is left out where the width is short; 0 never is
    widest: int | None = None  # cells that are longer are broken, except within a word
    items: bool = False  # its cells are lists, broken between their items before they are broken between words
    rest: bool = False  # it has the width that the others leave
    drawing: bool = False  # a picture of characters, only where there is colour
    toned: bool = False  # in the tone of the row
    legend: Text = text("", "")  # what is said below the table where the column stands
    parts: tuple["Column", ...] = ()  # those that a workbook has instead: `3.214/4.018, đạt 79,99%` are three numbers


class Row(NamedTuple):
    """The cells by the keys of their columns, each one line of text."""

    cells: Mapping[str, str]
    tone: Tone | None = None
    leads_to: str | None = None  # the page about it, where there is one
    values: Mapping[str, Value] = MappingProxyType({})  # of the cells that are no words, and of the parts of columns

    def value(self, key: str) -> Value:
        """What a cell or a part of one holds; None where nothing is known."""
        held = self.values[key] if key in self.values else self.cells[key]
        return None if held in {"", EMPTY} else held


class Group(NamedTuple):
    """Rows below a title, or below none."""

    title: str | None
    rows: Sequence[Row]


class Sheet(NamedTuple):
    """A table with what is said around it; one that is not `fitted` is as wide as its cells, but on a terminal."""

    columns: Sequence[Column]
    groups: Sequence[Group]
    above: Sequence[str] = ()  # its heading, and other lines
    below: Sequence[str] = ()  # of which those that begin with `ITEM` are items of a list
    fitted: bool = True
    commands: Sequence[str] = ()  # what to type next, in one line each, where there is a command line to type it on
    name: str = ""  # on its tab in a workbook; of one without it, its heading
    data: bool = False  # programs read its workbook, too: nothing stands above, and what is not known is an empty cell

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]

    def says(self, column: Column) -> bool:
        """Whether anything stands in a column."""
        return any(row.cells[column.key] not in {"", EMPTY} for row in self.rows)

    def saying(self) -> list[Column]:
        """The columns for a page without a width: those that may be left out only where something stands in them."""
        return [one for one in self.columns if not one.drawing and (not one.spare or self.says(one))]

    def parts(self) -> list[Column]:
        """The columns for a workbook, likewise."""
        opened = [part for column in self.columns if not column.drawing for part in column.parts or (column,)]
        return [one for one in opened if not one.spare or any(row.value(one.key) is not None for row in self.rows)]

    def notes(self, columns: Iterable[Column], language: Language) -> list[str]:
        """What stands below, with the legend of each of these columns that says something."""
        explained = ((column, column.legend.within(language)) for column in columns)
        return [*self.below, *(said for column, said in explained if said and self.says(column))]


class Page(NamedTuple):
    """Tables below a heading, and other lines, of their own."""

    heading: Sequence[str]
    sheets: Sequence[Sheet]
    closing: Sequence[str] = ()
    prose: bool = False  # what stands around the tables is broken to the width, and set off on a terminal, too
    title: str = ""  # of one that has no heading, where a page needs one

    @property
    def name(self) -> str:
        """What the page is called."""
        return next(iter(self.heading), self.title)


# What a line of the heading begins with that nobody may overlook.
BANNER = "*** "
# What an item in the lines below a table begins with.
ITEM = "  - "


def row(columns: Iterable[Column], written: Iterable[str], values: Mapping[str, Value] = MappingProxyType({})) -> Row:
    """A row of cells in the order of the columns; what is not known is a dash, never a zero."""
    keys = (column.key for column in columns)
    cells = {key: one_line(cell) or EMPTY for key, cell in zip(keys, written, strict=True)}
    return Row(cells, values=values)
