"""A roll-up in a workbook: every figure is that of the JSON."""

from decimal import Decimal
from typing import Any

import pytest

from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.formats import Summary, SummaryByCommune
from cdsplan.render.rollup import json as rollup_json
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
