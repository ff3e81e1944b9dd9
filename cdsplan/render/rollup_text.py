"""A roll-up for a pipe, for Markdown, for HTML and for a terminal."""

from html import escape
from io import StringIO

from tabulate import tabulate

from cdsplan.render.escape import literal
from cdsplan.render.rollup_cells import Column, Sheet

_GUTTER = 2
_NARROWEST = 8


def plain(sheet: Sheet, width: int) -> str:
    """Text of about this width: columns that do not fit are left out."""
    kept, widths = _fitting(sheet, width)
    drawn = tabulate(
        [[row[at] for at in kept] for row in sheet.rows],
        headers=[sheet.columns[at].heading for at in kept],
        tablefmt="simple",
        colalign=["right" if sheet.columns[at].right else "left" for at in kept] if sheet.rows else None,
        maxcolwidths=widths if sheet.rows else None,
        disable_numparse=True,
    )
    table = "\n".join(line.rstrip() for line in drawn.splitlines())
    return "\n\n".join(part for part in ("\n".join(sheet.above), table, "\n".join(sheet.below)) if part) + "\n"


def _fitting(sheet: Sheet, width: int) -> tuple[list[int], list[int]]:
    """The columns that fit, and how wide each is."""
    natural = [_natural(column, [row[at] for row in sheet.rows]) for at, column in enumerate(sheet.columns)]
    kept = list(range(len(sheet.columns)))
    for at in sorted(kept, key=lambda at: -sheet.columns[at].spare):
        if sum(natural[one] + _GUTTER for one in kept) - _GUTTER <= width or not sheet.columns[at].spare:
            break
        kept.remove(at)
    over = sum(natural[at] + _GUTTER for at in kept) - _GUTTER - width
    natural[kept[0]] = max(_NARROWEST * 2, natural[kept[0]] - max(over, 0))
    return kept, [natural[at] for at in kept]


def _natural(column: Column, cells: list[str]) -> int:
    longest = max((len(cell) for cell in cells), default=0)
    return max(_NARROWEST, len(column.heading), min(longest, column.widest or longest))


def markdown(sheet: Sheet) -> str:
    """GitHub's tables, every column; what the files say is kept from being read as Markdown."""
    first, *others = (literal(line) for line in sheet.above)
    rows = [[literal(cell) for cell in row] for row in sheet.rows]
    headings = [column.heading for column in sheet.columns]
    table = tabulate(rows, headers=headings, tablefmt="pipe", disable_numparse=True)
    return "\n\n".join([f"## {first}", *others, table, *(literal(line) for line in sheet.below)]) + "\n"


def html(sheet: Sheet) -> str:
    """A table and paragraphs to put into a page."""
    first, *others = (escape(line) for line in sheet.above)
    headings = [column.heading for column in sheet.columns]
    table = str(tabulate(sheet.rows, headers=headings, tablefmt="html", disable_numparse=True))
    paragraphs = [f"<p>{line}</p>" for line in others]
    return (
        "\n".join([f"<h2>{first}</h2>", *paragraphs, table, *(f"<p>{escape(line)}</p>" for line in sheet.below)]) + "\n"
    )


def terminal(sheet: Sheet, width: int, *, colour: bool) -> str:
    """The same columns as `plain`, drawn by rich."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  a pipe never needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    kept, widths = _fitting(sheet, width - 1)
    for at, widest in zip(kept, widths, strict=True):
        column = sheet.columns[at]
        grid.add_column(Text(column.heading), justify="right" if column.right else "left", max_width=widest)
    for row in sheet.rows:
        grid.add_row(*(Text(row[at]) for at in kept))
    console.print(
        Text("\n".join(sheet.above), style="bold" if colour else ""),
        "",
        grid,
        "",
        Text("\n".join(sheet.below)),
        sep="\n",
    )
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))
