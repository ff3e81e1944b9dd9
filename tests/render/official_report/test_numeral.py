"""How a group of a plan is numbered."""

import pytest

from cdsplan.render.official_report.numeral import numeral


@pytest.mark.parametrize(
    ("group", "number"),
    [
        ("I. Kinh tế số", "I"),
        ("2.1. Chính quyền số", "2.1"),
        ("II.2. Xã hội số", "II.2"),
        ("a) Xã hội số", "a"),
        ("Kinh tế số", None),
        ("V.Hạ tầng số", "V"),
        ("Đến năm 2026. Xã hội số", None),
    ],
)
def test_only_what_stands_before_the_words_is_a_number(group: str, number: str | None) -> None:
    assert numeral(group) == number
