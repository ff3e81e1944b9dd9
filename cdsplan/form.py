"""What a commune is asked for in one period: a line a figure that its plans need, with what is known of it already."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.model import Commune, State, Variable
from cdsplan.observation import LONGEST_CARRY, Slice, slices
from cdsplan.period import Period
from cdsplan.record import Order, Slot, awaited, day_of, slots
from cdsplan.repository import Holding

# How a form is recognised: the words of its heading and of its columns, whatever program saved it.
SHEET = "Số liệu"
VERSION = "1"
COMMUNE, PERIOD, FORM = "Mã đơn vị", "Kỳ số liệu", "Mẫu"
NUMBER, ID, NAME, UNIT, LAST, DAY, NEW, SOURCE, NOTE = COLUMNS = (
    "TT",
    "Mã số liệu",
    "Tên",
    "Đơn vị",
    "Số gần nhất",
    "Ngày",
    "Số mới",
    "Nguồn",
    "Ghi chú",
)
# The columns that somebody fills in, by the field that they become.
FILLED = {"value": NEW, "source": SOURCE, "note": NOTE}

Kind: TypeAlias = Literal["count", "quantity", "percent", "milestone"]


class Known(NamedTuple):
    """The latest known figure."""

    value: Decimal | State
    as_of: date
    illustrative: bool


class Line(NamedTuple):
    """One figure that may be reported."""

    slot: Slot
    kind: Kind
    last: Known | None
    whole: str | None  # the variable that this one can never exceed
    most: Decimal | None  # what that one stood at, where this may still be compared with it
    bounded: bool  # a percentage that lies between 0 and 100


class Form(NamedTuple):
    """The lines of one commune for one period."""

    commune: Commune
    period: Period
    as_of: date
    lines: tuple[Line, ...]

    @property
    def illustrative(self) -> bool:
        return any(line.last and line.last.illustrative for line in self.lines)


def form(holding: Holding, period: Period) -> Form:
    """What the commune's plans need for this period, in their order; its files have all loaded."""
    day = day_of(holding, Order(holding.path, period, ()))
    past = _Past(holding, day)
    asked = tuple(_line(slot, holding, past) for slot in awaited(holding, day))
    return Form(holding.owner, period, day, asked)


def lines(holding: Holding, period: Period) -> dict[str, Line]:
    """By id, every figure that a report of this commune may hold."""
    past = _Past(holding, day_of(holding, Order(holding.path, period, ())))
    return {name: _line(slot, holding, past) for name, slot in slots(holding).items()}


class _Past:
    """What is known of a commune up to a day, and what its figures may be."""

    def __init__(self, holding: Holding, day: date) -> None:
        self.day = day
        self.variables = holding.scope.variables
        reports = (file.model for file in holding.reports if file.model)
        dated = slices(reports, holding.settings.calendar)
        plans = (file.model for file in holding.plans if file.model)
        self.bounded = {one.id for plan in plans for one in holding.scope.indicators(plan) if one.bounded}
        self.latest_first: Sequence[Slice] = [here for here in reversed(dated) if here.as_of <= day]

    def known(self, slot: Slot) -> Known | None:
        for here in self.latest_first:
            found = here.figures.get(slot.id) if slot.section == "values" else here.results.get(slot.id)
            if found:
                return Known(found.value, here.as_of, found.report.illustrative)
        return None

    def still(self, name: str) -> Decimal | None:
        """What a variable stands at as long as nobody counts it again: as a denominator may be carried (4.1)."""
        for here in self.latest_first:
            if name in here.figures:
                too_old = self.day - here.as_of > LONGEST_CARRY
                cumulative = name in self.variables and self.variables[name].cumulative
                begun_anew = cumulative and here.as_of.year != self.day.year
                return None if too_old or begun_anew else here.figures[name].value
        return None


def _line(slot: Slot, holding: Holding, past: _Past) -> Line:
    variable = holding.scope.variables.get(slot.id) if slot.section == "values" else None
    whole = variable.part_of if variable else None
    return Line(
        slot=slot,
        kind=_kind(slot, variable),
        last=past.known(slot),
        whole=whole,
        most=past.still(whole) if whole else None,
        bounded=slot.section == "results" and slot.id in past.bounded,
    )


def _kind(slot: Slot, variable: Variable | None) -> Kind:
    if variable:
        return variable.kind
    return slot.measure if slot.measure in {"percent", "milestone"} else "quantity"
