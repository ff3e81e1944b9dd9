"""What Excel lets somebody type into the cells of a form, and what it says where it does not; always in Vietnamese."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cdsplan.language import Language, day
from cdsplan.recording.form import COLUMNS, NEW, QUALITY, UNTIL, Form, FormLine
from cdsplan.recording.form_cell import QUALITIES
from cdsplan.render import words
from cdsplan.render.escape import cut

# Excel refuses a file in which these are longer.
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 225
_LONGEST_NAME = 60

_Kind: TypeAlias = Literal["whole", "decimal"]


def validate(sheet: Worksheet, form: Form, rows: Mapping[str, int], day: str) -> None:
    """Each cell to fill, by the row of its figure, and that of the day."""
    names = {line.slot.id: line.slot.name for line in form.lines}
    for line in form.lines:
        whole = _cell(rows[line.whole]) if line.whole and line.whole in rows else None
        rule = _states() if line.kind == "milestone" else _number(line, whole, names.get(line.whole or "", ""))
        rule.promptTitle = cut(line.slot.name, _LONGEST_TITLE)
        rule.errorTitle = "Số mới chưa đúng"
        rule.prompt = rule.error
        rule.allow_blank = rule.showErrorMessage = rule.showInputMessage = True
        rule.add(_cell(rows[line.slot.id]))
        sheet.add_data_validation(rule)
    if rows:
        _validate_qualities(sheet, rows.values())
    _validate_day(sheet, form, day)


def _validate_qualities(sheet: Worksheet, rows: Collection[int]) -> None:
    rule = DataValidation(
        "list", f'"{",".join(QUALITIES)}"', error=f"Chọn một trong: {', '.join(QUALITIES)}.", allow_blank=True
    )
    rule.errorTitle, rule.showErrorMessage = "Loại số chưa đúng", True
    column = _letter(QUALITY)
    rule.add(f"{column}{min(rows)}:{column}{max(rows)}")
    sheet.add_data_validation(rule)


def _validate_day(sheet: Worksheet, form: Form, cell: str) -> None:
    """A day of the period, give or take a month as the rules have it, and none that is still to come."""
    known = [one for one in (form.as_of, form.reported) if one]
    first, last = min(*form.days, *known), max(*form.days, *known)
    bounds = f"từ {day(first, Language.VI)} đến {day(last, Language.VI)}, không sau hôm nay"
    said = f"Gõ ngày chốt số liệu, {bounds}. Ví dụ: {day(form.as_of, Language.VI)}."
    rule = DataValidation(
        "date", _serial(first), f"MIN({_serial(last)},TODAY())", operator="between", prompt=said, error=said
    )
    rule.promptTitle, rule.errorTitle = UNTIL, "Ngày chưa đúng"
    rule.allow_blank = rule.showErrorMessage = rule.showInputMessage = True
    rule.add(cell)
    sheet.add_data_validation(rule)


def _serial(day: date) -> str:
    """A day as Excel counts it."""
    return str((day - _FIRST_DAY).days)


_FIRST_DAY = date(1899, 12, 30)


def _cell(row: int) -> str:
    return f"{_letter(NEW)}{row}"


def _letter(column: str) -> str:
    return get_column_letter(COLUMNS.index(column) + 1)


def _states() -> DataValidation:
    states = [state.vi for state in words.STATE.values()]
    return DataValidation("list", f'"{",".join(states)}"', error=f"Chọn một trong: {', '.join(states)}.")


def _number(line: FormLine, whole: str | None, name: str) -> DataValidation:
    """Only the figures that the line takes; Excel's own kinds, so that it refuses text and fractions by itself."""
    kind, least, said = _PERCENT if line.bounded else _TAKES[line.kind]
    most = "100" if line.bounded else _LARGEST
    if whole:
        most = _above(whole, line.most)
        said += f" Không lớn hơn {cut(name, _LONGEST_NAME)} (ô {whole})."
    said = cut(said, _LONGEST_MESSAGE)
    return DataValidation(kind, least, most, operator="between", error=said)


_LARGEST = "999999999999999"  # Excel keeps no more digits
_WHOLE_NUMBER = "Chỉ gõ số nguyên, không âm, viết liền, không có dấu chấm hay dấu phẩy. Ví dụ: 18025."
_PERCENT: tuple[_Kind, str, str] = ("decimal", "0", "Chỉ gõ một con số từ 0 đến 100, không gõ dấu %. Ví dụ: 34,5.")
_ANY: tuple[_Kind, str, str] = ("decimal", f"-{_LARGEST}", "Chỉ gõ một con số, không gõ đơn vị hay dấu %. Ví dụ: 34,5.")
_TAKES: dict[str, tuple[_Kind, str, str]] = {
    "count": ("whole", "0", _WHOLE_NUMBER),
    "quantity": _ANY,
    "percent": _ANY,
}


def _above(whole: str, most: Decimal | None) -> str:
    """The whole as it is filled in; else as it is known."""
    absolute = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", whole)
    return f"IF(ISNUMBER({absolute}),{absolute},{_LARGEST if most is None else format(most, 'f')})"
