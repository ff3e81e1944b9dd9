"""What is asked on a terminal, and what the answers mean."""

import sys
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.error import UserError
from cdsplan.evaluation.slots import Slot
from cdsplan.language import Text, text
from cdsplan.model.fields import State
from cdsplan.recording import written_value
from cdsplan.recording.written_value import DoubtfulValue, UnreadValue, WrittenValue
from cdsplan.render import recording
from cdsplan.yaml.edit import Field

_A = TypeVar("_A")
SKIPPED = ""
_YES = {"c", "có", "co", "y", "yes"}
_NO = {"k", "không", "khong", "n", "no", ""}


def are_possible() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def value(slot: Slot, question: str) -> Field:
    """What is typed for a figure, asked again until it can be read; nothing skips it."""
    while True:
        written = _line(question)
        if not written:
            return SKIPPED
        try:
            return settled(written_value.read(slot, written))
        except CannotRunError as error:
            console.tell(f"  {console.line(error.message)}\n")


def settled(read: WrittenValue) -> Field:
    """The one value that is meant; CannotRunError where there is none."""
    if isinstance(read, UnreadValue):
        raise CannotRunError(read.message)
    return _chosen(read) if isinstance(read, DoubtfulValue) else read


def _chosen(doubtful: DoubtfulValue) -> Field:
    """Which of the numbers that it may be is meant; another that is typed instead is the answer."""
    for number in doubtful.number.numbers:
        answer = _agreed(doubtful, number)
        if answer is True:
            return number
        if answer is not False:
            return answer
    raise CannotRunError(
        text(
            "{name}: hãy ghi lại. {ways}",
            "{name}: type it again. {ways}",
            name=recording.title(doubtful.slot, current()),
            ways=doubtful.number.ways,
        )
    )


def _agreed(doubtful: DoubtfulValue, number: Decimal) -> Field:
    """Yes or no; or what is typed instead, once it can be read."""
    while True:
        answer = _line(console.line(_is_it(doubtful, number)))
        if answer.casefold() in _YES | _NO:
            return answer.casefold() in _YES
        read = written_value.read(doubtful.slot, answer)
        if not isinstance(read, UnreadValue):
            return settled(read)
        console.tell(f"  {console.line(read.message)}\n")


def _is_it(doubtful: DoubtfulValue, number: Decimal) -> Text:
    return text(
        "  {name}: «{written}» là {one}? [c/k, hoặc gõ lại số] ",
        "  {name}: is `{written}` {one}? [y/n, or type the number] ",
        name=recording.title(doubtful.slot, current()),
        written=doubtful.written,
        one=str(number),
    )


def may_be_removed(slot: Slot, stands: Decimal | State | None) -> bool:
    """Whether null may take the place of what the report says."""
    if stands is None or not are_possible():
        return True
    question = text(
        "  {name}: bỏ {before} đang có trong báo cáo và ghi là đã yêu cầu nhưng chưa có? [c/k] ",
        "  {name}: remove {before} from the report and mark it as not available? [y/n] ",
        name=recording.title(slot, current()),
        before=recording.measured(slot, stands, current()),
    )
    return _line(console.line(question)).casefold() in _YES


def answer(question: Text, read: Callable[[str], _A]) -> _A:
    """What is answered, as `read` takes it; asked again while that raises a UserError."""
    while True:
        try:
            return read(_line(f"{console.line(question)} "))
        except UserError as error:
            console.tell(f"  {console.line(error.message)}\n")


def reason() -> str | None:
    """Why there is no figure; None where nobody says."""
    return _line(console.line(text("  Vì sao chưa có? ", "  Why is there none? "))) or None


def _line(question: str) -> str:
    """What is typed; the end of the input is the end of the command."""
    console.tell(question)
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return unicodedata.normalize("NFC", answer).strip()
