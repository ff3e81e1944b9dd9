"""Which day it is in Vietnam: the one clock, asked by whoever talks to a user and by nothing below."""

from datetime import UTC, date, datetime, timedelta

_VIETNAM = timedelta(hours=7)


def today() -> date:
    """The date in Vietnam (UTC+7)."""
    return (datetime.now(UTC) + _VIETNAM).date()
