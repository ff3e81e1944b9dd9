"""future-report"""

from datetime import date

import pytest

from cdsplan.finding import Severity
from cdsplan.language import Language
from tests.conftest import PATHS, PLAN, REPORT, Diagnose, Folder

RULE = "future-report"
YESTERDAY, TODAY, LATER = date(2026, 6, 13), date(2026, 6, 14), date(2026, 6, 30)


@pytest.mark.parametrize("today", [TODAY, LATER])
def test_a_report_up_to_today_is_silent(diagnose: Diagnose, today: date) -> None:
    assert diagnose(today=today) == []
    assert diagnose(today=today, report=REPORT + "as_of: 2026-06-14\n") == []


def test_a_date_after_today_is_caught_at_the_date(diagnose: Diagnose) -> None:
    assert diagnose(today=YESTERDAY, report="as_of: 2026-06-14\nperiod: 2026-06\n") == [(1, 8, RULE)]


@pytest.mark.parametrize("as_of", ["", "as_of:\n"])
def test_without_a_date_the_period_is_the_place(diagnose: Diagnose, as_of: str) -> None:
    assert diagnose(today=YESTERDAY, report=f"period: 2026-06\n{as_of}") == [(1, 9, RULE)]


def test_it_is_an_error(little: Folder) -> None:
    assert [one.severity for one in little.validate(today=YESTERDAY).findings] == [Severity.ERROR]


def test_a_report_taken_before_its_period_ends_says_so_and_is_silent(diagnose: Diagnose) -> None:
    assert diagnose(today=YESTERDAY, report="period: 2026-06\nas_of: 2026-06-13\n") == []


@pytest.mark.parametrize(
    ("head", "today", "way_out"),
    [
        # June begins on 15 May.
        ("", "2026-05-14", "wait"),
        ("", "2026-05-15", "as_of"),
        ("as_of: 2026-06-14\n", "2026-05-14", "as_of"),
        ("calendar: calendar\n", "2026-05-31", "wait"),
        ("calendar: calendar\n", "2026-06-01", "as_of"),
    ],
)
def test_before_a_period_begins_one_can_only_wait(little: Folder, head: str, today: str, way_out: str) -> None:
    little.write(PATHS["report"], f"period: 2026-06\n{head}")
    (found,) = little.validate(today=date.fromisoformat(today)).findings
    assert way_out in found.hint.within(Language.EN)


def test_the_settings_say_when_a_period_begins(little: Folder) -> None:
    little.write(PATHS["settings"], "calendar: calendar\n")
    (found,) = little.validate(today=date(2026, 5, 20)).findings
    assert "wait" in found.hint.within(Language.EN)


@pytest.mark.parametrize("where", ["report", "settings"])
def test_the_calendar_decides_when_the_period_ends(diagnose: Diagnose, where: str) -> None:
    calendar = "calendar: calendar\n"
    changes = {where: "period: 2026-06\n" + calendar if where == "report" else calendar}
    assert diagnose(today=date(2026, 6, 29), **changes) == [(1, 9, RULE)]
    assert diagnose(today=LATER, **changes) == []


def test_a_plan_of_the_future_is_harmless(little: Folder) -> None:
    little.write(PATHS["plan"].replace("2026-so", "2030-so"), PLAN.replace("2026", "2030"))
    assert little.validate().findings == ()
