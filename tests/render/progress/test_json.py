"""The gap table as JSON, key by key as design.md, section 4.6, has it."""

from decimal import Decimal
from shutil import rmtree
from typing import Any

import pytest

from cdsplan.render.progress.json import as_data
from tests.communes import Province, counts
from tests.conftest import Folder
from tests.render.tables import JUNE, ONE, OWNER, tables

MARCH = JUNE.replace("-06", "-03").replace("3214", "3000")
TARGET: dict[str, Any] = {
    "op": ">=", "value": 80, "to": None, "change": None, "at": None, "party": None, "due": "2026-12-31",
    "each_year": False, "effective": False, "since": None, "until": None, "verdict": None,
}  # fmt: skip


def indicator(*reports: str, plan: str = ONE, today: str = "2026-06-30") -> dict[str, Any]:
    [only] = as_data(tables(plan, reports, today=today))["plans"][0]["indicators"]
    return dict(only)


def test_a_commune_has_its_plans_with_every_figure_of_each_indicator() -> None:
    planned = ONE.replace("targets: [", "group: A\n    note: tạm tính\n    baseline: {value: 61}\n    targets: [")
    sourced = JUNE.replace("3214", "{value: 3214, source: VNPT, note: ước}")
    found: Any = as_data(tables(planned, [MARCH, sourced]))
    [plan] = found.pop("plans")
    assert found == {
        "schema": "cdsplan.progress/1",
        "as_of": "2026-06-30",
        "commune": {
            "slug": "xa-tan-lap", "path": "thanh-hoa/xa-tan-lap", "name": "Xã Tân Lập", "code": "00001",
            "province": "Thanh Hóa", "dissolved": None, "successor": None,
        },
    }  # fmt: skip
    [one] = plan.pop("indicators")
    assert {status: count for status, count in plan.pop("counts").items() if count} == {"on-track": 1}
    assert plan == {
        "plan": "2026-so", "title": "Kế hoạch", "year": 2026, "start": "2026-01-01", "end": "2026-12-31",
        "report_due": {"next": None, "overdue_since": None}, "latest": "2026-06-14",
    }  # fmt: skip
    assert one == {
        "id": "quang",
        "name": "Tỷ lệ hộ gia đình sử dụng mạng cáp quang băng rộng trên địa bàn xã",
        "group": "A", "measure": "percent", "unit": "%", "formula": "quang / ho", "lead": ["Phòng Kinh tế"],
        "targets": [TARGET], "target": TARGET, "conflict": False,
        "actual": {
            "value": Decimal("79.990045"), "as_of": "2026-06-14", "period": "2026-06", "origin": "computed",
            "numerator": 3214, "denominator": 4018, "carried": [], "approx": False, "quality": "final",
            "illustrative": False, "sources": ["VNPT"],
        },
        "previous": {"value": Decimal("74.664012"), "as_of": "2026-03-14", "period": "2026-03"},
        "year_ago": None,
        "baseline": {"value": 61, "as_of": "2025-12-31", "origin": "plan", "illustrative": False},
        "gap": Decimal("0.009955"), "remaining": {"variable": "quang", "amount": 1, "unit": "hộ"},
        "achievement": Decimal("99.987556"), "expected": Decimal("69.589041"), "projected": 100,
        "needed_per_month": Decimal("0.152083"), "status": "on-track", "missing": [], "note": "tạm tính",
        "text": None, "source": None, "notes": [{"variable": "quang", "as_of": "2026-06-14", "note": "ước"}],
        "asked": [],
    }  # fmt: skip


def test_what_is_not_known_is_null() -> None:
    found: Any = as_data(tables(ONE))
    assert found["plans"][0]["latest"] is None
    one = found["plans"][0]["indicators"][0]
    unknown = (
        "actual", "previous", "year_ago", "baseline", "gap", "remaining", "achievement", "expected", "projected",
        "needed_per_month",
    )  # fmt: skip
    assert [one[key] for key in unknown] == [None] * len(unknown)
    assert (one["status"], one["missing"]) == ("no-data", ["quang", "ho"])


def test_a_milestone_has_its_state_and_no_unit() -> None:
    plan = (
        "title: K\nyear: 2026\nindicators: [{id: s, name: S, measure: milestone, targets: [{op: '==', value: done}]}]"
    )
    one = indicator("period: 2026-03\nresults: {s: in-progress}\n", "period: 2026-06\nresults: {s: done}\n", plan=plan)
    assert (one["unit"], one["formula"], one["target"]["value"]) == (None, None, "done")
    assert (one["actual"]["value"], one["actual"]["origin"]) == ("done", "published")
    assert (one["actual"]["numerator"], one["previous"]["value"]) == (None, "in-progress")


