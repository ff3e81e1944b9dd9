"""When reports are due, for which period, and which of them are overdue."""

from datetime import date

import pytest

from cdsplan.evaluation.due import ReportDue, day_of_report, report_due, report_in_hand
from cdsplan.model import period
from cdsplan.model.files import Plan
from cdsplan.model.period import Calendar
from cdsplan.model.settings import Settings
from cdsplan.repository.timeline import timeline
from tests.inline import read, reports
from tests.offices import office

QUARTERS = '"03-20", "06-20", "09-20", "12-20"'
MONTHS = ", ".join(f'"{month:02}-20"' for month in range(1, 13))


def due(
    days: str, *texts: str, today: str, head: str = "year: 2026", calendar: Calendar = Calendar.ND09, settings: str = ""
) -> ReportDue:
    plan = read(
        Plan,
        f'title: T\n{head}\nreport_due: [{days}]\nindicators: [{{id: a, targets: [{{op: ">=", value: 1}}]}}]\n',
    )
    chosen = read(Settings, f"calendar: {calendar}\nreport_due: [{settings}]\n")
    return report_due(plan, chosen, timeline(reports(texts), calendar), date.fromisoformat(today))


def shown(found: ReportDue) -> list[str | None]:
    """`2026-Q2 by 2026-06-20`, of the next and of the overdue one."""
    return [f"{one.period} by {one.day}" if one else None for one in (found.next, found.overdue)]


@pytest.mark.parametrize(
    ("days", "next_", "overdue"),
    [
        ('"11-10"', "2026 by 2026-11-10", None),
        ('"06-20", "12-20"', "2026-H2 by 2026-12-20", "2026-H1 by 2026-06-20"),
        ('"12-20", "06-20"', "2026-H2 by 2026-12-20", "2026-H1 by 2026-06-20"),
        (QUARTERS, "2026-Q3 by 2026-09-20", "2026-Q1 by 2026-03-20"),
        (MONTHS, "2026-07 by 2026-07-20", "2026-01 by 2026-01-20"),
        ("", None, None),
    ],
)
def test_one_day_is_the_years_two_are_the_halves_four_the_quarters_twelve_the_months(
    days: str, next_: str | None, overdue: str | None
) -> None:
    assert shown(due(days, today="2026-06-25")) == [next_, overdue]


@pytest.mark.parametrize(
    ("today", "next_", "overdue"),
    [
        ("2026-11-09", "2026-11-10", None),
        ("2026-11-10", "2026-11-10", None),
        ("2026-11-11", None, "2026-11-10"),
        ("2028-01-01", None, "2026-11-10"),
    ],
)
def test_a_due_date_has_passed_on_the_day_after_it(today: str, next_: str | None, overdue: str | None) -> None:
    found = due('"11-10"', today=today)
    assert [f"{one.day}" if one else None for one in (found.next, found.overdue)] == [next_, overdue]
    assert f"{found.overdue_since}" == f"{overdue}"


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("period: 2026, as_of: 2026-11-09", True),
        ("period: 2026-12", True),  # of the same day, 14 December
        ("period: 2026-H2", True),
        ("period: 2026-12-14", True),
        ("period: 2026-11", False),  # the monthly ones do not answer the annual one
        ("period: 2026-12, as_of: 2026-12-13", False),
        ("period: 2025", False),
        ("period: 2026, as_of: 2027-01-10", False),  # after the plan's end there is none
    ],
)
def test_it_is_answered_by_a_report_of_the_period_or_of_the_same_day(text: str, *, answered: bool) -> None:
    assert due('"11-10"', text, today="2027-02-01").overdue_since == (None if answered else date(2026, 11, 10))


def test_another_report_of_its_day_beside_it_changes_nothing() -> None:
    both = ("period: 2026, as_of: 2026-11-09", "period: 2026-10, as_of: 2026-11-09")
    assert due('"11-10"', *both, today="2026-12-01").overdue is None


def test_a_period_was_reported_on_the_latest_day_that_tells_of_it() -> None:
    june, half = "period: 2026-06\nvalues: {ho: 9}\n", "period: 2026-H1\nas_of: 2026-05-20\nvalues: {ho: 8}\n"
    for told, day in (((), None), ((half,), date(2026, 5, 20)), ((half, june), date(2026, 6, 14))):
        assert day_of_report(office(reports=told), period.parse("2026-H1")) == day


def test_a_report_that_is_dated_after_today_answers_nothing() -> None:
    text = "period: 2026, as_of: 2026-11-20"
    assert due('"11-10"', text, today="2026-11-19").overdue is not None
    assert due('"11-10"', text, today="2026-11-20").overdue is None


def test_the_oldest_that_was_missed_is_told_until_it_comes() -> None:
    texts = ["period: 2026-Q1", "period: 2026-Q3", "period: 2026-Q2"]
    today = "2026-12-21"
    assert shown(due(QUARTERS, *texts[:2], today=today)) == [None, "2026-Q2 by 2026-06-20"]
    assert shown(due(QUARTERS, *texts, today=today)) == [None, "2026-Q4 by 2026-12-20"]


def test_those_of_a_plan_end_within_it_even_where_they_are_due_after_it() -> None:
    assert shown(due('"01-15"', today="2026-06-01")) == ["2026 by 2027-01-15", None]
    assert shown(due('"01-15"', today="2027-01-16")) == [None, "2026 by 2027-01-15"]
    years = "year: 2025\nend: 2027-12-31"
    assert shown(due('"01-15"', today="2026-06-01", head=years)) == ["2026 by 2027-01-15", "2025 by 2026-01-15"]
    assert shown(due('"01-15"', today="2028-06-01", head="year: 2025\nend: 2025-12-13")) == [None, None]
    assert shown(due('"01-15"', today="2028-06-01", head="year: 2025\nend: 2025-12-14"))[1] == "2025 by 2026-01-15"
    for start, first in (("2026-06-14", "2026-H1 by 2026-06-20"), ("2026-06-15", "2026-H2 by 2026-12-20")):
        found = due('"12-20", "06-20"', today="2026-06-01", head=f"year: 2026\nstart: {start}")
        assert shown(found) == [first, None]


