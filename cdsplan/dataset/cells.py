"""A figure and a target as cells: rounded as in JSON, and as exact fractions."""

from decimal import Decimal
from fractions import Fraction

from cdsplan.dataset.table import Cell
from cdsplan.evaluation.observations import Observation
from cdsplan.evaluation.targets import DueTarget
from cdsplan.evaluation.tidy_data import DIGITS
from cdsplan.model.fields import State
from cdsplan.model.targets import shown
from cdsplan.rounding import maybe_rounded, rounded


def figure(actual: Observation, bound: Fraction | None) -> tuple[Cell, ...]:
    """`columns.FIGURE`, then the value as a fraction."""
    value = actual.value
    sides = (maybe_rounded(actual.numerator, DIGITS), maybe_rounded(actual.denominator, DIGITS))
    if isinstance(value, State):
        return None, str(value), *sides, None, None
    return rounded(value, DIGITS, bound), None, *sides, *fraction(value)


def evidence(actual: Observation) -> tuple[Cell, ...]:
    """`columns.EVIDENCE`."""
    carried = "; ".join(name for name, _ in actual.carried) or None
    return actual.origin, carried, actual.approx, actual.quality, actual.illustrative


def sources(actual: Observation) -> str | None:
    """`columns.SOURCE`."""
    return "; ".join(actual.sources) or None


def target(one: DueTarget) -> tuple[Cell, ...]:
    """`columns.OP`, `columns.TARGET`, the same as a fraction, then `columns.CHANGE`."""
    written, limit = one.written, shown(one, DIGITS)
    value = None if isinstance(limit, State) else limit
    change = (written.to, written.from_, written.percent, written.points)
    return one.op, value, *fraction(one.bound), *change


def fraction(value: Fraction | Decimal | None) -> tuple[int | None, int | None]:
    """In lowest terms."""
    return (None, None) if value is None else value.as_integer_ratio()
