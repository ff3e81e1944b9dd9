"""What stands above and below the body in Word, measured as it is printed."""

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import DOTS, MOTTO, Letter
from cdsplan.render.typesetting.measure import width
from tests.papers import DRAFT, annex, find, in_word, is_ruled, paper


def cell(page: Letter, at: int) -> list[Paragraph]:
    return list(in_word(page).tables[0].rows[0].cells[at].paragraphs)


def length(rule: Paragraph, line: int) -> int:
    """Of a rule, in twips."""
    form = rule.paragraph_format
    assert form.left_indent is not None
    assert form.right_indent is not None
    return int(line - form.left_indent.twips - form.right_indent.twips)


def test_the_rule_under_the_issuer_is_a_third_to_a_half_of_the_line_above_it() -> None:
    for issuer in (("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"), ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ TƯỢNG LĨNH",)):
        lines = cell(paper()._replace(issuer=issuer), 0)
        at = next(at for at, one in enumerate(lines) if is_ruled(one))
        above = width(lines[at - 1].text, 12, "bold")
        assert above / 3 <= length(lines[at], fitting.LEFT) <= above / 2


def test_the_rule_under_the_motto_is_as_long_as_the_motto() -> None:
    rule = next(one for one in cell(paper(), 1) if is_ruled(one))
    assert abs(length(rule, fitting.RIGHT) - width(MOTTO, 13, "bold")) <= 1


def test_one_rule_stands_under_the_whole_title() -> None:
    page = in_word(paper()._replace(subject=("Kết quả thực hiện Kế hoạch", "(Kỳ báo cáo: năm 2026)")))
    at = next(at for at, one in enumerate(page.paragraphs) if is_ruled(one))
    assert [one.text for one in page.paragraphs[at - 3 : at]] == [
        "BÁO CÁO",
        "Kết quả thực hiện Kế hoạch",
        "(Kỳ báo cáo: năm 2026)",
    ]
    above = width("(Kỳ báo cáo: năm 2026)", 14, "bold")
    assert above / 3 <= length(page.paragraphs[at], fitting.LINE) <= above / 2


def test_the_title_is_broken_into_even_lines() -> None:
    subject = ("Kết quả thực hiện Kế hoạch Phát triển Hạ tầng số trên địa bàn xã Thành Vinh năm 2026",)
    page = in_word(paper()._replace(subject=subject))
    assert find(page, "trên địa bàn").text == "trên địa bàn xã Thành Vinh năm 2026"


def test_several_addressees_stand_below_each_other() -> None:
    page = in_word(paper()._replace(addressees=("UBND tỉnh Thanh Hóa", "- Sở Khoa học và Công nghệ;")))
    lines = [one for one in page.paragraphs if one.text.startswith(("Kính gửi", "- UBND", "- Sở"))]
    assert [line.text.replace("\u00a0", " ") for line in lines] == [
        "Kính gửi:",
        "- UBND tỉnh Thanh Hóa;",
        "- Sở Khoa học và Công nghệ.",
    ]
    label, first, second = (line.paragraph_format.left_indent or 0 for line in lines)
    assert label < first == second


def test_one_addressee_stands_beside_the_words() -> None:
    assert find(in_word(paper()._replace(addressees=("UBND tỉnh",))), "Kính gửi").text == "Kính gửi: UBND tỉnh"


def test_a_draft_says_so_in_a_frame_at_the_very_top() -> None:
    first = in_word(paper()._replace(banners=(DRAFT,))).paragraphs[0]
    assert (first.text, first.alignment, is_ruled(first)) == (DRAFT, ALIGN.CENTER, True)
    assert not is_ruled(in_word(paper()).paragraphs[0])


def test_a_banner_longer_than_the_line_stays_within_it() -> None:
    mark = in_word(paper()._replace(banners=("SỐ LIỆU " * 30,))).paragraphs[0]
    assert mark.paragraph_format.left_indent == 0


def test_the_signature_has_room_for_the_seal_and_the_name_of_the_signer() -> None:
    signed = paper()._replace(signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), signer="Trịnh Quang Duy")
    *_, name = in_word(signed).tables[-1].rows[0].cells[1].paragraphs
    assert (name.text, name.paragraph_format.space_before) == ("Trịnh Quang Duy", Pt(72))


def test_a_parent_is_no_bolder_than_it_should_be() -> None:
    first, *_ = cell(paper()._replace(parent=DOTS), 0)
    assert (first.text, first.runs[0].bold) == (DOTS, False)


def test_an_annex_says_what_it_is_and_to_what_it_belongs() -> None:
    page = in_word(paper()._replace(annexes=(annex(),)))
    number, title, reference = (find(page, words) for words in ("Phụ lục I", "KẾT QUẢ THỰC HIỆN", "(Kèm theo"))
    assert {one.alignment for one in (number, title, reference)} == {ALIGN.CENTER}
    assert number.style is not None
    assert number.style.name == "Heading 1"
    assert (title.runs[0].bold, reference.runs[0].italic, reference.runs[0].bold) == (True, True, False)


def test_no_line_ends_inside_the_number_of_a_paper() -> None:
    number = find(in_word(paper()._replace(number="Số: 05/BC-UBND")), "Số: 05/BC-UBND")
    assert "noBreakHyphen" in number._p.xml  # noqa: SLF001
