"""design.md 2.5: what a report says of its figures, and why there is none."""

from datetime import date

from tests.inline import indicator, percent, standing, standings

NO_COUNT = "{value: null, note: chưa rà soát}"


def test_the_notes_of_the_figures_that_went_in() -> None:
    found = standing("period: 2026-06, values: {ho: 100, quang: {value: 5, note: VNPT}}").notes
    assert found == (("quang", date(2026, 6, 14), "VNPT"),)


def test_a_published_results_note_goes_by_the_indicator() -> None:
    found = standing("period: 2026-06, results: {x: {value: 5, note: Sở công bố}}", definition="measure: percent").notes
    assert found == (("x", date(2026, 6, 14), "Sở công bố"),)


def test_what_was_asked_for_in_vain_with_its_reason() -> None:
    found = standing(f"period: 2026-06, values: {{ho: 100, quang: {NO_COUNT}}}").unavailable
    assert found == (("quang", date(2026, 6, 14), "chưa rà soát"),)


def test_of_a_result_that_was_not_available_the_indicator_says_so() -> None:
    known, since = (
        "period: 2026-03, results: {x: 5}",
        "period: 2026-06, results: {x: {value: null, note: chưa công bố}}",
    )
    found = standing(known, since, definition="measure: percent").unavailable
    assert found == (("x", date(2026, 6, 14), "chưa công bố"),)
    assert standing(known, "period: 2026-06, values: {ho: 5}", definition="measure: percent").unavailable == ()


def test_of_two_reports_of_one_day_the_one_with_a_reason_gives_it() -> None:
    month, half = "period: 2026-06, values: {quang: {value: null}}", f"period: 2026-H1, values: {{quang: {NO_COUNT}}}"
    assert standing(month, half).unavailable == (("quang", date(2026, 6, 14), "chưa rà soát"),)


def test_what_is_missing_since_the_actuals_own_day_is_not_later() -> None:
    known = "period: 2026-06, values: {ho: 100}, results: {x: 5}"
    assert standing(known, f"period: 2026-H1, values: {{quang: {NO_COUNT}}}").unavailable == ()
    assert standing(known, f"period: 2026-Q3, values: {{quang: {NO_COUNT}}}").unavailable != ()


def test_only_what_is_later_than_the_actual_and_not_known_since() -> None:
    known = "period: 2026-06, values: {ho: 100, quang: 5}"
    assert standing(f"period: 2026-03, values: {{quang: {NO_COUNT}}}", known).unavailable == ()
    found = standing(known, f"period: 2026-09, values: {{quang: {NO_COUNT}}}").unavailable
    assert found == (("quang", date(2026, 9, 14), "chưa rà soát"),)


def test_of_several_days_the_last_mention_counts() -> None:
    march, june = (f"period: 2026-{month}, values: {{quang: {NO_COUNT}}}" for month in ("03", "06"))
    assert [one.as_of for one in standing(march, june).unavailable] == [date(2026, 6, 14)]
    assert standing(march, "period: 2026-06, values: {quang: 5}").unavailable == ()


def test_a_variable_and_an_indicator_of_one_id_are_two_things() -> None:
    published, counted = indicator("measure: percent", name="ho"), indicator(name="quang")
    variable, result = (
        f"period: 2026-06, values: {{ho: {NO_COUNT}}}",
        f"period: 2026-06, results: {{quang: {NO_COUNT}}}",
    )
    assert standings([published], [variable])["ho"].unavailable == ()
    assert len(standings([counted], [result])["quang"].unavailable) == 1


def test_a_known_value_of_one_date_beats_a_null() -> None:
    month, quarter = f"period: 2026-06, values: {{quang: {NO_COUNT}}}", "period: 2026-Q2, values: {quang: 5}"
    assert standing(month, quarter).unavailable == ()


def test_an_indicator_that_does_not_apply_misses_nothing() -> None:
    report = f"period: 2026-06, values: {{quang: {NO_COUNT}}}"
    assert standing(report, own="not_applicable: không có", definition=percent("quang / ho")).unavailable == ()
