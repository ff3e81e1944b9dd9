"""What an editor says of a value that does not fit: the words of `validate`, as far as they do not need the value."""

from collections.abc import Mapping
from typing import Any

from cdsplan.language import Text, text
from cdsplan.model import formula, messages
from cdsplan.model import value_messages as values
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.model.problem import ValueProblem


def of_value(shape: Mapping[str, Any]) -> Text:
    """Of a single value of this shape, told by its pattern, format or type."""
    if "enum" in shape:
        return _choices(shape["enum"])
    if "const" in shape:
        return _choices([shape["const"]])
    if "integer" in shape["type"] and "string" in shape["type"]:
        return _PERIOD
    if "maxLength" in shape:
        return _FORMULA
    found = _BY_PATTERN.get(shape.get("pattern", "")) or _BY_FORMAT.get(shape.get("format", ""))
    return found or _BY_TYPE[_type_of(shape)]


def _type_of(shape: Mapping[str, Any]) -> str:
    """Its type, beside which there may be null."""
    kinds = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return next(str(kind) for kind in kinds if kind != "null")


def _choices(allowed: list[object]) -> Text:
    return text(
        "không nhận giá trị này. Giá trị có thể dùng: {allowed}.",
        "this value is not allowed here. Allowed: {allowed}.",
        allowed=list(map(str, allowed)),
    )


def _both(problem: ValueProblem) -> Text:
    return _with_hint(problem.message, problem.hint)


def _with_hint(message: Text, hint: object) -> Text:
    return text("{message}. {hint}", "{message}. {hint}", message=message, hint=hint)


def _belongs(expected: Text, hint: Text) -> Text:
    message = text("chỗ này cần {expected}", "{expected} belongs here", expected=expected)
    return _with_hint(message, hint)


_NUMBER = _belongs(values.A_NUMBER, values.WRITE_PLAINLY)
_WORDS = text(
    'chỗ này cần chữ. Số, ngày, true, false mà là chữ thì đặt trong dấu nháy: "2026".',
    'text belongs here. A number, a date, true or false that is meant as text goes in quotes: "2026".',
)
_ID = _with_hint(text("mã sai dạng", "this is not an id"), messages.ID_HINT)
_BY_PATTERN = {
    r"\S": _WORDS,
    "^[a-z][a-z0-9_]*$": _ID,
    r"^\d{4}-\d{2}(-\d{2})?$": _belongs(
        values.DATE_OR_MONTH,
        text(
            "Viết năm-tháng-ngày hoặc năm-tháng, không có dấu nháy: 2026-06-14, 2026-06.",
            "Write year-month-day or year-month, without quotes: 2026-06-14, 2026-06.",
        ),
    ),
    r"^\d{2}-\d{2}$": _with_hint(*values.PLAIN_FORMS["month_day"]),
    **{pattern: _both(problem) for pattern, problem in messages.BAD_CODES.items()},
}
_BY_FORMAT = {"date": _belongs(values.A_DATE, values.DATE_HINT)}
_PERIOD = _with_hint(text("kỳ báo cáo sai dạng", "this is not a period"), values.PERIODS)
_BY_TYPE = {
    "number": _NUMBER,
    "integer": text(
        "chỗ này cần một năm, viết đủ bốn chữ số, không có dấu nháy: 2026.",
        "a year of four digits belongs here, without quotes: 2026.",
    ),
    "boolean": _with_hint(*values.PLAIN_FORMS["flag"]),
}
_FORMULA = text(
    "chỗ này cần một công thức, ví dụ: ho_cap_quang / tong_so_ho",
    "a formula belongs here, such as ho_cap_quang / tong_so_ho",
)
# Where one of several forms may stand: what is said where none of them does.
FORMS = {
    "target_value": _belongs(values.EXPECTED["target_value"], values.WRITE_PLAINLY),
    "figure_or_state": _belongs(values.EXPECTED["figure_or_state"], values.WRITE_PLAINLY),
    "Value": text(
        "chỗ này cần một con số, hoặc {{value: …, source: …, note: …}}. {hint}",
        "a number belongs here, or {{value: …, source: …, note: …}}. {hint}",
        hint=values.WRITE_PLAINLY,
    ),
    "Result": text(
        "chỗ này cần một con số, done, in-progress, not-started, hoặc {{value: …, source: …, note: …}}. {hint}",
        "a number, done, in-progress or not-started belongs here, or {{value: …, source: …, note: …}}. {hint}",
        hint=values.WRITE_PLAINLY,
    ),
}
A_MAP, A_LIST, EMPTY_LIST = (_both(one) for one in (messages.A_MAP, messages.A_LIST, messages.EMPTY_LIST))
DUE_DAYS = _both(messages.DUE_DAYS)
IN_YEARS = text(
    "năm phải từ {first} đến {last}",
    "the year must be from {first} to {last}",
    first=str(FIRST_YEAR),
    last=str(LAST_YEAR),
)
TOO_LONG = text("công thức dài quá {most} ký tự", "a formula of more than {most} characters", most=formula.LONGEST)
NO_TARGET = text(
    "mục tiêu thiếu con số: thêm value, hoặc from với percent hay points",
    "the target has no number: add value, or from with percent or points",
)


def missing(name: str) -> Text:
    """Of a field that has to be there."""
    return text(
        "thiếu trường «{name}». Thêm dòng «{name}: …».",
        "the field `{name}` is missing. Add a line `{name}: …`.",
        name=name,
    )


def unknown(known: list[str]) -> Text:
    """Of a field that there is not."""
    return text(
        "không có trường này. Các trường có thể dùng: {known}.",
        "there is no such field. The fields are: {known}.",
        known=known,
    )
