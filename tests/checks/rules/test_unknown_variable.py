"""unknown-variable"""

import pytest

from cdsplan.language import Language
from tests.checks.rules.conftest import Locate, Located, plan, report
from tests.conftest import CATALOG, PLAN, REPORT, Diagnose, Folder

OWN = """\
title: Kế hoạch
year: 2026
variables:
  may: {name: Máy, kind: count, part_of: ho}
indicators:
  - {id: so_may, name: Máy, measure: percent, formula: may / ho, targets: [{op: ">=", value: 8}]}
"""


def test_variables_of_the_catalog_and_of_the_plan_are_known(diagnose: Diagnose) -> None:
    assert diagnose(plan=OWN, report=REPORT + "  may: 8\n") == []


def test_a_slip_in_a_report_is_caught_at_its_key(diagnose: Diagnose) -> None:
    assert diagnose(report=REPORT.replace("ho_cap_quang", "ho_cap_quanh")) == [(4, 3, "unknown-variable")]


def test_the_nearest_known_one_is_named(little: Folder) -> None:
    little.write(report("2026-06"), REPORT.replace("ho_cap_quang", "ho_cap_quanh"))
    (found,) = little.validate().findings
    assert "ho_cap_quang" in found.hint.within(Language.EN)
    assert "ho_cap_quang" in found.hint.within(Language.VI)


def test_a_null_names_a_variable_too(diagnose: Diagnose) -> None:
    assert diagnose(report=REPORT + "  la:\n") == [(5, 3, "unknown-variable")]


def test_a_slip_in_a_formula_of_the_catalog_is_caught_inside_the_formula(locate: Locate) -> None:
    assert locate(catalog=CATALOG.replace("formula: ho_cap_quang / ho", "formula: ho_cap_quang / hoo")) == [
        Located("chung.yaml", 5, 74, "unknown-variable")
    ]


def test_a_slip_in_a_formula_of_a_plan_is_caught_inside_the_formula_each_time_it_stands_there(
    diagnose: Diagnose,
) -> None:
    assert diagnose(plan=OWN.replace("may / ho,", '"mai / (mai + ho)",')) == [
        (4, 3, "unused-variable"),
        (6, 57, "unknown-variable"),
        (6, 64, "unknown-variable"),
    ]


def test_a_part_of_nothing_known_is_caught_at_part_of(locate: Locate) -> None:
    own = OWN.replace("part_of: ho", "part_of: he")
    assert locate(catalog=CATALOG.replace("part_of: ho", "part_of: ha"), files={plan("2026-b"): own}) == [
        Located("chung.yaml", 3, 70, "unknown-variable"),
        Located("2026-b.yaml", 4, 42, "unknown-variable"),
    ]


def test_the_catalog_does_not_know_the_variables_of_a_plan(locate: Locate) -> None:
    found = locate(plan=OWN, catalog=CATALOG + "  b: {name: B, measure: percent, formula: may / ho}\n")
    assert found == [Located("chung.yaml", 6, 43, "unknown-variable")]


def test_an_indicator_is_no_variable(diagnose: Diagnose) -> None:
    assert diagnose(report=REPORT + "  cap_quang: 70\n") == [(5, 3, "unknown-variable")]


def test_the_plans_of_a_commune_share_their_variables(diagnose: Diagnose) -> None:
    other = """\
    title: Kế hoạch
    year: 2026
    indicators:
      - {id: may_ho, name: Máy, measure: number, unit: máy, formula: may / ho, targets: [{op: ">=", value: 8}]}
    """
    assert diagnose(files={plan("2026-a"): other, plan("2026-b"): OWN}) == []


def test_another_commune_does_not_know_them(diagnose: Diagnose) -> None:
    other = "plans/thanh-hoa/xa-khac"
    files = {
        plan("2026-a"): OWN,
        f"{other}/commune.yaml": 'name: Xã Khác\ncode: "00002"\nprovince: Thanh Hóa\n',
        f"{other}/reports/2026-06.yaml": "period: 2026-06\nvalues: {may: 1}\n",
    }
    assert diagnose(files=files) == [(2, 10, "unknown-variable")]


def test_without_any_catalog_every_variable_is_unknown(folder: Folder) -> None:
    folder.write("plans/thanh-hoa/2026-so.yaml", OWN)
    assert [(one.rule, one.span.column) for one in folder.validate().findings] == [
        ("unknown-variable", 42),
        ("unknown-variable", 62),
    ]


@pytest.mark.parametrize("refused", ["plans/catalog/hong.yaml", plan("2026-hong"), "plans/catalog/trong.yaml"])
def test_a_catalog_or_a_plan_that_is_refused_starts_no_cascade(diagnose: Diagnose, refused: str) -> None:
    found = diagnose(
        plan=OWN.replace("may / ho,", "mai / ho,").replace("part_of: ho", "part_of: he"),
        report=REPORT.replace("ho_cap_quang", "la"),
        files={refused: "" if "trong" in refused else "x: 1\n"},
    )
    assert {rule for _, _, rule in found} <= {"unknown-field", "missing-field", "empty-file"}


def test_a_catalog_file_that_is_refused_starts_no_cascade_in_the_others(diagnose: Diagnose) -> None:
    broken = "variables:\n  mau_so: {name: M, kind: counted}\n"
    shared = CATALOG.replace("ho_cap_quang / ho", "ho_cap_quang / mau_so")
    assert diagnose(catalog=shared, files={"plans/catalog/hong.yaml": broken}) == [(2, 27, "bad-value")]


def test_a_report_that_is_refused_hides_nothing_in_the_others(diagnose: Diagnose) -> None:
    found = diagnose(report=REPORT + "  la: 1\n", files={report("2026-05"): "period: 2026-13\n"})
    assert found == [(1, 9, "bad-value"), (5, 3, "unknown-variable")]


def test_an_indicator_that_is_unknown_is_not_searched_for_unknown_variables(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN.replace("cap_quang", "la")) == [(4, 9, "unknown-indicator")]


def test_the_variable_alone_is_marked_in_the_formula(little: Folder) -> None:
    little.write("plans/catalog/chung.yaml", CATALOG.replace("ho_cap_quang / ho", "ho_cap_quang / hoo"))
    (found,) = little.validate().findings
    assert (found.span.column, found.span.end_column) == (74, 77)


def test_an_indicator_without_a_formula_names_no_variable(diagnose: Diagnose) -> None:
    assert diagnose(catalog=CATALOG + "  de_an: {name: Đề án, measure: milestone}\n") == []
