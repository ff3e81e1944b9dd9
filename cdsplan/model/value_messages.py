"""Why one value does not fit its field, and what to write instead."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from cdsplan.finding import Loc
from cdsplan.language import Text, text
from cdsplan.model.problem import Case, ValueProblem
from cdsplan.suggest import nearest
from cdsplan.yaml.scalar import Odd, TooLong

# {value: 34,5} is a value of 34 and a field `5`.
DECIMAL_COMMA_HINT = text(
    "Trong {…} dấu phẩy ngăn các trường: viết số thập phân bằng dấu chấm, ví dụ 34.5.",
    "Within {…} a comma ends the field: write decimals with a point, such as 34.5.",
)
BLANK_INSIDE = ValueProblem(
    "invisible-character",
    text("có dấu cách không ngắt hoặc gạch nối mềm bên trong", "it contains a no-break space or a soft hyphen"),
    text("Gõ lại giá trị.", "Type the value again."),
)


def scalar_problem(case: Case) -> ValueProblem:
    """Why one value does not fit its field."""
    if isinstance(case.value, dict | list):
        return _NOT_SINGLE
    if case.value is None:
        return nothing_yet(case.loc)
    return _VALUES.get(case.error, _not_a_word)(case)


_NOT_SINGLE = ValueProblem(
    "wrong-type",
    text("chỗ này cần một giá trị đơn", "a single value belongs here"),
    text("Viết một giá trị, không phải danh sách hay bảng.", "Write one value, not a list or a map."),
)


def nothing_yet(loc: Loc) -> ValueProblem:
    """What new files leave for the user to fill in, and what is left out elsewhere."""
    name = next(step for step in reversed(loc) if isinstance(step, str))
    return ValueProblem("wrong-type", _NO_VALUE._replace(values={"name": name}), _FILL_IN, loc)


def is_blank(message: Text) -> bool:
    """Whether a finding says that something is left to fill in."""
    return message.en == _NO_VALUE.en


_NO_VALUE = text("mục «{name}» chưa có giá trị", "`{name}` has no value yet")


_FILL_IN = text(
    "Điền giá trị, hoặc xóa dòng này nếu không bắt buộc.", "Fill it in, or delete the line where it is optional."
)


def _not_plain(case: Case) -> ValueProblem:
    message, hint = PLAIN_FORMS[case.error]
    if isinstance(case.value, Odd):
        return ValueProblem("ambiguous-scalar", message, hint)
    formed = case.error == "month_day" and isinstance(case.value, str | Decimal)
    return ValueProblem("bad-value" if formed else "wrong-type", message, hint)


PLAIN_FORMS = {
    "flag": (
        text("chỗ này cần true hoặc false", "true or false belongs here"),
        text("Viết true hoặc false, không có dấu nháy.", "Write true or false, without quotes."),
    ),
    "month_day": (
        text("hạn báo cáo có dạng tháng-ngày", "a report deadline is written month-day"),
        text('Ví dụ: "11-10" là ngày 10 tháng 11.', 'For example "11-10" for 10 November.'),
    ),
}


def _not_a_word(case: Case) -> ValueProblem:
    return _not_a_choice(case) if isinstance(case.value, str) else _not_text(case)


def _not_text(case: Case) -> ValueProblem:
    return ValueProblem(
        "ambiguous-scalar",
        text(
            "«{shown}» không có dấu nháy bị đọc thành số, ngày hoặc đúng/sai, không phải chữ",
            "`{shown}` without quotes is read as a number, a date or true/false, not as text",
            shown=case.written,
        ),
        text('Đặt trong dấu nháy: "{shown}".', 'Put it in quotes: "{shown}".', shown=case.written),
    )


def _not_a_choice(case: Case) -> ValueProblem:
    return ValueProblem(
        "bad-value",
        text("không nhận giá trị «{value}»", "`{value}` is not allowed here", value=case.written),
        partial(_choices, case.written, str(case.context.get("expected", ""))),
    )


def _choices(written: str, expected: str) -> Text:
    allowed = re.findall(r"'([^']*)'", expected)
    return nearest(written, allowed) or text("Giá trị có thể dùng: {allowed}.", "Allowed: {allowed}.", allowed=allowed)


# 1.234.567 and 1.234,5: more than one mark, so that there is no doubt which of them groups.
_THOUSANDS = r"(?a)-?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.\d{3},\d+)"
_SPACED = r"(?a)-?[1-9]\d{0,2}(?: \d{3})+"
_DECIMAL_COMMA = r"(?a)-?\d+,\d+"
_GROUPING_COMMA = r"(?a)-?[1-9]\d{0,2},\d{3}"
_LEADING_ZEROS = r"(?a)\A0+(?=\d)"
_PERCENT = r"(?a)(-?\d+(?:\.\d+)?) ?%"
_QUOTED_NUMBER = r"(?a)-?\d+(?:\.\d+)?"


def _not_a_number(case: Case) -> ValueProblem:
    if case.has_word_blank:
        return BLANK_INSIDE
    return _odd_number(case) if not isinstance(case.value, str) else _worded_number(case)


def _odd_number(case: Case) -> ValueProblem:
    if isinstance(case.value, TooLong):
        return _TOO_LONG
    if isinstance(case.value, Odd):
        plain = re.sub(_LEADING_ZEROS, "", case.written.replace("_", ""))
        return _ambiguous(case, _write(plain) if plain.isdigit() else WRITE_PLAINLY)
    return _not_within(case) if isinstance(case.value, Decimal) else _no_number(case)


def _worded_number(case: Case) -> ValueProblem:
    if re.fullmatch(_THOUSANDS, case.written):
        message = text(
            "«{shown}» có dấu phân cách hàng nghìn", "`{shown}` has thousands separators", shown=case.written
        )
        return ValueProblem("thousands-separator", message, _write(case.written.replace(".", "").replace(",", ".")))
    return _no_number(case)


def _no_number(case: Case) -> ValueProblem:
    return ValueProblem(
        "wrong-type",
        text(
            "chỗ này cần {expected}, không phải «{shown}»",
            "{expected} belongs here, not `{shown}`",
            expected=EXPECTED.get(case.error, A_NUMBER),
            shown=case.written,
        ),
        partial(_number_hint, case),
    )


_TOO_LONG = ValueProblem(
    "too-large",
    text("số có quá 18 chữ số", "a number of more than 18 digits"),
    text("Kiểm tra lại con số.", "Check the number."),
)
A_NUMBER = text("một con số", "a number")
EXPECTED = {
    "figure_or_state": text(
        "một con số, done, in-progress hoặc not-started", "a number, done, in-progress or not-started"
    ),
    "target_value": text("một con số (với việc phải hoàn thành thì ghi done)", "a number (done for a milestone)"),
}
WRITE_PLAINLY = text(
    "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy.",
    "Write a plain number, such as 18025 or 34.5, without quotes.",
)


def _write(plain: str) -> Text:
    return text("Viết {plain}.", "Write {plain}.", plain=plain)


def _ambiguous(case: Case, hint: Text) -> ValueProblem:
    message = text(
        "các chương trình đọc «{shown}» khác nhau", "programs read `{shown}` in different ways", shown=case.written
    )
    return ValueProblem("ambiguous-scalar", message, hint)


def _not_within(case: Case) -> ValueProblem:
    """A number, but not a whole one, or too small or too large for its field."""
    least, most = str(case.context.get("least")), str(case.context.get("most"))
    return ValueProblem(
        "bad-value",
        text(
            "cần số nguyên từ {least} đến {most}",
            "a whole number from {least} to {most} belongs here",
            least=least,
            most=most,
        ),
        text("Sửa lại con số.", "Correct the number."),
    )


def _number_hint(case: Case) -> Text:
    shown = case.written
    if re.fullmatch(_GROUPING_COMMA, shown):
        return text(
            "Viết {whole} nếu là hàng nghìn, {decimal}0 nếu là số thập phân.",
            "Write {whole} for thousands, {decimal}0 for a true decimal.",
            whole=shown.replace(",", ""),
            decimal=shown.replace(",", "."),
        )
    if re.fullmatch(_DECIMAL_COMMA, shown):
        return text("Dùng dấu chấm thập phân: {plain}.", "Use a decimal point: {plain}.", plain=shown.replace(",", "."))
    if re.fullmatch(_SPACED, shown):
        return _write(shown.replace(" ", ""))
    percent = re.fullmatch(_PERCENT, shown)
    if percent:
        return text("Bỏ dấu %: {plain}.", "Leave out the %: {plain}.", plain=percent[1])
    if case.source.is_quoted(case.loc) and re.fullmatch(_QUOTED_NUMBER, shown):
        return _without_quotes(shown)
    return WRITE_PLAINLY


_DAY_FIRST = r"(?a)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_YEAR_FIRST = r"(?a)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"
_NO_SUCH_DAY = r"(?a)\d{4}-\d\d-\d\d"


def _not_a_date(case: Case) -> ValueProblem:
    shown = case.written
    if case.has_word_blank:
        return BLANK_INSIDE
    if isinstance(case.value, Odd) and re.fullmatch(_NO_SUCH_DAY, shown):
        message = text("không có ngày {shown}", "there is no day {shown}", shown=shown)
        return ValueProblem("bad-value", message, text("Sửa lại ngày.", "Correct the day."))
    if isinstance(case.value, Odd):
        return _ambiguous(case, DATE_HINT)
    return ValueProblem(
        "wrong-type",
        text(
            "chỗ này cần {due}, không phải «{shown}»",
            "{due} belongs here, not `{shown}`",
            due=DATE_OR_MONTH if case.error == "date_or_month" else A_DATE,
            shown=shown,
        ),
        _iso(shown) or DATE_HINT,
    )


A_DATE = text("một ngày", "a date")
DATE_OR_MONTH = text("một ngày hoặc một tháng", "a date or a month")
DATE_HINT = text(
    "Viết năm-tháng-ngày, không có dấu nháy: 2026-06-14.", "Write year-month-day, without quotes: 2026-06-14."
)


def _not_a_period(case: Case) -> ValueProblem:
    if case.has_word_blank:
        return BLANK_INSIDE
    if isinstance(case.value, Odd):
        return _not_a_date(case) if re.fullmatch(_NO_SUCH_DAY, case.written) else _ambiguous(case, PERIODS)
    message = text("không có kỳ báo cáo «{shown}»", "there is no period `{shown}`", shown=case.written)
    return ValueProblem("bad-value", message, PERIODS)


PERIODS = text(
    "Ví dụ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, hoặc một ngày: 2026-06-22.",
    "For example 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, or a day: 2026-06-22.",
)


def _quoted_period(case: Case) -> ValueProblem:
    message = text("kỳ báo cáo viết không có dấu nháy", "a period is written without quotes")
    return ValueProblem("wrong-type", message, _without_quotes(case.written))


def _without_quotes(plain: str) -> Text:
    return text("Bỏ dấu nháy: {plain}.", "Remove the quotes: {plain}.", plain=plain)


def _iso(shown: str) -> Text | None:
    day_first, year_first = re.fullmatch(_DAY_FIRST, shown), re.fullmatch(_YEAR_FIRST, shown)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else None
    if not parts:
        return None
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        return None
    return text("Viết {iso}, không có dấu nháy.", "Write {iso}, without quotes.", iso=day.isoformat())


# Pydantic's word for what is wrong, or model.py's; any other is about one value, and told by `_scalar`.
_VALUES: dict[str, Callable[[Case], ValueProblem]] = {
    **dict.fromkeys(("number", "whole", "figure_or_state", "target_value"), _not_a_number),
    **dict.fromkeys(("date", "date_or_month"), _not_a_date),
    **dict.fromkeys(PLAIN_FORMS, _not_plain),
    "period": _not_a_period,
    "quoted_period": _quoted_period,
}
