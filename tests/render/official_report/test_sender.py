"""What stands above and below an official report."""

from collections.abc import Sequence
from datetime import date

import pytest

from cdsplan.model import period
from cdsplan.model.files import Document
from cdsplan.model.letterhead import Letterhead, Signer
from cdsplan.render.official_report import sender
from cdsplan.render.official_report.annexes import Titled
from cdsplan.render.official_report.blocks import DOTS, Grid, GridColumn, GridLine, Letter, Words
from cdsplan.render.official_report.dates import BLANK
from cdsplan.render.official_report.sender import Content
from tests.inline import read

NAME = "Xã Tân Lập"

FIGURES_OF = date(2026, 6, 14)


def sent(
    head: Letterhead | None = None, *, name: str = NAME, document: str = "", body: Sequence[Titled] = (), **shown: bool
) -> Letter:
    whose = sender.sender(name, head, read(Document, document) if document else None)
    marks = {"draft": False, "illustrative": False, **shown}
    return sender.letter(whose, Content("Kết quả", period.parse("2026-06"), FIGURES_OF, tuple(body), **marks))


def test_its_title_names_the_period_and_its_end_whose_report_it_is() -> None:
    page = sent()
    assert page.subject == ("Kết quả", "(Kỳ báo cáo: tháng 6 năm 2026)")
    assert page.body == (Words("Trên đây là báo cáo của Ủy ban nhân dân xã Tân Lập./."),)


def test_a_draft_and_illustrative_figures_are_said_above_it() -> None:
    assert sent().banners == ()
    assert sent(draft=True, illustrative=True).banners == (sender.DRAFT, sender.ILLUSTRATIVE)


def test_what_the_files_do_not_say_stays_blank() -> None:
    page = sent()
    assert page.number == f"Số: {BLANK}/BC-UBND"
    assert page.place_and_date == f"Tân Lập, ngày{BLANK}tháng{BLANK}năm{BLANK}"
    assert (page.parent, page.dated) == (None, FIGURES_OF)
    assert (page.addressees, page.signer) == ((DOTS * 3,), DOTS)
    assert page.recipients == ("- Như trên;", f"- {DOTS};", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("number", "shown"),
    [("45/BC-UBND", "45/BC-UBND"), ("5/BC-UBND", "05/BC-UBND"), ("05/BC-UBND", "05/BC-UBND")],
)
def test_numbers_under_ten_get_a_leading_zero(number: str, shown: str) -> None:
    assert sent(document=f"number: {number}").number == f"Số: {shown}"


def test_the_day_of_the_paper_is_that_of_its_properties() -> None:
    page = sent(document="date: 2026-01-05")
    assert page.place_and_date == "Tân Lập, ngày 05 tháng 01 năm 2026"
    assert page.dated == date(2026, 1, 5)
    assert sent(document="date: 2026-06").dated == FIGURES_OF


@pytest.mark.parametrize(
    ("issuer", "lines", "signed"),
    [
        ("UBND xã Tân Lập", ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Uỷ ban nhân dân xã Tân Lập", ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phòng Kinh tế", ("PHÒNG KINH TẾ",), (DOTS,)),
    ],
)
def test_the_issuer_signs_as_what_it_is(issuer: str, lines: tuple[str, ...], signed: tuple[str, ...]) -> None:
    page = sent(document=f"issuer: {issuer}")
    assert (page.issuer, page.signature) == (lines, signed)


def test_an_office_that_is_no_committee_leaves_its_parent_and_its_sign_blank() -> None:
    page = sent(document="issuer: Phòng Kinh tế")
    assert page.parent == DOTS
    assert page.number == f"Số: {BLANK}/BC-{DOTS}"


@pytest.mark.parametrize(
    ("name", "lines", "place"),
    [
        ("Đặc khu Cô Tô", ("ỦY BAN NHÂN DÂN", "ĐẶC KHU CÔ TÔ"), "Cô Tô"),
        ("Tỉnh Thanh Hóa", ("ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"), "Thanh Hóa"),
        ("Thành phố Huế", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"), "Huế"),
    ],
)
def test_without_an_issuer_it_is_the_units_committee(name: str, lines: tuple[str, ...], place: str) -> None:
    page = sent(name=name)
    assert page.issuer == lines
    assert page.place_and_date.startswith(f"{place}, ngày")


@pytest.mark.parametrize("name", ["UBND xã Yên Ninh", "Uỷ ban nhân dân xã Yên Ninh"])
def test_a_committee_may_be_named_itself(name: str) -> None:
    page = sent(name=name, document=f"issuer: {name}")
    assert page.issuer == ("ỦY BAN NHÂN DÂN", "XÃ YÊN NINH")
    assert page.place_and_date.startswith("Yên Ninh, ngày")


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signer(authority="KT. CHỦ TỊCH", title="Phó Chủ tịch"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Signer(authority="TM. Ủy ban nhân dân", title="Chủ tịch"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Signer(authority="KT. CHỦ TỊCH"), ("KT. CHỦ TỊCH", DOTS)),
        (Signer(title="CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Signer(name="Trịnh Quang Duy"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_the_authority_to_sign_is_that_of_the_letterhead_else_the_committees(
    signer: Signer, lines: tuple[str, ...]
) -> None:
    assert sent(Letterhead(signer=signer)).signature == lines


def test_the_letterhead_is_printed_as_the_decree_lays_it_out() -> None:
    head = Letterhead(
        place="Thành Vinh",
        to=("UBND tỉnh Thanh Hóa", "Sở Khoa học và Công nghệ"),
        recipients=("Như trên", "- TTr Đảng ủy, HĐND (để b/c);"),
        archive="Lưu: VT, VHXH.",
        signer=Signer(name="Trịnh Quang Duy"),
    )
    page = sent(head)
    assert page.place_and_date.startswith("Thành Vinh, ngày")
    assert page.addressees == ("UBND tỉnh Thanh Hóa", "Sở Khoa học và Công nghệ")
    assert page.recipients == ("- Như trên;", "- TTr Đảng ủy, HĐND (để b/c);", "- Lưu: VT, VHXH.")
    assert page.signer == "Trịnh Quang Duy"


def test_a_phu_luc_names_the_paper_that_it_belongs_to() -> None:
    line = GridLine((("x",),), bar=None, key="")
    long = Grid((GridColumn("TT", 9, centred=True),), ((None, (line,) * 11),), "")
    [annex] = sent(document="{number: 45/BC-UBND, date: 2026-06-16}", body=[Titled("Có", "Bảng", long)]).annexes
    assert annex.reference == "(Kèm theo Báo cáo số 45/BC-UBND ngày 16 tháng 6 năm 2026 của UBND xã Tân Lập)"
