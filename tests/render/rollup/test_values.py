"""A roll-up in a workbook: every figure is that of the JSON."""

from decimal import Decimal
from typing import Any

import pytest

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.formats import Summary, SummaryByCommune
from cdsplan.render.rollup import cells
from cdsplan.render.rollup import json as rollup_json
from cdsplan.render.table.value import words
from cdsplan.rollup.summary import Rollup
from tests.communes import ILLUSTRATIVE, Province, counts, results
from tests.conftest import Folder
from tests.workbooks import table, worksheets


@pytest.fixture
def rollup(folder: Folder) -> Rollup:
    """Rates, counts, a speed, a milestone, and a commune without figures."""
    province, plans = Province(folder), ["quang >= 80", "toc_do >= 50", "thue_bao >= 1000", "so_hoa == done"]
    province.commune("a", counts(3214, 4018), results("so_hoa: done", "2026-05"), plans=plans)
    province.commune("b", counts(None, 4000), "period: 2026-06, values: {toc_do: 41.25}", plans=plans)
    province.commune("c", "period: 2026-06, values: {toc_do: 100}", plans=plans)
    return province.rolled_up()


def rows(rollup: Rollup, form: Summary | SummaryByCommune) -> list[dict[str, Any]]:
    [sheet] = worksheets(form.file(rollup, Canvas(Language.VI)))
    return [{name: cell.value for name, cell in row.items()} for row in table(sheet)]


def held(rollup: Rollup, language: Language = Language.EN) -> list[dict[str, str]]:
    """What the cells of each indicator hold, by the keys of the columns; without what nobody knows."""
    [sheet] = cells.by_indicator(rollup, Canvas(language)).sheets
    return [{key: said for key, value in row.values.items() if (said := words(value, language))} for row in sheet.rows]


def shown(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float) else None


def test_every_pooled_figure_is_that_of_the_json(rollup: Rollup) -> None:
    data = rollup_json.by_indicator_data(rollup)["indicators"]
    read = rows(rollup, Summary.XLSX)
    assert [row["Chỉ tiêu"] for row in read] == [one["name"] for one in data]
    for row, one in zip(read, data, strict=True):
        assert shown(row["Số xã"]) == one["coverage"]["communes"]
        for heading, known in (
            ("Thực hiện", one["value"]),
            ("Tử số", one["numerator"]),
            ("Mẫu số", one["denominator"]),
        ):
            if one["denominator"] is None and heading == "Tử số":
                continue
            value = shown(row[heading])
            assert (value is None) == (known is None)
            assert value is None or known is None or abs(value - known) <= Decimal("0.005")
        assert row["Số xã: Chưa có số liệu"] == one["counts"]["no-data"]


