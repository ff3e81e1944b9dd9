"""thousands-separator"""

import pytest

from cdsplan.language import Language
from tests.checks.rules.conftest import report
from tests.conftest import Diagnose, Folder

CATALOG = """\
variables:
  ho: {name: Hộ, kind: count}
  phi: {name: Phí, kind: quantity}
indicators:
  ty_le: {name: Tỷ lệ, measure: percent, formula: phi / ho}
  so_ho: {name: Số hộ, measure: number, unit: hộ, formula: ho}
  de_an: {name: Đề án, measure: milestone}
"""


def _plan(target: str, id_: str = "so_ho") -> str:
    return f"""\
title: Kế hoạch
year: 2026
indicators:
  - id: {id_}
    targets:
      - {{op: ">=", value: {target}}}
"""


PLAN = _plan("20")


@pytest.mark.parametrize("value", ["18025", "18.0250", "18.02", "0.025", "1234.567", "18", "null"])
def test_a_quantity_that_nobody_takes_for_thousands_is_silent(diagnose: Diagnose, value: str) -> None:
    found = diagnose(catalog=CATALOG, plan=PLAN, report=f"period: 2026-06\nvalues: {{phi: {value}}}\n")
    assert found == []


@pytest.mark.parametrize("variable", ["ho", "phi"])
@pytest.mark.parametrize("value", ["18.025", "1.000", "999.999", "-18.025", "18.000"])
def test_one_to_three_digits_a_point_and_three_digits_are_caught_at_the_number(
    diagnose: Diagnose, variable: str, value: str
) -> None:
    found = diagnose(catalog=CATALOG, plan=PLAN, report=f"period: 2026-06\nvalues:\n  {variable}: {value}\n")
    assert found == [(3, len(variable) + 5, "thousands-separator")]


def test_in_a_map_the_number_is_the_place(diagnose: Diagnose) -> None:
    found = diagnose(catalog=CATALOG, plan=PLAN, report="period: 2026-06\nvalues:\n  ho: {source: X, value: 18.025}\n")
    assert found == [(3, 26, "thousands-separator")]


def test_both_ways_out_are_named(little: Folder) -> None:
    little.write(report("2026-06"), "period: 2026-06\nvalues: {ho: 18.025}\n")
    (found,) = little.validate().findings
    for language in Language:
        assert "18025" in found.hint.within(language)
        assert "18.0250" in found.hint.within(language)


def test_a_target_and_a_baseline_and_a_result_in_whole_things_are_caught(diagnose: Diagnose) -> None:
    plan = _plan("18.025") + "    baseline: {value: 12.500}\n"
    assert diagnose(catalog=CATALOG, plan=plan, report="period: 2026-06\nresults: {so_ho: 18.025}\n") == [
        (6, 27, "thousands-separator"),
        (7, 23, "thousands-separator"),
        (2, 18, "thousands-separator"),
    ]


def test_a_percentage_may_have_three_decimals(diagnose: Diagnose) -> None:
    plan = _plan("79.995", "ty_le") + "    baseline: {value: 61.125}\n"
    assert diagnose(catalog=CATALOG, plan=plan, report="period: 2026-06\nresults: {ty_le: 97.812}\n") == []


def test_a_milestone_has_no_digits(diagnose: Diagnose) -> None:
    plan = _plan("done", "de_an").replace(">=", "==")
    assert diagnose(catalog=CATALOG, plan=plan, report="period: 2026-06\nresults: {de_an: done}\n") == []


@pytest.mark.parametrize("where", ["values: {ho: 1.234.567}", "results: {ty_le: 1.234.567}"])
def test_several_groups_are_caught_anywhere(diagnose: Diagnose, where: str) -> None:
    found = diagnose(catalog=CATALOG, plan=PLAN, report=f"period: 2026-06\n{where}\n")
    assert found == [(2, where.index("1.") + 1, "thousands-separator")]


def test_several_groups_in_a_percent_target_are_caught(diagnose: Diagnose) -> None:
    assert diagnose(catalog=CATALOG, plan=_plan("1.234.567", "ty_le"), report="period: 2026-06\n") == [
        (6, 27, "thousands-separator")
    ]


def test_an_unknown_variable_is_a_number_all_the_same(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nvalues: {la: 18.025}\n") == [
        (2, 10, "unknown-variable"),
        (2, 14, "thousands-separator"),
    ]


def test_a_published_number_is_caught_whether_the_catalog_or_a_plan_defines_it(diagnose: Diagnose) -> None:
    result = "period: 2026-06\nresults: {so_ho: 18.025}\n"
    percent_only = _plan("80", "ty_le")
    assert diagnose(catalog=CATALOG, plan=percent_only, report=result) == [(2, 18, "thousands-separator")]
    own = _plan("20", "rieng\n    name: Riêng\n    measure: number\n    unit: hộ")
    result = "period: 2026-06\nresults: {rieng: 18.025, ty_le: 18.025}\n"
    assert diagnose(catalog=CATALOG, plan=own, report=result) == [(2, 18, "thousands-separator")]
