"""What the official report of a commune says, from its introduction to its annexes."""

from collections.abc import Mapping, Sequence

import pytest

from cdsplan.render.official_report.blocks import DOTS, Blank, Block, Grid, Heading, Items, Letter, Words
from cdsplan.render.official_report.letter import letter
from tests.offices import JUNE, OWNER, PLAN, office, official_report_of


def written(  # noqa: PLR0913  what a report is made of
    plan: str | Mapping[str, str] = PLAN,
    reports: Sequence[str] = (JUNE,),
    *,
    commune: str = OWNER,
    successor: str | None = None,
    span: str = "2026-06",
    party: str = "",
    draft: bool = False,
) -> Letter:
    files = office(plan, reports, commune=commune, successor=successor)
    return letter(official_report_of(files, span, party=party or None, draft=draft))


def below(page: Letter, title: str) -> list[Block]:
    """What stands below a heading, up to the next."""
    at = next(at for at, block in enumerate(page.body) if isinstance(block, Heading) and title in block.text)
    found: list[Block] = []
    for block in page.body[at + 1 :]:
        if isinstance(block, Heading):
            break
        found.append(block)
    return found


def section(page: Letter, title: str) -> list[str]:
    """The sentences below a heading."""
    said = [
        block.items if isinstance(block, Items) else (block.text,)
        for block in below(page, title)
        if isinstance(block, Items | Words)
    ]
    return [sentence for sentences in said for sentence in sentences]


def headings(page: Letter, level: int) -> list[str]:
    return [block.text for block in page.body if isinstance(block, Heading) and block.level == level]


def test_its_parts_stand_in_the_order_of_the_decree() -> None:
    page = written()
    assert headings(page, 1) == [
        "I. Kết quả thực hiện các chỉ tiêu",
        "II. Khó khăn, vướng mắc",
        "III. Nguyên nhân",
        "IV. Nhiệm vụ thời gian tới",
        "V. Kiến nghị, đề xuất",
    ]
    assert headings(page, 2) == [
        "1. Kết quả chung",
        "2. Chỉ tiêu đạt, vượt kế hoạch",
        "3. Chỉ tiêu đúng tiến độ",
        "4. Chỉ tiêu chậm tiến độ, chưa đạt, không đạt",
        "5. Chỉ tiêu chưa có số liệu",
    ]


def test_the_introduction_names_the_plan_with_what_it_bears() -> None:
    plan = f"{PLAN}document: {{number: 12/KH-UBND, date: 2026-01-05, issuer: UBND xã Tân Lập}}\n"
    assert written(plan).body[0] == Words(
        "Thực hiện Kế hoạch Chuyển đổi số năm 2026 (số 12/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã Tân Lập),"
        " Ủy ban nhân dân xã Tân Lập báo cáo kết quả thực hiện các chỉ tiêu tháng 6 năm 2026, số liệu tính đến hết ngày"
        " 14/6/2026, như sau:"
    )


def test_what_the_plan_does_not_bear_is_a_blank_in_the_introduction() -> None:
    opening = written().body[0]
    assert isinstance(opening, Words)
    assert f"(số {DOTS} ngày {DOTS} tháng {DOTS} năm {DOTS})" in opening.text


def test_what_the_officer_wrote_is_printed_and_the_rest_dotted() -> None:
    page = written(reports=[f"{JUNE}narrative: {{difficulties: Thôn Đồi chưa có điện.}}\n"])
    assert section(page, "Khó khăn") == ["Thôn Đồi chưa có điện."]
    assert below(page, "Nguyên nhân") == [Blank(3)]


def test_the_letterhead_of_the_commune_is_printed() -> None:
    page = written(commune=f"{OWNER}letterhead: {{to: [UBND tỉnh Thanh Hóa], signer: {{name: Lê Văn An}}}}\n")
    assert page.addressees == ("UBND tỉnh Thanh Hóa",)
    assert page.signer == "Lê Văn An"


