"""How deep each heading of an official report lies, whatever it calls itself: no level is left out on the way down."""

from collections.abc import Iterable, Iterator

from cdsplan.render.official_report.blocks import Block, Heading


def outlined(body: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with the depth of the heading that it is or stands under, from 1; 0 before the first."""
    above: list[int] = []
    for block in body:
        if isinstance(block, Heading):
            above = [level for level in above if level < block.level] + [block.level]
        yield block, len(above)