def test_nothing_is_rounded_onto_what_it_is_compared_with() -> None:
    one = indicator("period: 2026-06\nvalues: {quang: 799999999, ho: 1000000000}\n")
    assert [one["actual"]["value"], one["gap"], one["achievement"]] == [
        Decimal("79.9999999"), Decimal("0.0000001"), Decimal("99.9999999"),
    ]  # fmt: skip
    speed = ONE.replace(
        "measure: percent\n    formula: quang / ho", "measure: number\n    unit: M\n    formula: toc_do"
    )
    one = indicator("period: 2026-06\nvalues: {toc_do: 79.9999999}\n", plan=speed)
    assert one["needed_per_month"] == Decimal("0.00000002")


def test_a_target_says_since_and_until_when_it_counts_and_what_it_grows_from() -> None:
    targets = (
        'targets: [{op: ">=", from: last-year, percent: 20, since: 2026-02-01, until: 2026-12-01},'
        ' {op: ">=", value: 60, to: 90, due: 2026-06-20, party: A, at: I}]'
    )
    wanted = ONE.replace('targets: [{op: ">=", value: 80}]', targets)
    reports = ("period: 2025\nillustrative: true\nvalues: {quang: 40, ho: 100}\n", JUNE)
    grown, ranged = indicator(*reports, plan=wanted)["targets"]
    change = {
        "from": "last-year", "percent": 20, "points": None, "year": 2025,
        "base": {"value": 40, "as_of": "2025-12-14", "period": "2025", "illustrative": True},
    }  # fmt: skip
    assert grown == {**TARGET, "value": 48, "change": change, "since": "2026-02-01", "until": "2026-12-01"}
    assert ranged == {
        **TARGET, "value": 60, "to": 90, "due": "2026-06-20", "party": "A", "at": "I", "verdict": ranged["verdict"],
    }  # fmt: skip
    [unknown, _] = indicator(JUNE, plan=wanted)["targets"]
    assert (unknown["value"], unknown["change"]) == (None, {**change, "base": None})


def test_a_carried_figure_and_the_same_period_of_last_year_are_named() -> None:
    last_year = JUNE.replace("2026", "2025").replace("3214", "2009")
    one = indicator(last_year, MARCH, "period: 2026-06\nvalues: {quang: 3214}\n")
    assert one["actual"]["carried"] == [{"variable": "ho", "as_of": "2026-03-14"}]
    assert one["year_ago"] == {"value": 50, "as_of": "2025-06-14", "period": "2025-06"}


def test_what_was_asked_for_in_vain_is_told() -> None:
    one = indicator("period: 2026-06\nvalues: {ho: 4, quang: {value: null, note: mất dữ liệu}}\n")
    assert one["asked"] == [{"variable": "quang", "as_of": "2026-06-14", "note": "mất dữ liệu"}]


def test_a_dissolved_commune_names_its_day_and_its_successor() -> None:
    found: Any = as_data(tables(ONE, commune=f'{OWNER}dissolved: 2026-03-01\nsuccessor: "00002"\n'))
    assert (found["commune"]["dissolved"], found["commune"]["successor"]) == ("2026-03-01", "00002")


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-11-01", {"next": "2026-11-10", "overdue_since": None}),
        ("2026-11-22", {"next": None, "overdue_since": "2026-11-10"}),
    ],
)
def test_when_the_next_report_is_due_or_since_when_one_is_overdue(today: str, due: dict[str, str | None]) -> None:
    plan = ONE.replace("year: 2026\n", 'year: 2026\nreport_due: ["11-10"]\n')
    found: Any = as_data(tables(plan, [JUNE], today=today))
    assert found["plans"][0]["report_due"] == due


def test_a_province_has_no_commune_but_levels_and_what_its_sums_stand_for(folder: Folder) -> None:
    province = Province(folder)
    province.asks("quang >= 80", "toc_do >= 50")
    province.commune("a", counts(10**9, 2 * 10**9))
    province.commune("b", counts(None, 2))
    province.commune("c")
    found: Any = as_data(province.progress())
    assert (found["commune"], found["province"]) == (None, {"path": "thanh-hoa", "name": "Thanh Hóa"})
    rate, speed = found["plans"][0]["indicators"]
    unknown = {"communes": 3, "known": 1, "waiting": 1, "unknown": 1, "low": None, "high": None}
    assert (rate["level"], rate["coverage"]) == ("pooled", {**unknown, "denominator": Decimal("99.9999999")})
    assert (speed["level"], speed["coverage"]) == ("pooled", None)
    rmtree(folder.root / "plans/thanh-hoa/xa-c")
    province.commune("b", counts(None, 2 * 10**9))
    province.reports("period: 2026-06, values: {toc_do: 60}")
    found = as_data(province.progress())
    rate, speed = found["plans"][0]["indicators"]
    assert rate["coverage"] == {
        "communes": 2,
        "known": 1,
        "waiting": 1,
        "unknown": 0,
        "denominator": 50,
        "low": 25,
        "high": 75,
    }
    assert (speed["level"], speed["coverage"], speed["actual"]["value"]) == ("own", None, 60)
