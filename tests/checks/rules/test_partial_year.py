"""partial-year"""

import pytest

from cdsplan.finding import Severity
from tests.conftest import PATHS, Diagnose, Folder


def _plan(head: str, more: str = ", each_year: true") -> str:
    return f"""\
title: Kế hoạch
year: 2026
{head}
indicators:
  - id: cap_quang
    targets:
      - {{op: ">=", value: 80{more}}}
"""


@pytest.mark.parametrize("head", ["", "end: 2030-12-31", "start: 2025-01-01\nend: 2026-12-31"])
def test_whole_years_are_silent(diagnose: Diagnose, head: str) -> None:
    assert diagnose(plan=_plan(head)) == []


@pytest.mark.parametrize("head", ["start: 2026-01-02", "end: 2026-12-30", "start: 2025-07-01\nend: 2027-06-30"])
def test_a_year_that_the_plan_holds_in_part_is_caught_at_each_year(diagnose: Diagnose, head: str) -> None:
    (line, column, rule) = diagnose(plan=_plan(head))[0]
    assert (line, column, rule) == (7 + head.count("\n"), 42, "partial-year")


def test_a_target_that_is_due_once_may_be_due_in_part_of_a_year(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan("end: 2027-06-30", ", due: 2027-03-31")) == []


def test_it_is_a_warning_that_names_the_years(little: Folder) -> None:
    little.write(PATHS["plan"], _plan("start: 2025-07-01\nend: 2027-06-30"))
    (found,) = little.validate().findings
    assert (found.severity, found.message.values["years"]) == (Severity.WARNING, ["2025", "2027"])
