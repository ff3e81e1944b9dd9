"""A file to a model or findings: pydantic's places and stock phrases become ours."""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from cdsplan import encoding
from cdsplan.finding import KEY, WHOLE, Finding, Loc, Part
from cdsplan.formula import FormulaError
from cdsplan.language import Text, text
from cdsplan.scalar import Odd, TooLong
from cdsplan.source import Broken, Data, Source

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A file with its model; the model is None where the file was refused, and the findings say why."""

    source: Source
    model: M | None
    findings: tuple[Finding, ...]

    @property
    def path(self) -> str:
        return self.source.path


def load(kind: type[M], source: Source) -> Loaded[M]:
    """The model of a file that was read; every way in which it does not fit is a finding."""
    if not source.readable:
        return Loaded(source, None, tuple(source.findings))
    try:
        model: M | None = kind.model_validate(source.data)
        refusals: list[Finding] = []
    except ValidationError as error:
        model = None
        details = error.errors(include_input=False, include_url=False)
        refusals = [found for one in details for found in _refusal(kind, source, one["type"], one["loc"], one.get("ctx", {}))]
    findings = [*source.findings, *refusals]
    findings += _word_blanks(source, findings)
    refused = any(finding.rule != "text-form" for finding in findings)
    return Loaded(source, None if refused else model, tuple(findings))


def _word_blanks(source: Source, findings: list[Finding]) -> list[Finding]:
    """Word's no-break spaces and soft hyphens in prose: those that no key, id or number was refused for."""
    refused = [finding.span for finding in findings if finding.rule == "invisible-character"]
    prose = [
        span
        for span in encoding.word_blanks(source.written)
        if not any(one[:2] <= span[:2] and span[2:] <= one[2:] for one in refused)
    ]
    return [
        source.tidy(
            span,
            text("dấu cách không ngắt hoặc gạch nối mềm trong câu chữ", "a no-break space or a soft hyphen in the prose"),
        )
        for span in prose[:1]
    ]


_Refused = tuple[str, Loc, Part, Text, Text]

_WRITE_PLAINLY = text("Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy.", "Write a plain number, such as 18025 or 34.5, without quotes.")


def _refusal(kind: type[BaseModel], source: Source, error: str, loc: Loc, context: dict[str, Any]) -> Iterator[Finding]:
    """What pydantic refused, in our words; nothing where reading has refused the place already."""
    value = source.at(loc)
    if isinstance(value, Broken) or any(str(step).startswith("\0") for step in loc):
        return
    if error == "too_short" and value:  # its items were refused, each for itself
        return
    if error in _SHAPES:
        rule, place, part, message, hint = _SHAPES[error](kind, loc, value, context)
    else:
        rule, place, part, message, hint = _scalar(source, error, loc, value, context)
    yield source.finding(place, rule, message, hint, part=part)


def _missing(_kind: type[BaseModel], loc: Loc, _value: Data, _context: dict[str, Any]) -> _Refused:
    name = loc[-1]
    return (
        "missing-field",
        loc[:-1],
        WHOLE,
        text("thiếu trường «{name}»", "the field `{name}` is missing", name=name),
        text("Thêm dòng «{name}: …».", "Add a line `{name}: …`.", name=name),
    )


def _unknown(kind: type[BaseModel], loc: Loc, _value: Data, _context: dict[str, Any]) -> _Refused:
    name = str(loc[-1])
    known = _fields(kind, loc[:-1])
    return (
        "unknown-field",
        loc,
        KEY,
        text("không có trường «{name}»", "there is no field `{name}`", name=name),
        nearest(name, known)
        or text("Các trường có thể dùng: {known}.", "The fields are: {known}.", known=known),
    )


def nearest(name: str, known: list[str]) -> Text | None:
    """A hint that names the known word most like this one, if any is like it."""
    alike = difflib.get_close_matches(name, known, n=1)
    return text("Có phải «{alike}»?", "Did you mean `{alike}`?", alike=alike[0]) if alike else None


def _fields(kind: type[BaseModel], loc: Loc) -> list[str]:
    current: type[BaseModel] | None = kind
    for step in loc:
        # A step that is no field is a key or an index inside the field before it.
        if current and step in current.model_fields:
            current = _model_in(current.model_fields[str(step)].annotation)
    return list(current.model_fields) if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _bad_key(_kind: type[BaseModel], loc: Loc, _value: Data, _context: dict[str, Any]) -> _Refused:
    return (
        "bad-value",
        loc[:-1],
        KEY,
        text("mã «{name}» sai dạng", "`{name}` is not an id", name=loc[-2]),
        _ID_HINT,
    )


