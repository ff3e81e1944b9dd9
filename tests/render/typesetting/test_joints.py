"""What stays together on a line; `~` stands for a no-break space."""

import pytest

from cdsplan.render.typesetting.joints import pieces, unbroken
from cdsplan.render.typesetting.measure import twips

WIDE = twips(90)


@pytest.mark.parametrize(
    "said",
    [
        "trên địa bàn xã~Thành~Vinh của",
        "UBND tỉnh~Thanh~Hóa, các sở",
        "XÃ~TƯỢNG~LĨNH",
        "ông Trịnh~Quang~Duy ký",
        "đạt 3.214/4.018~hộ, còn",
        "giao 06~chỉ~tiêu; còn",
        "còn 10~điểm~phần~trăm so với",
        "tăng +8,54~điểm~phần~trăm so với",
        "trong năm~2026 đạt",
        "ngày~05 tháng~01 năm~2026 của",
        "theo Nghị~định~số~30/2020/NĐ-CP ngày",
        "nêu ≥~80% tại Phụ lục~II của",
        "văn hóa~- xã hội",
        "hộ dùng cáp quang trên địa bàn",
        "có 5, Trung tâm",
        "tỉnh, Thanh niên",
    ],
)
def test_names_numbers_and_dates_stay_together(said: str) -> None:
    assert unbroken(said.replace("~", " "), WIDE, 14).replace("\u00a0", "~") == said


def test_what_does_not_fit_keeps_its_end_together() -> None:
    assert pieces("Nghị định số 30/2020/NĐ-CP", twips(48), 14) == ("Nghị", "định", "số\u00a030/2020/NĐ-CP")
    assert pieces("xã Thành Vinh", 0, 14) == ("xã", "Thành", "Vinh")


def test_a_stranger_cannot_make_a_line_without_an_end() -> None:
    assert max(part.count("\u00a0") for part in pieces("An " * 100 + "An", twips(10**6), 14)) < 5


def test_blanks_that_follow_each_other_are_kept() -> None:
    assert unbroken("a  b ", WIDE, 14) == "a  b "


def test_a_title_keeps_words_of_two_syllables_together_besides() -> None:
    said = "Kết quả thực hiện"
    assert unbroken(said, WIDE, 14, "bold", title=True).count("\u00a0") == 2
    assert unbroken(said, WIDE, 14, "bold") == said
