"""What an official report is made of: its date, its plans, what is late, what is unknown, its bars."""

# Every Decimal may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.evaluation.official_report import Bar, OfficialReport, ReportRow, date_of
from cdsplan.model import period
from tests.inline import indicator, percent
from tests.offices import JUNE, PLAN, office, official_report_of

HEAD = "title: Kế hoạch\nyear: 2026\nindicators:\n"


def plan(*indicators: str) -> str:
    return HEAD + "".join(f"  - {one}\n" for one in indicators)


def only_line(content: str = PLAN, *reports: str) -> ReportRow:
    [part] = official_report_of(office(content, reports or (JUNE,))).parts
    [line] = part.lines
    return line


def test_the_report_is_dated_as_the_figures_of_its_period_are() -> None:
    files = office(reports=[f"{JUNE}as_of: 2026-06-30\n"])
    assert date_of(files, period.parse("2026-06")) == date(2026, 6, 30)


def test_a_period_without_a_report_ends_on_the_calendars_cut_off() -> None:
    assert date_of(office(), period.parse("2026-H1")) == date(2026, 6, 14)
    assert official_report_of(office(), "2026-H1").as_of == date(2026, 6, 14)


def test_a_report_that_shares_the_date_feeds_the_half_year() -> None:
    assert official_report_of(office(), "2026-H1").parts[0].lines[0].row.value == 70


def test_later_figures_are_not_in_it() -> None:
    december = "period: 2026\nvalues: {quang: 900, ho: 1000}\n"
    assert official_report_of(office(reports=[JUNE, december])).parts[0].lines[0].row.value == 70


def test_only_plans_that_cover_the_period_are_in_it() -> None:
    files = office({"2025-so": PLAN.replace("year: 2026", "year: 2025"), "2026-so": PLAN})
    assert [part.table.name for part in official_report_of(files).parts] == ["2026-so"]
    # Its cut-off lies in December, but nobody means that by January.
    assert [part.table.name for part in official_report_of(files, "2026-01").parts] == ["2026-so"]
    assert [part.table.name for part in official_report_of(files, "2025").parts] == ["2025-so"]
    assert not official_report_of(files, "2024").parts


@pytest.mark.parametrize(
    ("dates", "covers"),
    [
        ("start: 2026-06-30", True),
        ("start: 2026-07-01", False),
        ("end: 2026-06-01", True),
        ("end: 2026-05-31", False),
    ],
)
def test_a_day_of_the_period_is_enough(dates: str, covers: bool) -> None:  # noqa: FBT001
    files = office(PLAN.replace("year: 2026", f"year: 2026\n{dates}"))
    assert bool(official_report_of(files).parts) is covers


def test_the_document_is_that_of_the_periods_own_report() -> None:
    files = office(reports=[f"{JUNE}document: {{number: 45/BC-UBND}}\n"])
    assert documented(official_report_of(files)) == "45/BC-UBND"
    assert documented(official_report_of(files, "2026-H1")) is None


def test_the_narrative_is_that_of_the_periods_own_report() -> None:
    files = office(reports=[f"{JUNE}narrative: {{causes: Thiếu vốn}}\n"])
    narrative = official_report_of(files).narrative
    assert narrative is not None
    assert narrative.causes == "Thiếu vốn"
    assert official_report_of(files, "2026-H1").narrative is None


def documented(report: OfficialReport) -> str | None:
    """The number that it bears."""
    assert report.reporter is not None
    return report.reporter.document.number if report.reporter.document else None


MARCH = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"


@pytest.mark.parametrize(
    ("op", "quang", "change"),
    [
        (">=", 700, "better"),
        (">=", 651, "better"),
        (">=", 649, "worse"),
        (">=", 650, "same"),
        ("<=", 700, "worse"),
        ("<=", 600, "better"),
    ],
)
def test_a_change_is_better_or_worse_as_the_target_points(op: str, quang: int, change: str) -> None:
    content = PLAN.replace('">="', f'"{op}"')
    assert only_line(content, MARCH, f"period: 2026-06\nvalues: {{quang: {quang}, ho: 1000}}\n").change == change


def test_it_is_counted_what_became_better_and_what_worse() -> None:
    content = plan(
        indicator(name="a"), indicator(percent("dong / ho"), name="b"), indicator(percent("dan / ho"), name="c")
    )
    march = "period: 2026-03\nvalues: {quang: 50, dong: 50, dan: 50, ho: 100}\n"
    june = "period: 2026-06\nvalues: {quang: 60, dong: 40, dan: 60, ho: 100}\n"
    [part] = official_report_of(office(content, (march, june))).parts
    assert part.changes == {"better": 2, "worse": 1}


def test_what_this_report_says_nothing_of_has_not_changed() -> None:
    february = "period: 2026-02\nvalues: {quang: 600, ho: 1000}\n"
    assert only_line(PLAN, february, MARCH, "period: 2026-06\nvalues: {dan: 1}\n").change is None
    assert only_line().change is None


