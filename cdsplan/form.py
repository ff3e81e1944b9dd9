"""What a commune is asked for in one period: a line a figure that its plans need, with what is known of it already."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from cdsplan.finding import Loc
from cdsplan.model import Plan, State, Variable
from cdsplan.observation import LONGEST_CARRY, Slice, as_of, slices
from cdsplan.period import Period
from cdsplan.repository import Holding
from cdsplan.scope import Indicator

# How a form is recognised: the words of its heading and of its columns, whatever program saved it.
SHEET = "Số liệu"
VERSION = 1
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
FILLED = (NEW, SOURCE, NOTE)

VALUES, RESULTS = "values", "results"
Kind: TypeAlias = Literal["count", "quantity", "percent", "milestone"]


class Known(NamedTuple):
    """The latest known figure."""

    value: Decimal | State
    as_of: date
    illustrative: bool


class Line(NamedTuple):
    """One figure that may be reported."""

    loc: Loc  # where the report has it
    name: str
    kind: Kind
    unit: str
    last: Known | None
    whole: str | None = None  # the id of the line that this one can never exceed
    most: Decimal | None = None  # what that one stood at, where this may still be compared with it
    bounded: bool = False  # a percentage that lies between 0 and 100

    @property
    def id(self) -> str:
        """`tong_so_ho`; a result bears the name of its section, for a variable may have the same id."""
        section, name = self.loc
        return str(name) if section == VALUES else f"{section}.{name}"


class Form(NamedTuple):
    """The lines of one commune for one period."""

    name: str
    code: str
    province: str
    period: Period
    as_of: date
    lines: tuple[Line, ...]

    @property
    def illustrative(self) -> bool:
        return any(line.last and line.last.illustrative for line in self.lines)


def form(holding: Holding, period: Period) -> Form:
    """What the commune's plans need for this period, in their order; its files have all loaded."""
    commune, day = holding.owner, _day(holding, period)
    askable = lines(holding, period)
    needed = dict.fromkeys(name for plan in _judged(holding, day) for name in _needed(holding, plan))
    asked = tuple(askable[name] for name in needed if name in askable)
    return Form(commune.name, commune.code, commune.province, period, day, asked)


def lines(holding: Holding, period: Period) -> dict[str, Line]:
    """By id, every figure that a report of this commune may hold."""
    past = _Past(holding, _day(holding, period))
    found = [_variable(name, variable, past) for name, variable in holding.scope.variables.items()]
    indicators = (indicator for plan in _plans(holding) for indicator in holding.scope.indicators(plan))
    found += [_result(indicator, past) for indicator in indicators]
    return {line.id: line for line in found}


def _day(holding: Holding, period: Period) -> date:
    """When the figures of the period are of: as its report says, else the period's last day."""
    report = next((file.model for file in holding.reports if file.model and file.model.period == period), None)
    calendar = holding.settings.calendar
    return as_of(report, calendar) if report else period.last(calendar)


def _plans(holding: Holding) -> list[Plan]:
    return [file.model for file in holding.plans if file.model]


def _judged(holding: Holding, day: date) -> list[Plan]:
    """The plans that a figure of this day can still judge; where there is none, those whose successor is awaited."""
    plans = _plans(holding)
    return [plan for plan in plans if day <= plan.last] or plans


def _needed(holding: Holding, plan: Plan) -> Iterator[str]:
    """The variables of its formulas; the result itself where an indicator has none."""
    for indicator in holding.scope.indicators(plan):
        if indicator.in_plan.not_applicable:
            continue
        if indicator.formula:
            yield from indicator.formula.variables
        else:
            yield f"{RESULTS}.{indicator.id}"


class _Past:
    """What is known of a commune up to a day."""

    def __init__(self, holding: Holding, day: date) -> None:
        self.day = day
        self.variables: Mapping[str, Variable] = holding.scope.variables
        reports = (file.model for file in holding.reports if file.model)
        dated = slices(reports, holding.settings.calendar)
        self.latest_first: Sequence[Slice] = [here for here in reversed(dated) if here.as_of <= day]

    def variable(self, name: str) -> Known | None:
        figures = (here.figures[name] for here in self.latest_first if name in here.figures)
        found = next(figures, None)
        return Known(found.value, found.as_of, found.report.illustrative) if found else None

    def result(self, indicator: str) -> Known | None:
        for here in self.latest_first:
            if indicator in here.results:
                found = here.results[indicator]
                return Known(found.value, here.as_of, found.report.illustrative)
        return None

    def still(self, name: str) -> Decimal | None:
        """What a variable stands at as long as nobody counts it again: as a denominator may be carried."""
        known = self.variable(name)
        if known is None or isinstance(known.value, State) or self.day - known.as_of > LONGEST_CARRY:
            return None
        begins_anew = name in self.variables and self.variables[name].cumulative
        return None if begins_anew and known.as_of.year != self.day.year else known.value


def _variable(name: str, variable: Variable, past: _Past) -> Line:
    whole = variable.part_of
    return Line(
        loc=(VALUES, name),
        name=variable.name,
        kind=variable.kind,
        unit=variable.unit or "",
        last=past.variable(name),
        whole=whole,
        most=past.still(whole) if whole else None,
    )


def _result(indicator: Indicator, past: _Past) -> Line:
    kinds: dict[str, Kind] = {"percent": "percent", "number": "quantity", "milestone": "milestone"}
    return Line(
        loc=(RESULTS, indicator.id),
        name=indicator.name,
        kind=kinds[indicator.measure],
        unit=indicator.unit,
        last=past.result(indicator.id),
        bounded=indicator.bounded,
    )
