"""Rows as CSV."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.render.table import csv


def test_numbers_and_dates_are_plain_and_what_is_not_known_is_empty() -> None:
    rows: list[dict[str, object]] = [
        {"a": Decimal("1.50"), "b": date(2026, 6, 30)},
        {"b": "x, y"},
        {"a": None, "b": "=1"},
    ]
    assert csv.page(["a", "b"], rows) == 'a,b\n1.50,2026-06-30\n,"x, y"\n,\'=1\n'


def test_a_cell_without_a_name_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="not in fieldnames"):
        csv.page(["a"], [{"b": 1}])
