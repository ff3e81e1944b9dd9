"""Periods as officers say them."""

import pytest

from cdsplan.model import period
from cdsplan.render.official_report.period_words import period_words


@pytest.mark.parametrize(
    ("written_as", "said"),
    [
        ("2026", "năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("2026-Q1", "quý I năm 2026"),
        ("2026-Q4", "quý IV năm 2026"),
        ("2026-01", "tháng 01 năm 2026"),
        ("2026-06", "tháng 6 năm 2026"),
        ("2026-12", "tháng 12 năm 2026"),
        ("2026-02-05", "ngày 05 tháng 02 năm 2026"),
        ("2026-08-22", "ngày 22 tháng 8 năm 2026"),
    ],
)
def test_a_period_is_said_as_an_officer_says_it(written_as: str, said: str) -> None:
    assert period_words(period.parse(written_as)) == said
