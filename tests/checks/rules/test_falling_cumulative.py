"""falling-cumulative"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located, report
from tests.conftest import PATHS, Diagnose, Folder

RULE = "falling-cumulative"
CATALOG = """\
variables:
  ho_so: {name: Hồ sơ, kind: count, cumulative: true}
  ho: {name: Hộ, kind: count}
indicators:
  cap_quang: {name: Hồ sơ, measure: number, unit: hồ sơ, formula: ho_so + ho}
"""


def _report(period: str, value: str, variable: str = "ho_so", head: str = "") -> str:
    return f"period: {period}\n{head}values:\n  {variable}: {value}\n"


@pytest.mark.parametrize("later", ["500", "501", "null"])
def test_what_stays_or_grows_within_the_year_is_silent(diagnose: Diagnose, later: str) -> None:
    files = {report("2026-03"): _report("2026-03", "500")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", later), files=files) == []


def test_what_falls_is_caught_at_the_later_value_with_the_place_of_the_one_before(locate: Locate) -> None:
    files = {report("2026-03"): _report("2026-03", "500")}
    assert locate(catalog=CATALOG, report=_report("2026-06", "499"), files=files) == [
        Located("2026-06.yaml", 3, 10, RULE, (("2026-03.yaml", 3, 10),))
    ]


def test_it_is_a_warning_that_no_note_excuses(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG)
    little.write(report("2026-03"), _report("2026-03", "500"))
    little.write(PATHS["report"], _report("2026-06", "{value: 499, note: đã rà soát}"))
    assert [(one.severity, one.rule) for one in little.validate().findings] == [(Severity.WARNING, RULE)]


def test_what_does_not_count_up_may_fall(diagnose: Diagnose) -> None:
    files = {report("2026-03"): _report("2026-03", "500", "ho")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "499", "ho"), files=files) == []


def test_it_begins_again_at_new_year(diagnose: Diagnose) -> None:
    files = {report("2025-12"): _report("2025-12", "500"), report("2026-01"): _report("2026-01", "20")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "100"), files=files) == []


def test_new_year_lies_between_two_dates_of_different_calendar_years(diagnose: Diagnose) -> None:
    """The year's report closes on 14 December; a figure of the 31st is of that year, one of 14 January is not."""
    files = {
        report("2025"): _report("2025", "500"),
        report("2025-12"): _report("2025-12", "499", head="as_of: 2025-12-31\n"),
        report("2026-01"): _report("2026-01", "20"),
    }
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "100"), files=files) == [(4, 10, RULE)]


def test_a_report_without_the_value_does_not_interrupt_the_count(locate: Locate) -> None:
    files = {
        report("2026-03"): _report("2026-03", "500"),
        report("2026-04"): _report("2026-04", "null"),
        report("2026-05"): _report("2026-05", "1", "ho"),
    }
    assert locate(catalog=CATALOG, report=_report("2026-06", "499"), files=files) == [
        Located("2026-06.yaml", 3, 10, RULE, (("2026-03.yaml", 3, 10),))
    ]


def test_the_dates_decide_the_order_and_not_the_names_of_the_files(diagnose: Diagnose) -> None:
    files = {report("2026-Q1"): _report("2026-Q1", "500"), report("2026-02"): _report("2026-02", "400")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "600"), files=files) == []


def test_of_one_date_only_the_value_that_is_used_counts(diagnose: Diagnose) -> None:
    files = {report("2026-H1"): _report("2026-H1", "300"), report("2026-03"): _report("2026-03", "400")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "500"), files=files) == [(3, 10, "overlapping-reports")]


def test_each_fall_is_told(diagnose: Diagnose) -> None:
    files = {report("2026-02"): _report("2026-02", "500"), report("2026-03"): _report("2026-03", "400")}
    assert diagnose(catalog=CATALOG, report=_report("2026-06", "300"), files=files) == [(3, 10, RULE), (3, 10, RULE)]


def test_what_stays_before_it_falls_is_silent(locate: Locate) -> None:
    files = {report(f"2026-{month}"): _report(f"2026-{month}", "500") for month in ("03", "05")}
    found = locate(catalog=CATALOG, report=_report("2026-06", "499"), files=files)
    assert [(one.file, one.rule) for one in found] == [("2026-06.yaml", RULE)]
