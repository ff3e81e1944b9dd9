"""Units by the names that papers have for them."""

import pytest

from cdsplan.render.official_report.unit_names import kinds, of_province


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
    assert of_province(name) == full


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
    assert kinds(names) == said
