"""catalog-override"""

import pytest

from tests.conftest import CATALOG, PLAN, Diagnose

NUMBER = CATALOG + (
    "  mat_do: {name: Mật độ, measure: number, unit: hộ/100 dân, scale: 100, formula: ho_cap_quang / ho}\n"
)


def _plan(own: str, id_: str = "cap_quang") -> str:
    return f"""\
title: Kế hoạch
year: 2026
indicators:
  - id: {id_}
    {own}
    targets: [{{op: ">=", value: 80}}]
"""


def test_another_name_is_the_plans_own_wording(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan("name: Tỷ lệ hộ dùng cáp quang\n    name_en: Fibre")) == []


@pytest.mark.parametrize(
    ("own", "column"),
    [
        ("measure: milestone\n    name: Cáp quang", 14),
        ("formula: ho / ho_cap_quang", 14),
        ("unit: hộ", 11),
        ("scale: 100", 12),
        ("may_exceed: true", 17),
    ],
)
def test_another_meaning_is_caught_where_it_is_written(diagnose: Diagnose, own: str, column: int) -> None:
    assert diagnose(plan=_plan(own)) == [(5, column, "catalog-override")]


def test_every_redefined_field_is_caught(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan("formula: ho\n    may_exceed: true")) == [
        (5, 14, "catalog-override"),
        (6, 17, "catalog-override"),
    ]


def test_a_formula_for_an_indicator_that_the_catalog_leaves_without_is_another_formula(diagnose: Diagnose) -> None:
    without = CATALOG.replace(", formula: ho_cap_quang / ho", "")
    without += "  khac: {name: Khác, measure: percent, formula: ho_cap_quang / ho}\n"
    assert diagnose(catalog=without, plan=_plan("formula: ho_cap_quang / ho")) == [(5, 14, "catalog-override")]


@pytest.mark.parametrize(
    "own",
    [
        "measure: percent\n    name: Cáp quang",
        "formula: ho_cap_quang/ho",
        "formula: (ho_cap_quang) / (ho)",
        'unit: "%"',
        "may_exceed: false",
        "scale: null",
        "measure:",
    ],
)
def test_to_say_the_same_again_is_harmless(diagnose: Diagnose, own: str) -> None:
    assert diagnose(plan=_plan(own)) == []


@pytest.mark.parametrize("own", ["scale: 100.0", "unit: hộ/100 dân", "formula: ho_cap_quang / ho"])
def test_to_say_the_same_of_a_number_again_is_harmless(diagnose: Diagnose, own: str) -> None:
    assert diagnose(catalog=NUMBER, plan=_plan(own, "mat_do")) == []


@pytest.mark.parametrize(("own", "column"), [("scale: 1000", 12), ("unit: hộ", 11), ("may_exceed: true", 17)])
def test_another_unit_or_scale_of_a_number_is_caught(diagnose: Diagnose, own: str, column: int) -> None:
    assert diagnose(catalog=NUMBER, plan=_plan(own, "mat_do")) == [(5, column, "catalog-override")]


def test_an_indicator_of_the_plans_own_overrides_nothing(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan("name: B\n    measure: percent\n    formula: ho_cap_quang / ho", "b")) == []


def test_the_definition_of_the_catalog_stands(diagnose: Diagnose) -> None:
    """A target of 120 % stays out of range, whatever the plan says of its own."""
    plan = PLAN.replace("id: cap_quang", "id: cap_quang\n    may_exceed: true").replace("value: 80", "value: 120")
    assert diagnose(plan=plan) == [(5, 17, "catalog-override"), (6, 33, "target-out-of-range")]


def test_what_the_catalog_leaves_out_is_a_scale_of_one_and_no_unit_but_that_of_a_percent(diagnose: Diagnose) -> None:
    catalog = (
        CATALOG
        + "  so_ho: {name: Số hộ, measure: number, unit: hộ, formula: ho}\n"
        + "  de_an: {name: Đề án, measure: milestone}\n"
    )
    assert diagnose(catalog=catalog, plan=_plan("scale: 1", "so_ho")) == []
    assert diagnose(catalog=catalog, plan=_plan("scale: 2", "so_ho")) == [(5, 12, "catalog-override")]
    milestone = _plan("unit: '%'", "de_an").replace('op: ">=", value: 80', 'op: "==", value: done')
    assert diagnose(catalog=catalog, plan=milestone) == [(5, 11, "catalog-override")]
