"""What the fields of the files may hold: plain values to exact types, or pydantic's word for what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, cast

from pydantic import AfterValidator, PlainValidator, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from cdsplan.model import formula, period
from cdsplan.model.formula import Formula
from cdsplan.model.period import Period
from cdsplan.yaml.scalar import Plain

# A year outside these is a slip, and a day before the first could not be computed with.
FIRST_YEAR, LAST_YEAR = 1900, 2999


class State(StrEnum):
    """How far a milestone has come."""

    DONE = "done"
    IN_PROGRESS = "in-progress"
    NOT_STARTED = "not-started"


class Described(NamedTuple):
    """What an editor shows for a field."""

    vi: str
    en: str


def refused(kind: str, **context: object) -> PydanticCustomError:
    """An error whose words load.py finds by its kind; pydantic's own never reach a user."""
    return PydanticCustomError(cast("Any", kind), cast("Any", kind), context or None)


def _of(kind: type, name: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if type(value) is kind:
            return value
        raise refused(name)

    return check


def _whole(least: int, most: int) -> Callable[[object], object]:
    def check(value: object) -> object:
        if type(value) is not Decimal:
            raise refused("number")
        if value != value.to_integral_value() or not least <= value <= most:
            raise refused("whole", least=least, most=most)
        return int(value)

    return check


def _day(value: object) -> date:
    if type(value) is not date:
        raise refused("date")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise refused("year")
    return value


def _period(value: object) -> Period:
    try:
        found = period.parse(str(value))
    except ValueError:
        raise refused("period") from None
    if isinstance(value, str) and not isinstance(value, Plain):  # what begins with a digit and is not plain is quoted
        raise refused("quoted_period")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise refused("period_year")
    return found


def _formula(value: object) -> Formula:
    if not isinstance(value, str):
        raise refused("formula_type")
    try:
        return formula.parse(value)
    except formula.FormulaError:
        raise refused("formula") from None


def _month_day(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d\d-\d\d", value, re.ASCII):
        raise refused("month_day")
    try:
        date.fromisoformat(f"2000-{value}")  # a leap year
    except ValueError:
        raise refused("month_day") from None
    return value


def _due_days(days: tuple[str, ...]) -> tuple[str, ...]:
    if days and len(days) not in period.COUNTS_OF_PARTS:
        raise refused("due_days")
    return days


def _date_or_month(value: object) -> date | str:
    if type(value) is date:
        return value
    if isinstance(value, Plain) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value, re.ASCII):
        return str(value)
    raise refused("date_or_month")


# A target without a value, which is not the same as one whose value is left blank.
ABSENT = object()


def _target_value(value: object, info: ValidationInfo) -> Decimal | State | None:
    if type(value) is Decimal:
        return value
    if value is ABSENT:
        if info.data.get("from_", "refused") is None:
            raise refused("missing")
        return None
    if value == State.DONE:
        return State.DONE
    raise refused("target_value")


def _figure_or_state(value: object) -> "Decimal | State | None":
    if value is None or type(value) is Decimal:
        return value
    if isinstance(value, str) and value in set(State):
        return State(value)
    raise refused("figure_or_state")


_NUMBER = {"type": "number"}
FIGURE = {"type": ["number", "null"]}


def by(check: Callable[[Any], object]) -> PlainValidator:
    return PlainValidator(check)


def shape(**shown: object) -> WithJsonSchema:
    return WithJsonSchema(shown)


def matching(pattern: str) -> StringConstraints:
    return StringConstraints(pattern=pattern)


Words: TypeAlias = Annotated[
    str, StringConstraints(min_length=1, strip_whitespace=True), shape(type="string", pattern=r"\S")
]
Id: TypeAlias = Annotated[str, matching("^[a-z][a-z0-9_]*$")]
Code: TypeAlias = Annotated[str, matching("^[0-9]{5}$")]
LicenseName: TypeAlias = Annotated[str, matching("^[-a-zA-Z0-9._]+$")]
ProvinceCode: TypeAlias = Annotated[str, matching("^(0[1-9]|[1-9][0-9])$")]
Number: TypeAlias = Annotated[Decimal, by(_of(Decimal, "number")), shape(type="number")]
Flag: TypeAlias = Annotated[bool, by(_of(bool, "flag")), shape(type="boolean")]
Day: TypeAlias = Annotated[date, by(_day), shape(type="string", format="date")]
Year: TypeAlias = Annotated[
    int, by(_whole(FIRST_YEAR, LAST_YEAR)), shape(type="integer", minimum=FIRST_YEAR, maximum=LAST_YEAR)
]
Format: TypeAlias = Annotated[int, by(_whole(1, 1)), shape(const=1)]
DateOrMonth: TypeAlias = Annotated[
    date | str, by(_date_or_month), shape(type="string", pattern=r"^\d{4}-\d{2}(-\d{2})?$")
]
_MONTH_DAY = r"^\d{2}-\d{2}$"
MonthDay: TypeAlias = Annotated[str, by(_month_day), shape(type="string", pattern=_MONTH_DAY)]
DueDays: TypeAlias = Annotated[
    tuple[MonthDay, ...],
    AfterValidator(_due_days),
    shape(
        type="array",
        items={"type": "string", "pattern": _MONTH_DAY},
        anyOf=[{"minItems": count, "maxItems": count} for count in (0, *period.COUNTS_OF_PARTS)],
    ),
]
ReportPeriod: TypeAlias = Annotated[
    Period,
    by(_period),
    shape(
        type=["string", "integer"],
        minimum=FIRST_YEAR,
        maximum=LAST_YEAR,
        pattern=r"^(19|2\d)\d{2}(-(H[12]|Q[1-4]|9M|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$",
    ),
]
FormulaText: TypeAlias = Annotated[Formula, by(_formula), shape(type="string", maxLength=formula.LONGEST)]
TargetValue: TypeAlias = Annotated[Decimal | State | None, by(_target_value), shape(anyOf=[_NUMBER, {"const": "done"}])]
FigureOrState: TypeAlias = Annotated[
    Decimal | State | None, by(_figure_or_state), shape(anyOf=[_NUMBER, {"enum": [*State]}, {"type": "null"}])
]
Measure: TypeAlias = Literal["percent", "number", "milestone"]
Quality: TypeAlias = Literal["final", "provisional", "estimated"]
# What a growth target is told from.
Base: TypeAlias = Literal["last-year", "baseline"]
Comparator: TypeAlias = Literal[">=", ">", "<=", "<", "=="]
