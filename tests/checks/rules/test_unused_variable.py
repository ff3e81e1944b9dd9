"""unused-variable"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import CATALOG, PLAN, REPORT, Diagnose, Folder

SPARE = CATALOG.replace("indicators:", "  may: {name: Máy, kind: count}\nindicators:")
OWN = PLAN + "variables:\n  may: {name: Máy, kind: count}\n"
USING = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: so_may, name: Máy, measure: number, unit: máy, formula: may, targets: [{op: ">=", value: 8}]}
"""


def test_variables_in_formulas_are_used(diagnose: Diagnose) -> None:
    assert diagnose() == []


def test_a_variable_of_the_catalog_that_nobody_uses_is_caught_at_its_key(locate: Locate) -> None:
    assert locate(catalog=SPARE) == [Located("chung.yaml", 4, 3, "unused-variable")]


def test_a_variable_of_a_plan_that_nobody_uses_is_caught_at_its_key(locate: Locate) -> None:
    assert locate(plan=OWN) == [Located("2026-so.yaml", 7, 3, "unused-variable")]


def test_it_is_a_warning(little: Folder) -> None:
    little.write("plans/catalog/chung.yaml", SPARE)
    assert little.validate().count(Severity.WARNING) == 1


@pytest.mark.parametrize("value", ["5", "null", "{value: null, note: chưa có}"])
@pytest.mark.parametrize("definition", [{"catalog": SPARE}, {"plan": OWN}])
def test_a_variable_in_a_report_is_used_even_while_it_is_not_available(
    diagnose: Diagnose, definition: dict[str, str], value: str
) -> None:
    assert diagnose(**definition, report=REPORT + f"  may: {value}\n") == []


@pytest.mark.parametrize("definition", [{"catalog": SPARE}, {"plan": OWN}])
def test_a_formula_of_another_plan_uses_it(diagnose: Diagnose, definition: dict[str, str]) -> None:
    assert diagnose(**definition, files={plan("2026-b"): USING}) == []


def test_a_formula_of_the_catalog_uses_it_though_no_plan_has_the_indicator(diagnose: Diagnose) -> None:
    assert diagnose(catalog=SPARE + "  b: {name: B, measure: number, unit: máy, formula: may}\n") == []


def test_a_plan_of_the_province_uses_it(diagnose: Diagnose) -> None:
    assert diagnose(catalog=SPARE, files={"plans/thanh-hoa/2026-so.yaml": USING}) == []


def test_to_be_the_whole_of_a_part_is_no_use(diagnose: Diagnose) -> None:
    whole = CATALOG.replace("part_of: ho}", "part_of: hoo}").replace(
        "indicators:", "  hoo: {name: Hộ, kind: count}\nindicators:"
    )
    assert diagnose(catalog=whole) == [(4, 3, "unused-variable")]


def test_the_whole_repository_is_needed_for_the_catalog_but_not_for_a_plan(little: Folder) -> None:
    little.write("plans/catalog/chung.yaml", SPARE)
    little.write("plans/thanh-hoa/xa-tan-lap/2026-so.yaml", PLAN + "variables:\n  loa: {name: Loa, kind: count}\n")
    assert len(little.validate("plans/thanh-hoa/xa-tan-lap").findings) == 1
    assert len(little.validate("plans").findings) == 2
    assert len(little.validate().findings) == 2


@pytest.mark.parametrize("refused", [plan("2026-hong"), report("2026-05"), "plans/catalog/hong.yaml"])
def test_while_a_file_is_refused_that_may_use_it_nothing_is_called_unused(diagnose: Diagnose, refused: str) -> None:
    found = diagnose(
        catalog=SPARE,
        plan=PLAN + "variables:\n  loa: {name: Loa, kind: count}\n",
        files={refused: "x: 1\n"},
    )
    assert {rule for _, _, rule in found} <= {"unknown-field", "missing-field"}


def test_a_file_that_is_refused_elsewhere_does_not_excuse_a_plan(diagnose: Diagnose) -> None:
    other = "plans/thanh-hoa/xa-khac"
    files = {
        f"{other}/commune.yaml": 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n',
        f"{other}/reports/2026-06.yaml": "x: 1\nperiod: 2026-06\n",
    }
    assert diagnose(catalog=SPARE, plan=PLAN + "variables:\n  loa: {name: Loa, kind: count}\n", files=files) == [
        (1, 1, "unknown-field"),
        (7, 3, "unused-variable"),
    ]


def test_a_plan_with_variables_is_looked_at_beside_one_that_has_none(locate: Locate) -> None:
    catalog = CATALOG + "  de_an: {name: Đề án, measure: milestone}\n"
    found = locate(catalog=catalog, files={plan("2026-b"): OWN})
    assert [(one.file, one.rule) for one in found] == [("2026-b.yaml", "unused-variable")]


def test_before_the_first_commune_a_refused_catalog_may_use_what_another_names(folder: Folder) -> None:
    folder.write("plans/catalog/chung.yaml", SPARE)
    assert [one.rule for one in folder.validate().findings] == ["unused-variable"]
    folder.write("plans/catalog/hong.yaml", "x: 1\n")
    assert [one.rule for one in folder.validate().findings] == ["unknown-field"]
