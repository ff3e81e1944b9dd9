"""What somebody types for a value, to the one that is meant, or each that may be; or why it is none."""

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Text, name_of, text
from cdsplan.model import numbers
from cdsplan.model.fields import State
from cdsplan.model.numbers import WrittenNumber
from cdsplan.yaml.edit import Field

NULL = "null"


class UnreadValue(NamedTuple):
    """What is no value, and what to type."""

    message: Text


class DoubtfulValue(NamedTuple):
    """What may be one of these numbers."""

    slot: Slot
    written: str
    number: WrittenNumber

    @property
    def message(self) -> Text:
        """How to type it without a doubt."""
        several = len(self.number.numbers) > 1
        return _said(self.slot, self.written, _MAY_BE_SEVERAL if several else _HAS_MARKS, self.number.ways)


WrittenValue: TypeAlias = Field | UnreadValue | DoubtfulValue

_MAY_BE_SEVERAL = text("có thể hiểu nhiều cách", "may be read in several ways")
_HAS_MARKS = text("có dấu phân cách", "has separators")


def read(slot: Slot, written: str) -> WrittenValue:
    """The value for a variable or an indicator; `null` says that it was asked for and is not available."""
    if written == NULL:
        return None
    return _state(slot, written) if slot.measure == "milestone" else _number(slot, written)


def _state(slot: Slot, written: str) -> str | UnreadValue:
    if written in set(State):
        return written
    one_of = text("Viết một trong: {known}.", "Write one of {known}.", known=[*State])
    return _unread(slot, written, text("không phải tình trạng thực hiện", "is not a state"), one_of)


def _number(slot: Slot, written: str) -> Decimal | UnreadValue | DoubtfulValue:
    try:
        number = numbers.read(written, percent=slot.measure == "percent", count=slot.is_counted)
    except ValueError:
        example = _LIKE_3300 if slot.is_counted else _LIKE_A_DECIMAL
        return _unread(slot, written, text("không phải một con số", "is not a number"), example)
    if number.is_too_long:
        fewer = text("Kiểm tra lại con số.", "Check the number.")
        return _unread(slot, written, text("có quá 18 chữ số", "has more than 18 digits"), fewer)
    if number.sure:
        return number.numbers[0]  # what no count may be is then a finding, with its place
    if slot.is_counted and not all(map(numbers.is_count, number.numbers)):
        return _unread(
            slot, written, text("không phải số nguyên không âm", "is not a whole number of 0 or more"), _LIKE_3300
        )
    return DoubtfulValue(slot, written, number)


_LIKE_3300 = text("Viết như 3300.", "Write it like 3300.")
_LIKE_A_DECIMAL = text("Viết như 3300 hoặc 34,5.", "Write it like 3300 or 34.5.")


def _unread(slot: Slot, written: str, why: Text, way_out: Text) -> UnreadValue:
    return UnreadValue(_said(slot, written, why, way_out))


def _said(slot: Slot, written: str, why: Text, way_out: Text) -> Text:
    """`Hộ (ho): «75o» không phải một con số. Viết như 3300.`"""
    return text(
        "{name} ({id}): «{written}» {why}. {way_out}",
        "{name} ({id}): `{written}` {why}. {way_out}",
        name=name_of(slot),
        id=slot.id,
        written=written,
        why=why,
        way_out=way_out,
    )
