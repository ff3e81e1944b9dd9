"""Tables that are too long for an upright page: each goes to a Phụ lục, and a sentence stands in its place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.render.official_report.blocks import Annex, Block, Grid, Words
from cdsplan.render.official_report.table import LONGEST
from cdsplan.render.roman import roman


class Titled(NamedTuple):
    """A table with the sentence that leads to it, and the name that it bears in a Phụ lục."""

    lead: str
    title: str
    grid: Grid
    more: str = ""  # what is said behind that sentence

    @property
    def is_long(self) -> bool:
        """Whether it goes to a Phụ lục."""
        return sum(len(lines) for _, lines in self.grid.groups) > LONGEST


def place(body: Iterable[Block | Titled], reference: str) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """The report's body, and its Phụ lục in the order of the text; one alone has no number."""
    written = tuple(body)
    long = [one for one in written if isinstance(one, Titled) and one.is_long]
    numbers = [f"Phụ lục {roman(at)}" for at in range(1, len(long) + 1)] if len(long) > 1 else ["Phụ lục"]
    annexes = tuple(
        Annex(number, one.title.upper(), reference, (one.grid,)) for number, one in zip(numbers, long, strict=False)
    )
    waiting = iter(annexes)
    return tuple(block for one in written for block in _blocks(one, waiting)), annexes


def _blocks(one: Block | Titled, waiting: Iterator[Annex]) -> tuple[Block, ...]:
    if not isinstance(one, Titled):
        return (one,)
    if one.is_long:
        return (Words(f"{one.lead} (chi tiết tại {next(waiting).number} kèm theo). {one.more}".rstrip()),)
    return (Words(f"{one.lead}. {one.more}" if one.more else f"{one.lead}:"), one.grid)
