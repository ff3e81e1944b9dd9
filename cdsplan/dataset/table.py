"""What a table is, whoever writes it: a name, typed and described columns, its key, and which tables it points to."""

from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from cdsplan.language import Text

Cell: TypeAlias = str | bool | int | Decimal | date | None
# The cells of a row, in the order of the columns.
Row: TypeAlias = tuple[Cell, ...]


class Kind(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    WHOLE = auto()  # a small whole number: a year, a place in a list
    EXACT = auto()  # the numerator or the denominator of a fraction, with all of its digits
    NUMBER = auto()
    FLAG = auto()
    DAY = auto()


class Column(NamedTuple):
    """One column: its name for programs, its heading and what it means for people."""

    name: str
    kind: Kind
    title: Text
    about: Text | None = None  # where the heading does not say it all
    optional: bool = False  # whether a cell may be empty
    one_of: tuple[str, ...] = ()
    like: str | None = None  # a regular expression


class Reference(NamedTuple):
    """Columns that hold the key of a row of another table, or of this one."""

    columns: tuple[str, ...]
    table: str


class Table(NamedTuple):
    """A table without its rows."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def by_province(self) -> bool:
        """Whether each row is of one province, so that the table can be parted by them."""
        return self.columns[0].name == "province" and self.key != ("province",)
