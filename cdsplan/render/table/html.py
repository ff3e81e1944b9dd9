"""A page as tables and paragraphs to put into a page of HTML."""

from collections.abc import Sequence
from html import escape

from tabulate import tabulate

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table.sheet import Column, Group, Page


def draw(page: Page, canvas: Canvas) -> str:
    """Every column that says anything; everything from the files is escaped."""
    parts = _headed("h2", page.heading)
    for sheet in page.sheets:
        parts += _headed("h3", sheet.above)
        columns = sheet.saying()
        for group in sheet.groups:
            parts += [_element("h4", group.title)] if group.title else []
            parts.append(_table(group, columns, canvas.language))
        parts += [_element("p", line.strip()) for line in sheet.notes(columns, canvas.language)]
    parts += [_element("p", line) for line in page.closing]
    return "\n".join(parts) + "\n"


def _headed(name: str, said: Sequence[str]) -> list[str]:
    return [_element(name if at == 0 else "p", line) for at, line in enumerate(said)]


def _element(name: str, said: str) -> str:
    return f"<{name}>{escape(said)}</{name}>"


def _table(group: Group, columns: Sequence[Column], language: Language) -> str:
    return str(
        tabulate(
            [[row.cells[column.key] for column in columns] for row in group.rows],
            headers=[column.heading.within(language) for column in columns],
            tablefmt="html",
            disable_numparse=True,
        )
    )
