"""target-out-of-range"""

import pytest

from tests.conftest import Diagnose


def _plan(target: str, own: str = "measure: percent") -> str:
    return f"""\
title: Kế hoạch
year: 2026
indicators:
  - id: x
    name: X
    {own}
    targets:
      - {{{target}}}
"""


@pytest.mark.parametrize(
    "target",
    [
        'op: ">=", value: 0',
        'op: ">", value: 0',
        'op: ">", value: 99.99',
        'op: ">=", value: 100',
        'op: ">=", value: 100.00',
        'op: "<=", value: 0',
        'op: "<", value: 0.01',
        'op: "<=", value: 100',
        'op: "<", value: 100',
    ],
)
def test_a_percentage_that_can_be_met_is_silent(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target)) == []


@pytest.mark.parametrize(
    "target", ['op: ">=", value: 100.01', 'op: ">=", value: -1', 'op: "<=", value: 101', 'op: "<=", value: -0.5']
)
def test_a_percentage_outside_0_to_100_is_caught_at_the_value(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target)) == [(8, 27, "target-out-of-range")]


@pytest.mark.parametrize("target", ['op: ">", value: 100', 'op: "<", value: 0', 'op: "<", value: 0.00'])
def test_a_percentage_that_nothing_can_meet_is_caught_at_the_value(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target)) == [(8, 26, "target-out-of-range")]


@pytest.mark.parametrize("target", ['op: ">=", value: 90, to: 101', 'op: "<=", value: 20, to: -1'])
def test_the_other_end_of_a_range_outside_0_to_100_is_caught_there(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target)) == [(8, 35, "target-out-of-range")]


@pytest.mark.parametrize("target", ['op: ">=", value: 90, to: 100', 'op: ">=", from: last-year, percent: 200'])
def test_a_range_within_it_and_growth_which_is_capped_are_silent(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target)) == []


@pytest.mark.parametrize("target", ['op: ">=", value: 120', 'op: ">", value: 100', 'op: "<=", value: 150'])
def test_what_may_exceed_may_have_a_target_over_100(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target, "measure: percent\n    may_exceed: true")) == []


@pytest.mark.parametrize("target", ['op: ">=", value: -1', 'op: "<", value: 0'])
def test_what_may_exceed_is_not_negative_for_that(diagnose: Diagnose, target: str) -> None:
    (found,) = diagnose(plan=_plan(target, "measure: percent\n    may_exceed: true"))
    assert found[2] == "target-out-of-range"


@pytest.mark.parametrize(
    "target", ['op: ">=", value: 982', 'op: ">", value: 100', 'op: "<", value: 0', 'op: ">=", value: -5']
)
def test_a_number_has_no_range(diagnose: Diagnose, target: str) -> None:
    assert diagnose(plan=_plan(target, "measure: number\n    unit: dịch vụ")) == []


def test_a_milestone_has_no_range(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: "==", value: done', "measure: milestone")) == []


def test_every_target_is_looked_at_by_the_definition_of_the_catalog(diagnose: Diagnose) -> None:
    plan = """\
    title: Kế hoạch
    year: 2026
    indicators:
      - id: cap_quang
        targets:
          - {op: ">=", value: 80}
          - {op: ">=", value: 800, party: Viettel}
          - {op: ">=", value: 101, due: 2026-06-30}
    """
    assert diagnose(plan=plan) == [(7, 27, "target-out-of-range"), (8, 27, "target-out-of-range")]


def test_a_target_of_an_unknown_indicator_is_not_judged(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">=", value: 982', "group: I")) == [(4, 9, "unknown-indicator")]
