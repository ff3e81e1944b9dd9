"""Roman numerals."""

import pytest

from cdsplan.render.roman import roman


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")])
def test_numbers_are_roman(number: int, written: str) -> None:
    assert roman(number) == written
