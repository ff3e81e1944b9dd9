"""The numbered sections of an official report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.render.official_report.blocks import Block, Heading

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Section(NamedTuple):
    """A heading with what stands below it."""

    title: str
    body: tuple[Block, ...]


def numbered(sections: Iterable[Section]) -> Iterator[Block]:
    """`I. …`, `II. …`"""
    for number, section in enumerate(sections, 1):
        yield Heading(1, f"{roman(number)}. {section.title}")
        yield from section.body


def within(sections: Iterable[Section]) -> Iterator[Block]:
    """`1. …`, `2. …` of one of them."""
    for number, section in enumerate(sections, 1):
        yield Heading(2, f"{number}. {section.title}")
        yield from section.body


def roman(number: int) -> str:
    """I, II, III, … of a section or a Phụ lục."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
