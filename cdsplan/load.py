"""A file to a model or findings: pydantic's places and stock phrases become ours."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from cdsplan import encoding, formula
from cdsplan.finding import KEY, WHOLE, Finding, Loc, Part, Span
from cdsplan.language import Text, text
from cdsplan.model import place_of
from cdsplan.scalar import Odd, TooLong
from cdsplan.source import REFUSED_KEY, Broken, Data, Source

M = TypeVar("M", bound=BaseModel)
# The way out, or how to find it, where that takes its time and few are told.
Hint: TypeAlias = Text | Callable[[], Text]


class Loaded(NamedTuple, Generic[M]):
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
    model, refusal = _fitted(kind, source)
    if model and not source.blemishes and not source.written.suspect:  # as of nearly all
        return Loaded(source, model, ())
    tally = source.tally()
    blanks = [place for rule, place in source.blemishes.keys if rule == _BLANK_INSIDE.rule]
    for loc, refused in _refusals(kind, source, refusal):
        place = source.span(loc, refused.part)
        tally.add(source.path, refused.rule, place, partial(_finding, source, loc, refused))
        if refused.rule == _BLANK_INSIDE.rule:
            blanks.append(place)
    findings = [*tally.findings, *_word_blanks(source, blanks)]
    is_refused = any(finding.rule != "text-form" for finding in findings)
    return Loaded(source, None if is_refused else model, tuple(findings))


def places(kind: type[BaseModel] | None, source: Source, rule: str | None = None) -> set[Span]:
    """Where a rule, or any that is no warning, refuses a key or a value: everywhere, not only where it is told."""
    wanted = {rule} if rule else {name for name in source.blemishes.by_rule if name != "text-form"}
    found = {blemish.span for blemish in source.blemishes if blemish.rule in wanted}
    found |= {span for name, span in source.blemishes.keys if name in wanted}
    if kind and source.readable:
        refusals = _refusals(kind, source, _fitted(kind, source)[1])
        found |= {source.span(loc, refused.part) for loc, refused in refusals if rule in {None, refused.rule}}
    return found


def _fitted(kind: type[M], source: Source) -> tuple[M | None, str]:
    """The model, or why it is none, in JSON: as objects, 200 000 errors would take ten times the room."""
    try:
        return kind.model_validate(source.data), "[]"
    except ValidationError as error:
        return None, error.json(include_input=False, include_url=False)


def _details(written: str) -> Iterator[dict[str, Any]]:
    """The errors one after another."""
    from json import JSONDecoder  # noqa: PLC0415  only for a file that has some

    decode, at = JSONDecoder().raw_decode, 1
    while written[at : at + 1] not in {"", "]"}:
        detail, at = decode(written, at)
        at += 1  # behind the comma, or the end
        yield detail


def _word_blanks(source: Source, refused: list[Span]) -> list[Finding]:
    """Word's no-break spaces and soft hyphens in prose: the first that no key, id or number was refused for."""
    refused.sort()
    for span in encoding.word_blanks(source.written):
        at = bisect_right(refused, span[:2], key=_begin) - 1
        if at < 0 or refused[at][2:] < span[2:]:
            return [source.tidy(span, _BLANK_IN_PROSE)]
    return []


_begin = itemgetter(slice(2))  # line and column
_BLANK_IN_PROSE = text(
    "dấu cách không ngắt hoặc gạch nối mềm trong câu chữ", "a no-break space or a soft hyphen in the prose"
)


class _Case(NamedTuple):
    """One thing that pydantic refused: its word for it, where, what stands there, and what it knows besides."""

    kind: type[BaseModel]
    source: Source
    error: str
    loc: Loc
    value: Data
    context: dict[str, Any]

    @property
    def written(self) -> str:
        """The value as its author wrote it."""
        if isinstance(self.value, Odd):
            return self.value.written
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)

    @property
    def has_word_blank(self) -> bool:
        return isinstance(self.value, str) and encoding.has_word_blank(self.value)


class _Refused(NamedTuple):
    """The same in our words; `loc` and `part` only where it is not all of the value."""

    rule: str
    message: Text
    hint: Hint
    loc: Loc | None = None
    part: Part = WHOLE


