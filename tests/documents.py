"""The pages of the project, and what is read from them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cdsplan.language import Language
from tests import ROOT

TODAY = "2026-06-30"


class Document(NamedTuple):
    """A page and its language."""

    name: str
    language: Language

    @property
    def path(self) -> Path:
        return ROOT / self.name

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def columns(self) -> int:
        """The width at which its tables were printed, as it says."""
        said = re.search(r"`COLUMNS=(\d+)`", self.text)
        assert said
        return int(said[1])

    @property
    def today(self) -> str:
        """The day on which its examples were printed, where it says another."""
        said = re.search(r"`CDSPLAN_TODAY=([\d-]+)`", self.text)
        return said[1] if said else TODAY

    def blocks(self, kind: str) -> list[str]:
        return re.findall(rf"^```{kind}\n(.*?)^```$", self.text, re.MULTILINE | re.DOTALL)

    def tables(self) -> Iterator[list[list[str]]]:
        """The rows of every table, its heading first."""
        for lines in re.findall(r"(?:^\|.*\|\n)+", self.text, re.MULTILINE):
            rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines.splitlines()]
            yield [rows[0], *rows[2:]]

    def commands(self) -> set[str]:
        """The names in the table of commands; a row may hold two."""
        return {name for row in self.table("command", "lệnh") for name in re.findall(r"`([a-z]+)", row[0])}

    def table(self, *headings: str) -> list[list[str]]:
        return self.whole_table(*headings)[1:]

    def whole_table(self, *headings: str) -> list[list[str]]:
        """The table whose first column is headed so, with its heading."""
        return next(rows for rows in self.tables() if rows[0][0] in headings)


def code(cell: str) -> str:
    return cell.removeprefix("`").removesuffix("`")


def pair(name: str) -> tuple[Document, Document]:
    """A page in both languages, by the name of the English one without its ending."""
    return Document(f"{name}.md", Language.EN), Document(f"{name}.vi.md", Language.VI)
