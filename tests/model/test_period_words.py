"""A period as people say it."""

from datetime import date

import pytest

from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.period_words import headed, not_begun, period_words, short


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2026", "năm 2026", "the year 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "the first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "the second half of 2026"),
        ("2026-9M", "9 tháng đầu năm 2026", "nine months of 2026"),
        ("2026-Q2", "quý II năm 2026", "quarter 2 of 2026"),
        ("2026-02", "tháng 02 năm 2026", "February 2026"),
        ("2026-03", "tháng 3 năm 2026", "March 2026"),
        ("2026-09", "tháng 9 năm 2026", "September 2026"),
        ("2026-12", "tháng 12 năm 2026", "December 2026"),
        ("2026-06-05", "ngày 05 tháng 6 năm 2026", "5 June 2026"),
    ],
)
def test_a_period_is_said_in_words(written: str, vi: str, en: str) -> None:
    said = period_words(period.parse(written))
    assert (said.within(Language.VI), said.within(Language.EN)) == (vi, en)


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-H1", "6 tháng đầu 2026", "H1 2026"),
        ("2026-H2", "6 tháng cuối 2026", "H2 2026"),
        ("2026-9M", "9 tháng 2026", "9 months 2026"),
        ("2026-Q3", "Quý III/2026", "Q3 2026"),
        ("2026-06", "6/2026", "Jun 2026"),
        ("2026-06-05", "5/6/2026", "2026-06-05"),
    ],
)
def test_a_column_is_headed_by_its_period(written: str, vi: str, en: str) -> None:
    said = short(period.parse(written))
    assert (said.within(Language.VI), said.within(Language.EN)) == (vi, en)


def test_a_cell_that_begins_with_a_period_begins_with_a_capital() -> None:
    said = headed(period.parse("2026-Q2"))
    assert (said.vi, said.en) == ("Quý II năm 2026", "Quarter 2 of 2026")


def test_it_says_when_the_period_begins_and_which_day_it_is() -> None:
    said = not_begun(period.parse("2027-01"), date(2026, 12, 15), date(2026, 11, 28))
    assert said.within(Language.EN) == (
        "the reporting period (January 2027) has not begun: it runs from 2026-12-15, and today is 2026-11-28"
    )
    assert "tính từ ngày 15/12/2026, hôm nay là 28/11/2026" in said.within(Language.VI)
