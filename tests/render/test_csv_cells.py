"""Values as cells of CSV."""

from datetime import date
from decimal import Decimal

import pytest

from cdsplan.render.csv_cells import cell, excel_cell, harmless


@pytest.mark.parametrize(
    ("value", "plain", "excel"),
    [
        (None, "", ""),
        (True, "true", "true"),
        (Decimal("-79.50"), "-79.50", "-79,50"),
        (Decimal("1E+3"), "1000", "1000"),
        (7, "7", "7"),
        (date(2026, 6, 14), "2026-06-14", "2026-06-14"),
        ("Xã Tân Lập", "Xã Tân Lập", "Xã Tân Lập"),
        ("07621", "07621", "\t07621"),
        ("15229", "15229", "15229"),
        ("1234567890123456", "1234567890123456", "\t1234567890123456"),
        ("2026-06", "2026-06", "\t2026-06"),
        ("2026-Q2", "2026-Q2", "2026-Q2"),
        ("%", "%", "%"),
        (">=", ">=", ">="),
        ("==", "==", "=="),
        ("-5", "'-5", "'-5"),
        ("hai\ndòng\tmột", "hai dòng một", "hai dòng một"),
    ],
)
def test_a_value_as_a_program_and_as_excel_reads_it(value: object, plain: str, excel: str) -> None:
    assert (cell(value), excel_cell(value)) == (plain, excel)


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", " =1", "\t=1", "\r\n+1", "\u3000=1"]
)
def test_text_that_begins_like_a_formula_is_kept_text(formula: str) -> None:
    assert cell(formula) == f"'{formula.strip()}"


@pytest.mark.parametrize("sign", "＝﹦⁼₌＋﹢⁺₊－﹣⁻₋−＠﹫")
def test_the_other_widths_of_these_signs_begin_a_formula_too(sign: str) -> None:
    assert cell(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("x;=1+1", "x;'=1+1"),
        ("=1;2; -3", "'=1;2;' -3"),
        ('x;"=1+1;y', "x;'\"=1+1;y"),
        ("Số 5; ngày = 1", "Số 5; ngày = 1"),
    ],
)
def test_what_a_vietnamese_excel_takes_for_a_cell_of_its_own_is_kept_text_too(words: str, written: str) -> None:
    assert cell(words) == written


def test_what_another_excel_takes_for_a_cell_of_its_own_is_kept_text_in_a_file_for_the_vietnamese_one() -> None:
    assert excel_cell("x,=1+1") == "x,'=1+1"
    assert cell("x,=1+1") == "x,=1+1"  # in a file with commas it stands in quotes
    assert excel_cell("12, 5") == "\t12, 5"


def test_other_text_stays_as_it_is() -> None:
    assert harmless("Tỷ lệ = 1") == "Tỷ lệ = 1"