def test_the_first_of_a_plan_may_be_due_before_it_begins() -> None:
    """31 December lies 14 days before 14 January."""
    found = due(MONTHS.replace("12-20", "12-31"), today="2025-12-31")
    assert shown(found) == ["2026-01 by 2025-12-31", None]


def test_the_calendar_of_the_settings_says_when_the_period_ends() -> None:
    months = MONTHS.replace("06-20", "06-15")
    nd09 = due(months, today="2026-06-15")
    assert shown(nd09)[0] == "2026-06 by 2026-06-15"
    assert shown(due(months, today="2026-06-15", calendar=Calendar.CALENDAR))[0] == "2026-05 by 2026-06-15"
    half = "period: 2026-H1"
    assert due('"06-20", "12-20"', half, today="2026-07-01", calendar=Calendar.CALENDAR).overdue is None


def test_of_two_that_are_equally_near_the_earlier_is_meant() -> None:
    """29 June lies 15 days from 14 June and from 14 July."""
    assert shown(due(MONTHS.replace("06-20", "06-29"), today="2026-06-29"))[0] == "2026-06 by 2026-06-29"
    assert shown(due(MONTHS.replace("06-20", "06-30"), today="2026-06-30"))[0] == "2026-07 by 2026-06-30"


def test_the_settings_say_it_where_the_plan_does_not() -> None:
    assert shown(due("", settings='"11-10"', today="2026-06-01")) == ["2026 by 2026-11-10", None]
    assert shown(due('"12-10"', settings='"11-10"', today="2026-06-01")) == ["2026 by 2026-12-10", None]


def test_the_29th_of_february_is_the_28th_in_a_common_year() -> None:
    days = '"02-29", "08-29"'
    assert shown(due(days, today="2026-09-01", head="year: 2026"))[0] == "2026-H2 by 2027-02-28"
    assert shown(due(days, today="2028-02-29", head="year: 2027"))[0] == "2027-H2 by 2028-02-29"


def test_in_the_last_year_there_are_periods_beyond_it() -> None:
    assert shown(due('"12-20"', today="2999-01-01", head="year: 2999")) == ["2999 by 2999-12-20", None]


def test_a_period_that_ended_before_the_commune_existed_is_asked_of_nobody() -> None:
    plan = read(
        Plan,
        'title: T\nyear: 2025\nreport_due: ["06-20", "12-20"]\n'
        'indicators: [{id: a, targets: [{op: ">=", value: 1}]}]\n',
    )
    today = date(2025, 6, 15)
    for established, expected in (
        (None, "2025-H1 by 2025-06-20"),
        (date(2025, 6, 14), "2025-H1 by 2025-06-20"),
        (date(2025, 6, 15), "2025-H2 by 2025-12-20"),
    ):
        assert shown(report_due(plan, Settings(), (), today, established=established))[0] == expected
        later = report_due(plan, Settings(), (), date(2025, 12, 1), established=established)
        assert (later.overdue is None) == (established == date(2025, 6, 15))


# The report that an office works on, into which a figure that is missing belongs


def in_hand(days: str, *texts: str, today: str, calendar: Calendar = Calendar.ND09) -> str | None:
    plan = read(
        Plan,
        f'title: T\nyear: 2026\nreport_due: [{days}]\nindicators: [{{id: a, targets: [{{op: ">=", value: 1}}]}}]\n',
    )
    settings = read(Settings, f"calendar: {calendar}\n")
    found = report_in_hand(plan, settings, timeline(reports(texts), calendar), date.fromisoformat(today))
    return found.period.text if found else None


@pytest.mark.parametrize(
    ("today", "unsent", "sent"),
    [
        ("2026-05-20", None, None),  # 31 days ahead
        ("2026-05-21", "2026-H1", "2026-H1"),
        ("2026-07-20", "2026-H1", "2026-H1"),  # 30 days ago
        ("2026-07-21", "2026-H1", None),
        ("2026-11-19", "2026-H1", None),
        ("2026-11-20", "2026-H2", "2026-H2"),
        ("2027-03-01", "2026-H2", "2026-H2"),
    ],
)
def test_in_hand_is_the_last_report_that_is_due_soon_unless_it_was_sent_long_ago(
    today: str, unsent: str | None, sent: str | None
) -> None:
    halves = '"06-20", "12-20"'
    assert in_hand(halves, today=today) == unsent
    assert in_hand(halves, "period: 2026-H1, as_of: 2026-05-20", today=today) == sent


def test_a_report_is_not_in_hand_before_its_period_begins() -> None:
    assert in_hand(MONTHS, today="2026-06-30", calendar=Calendar.CALENDAR) == "2026-06"
    assert in_hand(MONTHS, today="2026-07-01", calendar=Calendar.CALENDAR) == "2026-07"


def test_what_is_dated_after_the_day_or_after_the_plan_was_not_sent() -> None:
    late = "period: 2026-H1, as_of: 2026-08-02"
    assert in_hand('"06-20", "12-20"', late, today="2026-08-01") == "2026-H1"
    assert in_hand('"06-20", "12-20"', late, today="2026-08-02") is None
    after = "period: 2026-H2, as_of: 2027-01-05"
    assert in_hand('"06-20", "12-20"', after, today="2027-03-01") == "2026-H2"
