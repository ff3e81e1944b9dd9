"""design.md 4.1 and the fine print of 4.5: what the reports say at each date."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from fractions import Fraction
from unittest.mock import patch

import pytest

from cdsplan.model.fields import State
from cdsplan.model.formula import Formula
from cdsplan.model.period import Calendar
from tests.inline import number, observed, only, percent

MILESTONE = "measure: milestone"


def dates(*texts: str, definition: str = percent("quang / ho"), calendar: Calendar = Calendar.ND09) -> list[date]:
    return [one.as_of for one in observed(*texts, definition=definition, calendar=calendar).observations]


# A report and its observation


def test_counts_give_their_rate_exactly() -> None:
    one = only("period: 2026-06, values: {ho: 4018, quang: 3214}")
    assert (one.value, one.numerator, one.denominator) == (Fraction(321400, 4018), 3214, 4018)
    assert (one.as_of, one.period.text, one.origin, one.carried) == (date(2026, 6, 14), "2026-06", "computed", ())


def test_decimals_stay_exact() -> None:
    one = only("period: 2026-06, values: {toc_do: 34.1, ho: 3}", definition=number("toc_do / ho"))
    assert one.value == Fraction(341, 30)


def test_a_number_is_scaled_but_its_numerator_and_denominator_are_not() -> None:
    per_hundred = number("quang / dan") + ", scale: 100"
    one = only("period: 2026-06, values: {quang: 450, dan: 300}", definition=per_hundred)
    assert (one.value, one.numerator, one.denominator) == (150, 450, 300)


@pytest.mark.parametrize("formula", ["quang", "quang + ho", "quang / ho * 2", "1 - quang / ho"])
def test_a_formula_whose_last_operation_is_no_division_has_no_numerator(formula: str) -> None:
    one = only("period: 2026-06, values: {quang: 500, ho: 1000}", definition=number(formula))
    assert (one.numerator, one.denominator) == (None, None)


def test_a_last_division_may_stand_in_parentheses_and_after_another() -> None:
    one = only("period: 2026-06, values: {quang: 60, ho: 3, dan: 4}", definition=number("(quang / ho / dan)"))
    assert (one.value, one.numerator, one.denominator) == (5, 20, 4)


@pytest.mark.parametrize(("formula", "times"), [("quang / ho * 2", 1), ("(quang + ho) / dan", 2)])
def test_a_formula_or_each_side_of_it_is_reckoned_once(formula: str, times: int) -> None:
    with patch.object(Formula, "compute", autospec=True, side_effect=Formula.compute) as reckoned:
        past = observed("period: 2026-06, values: {quang: 60, ho: 3, dan: 4}", definition=number(formula))
        assert ([bool(one.value) for one in past.observations], past.undefined) == ([True], ())
    assert reckoned.call_count == times


def test_reports_are_read_by_their_dates_not_their_names() -> None:
    early, late = "period: 2026-06, values: {ho: 10, quang: 6}", "period: 2026-03, values: {ho: 10, quang: 3}"
    assert dates(early, late) == [date(2026, 3, 14), date(2026, 6, 14)]
    assert dates(early, f"as_of: 2026-07-31, {late}") == [date(2026, 6, 14), date(2026, 7, 31)]


def test_a_report_without_every_variable_gives_no_observation() -> None:
    assert dates("period: 2026-06, values: {ho: 1000}") == []


@pytest.mark.parametrize(
    ("calendar", "own", "expected"),
    [
        (Calendar.ND09, "", date(2026, 6, 14)),
        (Calendar.CALENDAR, "", date(2026, 6, 30)),
        (Calendar.CALENDAR, "calendar: nd09, ", date(2026, 6, 14)),
        (Calendar.ND09, "calendar: calendar, ", date(2026, 6, 30)),
        (Calendar.CALENDAR, "as_of: 2026-06-20, ", date(2026, 6, 20)),
    ],
)
def test_a_date_is_the_reports_own_else_its_calendars_else_the_settings(
    calendar: Calendar, own: str, expected: date
) -> None:
    assert dates(f"{own}period: 2026-Q2, values: {{ho: 10, quang: 7}}", calendar=calendar) == [expected]


def test_the_period_is_the_shortest_of_those_that_gave_a_figure_of_its_date() -> None:
    quarter, month = "period: 2026-Q2, values: {ho: 10}", "period: 2026-06, values: {quang: 7}"
    assert only(quarter, month).period.text == "2026-06"
    assert only("period: 2026-03, values: {ho: 10}", "period: 2026-Q2, values: {quang: 7}").period.text == "2026-Q2"


def test_the_documents_of_a_figure_are_those_of_its_reports() -> None:
    numbered = "document: {number: 45/BC-UBND}"
    values = f"period: 2026-06, {numbered}, values: {{quang: 7}}"
    (document,) = only(values, "period: 2026-Q2, values: {ho: 10}").documents
    assert document.number == "45/BC-UBND"
    assert only("period: 2026-06, results: {x: 50}").documents == ()


def test_what_was_known_before_a_date_is_all_that_a_history_has_then() -> None:
    past = observed(*(f"period: 2026-{month}, values: {{ho: 10, quang: 7}}" for month in ("03", "06", "09")))
    before = past.before(2)
    assert [one.as_of for one in before.observations] == [date(2026, 3, 14), date(2026, 6, 14)]
    assert before.latest is past.at(1)


@pytest.mark.parametrize(
    ("definition", "is_total"),
    [
        (number("ho_so"), True),
        (number("phi"), False),  # no count
        (number("ho_so + truc_tuyen"), False),
        (percent("ho_so / ho"), True),
        (percent("ho_so / la"), True),  # a variable that is not defined
        (percent("(ho_so + truc_tuyen) / ho"), True),
        (percent("truc_tuyen / ho_so"), False),
        (percent("100 / ho_so"), False),
        (percent("quang / ho"), False),
        ("measure: percent", False),
    ],
)
def test_a_total_is_cumulative_above_and_not_below(definition: str, *, is_total: bool) -> None:
    assert observed(definition=definition).is_total is is_total


# Carried denominators


def test_a_denominator_is_carried_and_marked() -> None:
    one = only("period: 2026-03, values: {ho: 1000}", "period: 2026-06, values: {quang: 700}")
    assert (one.value, one.as_of, one.denominator) == (70, date(2026, 6, 14), 1000)
    assert one.carried == (("ho", date(2026, 3, 14)),)


def test_the_latest_earlier_denominator_is_carried() -> None:
    one = only(
        "period: 2026-01, values: {ho: 500}",
        "period: 2026-03, values: {ho: 1000}",
        "period: 2026-06, values: {quang: 700}",
        "period: 2026-09, values: {ho: 900}",
    )
    assert (one.value, one.carried) == (70, (("ho", date(2026, 3, 14)),))


@pytest.mark.parametrize(("day", "carried"), [("2026-06-15", True), ("2026-06-16", False)])
def test_a_denominator_is_carried_for_366_days_inclusive(day: str, *, carried: bool) -> None:
    texts = "period: 2025-06, values: {ho: 1000}", f"period: 2026-06, as_of: {day}, values: {{quang: 700}}"
    assert bool(dates(*texts)) is carried


def test_a_numerator_is_never_carried() -> None:
    assert dates("period: 2026-03, values: {quang: 700}", "period: 2026-06, values: {ho: 1000}") == []


def test_a_variable_in_both_numerator_and_denominator_is_never_carried() -> None:
    first = "period: 2026-03, values: {quang: 600, dong: 400}"
    formula = percent("quang / (quang + dong)")
    assert dates(first, "period: 2026-06, values: {dong: 400}", definition=formula) == [date(2026, 3, 14)]
    assert dates(first, "period: 2026-06, values: {quang: 600}", definition=formula) == [
        date(2026, 3, 14),
        date(2026, 6, 14),
    ]


@pytest.mark.parametrize("formula", ["quang + ho", "quang / ho * 100", "quang - ho"])
def test_only_a_quotient_carries(formula: str) -> None:
    texts = "period: 2026-03, values: {ho: 1000}", "period: 2026-06, values: {quang: 700}"
    assert dates(*texts, definition=number(formula)) == []


def test_a_cumulative_denominator_is_carried_within_a_year() -> None:
    texts = (
        "period: 2026-01, as_of: 2026-01-01, values: {ho_so: 10}",
        "period: 2026, as_of: 2026-12-31, values: {quang: 4}",
    )
    assert dates(*texts, definition=percent("quang / ho_so")) == [date(2026, 12, 31)]


def test_a_cumulative_denominator_is_never_carried_over_new_year() -> None:
    texts = (
        "period: 2025, as_of: 2025-12-31, values: {ho_so: 10}",
        "period: 2026-01, as_of: 2026-01-01, values: {quang: 4}",
    )
    assert dates(*texts, definition=percent("quang / ho_so")) == []


def test_a_null_blocks_the_denominator_of_its_own_report_only() -> None:
    found = observed(
        "period: 2026-03, values: {ho: 1000}",
        "period: 2026-06, values: {ho: null, quang: 600}",
        "period: 2026-09, values: {quang: 700}",
    )
    assert [(one.as_of, one.value, one.carried) for one in found.observations] == [
        (date(2026, 9, 14), 70, (("ho", date(2026, 3, 14)),))
    ]


def test_a_report_that_adds_nothing_of_its_own_gives_no_observation() -> None:
    texts = "period: 2026-03, values: {ho: 50}", "period: 2026-06, values: {dan: 9}"
    assert dates(*texts, definition=number("100 / ho")) == [date(2026, 3, 14)]


# Published results


def test_a_published_result_is_an_observation() -> None:
    one = only("period: 2026-06, results: {x: {value: 97.8, approx: true, source: VNPT, quality: estimated}}")
    assert (one.value, one.origin, one.period.text) == (Fraction(978, 10), "published", "2026-06")
    assert (one.numerator, one.denominator, one.carried) == (None, None, ())
    assert (one.approx, one.sources, one.quality, one.illustrative) == (True, ("VNPT",), "estimated", False)


def test_a_published_result_is_not_scaled() -> None:
    per_hundred = number("quang / dan") + ", scale: 100"
    assert only("period: 2026-06, results: {x: 97.8}", definition=per_hundred).value == Fraction(978, 10)


def test_counts_win_over_a_published_result_of_their_report() -> None:
    one = only("period: 2026-06, values: {ho: 1000, quang: 700}, results: {x: 71}")
    assert (one.origin, one.value) == ("computed", 70)


def test_a_published_result_wins_over_counts_of_which_one_is_carried() -> None:
    one = only("period: 2026-03, values: {ho: 1000}", "period: 2026-06, values: {quang: 700}, results: {x: 71}")
    assert (one.origin, one.value, one.carried) == ("published", 71, ())


@pytest.mark.parametrize("values", ["{quang: 700}", "{ho: null, quang: 700}", "{ho: 0, quang: 0}"])
def test_a_published_result_stands_where_its_counts_are_missing_or_divide_by_zero(values: str) -> None:
    one = only(f"period: 2026-06, values: {values}, results: {{x: 71}}")
    assert (one.origin, one.value) == ("published", 71)


def test_a_published_null_is_no_observation() -> None:
    assert dates("period: 2026-06, results: {x: null}") == []


def test_a_milestone_reports_a_state() -> None:
    one = only("period: 2026-06, results: {x: in-progress}", definition=MILESTONE)
    assert (one.value, one.origin, one.bounds) == (State.IN_PROGRESS, "published", (None, None))


def test_a_state_is_no_result_of_a_rate_and_a_number_none_of_a_milestone() -> None:
    assert dates("period: 2026-06, results: {x: done}") == []
    assert dates("period: 2026-06, results: {x: 80}", definition=MILESTONE) == []


# What cannot be computed


@pytest.mark.parametrize("formula", ["quang / ho", "quang / (ho - dan)", "1 - quang / ho", "quang / ho / dong"])
def test_a_zero_denominator_gives_no_observation(formula: str) -> None:
    values = "period: 2026-06, values: {quang: 5, ho: 0, dan: 0, dong: 7}"
    found = observed(values, definition=number(formula))
    assert (found.observations, found.missing, len(found.undefined)) == ((), (), 1)


def test_a_carried_zero_divides_too() -> None:
    found = observed("period: 2026-03, values: {ho: 0}", "period: 2026-06, values: {quang: 5}")
    assert (found.observations, len(found.undefined)) == ((), 1)


def test_what_has_no_formula_divides_by_nothing() -> None:
    assert observed("period: 2026-06, values: {ho: 1}", definition="measure: percent").undefined == ()


def test_without_a_report_every_variable_is_missing() -> None:
    assert observed().missing == ("quang", "ho")


def test_what_the_latest_report_lacks_is_missing_and_what_it_carries_is_not() -> None:
    assert observed("period: 2026-06, values: {quang: 5}").missing == ("ho",)
    assert observed("period: 2026-03, values: {ho: 5}", "period: 2026-06, values: {dan: 5}").missing == ("quang",)
    numerator_alone = observed("period: 2026-03, values: {quang: 5}", "period: 2026-06, values: {dan: 5}")
    assert numerator_alone.missing == ("quang", "ho")


def test_nothing_is_missing_for_what_has_no_formula() -> None:
    assert observed(definition=MILESTONE).missing == ()


# What is known of the figures


def test_quality_approximation_and_sources_cover_carried_figures() -> None:
    ho = "{value: 1000, approx: true, quality: estimated, source: Thống kê}"
    one = only(
        f"period: 2026-03, illustrative: true, values: {{ho: {ho}}}",
        "period: 2026-06, values: {quang: {value: 700, quality: provisional, source: VNPT}}",
    )
    assert (one.approx, one.quality, one.illustrative) == (True, "estimated", True)
    assert set(one.sources) == {"VNPT", "Thống kê"}


def test_quality_is_the_worst_and_a_source_is_named_once() -> None:
    values = "{ho: {value: 10, source: VNPT}, quang: {value: 7, source: VNPT, quality: provisional}}"
    one = only(f"period: 2026-06, values: {values}")
    assert (one.quality, one.sources, one.approx, one.illustrative) == ("provisional", ("VNPT",), False, False)


def test_a_figure_that_is_not_used_says_nothing_about_the_value() -> None:
    one = only(
        "period: 2026-06, values: {ho: 10, quang: 7, dan: {value: 9, approx: true, quality: estimated}}",
        "period: 2026-Q2, illustrative: true, values: {ho: {value: 10, quality: estimated}}",
    )
    assert (one.quality, one.approx, one.illustrative) == ("final", False, False)


# The year before


def year_ago(*texts: str, definition: str = percent("quang / ho")) -> date | None:
    """Of the latest observation."""
    past = observed(*texts, definition=definition, calendar=Calendar.CALENDAR)
    assert past.latest is not None
    found = past.year_ago(past.latest)
    return found.as_of if found else None


QUARTER, JUNE = "period: 2026-Q2, values: {ho: 10, quang: 7}", "period: 2026-06, values: {ho: 10, quang: 7}"


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("period: 2025-06, values: {ho: 10, quang: 5}", date(2025, 6, 30)),
        ("period: 2025-06, as_of: 2025-07-20, values: {ho: 10, quang: 5}", date(2025, 7, 20)),
        ("period: 2025-06, results: {x: 50}", date(2025, 6, 30)),
        ("period: 2025-06, values: {dan: 10}", None),
        ("period: 2025-05, as_of: 2025-06-30, values: {ho: 10, quang: 5}", None),
        ("period: 2024-06, values: {ho: 10, quang: 5}", None),
    ],
)
def test_year_ago_is_the_observation_of_the_same_period_one_year_earlier(before: str, found: date | None) -> None:
    assert year_ago(before, JUNE) == found


def test_of_several_periods_of_a_date_the_own_goes_before_the_shortest_that_has_a_year_ago() -> None:
    month, quarter = (
        f"period: 2025-{name}, as_of: 2025-06-{day}, values: {{ho: 10, quang: 5}}"
        for name, day in (("06", 28), ("Q2", 29))
    )
    assert year_ago(month, quarter, JUNE, QUARTER) == date(2025, 6, 28)
    assert year_ago(quarter, JUNE, QUARTER) == date(2025, 6, 29)
    assert year_ago(month, QUARTER) is None


@pytest.mark.parametrize(
    ("before", "actual", "found"),
    [
        ("2025-06-23", "2026-06-30", True),
        ("2025-06-22", "2026-06-30", False),
        ("2025-06-30", "2026-06-23", True),
        ("2025-06-30", "2026-06-22", False),
        # 29 February is the 28th.
        ("2027-03-07", "2028-02-29", True),
        ("2027-03-08", "2028-02-29", False),
    ],
)
def test_year_ago_of_a_counter_is_at_most_seven_days_off(before: str, actual: str, *, found: bool) -> None:
    texts = [f"period: {day[:4]}-H1, as_of: {day}, values: {{ho_so: 5, dan: 5}}" for day in (before, actual)]
    assert year_ago(*texts, definition=number("ho_so")) == (date.fromisoformat(before) if found else None)
    assert year_ago(*texts, definition=number("dan")) == date.fromisoformat(before)
