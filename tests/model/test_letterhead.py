"""The letterhead of a commune or a province: every part is optional, and a slip in any is found."""

import pytest

from cdsplan.language import Language
from cdsplan.model.files import Commune
from cdsplan.model.load import Loaded, load
from cdsplan.model.province import Province
from cdsplan.yaml import source
from tests.conftest import COMMUNE

PROVINCE = 'name: Thanh Hóa\ncode: "38"\n'
WHOLE = """\
letterhead:
  place: Thành Vinh
  to: [UBND tỉnh Thanh Hóa, Sở Khoa học và Công nghệ]
  recipients: [Như trên, "TTr Đảng ủy, HĐND (để b/c)"]
  archive: "VT, VHXH"
  signer: {authority: KT. CHỦ TỊCH, title: PHÓ CHỦ TỊCH, name: Trịnh Quang Duy}
"""


def province(content: str) -> Loaded[Province]:
    return load(Province, source.parse("plans/thanh-hoa/province.yaml", content.encode()))


@pytest.mark.parametrize(("kind", "head"), [(Commune, COMMUNE), (Province, PROVINCE)])
def test_all_of_it_is_kept(kind: type[Commune | Province], head: str) -> None:
    read = load(kind, source.parse("x.yaml", (head + WHOLE).encode())).model
    assert read is not None and read.letterhead is not None and read.letterhead.signer is not None  # noqa: PT018
    assert read.letterhead.to == ("UBND tỉnh Thanh Hóa", "Sở Khoa học và Công nghệ")
    assert (read.letterhead.place, read.letterhead.archive) == ("Thành Vinh", "VT, VHXH")
    assert read.letterhead.signer.name == "Trịnh Quang Duy"


@pytest.mark.parametrize("written", ["", "letterhead: {}", "letterhead: null", "letterhead: {signer: {name: null}}"])
def test_any_of_it_may_be_missing(written: str) -> None:
    assert province(PROVINCE + written).findings == ()


@pytest.mark.parametrize(
    ("written", "rule", "said"),
    [
        (PROVINCE + "letterhead: {ten: x}", "unknown-field", "ten"),
        (PROVINCE + "letterhead: {to: UBND tỉnh}", "wrong-type", "list"),
        (PROVINCE + "letterhead: {signer: Trịnh Quang Duy}", "wrong-type", "key: value"),
        (PROVINCE + "letterhead: {signer: {nam: x}}", "unknown-field", "nam"),
        ("name: Thanh Hóa", "missing-field", "code"),
        ("name: Thanh Hóa\ncode: 38", "ambiguous-scalar", "38"),
        ('name: Thanh Hóa\ncode: "15229"', "bad-value", "two digits"),
        ('name: Thanh Hóa\ncode: "38"\nestablished: 2025-07-01', "unknown-field", "established"),
    ],
)
def test_a_slip_is_found(written: str, rule: str, said: str) -> None:
    (found,) = province(written).findings
    assert (found.rule, said in found.message.within(Language.EN)) == (rule, True)
