"""target-below-headline"""

import pytest

from cdsplan.finding import Severity
from tests.checks.rules.conftest import Locate, Located
from tests.conftest import PATHS, Diagnose, Folder


def _plan(*targets: str, own: str = "name: Cáp quang") -> str:
    rows = "".join(f"      - {{{target}}}\n" for target in targets)
    return f"title: Kế hoạch\nyear: 2026\nindicators:\n  - id: cap_quang\n    {own}\n    targets:\n{rows}"


HEADLINE = 'op: ">=", value: 80, at: II.1'
ASKED = 'op: ">=", value: 65, at: Phụ lục, party: Doanh nghiệp viễn thông'
RULE = "target-below-headline"


def test_a_headline_that_a_party_must_reach_is_silent(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(HEADLINE, ASKED.replace("65", "80"))) == []


def test_a_headline_that_nobody_must_reach_is_caught_where_it_stands_with_what_is_asked(locate: Locate) -> None:
    assert locate(plan=_plan(ASKED, HEADLINE)) == [Located("2026-so.yaml", 8, 27, RULE, (("2026-so.yaml", 7, 27),))]


def test_it_is_a_warning(little: Folder) -> None:
    little.write(PATHS["plan"], _plan(HEADLINE, ASKED))
    assert [one.severity for one in little.validate().findings] == [Severity.WARNING]


def test_one_party_that_must_reach_it_is_enough(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(HEADLINE, ASKED, 'op: ">=", value: 85, party: UBND xã')) == []


def test_of_several_parties_below_it_the_nearest_is_named(locate: Locate) -> None:
    nearer = 'op: ">=", value: 79.99, party: UBND xã'
    assert locate(plan=_plan(HEADLINE, ASKED, nearer)) == [
        Located("2026-so.yaml", 7, 27, RULE, (("2026-so.yaml", 9, 27),))
    ]


def test_a_strict_promise_is_harder_than_its_plain_twin(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: ">", value: 80', ASKED.replace("65", "80"))) == [(7, 26, RULE)]
    assert diagnose(plan=_plan(HEADLINE, 'op: ">", value: 80, party: UBND xã')) == []


def test_of_two_promises_the_harder_is_caught(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(HEADLINE, 'op: ">=", value: 60, at: III', ASKED)) == [
        (7, 27, RULE),
        (8, 27, "conflicting-targets"),
    ]


def test_an_upper_bound_is_harder_when_it_is_lower(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: "<=", value: 20', 'op: "<=", value: 30, party: UBND xã')) == [(7, 27, RULE)]
    assert diagnose(plan=_plan('op: "<=", value: 30', 'op: "<=", value: 20, party: UBND xã')) == []


def test_only_one_due_date_is_compared(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(HEADLINE, f"{ASKED}, due: 2026-06-30")) == []
    assert diagnose(plan=_plan(HEADLINE, f"{ASKED}, due: 2026-12-31")) == [(7, 27, RULE)]


@pytest.mark.parametrize("targets", [(HEADLINE,), (ASKED,), (ASKED, 'op: ">=", value: 85, party: UBND xã')])
def test_without_a_headline_or_without_parties_there_is_nothing_to_compare(
    diagnose: Diagnose, targets: tuple[str, ...]
) -> None:
    assert diagnose(plan=_plan(*targets)) == []


def test_an_effective_target_of_that_date_settles_it(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(f"{HEADLINE}, effective: true", ASKED)) == []
    assert diagnose(plan=_plan(HEADLINE, f"{ASKED}, effective: true")) == []


def test_an_effective_target_of_another_date_does_not(diagnose: Diagnose) -> None:
    earlier = 'op: ">=", value: 50, due: 2026-06-30, effective: true'
    assert diagnose(plan=_plan(earlier, HEADLINE, ASKED)) == [(8, 27, RULE)]


@pytest.mark.parametrize("measure", ["measure: number\n    unit: hộ", "measure: milestone"])
def test_only_percentages_are_compared(diagnose: Diagnose, measure: str) -> None:
    targets = (HEADLINE, ASKED) if "number" in measure else ('op: "==", value: done', 'op: "==", value: done, party: A')
    plan = _plan(*targets, own=f"name: X\n    {measure}").replace("id: cap_quang", "id: x")
    assert diagnose(plan=plan) == []


def test_targets_that_point_two_ways_cannot_be_compared(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan(HEADLINE, 'op: "<=", value: 65, party: UBND xã')) == [(8, 14, "bad-value")]


@pytest.mark.parametrize("more", ["until: 2026-05-01", "since: 2026-12-01"])
def test_a_headline_that_is_not_in_force_promises_nothing(diagnose: Diagnose, more: str) -> None:
    assert diagnose(plan=_plan(f"{HEADLINE}, {more}", ASKED)) == []


def test_growth_promises_no_number(diagnose: Diagnose) -> None:
    assert diagnose(plan=_plan('op: "<=", from: last-year, percent: -10', 'op: "<=", value: 5, party: UBND xã')) == []
    assert diagnose(plan=_plan('op: "<=", value: -0', 'op: "<=", from: last-year, percent: -10, party: UBND')) == []
