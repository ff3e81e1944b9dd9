"""The numbered sections of an official report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.render.official_report.blocks import Block, Heading

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Section(NamedTuple):
    """A heading with what stands below it."""

    title: str
    body: tuple[Block, ...]


def numbered(sections: Iterable[Section], level: int = 1) -> Iterator[Block]:
    """`I. …`, `II. …`; below the letters of several plans on level 2."""
    for number, section in enumerate(sections, 1):
        yield Heading(level, f"{roman(number)}. {section.title}")
        yield from section.body


def roman(number: int) -> str:
    """I, II, III, … of a section or a Phụ lục."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def letter(index: int) -> str:
    """A, B, … Z, AA, from 0: a commune may have any number of plans."""
    first, last = divmod(index, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
