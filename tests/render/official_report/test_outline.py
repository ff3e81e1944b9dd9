"""The depth of headings."""

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
    assert [depth for _, depth in outlined(Heading(level, "x") for level in levels)] == depths


def test_what_is_no_heading_lies_where_its_heading_does() -> None:
    body: list[Block] = [Words("a"), Heading(2, "b"), Words("c")]
    assert list(outlined(body)) == [(body[0], 0), (body[1], 1), (body[2], 1)]
