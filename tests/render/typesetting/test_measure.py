"""How wide words are in Times New Roman."""

import pytest

from cdsplan.render.typesetting.measure import Face, twips, width


def test_millimetres_are_twips() -> None:
    assert (twips(254), twips(0)) == (14400, 0)


@pytest.mark.parametrize(
    ("words", "face", "millimetres"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "bold", 56),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 96),
    ],
)
def test_words_are_as_wide_as_they_are_printed(words: str, face: Face, millimetres: int) -> None:
    assert abs(width(words, 13, face) - twips(millimetres)) < twips(1)


@pytest.mark.parametrize(("marked", "plain"), [("ế", "e"), ("Ạ", "A"), ("đ", "d"), ("ớ", "ơ"), ("Ự", "Ư")])
def test_a_letter_with_marks_is_as_wide_as_without(marked: str, plain: str) -> None:
    assert width(marked * 9, 14) == width(plain * 9, 14)


def test_a_horn_makes_a_letter_wider() -> None:
    assert width("ư", 14) > width("u", 14)


def test_marks_that_stand_alone_take_no_room() -> None:
    assert width("e\u0301", 14) == width("é", 14)


def test_what_the_font_has_not_is_as_wide_as_high() -> None:
    assert width("字", 14) == 14 * 20
    assert width("ﬁ", 14) == 14 * 20


def test_twice_the_size_is_twice_as_wide() -> None:
    assert 0 <= 2 * width("w" * 128, 14) - width("w" * 128, 28) <= 1
