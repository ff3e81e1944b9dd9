"""A page as GitHub's Markdown, in which what the files say is kept from being read as such."""

from collections.abc import Iterable, Iterator, Sequence

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import literal
from cdsplan.render.table.sheet import ITEM, Column, Group, Page


def draw(page: Page, canvas: Canvas) -> str:
    """Every column that says anything: a page of Markdown has no width."""
    parts = _headed("##", page.heading)
    for sheet in page.sheets:
        parts += _headed("###", sheet.above)
        columns = sheet.saying()
        for group in sheet.groups:
            parts += [f"**{literal(group.title)}**"] if group.title else []
            parts.append(_table(group, columns, canvas.language))
        parts.append(_notes([*sheet.notes(columns, canvas.language), *sheet.commands]))
    parts += map(literal, page.closing)
    return "\n\n".join(part for part in parts if part) + "\n"


def _headed(sign: str, said: Sequence[str]) -> list[str]:
    return [f"{sign} {literal(line)}" if at == 0 else literal(line) for at, line in enumerate(said)]


def _table(group: Group, columns: Sequence[Column], language: Language) -> str:
    from tabulate import tabulate  # noqa: PLC0415  who writes only lines does without

    return tabulate(
        [[literal(row.cells[column.key]) for column in columns] for row in group.rows],
        headers=[column.heading.within(language) for column in columns],
        tablefmt="pipe",
        disable_numparse=True,
    )


def _notes(said: Iterable[str]) -> str:
    """Items stay items; every other line is a paragraph of its own."""
    return "".join(_spaced(said)).strip()


def _spaced(said: Iterable[str]) -> Iterator[str]:
    after_item = False
    for line in said:
        is_item = line.startswith(ITEM)
        yield "\n" if is_item and after_item else "\n\n"
        yield ITEM + literal(line.removeprefix(ITEM)) if is_item else literal(line)
        after_item = is_item


def table_head(headings: Sequence[str]) -> str:
    """The first two lines of a table that is written line by line."""
    return f"{table_line(headings)}\n{table_line(['---'] * len(headings))}"


def table_line(cells: Iterable[str]) -> str:
    """Another line of it; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"
