"""Sections and their numbers."""

import pytest

from cdsplan.render.official_report.blocks import Heading, Words
from cdsplan.render.official_report.sections import Section, letter, numbered, roman


def test_sections_are_numbered_in_their_order() -> None:
    said = Words("Không có.")
    assert [*numbered([Section("Kết quả", (said,)), Section("Kiến nghị", ())], level=2)] == [
        Heading(2, "I. Kết quả"),
        said,
        Heading(2, "II. Kiến nghị"),
    ]


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")])
def test_numbers_are_roman(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize(("index", "written"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_plans_have_letters(index: int, written: str) -> None:
    assert letter(index) == written
