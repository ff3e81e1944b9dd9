"""Dates as papers write them."""

from datetime import date

import pytest

from cdsplan.render.official_report import dates
from cdsplan.render.official_report.dates import BLANK


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026", "28/02/2026"),
        (date(2026, 6, 14), "ngày 14 tháng 6 năm 2026", "14/6/2026"),
        (date(2026, 11, 9), "ngày 09 tháng 11 năm 2026", "09/11/2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_get_a_leading_zero(day: date, long: str, short: str) -> None:
    assert dates.long(day) == long
    assert dates.short(day) == short


def test_what_is_not_known_of_a_date_is_left_blank() -> None:
    assert dates.long(None) == f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    assert dates.long("2026-06") == f"ngày{BLANK}tháng 6 năm 2026"
    assert dates.long(None, " … ") == "ngày … tháng … năm …"
