"""The words `VAR=VALUE` of one command line: what each gives, and everything that is wrong with any of them."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cdsplan.evaluation.slots import Slot
from cdsplan.language import Text, fold, text
from cdsplan.recording import written_value
from cdsplan.recording.written_value import DoubtfulValue, UnreadValue, WrittenValue
from cdsplan.suggest import nearest
from cdsplan.yaml.edit import Field


class Assignment(NamedTuple):
    """What a word gives, or why it gives nothing."""

    slot: Slot | None  # None where it names none, or one that another word has named
    value: WrittenValue

    @property
    def problem(self) -> Text | None:
        """What is wrong with it where nobody can be asked which number is meant."""
        return self.value.message if isinstance(self.value, UnreadValue | DoubtfulValue) else None

    @property
    def is_unread(self) -> bool:
        """Whether there is nothing to ask about either."""
        return isinstance(self.value, UnreadValue)

    @property
    def known(self) -> Field:
        """The value; null where that is not known."""
        return None if isinstance(self.value, UnreadValue | DoubtfulValue) else self.value


def read(words: Iterable[str], known: Mapping[str, Slot]) -> list[Assignment]:
    """Each of the words, in their order."""
    assignments: list[Assignment] = []
    for word in words:
        name, equals, written = (part.strip() for part in unicodedata.normalize("NFC", word).partition("="))
        slot = known.get(name) or _named(name, known)
        if slot is None:
            assignments.append(Assignment(None, UnreadValue(_no_such(name, known))))
        elif not equals:
            without = text("«{word}»: viết {id}=SỐ", "`{word}`: write {id}=VALUE", word=word, id=slot.id)
            assignments.append(Assignment(None, UnreadValue(without)))
        elif any(one.slot == slot for one in assignments):
            twice = text("«{name}» ghi hai lần", "`{name}` is given twice", name=slot.id)
            assignments.append(Assignment(None, UnreadValue(twice)))
        else:
            assignments.append(Assignment(slot, written_value.read(slot, written)))
    return assignments


def _named(name: str, known: Mapping[str, Slot]) -> Slot | None:
    """The one that somebody has written by its name, as tables and forms show it, accents or not."""
    folded = fold(name)
    found = [slot for slot in known.values() if folded in {fold(slot.name), fold(slot.name_en or slot.name)}]
    return found[0] if len(found) == 1 else None


def _no_such(name: str, known: Mapping[str, Slot]) -> Text:
    return text(
        "không có số liệu hay chỉ tiêu «{name}». {hint}",
        "there is no variable or indicator `{name}`. {hint}",
        name=name,
        hint=nearest(fold(name).replace(" ", "_"), list(known)) or text("Viết MÃ=SỐ.", "Write VAR=VALUE."),
    )
