"""An official report as Markdown, for a wiki or a merge request."""

from collections.abc import Iterable, Iterator

from cdsplan.render.escape import literal
from cdsplan.render.official_report import blocks
from cdsplan.render.official_report.blocks import Annex, Blank, Block, Grid, GridLine, Heading, Items, Letter, Words
from cdsplan.render.official_report.outline import outlined
from cdsplan.render.table.markdown import table_line


def markdown(paper: Letter) -> str:
    """GitHub's Markdown; what the files say is kept from being read as such."""
    parent = [literal(paper.parent)] if paper.parent else []
    issuer = [f"**{literal(line)}**" for line in paper.issuer]
    parts = [
        *(f"> **{literal(banner)}**" for banner in paper.banners),
        _lines([f"**{blocks.NATION}**", f"**{blocks.MOTTO}**"]),
        _lines([*parent, *issuer, literal(paper.number)]),
        literal(paper.place_and_date),  # in no emphasis, which could not end in the blanks for a date
        f"# {blocks.TITLE}",
        *(f"**{literal(line)}**" for line in paper.subject),
        _lines([literal(line) for line in blocks.addressee_lines(paper.addressees)]),
        *_body(paper.body, paper),
        _lines([f"***{blocks.RECIPIENTS_LABEL}***", *(literal(line) for line in paper.recipients)]),
        _lines([*(f"**{literal(line)}**" for line in paper.signature), f"**{literal(paper.signer)}**"]),
        *(part for annex in paper.annexes for part in _annex(annex, paper)),
    ]
    return "\n\n".join(parts) + "\n"


def _lines(lines: list[str]) -> str:
    """Lines that stay apart: each but the last ends in a backslash."""
    return "\\\n".join(lines)


def _annex(annex: Annex, paper: Letter) -> Iterator[str]:
    """Behind everything else, below a line."""
    yield "---"
    yield f"## {literal(annex.number)}"
    yield f"**{literal(annex.title.upper())}**"
    yield literal(annex.reference)
    yield from _body(annex.body, paper, above=2)


def _body(body: Iterable[Block], paper: Letter, above: int = 1) -> Iterator[str]:
    for block, headings in outlined(body):
        yield _block(block, len(headings) + above, paper)


def _block(block: Block, level: int, paper: Letter) -> str:
    match block:
        case Words(text):
            return literal(text)
        case Heading(_, text):
            return f"{'#' * level} {literal(text)}"
        case Items(items):
            return "\n".join(f"- {literal(item)}" for item in items)
        case Blank(lines):
            return "\n\n".join([blocks.DOTTED] * lines)
        case _:
            banner = [f"> **{literal(' – '.join(paper.banners))}**"] if paper.banners else []
            return "\n\n".join([*banner, *_grid(block)])


def _grid(grid: Grid) -> list[str]:
    """One table a group: Markdown's have no rows across."""
    head = table_line([column.heading for column in grid.columns])
    rule = table_line([":---:" if column.centred else "---" for column in grid.columns])
    parts = []
    for group, lines in grid.groups:
        parts += [f"**{literal(group)}**"] if group else []
        parts.append("\n".join([head, rule, *map(_line, lines)]))
    return [*parts, *([literal(grid.legend)] if grid.legend else [])]


def _line(line: GridLine) -> str:
    return table_line(["<br>".join(map(literal, cell)) for cell in line.cells])
