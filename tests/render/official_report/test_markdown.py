"""An official report as Markdown, read by a CommonMark parser."""

from collections.abc import Sequence

from markdown_it import MarkdownIt

from cdsplan.render.official_report.letter import letter
from cdsplan.render.official_report.markdown import markdown
from tests.offices import JUNE, PLAN, office, official_report_of
from tests.papers import annex, paper


def written(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> str:
    return markdown(letter(official_report_of(office(plan, reports))))


def drawn(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> str:
    """As GitHub shows it."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(written(plan, reports)))


def test_the_table_has_a_row_an_indicator() -> None:
    page = drawn()
    assert '<td style="text-align:center">≥ 80%</td>\n<td>700/1.000 hộ, đạt 70%</td>' in page
    assert "10 điểm phần trăm<br>100 hộ" in page


def test_heading_number_and_signature_stand_on_lines_of_their_own() -> None:
    page = drawn()
    assert "<strong>XÃ TÂN LẬP</strong><br />\nSố:" in page
    assert "<strong>TM. ỦY BAN NHÂN DÂN</strong><br />\n<strong>CHỦ TỊCH</strong>" in page
    assert "<h1>BÁO CÁO</h1>" in page


def test_what_the_files_say_is_text_and_no_markup() -> None:
    evil = "<b>x</b> | [a](b) *c* _d_ `e` #1 @ai ~~f~~"
    page = drawn(PLAN.replace("Tỷ lệ hộ dùng cáp quang", f'"{evil}"'))
    assert "&lt;b&gt;x&lt;/b&gt; | [a](b) *c* _d_ `e` #1 @ai ~~f~~" in page


def test_a_name_that_begins_like_a_list_begins_none() -> None:
    for name in ("1. Tỷ lệ", "- Tỷ lệ", "+ Tỷ lệ", "2) Tỷ lệ"):
        page = drawn(PLAN.replace("Tỷ lệ hộ dùng cáp quang", f'"{name}"'), ["period: 2026-06\n"])
        assert f"<li>Phòng Kinh tế (01 chỉ tiêu): {name}" in page


def test_groups_are_tables_of_their_own() -> None:
    page = drawn(PLAN.replace("    lead:", '    group: "2.1. Hạ tầng số"\n    lead:'))
    assert "<p><strong>2.1. Hạ tầng số</strong></p>\n<table>" in page


def test_an_illustrative_report_says_so_above_it_and_above_its_table() -> None:
    assert drawn(PLAN, [f"{JUNE}illustrative: true\n"]).count("<p><strong>SỐ LIỆU MINH HỌA") == 2
    assert "MINH HỌA" not in drawn()


def test_an_annex_stands_at_the_end_below_its_heading() -> None:
    page = str(MarkdownIt("commonmark").enable("table").render(markdown(paper()._replace(annexes=(annex(),)))))
    _, _, end = page.partition("<hr />")
    assert "<h2>Phụ lục I</h2>" in end
    assert "<strong>KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU</strong>" in end
    assert "<td>Tỷ lệ hộ</td>" in end


def test_several_addressees_stand_on_lines_of_their_own() -> None:
    page = markdown(paper()._replace(addressees=("UBND tỉnh", "Sở Tài chính")))
    assert "Kính gửi:\\\n\\- UBND tỉnh;\\\n\\- Sở Tài chính." in page
