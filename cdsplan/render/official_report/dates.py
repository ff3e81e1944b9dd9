"""Dates as Vietnamese papers write them: days under 10 and the first two months get a leading 0."""

from datetime import date

from cdsplan.model.period_words import month

# As wide as what is written in by hand, of blanks that no line break and no browser swallows.
BLANK = "\u00a0" * 7


def short(day: date) -> str:
    """`14/6/2026`, `05/01/2026`: inside a sentence."""
    return f"{day.day:02}/{month(day.month)}/{day.year}"


def long(day: date | str | None, blank: str = BLANK) -> str:
    """`ngày 05 tháng 01 năm 2026`, of a month `2026-03` too, or of nothing: what is not known is left blank."""
    match day:
        case date() as known:
            return f"ngày {known.day:02} tháng {month(known.month)} năm {known.year}"
        case str() as of_month:
            return f"ngày{blank}tháng {month(int(of_month[5:]))} năm {of_month[:4]}"
        case _:
            return f"ngày{blank}tháng{blank}năm{blank}".rstrip(" ")
