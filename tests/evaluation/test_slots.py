"""What a value may be recorded for, and what is asked for."""

from datetime import date
from decimal import Decimal

from cdsplan.evaluation.slots import awaited, awaited_indicators, awaited_slots, last_known, plans_on, slots, value_in
from cdsplan.model.files import Report
from tests.conftest import CATALOG, PATHS, PLAN, Folder
from tests.forms import commune_files
from tests.inline import read

DAY = date(2026, 6, 14)


def test_a_value_may_be_recorded_for_every_variable_and_every_indicator(little: Folder) -> None:
    found = slots(commune_files(little))
    assert {name: slot.section for name, slot in found.items()} == {
        "cap_quang": "results",
        "ho": "values",
        "ho_cap_quang": "values",
    }


def test_of_a_value_its_unit_is_known_and_whether_it_is_counted(little: Folder) -> None:
    more = "  moi: {name: Mới, measure: percent}\n  dti: {name: DTI, measure: number, unit: điểm}\n"
    little.write(
        PATHS["catalog"],
        CATALOG.replace("variables:\n", "variables:\n  dt: {name: A, kind: quantity, unit: ha}\n") + more,
    )
    found = slots(commune_files(little))
    assert {name: (slot.unit, slot.is_counted) for name, slot in found.items()} == {
        "cap_quang": ("%", False),
        "moi": ("%", False),  # in no plan
        "dti": ("điểm", False),
        "dt": ("ha", False),
        "ho": ("hộ", True),
        "ho_cap_quang": ("hộ", True),
    }


def test_what_is_asked_for_has_the_unit_of_the_plan(little: Folder) -> None:
    dti = '  - {id: dti, name: DTI, measure: number, unit: điểm, targets: [{op: ">=", value: 1}]}\n'
    little.write(
        PATHS["plan"], PLAN + dti + '  - {id: moi, name: M, measure: milestone, targets: [{op: "==", value: done}]}\n'
    )
    assert [slot.unit for slot in awaited(commune_files(little), DAY)] == ["hộ", "hộ", "điểm", None]


def test_what_is_asked_for_are_the_variables_of_the_formulas_and_what_has_no_formula(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  moi: {name: Mới, measure: milestone}\n")
    little.write(PATHS["plan"], PLAN + '  - {id: moi, targets: [{op: "==", value: done}]}\n')
    assert [slot.id for slot in awaited(commune_files(little), DAY)] == ["ho_cap_quang", "ho", "moi"]


def test_a_variable_that_nobody_defines_is_not_asked_for(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG.replace("ho_cap_quang / ho}", "nha / ho}"))
    assert [slot.id for slot in awaited(commune_files(little), DAY)] == ["ho"]


def test_an_office_is_asked_for_what_its_own_indicators_need(little: Folder) -> None:
    little.write(PATHS["catalog"], CATALOG + "  so_ho: {name: Số hộ, measure: number, unit: hộ, formula: ho}\n")
    target = 'targets: [{op: ">=", value: 80}]'
    indicators = f"  - {{id: so_ho, lead: [Công an], {target}}}\n  - {{id: cap_quang, lead: [Văn phòng], {target}}}\n"
    little.write(PATHS["plan"], f"title: T\nyear: 2026\nindicators:\n{indicators}")
    files = commune_files(little)
    for lead, needed in (
        (None, {"ho": ["so_ho", "cap_quang"], "ho_cap_quang": ["cap_quang"]}),
        ("Công an", {"ho": ["so_ho"]}),
        ("Văn phòng", {"ho_cap_quang": ["cap_quang"], "ho": ["cap_quang"]}),
    ):
        found = awaited_slots(files, DAY, lead)
        assert {one.slot.id: [each.id for each in one.indicators] for one in found} == needed


def test_a_day_is_that_of_the_plans_that_it_lies_in_else_of_all(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/2027-so.yaml", PLAN.replace("2026", "2027"))
    files = commune_files(little)
    for day, years in (
        (date(2025, 12, 31), [2026, 2027]),
        (date(2026, 1, 1), [2026]),
        (date(2026, 12, 31), [2026]),
        (date(2027, 1, 1), [2027]),
        (date(2028, 1, 1), [2026, 2027]),
    ):
        assert [plan.year for plan in plans_on(files, day)] == years


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


def test_a_report_has_the_value_of_a_slot_or_none(little: Folder) -> None:
    found = slots(commune_files(little))
    report = read(Report, "{period: 2026-06, values: {ho: 5}, results: {cap_quang: 7}}")
    assert [value_in(report, found[name]) for name in ("ho", "ho_cap_quang", "cap_quang")] == [5, None, 7]
    assert value_in(read(Report, "{period: 2026-06, values: {ho: 5}}"), found["cap_quang"]) is None
