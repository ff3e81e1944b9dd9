"""Pydantic's places and stock phrases as findings of ours."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, get_args

from cdsplan.finding import KEY, WHOLE, Loc, Part
from cdsplan.language import Text, text
from cdsplan.model import formula
from cdsplan.model.described import FileModel
from cdsplan.model.problem import Case, ValueProblem
from cdsplan.model.shorthand import place_of
from cdsplan.model.value_messages import BLANK_INSIDE, DECIMAL_COMMA_HINT, nothing_yet, scalar_problem
from cdsplan.suggest import letter_hint, nearest
from cdsplan.yaml.document import REFUSED_KEY, Broken, Data
from cdsplan.yaml.source import Source


def _details(written: str) -> Iterator[dict[str, Any]]:
    """The errors one after another."""
    from json import JSONDecoder  # noqa: PLC0415  only for a file that has some

    decode, at = JSONDecoder().raw_decode, 1
    while at < len(written):
        detail, at = decode(written, at)
        at += 1  # behind the comma, or the end
        yield detail


def refused_places(refusal: str) -> list[Loc]:
    """Where pydantic refused something."""
    return [place for detail in _details(refusal) if (place := place_of(tuple(detail["loc"])))]


def problems_of(kind: type[FileModel], source: Source, refusal: str) -> Iterator[tuple[Loc, ValueProblem]]:
    """What pydantic refused, and where, in our words; nothing where reading has refused the place already."""
    for detail in _details(refusal):
        loc = place_of(tuple(detail["loc"]))
        if loc is None:  # the other form that the value may have tells more
            continue
        case = Case(kind, source, detail["type"], loc, source.at(loc), detail.get("ctx", {}))
        if not _found_already(case):
            refused = _SHAPES.get(case.error, scalar_problem)(case)
            yield loc if refused.loc is None else refused.loc, refused


def _found_already(case: Case) -> bool:
    if case.error == "too_short" and case.value:  # its items were refused, each for itself
        return True
    return bool(case.source.problems) and _refused_in_reading(case)


def _refused_in_reading(case: Case) -> bool:
    if isinstance(case.value, Broken) or any(str(step).startswith(REFUSED_KEY) for step in case.loc):
        return True
    around = case.source.at(case.loc[:-1]) if case.error == "missing" else case.value
    # Whatever a refused key was meant to be may be the very field that is missing.
    return isinstance(around, dict) and any(key.startswith(REFUSED_KEY) for key in around)


def _missing(case: Case) -> ValueProblem:
    return ValueProblem("missing-field", *_absent(str(case.loc[-1])), case.loc[:-1])


@lru_cache(maxsize=64)
def _absent(name: str) -> tuple[Text, Text]:
    """Kept: no other refusal comes so often in one file, and for so few names."""
    return (
        text("thiếu trường «{name}»", "the field `{name}` is missing", name=name),
        text("Thêm dòng «{name}: …».", "Add a line `{name}: …`.", name=name),
    )


def _unknown(case: Case) -> ValueProblem:
    name = str(case.loc[-1])
    return ValueProblem(
        "unknown-field",
        text("không có trường «{name}»", "there is no field `{name}`", name=name),
        DECIMAL_COMMA_HINT if name.isdigit() else partial(_field_hint, name, case),
        part=KEY,
    )


def _field_hint(name: str, case: Case) -> Text:
    known = _fields(case.kind, case.loc[:-1])
    hint = nearest(name, known) or text("Các trường có thể dùng: {known}.", "The fields are: {known}.", known=known)
    return letter_hint(name, hint)


def _fields(kind: type[FileModel], loc: Loc) -> list[str]:
    for step in loc:
        # Any other is a key or an index inside the field before it, and so is one without fields: a variable `name`.
        if step in kind.model_fields:
            kind = next(_models_in(kind.model_fields[str(step)].annotation), kind)
    return [field.alias or name for name, field in kind.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[FileModel]]:  # noqa: ANN401  any type expression
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _pattern(case: Case) -> ValueProblem:
    if case.loc[-1] == "[key]":
        return _not_an_id(str(case.loc[-2]), case.loc[:-1], KEY)
    if case.has_word_blank:
        return BLANK_INSIDE
    return BAD_CODES.get(str(case.context.get("pattern"))) or _not_an_id(str(case.value))


def _not_an_id(name: str, loc: Loc | None = None, part: Part = WHOLE) -> ValueProblem:
    return ValueProblem(
        "bad-value",
        text("mã «{name}» sai dạng", "`{name}` is not an id", name=name),
        partial(letter_hint, name, ID_HINT),
        loc,
        part,
    )


ID_HINT = text(
    "Mã gồm chữ thường không dấu, chữ số và _, bắt đầu bằng chữ: ho_cap_quang.",
    "An id has lower-case ASCII letters, digits and _, and begins with a letter: ho_cap_quang.",
)
BAD_CODES = {
    "^[-a-zA-Z0-9._]+$": ValueProblem(
        "bad-value",
        text(
            "giấy phép ghi bằng ký hiệu ngắn, không dấu cách", "a licence is written as its short name, without spaces"
        ),
        text("Ví dụ: CC-BY-4.0, CC0-1.0.", "Such as CC-BY-4.0 or CC0-1.0."),
    ),
    "^[0-9]{5}$": ValueProblem(
        "bad-value",
        text("mã đơn vị hành chính phải đủ năm chữ số", "an official code has five digits"),
        text('Viết đủ số 0 ở đầu, trong dấu nháy: "07621".', 'Write the leading zeros, in quotes: "07621".'),
    ),
    "^(0[1-9]|[1-9][0-9])$": ValueProblem(
        "bad-value",
        text("mã tỉnh phải đủ hai chữ số, từ 01 đến 99", "a province's code has two digits, from 01 to 99"),
        text('Viết đủ số 0 ở đầu, trong dấu nháy: "01".', 'Write the leading zero, in quotes: "01".'),
    ),
}


def _bad_formula(case: Case) -> ValueProblem:
    if case.has_word_blank:
        return BLANK_INSIDE
    error = formula.error_in(case.written)
    return ValueProblem(
        "formula-syntax",
        error.message,
        text("Ví dụ: ho_cap_quang / tong_so_ho", "For example: ho_cap_quang / tong_so_ho"),
        part=Part(start=error.start, end=error.end),
    )


def _always(refused: ValueProblem) -> Callable[[Case], ValueProblem]:
    """A refusal whose words do not depend on the value."""
    return lambda _: refused


def _blaming(field: str, refused: ValueProblem) -> Callable[[Case], ValueProblem]:
    """Likewise, of one field inside the value."""
    return lambda case: refused._replace(loc=(*case.loc, field))


A_LIST = ValueProblem(
    "wrong-type",
    text("chỗ này cần một danh sách", "a list belongs here"),
    text(
        "Viết [mục 1, mục 2], hoặc mỗi dòng một mục bắt đầu bằng «- ».",
        "Write [one, two], or one item a line after `- `.",
    ),
)
A_MAP = ValueProblem(
    "wrong-type",
    text("chỗ này cần các dòng «khóa: giá trị»", "lines of `key: value` belong here"),
    text("Viết mỗi khóa một dòng, thụt vào hai dấu cách.", "Write one key a line, indented by two spaces."),
)
EMPTY_LIST = ValueProblem(
    "bad-value", text("danh sách trống", "the list is empty"), text("Thêm ít nhất một mục.", "Add at least one item.")
)
DUE_DAYS = ValueProblem(
    "bad-value",
    text(
        "số hạn báo cáo trong năm phải là một, hai, bốn hoặc mười hai",
        "a year has one, two, four or twelve report deadlines",
    ),
    text(
        "Ghi một hạn cho báo cáo năm, hai cho 6 tháng, bốn cho quý, mười hai cho tháng.",
        "Give one for yearly reports, two for half-yearly, four for quarterly, twelve for monthly ones.",
    ),
)
DUE_OF_ONE_PART = (
    text("hai hạn báo cáo trùng cùng một kỳ", "two report deadlines are for the same period"),
    text(
        "Mỗi hạn là của kỳ kết thúc gần nó nhất: sửa một trong hai.",
        "Each is for the period that ends nearest to it: correct one of the two.",
    ),
)
_ONE_PART = ValueProblem("bad-value", *DUE_OF_ONE_PART)
_EMPTY_TEXT = ValueProblem(
    "bad-value",
    text("giá trị trống", "the text is empty"),
    text("Điền giá trị hoặc xóa dòng này.", "Fill it in, or delete the line."),
)
_NO_UNIT = ValueProblem(
    "missing-field",
    text("thiếu trường «unit»", "the field `unit` is missing"),
    text("measure: number cần đơn vị tính.", "measure: number needs a unit."),
)
_NO_NAME = ValueProblem(
    "missing-field",
    text("thiếu trường «name»", "the field `name` is missing"),
    text("Chỉ tiêu định nghĩa trong kế hoạch cần tên.", "An indicator that a plan defines needs a name."),
)
_MILESTONE_FORMULA = ValueProblem(
    "bad-value",
    text("việc phải hoàn thành (milestone) không có công thức", "a milestone has no formula"),
    text("Xóa formula, hoặc đổi measure.", "Delete the formula, or change measure."),
)
_PERCENT_UNIT = ValueProblem(
    "bad-value",
    text("đơn vị của percent luôn là %", "the unit of a percent is always %"),
    text("Xóa unit, hoặc đổi measure thành number.", "Delete unit, or change measure to number."),
)
_SCALE = ValueProblem(
    "bad-value",
    text("scale chỉ dùng với measure: number và khác 0", "scale is for measure: number, and not zero"),
    text("Xóa scale, hoặc đổi measure.", "Delete scale, or change measure."),
)
_IN_YEARS = text("năm phải từ 1900 đến 2999", "the year must be from 1900 to 2999")
_FAR_YEAR = ValueProblem("bad-value", _IN_YEARS, text("Sửa lại ngày.", "Correct the day."))
_FAR_PERIOD = ValueProblem("bad-value", _IN_YEARS, text("Sửa lại kỳ.", "Correct the period."))
_END_BEFORE_START = ValueProblem(
    "bad-value",
    text("ngày kết thúc trước ngày bắt đầu", "the plan ends before it starts"),
    text("Sửa start hoặc end.", "Correct start or end."),
)
_GROWTH_WITH_VALUE = ValueProblem(
    "bad-value",
    text("mục tiêu tăng, giảm (có from) thì không ghi value", "a growth target (from) has no value of its own"),
    text("Xóa value, hoặc xóa from.", "Delete value, or delete from."),
)
_GROWTH_CHANGE = ValueProblem(
    "bad-value",
    text(
        "ghi from thì phải ghi đúng một trong hai: percent hoặc points",
        "from needs either percent or points",
    ),
    text(
        "percent: 20 là tăng 20 phần trăm; points: 5 là thêm 5 đơn vị của chỉ tiêu.",
        "percent: 20 is a fifth more; points: 5 is five more of the indicator's unit.",
    ),
)
_GROWTH_WITHOUT_FROM = ValueProblem(
    "bad-value",
    text("percent, points chỉ ghi khi có from", "percent and points are for a target with from"),
    text(
        "Ghi from: last-year hoặc from: baseline, và xóa value.",
        "Write from: last-year or from: baseline, and no value.",
    ),
)
_RANGE = ValueProblem(
    "bad-value",
    text(
        "to là giới hạn tốt hơn của khoảng: lớn hơn value khi op là >=, nhỏ hơn khi op là <=; không ghi cùng from",
        "`to` is the better end of a range: above value with >=, below it with <=; it does not go with from",
    ),
    text('Ví dụ: {op: ">=", value: 70, to: 80}.', 'For example {op: ">=", value: 70, to: 80}.'),
)
_EACH_YEAR = ValueProblem(
    "bad-value",
    text(
        "each_year đã có hạn 31/12 hằng năm: không ghi cùng due, không dùng cho việc phải hoàn thành (milestone)",
        "each_year is due on 31 December of each year: it goes neither with due nor with a milestone",
    ),
    text("Xóa each_year, hoặc xóa due nếu có ghi.", "Delete each_year, or the due date beside it."),
)
_UNTIL_BEFORE_SINCE = ValueProblem(
    "bad-value",
    text("until phải là ngày sau since", "until must be after since"),
    text("Sửa since hoặc until.", "Correct since or until."),
)


def _growth_change(case: Case) -> ValueProblem:
    """Which of the two it is may be written already, and only how much not yet."""
    changes = [name for name in ("percent", "points") if name in _written(case)]
    if len(changes) == 1:
        return nothing_yet((*case.loc, *changes))
    return _GROWTH_CHANGE._replace(loc=(*case.loc, "from"))


def _growth_without_from(case: Case) -> ValueProblem:
    return _GROWTH_WITHOUT_FROM._replace(loc=(*case.loc, "percent" if "percent" in _written(case) else "points"))


def _written(case: Case) -> dict[str, Data]:
    assert isinstance(case.value, dict)  # noqa: S101  only what has fields is refused for them
    return case.value


def _end_before_start(case: Case) -> ValueProblem:
    """Where no end is written, it is the year's."""
    return _END_BEFORE_START._replace(loc=("end" if _written(case).get("end") else "start",))


