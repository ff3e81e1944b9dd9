"""What somebody types for a period: 2026-09, or 9/2026, quý III/2026, 6 tháng đầu năm 2026 as Vietnamese papers say."""

import re

from cdsplan.language import fold
from cdsplan.model import days, period
from cdsplan.model.period import Period

# The end of each: `/2026`, `-2026`, ` năm 2026`, ` 2026`.
_OF_YEAR = r"(?:\s*[/.,-]\s*|\s+)(?:nam\s*)?(?P<year>[12]\d{3})"
_MONTH = rf"(?:thang\s*|t\s*)?(?P<month>\d\d?){_OF_YEAR}"
_MONTH_LAST = r"(?P<year>[12]\d{3})\s*[/.-]\s*(?P<month>\d\d?)"
_QUARTER = rf"(?:quy\s*|q\s*)(?P<quarter>[1-4]|i{{1,3}}|iv){_OF_YEAR}"
_HALF = rf"(?:0?6|sau)\s*thang\s*(?P<half>dau|cuoi){_OF_YEAR}"
_SHORT_HALF = rf"h\s*(?P<half>[12]){_OF_YEAR}"
_NINE_MONTHS = rf"(?:0?9|chin)\s*(?:thang(?:\s*dau)?|m){_OF_YEAR}"
_YEAR = r"(?:ca\s*)?nam\s*(?P<year>[12]\d{3})"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_HALVES = {"dau": 1, "cuoi": 2}


def read(written: str) -> Period | None:
    """The period; None for what is none, or may be several."""
    plain = fold(written)
    day = days.read(plain.removeprefix("ngay "))
    try:
        return period.parse(day.isoformat() if day else _as_in_files(plain))
    except ValueError:
        return None


def _as_in_files(plain: str) -> str:
    """`2026-09` for `9/2026`; what is none of our forms, as it was typed."""
    if found := _matched(plain, _MONTH) or _matched(plain, _MONTH_LAST):
        return f"{found['year']}-{int(found['month']):02}"
    if found := _matched(plain, _QUARTER):
        return f"{found['year']}-Q{_QUARTERS.get(found['quarter'], found['quarter'])}"
    if found := _matched(plain, _HALF) or _matched(plain, _SHORT_HALF):
        return f"{found['year']}-H{_HALVES.get(found['half'], found['half'])}"
    if found := _matched(plain, _NINE_MONTHS):
        return f"{found['year']}-9M"
    if found := _matched(plain, _YEAR):
        return found["year"]
    return plain.upper()


def _matched(plain: str, form: str) -> re.Match[str] | None:
    return re.fullmatch(form, plain, re.ASCII)
