"""unknown-indicator"""

from cdsplan.language import Language
from tests.checks.rules.conftest import plan, report
from tests.conftest import CATALOG, PLAN, Diagnose, Folder

OWN = """\
title: Kế hoạch
year: 2026
indicators:
  - {id: hai_long, name: Hài lòng, measure: percent, targets: [{op: ">=", value: 80}]}
"""


def test_indicators_of_the_catalog_and_of_the_plan_are_known(diagnose: Diagnose) -> None:
    results = "period: 2026-05\nresults: {hai_long: 90, cap_quang: 70}\n"
    assert diagnose(files={plan("2026-b"): OWN, report("2026-05"): results}) == []


def test_an_indicator_of_a_plan_that_nobody_defines_is_caught_at_its_id(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN.replace("cap_quang", "cap_quanh")) == [(4, 9, "unknown-indicator")]


def test_a_result_of_an_indicator_that_nobody_defines_is_caught_at_its_key(diagnose: Diagnose) -> None:
    assert diagnose(report="period: 2026-06\nresults:\n  cap_quanh: {value: 80}\n") == [(3, 3, "unknown-indicator")]


def test_the_nearest_known_one_is_named(little: Folder) -> None:
    little.write("plans/thanh-hoa/xa-tan-lap/2026-so.yaml", PLAN.replace("cap_quang", "cap_quanh"))
    (found,) = little.validate().findings
    assert "cap_quang" in found.hint.within(Language.EN)
    assert "cap_quang" in found.hint.within(Language.VI)


def test_a_name_or_a_formula_alone_does_not_define_an_indicator(diagnose: Diagnose) -> None:
    named = OWN.replace("measure: percent", "formula: ho_cap_quang / ho")
    assert diagnose(plan=named) == [(4, 10, "unknown-indicator")]


def test_what_another_plan_defines_is_not_known_in_this_one(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN.replace("cap_quang", "hai_long"), files={plan("2026-b"): OWN}) == [
        (4, 9, "unknown-indicator")
    ]


def test_a_variable_is_no_indicator(diagnose: Diagnose) -> None:
    assert diagnose(plan=PLAN.replace("cap_quang", "ho")) == [(4, 9, "unknown-indicator")]


def test_without_any_catalog_every_indicator_is_unknown(folder: Folder) -> None:
    folder.write("plans/thanh-hoa/2026-so.yaml", PLAN)
    assert [one.rule for one in folder.validate().findings] == ["unknown-indicator"]


def test_while_a_catalog_file_is_refused_nothing_is_called_unknown(diagnose: Diagnose) -> None:
    found = diagnose(
        catalog=CATALOG + "x: 1\n",
        report="period: 2026-06\nvalues: {gi_day: 1}\nresults: {gi_do: 1}\n",
    )
    assert found == [(6, 1, "unknown-field")]


def test_a_plan_that_is_refused_may_define_what_a_report_names_but_not_what_another_plan_names(
    diagnose: Diagnose,
) -> None:
    found = diagnose(
        plan=PLAN.replace("cap_quang", "la"),
        report="period: 2026-06\nresults: {hai_long: 90}\n",
        files={plan("2026-b"): OWN + "x: 1\n"},
    )
    assert found == [(5, 1, "unknown-field"), (4, 9, "unknown-indicator")]
