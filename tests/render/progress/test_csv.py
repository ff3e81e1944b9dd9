"""The gap table as CSV."""

import csv
from io import StringIO

from cdsplan.render.progress.csv import as_csv
from tests.render.tables import JUNE, ONE, tables


def _rows(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(page)))


def test_numbers_are_plain() -> None:
    [row] = _rows(as_csv(tables(ONE, [JUNE])))
    assert (row["value"], row["numerator"], row["gap"], row["op"]) == ("79.990045", "3214", "0.009955", ">=")
    assert (row["illustrative"], row["due"], row["carried"]) == ("false", "2026-12-31", "")


def test_what_is_not_known_is_empty() -> None:
    [row] = _rows(as_csv(tables(ONE)))
    assert (row["value"], row["as_of"], row["status"]) == ("", "", "no-data")


def test_a_name_that_begins_like_a_formula_is_made_harmless() -> None:
    [row] = _rows(as_csv(tables(ONE.replace("name: Tỷ lệ", 'name: "=cmd|Tỷ lệ').replace("địa bàn xã", 'địa bàn xã"'))))
    assert row["name"].startswith("'=cmd|")
