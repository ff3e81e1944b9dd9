"""zero-denominator"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import CATALOG, PATHS, PLAN, Diagnose, Folder

RULE = "zero-denominator"


def _catalog(formula: str) -> str:
    return f"""\
variables:
  a: {{name: A, kind: quantity}}
  b: {{name: B, kind: quantity}}
  c: {{name: C, kind: quantity}}
indicators:
  cap_quang: {{name: X, measure: number, unit: hộ, formula: {formula}}}
  moi_thu: {{name: Y, measure: number, unit: hộ, formula: a + b + c}}
"""


def _report(values: str, period: str = "2026-06") -> str:
    return f"period: {period}\nvalues: {{{values}}}\n"


@pytest.mark.parametrize(
    "values", ["ho: 5, ho_cap_quang: 0", "ho: 0", "ho: 0, ho_cap_quang: null", "ho_cap_quang: 5", ""]
)
def test_what_can_be_computed_and_what_is_not_known_are_silent(diagnose: Diagnose, values: str) -> None:
    assert diagnose(report=_report(values)) == []


def test_it_is_caught_beside_a_date_at_which_it_is_another(diagnose: Diagnose) -> None:
    earlier = {report("2026-03"): _report("ho: 9, ho_cap_quang: 1", "2026-03")}
    assert (2, 14, RULE) in diagnose(report=_report("ho: 0, ho_cap_quang: 0"), files=earlier)


def test_a_zero_denominator_is_caught_at_the_zero(locate: Locate, little: Folder) -> None:
    assert locate(report="period: 2026-06\nvalues:\n  ho_cap_quang: 0\n  ho: 0\n") == [
        Located("2026-06.yaml", 4, 7, RULE)
    ]
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


@pytest.mark.parametrize("zero", ["0", "0.0", "-0", "{value: 0}"])
def test_every_zero_is_zero(diagnose: Diagnose, zero: str) -> None:
    column = 22 if zero.startswith("{") else 14
    assert diagnose(report=_report(f"ho: {zero}, ho_cap_quang: 0")) == [(2, column, RULE)]


@pytest.mark.parametrize(
    ("formula", "values", "column"),
    [
        ("a / b", "a: 0, b: 0", 19),
        ("a / (b - c)", "a: 1, b: 5, c: 5", 19),
        ("a / (b - c)", "a: 1, c: 0, b: 0", 25),
        ("a / b / c", "a: 1, b: 0, c: 5", 19),
        ("a / b / c", "a: 1, b: 5, c: 0", 25),
        ("a / (b / c)", "a: 1, b: 5, c: 0", 25),
        ("a + b / c", "a: 0, b: 0, c: 0", 25),
        ("(a + b) / (c * 2)", "a: 1, b: 5, c: 0", 25),
        ("1 / c + a / b", "a: 1, b: 0, c: 5", 19),
        ("a / (b * c)", "a: 1, b: 5, c: 0", 25),
        ("a / 0", "a: 5", 13),
    ],
)
def test_the_place_is_the_variable_that_makes_the_divisor_zero(
    diagnose: Diagnose, formula: str, values: str, column: int
) -> None:
    assert diagnose(catalog=_catalog(formula), report=_report(values)) == [(2, column, RULE)]


def test_a_carried_zero_is_caught_where_it_stands_and_once(locate: Locate) -> None:
    found = locate(
        report=_report("ho_cap_quang: 5"),
        files={
            report("2026-03"): _report("ho: 0", "2026-03"),
            report("2026-07"): _report("ho_cap_quang: 6", "2026-07"),
        },
    )
    assert found == [Located("2026-03.yaml", 2, 14, RULE)]


def test_reports_of_one_date_are_read_as_one(locate: Locate) -> None:
    found = locate(report=_report("ho_cap_quang: 0"), files={report("2026-Q2"): _report("ho: 0", "2026-Q2")})
    assert found == [Located("2026-Q2.yaml", 2, 14, RULE)]


def test_a_result_published_beside_it_changes_nothing(diagnose: Diagnose) -> None:
    assert diagnose(report=_report("ho: 0, ho_cap_quang: 0") + "results: {cap_quang: 0}\n") == [(2, 14, RULE)]


def test_two_plans_with_the_indicator_tell_it_once(diagnose: Diagnose, little: Folder) -> None:
    little.write(plan("2026-b"), PLAN)
    assert diagnose(report=_report("ho: 0, ho_cap_quang: 0")) == [(2, 14, RULE)]


def test_each_indicator_that_divides_by_it_is_told(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  them: {name: Thêm, measure: percent, formula: ho_cap_quang / ho}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: them, targets: [{op: ">", value: 8}]}\n')
    little.write(PATHS["report"], _report("ho: 0, ho_cap_quang: 0"))
    assert [(one.span.column, one.rule) for one in little.validate().findings] == [(14, RULE), (14, RULE)]


def test_not_applicable_takes_an_indicator_out_of_the_reckoning(diagnose: Diagnose) -> None:
    without = PLAN + "    not_applicable: xã không có hộ nào\n"
    zero = _report("ho: 0, ho_cap_quang: 0")
    assert diagnose(plan=without, report=zero) == []
    assert diagnose(plan=without, report=zero, files={plan("2026-b"): PLAN}) == [(2, 14, RULE)]


def test_what_does_not_apply_keeps_no_other_indicator_from_being_told(diagnose: Diagnose) -> None:
    catalog = CATALOG + "  them: {name: Thêm, measure: percent, formula: ho_cap_quang / ho}\n"
    both = PLAN + '    not_applicable: không có\n  - {id: them, targets: [{op: ">", value: 8}]}\n'
    assert diagnose(catalog=catalog, plan=both, report=_report("ho: 0, ho_cap_quang: 0")) == [(2, 14, RULE)]


def test_an_indicator_that_no_plan_has_is_not_computed(diagnose: Diagnose) -> None:
    own = 'title: K\nyear: 2026\nindicators: [{id: x, name: X, measure: percent, targets: [{op: ">", value: 8}]}]\n'
    assert diagnose(plan=own, report=_report("ho: 0, ho_cap_quang: 0")) == []
