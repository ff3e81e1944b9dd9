"""A period as people say it."""

import pytest

from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.render.period_words import period_words, short


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2026", "năm 2026", "the year 2026"),
        ("2026-H1", "6 tháng đầu năm 2026", "the first half of 2026"),
        ("2026-H2", "6 tháng cuối năm 2026", "the second half of 2026"),
        ("2026-9M", "9 tháng đầu năm 2026", "nine months of 2026"),
        ("2026-Q2", "quý II năm 2026", "quarter 2 of 2026"),
        ("2026-02", "tháng 02 năm 2026", "February 2026"),
        ("2026-09", "tháng 9 năm 2026", "September 2026"),
        ("2026-12", "tháng 12 năm 2026", "December 2026"),
        ("2026-06-05", "ngày 05 tháng 6 năm 2026", "5 June 2026"),
    ],
)
def test_a_period_is_said_in_words(written: str, vi: str, en: str) -> None:
    said = period_words(period.parse(written))
    assert (said.within(Language.VI), said.within(Language.EN)) == (vi, en)


@pytest.mark.parametrize(
    ("written", "vi"),
    [
        ("2026", "2026"),
        ("2026-H1", "6 tháng đầu 2026"),
        ("2026-H2", "6 tháng cuối 2026"),
        ("2026-9M", "9 tháng 2026"),
        ("2026-Q3", "Quý III/2026"),
        ("2026-06", "6/2026"),
        ("2026-06-05", "5/6/2026"),
    ],
)
def test_a_column_is_headed_by_its_period(written: str, vi: str) -> None:
    said = short(period.parse(written))
    assert (said.within(Language.VI), said.within(Language.EN)) == (vi, written)
