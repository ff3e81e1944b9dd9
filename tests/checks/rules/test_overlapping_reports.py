"""overlapping-reports"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located, report
from tests.conftest import PATHS, Diagnose, Folder

RULE = "overlapping-reports"


def _report(period: str, ho: str, head: str = "") -> str:
    return f"{head}period: {period}\nvalues: {{ho: {ho}}}\n"


def test_reports_of_one_date_that_agree_are_silent(diagnose: Diagnose) -> None:
    files = {report(period): _report(period, "1000.0") for period in ("2026-Q2", "2026-H1")}
    assert diagnose(report=_report("2026-06", "1000"), files=files) == []


def test_the_longer_period_is_the_place_and_the_value_that_is_used_is_named(locate: Locate, little: Folder) -> None:
    assert locate(report=_report("2026-06", "1000"), files={report("2026-Q2"): _report("2026-Q2", "1001")}) == [
        Located("2026-Q2.yaml", 2, 14, RULE, (("2026-06.yaml", 2, 14),))
    ]
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


def test_every_report_is_compared_with_the_value_that_is_used(locate: Locate) -> None:
    files = {report("2026-Q2"): _report("2026-Q2", "1001"), report("2026-H1"): _report("2026-H1", "1002")}
    used = (("2026-06.yaml", 2, 14),)
    assert locate(report=_report("2026-06", "1000"), files=files) == [
        Located("2026-H1.yaml", 2, 14, RULE, used),
        Located("2026-Q2.yaml", 2, 14, RULE, used),
    ]


def test_a_known_value_beats_a_null(diagnose: Diagnose) -> None:
    files = {report("2026-Q2"): _report("2026-Q2", "1001")}
    assert diagnose(report=_report("2026-06", "null"), files=files) == []
    assert diagnose(report=_report("2026-06", "1000"), files={report("2026-Q2"): _report("2026-Q2", "null")}) == []


def test_a_value_that_only_the_longer_periods_have_is_compared_between_them(locate: Locate) -> None:
    files = {report("2026-Q2"): _report("2026-Q2", "1001"), report("2026-H1"): _report("2026-H1", "1002")}
    assert locate(report=_report("2026-06", "null"), files=files) == [
        Located("2026-H1.yaml", 2, 14, RULE, (("2026-Q2.yaml", 2, 14),))
    ]


def test_each_variable_is_compared(diagnose: Diagnose) -> None:
    quarter = "period: 2026-Q2\nvalues:\n  ho: 1001\n  ho_cap_quang: 701\n"
    assert diagnose(files={report("2026-Q2"): quarter}) == [(3, 7, RULE), (4, 17, RULE)]


def test_a_published_result_is_compared_too_unless_it_is_null(locate: Locate) -> None:
    files = {
        report("2026-Q2"): "period: 2026-Q2\nresults: {cap_quang: 71}\n",
        report("2026-H1"): "period: 2026-H1\nresults: {cap_quang: null}\n",
    }
    assert locate(report="period: 2026-06\nresults: {cap_quang: 70}\n", files=files) == [
        Located("2026-Q2.yaml", 2, 22, RULE, (("2026-06.yaml", 2, 22),))
    ]


@pytest.mark.parametrize("period", ["2026-05", "2026-Q1", "2026", "2026-9M"])
def test_another_date_may_have_another_value(diagnose: Diagnose, period: str) -> None:
    earlier = "as_of: 2026-11-01\n" if period == "2026" else ""
    files = {report(period): _report(period, "1001", earlier)}
    assert diagnose(report=_report("2026-06", "1000"), files=files) == []


def test_the_date_decides_and_not_the_period(diagnose: Diagnose) -> None:
    same = {report("2026-05"): _report("2026-05", "1001", "as_of: 2026-06-14\n")}
    assert diagnose(report=_report("2026-06", "1000"), files=same) != []
    other = {
        report("2026-05"): "period: 2026-05\n",
        report("2026-Q2"): _report("2026-Q2", "1001", "as_of: 2026-06-30\n"),
    }
    assert diagnose(report=_report("2026-06", "1000"), files=other) == []


def test_the_calendar_decides_the_date(diagnose: Diagnose) -> None:
    """By the calendar June ends on the 30th, and the second quarter of Nghị định 09 on the 14th."""
    june = _report("2026-06", "1000", "calendar: calendar\n")
    assert diagnose(report=june, files={report("2026-Q2"): _report("2026-Q2", "1001")}) == []
    both = {PATHS["settings"]: "calendar: calendar\n", report("2026-Q2"): _report("2026-Q2", "1001")}
    assert diagnose(report=_report("2026-06", "1000"), files=both) == [(2, 14, RULE)]


def test_two_communes_do_not_overlap(little: Folder) -> None:
    other = "plans/thanh-hoa/xa-khac"
    little.write(f"{other}/commune.yaml", 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n')
    little.write(f"{other}/reports/2026-Q2.yaml", _report("2026-Q2", "5"))
    assert little.validate().findings == ()