def test_a_party_is_named_with_the_targets_it_was_given() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 90, party: VNPT}, {op')
    page = written(plan, party="VNPT")
    assert Words("Báo cáo này chỉ nêu các mục tiêu giao cho VNPT.") in page.body
    [grid] = [block for block in page.body if isinstance(block, Grid)]
    assert grid.groups[0][1][0].cells[3] == ("≥ 90% (VNPT)",)


GONE = f"{OWNER}dissolved: 2026-07-01\n"
HEIR = 'name: Xã Yên Ninh\ncode: "00009"\nprovince: Thanh Hóa\nletterhead: {signer: {name: Lê Văn An}}\n'


def test_for_a_dissolved_commune_its_successor_reports_and_signs() -> None:
    page = written(commune=GONE, successor=HEIR)
    opening = page.body[0]
    assert isinstance(opening, Words)
    assert (
        "Ủy ban nhân dân xã Yên Ninh báo cáo kết quả thực hiện các chỉ tiêu của xã Tân Lập (giải thể từ ngày 01/7/2026)"
    ) in opening.text
    assert page.issuer == ("ỦY BAN NHÂN DÂN", "XÃ YÊN NINH")
    assert page.place_and_date.startswith("Yên Ninh, ")
    assert page.signer == "Lê Văn An"


def test_who_reports_for_it_stays_blank_where_nobody_knows() -> None:
    page = written(commune=GONE, draft=True)
    assert page.issuer == ("ỦY BAN NHÂN DÂN", DOTS)
    assert page.place_and_date.startswith(f"{DOTS}, ")


TWO = {"2026-a": PLAN, "2026-b": PLAN.replace("Kế hoạch Chuyển", "Kế hoạch khác về Chuyển")}


def test_several_plans_have_a_title_each() -> None:
    page = written(TWO)
    assert page.subject[0] == "Kết quả thực hiện 02 kế hoạch"
    assert headings(page, 1)[:3] == [
        "I. Kế hoạch Chuyển đổi số năm 2026",
        "II. Kế hoạch khác về Chuyển đổi số năm 2026",
        "III. Khó khăn, vướng mắc",
    ]
    assert len([block for block in page.body if isinstance(block, Grid)]) == 2
    assert headings(page, 2)[5] == "1. Kết quả chung"


def of(indicators: int, title: str = "Kế hoạch") -> str:
    """A plan of so many."""
    head, _, indicator = PLAN.partition("  - id: quang\n")
    many = "".join(f"  - id: quang_{at}\n{indicator}" for at in range(indicators))
    return head.replace("Kế hoạch Chuyển đổi số năm 2026", title) + many


def test_a_table_of_ten_rows_stands_in_the_body() -> None:
    page = written(of(10))
    assert page.annexes == ()
    assert isinstance(below(page, "Kết quả chung")[-1], Grid)


def test_a_longer_table_goes_to_a_phu_luc() -> None:
    page = written(of(11), [f"{JUNE}document: {{number: 45/BC-UBND, date: 2026-06-16}}\n"])
    [annex] = page.annexes
    assert (annex.number, annex.title) == ("Phụ lục", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KẾ HOẠCH")
    assert annex.reference == "(Kèm theo Báo cáo số 45/BC-UBND ngày 16 tháng 6 năm 2026 của UBND xã Tân Lập)"
    assert "11 chỉ tiêu (chi tiết tại Phụ lục kèm theo)." in section(page, "Kết quả chung")[0]
    assert not [block for block in page.body if isinstance(block, Grid)]


def test_several_of_them_are_numbered() -> None:
    page = written({"2026-a": of(11, "Kế hoạch A"), "2026-b": PLAN, "2026-c": of(12, "Kế hoạch C")})
    assert [(annex.number, annex.title[-1]) for annex in page.annexes] == [("Phụ lục I", "A"), ("Phụ lục II", "C")]
    assert [block for block in page.body if isinstance(block, Words) and "Phụ lục II" in block.text]


def test_what_the_plan_says_against_itself_is_put_to_whom_it_may_concern() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 65, at: "Phụ lục, TT 3", party: VNPT}, {op').replace(
        "value: 80", "value: 80, at: II.3"
    )
    assert section(written(plan), "đề nghị thống nhất")[:2] == [
        "Đề nghị thống nhất 01 nội dung nêu khác nhau:",
        "Tỷ lệ hộ dùng cáp quang: phần mục tiêu chung (mục II.3) nêu ≥ 80%, phụ lục (TT 3) giao ≥ 65% cho VNPT.",
    ]


def test_a_party_hears_nothing_of_what_others_were_given() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 85}, {op: ">=", value: 90, party: VNPT}, {op')
    parts = [
        [one for one in headings(page, 1) if "thống nhất" in one]
        for page in (written(plan), written(plan, party="VNPT"))
    ]
    assert [len(one) for one in parts] == [1, 0]


def test_of_several_plans_it_is_said_in_which() -> None:
    plan = PLAN.replace("[{op", '[{op: ">=", value: 65}, {op')
    page = written({"2026-a": plan, "2026-b": PLAN})
    said = section(page, "đề nghị thống nhất")[0]
    assert said == "Đề nghị thống nhất 01 nội dung nêu khác nhau trong Kế hoạch Chuyển đổi số năm 2026:"


@pytest.mark.parametrize(("draft", "banners"), [(True, ("DỰ THẢO",)), (False, ())])
def test_a_draft_says_so_on_every_page(draft: bool, banners: tuple[str, ...]) -> None:  # noqa: FBT001
    assert written(draft=draft).banners == banners


def test_an_illustrative_report_has_a_banner() -> None:
    assert "SỐ LIỆU MINH HỌA" in written(reports=[f"{JUNE}illustrative: true\n"]).banners[0]
