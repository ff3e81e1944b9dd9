"""before-established"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import report
from tests.conftest import COMMUNE, PATHS, Diagnose, Folder

RULE = "before-established"


def _commune(established: str) -> str:
    return f"{COMMUNE}established: {established}\n"


@pytest.mark.parametrize("established", ["2025-07-01", "2026-06-14", "null"])
def test_figures_of_the_first_day_and_later_are_silent(diagnose: Diagnose, established: str) -> None:
    assert diagnose(commune=_commune(established)) == []


def test_older_figures_are_caught_at_the_period_that_dates_them(diagnose: Diagnose) -> None:
    assert diagnose(commune=_commune("2026-06-15")) == [(1, 9, RULE)]


def test_where_the_report_has_a_date_that_is_the_place(diagnose: Diagnose) -> None:
    assert diagnose(commune=_commune("2026-06-15"), report="period: 2026-06\nas_of: 2026-06-01\n") == [(2, 8, RULE)]
    assert diagnose(commune=_commune("2026-06-15"), report="period: 2026-06\nas_of: 2026-06-15\n") == []


def test_the_calendar_decides_the_date(diagnose: Diagnose) -> None:
    assert diagnose(commune=_commune("2026-06-15"), settings="calendar: calendar\n") == []


def test_each_report_is_told(diagnose: Diagnose) -> None:
    files = {report("2026-Q2"): "period: 2026-Q2\n", report("2026-05"): "period: 2026-05\n"}
    assert diagnose(commune=_commune("2026-06-15"), files=files) == [(1, 9, RULE)] * 3


def test_it_is_a_warning(little: Folder) -> None:
    little.write(PATHS["commune"], _commune("2026-06-15"))
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


def test_a_plan_from_before_is_harmless(diagnose: Diagnose) -> None:
    """A plan of the year in which it was established begins on 1 January."""
    assert diagnose(commune=_commune("2026-03-01")) == []
