"""What somebody types for a day: 2026-06-30, or 30/06/2026 as Vietnamese papers write it."""

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DAY_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)


def read(written: str) -> date | None:
    """The day; None for anything else."""
    year_first, day_first = _YEAR_FIRST.fullmatch(written), _DAY_FIRST.fullmatch(written)
    parts = year_first.groups() if year_first else day_first.groups()[::-1] if day_first else ("0", "0", "0")
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
