"""What an officer wrote in a report, under its four headings; dotted lines where nothing is written."""

from collections.abc import Iterator
from itertools import groupby

from cdsplan.model.narrative import HEADINGS, Narrative
from cdsplan.render.escape import one_line
from cdsplan.render.official_report.blocks import Blank, Block, Items, Words
from cdsplan.render.official_report.sections import Section

_LINES = 3
_BULLET = ("- ", "– ", "+ ", "• ")


def narrative(said: Narrative | None) -> list[Section]:
    """The four sections, whatever was written."""
    written = (said or Narrative()).model_dump()
    return [Section(heading.vi, _body(written[name])) for name, heading in HEADINGS.items()]


def _body(words: str | None) -> tuple[Block, ...]:
    return tuple(_paragraphs(words)) if words else (Blank(_LINES),)


def _paragraphs(words: str) -> Iterator[Block]:
    """A line is a paragraph, and lines that begin with a dash are a list."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for listed, together in groupby(lines, key=lambda line: line.startswith(_BULLET)):
        if listed:
            yield Items(tuple(one_line(line[2:]) for line in together))
        else:
            yield from (Words(one_line(line)) for line in together)
