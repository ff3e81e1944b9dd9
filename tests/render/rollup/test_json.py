"""A roll-up as JSON, key by key as `cdsplan.summary/1` has it."""

from decimal import Decimal
from typing import Any

import pytest

from cdsplan.render.rollup.json import by_commune_data, by_indicator_data
from cdsplan.rollup.summary import Rollup
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder

TARGET = {"op": ">=", "value": 80, "to": None, "change": None, "due": "2026-12-31"}


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def indicators(rollup: Rollup) -> list[dict[str, Any]]:
    return [dict(one) for one in by_indicator_data(rollup)["indicators"]]


def some(counted: dict[str, int]) -> dict[str, int]:
    """The statuses that any commune has."""
    return {status: count for status, count in counted.items() if count}


def test_an_indicator_has_its_sums_its_target_and_who_is_the_furthest_behind(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.commune("b", counts(None, 300))
    province.commune("c", results("quang: 90"))
    [one] = indicators(province.rolled_up())
    assert some(one.pop("counts")) == {"met": 1, "open": 1, "no-data": 1}
    [behind], [listed] = one.pop("furthest"), one.pop("listed")
    assert one == {
        "id": "quang", "name": "Cáp quang", "measure": "percent", "unit": "%", "formula": "quang / ho",
        "level": "pooled", "pooled": "rate",
        "coverage": {"communes": 3, "known": 1, "waiting": 1, "unknown": 1, "denominator": 25},
        "value": 70, "numerator": 70, "denominator": 100, "low": None, "high": None,
        "target": {**TARGET, "of": "communes"}, "status": None, "published": 1, "illustrative": 0,
    }  # fmt: skip
    assert behind == {
        "path": "thanh-hoa/xa-a", "name": "Xã A", "code": "00001", "value": 70, "as_of": "2026-06-14",
        "origin": "computed", "target": TARGET, "gap": 10, "status": "open",
    }  # fmt: skip
    assert (listed["path"], listed["value"], listed["origin"]) == ("thanh-hoa/xa-c", 90, "published")


def test_nothing_is_rounded_onto_what_it_is_compared_with(province: Province) -> None:
    province.commune("a", counts(799_999_999, 10**9))
    province.commune("b", counts(None, 1))
    [one] = indicators(province.rolled_up())
    assert [one[key] for key in ("value", "low", "high")] == [
        Decimal("79.9999999"), Decimal("79.9999998"), Decimal("79.9999999"),
    ]  # fmt: skip
    assert one["coverage"]["denominator"] == Decimal("99.9999999")
    assert (one["furthest"][0]["value"], one["furthest"][0]["gap"]) == (Decimal("79.9999999"), Decimal("0.0000001"))


def test_growth_says_of_which_figure_and_a_milestone_has_no_unit(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", from: last-year, percent: 20}]}', "so_hoa == done")
    province.commune("a", counts(40, 100, "2025"), counts(45, 100), results("so_hoa: in-progress", "2026-05"))
    rate, done = indicators(province.rolled_up())
    assert (rate["target"]["value"], rate["target"]["of"]) == (48, "province")
    assert (rate["target"]["change"]["percent"], rate["target"]["change"]["base"]["value"]) == (20, 40)
    assert (done["unit"], done["formula"], done["value"]) == (None, None, None)
    assert [(one["value"], one["target"], one["gap"]) for one in done["listed"]] == [("in-progress", None, None)]


def test_without_a_common_target_there_is_none(province: Province) -> None:
    province.commune("a", counts(2, 3))
    province.commune("b", counts(2, 3), plans=["quang >= 70"])
    [one] = indicators(province.rolled_up())
    assert (one["target"], one["status"]) == (None, None)
    assert [each["value"] for each in one["furthest"]] == [Decimal("66.666667")] * 2


def test_who_counts_who_does_not_and_how_each_reports(province: Province) -> None:
    province.commune("a", counts(90, 100, more=ILLUSTRATIVE), head='report_due: ["06-20", "12-20"]')
    province.commune("b", head='report_due: ["06-20", "12-20"]')
    province.commune("c", plans=[])
    province.commune("d", about='dissolved: 2026-01-01\nsuccessor: "00001"\n')
    rollup = province.rolled_up(illustrative=True)
    found: Any = by_commune_data(rollup)
    members, communes = found.pop("members"), found.pop("communes")
    assert found == {
        "schema": "cdsplan.summary/1", "as_of": "2026-11-22", "year": 2026, "illustrative": True,
        "province": {"path": "thanh-hoa", "name": "Thanh Hóa"},
    }  # fmt: skip
    gone = communes.pop("absent")
    assert communes == {"counted": 2, "not_reported": ["thanh-hoa/xa-b"], "overdue": ["thanh-hoa/xa-b"]}
    assert {why: [one["path"] for one in those] for why, those in gone.items()} == {
        "no-plan": ["thanh-hoa/xa-c"], "dissolved": ["thanh-hoa/xa-d"], "not-established": [], "unreadable": [],
    }  # fmt: skip
    assert gone["dissolved"] == [{"path": "thanh-hoa/xa-d", "name": "Xã D", "code": "00004", "successor": "00001"}]
    assert [some(one.pop("counts")) for one in members] == [{"met": 1}, {"no-data": 1}]
    assert members == [
        {
            "path": "thanh-hoa/xa-a", "name": "Xã A", "code": "00001", "last_report": "2026-06-14", "overdue": None,
            "needed": 2, "reported": 2, "illustrative": True,
        },
        {
            "path": "thanh-hoa/xa-b", "name": "Xã B", "code": "00002", "last_report": None, "overdue": "2026-06-20",
            "needed": 2, "reported": 0, "illustrative": False,
        },
    ]  # fmt: skip
    assert by_indicator_data(rollup._replace(path=None))["province"] is None


def test_communes_own_indicators_are_counted(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", plans=[own])
    found = by_indicator_data(province.rolled_up())
    assert (found["indicators"], found["own"]) == ([], [{"id": "rieng", "communes": 1}])
