"""Periods: each kind's first and last day, in both calendars."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from cdsplan.model import period
from cdsplan.model.period import Calendar

NONE = """
    26 0926 3026 20260 2026- 2026-6 2026-00 2026-13 2026-q2 2026-Q0 2026-Q5 2026-H3 2026-6M 2026-9m
    2026-02-30 2026-6-14 2026-06-014 0926-06-14 2026/06 Q2-2026 ２０２６ 2026-0６
"""


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        # Nghị định 09/2019/NĐ-CP, Điều 12, both ends included (domain.md).
        ("2026-06", date(2026, 5, 15), date(2026, 6, 14)),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("2026-12", date(2026, 11, 15), date(2026, 12, 14)),
        ("2026-03", date(2026, 2, 15), date(2026, 3, 14)),
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-H2", date(2026, 6, 15), date(2026, 12, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_a_period_of_the_decree_runs_between_its_cut_offs(written: str, first: date, last: date) -> None:
    parsed = period.parse(written)
    assert (parsed.first(Calendar.ND09), parsed.last(Calendar.ND09)) == (first, last)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-9M", date(2026, 1, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_calendar_period_is_whole_months(written: str, first: date, last: date) -> None:
    parsed = period.parse(written)
    assert (parsed.first(Calendar.CALENDAR), parsed.last(Calendar.CALENDAR)) == (first, last)


@pytest.mark.parametrize("written", ["", "2026 ", " 2026", "2026\n", *NONE.split()])
def test_anything_else_is_no_period(written: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        period.parse(written)


@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize("day", [date(2026, 8, 22), date(2026, 12, 31), date(2028, 2, 29)])
def test_a_day_is_a_period_of_that_day_in_both_calendars(day: date, calendar: Calendar) -> None:
    parsed = period.parse(f"{day}")
    assert (parsed.first(calendar), parsed.last(calendar), parsed.year) == (day, day, day.year)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2026-06", date(2026, 4, 14), date(2026, 7, 15)),  # 31 days before 15 May, and after 14 June
        ("2026", date(2025, 11, 14), date(2027, 1, 14)),
        ("2026-08-22", date(2026, 8, 22), date(2026, 8, 22)),
    ],
)
def test_figures_are_taken_within_a_month_of_their_period_those_of_a_day_on_it(
    written: str, earliest: date, latest: date
) -> None:
    assert period.parse(written).dates(Calendar.ND09) == (earliest, latest)


@pytest.mark.parametrize("written", ["2026", "2026-06", "2026-Q2", "2026-06-22"])
def test_a_period_one_year_earlier_is_written_alike(written: str) -> None:
    earlier = period.parse(written).one_year_earlier
    assert (earlier.text, earlier.year) == (written.replace("2026", "2025"), 2025)


def test_the_same_day_one_year_before_the_29th_of_february_is_the_28th() -> None:
    assert period.year_before(date(2026, 6, 30)) == date(2025, 6, 30)
    assert period.year_before(date(2028, 2, 29)) == date(2027, 2, 28)


def test_the_day_one_year_before_the_29th_of_february_is_the_28th() -> None:
    assert period.parse("2028-02-29").one_year_earlier == period.parse("2027-02-28")


def test_months_tell_the_shorter_period() -> None:
    written = ("2026-06-14", "2026-06", "2026-Q2", "2026-H1", "2026-9M", "2026")
    assert [period.parse(one).months for one in written] == [0, 1, 3, 6, 9, 12]


def test_a_period_prints_as_it_was_written() -> None:
    assert str(period.parse("2026-9M")) == "2026-9M"


@pytest.mark.parametrize("calendar", Calendar)
def test_months_quarters_and_halves_follow_each_other_without_a_gap(calendar: Calendar) -> None:
    for names in ([f"{month:02}" for month in range(1, 13)], ["Q1", "Q2", "Q3", "Q4"], ["H1", "H2"]):
        year = [period.parse(f"2026-{name}") for name in names] + [period.parse(f"2027-{names[0]}")]
        for one, following in pairwise(year):
            assert one.last(calendar) + timedelta(days=1) == following.first(calendar)


@pytest.mark.parametrize("count", period.COUNTS_OF_PARTS)
def test_parts_of_a_year_are_the_periods_as_they_are_written(count: int) -> None:
    parts = period.parts_of_year(2026, count)
    assert len(parts) == count
    assert parts == [period.parse(one.text) for one in parts]


@pytest.mark.parametrize(
    ("day", "count", "nearest"),
    [
        (date(2026, 6, 20), 12, "2026-06"),
        (date(2026, 6, 29), 12, "2026-06"),  # 15 days after 14 June, and 15 before 14 July
        (date(2026, 6, 30), 12, "2026-07"),
        (date(2026, 12, 31), 12, "2027-01"),  # 17 days after 14 December, and 14 before 14 January
        (date(2026, 1, 5), 4, "2025-Q4"),
        (date(2026, 1, 5), 12, "2026-01"),
    ],
)
def test_of_the_parts_of_the_years_around_a_day_the_one_that_ends_nearest_is_meant(
    day: date, count: int, nearest: str
) -> None:
    assert period.part_ending_nearest(day, count, Calendar.ND09) == period.parse(nearest)


@pytest.mark.parametrize(
    ("days", "calendar", "found"),
    [
        ([], Calendar.ND09, None),
        (["11-10"], Calendar.ND09, None),
        (["06-20", "12-20"], Calendar.ND09, None),
        (["06-10", "06-10"], Calendar.ND09, (0, 1)),
        (["06-16", "06-17"], Calendar.ND09, (0, 1)),
        (["12-20", "01-05"], Calendar.ND09, (0, 1)),  # this year's second half and last year's
        (["03-20", "06-20", "12-20", "12-31"], Calendar.ND09, (2, 3)),
        (["03-14", "06-14", "09-14", "12-14"], Calendar.ND09, None),
        (["03-20", "04-20", "09-20", "12-20"], Calendar.ND09, (0, 1)),
        ([f"{month:02}-29" for month in range(1, 13)], Calendar.ND09, None),
        ([f"{month:02}-20" for month in range(1, 13)], Calendar.CALENDAR, None),
        (["01-25", "02-10", *(f"{month:02}-28" for month in range(3, 13))], Calendar.CALENDAR, (0, 1)),
        (["01-25", "02-10", *(f"{month:02}-14" for month in range(3, 13))], Calendar.ND09, None),
    ],
)
def test_two_days_of_one_part_of_the_year_are_found(
    days: list[str], calendar: Calendar, found: tuple[int, int] | None
) -> None:
    assert period.of_one_part(days, calendar) == found
