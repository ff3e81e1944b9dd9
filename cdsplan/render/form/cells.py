"""The form as rows of words and figures, the same in Excel and in CSV; always in Vietnamese, as its readers are."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.language import Language, day
from cdsplan.model import period_words
from cdsplan.model.fields import State
from cdsplan.recording.form import (
    COLUMNS,
    COMMUNE,
    ENTERED,
    FORM,
    INDICATOR,
    LAST,
    LEAD_OFFICE,
    NAME,
    NEW,
    PERIOD,
    PRESET,
    REPORTED,
    SIGNERS,
    SOURCE,
    UNTIL,
    VERSION,
    Form,
    FormLine,
    LastFigure,
    Part,
    Purpose,
)
from cdsplan.recording.form_narrative import KIND
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.roman import roman
from cdsplan.render.target_words import target_words

Content: TypeAlias = str | Decimal | date | None

TITLE = "BIỂU MẪU THU THẬP SỐ LIỆU"
_HOW = (
    "Chỉ điền bốn cột Số mới, Nguồn, Ghi chú, Loại số; ô để trống thì số đã có giữ nguyên. "
    "Số đếm gõ liền, không có dấu chấm: 18025; số thập phân: 34,5. "
    "Đã yêu cầu nhưng chưa có số: chọn «chưa có» ở cột Loại số và ghi lý do ở cột Ghi chú. "
    "Số liệu tính đến ngày khác thì sửa ngày ở trên."
)
_NARRATIVE_TOO = " Khó khăn, nguyên nhân, nhiệm vụ, kiến nghị: ghi ở trang tính «{sheet}»."
# Where the right half of the heading stands: its day is in the column of the cells to fill.
_ASIDE, _DAY, _KNOWN = (COLUMNS.index(name) for name in (LAST, NEW, SOURCE))
_PARTS: dict[Part, str] = {
    "values": "Số liệu thành phần",
    "published": "Kết quả đã công bố (tỷ lệ, chỉ số không có số lượng)",
    "milestones": "Tình trạng thực hiện",
}


class Row(NamedTuple):
    """A row below the header: of a figure, or the heading of a part of them."""

    line: FormLine | None
    cells: list[Content]


def heading(form: Form, *, has_narrative: bool = False) -> list[list[Content]]:
    """What stands above the header: whose figures, of which period and up to which day, and how to fill it in."""
    known = f"{REPORTED}: {day(form.reported, Language.VI)}" if form.reported else f"{PRESET}: {_day(form)}"
    how = _HOW + (_NARRATIVE_TOO.format(sheet=KIND.name) if has_narrative else "")
    rows: list[list[Content]] = [
        _apart(TITLE, {_ASIDE: f"{FORM}: {VERSION}"}),
        _apart(unit_of(form), {_ASIDE: f"{COMMUNE}: {form.code}"}),
        _apart(period_of(form), {_ASIDE: UNTIL, _DAY: form.as_of, _KNOWN: known}),
        [how],
    ]
    banner = "(*) Số gần nhất là số liệu giả định, chỉ dùng để minh họa."
    office: list[list[Content]] = [[f"{LEAD_OFFICE}: {one_line(form.lead)}"]] if form.lead else []
    marked: list[list[Content]] = [[banner]] if form.illustrative else []
    return [*rows, *office, *marked]


def unit_of(form: Form) -> str:
    """Whose form it is."""
    return one_line(", ".join(dict.fromkeys([form.unit.name, form.unit.province])))


def period_of(form: Form) -> str:
    """`Kỳ báo cáo: 2026-06 (Tháng 6 năm 2026)`."""
    in_words = period_words.vietnamese(form.period)
    return f"{PERIOD}: {form.period} ({in_words[:1].upper()}{in_words[1:]})"


def _day(form: Form) -> str:
    return day(form.as_of, Language.VI)


def _apart(left: str, right: dict[int, Content]) -> list[Content]:
    others: list[Content] = [right.get(column) for column in range(1, max(right) + 1)]
    return [left, *others]


def body(form: Form) -> Iterator[Row]:
    """Part by part, one row a line; the cells to fill are empty."""
    for number, (part, lines) in enumerate(form.parts.items(), start=1):
        if form.parts.keys() != {"values"}:
            yield Row(None, [f"{roman(number)}. {_PARTS[part]}"])
        yield from _rows(lines)


def _rows(lines: Sequence[FormLine]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        name, unit = one_line(line.slot.name), one_line(line.slot.unit or _NO_UNIT[line.kind])
        yield Row(line, [Decimal(number), line.slot.id, name, unit, *_last(line), *_EMPTY, *_purposes(line)])


def _purposes(line: FormLine) -> tuple[Content, Content, Content]:
    """The indicators that need the figure, their targets in the same order, and who leads."""
    named = {one_line(one.indicator.name): _target(one) for one in line.purposes}
    leads = dict.fromkeys(one_line(lead) for one in line.purposes for lead in one.indicator.in_plan.lead)
    return "; ".join(named) or None, "; ".join(named.values()) or None, "; ".join(leads) or None


def _target(purpose: Purpose) -> str:
    if purpose.target is None:
        return words.EMPTY
    return one_line(target_words(purpose.target, purpose.indicator).within(Language.VI))


def signers() -> list[list[Content]]:
    """Who signs on paper, with room above their names."""
    titles, how = dict(zip(_SIGNED, SIGNERS, strict=True)), dict.fromkeys(_SIGNED, "(Ký, ghi rõ họ tên)")
    said: list[list[Content]] = [[row.get(name) for name in COLUMNS] for row in (titles, how)]
    return [[], *said, [], [], []]


# Neither is a column that somebody fills in.
_SIGNED = (NAME, INDICATOR)


# The cells that somebody fills in.
_EMPTY = (None,) * len(ENTERED)
_NO_UNIT = {"milestone": "tình trạng", "count": "", "quantity": "", "percent": "%"}


def _last(line: FormLine) -> tuple[Content, Content]:
    return (shown(line.last), line.last.as_of) if line.last else (None, None)


def shown(known: LastFigure) -> str | Decimal:
    return words.STATE[known.value].vi if isinstance(known.value, State) else known.value
