"""date-outside-period"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import report
from tests.conftest import PATHS, Diagnose, Folder

RULE = "date-outside-period"


def _report(as_of: str, period: str = "2026-06", head: str = "") -> str:
    return f"period: {period}\nas_of: {as_of}\n{head}"


@pytest.mark.parametrize("day", ["2026-04-14", "2026-05-14", "2026-05-15", "2026-06-14", "2026-07-15", "null"])
def test_a_date_within_31_days_of_its_period_is_silent(diagnose: Diagnose, day: str) -> None:
    """June runs from 15 May to 14 June."""
    assert diagnose(report=_report(day)) == []


@pytest.mark.parametrize("day", ["2026-04-13", "2026-07-16", "2025-06-14"])
def test_a_date_further_off_is_caught_at_the_date(diagnose: Diagnose, day: str) -> None:
    assert diagnose(report=_report(day)) == [(2, 8, RULE)]


def test_it_is_a_warning(little: Folder) -> None:
    little.write(PATHS["report"], _report("2026-07-16"))
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


@pytest.mark.parametrize(("day", "found"), [("2026-07-31", []), ("2026-08-01", [(2, 8, RULE)])])
@pytest.mark.parametrize("where", ["report", "settings"])
def test_the_calendar_of_the_report_or_of_the_settings_decides_the_period(
    diagnose: Diagnose, where: str, day: str, found: list[tuple[int, int, str]]
) -> None:
    head = "calendar: calendar\n"
    if where == "report":
        assert diagnose(report=_report(day, head=head)) == found
    else:
        assert diagnose(report=_report(day), settings=head) == found


def test_the_calendar_of_the_report_wins_over_that_of_the_settings(diagnose: Diagnose) -> None:
    nd09 = _report("2026-07-31", head="calendar: nd09\n")
    assert diagnose(report=nd09, settings="calendar: calendar\n") == [(2, 8, RULE)]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2025", "2024-11-14", "2026-01-14"),
        ("2025-H2", "2025-05-15", "2026-01-14"),
        ("2025-9M", "2024-11-14", "2025-10-15"),
    ],
)
def test_a_year_end_figure_may_say_31_december(diagnose: Diagnose, period: str, first: str, last: str) -> None:
    days = [first, last] + (["2025-12-31"] if last > "2026" else [])
    for day in days:
        assert diagnose(files={report(period): _report(day, period)}) == []


@pytest.mark.parametrize(("period", "day"), [("2025", "2024-11-13"), ("2025", "2026-01-15"), ("2025-9M", "2025-12-31")])
def test_a_date_further_off_a_longer_period_is_caught(diagnose: Diagnose, period: str, day: str) -> None:
    assert diagnose(files={report(period): _report(day, period)}) == [(2, 8, RULE)]


def test_of_a_day_any_other_date_is_refused_and_that_is_said_once(diagnose: Diagnose) -> None:
    assert diagnose(files={report("2026-06-10"): _report("2026-09-10", "2026-06-10")}) == [(2, 8, "bad-value")]


RUNNING = """\
variables:
  ho: {name: Hộ, kind: count}
  ho_cap_quang: {name: Hộ cáp quang, kind: count}
  ho_so: {name: Hồ sơ, kind: count, cumulative: true}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: ho_cap_quang / ho}
"""


def _of(little: Folder, as_of: str, values: str, period: str = "2025") -> list[tuple[int, int, Severity]]:
    little.write(PATHS["catalog"], RUNNING)
    little.write(report(period), f"period: {period}\nas_of: {as_of}\nvalues: {{{values}}}\n")
    return [(*one.span[:2], one.severity) for one in little.validate().findings if one.rule == RULE]


@pytest.mark.parametrize("as_of", ["2026-01-05", "2026-06-14", "2024-12-14"])
def test_a_running_total_of_another_year_is_an_error(little: Folder, as_of: str) -> None:
    assert _of(little, as_of, "ho_so: 5") == [(2, 8, Severity.ERROR)]


def test_the_period_is_of_the_year_in_which_it_ends(little: Folder) -> None:
    """January 2026 begins on 15 December 2025."""
    assert _of(little, "2025-12-20", "ho_so: 5", "2026-01") == [(2, 8, Severity.ERROR)]


@pytest.mark.parametrize(
    ("as_of", "values", "found"),
    [
        ("2025-12-31", "ho_so: 5", []),
        ("2026-01-05", "ho: 5", []),
        ("2026-01-05", "ho_so: null", []),
        ("2026-06-14", "ho_so: null", [(2, 8, Severity.WARNING)]),
    ],
)
def test_where_no_running_total_changes_its_year_it_stays_a_warning_or_silent(
    little: Folder, as_of: str, values: str, found: list[tuple[int, int, Severity]]
) -> None:
    assert _of(little, as_of, values) == found


def test_a_document_of_a_later_date_is_harmless(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\ndocument: {date: 2026-10-01}\n") == []


def test_of_several_reports_each_is_looked_at(little: Folder) -> None:
    little.write(PATHS["catalog"], RUNNING)
    little.write(report("2025"), "period: 2025\nas_of: 2026-01-05\nvalues: {ho_so: 5}\n")
    little.write(report("2026-03"), "period: 2026-03\n")
    little.write(report("2026-06"), _report("2026-07-16"))
    found = [(one.path[-12:], one.severity) for one in little.validate().findings if one.rule == RULE]
    assert found == [("ts/2025.yaml", Severity.ERROR), ("2026-06.yaml", Severity.WARNING)]
