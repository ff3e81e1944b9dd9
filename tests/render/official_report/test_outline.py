"""Under which headings a block stands, and so how deep it lies."""

import pytest

from cdsplan.render.official_report.blocks import Block, Heading, Words
from cdsplan.render.official_report.outline import outlined


@pytest.mark.parametrize(
    ("levels", "depths"),
    [
        ([1, 2, 2, 1, 2], [1, 2, 2, 1, 2]),
        ([2, 2], [1, 1]),
        ([1, 3, 3, 2], [1, 2, 2, 2]),
        ([2, 1, 2], [1, 1, 2]),
    ],
)
def test_no_level_is_left_out_on_the_way_down(levels: list[int], depths: list[int]) -> None:
    assert [len(above) for _, above in outlined(Heading(level, "x") for level in levels)] == depths


def test_what_is_no_heading_lies_where_its_heading_does() -> None:
    first, second = Heading(2, "b"), Heading(3, "d")
    body: list[Block] = [Words("a"), first, Words("c"), second, Words("e")]
    assert [above for _, above in outlined(body)] == [(), (first,), (first,), (first, second), (first, second)]
