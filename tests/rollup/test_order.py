"""In which order a roll-up is read."""

import pytest

from cdsplan.rollup.order import Sort, ordered
from tests.communes import Province, counts, results


@pytest.fixture
def three(province: Province) -> Province:
    """A has all and is good, B is late, C has reported nothing."""
    province.commune("a", counts(90, 100))
    province.commune("b", counts(20, 100), plans=["quang >= 80", "thue_bao >= 1000"])
    province.commune("c", plans=["quang >= 80", "thue_bao >= 1000"])
    return province


@pytest.mark.parametrize(
    ("sort", "indicators", "communes"),
    [
        ("plan", ["quang", "thue_bao"], ["Xã A", "Xã B", "Xã C"]),
        ("gap", ["thue_bao", "quang"], ["Xã B", "Xã C", "Xã A"]),  # 98 % and 31 % are missing
        ("status", ["quang", "thue_bao"], ["Xã B", "Xã C", "Xã A"]),
        ("coverage", ["thue_bao", "quang"], ["Xã C", "Xã A", "Xã B"]),  # of 1 in 2, of 2 in 3
    ],
)
def test_what_needs_looking_at_comes_first(
    three: Province, sort: Sort, indicators: list[str], communes: list[str]
) -> None:
    found = ordered(three.rolled_up(), sort)
    assert [one.indicator.id for one in found.indicators] == indicators
    assert [one.name for one in found.communes] == communes


def test_a_gap_that_nobody_knows_comes_last(province: Province) -> None:
    province.commune("a", counts(70, 100), results("hai_long: 50", "2026-05"), plans=["hai_long >= 90", "quang >= 80"])
    assert [one.indicator.id for one in ordered(province.rolled_up(), "gap").indicators] == ["quang", "hai_long"]


def test_what_is_to_stay_below_is_behind_where_it_is_above(province: Province) -> None:
    province.commune("a", counts(50, 100), plans=["thue_bao <= 25", "quang >= 80"])
    assert [one.indicator.id for one in ordered(province.rolled_up(), "gap").indicators] == ["thue_bao", "quang"]
