"""How an official report writes a plan's figures: one number of decimals for each kind, every older one with its date.

Of a kind and a unit as many decimals as any of them needs, and never so few that a figure stands onto its target.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from cdsplan.evaluation.gap_table import Mark, Row
from cdsplan.evaluation.official_report import ReportRow
from cdsplan.language import Language
from cdsplan.language import number as grouped
from cdsplan.model.fields import State
from cdsplan.model.targets import Limit, rising
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report import dates
from cdsplan.render.target_words import wanted_words
from cdsplan.rounding import SHOWN, Almost

_VI = Language.VI
# A table says `điểm %`; what somebody signs says it in full.
POINTS = " điểm phần trăm"
_MARKS: dict[Mark, str] = {
    "approx": "số liệu gần đúng",
    "provisional": "số liệu sơ bộ",
    "estimated": "số liệu ước tính",
}
# Beside the figure alone: the banner says it of the whole paper.
ILLUSTRATIVE = "*"
ILLUSTRATIVE_LEGEND = f"{ILLUSTRATIVE} Số liệu minh họa."
_KINDS: Mapping[str, Callable[[ReportRow], Decimal | State | None]] = {
    "actual": lambda line: line.row.value,
    "baseline": lambda line: line.bar and line.bar.baseline,
    "change": lambda line: line.row.change,
    "year_change": lambda line: line.row.year_change,
    "gap": lambda line: line.row.gap,
    "expected": lambda line: line.row.expected,
    "projected": lambda line: line.projected,
    "pace": lambda line: line.needed_per_month,
}
_ACHIEVEMENT = "achievement"


class Figures:
    """The figures of one plan's lines, in words; an empty text where there is none."""

    def __init__(self, lines: Sequence[ReportRow]) -> None:
        self._digits: dict[tuple[str, str], int] = {}
        for line in lines:
            for kind, figure_of in _KINDS.items():
                self._look_at(kind, line.row.standing.indicator.unit, figure_of(line))
            self._look_at(_ACHIEVEMENT, "", line.row.achievement)

    def _look_at(self, kind: str, unit: str, figure: Decimal | State | None) -> None:
        if isinstance(figure, Decimal) and not isinstance(figure, Almost):
            needed = min(decimals(figure), SHOWN)
            self._digits[kind, unit] = max(needed, self._digits.get((kind, unit), 0))

    def actual(self, line: ReportRow, *, unit: bool = False) -> str:
        """`3.214/4.018 hộ, đạt 79,99% (mẫu số ngày 14/3/2026)`; `unit`: where no other column has it."""
        row = line.row
        if row.value is None:
            return ""
        qualified = "; ".join(qualifiers(row))
        said = ILLUSTRATIVE * ("illustrative" in row.marks) + (f" ({qualified})" if qualified else "")
        if isinstance(row.value, State):
            return words.STATE[row.value].within(_VI) + said
        value = self._of("actual", line) + _unit(row, spoken=unit)
        if row.counts is None:
            return value + said
        above, below = (grouped(count, _VI) for count in row.counts)
        counted = f"{above}/{below} {row.count_unit or ''}".rstrip()
        return f"{counted}, {reaches(row.standing.target)} {value}{said}"

    def value(self, line: ReportRow) -> str:
        """The figure alone: `79,99%`."""
        return self._of("actual", line) + _unit(line.row, spoken=True)

    def baseline(self, line: ReportRow) -> str:
        return self._with_unit("baseline", line)

    def expected(self, line: ReportRow) -> str:
        return self._with_unit("expected", line)

    def projected(self, line: ReportRow) -> str:
        return self._with_unit("projected", line)

    def change(self, line: ReportRow) -> str:
        """Since the previous report, with its sign."""
        return self._signed("change", line)

    def year_change(self, line: ReportRow) -> str:
        """Since the same period of last year."""
        return self._signed("year_change", line)

    def gap(self, line: ReportRow) -> str:
        """What is missing, in the indicator's own unit: percent points of a rate."""
        return self._difference("gap", line) if line.row.gap and line.row.status != "met" else ""

    def remaining(self, line: ReportRow, *, padded: bool = False) -> str:
        """What is missing in whole people or households."""
        left = line.row.remaining
        if left is None or not left.amount or line.row.status == "met":
            return ""
        amount = small(left.amount) if padded else grouped(left.amount, _VI)
        return one_line(f"{amount} {left.unit or ''}")

    def pace(self, line: ReportRow) -> str:
        """How much more is needed each month."""
        if not line.needed_per_month:
            return ""
        left = line.row.remaining
        if left is None:
            return self._difference("pace", line)
        return one_line(f"{small(int(line.needed_per_month))} {left.unit or ''}")

    def achievement(self, line: ReportRow) -> str:
        figure = line.row.achievement
        return "" if figure is None else f"{fixed(figure, self._digits[_ACHIEVEMENT, ''])}%"

    def _signed(self, kind: str, line: ReportRow) -> str:
        figure = _KINDS[kind](line)
        sign = "+" if isinstance(figure, Decimal) and figure > 0 else ""
        return sign + self._difference(kind, line)

    def _difference(self, kind: str, line: ReportRow) -> str:
        written, percent = self._of(kind, line), line.row.standing.indicator.measure == "percent"
        return written and written + (POINTS if percent else _unit(line.row, spoken=True))

    def _with_unit(self, kind: str, line: ReportRow) -> str:
        written = self._of(kind, line)
        return written and written + _unit(line.row, spoken=True)

    def _of(self, kind: str, line: ReportRow) -> str:
        figure = _KINDS[kind](line)
        if not isinstance(figure, Decimal):
            return ""
        return fixed(figure, self._digits.get((kind, line.row.standing.indicator.unit), 0))


