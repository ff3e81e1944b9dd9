"""How a province's official report writes the figures of one plan: sums and its own, with as many decimals a unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from cdsplan.language import Language, number
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Variable
from cdsplan.render import words
from cdsplan.render.official_report import dates
from cdsplan.render.official_report.figures import ILLUSTRATIVE, decimals, fixed, qualifiers, reaches
from cdsplan.rollup.pooled_indicator import PooledIndicator
from cdsplan.rollup.province_report import Line
from cdsplan.rounding import SHOWN, rounded

_VI = Language.VI


class SummedFigures:
    """The figures of these lines, in words."""

    def __init__(self, lines: Sequence[Line], variables: Mapping[str, Variable], as_of: date) -> None:
        self._variables, self._as_of = variables, as_of
        self._digits: dict[str, int] = defaultdict(int)
        for one in (line.pooled for line in lines):
            for value in (*one.figure[:1], *one.figure[3:], *(listed for listed, _ in _of_communes(one))):
                if value is not None:
                    needed = min(decimals(rounded(value, SHOWN, _bound(one))), SHOWN)
                    self._digits[one.indicator.unit] = max(needed, self._digits[one.indicator.unit])

    def actual(self, line: Line) -> Iterator[str]:
        """What is known, where it would stand if all were known, and what must be known of it besides."""
        row = line.reported.row if line.reported else None
        mark = ILLUSTRATIVE if row and "illustrative" in row.marks else ""
        yield (self._known(line.pooled) or words.EMPTY) + mark
        yield from self._bounds(line.pooled)
        latest = _latest(line.pooled)
        if row:
            yield from (f"({said})" for said in qualifiers(row))
        elif latest and latest < self._as_of:
            yield f"(ngày {dates.short(latest)})"

    def _known(self, one: PooledIndicator) -> str:
        """`790/1.100 hộ, đạt 71,82%`; of what is not pooled, from which figure to which; nothing where nobody knows."""
        if one.own and isinstance(one.own.value, State):
            return words.STATE[one.own.value].within(_VI)
        value, above, below, *_ = one.figure
        if value is None:
            return self._listed(one)
        known = self._shown(value, one) + unit(one.indicator)
        if above is None or below is None:
            return known
        counted = unit_of_counts(one.indicator, self._variables, below=False)
        return f"{_count(above)}/{_count(below)} {counted}".rstrip() + f", {reaches(one.target)} {known}"

    def _listed(self, one: PooledIndicator) -> str:
        values = [value for value, _ in _of_communes(one)]
        if not values:
            return ""
        ends = dict.fromkeys(self._shown(end(values), one) for end in (min, max))
        said = " đến ".join(ends) + unit(one.indicator)
        return f"từ {said}" if len(ends) > 1 else said

    def _bounds(self, one: PooledIndicator) -> Iterator[str]:
        """Whatever those add that wait."""
        least, most = one.figure.low, one.figure.high
        if least is None or least == most:
            return
        low, of = self._shown(least, one), unit(one.indicator)
        if most is None:
            yield f"(từ {low}{of} trở lên khi đủ số liệu)"
        else:
            yield f"(từ {low}{of} đến {self._shown(most, one)}{of} khi đủ số liệu)"

    def _shown(self, value: Fraction, one: PooledIndicator) -> str:
        """Rounded, but neither onto nor across its target."""
        return fixed(rounded(value, SHOWN, _bound(one)), self._digits[one.indicator.unit])


def _bound(one: PooledIndicator) -> Fraction | None:
    return one.target.bound if one.target else None


def _latest(one: PooledIndicator) -> date | None:
    """The day of the newest figure in it; of what is not added up, of those that it goes from and to."""
    return one.pooled.sums.latest or max((day for _, day in _of_communes(one)), default=None)


def _of_communes(one: PooledIndicator) -> list[tuple[Fraction, date]]:
    """The figures that are not added up, with their days."""
    return [(known.value, known.as_of) for known in one.tally.listed if isinstance(known.value, Fraction)]


def _count(value: Fraction) -> str:
    return number(rounded(value, SHOWN), _VI)


def unit(indicator: Indicator) -> str:
    """As it stands after a figure."""
    if indicator.measure == "percent":
        return "%"
    return f" {indicator.unit}" if indicator.unit else ""


def unit_of_counts(indicator: Indicator, variables: Mapping[str, Variable], *, below: bool) -> str:
    """What is counted above or below the line: the unit of the first variable there."""
    formula = indicator.formula
    if formula is None or formula.quotient is None:
        return ""
    first = variables.get(next(iter(formula.quotient[below].variables), ""))
    return (first.unit if first else None) or ""
