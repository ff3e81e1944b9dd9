"""Little tables to draw."""

from collections.abc import Sequence

from cdsplan.language import Text, text
from cdsplan.render.table.sheet import Column, Group, Page, Sheet, row


def heading(said: str) -> Text:
    return text(said, said)


NAME = Column("name", heading("Name"), widest=60, rest=True)
AMOUNT = Column("amount", heading("Amount"), right=True)
LIST = Column("list", heading("List"), items=True, widest=40)


def sheet(columns: Sequence[Column], *rows: Sequence[str], title: str | None = None, fitted: bool = True) -> Sheet:
    return Sheet(columns, [Group(title, [row(columns, cells) for cells in rows])], fitted=fitted)


def page(*sheets: Sheet, heading: Sequence[str] = (), prose: bool = False) -> Page:
    return Page(heading, sheets, prose=prose)
