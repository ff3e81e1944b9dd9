"""What a cell holds, in words."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.language import Language
from cdsplan.render.table.value import Figure, Value, figure, whole, words


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Figure(Decimal("3214.50"), "%*"), "3.214,50%*", "3,214.50%*"),
        (whole(18025, " người"), "18.025 người", "18,025 người"),
        (Figure(Decimal("0.5"), signed=True), "+0,5", "+0.5"),
        (Figure(Decimal(0), signed=True), "0", "0"),
        (Figure(Decimal(-2), signed=True), "-2", "-2"),
        (date(2026, 6, 14), "14/06/2026", "2026-06-14"),
        ("80", "80", "80"),
        (None, "", ""),
    ],
)
def test_a_value_is_read_in_the_form_of_a_language(value: Value, vi: str, en: str) -> None:
    assert (words(value, Language.VI), words(value, Language.EN)) == (vi, en)


def test_there_is_no_figure_where_there_is_no_number() -> None:
    assert figure(None, "%") is None