_ID_HINT = text(
    "Mã gồm chữ thường không dấu, chữ số và _, bắt đầu bằng chữ: ho_cap_quang.",
    "An id has lower-case ASCII letters, digits and _, and begins with a letter: ho_cap_quang.",
)


def _pattern(kind: type[BaseModel], loc: Loc, value: Data, context: dict[str, Any]) -> _Refused:
    if loc[-1] == "[key]":
        return _bad_key(kind, loc, value, context)
    if isinstance(value, str) and encoding.has_word_blank(value):
        return ("invisible-character", loc, WHOLE, *_BLANK_INSIDE)
    if "{5}" in str(context.get("pattern")):
        return (
            "bad-value",
            loc,
            WHOLE,
            text("mã đơn vị hành chính phải đủ năm chữ số", "an official code has five digits"),
            text('Viết đủ số 0 ở đầu, trong dấu nháy: "07621".', 'Write the leading zeros, in quotes: "07621".'),
        )
    return ("bad-value", loc, WHOLE, text("mã «{value}» sai dạng", "`{value}` is not an id", value=value), _ID_HINT)


_BLANK_INSIDE = (
    text("có dấu cách không ngắt hoặc gạch nối mềm bên trong", "a no-break space or a soft hyphen stands in it"),
    text("Gõ lại giá trị.", "Type the value again."),
)


def _bad_formula(_kind: type[BaseModel], loc: Loc, value: Data, context: dict[str, Any]) -> _Refused:
    if isinstance(value, str) and encoding.has_word_blank(value):
        return ("invisible-character", loc, WHOLE, *_BLANK_INSIDE)
    error: FormulaError = context["error"]
    return (
        "formula-syntax",
        loc,
        Part(start=error.start, end=error.end),
        error.message,
        text("Ví dụ: ho_cap_quang / tong_so_ho", "For example: ho_cap_quang / tong_so_ho"),
    )


def _rule(rule: str, message: Text, hint: Text, field: str | None = None) -> Callable[..., _Refused]:
    """A refusal whose words do not depend on the value."""

    def refused(_kind: type[BaseModel], loc: Loc, _value: Data, _context: dict[str, Any]) -> _Refused:
        return (rule, (*loc, field) if field else loc, WHOLE, message, hint)

    return refused


_SHAPES: dict[str, Callable[..., _Refused]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "formula": _bad_formula,
    "too_short": _rule(
        "bad-value", text("danh sách trống", "the list is empty"), text("Thêm ít nhất một mục.", "Add at least one item.")
    ),
    "string_too_short": _rule(
        "bad-value", text("giá trị trống", "the text is empty"), text("Điền giá trị hoặc xóa dòng này.", "Fill it in, or delete the line.")
    ),
    "unit_missing": _rule(
        "missing-field", text("thiếu trường «unit»", "the field `unit` is missing"), text("measure: number cần đơn vị tính.", "measure: number needs a unit.")
    ),
    "name_missing": _rule(
        "missing-field", text("thiếu trường «name»", "the field `name` is missing"), text("Chỉ tiêu định nghĩa trong kế hoạch cần tên.", "An indicator that a plan defines needs a name.")
    ),
    "milestone_formula": _rule(
        "bad-value", text("milestone không có công thức", "a milestone has no formula"), text("Xóa formula, hoặc đổi measure.", "Delete the formula, or change measure."), "formula"
    ),
    "percent_unit": _rule(
        "bad-value", text("đơn vị của percent luôn là %", "the unit of a percent is always %"), text("Xóa unit, hoặc đổi measure thành number.", "Delete unit, or change measure to number."), "unit"
    ),
    "scale": _rule(
        "bad-value", text("scale chỉ dùng với measure: number và khác 0", "scale is for measure: number, and not zero"), text("Xóa scale, hoặc đổi measure.", "Delete scale, or change measure."), "scale"
    ),
    "end_before_start": _rule(
        "bad-value", text("ngày kết thúc trước ngày bắt đầu", "the plan ends before it starts"), text("Sửa start hoặc end.", "Correct start or end."), "end"
    ),
}

