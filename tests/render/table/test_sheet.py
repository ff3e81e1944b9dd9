"""Sheets before they are drawn."""

import pytest

from cdsplan.language import Language, text
from cdsplan.render.table.sheet import Sheet, row
from tests.render.table.sheets import AMOUNT, NAME, sheet


def test_what_is_not_known_is_a_dash_and_a_cell_is_one_line() -> None:
    assert row([NAME, AMOUNT], ["a\nb\x1b", ""]).cells == {"name": r"a b\x1b", "amount": "–"}


def test_every_column_has_its_cell() -> None:
    with pytest.raises(ValueError, match="zip"):
        row([NAME, AMOUNT], ["a"])


def test_a_legend_stands_below_where_its_column_says_something() -> None:
    explained = AMOUNT._replace(legend=text("Số: bao nhiêu.", "Amount: how many."))
    drawn = Sheet([explained], sheet([explained], ["1"]).groups, below=["First."])
    assert drawn.notes([explained], Language.VI) == ["First.", "Số: bao nhiêu."]
    assert drawn.notes([], Language.VI) == ["First."]
    assert sheet([explained], [""]).notes([explained], Language.EN) == []
