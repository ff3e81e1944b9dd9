"""An official report as Word reads it back: its words, its figures, its type."""

import json
import zipfile
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from cdsplan.evaluation.gap_table import progress
from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.official_report.blocks import DOTS, MOTTO, NATION, Grid
from cdsplan.render.official_report.docx import document
from cdsplan.render.official_report.letter import letter
from tests.offices import JUNE, PLAN, grid_of, office, official_report_of

ILLUSTRATIVE = f"{JUNE}illustrative: true\n"
GROUPED = PLAN.replace("    lead:", "    group: I. Hạ tầng số\n    lead:")

COLUMNS = grid_of(letter(official_report_of(office()))).columns


def raw(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> bytes:
    return document(letter(official_report_of(office(plan, reports))))


def made(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> Document:
    return docx.Document(BytesIO(raw(plan, reports)))


def paragraphs(page: Document) -> list[Paragraph]:
    """All of them, those in tables too."""
    cells = [cell for table in page.tables for row in table.rows for cell in row.cells]
    return [*page.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def find(page: Document, words: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs(page) if words in paragraph.text)


def size(paragraph: Paragraph) -> float | None:
    [run] = paragraph.runs
    return run.font.size and run.font.size.pt


def test_a_table_of_1500_groups_is_written_as_one_of_two() -> None:
    plan = letter(official_report_of(office(GROUPED, (JUNE,))))
    [grid] = [block for block in plan.body if isinstance(block, Grid)]
    _, lines = grid.groups[0]
    many = Grid(grid.columns, tuple((f"Nhóm {at}", lines[:1]) for at in range(1500)), grid.legend)
    body = tuple(many if block is grid else block for block in plan.body)
    table = docx.Document(BytesIO(document(plan._replace(body=body)))).tables[1]
    assert len(table.rows) == 1 + 2 * 1500
    assert table.rows[-2].cells[0].text == "Nhóm 1499"
    assert table.rows[-1].cells[1].text == table.rows[2].cells[1].text


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    [section] = made().sections
    # Twips, in which Word counts, are a little coarser than millimetres.
    across = (section.page_width, section.left_margin, section.right_margin)
    down = (section.page_height, section.top_margin, section.bottom_margin)
    assert [round(length.mm) for length in across if length is not None] == [210, 30, 15]
    assert [round(length.mm) for length in down if length is not None] == [297, 20, 20]


def test_every_script_is_times_new_roman() -> None:
    fonts = made().styles["Normal"].element.rPr.find(qn("w:rFonts"))
    scripts = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
    assert {fonts.get(qn(script)) for script in scripts} == {"Times New Roman"}


@pytest.mark.parametrize(
    ("words", "points", "bold", "italic"),
    [
        (NATION, 12, True, False),
        (MOTTO, 13, True, False),
        ("ỦY BAN NHÂN DÂN", 12, True, False),
        ("Số:", 13, False, False),
        ("Tân Lập, ngày", 13, False, True),
        ("BÁO CÁO", 14, True, False),
        ("(Kỳ báo cáo", 14, True, False),
        (f"Kính gửi: {DOTS * 3}", 14, False, False),
        ("Thực hiện Kế hoạch", 14, False, False),
        ("Nơi nhận:", 12, True, True),
        ("- Như trên;", 11, False, False),
        ("TM. ỦY BAN NHÂN DÂN", 14, True, False),
    ],
)
def test_each_element_has_the_type_of_the_decree(words: str, points: int, *, bold: bool, italic: bool) -> None:
    found = find(made(), words)
    [run] = found.runs
    assert (size(found), run.bold, run.italic) == (points, bold, italic)


def test_the_body_is_justified_with_its_first_line_indented() -> None:
    form = find(made(), "Thực hiện Kế hoạch").paragraph_format
    assert form.alignment == ALIGN.JUSTIFY
    assert form.first_line_indent == pytest.approx(Cm(1.27), abs=1000)
    assert form.space_after == Pt(6)
    assert form.line_spacing == pytest.approx(1.15)


def test_the_page_is_numbered_in_the_middle_of_the_top_but_not_the_first() -> None:
    [section] = made().sections
    assert section.different_first_page_header_footer
    [number] = section.header.paragraphs
    assert number.alignment == ALIGN.CENTER
    assert [run.font.size for run in number.runs] == [Pt(13)] * 3
    assert "PAGE" in number._p.xml  # noqa: SLF001
    assert "PAGE" not in section.first_page_header.paragraphs[0]._p.xml  # noqa: SLF001


def test_rules_stand_under_the_motto_the_issuer_and_the_title() -> None:
    ruled = [one for one in paragraphs(made()) if one._p.find(f".//{qn('w:pBdr')}") is not None]  # noqa: SLF001
    assert len(ruled) == 3
    assert not any(paragraph.text for paragraph in ruled)


def test_the_figures_are_those_of_progress() -> None:
    files = office(GROUPED)
    short = official_report_of(files)
    drawn = formats.Progress.JSON.draw(progress(files, short.as_of), Canvas(Language.VI))
    [plan] = json.loads(drawn, parse_float=Decimal)["plans"]
    [shown] = plan["indicators"]
    table = docx.Document(BytesIO(document(letter(short)))).tables[1]
    cells = [cell.text for cell in table.rows[2].cells]
    actual = shown["actual"]

    def vietnamese(figure: Decimal) -> str:
        cut = Decimal(figure).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
        return f"{cut:,f}".translate(str.maketrans(",.", ".,"))

    counts = f"{vietnamese(actual['numerator'])}/{vietnamese(actual['denominator'])}"
    assert cells[4] == f"{counts} hộ, đạt {vietnamese(actual['value'])}%"
    assert cells[5] == f"{vietnamese(shown['achievement'])}%"
    assert cells[6] == f"{vietnamese(shown['gap'])} điểm phần trăm\n{vietnamese(shown['remaining']['amount'])} hộ"
    assert cells[7] == "Đúng tiến độ"


def test_the_table_repeats_its_head_and_breaks_in_no_row() -> None:
    table = made(GROUPED).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == [column.heading for column in COLUMNS]
    assert "<w:tblHeader/>" in table.rows[0]._tr.xml  # noqa: SLF001
    assert all("<w:cantSplit/>" in row._tr.xml for row in table.rows)  # noqa: SLF001


def test_a_group_stands_across_the_table() -> None:
    group = made(GROUPED).tables[1].rows[1].cells
    assert group[0].text == "I. Hạ tầng số"
    assert len({id(cell._tc) for cell in group}) == 1  # noqa: SLF001


def test_columns_fill_the_line_that_a4_leaves() -> None:
    widths = [cell.width for cell in made().tables[1].rows[0].cells]
    assert sum(width.mm for width in widths if width) == pytest.approx(165, abs=0.2)


def test_recipients_and_signature_end_it_on_one_page() -> None:
    page = made()
    left, right = page.tables[-1].rows[0].cells
    assert [paragraph.text for paragraph in left.paragraphs] == ["Nơi nhận:", "- Như trên;", f"- {DOTS};", "- Lưu: VT."]
    assert [paragraph.text for paragraph in right.paragraphs][:2] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert page.paragraphs[-1].paragraph_format.keep_with_next


def test_every_page_of_an_illustrative_report_says_so() -> None:
    [section] = made(PLAN, [ILLUSTRATIVE]).sections
    footers = (section.footer, section.first_page_footer)
    assert ["SỐ LIỆU MINH HỌA" in footer.paragraphs[0].text for footer in footers] == [True, True]
    [section] = made().sections
    assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == ""


def test_an_office_below_another_leaves_room_for_its_name() -> None:
    left = made(PLAN, [f"{JUNE}document: {{issuer: Phòng Kinh tế}}\n"]).tables[0].rows[0].cells[0]
    parent, issuer, *_ = left.paragraphs
    assert (parent.text, parent.runs[0].bold, issuer.text) == (DOTS, False, "PHÒNG KINH TẾ")


@pytest.mark.parametrize("length", [300, 100_000])
def test_a_title_longer_than_a_property_may_be_is_whole_on_the_page(length: int) -> None:
    title = "K" * length
    page = made(PLAN.replace("title: ", f"title: {title}", 1))
    assert len(page.core_properties.title) == 255
    assert any(title in one.text for one in page.paragraphs)


def test_markup_in_a_name_stays_words() -> None:
    name = "<w:br/> & «số»"
    assert find(made(PLAN.replace("Tỷ lệ hộ dùng cáp quang", f'"{name}"')), name)


def test_nothing_in_the_file_runs_or_loads() -> None:
    with zipfile.ZipFile(BytesIO(raw())) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
        relations = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in one for one in relations)
