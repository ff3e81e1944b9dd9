"""The form as rows of words and figures, the same in Excel and in CSV; always in Vietnamese, as its readers are."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from cdsplan.language import Language, day
from cdsplan.model.fields import State
from cdsplan.recording.form import (
    COLUMNS,
    COMMUNE,
    ENTERED,
    FORM,
    INDICATOR,
    LEAD_OFFICE,
    NAME,
    PERIOD,
    SIGNERS,
    UNTIL,
    VERSION,
    Form,
    FormLine,
    LastFigure,
    Purpose,
)
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.official_report.letter import period_words
from cdsplan.render.target_words import target_words

Content: TypeAlias = str | Decimal | date | None

TITLE = "BIỂU MẪU THU THẬP SỐ LIỆU"
HOW = (
    "Chỉ điền bốn cột Số mới, Nguồn, Ghi chú, Loại số; ô để trống thì số đã có giữ nguyên. "
    "Số đếm gõ liền, không có dấu chấm: 18025; số thập phân: 34,5. "
    "Đã hỏi mà chưa có số: chọn «chưa có» ở cột Loại số và ghi lý do."
)
# The second column of the heading stands where the cells to fill begin.
_ASIDE = COLUMNS.index("Số mới")


def heading(form: Form) -> list[list[Content]]:
    """What stands above the header: whose figures, of which period, and how to fill it in."""
    in_words = period_words(form.period)
    until = f"{UNTIL} {day(form.as_of, Language.VI)}"
    rows = [
        _apart(TITLE, f"{FORM}: {VERSION}"),
        _apart(one_line(", ".join(dict.fromkeys([form.unit.name, form.unit.province]))), f"{COMMUNE}: {form.code}"),
        _apart(f"{PERIOD}: {form.period} ({in_words[:1].upper()}{in_words[1:]})", until),
        _apart(HOW),
    ]
    banner = "(*) Số gần nhất là SỐ LIỆU MINH HỌA, đặt ra để trình bày, không phải số liệu thật."
    office = [_apart(f"{LEAD_OFFICE}: {one_line(form.lead)}")] if form.lead else []
    return [*rows, *office, *([_apart(banner)] if form.illustrative else [])]


def _apart(left: str, right: str | None = None) -> list[Content]:
    return [left, *[None] * (_ASIDE - 1), right]


def body(form: Form) -> Iterator[list[Content]]:
    """One row a line; the cells to fill are empty."""
    for number, line in enumerate(form.lines, start=1):
        name, unit = one_line(line.slot.name), one_line(line.slot.unit or _NO_UNIT[line.kind])
        yield [Decimal(number), line.slot.id, name, unit, *_last(line), *_EMPTY, *_purposes(line)]


def _purposes(line: FormLine) -> tuple[Content, Content, Content]:
    """The indicators that need the figure, their targets in the same order, and who leads."""
    named = {one_line(one.indicator.name): _target(one) for one in line.purposes}
    leads = dict.fromkeys(one_line(lead) for one in line.purposes for lead in one.indicator.in_plan.lead)
    return "; ".join(named) or None, "; ".join(named.values()) or None, "; ".join(leads) or None


def _target(purpose: Purpose) -> str:
    if purpose.target is None:
        return words.EMPTY
    return one_line(target_words(purpose.target, purpose.indicator.measure).within(Language.VI))


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
