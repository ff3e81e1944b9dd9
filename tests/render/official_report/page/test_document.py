"""An official report as a browser reads it: one file, harmless, with a bar per indicator."""

import re
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from cdsplan.render.official_report import fitting
from cdsplan.render.official_report.blocks import Blank, Heading
from cdsplan.render.official_report.letter import letter
from cdsplan.render.official_report.page.document import html
from cdsplan.render.typesetting.measure import width
from tests.offices import JUNE, PLAN, grid_of, office, official_report_of
from tests.papers import DRAFT, annex, paper

VOID = {"meta", "hr", "col", "br", "img", "input", "link"}
COLUMNS = grid_of(letter(official_report_of(office()))).columns
CLOSED = {"rect", "circle", "path"}


class Page(HTMLParser):
    """Elements with their attributes, the text of cells, and whether every element is closed in its order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.text = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"td", "th"}:
            self.cells.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data

    def marks(self, kind: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if attributes.get("class") == kind]


def source(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> str:
    return html(letter(official_report_of(office(plan, reports))))


def made(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> Page:
    return Page(source(plan, reports))


def test_the_table_has_the_words_of_the_report() -> None:
    assert made().cells == [
        *(column.heading for column in COLUMNS),
        "1",
        "Tỷ lệ hộ dùng cáp quangChủ trì: Phòng\xa0Kinh tế",
        "%",
        "≥\xa080%",
        "700/1.000\xa0hộ, đạt 70%",
        "87,5%",
        "10\xa0điểm\xa0phần\xa0trăm100\xa0hộ",
        "Đúng tiến độ",
    ]


def test_a_bar_shows_each_figure_where_it_stands() -> None:
    page = made()
    [actual], [baseline] = page.marks("actual"), page.marks("baseline")
    [expected], [target] = page.marks("expected"), page.marks("target")
    assert (actual["x"], actual["width"]) == ("0", "700")
    assert baseline["cx"] == "600"
    assert (expected["d"] or "").startswith("M690 ")
    assert (target["d"] or "").startswith("M800 ")


def test_a_bar_is_told_in_words_for_those_who_cannot_see_it() -> None:
    [bar] = made().marks("bar")
    assert bar["role"] == "img"
    assert bar["aria-label"] == "đầu kỳ 60% (ngày 31/12/2025); thực hiện 70%; mức cần đạt 69,04%; kế hoạch ≥ 80%"


def test_marks_differ_in_shape_and_none_has_a_colour() -> None:
    drawing = "".join(re.findall(r"<svg.*?</svg>", source(), re.DOTALL))
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawing)) <= {"#fff", "#000", "#ddd", "url(#hatch)"}
    assert drawing.count("stroke-dasharray") == 1


def test_without_an_actual_there_is_no_bar_and_no_legend() -> None:
    page = made(PLAN, ["period: 2026-06\n"])
    assert page.marks("bar") == []
    assert "Biểu đồ" not in page.text


def test_a_milestone_has_no_bar_and_no_legend() -> None:
    plan = (
        "title: Kế hoạch\nyear: 2026\nindicators:\n"
        '  - {id: mang, name: Mạng, measure: milestone, targets: [{op: "==", value: done}]}\n'
    )
    page = made(plan)
    assert page.marks("bar") == []
    assert "Biểu đồ" not in page.text


def test_what_the_files_say_is_text_and_no_markup() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>&amp;'
    page = made(PLAN.replace("Tỷ lệ hộ dùng cáp quang", f"'{evil}'").replace("Phòng Kinh tế", f"'{evil}'"))
    assert evil in page.text
    assert not {"script", "img"} & {tag for tag, _ in page.elements}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


def test_it_loads_nothing() -> None:
    page = made()
    assert not [name for _, attributes in page.elements for name in attributes if name in {"src", "href", "data"}]
    assert "url(" not in re.sub(r"url\(#hatch\)", "", source())
    assert "default-src 'none'" in source()


def test_ids_are_unique_and_used() -> None:
    two = PLAN + PLAN.partition("indicators:\n")[2].replace("quang\n    name", "quang_2\n    name")
    ids = [attributes["id"] for _, attributes in made(two).elements if "id" in attributes]
    assert ids == ["hatch"]
    assert len(made(two).marks("bar")) == 2


def test_it_says_its_language_and_prints_on_a4() -> None:
    page = made()
    assert ("html", {"lang": "vi"}) in page.elements
    assert "size: A4 portrait; margin: 20mm 15mm 20mm 30mm" in source()


@pytest.mark.parametrize(("reports", "pages"), [((f"{JUNE}illustrative: true\n",), True), ((JUNE,), False)])
def test_every_page_of_an_illustrative_report_says_so(reports: Sequence[str], *, pages: bool) -> None:
    printed = re.search(r'@page \{ @bottom-center \{ content: "SỐ LIỆU MINH HỌA', source(PLAN, reports))
    assert (printed is not None) is pages
    assert bool(made(PLAN, reports).marks("banner")) is pages


def test_a_group_is_a_heading_of_its_rows() -> None:
    page = made(PLAN.replace("    lead:", "    group: I. Hạ tầng số\n    lead:"))
    [group] = page.marks("group")
    assert (group["scope"], group["colspan"]) == ("rowgroup", str(len(COLUMNS)))


def test_it_is_as_wide_as_the_screen() -> None:
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in made().elements
    assert not re.search(r"[ {]width: *\d+(?:mm|px)", source().replace(".annex { width: 252mm", ""))


def test_headings_descend_in_order() -> None:
    body = (Heading(2, "A. Kế hoạch"), Heading(3, "I. Kết quả"), Heading(3, "II. Tồn tại"), Heading(2, "B. Kế hoạch"))
    page = Page(html(paper()._replace(body=body, annexes=(annex()._replace(body=body),))))
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels == [1, 2, 3, 3, 2, 2, 3, 4, 4, 3]


def test_the_title_is_the_heading_of_the_page() -> None:
    assert "BÁO CÁO" in re.findall(r"<h1>(.*?)</h1>", source())[0]
    assert "(Kỳ báo\u00a0cáo: tháng\u00a06 năm\u00a02026)" in re.findall(r"<h1>(.*?)</h1>", source())[0]


def test_a_table_scrolls_by_itself_and_says_what_it_is() -> None:
    [region] = made().marks("table")
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Bảng: 1. Kết quả chung")


def test_columns_are_as_wide_as_what_they_hold() -> None:
    shares = [Decimal(one) for one in re.findall(r'<col style="width:([\d.]+)%">', source())]
    assert len(shares) == len(COLUMNS)
    assert 99 < sum(shares) <= 100
    assert shares[0] < shares[2] < shares[1]


def test_rules_are_as_long_as_in_word() -> None:
    lengths = [int(one) for one in re.findall(r'<hr class="rule" style="width:(\d+)pt">', source())]
    lines = [width("XÃ TÂN LẬP", 12, "bold"), width("(Kỳ báo cáo: tháng 6 năm 2026)", 14, "bold")]
    assert lengths == [fitting.rule_under(line) // 20 for line in lines]


def test_each_annex_has_pages_across_that_are_counted_from_one() -> None:
    page = html(paper()._replace(annexes=(annex(), annex("Phụ lục II"))))
    assert re.findall(r'<section class="annex" id="([^"]+)">', page) == ["annex-1", "annex-2"]
    for name in ("annex-1", "annex-2"):
        assert f"@page {name} {{ size: A4 landscape; counter-increment: {name};" in page
        assert f"#{name} {{ page: {name}; }}" in page
    assert page.index("annex-1") < page.index('class="ends"') < page.index('id="annex-1"')


def test_several_addressees_stand_below_each_other() -> None:
    page = html(paper()._replace(addressees=("UBND tỉnh", "Sở Tài chính")))
    assert "<span>Kính gửi:</span><span>- UBND tỉnh;</span><span>- Sở\u00a0Tài chính.</span>" in page


def test_the_number_of_a_paper_is_not_torn_apart() -> None:
    assert '<span class="whole">05/BC-UBND</span>' in html(paper()._replace(number="Số: 05/BC-UBND"))
    assert 'class="whole"' not in html(paper()._replace(number="a-" * 900, body=()))


def test_a_draft_says_so_at_the_top_and_on_every_page() -> None:
    page = html(paper()._replace(banners=(DRAFT, "SỐ LIỆU MINH HỌA")))
    assert page.index(f'<p class="banner">{DRAFT}</p>') < page.index("<header>")
    assert f'@page {{ @bottom-center {{ content: "{DRAFT} – SỐ LIỆU MINH HỌA"' in page
    assert f'<p class="banner">{DRAFT}\u00a0– SỐ LIỆU MINH HỌA</p>' in page


def test_an_office_stands_below_its_parent() -> None:
    page = html(paper()._replace(parent="ỦY BAN NHÂN DÂN XÃ TÂN LẬP", issuer=("PHÒNG KINH TẾ",)))
    assert '<p class="parent">ỦY BAN NHÂN DÂN XÃ\u00a0TÂN\u00a0LẬP</p>\n<p class="issuer">' in page


def test_lines_to_write_on_are_drawn() -> None:
    assert len(Page(html(paper()._replace(body=(Blank(3),)))).marks("blank")) == 3


def test_the_same_report_is_the_same_page() -> None:
    assert source() == source()
