"""What an official report is made of, before anyone lays it out as a page: text in its order, ready to be read."""

from datetime import date
from typing import NamedTuple, TypeAlias

from cdsplan.evaluation.official_report import Bar


class Words(NamedTuple):
    """A paragraph."""

    text: str


class Heading(NamedTuple):
    """1 for a part of the report, 2 for what stands below it."""

    level: int
    text: str


class Items(NamedTuple):
    """A list of sentences."""

    items: tuple[str, ...]


class Blank(NamedTuple):
    """Dotted lines, to be written on by hand."""

    lines: int


class GridColumn(NamedTuple):
    """A column of a table: as wide as its words need; its width is its share of the room that they leave."""

    heading: str
    width: int
    centred: bool


class GridLine(NamedTuple):
    """One indicator: the lines of each cell, and its bar with the words for it."""

    cells: tuple[tuple[str, ...], ...]
    bar: Bar | None
    key: str


class Grid(NamedTuple):
    """A table of indicators by group, with what its marks mean."""

    columns: tuple[GridColumn, ...]
    groups: tuple[tuple[str | None, tuple[GridLine, ...]], ...]
    legend: str


Block: TypeAlias = Words | Heading | Items | Blank | Grid


class Annex(NamedTuple):
    """A Phụ lục: pages of its own, across, behind the signature."""

    number: str  # Phụ lục I
    title: str
    reference: str  # which paper it belongs to
    body: tuple[Block, ...]


class Letter(NamedTuple):
    """The whole report; a tuple of texts stands in so many lines."""

    parent: str | None
    issuer: tuple[str, ...]
    number: str
    place_and_date: str
    subject: tuple[str, ...]
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    signature: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    annexes: tuple[Annex, ...]
    banners: tuple[str, ...]  # on every page
    dated: date  # the whole date that it bears, else that of its figures

    @property
    def name(self) -> str:
        """The whole title in one line, for the properties of a file."""
        return f"{TITLE} – {' '.join(self.subject)}"


# What A4 leaves of a line between the margins, in millimetres: upright, and across.
LINE, LINE_ACROSS = 165, 252
# The same on every report.
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLE = "BÁO CÁO"
DOTS = "……………"
DOTTED = DOTS * 4
ADDRESSEES_LABEL = "Kính gửi:"
RECIPIENTS_LABEL = "Nơi nhận:"


def addressee_lines(addressees: tuple[str, ...]) -> tuple[str, ...]:
    """One beside the label, as the decree has it; several below it, each on a line of its own."""
    if len(addressees) == 1:
        return (f"{ADDRESSEES_LABEL} {addressees[0]}",)
    named = [one.rstrip(";. ").removeprefix("- ") for one in addressees]
    return (ADDRESSEES_LABEL, *(f"- {one};" for one in named[:-1]), f"- {named[-1]}.")
