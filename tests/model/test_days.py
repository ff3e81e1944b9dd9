"""What somebody types for a day."""

from datetime import date

import pytest

from cdsplan.model import days


@pytest.mark.parametrize("written", ["2026-06-30", "30/06/2026", "30/6/2026"])
def test_a_day_is_read_in_both_orders(written: str) -> None:
    assert days.read(written) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "written", ["", "2026-02-30", "31/02/2026", "30-06-2026", "2026/06/30", "2026-6-30", "٣٠/06/2026"]
)
def test_what_is_none_is_not_guessed(written: str) -> None:
    assert days.read(written) is None
