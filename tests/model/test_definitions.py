"""design.md 2.3 and 2.4: what an id means to one commune."""

from decimal import Decimal

import pytest

from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.files import Catalog, Plan
from tests.inline import VARIABLES, indicator, plan, read

CATALOG = """\
variables:
  ho: {name: Hộ, kind: count}
indicators:
  quang: {name: Cáp quang, name_en: Fibre, measure: percent, formula: ho / ho}
  thue_bao: {name: Thuê bao, measure: number, unit: thuê bao/100 dân, scale: 100, formula: ho / ho}
  tram: {name: Trạm 5G, measure: percent, may_exceed: true}
  so_hoa: {name: Số hóa, measure: milestone}
"""


def planned(*ids: str) -> Plan:
    return plan([f'{{id: {one}, targets: [{{op: ">=", value: 80}}]}}' for one in ids])


def found(read_plan: Plan) -> list[Indicator]:
    return define([read(Catalog, CATALOG)], [read_plan]).of_plan(read_plan)


@pytest.mark.parametrize(
    ("name", "unit", "factor", "bounded"),
    [
        ("quang", "%", 100, True),
        ("tram", "%", 100, False),
        ("thue_bao", "thuê bao/100 dân", 100, False),
        ("so_hoa", "", 1, False),
    ],
)
def test_the_catalog_defines_an_indicator(name: str, unit: str, factor: int, *, bounded: bool) -> None:
    (one,) = found(planned(name))
    assert (one.unit, one.factor, one.bounded, one.from_catalog) == (unit, Decimal(factor), bounded, True)


def test_a_number_without_a_scale_is_multiplied_by_nothing() -> None:
    (one,) = found(plan([indicator("measure: number, unit: hộ, formula: ho")]))
    assert (one.factor, one.unit, one.from_catalog) == (Decimal(1), "hộ", False)


def test_a_plan_may_name_a_catalog_indicator_in_its_own_words() -> None:
    own = '{id: quang, name: Hộ có Internet, targets: [{op: ">=", value: 80}]}'
    assert [one.name for one in found(plan([own]))] == ["Hộ có Internet"]
    assert [one.name for one in found(planned("quang"))] == ["Cáp quang"]


def test_the_english_name_is_the_plans_own_else_the_catalogs() -> None:
    own = '{id: quang, name_en: Fibre to the home, targets: [{op: ">=", value: 80}]}'
    assert [one.name_en for one in found(plan([own]))] == ["Fibre to the home"]
    assert [one.name_en for one in found(planned("quang", "tram"))] == ["Fibre", None]
    assert [one.name_en for one in found(plan([indicator()]))] == [None]


def test_an_indicator_that_nobody_defines_is_left_out() -> None:
    assert [one.id for one in found(planned("tram", "khong_co", "quang"))] == ["tram", "quang"]


def test_the_formula_alone_is_that_of_the_indicator() -> None:
    undefined = '{id: la, formula: ho / la, targets: [{op: ">=", value: 80}]}'
    read_plan = plan(
        ['{id: quang, targets: [{op: ">=", value: 80}]}', indicator("measure: percent, formula: a / b"), undefined]
    )
    formulas = map(define([read(Catalog, CATALOG)], [read_plan]).formula, read_plan.indicators)
    assert [one and str(one) for one in formulas] == ["ho / ho", "a / b", None]


def units(known: Definitions) -> dict[str, str | None]:
    return {name: variable.unit for name, variable in known.variables.items()}


def test_a_variable_of_one_plan_belongs_to_the_whole_commune_and_the_first_definition_stands() -> None:
    plans = [
        plan([indicator()], f"year: 2026\nvariables:\n  {name}: {{name: Số, kind: count, unit: {unit}}}")
        for name, unit in (("thon", "thôn"), ("thon", "bản"), ("ho", "nhà"))
    ]
    catalogs = [read(Catalog, CATALOG), read(Catalog, "variables: {ho: {name: Hộ, kind: count, unit: hộ}}")]
    assert units(define(catalogs, plans)) == {"ho": None, "thon": "thôn"}


@pytest.mark.parametrize(
    ("definition", "pooling"),
    [
        ("measure: percent, formula: quang / ho", "rate"),
        ("measure: number, unit: hộ/km, formula: (quang + dong) / (ho + dan)", "rate"),
        ("measure: number, unit: hộ, formula: quang + dong", "count"),
        ("measure: number, unit: hộ, formula: ho - quang", None),
        ("measure: number, unit: hộ, formula: (ho - quang) / ho", None),
        ("measure: percent, formula: ho", None),
        ("measure: number, unit: Mbit/s, formula: toc_do", None),
        ("measure: percent, formula: quang / toc_do", None),
        ("measure: percent, formula: quang / la", None),  # which nothing defines
        ("measure: percent", None),
    ],
)
def test_communes_are_added_up_as_a_rate_of_counts_or_as_a_count(definition: str, pooling: str | None) -> None:
    read_plan = plan([indicator(definition)])
    definitions = define([read(Catalog, VARIABLES)], [read_plan])
    (one,) = definitions.of_plan(read_plan)
    assert definitions.pooling(one) == pooling


def test_what_a_variable_is_part_of_is_told_near_and_far_up_to_what_nothing_defines() -> None:
    written = (("a", "b"), ("b", "c"), ("c", "la"), ("x", "y"), ("y", "x"))
    lines = (f"  {name}: {{name: X, kind: count, part_of: {whole}}}" for name, whole in written)
    known = define([read(Catalog, "\n".join(["variables:", *lines]))], [])
    assert [known.wholes(name) for name in ("a", "c", "la", "x")] == [["b", "c"], [], [], ["y", "x"]]


def test_a_chain_of_parts_is_followed_eight_deep() -> None:
    lines = (f"  a{at}: {{name: X, kind: count, part_of: a{at + 1}}}" for at in range(20))
    known = define([read(Catalog, "\n".join(["variables:", *lines]))], [])
    assert known.wholes("a0") == [f"a{at}" for at in range(1, 9)]
