"""Periods as officers type them."""

import pytest

from cdsplan.model import written_period


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2026-09", ["2026-09", "9/2026", "09/2026", "9-2026", "9.2026", "2026/09", "2026-9"]),
        ("2026-09", ["tháng 9/2026", "Tháng 09 năm 2026", "thang 9 nam 2026", "T9/2026", " 9 / 2026 "]),
        ("2026-Q1", ["2026-Q1", "Q1/2026", "quý I/2026", "quý i năm 2026"]),
        ("2026-Q2", ["quý 2/2026", "quý II/2026", "Quý II năm 2026"]),
        ("2026-Q3", ["2026-Q3", "2026-q3", "Q3/2026", "Q3 2026", "quý 3/2026", "Quý III/2026", "quý III năm 2026"]),
        ("2026-Q4", ["quý IV/2026", "quy iv nam 2026"]),
        ("2026-H1", ["2026-H1", "h1/2026", "6 tháng đầu năm 2026", "06 tháng đầu năm 2026", "sáu tháng đầu năm 2026"]),
        ("2026-H2", ["H2-2026", "6 tháng cuối năm 2026"]),
        ("2026-9M", ["2026-9m", "9M/2026", "9 tháng năm 2026", "9 tháng đầu năm 2026", "chín tháng đầu năm 2026"]),
        ("2026", ["2026", "năm 2026", "cả năm 2026"]),
        ("2026-06-22", ["2026-06-22", "22/6/2026", "22/06/2026", "ngày 22/6/2026"]),
    ],
)
def test_a_period_is_read_as_it_is_typed(period: str, written: list[str]) -> None:
    assert {one: str(written_period.read(one)) for one in written} == dict.fromkeys(written, period)


@pytest.mark.parametrize(
    "written",
    [
        "6 tháng năm 2026",  # the first six, or the last?
        "92026",
        *("9/26", "13/2026", "0/2026", "9/2026/1", "٩/2026", "2026-13", "30/02/2026", "tháng 9", "", "../x"),
        *("quý 5/2026", "quý 0/2026", "H3/2026", "8 tháng đầu năm 2026"),
    ],
)
def test_what_is_none_or_may_be_several_is_not_guessed(written: str) -> None:
    assert written_period.read(written) is None
