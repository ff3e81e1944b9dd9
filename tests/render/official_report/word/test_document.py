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
from docx.enum.text import WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from cdsplan.evaluation.gap_table import progress
from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.official_report.blocks import DOTS, MOTTO, NATION, Blank, Grid, Items, Words
from cdsplan.render.official_report.letter import letter
from cdsplan.render.official_report.word.document import document
from tests.offices import JUNE, PLAN, grid_of, office, official_report_of
from tests.papers import annex, find, in_word, paper

ILLUSTRATIVE = f"{JUNE}illustrative: true\n"
GROUPED = PLAN.replace("    lead:", "    group: I. Hạ tầng số\n    lead:")

COLUMNS = grid_of(letter(official_report_of(office()))).columns


def raw(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> bytes:
    return document(letter(official_report_of(office(plan, reports))))


def made(plan: str = PLAN, reports: Sequence[str] = (JUNE,)) -> Document:
    return docx.Document(BytesIO(raw(plan, reports)))


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
    assert cells[4] == f"{counts}\xa0hộ, đạt {vietnamese(actual['value'])}%"
    assert cells[5] == f"{vietnamese(shown['achievement'])}%"
    gap, left = vietnamese(shown["gap"]), vietnamese(shown["remaining"]["amount"])
    assert cells[6] == f"{gap}\xa0điểm\xa0phần\xa0trăm\n{left}\xa0hộ"
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


def test_a_sentence_stays_on_the_page_of_what_it_leads_to() -> None:
    body = (Words("Có 02 chỉ tiêu:"), Items(("A.", "B.")), Words("Xong."), Words("Hết."))
    page = in_word(paper()._replace(body=body))
    kept = [find(page, words).paragraph_format.keep_with_next for words in ("Có 02 chỉ tiêu:", "- A.", "Xong.")]
    assert kept == [True, False, False]


def test_dotted_lines_stay_together() -> None:
    page = in_word(paper()._replace(body=(Blank(3), Words("Hết."))))
    assert [one.paragraph_format.keep_with_next for one in page.paragraphs if one.text == "\t"] == [True, True, False]


def test_recipients_and_signature_end_it_on_one_page() -> None:
    page = made()
    left, right = page.tables[-1].rows[0].cells
    assert [paragraph.text for paragraph in left.paragraphs] == ["Nơi nhận:", "- Như trên;", f"- {DOTS};", "- Lưu: VT."]
    assert [paragraph.text for paragraph in right.paragraphs][:2] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    [last] = [one for one in page.paragraphs if one.text.startswith("Trên đây là báo cáo")]
    assert last.paragraph_format.keep_with_next
    assert page.tables[-1]._tbl.findall(f".//{qn('w:cantSplit')}")  # noqa: SLF001


def test_an_office_below_another_leaves_room_for_its_name() -> None:
    left = made(PLAN, [f"{JUNE}document: {{issuer: Phòng Kinh tế}}\n"]).tables[0].rows[0].cells[0]
    parent, issuer, *_ = left.paragraphs
    assert (parent.text, parent.runs[0].bold, issuer.text) == (DOTS, False, "PHÒNG KINH TẾ")


def test_markup_in_a_name_stays_words() -> None:
    name = "<w:br/> & «số»"
    assert find(made(PLAN.replace("Tỷ lệ hộ dùng cáp quang", f'"{name}"')), name)


def test_nothing_in_the_file_runs_or_loads() -> None:
    with zipfile.ZipFile(BytesIO(raw())) as packed:
        assert not [name for name in packed.namelist() if "vba" in name.lower()]
        relations = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".rels")]
    assert not any('TargetMode="External"' in one for one in relations)


def test_the_same_report_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    first = raw()
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 2, 3, 4, 5, 6, 0, 34, 0))
    assert raw() == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_dotted_lines_reach_from_edge_to_edge() -> None:
    page = in_word(paper()._replace(body=(Blank(3),)))
    dotted = [one for one in page.paragraphs if one.text == "\t"]
    [stop] = dotted[0].paragraph_format.tab_stops
    assert (len(dotted), stop.leader, round(stop.position.mm)) == (3, WD_TAB_LEADER.DOTS, 165)


def test_an_annex_stands_behind_the_signature() -> None:
    page = in_word(paper()._replace(annexes=(annex(), annex("Phụ lục II"))))
    body = [one.text for one in page.paragraphs]
    assert body.index("Phụ lục I") > body.index("Trên đây là báo cáo của Ủy ban nhân dân xã\u00a0Tân\u00a0Lập./.")
    assert [table.rows[0].cells[0].text.partition("\n")[0] for table in page.tables[-3:]] == ["Nơi nhận:", "TT", "TT"]


def test_names_in_the_body_are_not_torn_apart() -> None:
    page = in_word(
        paper()._replace(body=(Words("Tại xã Tân Lập có 4.018 hộ năm 2026."), Items(("của tỉnh Thanh Hóa",))))
    )
    assert find(page, "Tại xã").text == "Tại xã\u00a0Tân\u00a0Lập có 4.018\u00a0hộ năm\u00a02026."
    assert find(page, "của tỉnh").text == "- của tỉnh\u00a0Thanh\u00a0Hóa"
