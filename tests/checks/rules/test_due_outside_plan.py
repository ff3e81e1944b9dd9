"""due-outside-plan"""

import pytest

from cdsplan.finding import Severity
from tests.conftest import PATHS, PLAN, Diagnose, Folder


def _plan(due: str, head: str = "year: 2026") -> str:
    return f"""\
title: Kế hoạch
{head}
indicators:
  - id: cap_quang
    targets:
      - {{op: ">=", value: 80, due: {due}}}
"""


@pytest.mark.parametrize("due", ["2026-01-01", "2026-06-30", "2026-12-31", "null"])
def test_a_due_date_within_the_year_is_silent(diagnose: Diagnose, due: str) -> None:
    assert diagnose(plan=_plan(due)) == []


@pytest.mark.parametrize("due", ["2025-12-31", "2027-01-01"])
def test_a_due_date_outside_the_year_is_caught_at_the_date(diagnose: Diagnose, due: str) -> None:
    assert diagnose(plan=_plan(due)) == [(6, 36, "due-outside-plan")]


def test_it_is_a_warning(little: Folder) -> None:
    little.write(PATHS["plan"], _plan("2027-01-01"))
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


@pytest.mark.parametrize("due", ["2025-07-01", "2027-01-01", "2030-06-30"])
def test_start_and_end_of_the_plan_decide_where_they_are_given(diagnose: Diagnose, due: str) -> None:
    assert diagnose(plan=_plan(due, "year: 2026\nstart: 2025-07-01\nend: 2030-06-30")) == []


@pytest.mark.parametrize("due", ["2025-06-30", "2030-07-01"])
def test_a_due_date_outside_start_and_end_is_caught(diagnose: Diagnose, due: str) -> None:
    assert diagnose(plan=_plan(due, "year: 2026\nstart: 2025-07-01\nend: 2030-06-30")) == [(8, 36, "due-outside-plan")]


def test_each_target_of_each_indicator_is_looked_at_even_an_unknown_one(diagnose: Diagnose) -> None:
    plan = _plan("2027-01-01")
    plan += '  - {id: la, targets: [{op: ">=", value: 8}, {op: ">=", value: 9, due: 2024-06-30}]}\n'
    assert diagnose(plan=plan) == [
        (6, 36, "due-outside-plan"),
        (7, 10, "unknown-indicator"),
        (7, 72, "due-outside-plan"),
    ]


def test_a_date_of_a_baseline_before_the_plan_is_harmless(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN + "    baseline: {value: 61, as_of: 2024-12-31}\n") == []