def reaches(target: Limit | None) -> str:
    """What is wanted to grow reaches a rate; what is wanted to shrink only makes up so much."""
    return "đạt" if target is None or rising(target) else "chiếm"


def fixed(figure: Decimal, digits: int) -> str:
    """With so many decimals, or as many as it has itself."""
    if isinstance(figure, Almost) or decimals(figure) >= digits:
        return grouped(figure, _VI)
    sign, written, exponent = figure.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101  a figure is a number
    return grouped(Decimal((sign, written + (0,) * (digits + exponent), -digits)), _VI)


def small(count: int) -> str:
    """Counts under 10 get a leading 0 in sentences: `06 chỉ tiêu`."""
    return f"{count:02}" if 0 <= count < 10 else grouped(count, _VI)  # noqa: PLR2004


def plan(line: ReportRow, *, unit: bool = False) -> str:
    """What the plan asks, with its due date where that is not the plan's end."""
    row, target = line.row, line.row.standing.target
    indicator = row.standing.indicator
    said = [wanted_words(target, indicator, indicator.unit if unit else "", POINTS).within(_VI)]
    said += [f"hạn {dates.short(row.due)}"] if row.due else []
    party = f" ({target.party})" if target.party else ""
    return one_line(", ".join(said) + ILLUSTRATIVE * target.illustrative + party)


def qualifiers(row: Row) -> Iterator[str]:
    """What must be known of a figure that is not final and of the report's own day."""
    yield from (_MARKS[mark] for mark in row.marks if mark in _MARKS)
    if row.older:
        yield f"ngày {dates.short(row.older)}"
    carried = sorted({on for _, on in row.standing.actual.carried}) if row.standing.actual else []
    if carried:
        yield f"mẫu số ngày {', '.join(map(dates.short, carried))}"


def _unit(row: Row, *, spoken: bool) -> str:
    indicator = row.standing.indicator
    if indicator.measure == "percent":
        return "%"
    return f" {one_line(indicator.unit)}" if spoken and indicator.unit else ""


def decimals(figure: Decimal) -> int:
    """How many it is written with."""
    exponent = figure.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