_LISTS = {"tuple_type", "list_type"}
_MAPS = {"model_type", "dict_type", "model_attributes_type"}
_NUMBERS = {"number", "whole", "figure_or_state", "target_value"}
_DATES = {"date", "date_or_month"}


def _scalar(source: Source, error: str, loc: Loc, value: Data, context: dict[str, Any]) -> _Refused:
    """Why one value does not fit its field."""
    if error in _LISTS | _MAPS:
        return _not_a_collection(loc, error)
    if isinstance(value, dict | list):
        return ("wrong-type", loc, WHOLE, text("chỗ này cần một giá trị đơn", "a single value belongs here"), text("Viết một giá trị, không phải danh sách hay bảng.", "Write one value, not a list or a map."))
    if value is None:
        return ("wrong-type", loc, WHOLE, text("chỗ này để trống", "nothing is written here"), text("Điền giá trị, hoặc xóa dòng này nếu không bắt buộc.", "Fill it in, or delete the line where it is optional."))
    if isinstance(value, str) and error in _NUMBERS | _DATES and encoding.has_word_blank(value):
        return ("invisible-character", loc, WHOLE, *_BLANK_INSIDE)
    if error in _NUMBERS:
        return _not_a_number(source, error, loc, value, context)
    if error in _DATES:
        return _not_a_date(loc, value, error)
    if isinstance(value, Odd | Decimal | date | bool):
        if error in _PLAIN_FORMS:
            return (_odd_or(value, "wrong-type"), loc, WHOLE, *_PLAIN_FORMS[error])
        return _not_text(loc, value)
    if error in _PLAIN_FORMS:
        return ("wrong-type" if error.endswith("_type") or error == "flag" else "bad-value", loc, WHOLE, *_PLAIN_FORMS[error])
    allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return (
        "bad-value",
        loc,
        WHOLE,
        text("không nhận giá trị «{value}»", "`{value}` is not allowed here", value=value),
        nearest(str(value), allowed) or text("Giá trị có thể dùng: {allowed}.", "Allowed: {allowed}.", allowed=allowed),
    )


_PLAIN_FORMS: dict[str, tuple[Text, Text]] = {
    "flag": (
        text("chỗ này cần true hoặc false", "true or false belongs here"),
        text("Viết true hoặc false, không có dấu nháy.", "Write true or false, without quotes."),
    ),
    "period_type": (
        text("kỳ số liệu viết không có dấu nháy", "a period is written plainly"),
        text("Ví dụ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026.", "For example 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026."),
    ),
    "period": (
        text("không có kỳ số liệu như vậy", "there is no such period"),
        text("Ví dụ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026.", "For example 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026."),
    ),
    "month_day": (
        text("hạn báo cáo có dạng tháng-ngày", "a report's due day is month-day"),
        text('Ví dụ: "11-10" là ngày 10 tháng 11.', 'For example "11-10" for 10 November.'),
    ),
}


def _odd_or(value: Data, rule: str) -> str:
    return "ambiguous-scalar" if isinstance(value, Odd) else rule


def _not_a_collection(loc: Loc, error: str) -> _Refused:
    if error in _LISTS:
        return ("wrong-type", loc, WHOLE, text("chỗ này cần một danh sách", "a list belongs here"), text("Viết [mục 1, mục 2], hoặc mỗi dòng một mục bắt đầu bằng «- ».", "Write [one, two], or one item a line after `- `."))
    return ("wrong-type", loc, WHOLE, text("chỗ này cần các dòng «khóa: giá trị»", "a map of `key: value` belongs here"), text("Viết mỗi khóa một dòng, thụt vào hai dấu cách.", "Write one key a line, indented by two blanks."))


def _written(value: Data) -> str:
    if isinstance(value, Odd):
        return value.written
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _not_text(loc: Loc, value: Data) -> _Refused:
    shown = _written(value)
    return (
        "ambiguous-scalar",
        loc,
        WHOLE,
        text("«{shown}» không có dấu nháy bị đọc thành số, ngày hoặc đúng/sai, không phải chữ", "`{shown}` without quotes reads as a number, a date or a truth value, not as text", shown=shown),
        text('Đặt trong dấu nháy: "{shown}".', 'Put it in quotes: "{shown}".', shown=shown),
    )


_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_LEADING_ZEROS = re.compile(r"0\d+", re.ASCII)


