"""design.md 4.1, 4.3 and 4.5: counters over New Year, and where the line begins; worked out by hand."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from fractions import Fraction

import pytest

from cdsplan.evaluation.standing import Standing
from tests.inline import indicator as written
from tests.inline import number, percent, standing, standings

YEARS = "year: 2025\nend: 2026-12-31"
TOTAL = number("ho_so")
EACH = [">= 100, due: 2025-12-31", ">= 100"]


def counted(value: int, as_of: str) -> str:
    return f"period: {as_of[:7]}, as_of: {as_of}, values: {{ho_so: {value}}}"


def total(*reports: str, today: str, targets: list[str] = EACH, head: str = YEARS) -> Standing:
    return standing(*reports, definition=TOTAL, targets=targets, head=head, today=today)


def test_last_years_count_does_not_meet_this_years_target() -> None:
    found = total(counted(120, "2025-12-14"), today="2026-01-20")
    assert (found.status, found.targets[0].verdict, found.gap, found.remaining) == ("stale", "met", None, None)


def test_a_years_pace_begins_at_new_year_and_knows_its_own_target_alone() -> None:
    found = total(counted(120, "2025-12-14"), counted(60, "2026-06-30"), today="2026-06-30")
    assert found.expected == Fraction(100 * 181, 365)
    assert found.projected == Fraction(60 * 365, 181)
    assert (found.status, found.previous) == ("on-track", None)


def test_a_target_of_another_year_than_the_count_is_open() -> None:
    found = total(counted(120, "2025-06-30"), targets=[">= 100"], today="2025-07-01")
    assert (found.status, found.gap, found.expected, found.achievement) == ("open", None, None, None)


def test_a_counters_verdict_needs_a_figure_of_the_due_dates_year() -> None:
    assert total(counted(120, "2025-11-14"), today="2027-01-01").targets[1].verdict is None


def test_zero_stands_where_the_commune_began() -> None:
    report = "period: 2025-09, as_of: 2025-09-30, values: {ho_so: 1000}"
    (found,) = standings(
        [written(TOTAL, [">= 1840"])], [report], head="year: 2025", today="2025-09-30", established=date(2025, 7, 1)
    ).values()
    assert found.baseline
    assert (found.baseline.as_of, found.expected, found.status) == (date(2025, 6, 30), 920, "on-track")


def test_a_baseline_is_shown_before_there_is_a_figure() -> None:
    own = standing(own="baseline: {value: 61}").baseline
    assert own
    assert (own.value, own.as_of, own.origin) == (61, date(2025, 12, 31), "plan")
    zero = standing(definition=TOTAL, head=YEARS, today="2025-03-01").baseline
    assert zero
    assert (zero.as_of, zero.origin) == (date(2024, 12, 31), "zero")


@pytest.mark.parametrize(("as_of", "origin"), [("2025-12-31", "zero"), ("2026-01-31", "plan")])
def test_a_totals_own_baseline_counts_within_its_year(as_of: str, origin: str) -> None:
    found = standing(definition=TOTAL, own=f"baseline: {{value: 3, as_of: {as_of}}}", today="2026-06-01").baseline
    assert found
    assert found.origin == origin


def test_the_first_observation_of_a_counter_lies_in_the_actuals_year() -> None:
    rate = percent("ho_so / truc_tuyen")  # a rate of two counts: no total

    def both(share: int, as_of: str) -> str:
        return f"period: {as_of[:7]}, as_of: {as_of}, values: {{ho_so: {share}, truc_tuyen: 100}}"

    reports = both(10, "2025-06-30"), both(20, "2026-03-31"), both(30, "2026-06-30")
    found = standing(*reports, definition=rate, head=YEARS, today="2026-07-01").baseline
    assert found
    assert (found.value, found.origin) == (20, "first")


# The same period a year ago


@pytest.mark.parametrize(
    ("earlier", "value"),
    [
        ("period: 2025-06, values: {ho: 100, quang: 30}", 30),
        ("period: 2025-Q2, values: {ho: 100, quang: 30}", None),
        ("period: 2024-06, values: {ho: 100, quang: 30}", None),
        ("period: 2025-06, as_of: 2025-07-01, values: {ho: 100, quang: 30}", 30),
    ],
)
def test_year_ago_is_the_same_period_of_last_year(earlier: str, value: int | None) -> None:
    found = standing(earlier, "period: 2026-06, values: {ho: 100, quang: 50}").year_ago
    assert (found.value if found else None) == value


def test_of_the_periods_of_one_date_the_shortest_that_has_one() -> None:
    earlier = "period: 2025-H1, values: {ho: 100, quang: 30}"
    now = "period: 2026-06, values: {ho: 100}", "period: 2026-H1, values: {quang: 50}"
    found = standing(earlier, *now).year_ago
    assert found
    assert found.value == 30


@pytest.mark.parametrize(("as_of", "known"), [("2025-06-21", True), ("2025-06-22", False)])
def test_a_counter_is_compared_with_nearly_the_same_day(as_of: str, *, known: bool) -> None:
    reports = f"period: 2025-06, as_of: {as_of}, values: {{ho_so: 30}}", "period: 2026-06, values: {ho_so: 50}"
    assert bool(total(*reports, today="2026-06-30").year_ago) is known


def test_year_ago_stays_when_the_actual_is_stale() -> None:
    reports = (
        "period: 2024-06, values: {ho: 100, quang: 30}",
        "period: 2025-06, values: {ho: 100, quang: 50}",
    )
    found = standing(*reports, today="2026-11-22")
    assert found.status == "stale"
    assert found.year_ago


RATE = percent("truc_tuyen / ho_so")


def online(as_of: str) -> str:
    return f"period: {as_of[:7]}, as_of: {as_of}, values: {{truc_tuyen: 6, ho_so: 10}}"


def test_a_counting_rate_begins_at_its_first_figure_of_the_year() -> None:
    found = standing(online("2025-12-31"), online("2026-01-01"), online("2026-06-30"), definition=RATE, head=YEARS)
    assert found.baseline
    assert (found.baseline.as_of, found.baseline.origin) == (date(2026, 1, 1), "first")


def test_another_rate_begins_at_its_first_figure_within_the_plan() -> None:
    texts = [f"period: {when}, values: {{ho: 10, quang: 6}}" for when in ("2025-03", "2026-03", "2026-06")]
    found = standing(*texts, head=YEARS)
    assert found.baseline
    assert (found.baseline.as_of, found.baseline.origin) == (date(2025, 3, 14), "first")


def test_a_counting_rate_without_a_figure_of_the_plan_begins_nowhere() -> None:
    assert standing(definition=RATE).baseline is None
    assert standing(online("2025-12-31"), definition=RATE).baseline is None


def test_a_published_actual_is_not_its_own_baseline() -> None:
    assert standing("period: 2026-06, results: {x: 60}").baseline is None


def test_a_milestone_has_no_baseline_even_if_it_is_given_one() -> None:
    found = standing(
        "period: 2026-06, results: {x: in-progress}",
        definition="measure: milestone",
        targets=["== done"],
        own="baseline: {value: 1}",
    )
    assert found.baseline is None
