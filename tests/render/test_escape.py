"""Text from files made harmless."""

from hypothesis import given
from hypothesis import strategies as st

from cdsplan.render.escape import one_line, visible


def test_controls_and_invisible_characters_are_shown_as_escapes() -> None:
    assert visible("a\x1b[31m\u202e\ue000\U000f0000\n") == "a\\x1b[31m\\u202e\\ue000\\U000f0000\\x0a"


def test_vietnamese_stays() -> None:
    assert visible("Xã Thành Vinh – 80 %") == "Xã Thành Vinh – 80 %"


@given(st.text())
def test_nothing_is_left_that_could_move_a_cursor(words: str) -> None:
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in visible(words))
    assert len(one_line(words).splitlines()) <= 1
