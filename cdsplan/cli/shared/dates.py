"""Today, and the days and periods that somebody types."""

import os
from datetime import date

from cdsplan import clock
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.language import text
from cdsplan.model import days, written_period
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.model.period import Period


def today() -> date:
    """The date in Vietnam, or `CDSPLAN_TODAY`."""
    given = os.environ.get("CDSPLAN_TODAY")
    try:
        return day(given, "CDSPLAN_TODAY") if given else clock.today()
    except WrongUsageError as error:  # of which no help page knows
        raise CannotRunError(error.message) from error


def day(written: str, name: str) -> date:
    """A date as 2026-06-30 or 30/06/2026; CannotRunError for anything else."""
    found = days.read(written)
    if found is None:
        raise WrongUsageError(
            text(
                "{name}: «{written}» không phải một ngày; viết 2026-06-30",
                "{name}: `{written}` is not a date; write 2026-06-30",
                name=name,
                written=written,
            )
        )
    _check_year(name, written, found.year)
    return found


def period(written: str) -> Period:
    """What `--period` says; CannotRunError for anything else."""
    found = written_period.read(written)
    if found is None:
        raise WrongUsageError(
            text(
                "--period: «{written}» không phải một kỳ; ghi 2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06, 2026-06-22;"
                " hoặc như 6/2026, quý II/2026, 6 tháng đầu năm 2026",
                "--period: `{written}` is not a period; write 2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06 or 2026-06-22;"
                " or, as papers do, 6/2026, quý II/2026, 6 tháng đầu năm 2026",
                written=written,
            )
        )
    _check_year("--period", written, found.year)
    return found


def _check_year(name: str, written: str, year: int) -> None:
    """CannotRunError for a year that no file may hold."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongUsageError(
            text(
                "{name}: «{written}»: năm phải từ {first} đến {last}",
                "{name}: `{written}`: the year must be from {first} to {last}",
                name=name,
                written=written,
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
