"""A gap table for a pipe, for Markdown and for HTML, drawn by tabulate."""

from collections.abc import Mapping, Sequence
from html import escape

from tabulate import MIN_PADDING, tabulate

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language
from cdsplan.render.escape import literal, one_line
from cdsplan.render.lines import broken
from cdsplan.render.progress import captions, cells
from cdsplan.render.progress.cells import Column

PLAIN_FORM = "simple"


def plain(progress: Progress, language: Language, width: int) -> str:
    """Text of at most this width, where the words allow it."""
    parts = ["\n".join(captions.heading(progress, language))]
    for table in progress.tables:
        parts.append("\n".join(captions.above(table, progress.party, language)))
        grid = cells.grid(table, language, width, room=MIN_PADDING)
        parts += [_group(group, [cell for _, cell in rows], grid.columns) for group, rows in grid.groups]
        parts.append("\n".join(captions.below(table, progress.path, language)))
    return "\n\n".join(parts) + "\n"


def _group(group: str | None, rows: Sequence[Mapping[str, str]], columns: Sequence[Column]) -> str:
    drawn = tabulate(
        [[broken(row[column.key], column.width) for column in columns] for row in rows],
        headers=[column.heading for column in columns],
        tablefmt=PLAIN_FORM,
        colalign=["right" if column.right else "left" for column in columns],
        maxheadercolwidths=[column.width - MIN_PADDING for column in columns],
        disable_numparse=True,
    )
    trimmed = "\n".join(line.rstrip() for line in drawn.splitlines())
    return f"{one_line(group)}\n{trimmed}" if group else trimmed


def markdown(progress: Progress, language: Language) -> str:
    """GitHub's tables, every column; what the files say is kept from being read as Markdown."""
    first, *others = captions.heading(progress, language)
    parts = [f"## {literal(first)}", *(literal(line) for line in others)]
    for table in progress.tables:
        title, whose = captions.above(table, progress.party, language)
        parts += [f"### {literal(title)}", literal(whose)]
        columns, groups = cells.grid(table, language, None)
        for group, rows in groups:
            parts += [f"**{literal(one_line(group))}**"] if group else []
            body = [[literal(cell[column.key]) for column in columns] for _, cell in rows]
            headings = [column.heading for column in columns]
            parts.append(tabulate(body, headers=headings, tablefmt="pipe", disable_numparse=True))
        parts.append(_list(captions.below(table, progress.path, language)))
    return "\n\n".join(parts) + "\n"


def _list(lines: list[str]) -> str:
    """Items stay items; a plain line is set off from a list before it."""
    return "\n".join(
        line if line.startswith("  - ") else f"\n{line}\n"
        for line in ("  - " + literal(one[4:]) if one.startswith("  - ") else literal(one) for one in lines)
    ).strip()


def html(progress: Progress, language: Language) -> str:
    """Tables and paragraphs to put into a page."""
    first, *others = captions.heading(progress, language)
    parts = [f"<h2>{escape(first)}</h2>", *(f"<p>{escape(line)}</p>" for line in others)]
    for table in progress.tables:
        title, whose = captions.above(table, progress.party, language)
        parts += [f"<h3>{escape(title)}</h3>", f"<p>{escape(whose)}</p>"]
        columns, groups = cells.grid(table, language, None)
        for group, rows in groups:
            parts += [f"<h4>{escape(one_line(group))}</h4>"] if group else []
            body = [[cell[column.key] for column in columns] for _, cell in rows]
            headings = [column.heading for column in columns]
            parts.append(str(tabulate(body, headers=headings, tablefmt="html", disable_numparse=True)))
        parts += [f"<p>{escape(line.strip())}</p>" for line in captions.below(table, progress.path, language)]
    return "\n".join(parts) + "\n"
