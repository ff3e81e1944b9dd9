"""The numbered sections of an official report."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import Block, Heading
from cdsplan.render.roman import roman


class Section(NamedTuple):
    """A heading with what stands below it."""

    title: str
    body: tuple[Block | Titled, ...]


def numbered(sections: Iterable[Section]) -> Iterator[Block | Titled]:
    """`I. …`, `II. …`"""
    for number, section in enumerate(sections, 1):
        yield Heading(1, f"{roman(number)}. {section.title}")
        yield from section.body


def within(sections: Iterable[Section]) -> Iterator[Block | Titled]:
    """`1. …`, `2. …` of one of them."""
    for number, section in enumerate(sections, 1):
        yield Heading(2, f"{number}. {section.title}")
        yield from section.body
