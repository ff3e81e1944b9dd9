"""Titles in even lines."""

import pytest

from cdsplan.render.typesetting.balance import balanced
from cdsplan.render.typesetting.measure import twips, width

LINE = twips(150)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Kết quả thực hiện Kế hoạch Phát triển Hạ tầng số",
            "trên địa bàn xã Thành Vinh năm 2026",
        ),
        (
            "Kết quả thực hiện Kế hoạch Phát triển kinh tế số và xã hội số",
            "trên địa bàn xã Vân Sơn năm 2026 theo chương trình",
            "của UBND tỉnh Bắc Ninh giai đoạn 2026 - 2030",
        ),
        ("(Kỳ báo cáo: 6 tháng đầu năm 2026)",),
    ],
)
def test_a_title_is_broken_where_it_is_best(lines: tuple[str, ...]) -> None:
    assert balanced(" ".join(lines), LINE, 14) == lines


def test_no_word_is_left_alone_on_the_last_line() -> None:
    words = "Kết quả chuyển đổi số của các phường trong quý I cùng với các nhiệm vụ sau này"
    assert width(words.rsplit(" ", 1)[0], 14, "bold") <= twips(165) < width(words, 14, "bold")
    assert len(balanced(words, twips(165), 14)[-1].split()) > 5


def test_no_line_is_longer_than_there_is_room_but_for_a_single_word() -> None:
    for words in ("a bc def " * 200, "K" * 300 + " và " + "L" * 300, "một hai " * 20):
        for line in balanced(words.strip(), LINE, 14):
            assert width(line, 14, "bold") <= LINE or " " not in line


def test_blanks_to_write_in_stay_as_wide_as_they_are() -> None:
    blank = "\u00a0" * 7
    assert balanced(f"Thành Vinh, ngày{blank}tháng{blank}năm", LINE, 13, "italic") == (
        f"Thành Vinh, ngày{blank}tháng{blank}năm",
    )


def test_all_words_are_there() -> None:
    words = "Trung tâm Phục vụ hành chính công xã Tượng Lĩnh tỉnh Thanh Hóa " * 3
    assert " ".join(balanced(words.strip(), LINE, 14)) == words.strip()
