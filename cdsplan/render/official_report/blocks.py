"""What an official report is made of, before anyone lays it out as a page: text in its order, ready to be read."""

from typing import NamedTuple, TypeAlias

from cdsplan.evaluation.official_report import Bar


class Words(NamedTuple):
    """A paragraph."""

    text: str


class Heading(NamedTuple):
    """1 for a plan among several, 2 for what is said of it."""

    level: int
    text: str


class Items(NamedTuple):
    """A list of sentences."""

    items: tuple[str, ...]


class GridColumn(NamedTuple):
    """A column of the table: its share of a line of 165 mm, which is what A4 leaves."""

    heading: str
    width: int
    centred: bool


class GridLine(NamedTuple):
    """One indicator: the lines of each cell, and its bar with the words for it."""

    cells: tuple[tuple[str, ...], ...]
    bar: Bar | None
    key: str


class Grid(NamedTuple):
    """The table of indicators by group, with what its marks mean."""

    groups: tuple[tuple[str | None, tuple[GridLine, ...]], ...]
    legend: str


Block: TypeAlias = Words | Heading | Items | Grid


class Letter(NamedTuple):
    """The whole report."""

    parent: str | None
    issuer: tuple[str, ...]
    number: str
    place_and_date: str
    subject: tuple[str, ...]
    body: tuple[Block, ...]
    signature: tuple[str, ...]
    banner: str | None


# The same on every report.
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TITLE = "BÁO CÁO"
DOTS = "……………"
ADDRESSEE = f"Kính gửi: {DOTS * 3}"
RECIPIENTS_LABEL = "Nơi nhận:"
RECIPIENTS = ("- Như trên;", f"- {DOTS};", "- Lưu: VT.")
SIGNER = DOTS
COLUMNS = (
    GridColumn("TT", 8, centred=True),
    GridColumn("Chỉ tiêu", 38, centred=False),
    GridColumn("ĐVT", 13, centred=True),
    GridColumn("Kế hoạch", 24, centred=True),
    GridColumn("Thực hiện", 29, centred=False),
    GridColumn("% hoàn thành", 16, centred=True),
    GridColumn("Còn thiếu, còn phải thực hiện", 21, centred=True),
    GridColumn("Đánh giá", 16, centred=True),
)
