"""What somebody types for a number, in the Vietnamese way or the program's: one number, maybe one, or none."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from cdsplan.language import Text, text
from cdsplan.yaml.scalar import MOST_DIGITS

_WHOLE = r"-?\d+"
_DECIMAL = r"(-?\d+)[.,](\d+)"
# 18.025 and 18,025: thousands to one reader, a fraction to another.
_EITHER = r"-?[1-9]\d{0,2}[.,]\d{3}"
# Thousands without a doubt, but typed by somebody who means to write 1.234 next: each kind with its decimal mark.
_GROUPED = (
    (r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", ","),
    (r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", "."),
    (r"-?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?", ","),
)


# How many digits stand between two marks of thousands.
_GROUP = 3


def may_mean_thousands(value: Decimal) -> bool:
    """1 to 999, a point, and exactly three digits: 18.025 is eighteen thousand to a Vietnamese reader."""
    return value.as_tuple().exponent == -_GROUP and 1 <= abs(value) < 10**_GROUP


def is_count(value: Decimal) -> bool:
    """Whether so many may have been counted: whole, and not negative."""
    return value >= 0 and value == value.to_integral_value()


class WrittenNumber(NamedTuple):
    """The number that is meant; or, where it has to be asked for, each that may be."""

    numbers: tuple[Decimal, ...]
    sure: bool

    @property
    def is_too_long(self) -> bool:
        """Whether it has more digits than a file may hold."""
        return any(len(format(one, "f").strip("-").replace(".", "")) > MOST_DIGITS for one in self.numbers)

    @property
    def ways(self) -> Text:
        """How to type it without a doubt."""
        first, *others = map(str, self.numbers)
        if others:
            return text(
                "Viết {whole} nếu là hàng nghìn, {decimal} nếu là số thập phân.",
                "Write {whole} for thousands, {decimal} for a true decimal.",
                whole=first,
                decimal=others[0],
            )
        return text("Viết {plain}.", "Write {plain}.", plain=first)


def read(written: str, *, percent: bool = False, count: bool = False) -> WrittenNumber:
    """The number; ValueError for what is none.

    Of a percentage nobody writes thousands, but maybe the sign; three digits behind a mark of a count are thousands.
    """
    plain = " ".join(unicodedata.normalize("NFKC", written).split())
    if percent:
        plain = plain.removesuffix("%").rstrip()
    if re.fullmatch(_EITHER, plain, re.ASCII) and not percent:
        decimal = plain.replace(",", ".")
        thousands = Decimal(decimal.replace(".", ""))
        # With another zero, as the files want it: there three digits behind the point are refused.
        return WrittenNumber((thousands,) if count else (thousands, Decimal(f"{decimal}0")), sure=False)
    if re.fullmatch(_WHOLE, plain, re.ASCII):
        return WrittenNumber((Decimal(plain),), sure=True)
    if re.fullmatch(_DECIMAL, plain, re.ASCII):
        return WrittenNumber((Decimal(plain.replace(",", ".")),), sure=True)
    for form, mark in _GROUPED:
        if re.fullmatch(form, plain, re.ASCII):
            whole, _, fraction = plain.partition(mark)
            digits = re.sub("[., ]", "", whole)
            return WrittenNumber((Decimal(f"{digits}.{fraction}"),), sure=False)
    raise ValueError(written)
