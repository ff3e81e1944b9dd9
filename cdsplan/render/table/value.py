"""What a cell holds besides its words: a figure, a day, or words alone; a workbook keeps figures and days as such."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.language import Language, day, number


class Figure(NamedTuple):
    """A number as it is shown, with what stands after it: its unit, and its marks."""

    amount: Decimal
    after: str = ""
    signed: bool = False  # with its sign, above zero too


Value: TypeAlias = str | Figure | date | None


def whole(count: int, after: str = "") -> Figure:
    """A count."""
    return Figure(Decimal(count), after)


def figure(amount: Decimal | None, after: str = "", *, signed: bool = False) -> Figure | None:
    """A number, where there is one."""
    return None if amount is None else Figure(amount, after, signed)


def words(value: Value, language: Language) -> str:
    """A value as a reader of this language reads it; nothing for what is not known."""
    match value:
        case None:
            return ""
        case Figure():
            sign = "+" if value.signed and value.amount > 0 else ""
            return sign + number(value.amount, language) + value.after
        case date():
            return day(value, language)
        case _:
            return value
