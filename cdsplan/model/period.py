"""Reporting periods: `2026-Q2` to its first and last day, in both calendars; a day is one, too."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Calendar(StrEnum):
    # Nghị định 09/2019/NĐ-CP, Điều 12: a month runs from the 15th of the one before to its 14th, and so on.
    ND09 = "nd09"
    # Nghị định 60/2018/NĐ-CP: statistical reports use plain calendar periods.
    CALENDAR = "calendar"


_CUT_OFF = 14
_LEEWAY = 31
_SPANS = {"": (1, 12), "H1": (1, 6), "H2": (7, 12), "9M": (1, 9)} | {
    f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in (1, 2, 3, 4)
}
_SPANS |= {f"{month:02}": (month, month) for month in range(1, 13)}
_FORM = re.compile(r"([12]\d{3})(?:-(\w+))?", re.ASCII)
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d", re.ASCII)


class Period(NamedTuple):
    """A year, some of its months, or one day, as a report names it."""

    text: str
    year: int
    first_month: int
    last_month: int
    day: date | None = None  # of a period that is one day

    def __str__(self) -> str:
        return self.text

    @property
    def months(self) -> int:
        """How many whole months it has: a day none, so that it is the shortest."""
        return 0 if self.day else self.last_month - self.first_month + 1

    @property
    def one_year_earlier(self) -> "Period":
        if self.day:
            return parse(year_before(self.day).isoformat())
        year = f"{self.year - 1:04}"
        return self._replace(text=year + self.text[len(year) :], year=self.year - 1)

    def first(self, calendar: Calendar) -> date:
        if self.day:
            return self.day
        start = date(self.year, self.first_month, 1)
        if calendar is Calendar.CALENDAR:
            return start
        return (start - timedelta(days=1)).replace(day=_CUT_OFF + 1)

    def last(self, calendar: Calendar) -> date:
        if self.day:
            return self.day
        if calendar is Calendar.ND09:
            return date(self.year, self.last_month, _CUT_OFF)
        following = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return following - timedelta(days=1)

    def dates(self, calendar: Calendar) -> tuple[date, date]:
        """Between which days its figures are taken, give or take a month; those of a day on that day."""
        leeway = timedelta(days=0 if self.day else _LEEWAY)
        return self.first(calendar) - leeway, self.last(calendar) + leeway


@lru_cache(maxsize=512)
def parse(text: str) -> Period:
    """`2026`, `2026-H1`, `2026-H2`, `2026-Q2`, `2026-9M`, `2026-06` or `2026-06-22`; ValueError for anything else."""
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text)
        return Period(text, day.year, day.month, day.month, day)
    form = _FORM.fullmatch(text)
    if not form or (part := form[2] or "") not in _SPANS:
        raise ValueError(text)
    return Period(text, int(form[1]), *_SPANS[part])


# The year, its halves, quarters and months.
_PARTS = (("",), ("H1", "H2"), ("Q1", "Q2", "Q3", "Q4"), tuple(f"{month:02}" for month in range(1, 13)))
COUNTS_OF_PARTS = tuple(map(len, _PARTS))


def parts_of_year(year: int, count: int) -> list[Period]:
    """A year cut into so many periods of one kind; StopIteration where no kind has so many."""
    parts = next(parts for parts in _PARTS if len(parts) == count)
    return [Period(f"{year}-{part}" if part else f"{year}", year, *_SPANS[part]) for part in parts]


def part_ending_nearest(day: date, count: int, calendar: Calendar) -> Period:
    """Of the periods of which a year has so many the one that ends nearest to a day, of two the earlier."""
    every = (one for year in (day.year - 1, day.year, day.year + 1) for one in parts_of_year(year, count))
    return min(every, key=lambda one: (abs(one.last(calendar) - day), one.last(calendar)))


def of_one_part(month_days: Sequence[str], calendar: Calendar) -> tuple[int, int] | None:
    """Where two of these days stand that ask for the same part of the year, the later one last."""
    first: dict[tuple[int, int], int] = {}
    for at, month_day in enumerate(month_days):
        part = part_ending_nearest(falls_on(month_day, _ANY_YEAR), len(month_days), calendar)
        other = first.setdefault((part.first_month, part.last_month), at)
        if other != at:
            return other, at
    return None


_ANY_YEAR = 2001


def falls_on(month_day: str, year: int) -> date:
    """A day of each year, `11-10`, in one of them; the 29th of February is the 28th where there is none."""
    month, day = map(int, month_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def year_before(day: date) -> date:
    """The same day one year earlier; of 29 February the 28th."""
    return falls_on(f"{day:%m-%d}", day.year - 1)
