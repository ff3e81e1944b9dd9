"""What an officer wrote, as the report prints it."""

from cdsplan.model.narrative import Narrative
from cdsplan.render.official_report.blocks import Blank, Items, Words
from cdsplan.render.official_report.narrative import narrative


def test_what_nobody_wrote_is_dotted_lines_under_its_heading() -> None:
    sections = narrative(None)
    assert [section.title for section in sections] == [
        "Khó khăn, vướng mắc",
        "Nguyên nhân",
        "Nhiệm vụ thời gian tới",
        "Kiến nghị, đề xuất",
    ]
    assert all(isinstance(block, Blank) for section in sections for block in section.body)


def test_paragraphs_and_lists_are_kept() -> None:
    said = Narrative(difficulties="Thôn Đồi Vàng còn:\n  - 3 điểm lõm sóng;\n\n  - chưa có điện.\nXã đã kiến nghị.\n")
    assert narrative(said)[0].body == (
        Words("Thôn Đồi Vàng còn:"),
        Items(("3 điểm lõm sóng;", "chưa có điện.")),
        Words("Xã đã kiến nghị."),
    )


def test_a_character_that_nobody_sees_cannot_hide_in_it() -> None:
    assert narrative(Narrative(causes="trái\u202ephải"))[1].body == (Words("trái\\u202ephải"),)
