"""Observations for people: the words of this program's readers in the place of its codes, figures and days as such."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import cast

from cdsplan.dataset.flat import FLAT
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.tidy_data import Row
from cdsplan.language import Language, Text, text
from cdsplan.model import period
from cdsplan.model.fields import State
from cdsplan.model.period_words import headed
from cdsplan.render import words
from cdsplan.render.escape import one_line
from cdsplan.render.table.value import Figure, Value

COLUMNS = FLAT.columns

_YES, _NO = text("có", "yes"), text("không", "no")
_MEASURE = {
    "percent": text("tỷ lệ phần trăm", "percentage"),
    "number": text("số có đơn vị tính", "number"),
    "milestone": text("việc phải hoàn thành", "milestone"),
}
_ORIGIN = {"computed": text("tính từ số lượng", "computed"), "published": text("đã công bố", "published")}
_QUALITY = {
    "final": text("chính thức", "final"),
    "provisional": text("sơ bộ", "provisional"),
    "estimated": text("ước tính", "estimated"),
}
_BASE = {"last-year": text("năm trước", "last year"), "baseline": text("hiện trạng đầu kỳ", "baseline")}


def in_words(row: Row, language: Language) -> tuple[Value, ...]:
    """The cells of a row, in the order of the columns."""
    return tuple(_value(name, cell, language) for name, cell in zip(FLAT.names, row, strict=True))


def _value(name: str, cell: object, language: Language) -> Value:
    if cell is None:
        return None
    if name in _IN_WORDS:
        return _IN_WORDS[name](str(cell)).within(language)
    if isinstance(cell, bool):
        return (_YES if cell else _NO).within(language)
    if isinstance(cell, Decimal):
        return Figure(cell)
    return one_line(cell) if isinstance(cell, str) else cast("Value", cell)


def _known(said: Mapping[str, Text]) -> Callable[[str], Text]:
    return said.__getitem__


_IN_WORDS: Mapping[str, Callable[[str], Text]] = {
    "measure": _known(_MEASURE),
    "state": lambda state: words.STATE[State(state)],
    "op": lambda op: text(words.COMPARATOR[op].strip(), words.COMPARATOR[op].strip()),
    "growth_from": _known(_BASE),
    "status": lambda status: words.STATUS[cast("Status", status)],
    "origin": _known(_ORIGIN),
    "quality": _known(_QUALITY),
    # As a code Excel would make a day of it.
    "period": lambda code: headed(period.parse(code)),
    # Its variables are named where their figures stand.
    "carried": lambda _ids: _YES,
}
