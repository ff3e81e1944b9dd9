"""Vietnamese and English: texts that exist in both, and numbers and dates in the form of each."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from cdsplan.rounding import MOST_DIGITS, Almost


class Language(StrEnum):
    VI = "vi"
    EN = "en"


class Text(NamedTuple):
    """One message in both languages; `{name}` in either stands for `values["name"]`, put in that language's form."""

    vi: str
    en: str
    values: Mapping[str, object] = MappingProxyType({})

    def __reduce__(self) -> tuple[type["Text"], tuple[str, str, dict[str, object]]]:
        """Another process is told the values as a plain dict: a proxy, as that of none, cannot be sent to it."""
        return Text, (self.vi, self.en, dict(self.values))

    def within(self, language: Language) -> str:
        template = self.vi if language is Language.VI else self.en
        if not self.values:
            return template
        return template.format_map({name: show(value, language) for name, value in self.values.items()})


def counted(number: int, vi: str, en: str) -> Text:
    """`1 error`, `2 errors`; Vietnamese has no plural."""
    return Text(f"{{number}} {vi}", f"{{number}} {en}" if number == 1 else f"{{number}} {en}s", {"number": number})


def text(vi: str, en: str, **values: object) -> Text:
    """The message in both languages; braces are filled from `values` only where some are given."""
    return Text(vi, en, values)


def listed(every: Iterable[Text]) -> Text:
    """One after another, each whole: commas stand in them."""
    values = {f"_{at}": one for at, one in enumerate(every)}
    template = "; ".join(f"{{{name}}}" for name in values)
    return Text(template, template, values)


class Named(Protocol):
    """What has a name, and perhaps one in English too."""

    @property
    def name(self) -> str: ...

    @property
    def name_en(self) -> str | None: ...


def name_of(one: Named) -> Text:
    """Its name; in English the Vietnamese one, where there is no other."""
    return Text(one.name, one.name_en or one.name)


def show(value: object, language: Language) -> str:
    """A value as a reader of this language writes it."""
    match value:
        case Text():
            return value.within(language)
        case bool():
            return str(value).lower()
        case Decimal() | int():
            return number(value, language)
        case date():
            return day(value, language)
        case list() | tuple():
            return ", ".join(show(item, language) for item in value)
        case _:
            return str(value)


def number(value: Decimal | int, language: Language) -> str:
    """18.025 and 34,5 in Vietnamese; 18,025 and 34.5 in English; every digit kept that anybody could read."""
    if isinstance(value, Almost):
        return text("gần bằng {bound}", "almost equal to {bound}", bound=value.bound).within(language)
    exact = Decimal(value)
    if exact.adjusted() >= MOST_DIGITS:
        mantissa, power = f"{exact:.2E}".split("E+")
        return f"{number(Decimal(mantissa), language)} × 10^{power}"
    grouped = format(exact, ",f")
    if language is Language.EN:
        return grouped
    return grouped.translate(_SWAP)


_SWAP = str.maketrans(",.", ".,")


def day(value: date, language: Language) -> str:
    """30/06/2026 in Vietnamese, 2026-06-30 in English."""
    return f"{value:%d/%m}/{value.year:04}" if language is Language.VI else value.isoformat()


def composed(name: str) -> str:
    """A file's name as people type it, whatever the disk holds: macOS keeps `hạ-tầng` with its marks apart."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def fold(words: str) -> str:
    """The words in lower case and without Vietnamese marks, for looking things up: `Thành Vinh` is `thanh vinh`."""
    # đ does not decompose, so it is mapped by hand (domain.md, Text).
    plain = words.casefold().replace("đ", "d")
    bare = (letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))
    return " ".join("".join(bare).split())


def slug(name: str) -> str:
    """The lower-case ASCII folder name of a commune or province: `Xã Thành Vinh` is `xa-thanh-vinh`."""
    letters = (letter if letter.isascii() and letter.isalnum() else " " for letter in fold(name).replace("'", ""))
    return "-".join("".join(letters).split())