_TOO_MANY_YEARLY = ValueProblem(
    "too-large",
    text(
        "quá nhiều mục tiêu each_year so với số năm của kế hoạch",
        "too many each_year targets for the years of the plan",
    ),
    text("Sửa start hoặc end của kế hoạch.", "Correct the plan's start or end."),
)


_SHAPES: dict[str, Callable[[Case], ValueProblem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_pattern_mismatch": _pattern,
    "formula": _bad_formula,
    "tuple_type": _always(A_LIST),
    "list_type": _always(A_LIST),
    "model_type": _always(A_MAP),
    "dict_type": _always(A_MAP),
    "model_attributes_type": _always(A_MAP),
    "year": _always(_FAR_YEAR),
    "period_year": _always(_FAR_PERIOD),
    "too_short": _always(EMPTY_LIST),
    "due_days": _always(DUE_DAYS),
    "due_of_one_part": _blaming("report_due", _ONE_PART),
    "string_too_short": _always(_EMPTY_TEXT),
    "unit_missing": _always(_NO_UNIT),
    "name_missing": _always(_NO_NAME),
    "milestone_formula": _blaming("formula", _MILESTONE_FORMULA),
    "percent_unit": _blaming("unit", _PERCENT_UNIT),
    "scale": _blaming("scale", _SCALE),
    "too_many_yearly": _blaming("end", _TOO_MANY_YEARLY),
    "end_before_start": _end_before_start,
    "growth_with_value": _blaming("value", _GROWTH_WITH_VALUE),
    "growth_change": _growth_change,
    "growth_without_from": _growth_without_from,
    "range": _blaming("to", _RANGE),
    "each_year": _blaming("each_year", _EACH_YEAR),
    "until_before_since": _blaming("until", _UNTIL_BEFORE_SINCE),
}