def test_what_is_not_known_of_all_has_its_bounds(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", counts(300, 400), plans=["quang >= 80"])
    province.commune("b", "period: 2026-06, values: {ho: 600}", plans=["quang >= 80"])
    [row] = rows(province.rolled_up(), Summary.XLSX)
    assert (row["Khoảng: từ"], row["Khoảng: đến"]) == (30, 90)
    province.commune("b", counts(600, 600), plans=["quang >= 80"])
    [row] = rows(province.rolled_up(), Summary.XLSX)
    assert "Khoảng: từ" not in row


def test_what_is_not_pooled_has_its_lowest_and_highest(rollup: Rollup) -> None:
    [speed] = [row for row in rows(rollup, Summary.XLSX) if row["Xã thấp nhất (không cộng)"] != "–"]
    assert (speed["Xã thấp nhất (không cộng)"], speed["Xã cao nhất (không cộng)"]) == (41.25, 100)
    assert speed["Xa mục tiêu nhất"] == "Xã B"
    assert speed["Thực hiện của xã đó"] == 41.25


def test_communes_have_their_codes_as_text_and_how_they_report(rollup: Rollup) -> None:
    data = rollup_json.by_commune_data(rollup)["members"]
    for row, one in zip(rows(rollup, SummaryByCommune.XLSX), data, strict=True):
        assert (row["Xã"], row["Mã"]) == (one["name"], one["code"])
        assert (row["Số liệu đã có"], row["Số liệu cần có"]) == (one["reported"], one["needed"])
        assert row["Số chỉ tiêu: Chưa có số liệu"] == one["counts"]["no-data"]
        assert row["Báo cáo gần nhất"].date().isoformat() == one["last_report"]


def test_illustrative_figures_are_counted_beside_what_they_are_part_of(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", counts(1, 2), plans=["quang >= 80"])
    province.commune("b", counts(1, 2, more=ILLUSTRATIVE), plans=["quang >= 80"])
    [row] = rows(province.rolled_up(illustrative=True), Summary.XLSX)
    assert row["Xã có số liệu minh họa"] == 1
    [row] = rows(province.rolled_up(), Summary.XLSX)
    assert "Xã có số liệu minh họa" not in row


def test_how_many_communes_are_known_and_how_many_have_no_denominator(folder: Folder) -> None:
    province = Province(folder)
    for letter, report in (("a", counts(90, 100)), ("b", counts(None, 100)), ("c", results("quang: 50"))):
        province.commune(letter, report, "period: 2026-05, values: {toc_do: 60}", plans=["quang >= 80", "toc_do >= 50"])
    province.commune("d", plans=["quang >= 80", "toc_do >= 50", "thue_bao >= 20"])
    province.commune("e", counts(90, 100))
    rate, count, speed = held(province.rolled_up())
    assert (rate["known"], rate["communes"], rate["share"], rate["unknown"]) == ("2", "5", "66.67%", "2")
    assert (speed["known"], speed["communes"]) == ("3", "4")
    assert (count["known"], count["communes"]) == ("0", "1")
    assert not {"unknown", "share"} & (count.keys() | speed.keys())
    province.commune("b", counts(10, 100), plans=["quang >= 80"])
    province.commune("d", counts(10, 100), plans=["quang >= 80"])
    (folder.root / "plans/thanh-hoa/xa-c/2026-so.yaml").unlink()
    assert "unknown" not in held(province.rolled_up())[0]


def test_nothing_is_rounded_onto_its_target_nor_nearly_all_onto_all(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", counts(799_999_999, 10**9), "period: 2026-05, values: {toc_do: 49.999}",
                     plans=["quang >= 80", "toc_do >= 50"])  # fmt: skip
    province.commune("b", counts(None, 100))
    rate, speed = held(province.rolled_up())
    assert (rate["value"], rate["share"], rate["limit"]) == ("79.9999999%", "99.99999%", "80%")
    assert (rate["low"], rate["high"]) == ("79.99999%", "80.000002%")
    assert rate["furthest_value"] == "79.9999999%"
    assert (speed["lowest"], speed["highest"], speed["furthest_value"]) == tuple(["49.999 Mbit/s"] * 3)


def test_a_count_has_no_numerator_and_what_is_asked_differently_no_level(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", counts(1200), plans=["thue_bao >= 2000", "so_hoa == done"])
    count, done = held(province.rolled_up())
    assert not {"numerator", "denominator", "low", "high", "level"} & count.keys()
    assert (count["value"], count["limit"], "limit" in done) == ("1,200 thuê bao", "2,000 thuê bao", False)
    province.commune("b", counts(900), plans=["thue_bao >= 1000"])
    count, _ = held(province.rolled_up())
    assert ("limit" in count, count["furthest"], count["furthest_value"]) == (False, "Xã A", "1,200 thuê bao")


def test_the_provinces_own_figure_is_told_by_its_level_and_stands_for_those_of_communes(folder: Folder) -> None:
    province = Province(folder)
    province.asks("quang >= 80", "so_hoa == done", "toc_do >= 50")
    province.reports(counts(9, 10), results("so_hoa: in-progress, toc_do: 55", "2026-05"))
    reported = "period: 2026-06, results: {so_hoa: done, toc_do: 60, quang: 70}"
    province.commune("a", reported, plans=["quang >= 80", "so_hoa == done", "toc_do >= 50"])
    rate, speed, done = held(province.rolled_up())
    assert (rate["numerator"], rate["denominator"], rate["value"], rate["level"]) == ("9", "10", "90%", "province")
    assert (speed["value"], speed["level"]) == ("55 Mbit/s", "province")
    assert (done["value"], done["level"]) == ("in progress", "province")
    assert not {"lowest", "highest", "low", "high"} & (rate.keys() | speed.keys() | done.keys())
    assert held(province.rolled_up(), Language.VI)[2]["value"] == "đang triển khai"


def test_a_pooled_figure_stands_alone_though_a_commune_published_one(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", counts(90, 100))
    province.commune("b", results("quang: 50"))
    [rate] = held(province.rolled_up(illustrative=True))
    assert (rate["value"], rate["furthest"], rate["furthest_value"]) == ("90%", "Xã B", "50%")
    assert not {"lowest", "highest", "level", "illustrative"} & rate.keys()


def test_a_commune_is_listed_though_only_its_province_has_a_target(folder: Folder) -> None:
    province = Province(folder)
    province.asks("toc_do >= 50")
    province.commune("a", "period: 2026-06, values: {toc_do: 60}")
    _, speed = held(province.rolled_up())
    assert (speed["lowest"], speed["limit"]) == ("60 Mbit/s", "50 Mbit/s")


def test_milestones_of_communes_have_no_lowest_one(folder: Folder) -> None:
    province = Province(folder)
    for letter, state in (("a", "in-progress"), ("b", "done")):
        province.commune(letter, results(f"so_hoa: {state}"), plans=["so_hoa == done"])
    [done] = held(province.rolled_up())
    assert done == {"known": "2", "communes": "2", "met": "1", "open": "1"}


def test_each_status_that_any_indicator_has_is_counted(folder: Folder) -> None:
    province = Province(folder)
    for letter, some in (("a", 70), ("b", 60), ("c", 90)):
        province.commune(letter, counts(some, 100), plans=["quang >= 80", "toc_do >= 50"])
    rate, speed = held(province.rolled_up())
    assert (rate["met"], rate["open"], rate["no-data"]) == ("1", "2", "0")
    assert (speed["met"], speed["open"], speed["no-data"]) == ("0", "0", "3")
    assert not {"missed", "stale"} & rate.keys()
    assert (rate["furthest"], rate["furthest_value"]) == ("Xã B", "60%")


def test_a_commune_that_needs_no_figure_has_none_to_count(folder: Folder) -> None:
    province = Province(folder)
    province.commune("a", results("so_hoa: done"), plans=["so_hoa == done"])
    [sheet] = cells.by_commune(province.rolled_up(), Canvas(Language.EN)).sheets
    [row] = sheet.rows
    assert (row.values["reported"], row.values["needed"]) == (None, None)
