"""design.md, 4.3 and 4.4: what decides a status, and which way a figure moves it."""

from datetime import date
from itertools import product

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from cdsplan.evaluation.standing import STATUSES, Standing
from tests.contract.evaluated import standings, with_values
from tests.contract.reckoning import Reckoned, bare
from tests.repositories import DAYS, INDICATORS, Office, offices, turning

EVERY = tuple(INDICATORS)
COUNTERS = tuple(name for name, one in INDICATORS.items() if one.is_counter)
COUNTED = tuple(name for name, one in INDICATORS.items() if one.above)


@pytest.mark.parametrize("among", [EVERY, COUNTERS], ids=["every indicator", "counters"])
@settings(max_examples=100)
@given(data=st.data())
def test_the_first_row_of_the_table_that_holds_is_the_status_and_one_always_holds(
    among: tuple[str, ...], data: st.DataObject
) -> None:
    office = data.draw(offices(among=among))
    days = data.draw(st.lists(turning(office), min_size=1, max_size=4))
    for (name, plan), today in product(office.plans.items(), days):
        found = standings(office, name, today)
        for planned in plan["indicators"]:
            reckoned = Reckoned(office, plan, planned, today)
            assert (planned["id"] in found) is bool(reckoned.in_force)
            if reckoned.in_force:
                rows = [status for status, holds in reckoned.rows().items() if holds]
                event(rows[0])
                assert found[planned["id"]].status == rows[0]


def test_the_rows_are_those_of_the_contract_and_no_others() -> None:
    office = Office({"2026-so": {"year": 2026}}, {})
    planned = {"id": "quang", "targets": [{"op": ">=", "value": 80}]}
    assert {*Reckoned(office, {"year": 2026}, planned, date(2026, 6, 30)).rows()} == {*STATUSES}


# How far a status is from `met`; those of which nothing can be said stand by themselves.
_RANKS = {"missed": 0, "behind": 0, "open": 0, "on-track": 1, "met": 2}


def goodness(found: Standing) -> list[object]:
    """What may only grow with a better figure, each part by itself."""
    verdicts = [{"missed": 0, "met": 1}.get(one.verdict or "", 0) for one in found.targets]
    return [
        _RANKS.get(found.status or "", -1),
        found.exceeds,
        None if found.gap is None else -found.gap,
        None if found.remaining is None else -found.remaining.amount,
        found.achievement,
        *verdicts,
    ]


@settings(max_examples=80)
@given(offices(at_most=1, among=COUNTED, needs=["2026-06"]), DAYS, st.data())
def test_more_of_a_numerator_never_lowers_a_standing_and_less_never_raises_it(
    office: Office, today: date, data: st.DataObject
) -> None:
    [name] = office.plans
    before = standings(office, name, today)
    counted = [one for one in before.values() if one.actual and one.actual.origin == "computed"]
    assume(counted)
    chosen = data.draw(st.sampled_from(counted), label="indicator")
    assert chosen.actual
    measured = INDICATORS[chosen.indicator.id]
    variable = data.draw(st.sampled_from(measured.above), label="variable")
    period = chosen.actual.figures[variable].report.period.text
    number = bare(office.reports[period]["values"][variable])
    more = data.draw(st.sampled_from([1, 10, number + 1, 10**6]), label="more")
    after = standings(with_values(office, {period: {variable: number + more}}), name, today)[chosen.indicator.id]
    # What grows over the very figure grows with it.
    assume(chosen.target.bound == after.target.bound and [*_bounds(chosen)] == [*_bounds(after)])
    better, worse = (after, chosen) if chosen.target.op.startswith(">") else (chosen, after)
    event(f"{chosen.target.op} {worse.status} to {better.status}")
    assert better.expected == worse.expected
    for low, high in zip(goodness(worse), goodness(better), strict=True):
        # `remaining` of an upper bound is not told where it would push a count below zero.
        assert low is None or high is None or low <= high  # type: ignore[operator]


def _bounds(found: Standing) -> list[object]:
    return [one.bound for one in found.targets]
