"""Observations as tidy rows."""

# Every Decimal may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.evaluation.observations import History, Observation
from cdsplan.evaluation.tidy_data import Row, observations
from tests.offices import JUNE, OWNER, PLAN, office

MARCH = "period: 2026-03\nvalues: {quang: 650, ho: 1000}\n"
TODAY = date(2026, 12, 31)


def rows(plan: str = PLAN, *reports: str, commune: str = OWNER, today: date = TODAY) -> list[Row]:
    return observations(office(plan, reports or (JUNE,), commune=commune), today)


def test_an_observation_is_a_row() -> None:
    june = "period: 2026-06\nvalues: {quang: {value: 700, source: VNPT}, ho: {value: 1000, quality: provisional}}\n"
    assert rows(PLAN, june) == [
        Row(
            path="thanh-hoa/xa-tan-lap",
            code="00001",
            commune="Xã Tân Lập",
            province="Thanh Hóa",
            successor=None,
            plan="2026-so",
            indicator="quang",
            name="Tỷ lệ hộ dùng cáp quang",
            group=None,
            measure="percent",
            unit="%",
            period="2026-06",
            as_of=date(2026, 6, 14),
            value=Decimal(70),
            state=None,
            numerator=Decimal(700),
            denominator=Decimal(1000),
            op=">=",
            target=Decimal(80),
            to=None,
            growth_from=None,
            growth_percent=None,
            growth_points=None,
            party=None,
            due=date(2026, 12, 31),
            status="on-track",
            origin="computed",
            carried=None,
            approx=False,
            quality="provisional",
            illustrative=False,
            conflict=False,
            source="VNPT",
        )
    ]


def test_a_date_is_looked_at_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for an indicator that nobody has ever observed: its past is not gone through again at every date."""
    looked = []
    observe = History._observation  # noqa: SLF001

    def counted(past: History, index: int) -> Observation | None:
        looked.append(index)
        return observe(past, index)

    monkeypatch.setattr(History, "_observation", counted)
    plan = PLAN + "  - {id: khong_ai_dem, name: X, measure: percent, targets: [{op: '>=', value: 80}]}\n"
    reports = [
        f"period: {year}-{month:02}\nvalues: {{quang: 1, ho: 2}}\n" for year in (2025, 2026) for month in range(1, 7)
    ]
    assert len(rows(plan, *reports)) == 12
    assert len(looked) == 2 * 12


def test_each_is_judged_as_it_was_at_its_date() -> None:
    late = "period: 2026\nas_of: 2026-12-31\nvalues: {quang: 800, ho: 1000}\n"
    judged = [(row.period, row.status) for row in rows(PLAN, MARCH, JUNE, late)]
    assert judged == [("2026-03", "on-track"), ("2026-06", "on-track"), ("2026", "met")]


def test_the_target_is_the_one_in_force_at_its_date() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 66, due: 2026-03-31}, {op')
    assert [(row.target, row.due) for row in rows(plan, MARCH, JUNE)] == [
        (66, date(2026, 3, 31)),
        (80, date(2026, 12, 31)),
    ]


def test_what_is_after_today_or_after_the_plan_is_not_there() -> None:
    after = "period: 2027-03\nvalues: {quang: 900, ho: 1000}\n"
    assert [row.period for row in rows(PLAN, MARCH, JUNE, after, today=date(2027, 12, 31))] == ["2026-03", "2026-06"]
    assert [row.period for row in rows(PLAN, MARCH, JUNE, today=date(2026, 6, 13))] == ["2026-03"]


def test_a_dissolved_commune_has_rows_until_its_last_day() -> None:
    gone = f'{OWNER}dissolved: 2026-06-14\nsuccessor: "00009"\n'
    assert [(row.period, row.successor) for row in rows(PLAN, MARCH, JUNE, commune=gone)] == [("2026-03", "00009")]


def test_what_is_not_known_has_no_row() -> None:
    assert rows(PLAN, "period: 2026-06\nvalues: {quang: 700, ho: null}\n") == []


def test_an_older_observation_is_not_repeated_at_a_later_date() -> None:
    assert [row.period for row in rows(PLAN, MARCH, "period: 2026-06\nvalues: {dong: 1}\n")] == ["2026-03"]


def test_a_milestone_has_a_state_and_no_value() -> None:
    plan = (
        "title: Kế hoạch\nyear: 2026\nindicators:\n"
        '  - {id: mang, name: Mạng, measure: milestone, targets: [{op: "==", value: done}]}\n'
    )
    [row] = rows(plan, "period: 2026-06\nresults: {mang: in-progress}\n")
    assert (row.value, row.state, row.target, row.op, row.status) == (None, "in-progress", None, "==", "open")


def test_a_value_is_never_rounded_onto_its_target() -> None:
    [row] = rows(PLAN, "period: 2026-06\nvalues: {quang: 79999999999, ho: 100000000000}\n")
    assert row.value == Decimal("79.999999999")
    [row] = rows(PLAN, "period: 2026-06\nvalues: {quang: 2, ho: 3}\n")
    assert row.value == Decimal("66.666667")


def test_a_carried_denominator_is_named() -> None:
    [_, row] = rows(PLAN, MARCH, "period: 2026-06\nvalues: {quang: 700}\n")
    assert (row.denominator, row.carried) == (1000, "ho")


def test_rows_stand_by_plan_indicator_and_date() -> None:
    second = PLAN.partition("indicators:\n")[2].replace("id: quang", "id: a")
    files = office({"2026-b": PLAN + second, "2026-a": PLAN}, [JUNE, MARCH])
    assert [(row.plan, row.indicator, row.period) for row in observations(files, TODAY)] == [
        ("2026-a", "quang", "2026-03"),
        ("2026-a", "quang", "2026-06"),
        ("2026-b", "a", "2026-03"),
        ("2026-b", "a", "2026-06"),
        ("2026-b", "quang", "2026-03"),
        ("2026-b", "quang", "2026-06"),
    ]


def test_a_range_has_both_ends() -> None:
    [row] = rows(PLAN.replace("value: 80", "value: 80, to: 90"))
    assert (row.target, row.to) == (80, 90)


def test_growth_is_told_with_what_it_comes_to() -> None:
    plan = PLAN.replace("value: 80", "from: baseline, percent: 50")
    [row] = rows(plan)
    assert (row.target, row.growth_from, row.growth_percent, row.growth_points) == (90, "baseline", 50, None)


def test_growth_over_what_was_not_known_then_has_no_target() -> None:
    plan = PLAN.replace("value: 80", "from: last-year, points: 5")
    [row] = rows(plan)
    assert (row.target, row.status, row.growth_points) == (None, "no-data", 5)


def test_before_a_decision_the_target_is_the_one_before_it() -> None:
    plan = PLAN.replace("value: 80}", 'value: 80}, {op: ">=", value: 60, since: 2026-05-01}')
    assert [(row.target, row.status) for row in rows(plan, MARCH, JUNE)] == [(80, "on-track"), (60, "met")]
