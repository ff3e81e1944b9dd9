"""Under which headings each part of an official report stands: no level is left out on the way down."""

from collections.abc import Iterable, Iterator

from cdsplan.render.official_report.blocks import Block, Heading


def outlined(body: Iterable[Block]) -> Iterator[tuple[Block, tuple[Heading, ...]]]:
    """Each block with the headings above it, itself among them if it is one: as many as it lies deep."""
    above: tuple[Heading, ...] = ()
    for block in body:
        if isinstance(block, Heading):
            above = (*(one for one in above if one.level < block.level), block)
        yield block, above
