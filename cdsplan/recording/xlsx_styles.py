"""How the cells of a workbook show their numbers, which alone says what is a rate, a day or a time."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite

from cdsplan.recording.spreadsheet import Cell, Content, Fault, Moment
from cdsplan.recording.xlsx_archive import Attributes, QuietReader

# What Excel lets a number's format have.
_LONGEST_FORMAT = 255

# A cell has no time zone.
WINDOWS, MACINTOSH = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001


class Styles(QuietReader):
    """How a cell of each style shows its number."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}
        self._used: list[str] = []
        self._in_cells = False
        self._known: dict[int, str] = {}

    def start(self, tag: str, has: Attributes) -> None:
        if tag == "numFmt":
            self._written[has["numFmtId"]] = has["formatCode"][:_LONGEST_FORMAT]
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self._used.append(has.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def number_format(self, style: int) -> str:
        """The code of its format."""
        number = self._used[style] if self._used else "0"
        return self._written.get(number) or _BUILT_IN.get(number, "General")


# ECMA-376, part 1, 18.8.30: the formats that need no code, as far as they show rates, days and times.
_BUILT_IN = {
    **dict.fromkeys(("9", "10"), "0%"),
    **dict.fromkeys(("14", "15", "16", "17", "22"), "d/m/yy"),
    **dict.fromkeys(("18", "19", "20", "21", "45", "47"), "h:mm:ss"),
    "46": "[h]:mm:ss",
}
# Of a code only what it says of a positive number counts, without the words and colours in it.
_BESIDE_CODE = r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]'
_DAY_OR_TIME = r"(?i)(?<![_\\])[dmhys]"
_LASTING = r"(?i)\[(?:hh?|mm?|ss?)\]"


class NumberFormat:
    """What the numbers of one style are: plain ones, rates, or moments."""

    def __init__(self, code: str, epoch: datetime) -> None:
        first = code.partition(";")[0]
        self._percent = "%" in code
        self._dated = re.search(_DAY_OR_TIME, re.sub(_BESIDE_CODE, "", first)) is not None
        self._lasting = re.search(_LASTING, first) is not None
        self._epoch = epoch

    def cell(self, words: str) -> Cell:
        number = float(words) if {".", "e", "E"} & {*words} else int(words)
        if self._dated:
            return Cell(self._moment(number))
        return Cell(Decimal(repr(number)) if isfinite(number) else Fault("#NUM!"), self._percent)

    def _moment(self, days: float) -> Content:
        try:
            return Moment(_passed(days) if self._lasting else _since(self._epoch, days))
        except (OverflowError, ValueError):
            return Fault("#VALUE!")


def _passed(days: float) -> str:
    return str(timedelta(seconds=round(timedelta(days=days).total_seconds(), 3)))


def _since(epoch: datetime, days: float) -> str:
    """A day; a time of day, where there is less than one."""
    whole, part = divmod(days, 1)
    passed = timedelta(milliseconds=round(part * 86_400_000))
    if 0 <= days < 1 and not passed.days:
        return str((WINDOWS + passed).time())
    if 0 < days < _LEAP and epoch == WINDOWS:
        whole += 1
    return f"{epoch + timedelta(days=whole) + passed:%d/%m/%Y}"


# Excel counts a 29 February 1900, which never was, as the 60th day.
_LEAP = 60


def moment_of(words: str) -> Moment:
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", words, re.ASCII)
    return Moment(f"{day[3]}/{day[2]}/{day[1]}" if day else words)
