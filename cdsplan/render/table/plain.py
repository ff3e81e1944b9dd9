"""A page for a pipe, its tables drawn by tabulate."""

from collections.abc import Sequence

from tabulate import MIN_PADDING, tabulate

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.table.fitting import Fitted, fit
from cdsplan.render.table.sheet import Group, Page
from cdsplan.render.table.wrapping import broken, paragraph


def draw(page: Page, canvas: Canvas) -> str:
    """Text of at most the canvas' width, where the words allow it."""
    width = canvas.width if page.prose else None
    parts = [paragraph(page.heading, width)]
    for sheet in page.sheets:
        columns = fit(sheet, canvas.language, canvas.width, room=MIN_PADDING)
        parts.append(paragraph(sheet.above, width))
        parts += [_group(group, columns, canvas.language) for group in sheet.groups]
        notes = paragraph(sheet.notes([one.column for one in columns], canvas.language), width)
        parts.append("\n".join([notes, *sheet.commands]))
    parts.append(paragraph(page.closing, width))
    return "\n\n".join(part for part in parts if part) + "\n"


def _group(group: Group, columns: Sequence[Fitted], language: Language) -> str:
    drawn = tabulate(
        [[one.cell(row) for one in columns] for row in group.rows],
        headers=[broken(one.column.heading.within(language), one.width - MIN_PADDING) for one in columns],
        tablefmt="simple",
        colalign=["right" if one.column.right else "left" for one in columns] if group.rows else None,
        disable_numparse=True,
    )
    trimmed = "\n".join(line.rstrip() for line in drawn.splitlines())
    return f"{group.title}\n{trimmed}" if group.title else trimmed
