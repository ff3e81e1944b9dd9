"""The columns of a printed table."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from cdsplan.render.typesetting.columns import Column, Text, widths
from cdsplan.render.typesetting.measure import twips, width

LINE, POINTS, PADDING = twips(165), 11, twips(3)


def column(heading: str, *cells: str, share: int = 1) -> Column:
    return Column(heading, share, tuple((Text(cell),) for cell in cells))


def given(*columns: Column) -> Sequence[int]:
    return widths(columns, LINE, POINTS, PADDING).columns


@pytest.mark.parametrize(
    "columns",
    [
        (column("TT", "1"), column("Chỉ tiêu", "Tỷ lệ hộ")),
        (column("TT", "1"), column("Chỉ tiêu", "Tỷ lệ hộ " * 50)),
        (column("TT", "W" * 500), column("Chỉ tiêu", "x" * 900), *[column("Còn phải thực hiện", "12.447/19.958")] * 6),
        tuple(column("Rất nhiều cột", "WWWW") for _ in range(60)),
    ],
)
def test_they_are_as_wide_as_the_line(columns: tuple[Column, ...]) -> None:
    assert 0 <= LINE - sum(given(*columns)) < len(columns)
    assert min(given(*columns)) > 0


def test_no_word_is_broken_even_beside_a_very_long_one() -> None:
    hostile = column("Ghi chú", "W" * 500)
    others = [column("% hoàn thành", "12.447/19.958"), column("Còn thiếu, còn phải thực hiện", "–")] * 3
    _, *rest = given(hostile, *others)
    for wide, one in zip(rest, others, strict=True):
        words = [(word, text.face) for text in one.texts for word in text.words.split()]
        assert max(width(word, POINTS, face) for word, face in words) + PADDING <= wide


def test_a_status_takes_two_lines_at_most_and_a_heading_three() -> None:
    name = column("Chỉ tiêu", "Tỷ lệ người dân từ đủ 14 tuổi trở lên có tài khoản định danh " * 5)
    status, missing = column("Đánh giá", "Chưa có số liệu"), column("Còn thiếu, còn phải thực hiện", "–")
    _, wide, missing_wide = given(name, status, missing)
    assert wide - PADDING >= width("Chưa có", POINTS)
    assert missing_wide - PADDING >= width("còn phải", POINTS, "bold")


def test_names_are_kept_together_while_there_is_room() -> None:
    name = column("Xã", "xã Thành Vinh")
    assert widths([name, column("Số", "1")], LINE, POINTS, PADDING).room > 0
    assert widths([name] * 20, LINE, POINTS, PADDING).room == 0


def test_the_room_that_the_words_leave_is_shared() -> None:
    number, name = given(column("TT", "1", share=1), column("Đơn vị", "Xã Tân Lập", share=9))
    assert number < twips(25) < name


def test_more_words_get_more_room() -> None:
    found = given(column("A", "từ " * 200), column("B", "từ " * 400), column("C", "từ " * 800))
    assert all(one < other for one, other in pairwise(found))


def test_a_line_in_italics_keeps_its_name_together_in_libreoffice_too() -> None:
    aside = Column("A", 1, ((Text("2"), Text("5 điểm phần trăm", "italic")),))
    long = column("Chỉ tiêu", "từ " * 400)
    room, _ = given(aside, long)
    assert (
        room - PADDING >= width("5\u00a0điểm\u00a0phần\u00a0trăm", POINTS, "italic") > width("5 điểm phần trăm", POINTS)
    )


def test_one_long_note_among_empty_ones_is_not_squeezed() -> None:
    note = column("Ghi chú", "Văn bản ghi hệ thống cáp quang đã đến các hộ dân trong toàn xã", *[""] * 9)
    name = column("Chỉ tiêu", *["Tỷ lệ hộ gia đình được phủ mạng cáp quang băng rộng"] * 10)
    others = [column("Thực hiện", *["3.214/4.018 hộ, đạt 79,99%"] * 10)] * 2
    assert given(name, note, *others)[1] > twips(24)
