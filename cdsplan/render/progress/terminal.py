"""A gap table on a terminal, drawn by rich: colour helps, and is never the only sign."""

from collections.abc import Mapping
from decimal import Decimal
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text as Styled

from cdsplan.evaluation.gap_table import Progress, Row, Table
from cdsplan.evaluation.standing import Status
from cdsplan.language import Language
from cdsplan.render.progress import captions, cells

_STYLE: dict[Status, str] = {
    "met": "bold green",
    "on-track": "green",
    "behind": "bold yellow",
    "open": "yellow",
    "missed": "bold red",
    "stale": "magenta",
    "undefined": "magenta",
    "no-data": "dim",
    "not-applicable": "dim",
}
_UNDECIDED = "magenta"
_BAR = 10
_EIGHTHS = " ▏▎▍▌▋▊▉"


def terminal(progress: Progress, language: Language, width: int, *, colour: bool) -> str:
    """The tables as text for a terminal of this width."""
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
    for line in captions.heading(progress, language):
        console.print(Styled(line, style="bold" if colour else ""))
    for table in progress.tables:
        title, whose = captions.above(table, progress.party, language)
        console.print()
        console.print(Styled(title, style="bold"))
        console.print(Styled(whose))
        console.print(_grid(table, language, width, colour=colour))
        for line in captions.below(table, progress.path, language):
            console.print(Styled(line))
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n"))


def _grid(table: Table, language: Language, width: int, *, colour: bool) -> Grid:
    # Two blanks between columns, as cells.grid reckons: one of padding and rich's own.
    drawn = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    columns, groups = cells.grid(table, language, width - 1, bar=colour)
    for column in columns:
        drawn.add_column(
            column.heading, justify="right" if column.right else "left", min_width=column.width, max_width=column.width
        )
    for group, rows in groups:
        if group:
            drawn.add_row(*(Styled(group, style="bold") if column.key == "name" else "" for column in columns))
        for row, cell in rows:
            drawn.add_row(*(_cell(row, cell, column.key) for column in columns))
    return drawn


def _cell(row: Row, cell: Mapping[str, str], key: str) -> Styled:
    if key == "bar":
        return _bar(row)
    return Styled(cell[key], style=_style(row) if key == "status" else "")


def _style(row: Row) -> str:
    return _STYLE[row.status] if row.status else _UNDECIDED


def _bar(row: Row) -> Styled:
    """How far the actual is of the target, as a bar of ten cells."""
    if row.achievement is None:
        return Styled("")
    eighths = int(min(max(row.achievement, Decimal(0)), Decimal(100)) * _BAR * 8 / 100)
    full, part = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[part] if part else "")
    return Styled(drawn.ljust(_BAR, "·"), style=_style(row))
