"""A roll-up as CSV, column by column."""

from csv import DictReader
from io import StringIO

import pytest

from cdsplan.render.rollup.csv import by_commune, by_indicator
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def rows(page: str) -> list[dict[str, str]]:
    """Without the cells in which nothing stands."""
    return [{name: cell for name, cell in row.items() if cell} for row in DictReader(StringIO(page))]


def test_an_indicator_has_its_sums_its_target_and_the_communes_in_each_status(province: Province) -> None:
    for letter, some in (("a", 70), ("b", 60)):
        province.commune(letter, counts(some, 100))
    province.commune("c", counts(None, 200))
    province.commune("d", results("quang: 90"), counts(None, 600, "2026-05"))
    [row] = rows(by_indicator(province.rolled_up()))
    none = dict.fromkeys(("on-track", "behind", "missed", "stale", "undefined", "not-applicable"), "0")
    assert row == {
        "id": "quang", "name": "Cáp quang", "unit": "%", "level": "pooled", "pooled": "rate", "communes": "4",
        "known": "2", "waiting": "2", "unknown": "0", "coverage": "20", "value": "65", "numerator": "130",
        "denominator": "200", "low": "13", "high": "93", "op": ">=", "target": "80", "due": "2026-12-31",
        "of": "communes", **none, "met": "1", "open": "2", "no-data": "1", "published": "1", "illustrative": "0",
        "furthest": "thanh-hoa/xa-b",
    }  # fmt: skip


def test_what_nobody_knows_is_empty_and_so_is_a_target_that_differs(province: Province) -> None:
    province.commune("a", plans=["toc_do >= 50"])
    province.commune("b", plans=['{id: toc_do, targets: [{op: ">=", value: 50, to: 60}]}'])
    [row] = rows(by_indicator(province.rolled_up()))
    unknown = {"pooled", "coverage", "value", "low", "high", "op", "target", "to", "due", "of", "status", "furthest"}
    assert not unknown & row.keys()
    province.commune("a")
    [_, row] = rows(by_indicator(province.rolled_up()))
    assert (row["target"], row["to"], row["of"]) == ("50", "60", "communes")


def test_nothing_is_rounded_onto_what_it_is_compared_with(province: Province) -> None:
    province.commune("a", counts(799_999_999, 10**9))
    province.commune("b", counts(None, 1))
    [row] = rows(by_indicator(province.rolled_up()))
    assert (row["value"], row["coverage"]) == ("79.9999999", "99.9999999")
    assert (row["low"], row["high"]) == ("79.9999998", "79.9999999")


def test_a_commune_tells_how_it_reports(province: Province) -> None:
    province.commune("a", counts(90), head='report_due: ["06-20", "12-20"]')
    province.commune("b", counts(90, 100, more=ILLUSTRATIVE))
    province.commune("c", head='report_due: ["06-20", "12-20"]')
    shown = ("path", "name", "code", "met", "no-data", "last_report", "overdue", "needed", "reported", "illustrative")
    assert [
        [row.get(name, "") for name in shown] for row in rows(by_commune(province.rolled_up(illustrative=True)))
    ] == [
        ["thanh-hoa/xa-a", "Xã A", "00001", "0", "1", "2026-06-14", "", "2", "1", "false"],
        ["thanh-hoa/xa-b", "Xã B", "00002", "1", "0", "2026-06-14", "", "2", "2", "true"],
        ["thanh-hoa/xa-c", "Xã C", "00003", "0", "1", "", "2026-06-20", "2", "0", "false"],
    ]
