"""Exact numbers to the digits that are shown: half up, but never onto or across what they are compared with."""

from decimal import Decimal
from fractions import Fraction

# design.md, 4.3: decimals of a figure, at most, where none of them has to tell it from its target.
SHOWN = 2
# No figure of a commune needs as many digits, before the point or behind it.
MOST_DIGITS = 30
_MANTISSA = 17
_WRITTEN = 6


class Almost(Decimal):
    """A figure that differs from its bound in no decimal that is shown: a program reads it as one last digit away."""

    bound: Decimal


def maybe_rounded(value: Fraction | None, digits: int, bound: Fraction | None = None) -> Decimal | None:
    return None if value is None else rounded(value, digits, bound)


def rounded(value: Fraction, digits: int, bound: Fraction | None = None) -> Decimal:
    """Half up to so many decimals; to more while it would be shown on another side of the bound, or onto or off it.

    What growth comes to has more decimals than a plan would write, and is shown rounded itself: so is what equals it.
    """
    if bound is None and value.denominator == 1:  # as counts are
        return Decimal(value.numerator)
    if value == bound and half_up(value, _WRITTEN) != value:
        return half_up(value, digits)
    while True:
        shown = half_up(value, digits)
        if bound is None or _side(Fraction(shown), bound) == _side(value, bound):
            return shown
        if digits >= MOST_DIGITS:
            return _almost(bound, _side(value, bound))
        digits += 1


def half_up(value: Fraction, digits: int) -> Decimal:
    """Away from zero, and without trailing zeros."""
    above, below = value.as_integer_ratio()
    whole = (2 * abs(above) * 10**digits + below) // (2 * below)
    while digits and whole % 10 == 0:
        whole, digits = whole // 10, digits - 1
    return decimal(-whole if above < 0 else whole, digits)


def rounded_up(value: Fraction, digits: int) -> Decimal:
    """Towards plus infinity, without trailing zeros."""
    above, below = value.as_integer_ratio()
    return half_up(Fraction(-(-above * 10**digits // below), 10**digits), digits)


def decimal(whole: int, digits: int) -> Decimal:
    """So many units of the last of these decimals: exactly, as no context's precision and no length may cut it."""
    return Decimal((int(whole < 0), Decimal(abs(whole)).as_tuple().digits, -digits))


def plain(value: Decimal) -> str:
    """For programs: all its digits, and an exponent only where they are too many to mean anything."""
    return format(value, "f") if value.adjusted() < MOST_DIGITS else f"{value:.{_MANTISSA}E}"


def _almost(bound: Fraction, side: int) -> Almost:
    near = half_up(bound, MOST_DIGITS)
    last = Fraction(side, 10**MOST_DIGITS)
    almost = Almost(half_up(Fraction(near) + last, MOST_DIGITS))
    almost.bound = near
    return almost


def _side(value: Fraction, bound: Fraction) -> int:
    return (value > bound) - (value < bound)
