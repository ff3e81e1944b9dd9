"""What a new indicator still lacks: asked for on a terminal, named all at once elsewhere."""

from typing import NamedTuple, cast, get_args

from cdsplan.cli.shared import questions, target_value
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.indicator_options import COMPARATORS, Described, Printed
from cdsplan.language import Text, text
from cdsplan.model import formula
from cdsplan.model.definitions import Definitions
from cdsplan.model.fields import Measure
from cdsplan.model.formula import FormulaError


class Whither(NamedTuple):
    """The theme of a catalog, or the commune or province of a plan."""

    catalog: str | None
    commune: str | None


def whither(given: Whither) -> Whither:
    """One of the two; CannotRunError for both, and for none where nobody can be asked."""
    if given.catalog is not None and given.commune is not None:
        raise WrongUsageError(text("ghi một trong hai: --catalog hoặc --commune", "give either --catalog or --commune"))
    if given.catalog is not None or given.commune is not None:
        return given
    if not questions.are_possible():
        raise _lacking([_PLACE])
    catalog = questions.answer(_CATALOG, str)
    return Whither(catalog, None) if catalog else Whither(None, questions.answer(_COMMUNE, _needed))


def completed(given: Described, known: Definitions) -> Described:
    """With its name and, where that is asked for, how it is measured and made; with variables that nothing defines."""
    if not questions.are_possible():
        if given.name is None:
            raise _lacking([_NAME_OPTION])
        return given
    if given.name is None:
        given = given._replace(name=questions.answer(_NAME, _needed))
        given = given._replace(measure=given.measure or questions.answer(_MEASURE, _measure))
        if given.measure == "number" and given.unit is None:
            given = given._replace(unit=questions.answer(_UNIT, _needed))
        if given.measure != "milestone" and given.formula is None:
            given = given._replace(formula=questions.answer(_FORMULA, _formula))
    return given._replace(counts=[*(given.counts or ()), *_counts(given, known)])


def targeted(given: Printed, measure: Measure) -> Printed:
    """With what the plan asks of it."""
    lacking = [said for said, one in ((_OP_OPTION, given.op), (_VALUE_OPTION, given.value)) if one is None]
    if measure == "milestone" or not lacking:
        return given
    if not questions.are_possible():
        raise _lacking(lacking)
    return given._replace(
        op=given.op or questions.answer(_OP, _comparator),
        value=given.value or questions.answer(_VALUE, lambda said: _value(said, measure)),
        at=given.at or questions.answer(_AT, str) or None,
        party=given.party or questions.answer(_PARTY, str) or None,
    )


def _counts(given: Described, known: Definitions) -> list[str]:
    """As `--count` has them; what is no count is given by `--quantity`."""
    written = [*(given.counts or ()), *(given.quantities or ())]
    there = {*known.variables, *(one.partition("=")[0].strip() for one in written)}
    try:
        needed = formula.parse(given.formula).variables if given.formula else ()
    except FormulaError:  # the file would have that error, and it is told with its place
        return []
    return [f"{name}={questions.answer(_variable(name), _needed)}" for name in needed if name not in there]


def _lacking(options: list[Text]) -> WrongUsageError:
    return WrongUsageError(text("ghi thêm: {options}", "give too: {options}", options=options))


_PLACE = text("--catalog CHỦ_ĐỀ hoặc --commune XÃ", "--catalog THEME or --commune COMMUNE")
_NAME_OPTION = text("--name (tên chỉ tiêu)", "--name (the indicator's name)")
_OP_OPTION = text('--op (dấu so sánh, ví dụ ">=")', '--op (the comparator, such as ">=")')
_VALUE_OPTION = text("--value (mục tiêu là bao nhiêu)", "--value (what the target is)")
_CATALOG = text(
    "Bộ chỉ tiêu (chủ đề) để ghi vào (Enter: ghi vào kế hoạch của một xã):",
    "Catalog (theme) that it is for (Enter: for a commune's plan):",
)
_COMMUNE = text("Xã hoặc tỉnh có kế hoạch ấy:", "Commune or province whose plan it is:")
_NAME = text("Tên chỉ tiêu:", "Name of the indicator:")
_MEASURE = text(
    "Cách đo: percent (tỷ lệ %), number (số có đơn vị tính), milestone (việc phải hoàn thành) [percent]:",
    "Measured as: percent, number (with a unit), milestone (done or not) [percent]:",
)
_UNIT = text("Đơn vị tính:", "Unit:")
_FORMULA = text(
    "Công thức trên các mã số liệu, ví dụ ho_co_mang / tong_so_ho (Enter: chỉ công bố kết quả):",
    "Formula over ids of variables, such as ho_co_mang / tong_so_ho (Enter: only results are published):",
)
_OP = text("Dấu so sánh của mục tiêu: >=, >, <=, < [>=]:", "Comparator of the target: >=, >, <=, < [>=]:")
_VALUE = text("Mục tiêu là bao nhiêu:", "What the target is:")
_AT = text(
    "In ở đâu trong văn bản, ví dụ II.1 (Enter: chưa rõ):", "Where it is printed, such as II.1 (Enter: not known):"
)
_PARTY = text("Giao cho đơn vị nào (Enter: mục tiêu chung):", "Whom it is given to (Enter: nobody in particular):")


def _variable(name: str) -> Text:
    return text(
        "Số liệu mới «{name}»: tên (đơn vị), ví dụ Tổng số hộ (hộ):",
        "New count `{name}`: name (unit), such as Households (household):",
        name=name,
    )


def _needed(said: str) -> str:
    if not said:
        raise CannotRunError(text("chỗ này không để trống được", "this cannot be left out"))
    return said


def _measure(said: str) -> str:
    known = get_args(Measure)
    if said.lower() not in {"", *known}:
        raise CannotRunError(text("trả lời một trong: {known}", "answer one of {known}", known=list(known)))
    return said.lower() or cast("str", known[0])


def _formula(said: str) -> str | None:
    try:
        return str(formula.parse(said)) if said else None
    except FormulaError as error:
        raise CannotRunError(error.message) from error


def _comparator(said: str) -> str:
    if said not in {"", *COMPARATORS}:
        raise CannotRunError(text("trả lời một trong: {known}", "answer one of {known}", known=list(COMPARATORS)))
    return said or ">="


def _value(said: str, measure: Measure) -> str:
    target_value.read(said, measure)
    return said
