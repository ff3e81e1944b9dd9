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


def gaps(province: Province) -> list[str]:
    return [one.indicator.id for one in ordered(province.rolled_up(), "gap").indicators]


def test_what_is_beyond_its_target_comes_before_what_nobody_knows(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {ho: 100}", plans=["quang >= 80", "toc_do >= 1"])
    province.asks("thue_bao >= 1000", "so_day >= 0", "co_day >= 1")
    reported = "period: 2026-06, values: {quang: 900, dong: 0}, results: {co_day: 2}"
    province.folder.write("plans/thanh-hoa/reports/2026-06.yaml", f"{{{reported}}}")
    # 10 % is missing; a hundred per cent more than was asked; of a target of zero the figure itself
    assert gaps(province) == ["thue_bao", "so_day", "co_day", "quang", "toc_do"]


def test_without_a_target_that_all_share_there_is_no_gap(province: Province) -> None:
    province.commune("a", counts(10, 100), plans=["quang >= 80", "thue_bao >= 20"])
    province.commune("b", counts(10, 100), plans=["quang >= 90", "thue_bao >= 20"])
    assert gaps(province) == ["thue_bao", "quang"]


def test_what_is_to_stay_below_is_behind_where_it_is_above(province: Province) -> None:
    province.commune("a", counts(50, 100), plans=["thue_bao <= 25", "quang >= 80"])
    assert gaps(province) == ["thue_bao", "quang"]


def test_what_is_missed_comes_before_what_is_met_and_that_before_what_nobody_judges(province: Province) -> None:
    province.commune("a", counts(10, 100), plans=["quang >= 5", "thue_bao >= 20, due: 2026-06-30", "toc_do >= 1"])
    found = ordered(province.rolled_up(), "status").indicators
    assert [(one.indicator.id, one.status) for one in found] == [
        ("thue_bao", "missed"),
        ("quang", "met"),
        ("toc_do", None),
    ]


def test_of_what_only_the_province_reports_no_commune_is_known(province: Province) -> None:
    province.asks("toc_do >= 1")
    province.folder.write("plans/thanh-hoa/reports/2026-06.yaml", "{period: 2026-06, values: {toc_do: 9}}")
    province.commune("a", counts(10, 100), plans=["quang >= 5"])
    found = ordered(province.rolled_up(), "coverage").indicators
    assert [one.indicator.id for one in found] == ["toc_do", "quang"]


def test_what_is_a_little_above_is_a_little_behind(province: Province) -> None:
    province.commune("a", counts(50, 100), plans=["thue_bao <= 45", "quang >= 80"])
    assert gaps(province) == ["quang", "thue_bao"]


def test_who_is_late_with_one_comes_before_who_is_late_with_none(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(20, 100))
    assert [one.name for one in ordered(province.rolled_up(), "gap").communes] == ["Xã B", "Xã A"]


def test_who_is_asked_for_nothing_has_reported_all(province: Province) -> None:
    province.commune("a", plans=["so_hoa == done"])
    province.commune("b", counts(20, None))
    assert [one.name for one in ordered(province.rolled_up(), "coverage").communes] == ["Xã B", "Xã A"]


def test_of_what_no_commune_has_nothing_is_known(province: Province) -> None:
    exempt = '{id: thue_bao, not_applicable: x, targets: [{op: ">=", value: 1}]}'
    province.commune("a", counts(20, 100), plans=["quang >= 80", exempt])
    found = ordered(province.rolled_up(), "coverage").indicators
    assert [one.indicator.id for one in found] == ["thue_bao", "quang"]
