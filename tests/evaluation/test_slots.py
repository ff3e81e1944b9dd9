"""What a value may be recorded for, and what is asked for."""

from datetime import date
from decimal import Decimal

from cdsplan.evaluation.slots import awaited, awaited_indicators, last_known, slots
from tests.conftest import CATALOG, PATHS, PLAN, Folder
from tests.forms import commune_files

DAY = date(2026, 6, 14)


def test_a_value_may_be_recorded_for_every_variable_and_every_indicator(little: Folder) -> None:
    found = slots(commune_files(little))
    assert {name: slot.section for name, slot in found.items()} == {
        "cap_quang": "results",
        "ho": "values",
        "ho_cap_quang": "values",
    }


def test_what_is_asked_for_are_the_variables_of_the_formulas_and_what_has_no_formula(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  moi: {name: Mới, measure: milestone}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: moi, targets: [{op: "==", value: done}]}\n')
    assert [slot.id for slot in awaited(commune_files(little), DAY)] == ["ho_cap_quang", "ho", "moi"]


def test_what_does_not_apply_is_not_asked_for(little: Folder) -> None:
    little.write(PATHS["plan"], PLAN.replace("id: cap_quang", "id: cap_quang\n    not_applicable: Không có"))
    assert awaited_indicators(commune_files(little), DAY) == []


def test_a_province_is_not_asked_for_what_its_communes_count(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  dti: {name: DTI, measure: number, unit: hạng}\n")
    little.write("plans/thanh-hoa/2026-tinh.yaml", PLAN + '  - {id: dti, targets: [{op: "<=", value: 10}]}\n')
    own = little.repository.commune_files("thanh-hoa")
    assert [one.id for one in awaited_indicators(own, DAY)] == ["dti"]


def test_the_last_known_value_is_that_of_the_day(little: Folder) -> None:
    assert last_known(commune_files(little), DAY)["ho"] == (Decimal(1000), DAY)
    assert last_known(commune_files(little), date(2026, 6, 13)) == {}
