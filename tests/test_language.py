"""Texts in both languages, numbers and dates in the form of each, and names folded for looking up."""

import pickle
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.language import Language, Text, counted, day, fold, name_of, number, show, slug, text
from cdsplan.model.files import Variable


def test_a_text_is_told_in_either_language() -> None:
    message = text("thiếu {name}", "{name} is missing", name="year")
    assert [message.within(language) for language in Language] == ["thiếu year", "year is missing"]


def test_braces_stand_for_themselves_where_nothing_fills_them() -> None:
    assert text("{{…}}", "{{…}}").within(Language.EN) == "{{…}}"


@pytest.mark.parametrize(("english", "shown"), [("Households", "Households"), (None, "Hộ")])
def test_a_name_is_the_vietnamese_one_where_there_is_no_english(english: str | None, shown: str) -> None:
    name = name_of(Variable(name="Hộ", name_en=english, kind="count"))
    assert (name.within(Language.VI), name.within(Language.EN)) == ("Hộ", shown)


def test_values_take_the_form_of_the_language() -> None:
    message = text(
        "{n} vào {d}, {t}", "{n} on {d}, {t}", n=Decimal("18025.50"), d=date(2026, 6, 5), t=text("có", "yes")
    )
    assert message.within(Language.VI) == "18.025,50 vào 05/06/2026, có"
    assert message.within(Language.EN) == "18,025.50 on 2026-06-05, yes"


def test_braces_in_a_value_are_only_characters() -> None:
    assert text("«{x}»", "`{x}`", x="{y}").within(Language.EN) == "`{y}`"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Decimal(0), "0", "0"),
        (Decimal("-1234.5"), "-1.234,5", "-1,234.5"),
        (Decimal("85.10"), "85,10", "85.10"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (Decimal("1E-7"), "0,0000001", "0.0000001"),
        (1234567, "1.234.567", "1,234,567"),
    ],
)
def test_a_number_is_grouped_and_keeps_every_digit(value: Decimal | int, vi: str, en: str) -> None:
    assert (number(value, Language.VI), number(value, Language.EN)) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi"),
    [(10**30, "1,00 × 10^30"), (Decimal("-6.666e4999"), "-6,67 × 10^4999"), (Decimal("9.999e99"), "1,00 × 10^100")],
)
def test_a_number_of_more_digits_than_anybody_reads_is_told_by_its_size(value: Decimal | int, vi: str) -> None:
    assert number(value, Language.VI) == vi


def test_lists_and_truth_values_are_shown() -> None:
    assert show(["a", Decimal("1.5")], Language.VI) == "a, 1,5"
    assert show((True, False), Language.EN) == "true, false"


def test_an_early_year_keeps_its_four_digits() -> None:
    assert day(date(26, 6, 5), Language.VI) == "05/06/0026"


def test_only_english_has_a_plural() -> None:
    assert [counted(n, "lỗi", "error").within(Language.EN) for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]
    assert counted(2, "lỗi", "error").within(Language.VI) == "2 lỗi"


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Thành Vinh", "thanh vinh"),
        ("ĐẶC KHU  Phú\tQuý ", "dac khu phu quy"),
        ("Ngọc Lặc", "ngoc lac"),
        ("oà", "oa"),
        ("òa", "oa"),
        ("Ư ơ Ơ ă â ê ô", "u o o a a e o"),
    ],
)
def test_marks_case_and_blanks_fold_away(words: str, folded: str) -> None:
    assert fold(words) == folded
    assert fold(unicodedata.normalize("NFD", words)) == folded


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Xã Thành Vinh", "xa-thanh-vinh"),
        ("Thanh Hóa", "thanh-hoa"),
        ("Đắk R'lấp", "dak-rlap"),
        ("Phường 1 (mới)", "phuong-1-moi"),
        ("Xã Bà Rịa - Vũng Tàu", "xa-ba-ria-vung-tau"),
        ("…", ""),
    ],
)
def test_a_slug_is_lower_case_ascii(name: str, folder: str) -> None:
    assert slug(name) == folder


@given(st.text())
def test_folding_and_slugs_are_stable(words: str) -> None:
    assert slug(slug(words)) == slug(words)
    assert slug(words).isascii()


def test_a_message_can_be_sent_to_another_process_with_values_and_without() -> None:
    for one in (Text("Hộ", "Households"), text("{count} xã", "{count} communes", count=3)):
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  by ourselves