def _not_a_number(source: Source, error: str, loc: Loc, value: Data, context: dict[str, Any]) -> _Refused:
    shown = _written(value)
    if isinstance(value, TooLong):
        return ("too-large", loc, WHOLE, text("số có quá 18 chữ số", "a number of more than 18 digits"), text("Kiểm tra lại con số.", "Check the number."))
    if isinstance(value, Odd):
        plain = shown.lstrip("0") if _LEADING_ZEROS.fullmatch(shown) else shown.replace("_", "")
        return (
            "ambiguous-scalar",
            loc,
            WHOLE,
            text("các chương trình đọc «{shown}» khác nhau", "programs read `{shown}` in different ways", shown=shown),
            text("Viết {plain}.", "Write {plain}.", plain=plain) if plain.isdigit() else _WRITE_PLAINLY,
        )
    if isinstance(value, str) and _THOUSANDS.fullmatch(value):
        return (
            "thousands-separator",
            loc,
            WHOLE,
            text("«{value}» có dấu phân cách hàng nghìn", "`{value}` has thousands separators", value=value),
            text("Viết {plain}.", "Write {plain}.", plain=value.replace(".", "").replace(",", ".")),
        )
    if isinstance(value, Decimal):
        return ("bad-value", loc, WHOLE, text("cần số nguyên từ {least} đến {most}", "a whole number from {least} to {most} belongs here", least=str(context.get("least")), most=str(context.get("most"))), text("Sửa lại con số.", "Correct the number."))
    expected = _EXPECTED.get(error, text("một con số", "a number"))
    return (
        "wrong-type",
        loc,
        WHOLE,
        text("chỗ này cần {expected}, không phải «{shown}»", "{expected} belongs here, not `{shown}`", expected=expected, shown=shown),
        _number_hint(source, loc, shown),
    )


_EXPECTED = {
    "figure_or_state": text("một con số, done, in-progress hoặc not-started", "a number, done, in-progress or not-started"),
    "target_value": text("một con số (milestone: done)", "a number (done for a milestone)"),
}


def _number_hint(source: Source, loc: Loc, shown: str) -> Text:
    if _DECIMAL_COMMA.fullmatch(shown):
        return text("Dùng dấu chấm thập phân: {plain}.", "Use a decimal point: {plain}.", plain=shown.replace(",", "."))
    if shown.endswith("%") and re.fullmatch(r"\d+(\.\d+)?", shown[:-1].rstrip()):
        return text("Bỏ dấu %: {plain}.", "Leave out the %: {plain}.", plain=shown[:-1].rstrip())
    if source.is_quoted(loc) and re.fullmatch(r"-?\d+(\.\d+)?", shown):
        return text("Bỏ dấu nháy: {plain}.", "Take away the quotes: {plain}.", plain=shown)
    return _WRITE_PLAINLY


_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)


def _not_a_date(loc: Loc, value: Data, error: str) -> _Refused:
    shown = _written(value)
    if isinstance(value, Odd) and re.fullmatch(r"\d{4}-\d\d-\d\d", shown, re.ASCII):
        return ("bad-value", loc, WHOLE, text("không có ngày {shown}", "there is no day {shown}", shown=shown), text("Sửa lại ngày.", "Correct the day."))
    if isinstance(value, Odd):
        return ("ambiguous-scalar", loc, WHOLE, text("các chương trình đọc «{shown}» khác nhau", "programs read `{shown}` in different ways", shown=shown), _DATE_HINT)
    due = text("một ngày hoặc một tháng", "a date or a month") if error == "date_or_month" else text("một ngày", "a date")
    return (
        "wrong-type",
        loc,
        WHOLE,
        text("chỗ này cần {due}, không phải «{shown}»", "{due} belongs here, not `{shown}`", due=due, shown=shown),
        _iso(shown) or _DATE_HINT,
    )


_DATE_HINT = text("Viết năm-tháng-ngày, không có dấu nháy: 2026-06-14.", "Write year-month-day, without quotes: 2026-06-14.")


def _iso(shown: str) -> Text | None:
    day_first, year_first = _DAY_FIRST.fullmatch(shown), _YEAR_FIRST.fullmatch(shown)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else None
    if not parts:
        return None
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        return None
    return text("Viết {iso}, không có dấu nháy.", "Write {iso}, without quotes.", iso=day.isoformat())