def _refusals(kind: type[BaseModel], source: Source, refusal: str) -> Iterator[tuple[Loc, _Refused]]:
    """What pydantic refused, and where, in our words; nothing where reading has refused the place already."""
    for detail in _details(refusal):
        loc = place_of(tuple(detail["loc"]))
        if loc is None:  # the other form that the value may have tells more
            continue
        error = detail["type"]
        value = None if error == "missing" else source.at(loc)
        case = _Case(kind, source, error, loc, value, detail.get("ctx", {}))
        if not _told_already(case):
            refused = _SHAPES.get(case.error, _scalar)(case)
            yield loc if refused.loc is None else refused.loc, refused


def _finding(source: Source, loc: Loc, refused: _Refused) -> Finding:
    hint = refused.hint if isinstance(refused.hint, Text) else refused.hint()
    return source.finding(loc, refused.rule, refused.message, hint, part=refused.part)


def _told_already(case: _Case) -> bool:
    if case.error == "too_short" and case.value:  # its items were refused, each for itself
        return True
    return bool(case.source.blemishes) and _refused_in_reading(case)


def _refused_in_reading(case: _Case) -> bool:
    if isinstance(case.value, Broken) or any(str(step).startswith(REFUSED_KEY) for step in case.loc):
        return True
    around = case.source.at(case.loc[:-1]) if case.error == "missing" else case.value
    # Whatever a refused key was meant to be may be the very field that is missing.
    return isinstance(around, dict) and any(key.startswith(REFUSED_KEY) for key in around)


def _missing(case: _Case) -> _Refused:
    return _Refused("missing-field", *_absent(str(case.loc[-1])), case.loc[:-1])


@lru_cache(maxsize=64)
def _absent(name: str) -> tuple[Text, Text]:
    """Kept: no other refusal comes so often in one file, and for so few names."""
    return (
        text("thiếu trường «{name}»", "the field `{name}` is missing", name=name),
        text("Thêm dòng «{name}: …».", "Add a line `{name}: …`.", name=name),
    )


def _unknown(case: _Case) -> _Refused:
    name = str(case.loc[-1])
    return _Refused(
        "unknown-field",
        text("không có trường «{name}»", "there is no field `{name}`", name=name),
        _DECIMAL_COMMA_HINT if name.isdigit() else partial(_field_hint, name, case),
        part=KEY,
    )


# {value: 34,5} is a value of 34 and a field `5`.
_DECIMAL_COMMA_HINT = text(
    "Trong {…} dấu phẩy ngăn các trường: viết số thập phân bằng dấu chấm, ví dụ 34.5.",
    "Within {…} a comma ends the field: write decimals with a point, such as 34.5.",
)


def _field_hint(name: str, case: _Case) -> Text:
    known = _fields(case.kind, case.loc[:-1])
    hint = nearest(name, known) or text("Các trường có thể dùng: {known}.", "The fields are: {known}.", known=known)
    return _letter(name, hint)


# No id, field or command is as long, and so many are more than a catalog holds: beyond, a search takes too long.
_LONGEST_NAME, _MOST_COMPARED = 64, 100


