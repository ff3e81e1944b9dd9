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
        ("Phường 1", "1", "Phường 1"),
        ("Xã Đông Xã Tây", "Đông Xã Tây", "xã Đông Xã Tây"),
        ("Tân Xã Lộc", "Tân Xã Lộc", "Tân Xã Lộc"),
    ],
)
def test_a_commune_loses_its_kind_and_only_that(name: str, bare: str, within: str) -> None:
    assert (unit_names.bare(name), unit_names.within_sentence(name)) == (bare, within)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Thanh Hóa", "Tỉnh Thanh Hóa"),
        ("Tỉnh Thanh Hóa", "Tỉnh Thanh Hóa"),
        ("Hà Nội", "Thành phố Hà Nội"),
        ("HẢI PHÒNG", "Thành phố HẢI PHÒNG"),
        ("Thành phố Huế", "Thành phố Huế"),
        ("Tỉnh", "Tỉnh Tỉnh"),
    ],
)
def test_a_province_is_called_what_it_is(name: str, full: str) -> None:
    assert unit_names.of_province(name) == full


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Xã A", "Xã B"], "xã"),
        (["Phường A", "Xã B"], "xã, phường"),
        (["Đặc khu A", "Xã B"], "xã, đặc khu"),
        (["Làng A"], "xã, phường, đặc khu"),
        ([], "xã, phường, đặc khu"),
    ],
)
def test_communes_are_called_what_some_of_them_are(names: list[str], said: str) -> None:
    assert unit_names.kinds(names) == said
