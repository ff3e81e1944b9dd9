"""duplicate-id"""

import pytest

from tests.checks.rules.conftest import Locate, Located, plan
from tests.conftest import CATALOG, PLAN, Diagnose

OTHER_CATALOG = "plans/catalog/rieng.yaml"


def test_ids_that_differ_are_silent(diagnose: Diagnose) -> None:
    assert diagnose() == []


def test_second_use_in_a_plan_is_reported_where_it_stands(diagnose: Diagnose) -> None:
    assert diagnose(
        plan="""\
        title: Kế hoạch
        year: 2026
        indicators:
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
        """
    ) == [(5, 10, "duplicate-id")]


def test_every_further_use_in_a_plan_names_the_first(locate: Locate) -> None:
    assert locate(
        plan="""\
        title: Kế hoạch
        year: 2026
        indicators:
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
          - {id: cap_quang, targets: [{op: ">=", value: 80}]}
        """
    ) == [
        Located("2026-so.yaml", 5, 10, "duplicate-id", (("2026-so.yaml", 4, 10),)),
        Located("2026-so.yaml", 6, 10, "duplicate-id", (("2026-so.yaml", 4, 10),)),
    ]


def test_two_plans_may_have_the_same_indicator(diagnose: Diagnose) -> None:
    assert diagnose(files={plan("2026-khac"): PLAN}) == []


def test_a_variable_in_two_catalog_files_is_reported_at_the_second_key(locate: Locate) -> None:
    assert locate(files={OTHER_CATALOG: "variables:\n  ho: {name: Hộ, kind: count}\n"}) == [
        Located("rieng.yaml", 2, 3, "duplicate-id", (("chung.yaml", 2, 3),))
    ]


def test_an_indicator_in_two_catalog_files_is_reported_at_the_second_key(locate: Locate) -> None:
    assert locate(files={OTHER_CATALOG: "indicators:\n  cap_quang: {name: Cáp quang, measure: percent}\n"}) == [
        Located("rieng.yaml", 2, 3, "duplicate-id", (("chung.yaml", 5, 3),))
    ]


def test_a_variable_and_an_indicator_may_share_an_id(diagnose: Diagnose) -> None:
    more = "indicators:\n  ho: {name: Hộ, measure: number, unit: hộ, formula: ho}\n"
    assert diagnose(files={OTHER_CATALOG: more}) == []


def test_a_catalog_file_that_is_refused_does_not_hide_what_the_others_repeat(diagnose: Diagnose) -> None:
    found = diagnose(files={OTHER_CATALOG: CATALOG, "plans/catalog/hong.yaml": "variables: 1\n"})
    assert found == [
        (1, 12, "wrong-type"),
        (2, 3, "duplicate-id"),
        (3, 3, "duplicate-id"),
        (5, 3, "duplicate-id"),
    ]


OWN = """\
title: Kế hoạch
year: 2026
variables:
  may: {name: Máy, kind: count}
indicators:
  - {id: so_may, name: Máy, measure: number, unit: máy, formula: may, targets: [{op: ">=", value: 8}]}
"""


def test_two_plans_of_a_commune_may_define_a_variable_alike(diagnose: Diagnose) -> None:
    assert diagnose(files={plan("2026-a"): OWN, plan("2026-b"): OWN}) == []


@pytest.mark.parametrize("other", ["{name: Máy tính, kind: count}", "{name: Máy, kind: count, sample: true}"])
def test_two_plans_of_a_commune_may_not_define_a_variable_differently(locate: Locate, other: str) -> None:
    changed = OWN.replace("{name: Máy, kind: count}", other)
    assert locate(files={plan("2026-a"): OWN, plan("2026-b"): changed}) == [
        Located("2026-b.yaml", 4, 3, "duplicate-id", (("2026-a.yaml", 4, 3),))
    ]


def test_two_communes_may_define_a_variable_differently(diagnose: Diagnose) -> None:
    other = "plans/thanh-hoa/xa-khac"
    files = {
        plan("2026-a"): OWN,
        f"{other}/commune.yaml": 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n',
        f"{other}/2026-a.yaml": OWN.replace("name: Máy, kind: count", "name: Máy, kind: quantity"),
    }
    assert diagnose(files=files) == []


def test_a_plan_may_not_define_a_variable_of_the_catalog(locate: Locate) -> None:
    repeated = PLAN + "variables:\n  ho: {name: Hộ dân, kind: count}\n"
    assert locate(plan=repeated) == [Located("2026-so.yaml", 7, 3, "duplicate-id", (("chung.yaml", 2, 3),))]
