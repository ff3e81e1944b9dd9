"""One line that says how far work has come."""

import re

import pytest

from cdsplan.language import Language
from cdsplan.render import bar
from cdsplan.render.canvas import Canvas


def _plain(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_it_tells_how_much_is_done_and_how_long_the_rest_will_take() -> None:
    line = bar.counted("Đang kiểm tra", 30, 120, 60.0, Canvas(Language.VI, 80))
    assert re.fullmatch(r"Đang kiểm tra  ━+╸? +30/120  còn 3:00", line)
    assert bar.counted("Checking", 1, 2, 61.0, Canvas(Language.EN, 80)).endswith("1/2  1:01 left")


def test_before_anything_is_done_nobody_knows_how_long_it_takes() -> None:
    assert bar.counted("Checking", 0, 2, 9.0, Canvas(Language.EN, 80)).endswith("0/2")
    assert bar.uncounted("Drawing", 75.4, Canvas(Language.EN, 80)).endswith("1:15")


@pytest.mark.parametrize("width", [20, 60, 80, 200])
@pytest.mark.parametrize("colour", [True, False])
def test_it_is_one_line_and_never_as_wide_as_the_terminal(width: int, *, colour: bool) -> None:
    canvas = Canvas(Language.VI, width, colour)
    for line in (
        bar.counted("Đang lập biểu mẫu", 3000, 3321, 4000.0, canvas),
        bar.uncounted("Đang lập biểu mẫu", 4000.0, canvas),
    ):
        assert "\n" not in line
        assert len(_plain(line)) < width
        assert ("\x1b[" in line) == colour
