"""The gap table as CSV."""

import csv
from io import StringIO
from shutil import rmtree

from cdsplan.render.progress.csv import as_csv
from tests.communes import Province, counts
from tests.conftest import Folder
from tests.render.tables import JUNE, ONE, tables


def _rows(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page)))


def test_numbers_are_plain() -> None:
    [row] = _rows(as_csv(tables(ONE, [JUNE])))
    assert (row["value"], row["numerator"], row["gap"], row["op"]) == ("79.990045", "3214", "0.009955", ">=")
    assert (row["illustrative"], row["due"], row["carried"]) == ("false", "2026-12-31", "")


def test_every_figure_has_its_column() -> None:
    with_baseline = ONE.replace("targets:", "baseline: {value: 61}\n    targets:")
    [row] = _rows(as_csv(tables(with_baseline, [JUNE.replace("-06", "-03").replace("3214", "3000"), JUNE])))
    assert {name: row[name] for name in list(row) if name not in {"name", "lead"}} == {
        "commune": "00001", "plan": "2026-so", "group": "", "id": "quang", "unit": "%", "op": ">=", "target": "80",
        "to": "", "party": "", "due": "2026-12-31", "value": "79.990045", "numerator": "3214", "denominator": "4018",
        "as_of": "2026-06-14", "period": "2026-06", "change": "5.326033", "year_change": "", "gap": "0.009955",
        "remaining": "1", "remaining_variable": "quang", "achievement": "99.987556", "expected": "69.589041",
        "projected": "100", "needed_per_month": "0.152083", "status": "on-track", "origin": "computed",
        "approx": "false", "quality": "final", "illustrative": "false", "carried": "",
    }  # fmt: skip


def test_what_is_nearly_met_is_never_shown_as_met() -> None:
    [row] = _rows(as_csv(tables(ONE, ["period: 2026-06\nvalues: {quang: 799999999, ho: 1000000000}\n"])))
    assert (row["value"], row["gap"], row["achievement"]) == ("79.9999999", "0.0000001", "99.9999999")
    speed = ONE.replace(
        "measure: percent\n    formula: quang / ho", "measure: number\n    unit: Mbit/s\n    formula: toc_do"
    )
    [row] = _rows(as_csv(tables(speed, ["period: 2026-06\nvalues: {toc_do: 79.9999999}\n"])))
    assert (row["gap"], row["needed_per_month"]) == ("0.0000001", "0.00000002")


def test_a_milestone_has_its_state() -> None:
    done = (
        "title: K\nyear: 2026\nindicators: [{id: so, name: S, measure: milestone, targets: [{op: '==', value: done}]}]"
    )
    [row] = _rows(as_csv(tables(done, ["period: 2026-06\nresults: {so: in-progress}\n"])))
    assert (row["value"], row["target"], row["gap"]) == ("in-progress", "done", "")


def test_a_provinces_figures_say_what_they_stand_for(folder: Folder) -> None:
    province = Province(folder)
    province.asks("quang >= 80", "toc_do >= 50")
    province.commune("a", counts(10**9, 2 * 10**9))
    province.commune("b", counts(None, 2))
    province.commune("c")
    pooled = ("level", "communes", "known", "waiting", "unknown", "coverage", "low", "high")
    rate, speed = _rows(as_csv(province.progress()))
    assert (rate["commune"], rate["status"]) == ("thanh-hoa", "")
    assert [rate[name] for name in pooled] == ["pooled", "3", "1", "1", "1", "99.9999999", "", ""]
    assert [speed[name] for name in pooled] == ["pooled", *[""] * 7]
    province.commune("b", counts(None, 2 * 10**9))
    province.reports("period: 2026-06, values: {toc_do: 60}")
    rmtree(folder.root / "plans/thanh-hoa/xa-c")
    rate, speed = _rows(as_csv(province.progress()))
    assert [rate[name] for name in pooled] == ["pooled", "2", "1", "1", "0", "50", "25", "75"]
    assert (speed["level"], speed["value"]) == ("own", "60")
    assert "level" not in _rows(as_csv(tables(ONE)))[0]


def test_what_is_not_known_is_empty() -> None:
    [row] = _rows(as_csv(tables(ONE)))
    assert (row["value"], row["as_of"], row["status"]) == ("", "", "no-data")


def test_a_name_that_begins_like_a_formula_is_made_harmless() -> None:
    [row] = _rows(as_csv(tables(ONE.replace("name: Tỷ lệ", 'name: "=cmd|Tỷ lệ').replace("địa bàn xã", 'địa bàn xã"'))))
    assert row["name"].startswith("'=cmd|")