def test_of_what_nobody_judges_by_no_change_is_told() -> None:
    content = PLAN.replace("year: 2026", "year: 2026\nstart: 2026-06-20")
    line = only_line(content, MARCH, JUNE)
    assert (line.row.status, line.change) == ("stale", None)
    line = only_line(content.replace("measure", "not_applicable: x\n    measure"), MARCH, JUNE)
    assert (line.row.status, line.change) == ("not-applicable", None)


@pytest.mark.parametrize(
    ("report", "late", "unknown", "stale"),
    [
        ("period: 2026-06\nvalues: {quang: 800, ho: 1000}\n", 0, 0, 0),  # met
        ("period: 2026-06\nvalues: {quang: 600, ho: 1000}\n", 1, 0, 0),  # behind
        ("period: 2026-06\nvalues: {quang: 600}\n", 0, 1, 0),  # no data
        ("period: 2026-06\nvalues: {quang: 0, ho: 0}\n", 0, 1, 0),  # undefined
        ("period: 2025\nvalues: {quang: 600, ho: 1000}\n", 0, 0, 1),
    ],
)
def test_an_indicator_is_told_where_it_belongs(report: str, late: int, unknown: int, stale: int) -> None:
    [part] = official_report_of(office(reports=[report])).parts
    assert (len(part.late), len(part.unknown), len(part.stale)) == (late, unknown, stale)


def test_lines_stand_in_the_groups_of_the_table() -> None:
    content = plan(
        indicator(own="group: I", name="a"), indicator(own="group: I", name="b"), indicator(own="group: II", name="c")
    )
    [part] = official_report_of(office(content)).parts
    grouped = [(group, [line.row.standing.indicator.id for line in lines]) for group, lines in part.groups]
    assert grouped == [("I", ["a", "b"]), ("II", ["c"])]


def test_pace_is_rounded_as_the_table_is_and_up_to_whole_households() -> None:
    line = only_line()
    assert line.projected == Decimal("82.12")
    assert line.needed_per_month == 16  # of 15.21 households


def test_a_pace_that_would_round_to_nothing_keeps_more_digits() -> None:
    content = plan(indicator(SPEED, [">= 40"], "baseline: {value: 30}"))
    assert only_line(content, "period: 2026-06\nvalues: {toc_do: 39.99}\n").needed_per_month == Decimal("0.002")


def bar(content: str = PLAN, *reports: str) -> Bar:
    found = only_line(content, *reports).bar
    assert found is not None
    return found


def test_a_bar_has_every_figure_on_one_scale() -> None:
    found = bar()
    assert found == Bar(Decimal(0), Decimal(100), Decimal(60), Decimal(70), Decimal("69.04"), Decimal(80))
    assert found.share(found.target) == Decimal("0.8")


SPEED = "measure: number, unit: Mbit/s, formula: toc_do"


def test_a_number_has_a_scale_as_long_as_its_figures() -> None:
    found = bar(plan(indicator(SPEED, [">= 40"])), "period: 2026-06\nvalues: {toc_do: 52.5}\n")
    assert (found.low, found.high) == (0, Decimal("52.5"))


def test_a_scale_reaches_below_zero() -> None:
    found = bar(plan(indicator(SPEED, [">= 0"])), "period: 2026-06\nvalues: {toc_do: -5}\n")
    assert (found.low, found.high, found.share(Decimal(-5)), found.share(Decimal(-1))) == (-5, 0, 0, Decimal("0.8"))
    found = bar(plan(indicator(SPEED, [">= -2"])), "period: 2026-06\nvalues: {toc_do: -5}\n")
    assert (found.low, found.high) == (-5, 0)


def test_a_scale_is_never_empty() -> None:
    found = bar(plan(indicator(SPEED, [">= 0"])), "period: 2026-06\nvalues: {toc_do: 0}\n")
    assert (found.low, found.high, found.share(Decimal(0))) == (0, 1, 0)


def test_a_bar_without_figures_still_shows_its_target() -> None:
    found = bar(PLAN, "period: 2026-06\n")
    assert (found.actual, found.expected, found.target) == (None, None, 80)


@pytest.mark.parametrize(
    "content",
    [
        plan(indicator("measure: milestone", ["== done"])),
        plan(indicator(percent("quang / ho"), own="not_applicable: Không có mạng")),
    ],
)
def test_what_is_not_measured_has_no_bar(content: str) -> None:
    assert only_line(content).bar is None


def test_an_illustrative_figure_marks_the_whole_report() -> None:
    assert official_report_of(office(reports=[MARCH, f"{JUNE}illustrative: true\n"])).illustrative
    assert not official_report_of(office()).illustrative


def test_the_illustrative_past_of_another_plan_does_not_mark_it() -> None:
    files = office(
        {"2025-so": PLAN.replace("year: 2026", "year: 2025").replace("quang / ho", "dong / ho"), "2026-so": PLAN},
        ["period: 2025\nillustrative: true\nvalues: {dong: 1, ho: 2}\n", JUNE],
    )
    assert not official_report_of(files).illustrative


def test_a_dissolved_commune_is_reported_no_later_than_its_last_day() -> None:
    files = office(commune='name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\ndissolved: 2026-06-01\n')
    assert official_report_of(files).as_of == date(2026, 5, 31)
