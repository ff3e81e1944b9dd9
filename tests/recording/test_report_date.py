"""Up to which day a report's figures count."""

from datetime import date

import pytest

from cdsplan.model import period
from cdsplan.model.period import Calendar
from cdsplan.recording.report_date import ReportDate, SaidDays, report_date

TODAY = date(2026, 11, 28)
NOBODY = SaidDays()


def at(span: str, said: SaidDays = NOBODY, calendar: Calendar = Calendar.ND09, today: date = TODAY) -> ReportDate:
    return report_date(period.parse(span), calendar, today, said)


@pytest.mark.parametrize(
    ("span", "day"), [("2026-11", date(2026, 11, 14)), ("2026-Q3", date(2026, 9, 14)), ("2026-11-28", TODAY)]
)
def test_of_a_period_that_is_over_it_is_the_last_day_and_nothing_is_written(span: str, day: date) -> None:
    assert (at(span).day, at(span).origin, at(span).written) == (day, "period", None)


@pytest.mark.parametrize("span", ["2026-12", "2026-Q4", "2026-H2", "2026"])
def test_of_a_period_that_is_still_running_it_is_today_and_is_written(span: str) -> None:
    assert (at(span).day, at(span).origin, at(span).written) == (TODAY, "running", TODAY)


def test_the_last_day_itself_is_no_running_period() -> None:
    assert at("2026-12", today=date(2026, 12, 14)).written is None
    assert at("2026-12", today=date(2026, 12, 13)).written == date(2026, 12, 13)


@pytest.mark.parametrize("span", ["2027-01", "2026-11-29", "2027"])
def test_a_period_that_has_not_begun_counts_nothing(span: str) -> None:
    assert (at(span).has_begun, at(span).written) == (False, None)


def test_a_period_begins_as_its_calendar_says() -> None:
    assert at("2026-12").first == date(2026, 11, 15)
    assert at("2026-12").has_begun
    assert at("2026-12", today=date(2026, 11, 15)).written == date(2026, 11, 15)
    assert not at("2026-12", today=date(2026, 11, 14)).has_begun
    assert not at("2026-12", calendar=Calendar.CALENDAR).has_begun
    assert at("2026-11", calendar=Calendar.CALENDAR).written == TODAY


def test_who_records_says_it_first_then_the_report_then_the_form() -> None:
    given, report, form = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
    assert at("2026-12", SaidDays(given, report, form)).written == given
    assert (at("2026-12", SaidDays(None, report, form)).day, at("2026-12", SaidDays(None, report)).written) == (
        report,
        None,
    )
    assert at("2026-12", SaidDays(form=form)).written == form


def test_a_form_that_says_the_last_day_says_nothing_of_its_own() -> None:
    assert at("2026-12", SaidDays(form=date(2026, 12, 14))).written == TODAY
    assert at("2026-11", SaidDays(form=date(2026, 11, 14))).written is None
