"""design.md 4.3, 4.5 and 4.6: the rows of a gap table, and how a figure is rounded."""

# Every Decimal may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from cdsplan.evaluation.gap_table import Progress, Row, Sort, Table, interim, progress
from cdsplan.evaluation.standing import parties
from cdsplan.model.fields import State
from tests.conftest import COMMUNE, PATHS, Folder
from tests.inline import VARIABLES, indicator, percent

HERE = "thanh-hoa/xa-tan-lap"
MARCH = "period: 2026-03\nvalues: {ho: 1000, quang: 500, dong: 100}\n"
JUNE = "period: 2026-06\nvalues: {ho: 1000, quang: 700}\n"


class Office:
    """A commune whose plan of 2026 a test writes."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        folder.write(PATHS["catalog"], VARIABLES)
        folder.write(PATHS["commune"], COMMUNE)

    def plan(self, *indicators: str, theme: str = "so", head: str = "") -> None:
        lines = ["title: Kế hoạch", "year: 2026", head, "indicators:", *(f"  - {one}" for one in indicators)]
        self.folder.write(f"plans/{HERE}/2026-{theme}.yaml", "\n".join(lines))

    def report(self, period: str, text: str) -> None:
        self.folder.write(f"plans/{HERE}/reports/{period}.yaml", text)

    def progress(
        self,
        today: date = date(2026, 11, 22),
        *,
        plan: str | None = None,
        party: str | None = None,
        statuses: Sequence[str] = (),
        sort: Sort = "plan",
    ) -> Progress:
        commune_files = self.folder.repository.commune_files(HERE)
        assert commune_files.findings == []
        return progress(commune_files, today, plan=plan, party=party, statuses=statuses, sort=sort)

    def table(self, *, statuses: Sequence[str] = (), sort: Sort = "plan") -> Table:
        (table,) = self.progress(statuses=statuses, sort=sort).tables
        return table

    def row(self) -> Row:
        (row,) = self.table().rows
        return row


@pytest.fixture
def office(folder: Folder) -> Office:
    return Office(folder)


def ids(rows: Sequence[Row]) -> list[str]:
    return [row.standing.indicator.id for row in rows]


# Rows


def test_a_row_shows_every_figure_to_two_decimals(office: Office) -> None:
    office.plan(indicator(percent("quang / ho"), [">= 80"], "baseline: {value: 45}"))
    office.report("2026-03", "period: 2026-03\nvalues: {ho: 900, quang: 500}\n")
    office.report("2026-06", "period: 2026-06\nvalues: {ho: 900, quang: 601}\n")
    row = office.row()
    # 601/900 = 66.777…; before 55.555…; 165 of the 365 days from 45 to 80
    assert (row.value, row.counts, row.count_unit) == (Decimal("66.78"), (601, 900), "hộ")
    assert (row.change, row.gap, row.achievement) == (Decimal("11.22"), Decimal("13.22"), Decimal("83.47"))
    assert (row.expected, row.status, row.exceeds) == (Decimal("60.82"), "on-track", False)
    assert row.remaining is not None
    assert (row.remaining.variable, row.remaining.amount) == ("quang", 119)


def test_a_figure_that_would_round_onto_its_target_keeps_more_digits(office: Office) -> None:
    office.plan(indicator())
    office.report("2026-06", "period: 2026-06\nvalues: {ho: 100000, quang: 79999}\n")
    row = office.row()
    assert (row.value, row.gap, row.achievement) == (Decimal("79.999"), Decimal("0.001"), Decimal("99.999"))


def test_counts_are_in_the_unit_of_what_is_counted(office: Office) -> None:
    office.plan(indicator("measure: number, unit: người/hộ, formula: dan / ho", [">= 4"]))
    office.report("2026-06", "period: 2026-06\nvalues: {ho: 2, dan: 7}\n")
    row = office.row()
    assert (row.value, row.counts, row.count_unit) == (Decimal("3.5"), (7, 2), "người")


def test_a_row_without_data_is_empty(office: Office) -> None:
    office.plan(indicator())
    row = office.row()
    figures = [row.value, row.counts, row.change, row.gap, row.remaining, row.achievement, row.expected]
    assert (figures, row.marks, row.status) == ([None] * 7, (), "no-data")


def test_a_due_date_is_shown_where_it_is_not_the_end_of_the_plan(office: Office) -> None:
    office.plan(indicator(targets=[">= 80, due: 2026-12-30"]), indicator(name="y"))
    assert [row.due for row in office.table().rows] == [date(2026, 12, 30), None]


def test_a_milestone_shows_its_state(office: Office) -> None:
    office.plan(indicator("measure: milestone", ["== done"]))
    office.report("2026-03", "period: 2026-03\nresults: {x: not-started}\n")
    office.report("2026-06", "period: 2026-06\nresults: {x: in-progress}\n")
    row = office.row()
    assert (row.value, row.change, row.counts, row.gap) == (State.IN_PROGRESS, None, None, None)


def test_rows_are_numbered_from_one_again_in_each_group(office: Office) -> None:
    groups = ["", *["group: I. Kinh tế số"] * 3, "group: II. Xã hội số"]
    office.plan(*(indicator(own=own, name=name) for own, name in zip(groups, "abcde", strict=True)))
    table = office.table()
    assert [(row.group, row.number) for row in table.rows] == [
        (None, 1),
        ("I. Kinh tế số", 1),
        ("I. Kinh tế số", 2),
        ("I. Kinh tế số", 3),
        ("II. Xã hội số", 1),
    ]
    assert [(group, ids(rows)) for group, rows in table.groups] == [
        (None, ["a"]),
        ("I. Kinh tế số", ["b", "c", "d"]),
        ("II. Xã hội số", ["e"]),
    ]


def test_marks_tell_what_kind_of_figures_were_used(office: Office) -> None:
    office.plan(indicator())
    office.report("2026-03", "period: 2026-03\nillustrative: true\nvalues: {ho: {value: 1000, approx: true}}\n")
    office.report("2026-06", "period: 2026-06\nvalues: {quang: {value: 700, quality: provisional}}\n")
    assert office.row().marks == ("illustrative", "carried", "approx", "provisional")


def test_growth_over_an_illustrative_figure_is_marked(office: Office) -> None:
    office.plan("{id: x, name: Chỉ tiêu, measure: percent, targets: [{op: '>=', from: last-year, points: 5}]}")
    office.report("2025", "period: 2025\nillustrative: true\nresults: {x: 60}\n")
    office.report("2026-06", "period: 2026-06\nresults: {x: 70}\n")
    assert (office.row().marks, office.row().every_mark) == ((), {"illustrative"})
    office.report("2025", "period: 2025\nresults: {x: 60}\n")
    assert office.row().every_mark == set()


def test_estimated_figures_are_marked_and_final_ones_are_not(office: Office) -> None:
    office.plan(indicator())
    office.report("2026-06", "period: 2026-06\nvalues: {ho: 9, quang: {value: 7, quality: estimated}}\n")
    assert office.row().marks == ("estimated",)
    office.report("2026-06", JUNE)
    assert office.row().marks == ()


# Tables


def varied(office: Office) -> Table:
    """One indicator missed by far, one missed by little, one met, one without data, one that does not apply."""
    office.plan(
        indicator(name="a", targets=[">= 70"]),
        indicator(name="b", targets=["> 70"]),
        indicator(name="c", targets=[">= 90"]),
        indicator(percent("dong / ho"), name="d"),
        indicator(name="e", own="not_applicable: Không có"),
    )
    office.report("2026-06", JUNE)
    return office.table()


def test_indicators_stand_in_the_order_of_the_document(office: Office) -> None:
    assert ids(varied(office).rows) == ["a", "b", "c", "d", "e"]


def test_the_gap_sorts_relative_to_the_target(office: Office) -> None:
    varied(office)
    assert ids(office.table(sort="gap").rows) == ["c", "a", "b", "d", "e"]
    # what is met by far stands before what nobody knows
    office.plan(indicator(percent("dong / ho"), name="a"), indicator(name="b", targets=[">= 60"]))
    assert ids(office.table(sort="gap").rows) == ["b", "a"]
    # 10 of 80 is more than 100 of 1000
    office.plan(indicator("measure: number, unit: hộ, formula: ho", [">= 1100"], name="a"), indicator(name="b"))
    assert ids(office.table(sort="gap").rows) == ["b", "a"]


def test_a_zero_target_sorts_by_the_gap_itself(office: Office) -> None:
    office.plan(indicator(name="a"), indicator(name="b", targets=["<= 0"]))
    office.report("2026-06", JUNE)
    assert ids(office.table(sort="gap").rows) == ["b", "a"]


def test_the_status_sorts_what_needs_care_first(office: Office) -> None:
    varied(office)
    assert ids(office.table(sort="status").rows) == ["b", "c", "d", "a", "e"]


def test_every_status_is_counted_though_only_some_are_shown(office: Office) -> None:
    varied(office)
    table = office.table(statuses=["met", "no-data"])
    assert ids(table.rows) == ["a", "d"]
    assert {status: count for status, count in table.counts.items() if count} == {
        "met": 1,
        "open": 2,
        "no-data": 1,
        "not-applicable": 1,
    }
    assert list(table.counts) == [
        "met", "on-track", "behind", "open", "missed", "stale", "undefined", "no-data", "not-applicable",
    ]  # fmt: skip


def test_the_table_tells_the_day_of_its_newest_actual_and_a_row_that_its_own_is_older(office: Office) -> None:
    office.plan(
        indicator(name="a"), indicator(percent("dong / ho"), name="b"), indicator(percent("dan / ho"), name="c")
    )
    office.report("2026-03", MARCH)
    office.report("2026-06", JUNE)
    table = office.table()
    assert table.latest == date(2026, 6, 14)
    assert [(row.standing.indicator.id, row.older) for row in table.rows] == [
        ("a", None),
        ("b", date(2026, 3, 14)),
        ("c", None),
    ]


def test_missing_variables_are_named_once(office: Office) -> None:
    office.plan(indicator(percent("quang / ho"), name="a"), indicator(percent("dong / ho"), name="b"))
    assert office.table().missing == ("quang", "ho", "dong")
    office.report("2026-06", JUNE)
    assert office.table().missing == ("dong",)


def test_the_contradictions_are_those_of_the_plans_own_document(office: Office) -> None:
    office.plan(indicator(targets=[">= 80", ">= 85", ">= 65, due: 2027-06-30"]))
    office.plan(indicator(targets=[">= 80", ">= 65, party: UBND"]), theme="ubnd")
    office.plan(indicator(), theme="xa-hoi")
    assert [len(table.contradictions) for table in office.progress().tables] == [1, 1, 0]


@pytest.mark.parametrize(
    ("given", "party", "told"),
    [
        (60, None, [(80, 85), (85, 60)]),
        (60, "VNPT", [(85, 60)]),
        (90, "VNPT", []),
    ],
)
def test_of_one_party_only_the_contradictions_are_told_that_it_takes_part_in(
    office: Office, given: int, party: str | None, told: list[tuple[int, int]]
) -> None:
    office.plan(indicator(targets=[">= 80", ">= 85", f">= {given}, party: VNPT"]))
    (table,) = office.progress(party=party).tables
    assert [(one.first.value, one.second.value) for one in table.contradictions] == told


def test_without_a_party_those_are_told_too_that_one_party_has_alone(office: Office) -> None:
    office.plan(indicator(targets=[">= 80, party: VNPT", ">= 85, party: VNPT"]))
    (table,) = office.progress().tables
    assert [(one.first.value, one.second.value) for one in table.contradictions] == [(80, 85)]


@pytest.mark.parametrize(("today", "period"), [(date(2026, 11, 22), "2026-11"), (date(2027, 3, 1), "2026-12")])
def test_what_is_missing_is_recorded_for_the_month_of_the_evaluation_within_the_plan(
    office: Office, today: date, period: str
) -> None:
    office.plan(indicator())
    assert [table.next_period for table in office.progress(today).tables] == [period]


@pytest.mark.parametrize(
    ("start", "today", "period"),
    [
        ("2026-03-14", date(2026, 4, 14), "2026-04"),  # on its last day, April's figures are none of the future
        ("2026-03-14", date(2026, 4, 13), "2026-03"),
        ("2026-03-15", date(2026, 4, 13), "2026-04"),  # March ended before the plan began
    ],
)
def test_what_is_missing_is_of_the_latest_month_of_the_plan_that_has_ended(
    office: Office, start: str, today: date, period: str
) -> None:
    office.plan(indicator(), head=f"start: {start}")
    assert [table.next_period for table in office.progress(today).tables] == [period]


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 3, 3), "2026-02"),  # nothing is due within 30 days
        (date(2026, 6, 1), "2026-H1"),
        (date(2026, 9, 1), "2026-H1"),  # long overdue
        (date(2026, 12, 1), "2026-H2"),
    ],
)
def test_what_is_missing_is_recorded_for_the_report_that_is_due(office: Office, today: date, period: str) -> None:
    office.plan(indicator(), head='report_due: ["06-20", "12-20"]')
    assert [table.next_period for table in office.progress(today).tables] == [period]


def test_interim_verdicts_are_of_targets_that_another_has_followed(office: Office) -> None:
    targets = [">= 60, due: 2026-03-31", ">= 65, due: 2026-06-30", ">= 65, due: 2026-06-30, party: UBND", ">= 80"]
    office.plan(indicator(targets=targets))
    office.report("2026-06", JUNE)
    halfway = [(date(2026, 6, 30), "met"), (date(2026, 6, 30), "met")]
    for today in (date(2026, 11, 22), date(2027, 1, 1)):
        (table,) = office.progress(today).tables
        assert [(one.due, one.verdict) for one in interim(table.rows[0].standing)] == halfway


# Plans and communes


def test_plans_are_listed_by_file_name(office: Office) -> None:
    for theme in ("so", "ha-tang", "xa-hoi"):
        office.plan(indicator(), theme=theme)
    assert [table.name for table in office.progress().tables] == ["2026-ha-tang", "2026-so", "2026-xa-hoi"]
    assert [table.name for table in office.progress(plan="2026-so").tables] == ["2026-so"]


def test_a_plan_that_is_being_written_has_no_table(office: Office) -> None:
    office.plan(indicator())
    blank = "title: X\nyear: 2027\nindicators: [{id: x, name: X, measure: percent, targets: [{op: '>=', value: null}]}]"
    office.folder.write(f"plans/{HERE}/2027-so.yaml", blank)
    found = progress(office.folder.repository.commune_files(HERE), date(2026, 11, 22))
    assert [table.name for table in found.tables] == ["2026-so"]


def test_a_plan_none_of_whose_targets_is_in_force_has_an_empty_table(office: Office) -> None:
    office.plan(indicator(targets=[">= 80, until: 2026-05-01"]))
    assert office.table().rows == ()


def test_plans_without_a_target_for_the_party_are_left_out(office: Office) -> None:
    office.plan(indicator())
    office.plan(indicator(targets=[">= 80", ">= 85, party: UBND"]), theme="ubnd")
    found = office.progress(party="UBND")
    assert [table.name for table in found.tables] == ["2026-ubnd"]
    assert found.tables[0].rows[0].standing.target.value == 85


def test_the_parties_that_the_plans_know_are_told_in_their_order(office: Office) -> None:
    office.plan(indicator(targets=[">= 80, party: UBND", ">= 85, party: Viễn thông", ">= 90, party: UBND", ">= 95"]))
    plans = office.folder.repository.commune_files(HERE).plan_models
    assert parties(plans) == ["UBND", "Viễn thông"]


def test_a_commune_that_is_gone_is_evaluated_on_the_day_before_at_the_latest(office: Office) -> None:
    office.folder.write(PATHS["commune"], COMMUNE + 'dissolved: 2026-06-14\nsuccessor: "00002"\n')
    office.plan(indicator(targets=[">= 80, due: 2026-06-13", ">= 90"]))
    office.report("2026-03", MARCH)
    office.report("2026-06", JUNE)
    found = office.progress()
    row = found.tables[0].rows[0]
    assert (found.as_of, row.value, row.standing.target.value) == (date(2026, 6, 13), 50, 80)
    assert office.progress(date(2026, 5, 1)).as_of == date(2026, 5, 1)


def test_the_calendar_of_the_settings_dates_the_reports(office: Office) -> None:
    office.folder.write(PATHS["settings"], "format: 1\ncalendar: calendar\n")
    office.plan(indicator())
    office.report("2026-06", JUNE)
    actual = office.row().standing.actual
    assert actual is not None
    assert actual.as_of == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("illustrative_period", "shown"), [(None, False), ("2026-03", True), ("2026-06", True), ("2026-12", False)]
)
def test_the_banner_stands_where_a_figure_of_the_table_may_be_illustrative(
    office: Office, illustrative_period: str | None, *, shown: bool
) -> None:
    office.plan(indicator(own="baseline: {value: 45}"), indicator(percent("dong / ho"), name="b"))
    for period in ("2026-03", "2026-06", "2026-12"):
        illustrative = str(period == illustrative_period).lower()
        values = "values: {ho: 1000, quang: 700}"
        office.report(period, f"period: {period}\nillustrative: {illustrative}\n{values}\n")
    assert office.progress().illustrative is shown


def test_a_status_is_found_in_any_plan(office: Office) -> None:
    office.plan(indicator(targets=[">= 70"]))
    office.plan(indicator(targets=[">= 90"]), theme="khac")
    office.report("2026-06", JUNE)
    assert office.progress().has(["missed", "met"])
    assert not office.progress().has(["missed", "behind"])
