"""Reports of one date are read as one."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from itertools import permutations

import pytest

from tests.inline import observed, only, percent

MONTH = "period: 2026-06, values: {ho: 1000, quang: 700}"


QUARTER = "period: 2026-Q2, values: {ho: 900, quang: 450}"


HALF = "period: 2026-H1, values: {ho: 800, quang: 200}"


@pytest.mark.parametrize("texts", list(permutations([MONTH, QUARTER, HALF])))
def test_of_reports_that_share_a_date_the_shortest_period_wins(texts: tuple[str, ...]) -> None:
    one = only(*texts)
    assert (one.value, one.period.text) == (70, "2026-06")


@pytest.mark.parametrize("texts", list(permutations([QUARTER, HALF])))
def test_a_known_value_beats_a_null_of_a_shorter_period(texts: tuple[str, ...]) -> None:
    one = only("period: 2026-06, values: {ho: null, quang: null}", *texts)
    assert (one.value, one.period.text) == (50, "2026-Q2")


def test_reports_of_one_date_complete_each_other() -> None:
    one = only("period: 2026-Q2, values: {quang: 700}", "period: 2026-H1, values: {ho: 1000}")
    assert (one.value, one.carried, one.period.text) == (70, (), "2026-Q2")


def test_the_period_is_not_that_of_a_carried_figure_nor_of_a_report_that_gave_none() -> None:
    one = only(
        "period: 2026-05, values: {ho: 1000}",
        "period: 2026-06, values: {dan: 9}",
        "period: 2026-Q2, values: {quang: 700}",
        "period: 2026-H1, values: {quang: 600}",
    )
    assert (one.value, one.period.text) == (70, "2026-Q2")


def test_published_results_of_one_date_are_read_as_one() -> None:
    texts = (
        "period: 2026-06, results: {x: null}",
        "period: 2026-H1, results: {x: 60}",
        "period: 2026-Q2, results: {x: 70}",
    )
    one = only(*texts)
    assert (one.value, one.period.text) == (70, "2026-Q2")


def test_of_equally_short_periods_of_one_date_the_later_wins_in_whatever_order() -> None:
    may = "period: 2026-05, as_of: 2026-06-14, values: {ho: 10, quang: 5}"
    june = "period: 2026-06, values: {ho: 10, quang: 6}"
    assert only(may, june) == only(june, may)
    assert only(may, june).value == 60


DAY = "period: 2026-06-14, values: {ho: 10, quang: 9}"


@pytest.mark.parametrize("texts", list(permutations([DAY, MONTH, QUARTER])))
def test_a_day_is_the_shortest_period(texts: tuple[str, ...]) -> None:
    one = only(*texts)
    assert (one.value, one.period.text) == (90, "2026-06-14")


def test_dates_stand_in_their_order_whatever_that_of_the_files() -> None:
    found = observed(MONTH, "period: 2026-03, values: {ho: 10, quang: 6}", definition=percent("quang / ho"))
    assert [one.value for one in found.observations] == [60, 70]
