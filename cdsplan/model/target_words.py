"""What a target asks, in words: a number, a range, or growth over something."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Protocol

from cdsplan.language import Text, text
from cdsplan.model.fields import Base, Comparator, Measure, State
from cdsplan.model.files import Target

SIGNS: Mapping[str, str] = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "==": ""}
STATES: Mapping[State, Text] = {
    State.DONE: text("hoàn thành", "done"),
    State.IN_PROGRESS: text("đang triển khai", "in progress"),
    State.NOT_STARTED: text("chưa bắt đầu", "not started"),
}
POINTS = text(" điểm %", " pp")
_ALL = 100

_BASES: Mapping[Base, Text] = {
    "last-year": text("năm trước", "last year"),
    "baseline": text("hiện trạng đầu kỳ", "the baseline"),
}
# "At least ten less" is a fall of at least ten, though the figure is to stay below its bound.
_OF_A_FALL: Mapping[Comparator, Comparator] = {">=": "<=", ">": "<", "<=": ">=", "<": ">", "==": "=="}


class Measured(Protocol):
    """What a target is of, as far as its words need it."""

    @property
    def measure(self) -> Measure: ...

    @property
    def bounded(self) -> bool: ...


def limit_words(op: Comparator, value: Decimal | State | Text | None, unit: str, of: Measured | None) -> Text:
    """`≥ 80%`; of a rate that cannot pass it plainly `100%`, as an office writes it."""
    said = STATES[value] if isinstance(value, State) else value
    sign = "" if op == ">=" and value == _ALL and of and of.bounded else SIGNS[op]
    return text("{op}{value}{unit}", "{op}{value}{unit}", op=sign, value=said, unit=unit)


def range_words(limit: Text, to: Decimal, unit: str) -> Text:
    """`≥ 70% đến 80%`."""
    return text("{limit} đến {to}{unit}", "{limit} to {to}{unit}", limit=limit, to=to, unit=unit)


def written_words(target: Target, of: Measured | None, unit: str = "", points: Text | str = POINTS) -> Text:
    """As the plan writes it; `unit`: of a number, where no other column has it; `points`: of a percent."""
    unit = unit_words(of, unit)
    if target.from_:
        return change_words(target, points if of and of.measure == "percent" else unit)
    limit = limit_words(target.op, target.value, unit, of)
    return limit if target.to is None else range_words(limit, target.to, unit)


def unit_words(of: Measured | None, unit: str) -> str:
    """What stands after the number."""
    return "%" if of and of.measure == "percent" else f" {unit}" if unit else ""


def change_words(target: Target, points: Text | str) -> Text:
    """`tăng ≥ 20% so với năm trước`; points are counted in the unit that is given."""
    change = target.change or 0
    falls = change < 0
    return text(
        "{way} {op}{amount}{unit} so với {base}",
        "{way} {op}{amount}{unit} on {base}",
        way=text("giảm", "down") if falls else text("tăng", "up"),
        op=SIGNS[_OF_A_FALL[target.op] if falls else target.op],
        amount=abs(change),
        unit="%" if target.percent is not None else points,
        base=_BASES[target.from_ or "baseline"],
    )