def nearest(name: str, known: Collection[str]) -> Text | None:
    """A hint that names the known word most like this one, if any is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a name that is unknown

    alike = get_close_matches(name, _comparable(name, known), n=1)
    return text("Có phải «{alike}»?", "Did you mean `{alike}`?", alike=alike[0]) if alike else None


def _comparable(name: str, known: Collection[str]) -> Collection[str]:
    """The words that a name is compared with: of very many those that have its letters and are about as long."""
    if len(name) > _LONGEST_NAME:
        return ()
    short = [word for word in known if len(word) <= _LONGEST_NAME]
    if len(short) <= _MOST_COMPARED:
        return short
    letters, size = set(name), len(name)
    return nsmallest(_MOST_COMPARED, short, key=lambda word: abs(len(word) - size) + len(letters ^ set(word)))


class Known:
    """Words that a file may name, and how often the nearest of them is still looked for in it."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        self._hints: dict[str, Text | None] = {}

    def nearest(self, name: str) -> Text | None:
        """As above, of each name once, and of so many names of a file; of fewer where there are very many words."""
        most = min(_MOST_LOOKED_FOR, max(_MOST_LOOKED_AT // (len(self.words) + 1), 1))
        if name not in self._hints and len(self._hints) < most:
            self._hints[name] = nearest(name, self.words)
        return self._hints.get(name)


_MOST_LOOKED_FOR, _MOST_LOOKED_AT = 20, 100_000


def _letter(name: str, hint: Text) -> Text:
    """The hint, and the letter that only looks right, if there is one."""
    stranger = encoding.stranger(name)
    return (
        text("{hint} Gõ lại chữ {stranger}.", "{hint} Type the letter {stranger} again.", hint=hint, stranger=stranger)
        if stranger
        else hint
    )


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


def _pattern(case: _Case) -> _Refused:
    if case.loc[-1] == "[key]":
        return _not_an_id(str(case.loc[-2]), case.loc[:-1], KEY)
    if case.has_word_blank:
        return _BLANK_INSIDE
    return _BAD_CODE if "{5}" in str(case.context.get("pattern")) else _not_an_id(str(case.value))


def _not_an_id(name: str, loc: Loc | None = None, part: Part = WHOLE) -> _Refused:
    return _Refused(
        "bad-value",
        text("mã «{name}» sai dạng", "`{name}` is not an id", name=name),
        partial(_letter, name, _ID_HINT),
        loc,
        part,
    )


_ID_HINT = text(
    "Mã gồm chữ thường không dấu, chữ số và _, bắt đầu bằng chữ: ho_cap_quang.",
    "An id has lower-case ASCII letters, digits and _, and begins with a letter: ho_cap_quang.",
)
_BAD_CODE = _Refused(
    "bad-value",
    text("mã đơn vị hành chính phải đủ năm chữ số", "an official code has five digits"),
    text('Viết đủ số 0 ở đầu, trong dấu nháy: "07621".', 'Write the leading zeros, in quotes: "07621".'),
)
_BLANK_INSIDE = _Refused(
    "invisible-character",
    text("có dấu cách không ngắt hoặc gạch nối mềm bên trong", "a no-break space or a soft hyphen stands in it"),
    text("Gõ lại giá trị.", "Type the value again."),
)


def _bad_formula(case: _Case) -> _Refused:
    if case.has_word_blank:
        return _BLANK_INSIDE
    error = formula.error_in(case.written)
    return _Refused(
        "formula-syntax",
        error.message,
        text("Ví dụ: ho_cap_quang / tong_so_ho", "For example: ho_cap_quang / tong_so_ho"),
        part=Part(start=error.start, end=error.end),
    )


def _always(refused: _Refused, field: str | None = None) -> Callable[[_Case], _Refused]:
    """A refusal whose words do not depend on the value; `field` is the one to blame inside it."""
    return lambda case: refused._replace(loc=(*case.loc, field)) if field else refused


def _scalar(case: _Case) -> _Refused:
    """Why one value does not fit its field."""
    if isinstance(case.value, dict | list):
        return _NOT_SINGLE
    if case.value is None:
        return _NOTHING
    return _VALUES.get(case.error, _not_a_word)(case)


_NOT_SINGLE = _Refused(
    "wrong-type",
    text("chỗ này cần một giá trị đơn", "a single value belongs here"),
    text("Viết một giá trị, không phải danh sách hay bảng.", "Write one value, not a list or a map."),
)
_NOTHING = _Refused(
    "wrong-type",
    text("chỗ này để trống", "nothing is written here"),
    text("Điền giá trị, hoặc xóa dòng này nếu không bắt buộc.", "Fill it in, or delete the line where it is optional."),
)


def _not_plain(case: _Case) -> _Refused:
    message, hint = _PLAIN_FORMS[case.error]
    if isinstance(case.value, Odd):
        return _Refused("ambiguous-scalar", message, hint)
    formed = case.error in {"period", "month_day"} and isinstance(case.value, str | Decimal)
    return _Refused("bad-value" if formed else "wrong-type", message, hint)


_PERIODS = text(
    "Ví dụ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026.", "For example 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026."
)
_PLAIN_FORMS = {
    "flag": (
        text("chỗ này cần true hoặc false", "true or false belongs here"),
        text("Viết true hoặc false, không có dấu nháy.", "Write true or false, without quotes."),
    ),
    "period_type": (text("kỳ số liệu viết không có dấu nháy", "a period is written plainly"), _PERIODS),
    "period": (text("không có kỳ số liệu như vậy", "there is no such period"), _PERIODS),
    "month_day": (
        text("hạn báo cáo có dạng tháng-ngày", "a report's due day is month-day"),
        text('Ví dụ: "11-10" là ngày 10 tháng 11.', 'For example "11-10" for 10 November.'),
    ),
}


def _not_a_word(case: _Case) -> _Refused:
    return _not_a_choice(case) if isinstance(case.value, str) else _not_text(case)


def _not_text(case: _Case) -> _Refused:
    return _Refused(
        "ambiguous-scalar",
        text(
            "«{shown}» không có dấu nháy bị đọc thành số, ngày hoặc đúng/sai, không phải chữ",
            "`{shown}` without quotes reads as a number, a date or a truth value, not as text",
            shown=case.written,
        ),
        text('Đặt trong dấu nháy: "{shown}".', 'Put it in quotes: "{shown}".', shown=case.written),
    )


def _not_a_choice(case: _Case) -> _Refused:
    return _Refused(
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


def _not_a_number(case: _Case) -> _Refused:
    if case.has_word_blank:
        return _BLANK_INSIDE
    return _odd_number(case) if not isinstance(case.value, str) else _worded_number(case)


def _odd_number(case: _Case) -> _Refused:
    if isinstance(case.value, TooLong):
        return _TOO_LONG
    if isinstance(case.value, Odd):
        plain = re.sub(_LEADING_ZEROS, "", case.written.replace("_", ""), count=1)
        return _ambiguous(case, _write(plain) if plain.isdigit() else _WRITE_PLAINLY)
    return _not_within(case) if isinstance(case.value, Decimal) else _no_number(case)


def _worded_number(case: _Case) -> _Refused:
    if re.fullmatch(_THOUSANDS, case.written):
        message = text(
            "«{shown}» có dấu phân cách hàng nghìn", "`{shown}` has thousands separators", shown=case.written
        )
        return _Refused("thousands-separator", message, _write(case.written.replace(".", "").replace(",", ".")))
    return _no_number(case)


def _no_number(case: _Case) -> _Refused:
    return _Refused(
        "wrong-type",
        text(
            "chỗ này cần {expected}, không phải «{shown}»",
            "{expected} belongs here, not `{shown}`",
            expected=_EXPECTED.get(case.error, _A_NUMBER),
            shown=case.written,
        ),
        partial(_number_hint, case),
    )


_TOO_LONG = _Refused(
    "too-large",
    text("số có quá 18 chữ số", "a number of more than 18 digits"),
    text("Kiểm tra lại con số.", "Check the number."),
)
_A_NUMBER = text("một con số", "a number")
_EXPECTED = {
    "figure_or_state": text(
        "một con số, done, in-progress hoặc not-started", "a number, done, in-progress or not-started"
    ),
    "target_value": text("một con số (milestone: done)", "a number (done for a milestone)"),
}
_WRITE_PLAINLY = text(
    "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy.",
    "Write a plain number, such as 18025 or 34.5, without quotes.",
)


def _write(plain: str) -> Text:
    return text("Viết {plain}.", "Write {plain}.", plain=plain)


def _ambiguous(case: _Case, hint: Text) -> _Refused:
    message = text(
        "các chương trình đọc «{shown}» khác nhau", "programs read `{shown}` in different ways", shown=case.written
    )
    return _Refused("ambiguous-scalar", message, hint)


def _not_within(case: _Case) -> _Refused:
    """A number, but not a whole one, or too small or too large for its field."""
    least, most = str(case.context.get("least")), str(case.context.get("most"))
    return _Refused(
        "bad-value",
        text(
            "cần số nguyên từ {least} đến {most}",
            "a whole number from {least} to {most} belongs here",
            least=least,
            most=most,
        ),
        text("Sửa lại con số.", "Correct the number."),
    )


def _number_hint(case: _Case) -> Text:
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
        return text("Bỏ dấu nháy: {plain}.", "Take away the quotes: {plain}.", plain=shown)
    return _WRITE_PLAINLY


_DAY_FIRST = r"(?a)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_YEAR_FIRST = r"(?a)(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"
_NO_SUCH_DAY = r"(?a)\d{4}-\d\d-\d\d"


def _not_a_date(case: _Case) -> _Refused:
    shown = case.written
    if case.has_word_blank:
        return _BLANK_INSIDE
    if isinstance(case.value, Odd) and re.fullmatch(_NO_SUCH_DAY, shown):
        message = text("không có ngày {shown}", "there is no day {shown}", shown=shown)
        return _Refused("bad-value", message, text("Sửa lại ngày.", "Correct the day."))
    if isinstance(case.value, Odd):
        return _ambiguous(case, _DATE_HINT)
    return _Refused(
        "wrong-type",
        text(
            "chỗ này cần {due}, không phải «{shown}»",
            "{due} belongs here, not `{shown}`",
            due=_DATE_OR_MONTH if case.error == "date_or_month" else _A_DATE,
            shown=shown,
        ),
        _iso(shown) or _DATE_HINT,
    )


_A_DATE = text("một ngày", "a date")
_DATE_OR_MONTH = text("một ngày hoặc một tháng", "a date or a month")
_DATE_HINT = text(
    "Viết năm-tháng-ngày, không có dấu nháy: 2026-06-14.", "Write year-month-day, without quotes: 2026-06-14."
)


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


_A_LIST = _Refused(
    "wrong-type",
    text("chỗ này cần một danh sách", "a list belongs here"),
    text(
        "Viết [mục 1, mục 2], hoặc mỗi dòng một mục bắt đầu bằng «- ».",
        "Write [one, two], or one item a line after `- `.",
    ),
)
_A_MAP = _Refused(
    "wrong-type",
    text("chỗ này cần các dòng «khóa: giá trị»", "a map of `key: value` belongs here"),
    text("Viết mỗi khóa một dòng, thụt vào hai dấu cách.", "Write one key a line, indented by two blanks."),
)
_EMPTY_LIST = _Refused(
    "bad-value", text("danh sách trống", "the list is empty"), text("Thêm ít nhất một mục.", "Add at least one item.")
)
_EMPTY_TEXT = _Refused(
    "bad-value",
    text("giá trị trống", "the text is empty"),
    text("Điền giá trị hoặc xóa dòng này.", "Fill it in, or delete the line."),
)
_NO_UNIT = _Refused(
    "missing-field",
    text("thiếu trường «unit»", "the field `unit` is missing"),
    text("measure: number cần đơn vị tính.", "measure: number needs a unit."),
)
_NO_NAME = _Refused(
    "missing-field",
    text("thiếu trường «name»", "the field `name` is missing"),
    text("Chỉ tiêu định nghĩa trong kế hoạch cần tên.", "An indicator that a plan defines needs a name."),
)
_MILESTONE_FORMULA = _Refused(
    "bad-value",
    text("milestone không có công thức", "a milestone has no formula"),
    text("Xóa formula, hoặc đổi measure.", "Delete the formula, or change measure."),
)
_PERCENT_UNIT = _Refused(
    "bad-value",
    text("đơn vị của percent luôn là %", "the unit of a percent is always %"),
    text("Xóa unit, hoặc đổi measure thành number.", "Delete unit, or change measure to number."),
)
_SCALE = _Refused(
    "bad-value",
    text("scale chỉ dùng với measure: number và khác 0", "scale is for measure: number, and not zero"),
    text("Xóa scale, hoặc đổi measure.", "Delete scale, or change measure."),
)
_FAR_YEAR = _Refused(
    "bad-value",
    text("năm phải từ 1900 đến 2999", "the year must be from 1900 to 2999"),
    text("Sửa lại ngày.", "Correct the day."),
)
_END_BEFORE_START = _Refused(
    "bad-value",
    text("ngày kết thúc trước ngày bắt đầu", "the plan ends before it starts"),
    text("Sửa start hoặc end.", "Correct start or end."),
)
# Pydantic's word for what is wrong, or model.py's; any other is about one value, and told by `_scalar`.
_VALUES: dict[str, Callable[[_Case], _Refused]] = {
    **dict.fromkeys(("number", "whole", "figure_or_state", "target_value"), _not_a_number),
    **dict.fromkeys(("date", "date_or_month"), _not_a_date),
    **dict.fromkeys(_PLAIN_FORMS, _not_plain),
}
_SHAPES: dict[str, Callable[[_Case], _Refused]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "formula": _bad_formula,
    "tuple_type": _always(_A_LIST),
    "list_type": _always(_A_LIST),
    "model_type": _always(_A_MAP),
    "dict_type": _always(_A_MAP),
    "model_attributes_type": _always(_A_MAP),
    "year": _always(_FAR_YEAR),
    "too_short": _always(_EMPTY_LIST),
    "string_too_short": _always(_EMPTY_TEXT),
    "unit_missing": _always(_NO_UNIT),
    "name_missing": _always(_NO_NAME),
    "milestone_formula": _always(_MILESTONE_FORMULA, "formula"),
    "percent_unit": _always(_PERCENT_UNIT, "unit"),
    "scale": _always(_SCALE, "scale"),
    "end_before_start": _always(_END_BEFORE_START, "end"),
}
