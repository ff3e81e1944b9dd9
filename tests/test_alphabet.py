"""The order in which communes are listed."""

import pytest

from cdsplan import alphabet


@pytest.mark.parametrize(
    "names",
    [
        ["Anh", "Ân", "Ba", "Cẩm", "Dũng", "Đông", "Đức", "Em", "Êm"],
        ["O", "Ô", "Ơ", "U", "Ư", "Y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mắ", "mâ"],
        ["Ba Vì", "Bà Con", "Bà Rịa"],  # syllable by syllable
        ["An", "An Bình", "An Khánh", "Anh Sơn"],
        ["Phường 2", "Phường 10", "Phường An"],
        ["Xã Anh", "Phường Ân", "Đặc khu Dũng", "xã Đông", "PHƯỜNG ĐỨC"],
        ["Xã Hồng Phong", "Xã Phường Hội", "Phường Sơn"],  # a kind is left out once
        ["", "Xã An"],
        ["Zoo", "Øre"],  # foreign letters come last
    ],
)
def test_names_stand_in_the_order_of_the_vietnamese_alphabet(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=alphabet.order) == names


def test_however_a_letter_is_encoded_it_has_one_place() -> None:
    assert alphabet.order("Xã Đức Ậu") == alphabet.order("xa\u0303 Đu\u031b\u0301c A\u0323\u0302u")


def test_a_number_may_be_of_any_length() -> None:
    assert alphabet.order("Phường " + "9" * 5000) > alphabet.order("Phường 2")


def test_communes_stand_by_province_then_by_name_then_by_path() -> None:
    places = [
        ("Xã Đông", "Bắc Ninh", "bac-ninh/xa-dong"),
        (None, None, "da-nang/xa-ai"),  # nobody can read its name
        ("Xã An", "Đà Nẵng", "da-nang/1"),
        ("Xã An", "Đà Nẵng", "da-nang/2"),
        ("Xã Bình", "Đồng Nai", "dong-nai/xa-binh"),
    ]
    backwards = list(reversed(places))
    assert sorted(backwards, key=lambda one: alphabet.place(*one)) == places
