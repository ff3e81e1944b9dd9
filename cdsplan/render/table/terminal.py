"""A page on a terminal, drawn by rich: colour helps, and is never the only sign."""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table.fitting import Fitted, fit, total
from cdsplan.render.table.sheet import Group, Page, Row, Sheet, Tone
from cdsplan.render.table.wrapping import broken, paragraph

_STYLE: dict[Tone | None, str] = {
    None: "",
    "good": "bold green",
    "fair": "green",
    "slow": "bold yellow",
    "open": "yellow",
    "bad": "bold red",
    "unsure": "magenta",
    "none": "dim",
}


def draw(page: Page, canvas: Canvas) -> str:
    """Text for a terminal of the canvas' width."""
    # The last column of rich's ends in a blank, too. What is wider than a terminal would be no table on it.
    whole = [sheet._replace(fitted=True) for sheet in page.sheets]
    fitted = [fit(sheet, canvas.language, canvas.width - 1, colour=canvas.colour) for sheet in whole]
    drawn = StringIO()
    console = _console(drawn, fitted, canvas)
    width = canvas.width
    _say(console, paragraph(page.heading, width), "bold" if canvas.colour else "")
    for sheet, columns in zip(page.sheets, fitted, strict=True):
        if drawn.tell():
            console.print()
        for at, line in enumerate(sheet.above):
            console.print(Text(line, style="" if at else "bold"))
        console.print(_table(sheet, columns, canvas.language))
        below = paragraph(sheet.notes([one.column for one in columns], canvas.language), width)
        if below and page.prose:
            console.print()
        _say(console, below)
        for command in sheet.commands:
            console.print(Text(command), soft_wrap=True)
    _say(console, paragraph(page.closing, width))
    return "\n".join(line.rstrip() for line in drawn.getvalue().split("\n"))


def _console(drawn: StringIO, fitted: Sequence[Sequence[Fitted]], canvas: Canvas) -> Console:
    # Rich would break numbers to keep to less than the tables take, with the blank that ends its last column.
    widest = max((total([one.width for one in columns]) + 1 for columns in fitted), default=0)
    return Console(
        file=drawn,
        width=max(canvas.width, widest),
        force_terminal=canvas.colour,
        color_system="standard" if canvas.colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _say(console: Console, said: str, style: str = "") -> None:
    if said:
        console.print(Text(said, style=style))


def _table(sheet: Sheet, columns: Sequence[Fitted], language: Language) -> Table:
    # Two blanks between columns, as they are fitted: one of padding and rich's own.
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for one in columns:
        heading, side = Text(broken(one.column.heading.within(language), one.width)), one.column.right
        table.add_column(heading, justify="right" if side else "left", min_width=one.width, max_width=one.width)
    for group in sheet.groups:
        _add(table, group, columns)
    return table


def _add(table: Table, group: Group, columns: Sequence[Fitted]) -> None:
    if group.title:
        named = next((one for one in columns if one.column.rest), columns[0])
        table.add_row(*(_title(group.title, one) if one is named else "" for one in columns))
    for row in group.rows:
        table.add_row(*(_cell(row, one) for one in columns))


def _title(title: str, named: Fitted) -> Text:
    return Text(broken(title, named.width), style="bold")


def _cell(row: Row, one: Fitted) -> Text:
    return Text(one.cell(row), style=_STYLE[row.tone] if one.column.toned else "")
