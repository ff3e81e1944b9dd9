"""Names of units, with and without the word for what they are."""

import pytest

from cdsplan.model import unit_names


@pytest.mark.parametrize(
    ("name", "full", "bare"),
    [
        ("Thanh Hóa", "Tỉnh Thanh Hóa", "Thanh Hóa"),
        ("Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa", "Thanh Hóa"),
        ("Huế", "Thành phố Huế", "Huế"),
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("thành phố Đà Nẵng", "thành phố Đà Nẵng", "Đà Nẵng"),
    ],
)
def test_a_province_is_named_in_full_or_without_its_kind(name: str, full: str, bare: str) -> None:
    assert (unit_names.of_province(name), unit_names.bare(name)) == (full, bare)


@pytest.mark.parametrize(
    ("name", "bare", "within"),
    [
        ("Xã Thành Vinh", "Thành Vinh", "xã Thành Vinh"),
        ("Đặc khu  Phú Quốc", "Phú Quốc", "đặc khu  Phú Quốc"),
        ("Xãm", "Xãm", "Xãm"),
    ],
)
def test_a_commune_loses_its_kind_and_only_that(name: str, bare: str, within: str) -> None:
    assert (unit_names.bare(name), unit_names.within_sentence(name)) == (bare, within)
