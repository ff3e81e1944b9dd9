"""design.md, section 6: what communes add up to, with figures worked out by hand.

A report of 2026-06 is dated 2026-06-14, and the evaluation date is 2026-11-22 unless the test says otherwise.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date

import pytest

from cdsplan.rollup.summary import Gathered, gather
from tests.communes import ILLUSTRATIVE, Province, counts, plan, results, terms

# Whose target


def test_a_target_that_all_communes_share_is_compared(province: Province) -> None:
    province.commune("a", counts(90, 100), plans=["quang >= 80"])
    province.commune("b", counts(90, 100), plans=["quang >= 80.0"])
    pooled = province.pooled()
    assert (pooled.target_owner, terms(pooled), pooled.status) == (
        "communes",
        (">=", 80, None, date(2026, 12, 31)),
        "met",
    )


@pytest.mark.parametrize("other", ["quang >= 70", "quang > 80", "quang >= 80, due: 2026-06-30"])
def test_where_communes_are_asked_differently_there_is_no_common_target(province: Province, other: str) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=[other])
    pooled = province.pooled()
    assert (pooled.target_owner, terms(pooled), pooled.status) == (None, None, None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("value: 70, to: 80", "value: 70, to: 90"),
        ("value: 70", "value: 70, to: 90"),
        ("from: last-year, percent: 10", "from: last-year, percent: 20"),  # of none is it known what that comes to
        ("from: last-year, percent: 10", "from: last-year, points: 10"),
    ],
)
def test_the_whole_of_what_targets_ask_is_compared(province: Province, one: str, other: str) -> None:
    for letter, wanted in (("a", one), ("b", other)):
        province.commune(letter, counts(90, 100), plans=[f'{{id: quang, targets: [{{op: ">=", {wanted}}}]}}'])
    assert province.pooled().target is None


def test_whoever_gave_it_a_target_is_the_same(province: Province) -> None:
    for letter, party in (("a", ", party: Công an"), ("b", ", party: Văn phòng")):
        wanted = f'{{id: quang, targets: [{{op: ">=", value: 70, to: 90{party}}}]}}'
        province.commune(letter, counts(90, 100), plans=[wanted])
    assert terms(province.pooled()) == (">=", 70, 90, date(2026, 12, 31))


def test_the_provinces_own_target_is_the_one_compared(province: Province) -> None:
    province.asks("quang >= 95")
    province.commune("a", counts(90, 100))
    pooled = province.pooled()
    assert (pooled.target_owner, terms(pooled), pooled.status) == (
        "province",
        (">=", 95, None, date(2026, 12, 31)),
        "open",
    )
    assert pooled.tally.counts == {"met": 1}  # the commune is judged by its own


def test_communes_whose_plans_lack_what_the_province_asks_count_without_a_status(province: Province) -> None:
    province.asks("quang >= 60", "toc_do >= 50")
    province.commune("a", counts(90, 100))
    province.commune("b", "period: 2026-06, values: {quang: 10, ho: 100, toc_do: 40}", plans=["thue_bao >= 1"])
    province.commune("c", counts(None, 200), plans=["thue_bao >= 1"])
    province.commune("d", counts(5, 100), plans=[])
    pooled = province.pooled()
    assert (pooled.figure.numerator, pooled.figure.denominator, pooled.pooled.sums.missing) == (105, 300, 200)
    assert (pooled.pooled.sums.communes, pooled.pooled.sums.known, pooled.tally.counts) == (4, 3, {"met": 1})
    assert pooled.tally.furthest == ()
    assert [(one.path[-1], one.status, one.gap) for one in province.pooled("toc_do").tally.listed] == [
        ("b", None, None)
    ]


def test_illustrative_figures_of_what_only_the_province_asks_are_counted_too(province: Province) -> None:
    province.asks("quang >= 60")
    province.commune("a", counts(10, 100, more=ILLUSTRATIVE), plans=["toc_do >= 50"])
    assert province.pooled().tally.illustrative == 1
    assert province.rolled_up().communes[0].illustrative_left_out


def test_what_the_province_does_not_apply_is_no_target_of_its_own(province: Province) -> None:
    province.asks('{id: quang, not_applicable: Bãi bỏ, targets: [{op: ">=", value: 95}]}')
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=["toc_do >= 50"])
    pooled = province.pooled()
    assert (pooled.target_owner, pooled.pooled.sums.communes, pooled.status) == ("communes", 1, "met")


def test_what_does_not_apply_to_a_commune_stays_out_though_the_province_asks_it(province: Province) -> None:
    province.asks("quang >= 60")
    exempt = '{id: quang, not_applicable: Không có hạ tầng, targets: [{op: ">=", value: 60}]}'
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[exempt])
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.pooled.sums.communes, pooled.tally.counts["not-applicable"]) == (90, 1, 1)


def test_a_plan_of_the_province_of_another_year_is_not_used(province: Province) -> None:
    province.asks("quang >= 95", year=2025)
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[])
    pooled = province.pooled()
    assert (pooled.target_owner, pooled.pooled.sums.communes) == ("communes", 1)
    assert [one.path[-1] for one in province.rolled_up().absent["no-plan"]] == ["b"]


def test_what_the_province_defines_for_itself_is_none_of_the_communes_own(province: Province) -> None:
    province.asks('{id: rieng, name: Riêng, measure: percent, formula: quang / ho, targets: [{op: ">=", value: 1}]}')
    province.commune("a", counts(90, 100))
    found = province.rolled_up()
    assert ([one.indicator.id for one in found.indicators], found.own) == (["quang"], {})


@pytest.mark.parametrize(("due", "wanted"), [("", 95), (", due: 2026-12-30", 60)])
def test_of_two_plans_of_the_province_the_one_that_is_due_first_asks(province: Province, due: str, wanted: int) -> None:
    province.asks("quang >= 95")
    province.folder.write("plans/thanh-hoa/2026-xa.yaml", plan([f"quang >= 60{due}"]))
    province.commune("a", counts(90, 100))
    target = province.pooled().target
    assert target is not None
    assert target.value == wanted


def test_what_the_plan_that_is_due_first_takes_for_current_enters(province: Province) -> None:
    province.asks("quang >= 60", year=2025, head="end: 2026-12-30")
    province.asks("quang >= 95")
    province.commune("a", counts(90, 100, "2025"), plans=[])  # before the second plan began
    assert province.pooled().figure.value == 90


def test_a_plan_of_the_province_that_runs_for_several_years_is_used(province: Province) -> None:
    province.asks("quang >= 95", year=2025, head="end: 2030-12-31")
    province.commune("a", counts(90, 100), plans=[])
    pooled = province.pooled()
    assert (pooled.target_owner, pooled.figure.value, pooled.status) == ("province", 90, "open")


# The whole


def test_communes_are_listed_in_the_order_of_the_alphabet(province: Province) -> None:
    for letter, name in zip("abcde", ("Phường Đức", "Xã Ân", "Xã Dũng", "Đặc khu Anh", "Xã Đông"), strict=True):
        path = province.commune(letter, results("hai_long: 97"), plans=["hai_long >= 95"])
        province.folder.write(f"plans/{path}/commune.yaml", f'name: {name}\ncode: "00001"\nprovince: Thanh Hóa\n')
    found = province.rolled_up()
    names = ["Đặc khu Anh", "Xã Ân", "Xã Dũng", "Xã Đông", "Phường Đức"]
    assert [one.name for one in found.communes] == [one.name for one in found.indicators[0].tally.listed] == names


def test_indicators_stand_in_the_order_of_the_catalog(province: Province) -> None:
    province.commune("a", plans=["so_hoa == done", "thue_bao >= 1"])
    province.commune("b", plans=["quang >= 80"])
    assert [one.indicator.id for one in province.rolled_up().indicators] == ["quang", "thue_bao", "so_hoa"]


def test_only_some_indicators_can_be_asked_for(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", plans=["quang >= 80", "thue_bao >= 1", own])
    found = province.rolled_up(only=["thue_bao"])
    assert ([one.indicator.id for one in found.indicators], found.own) == (["thue_bao"], {})
    assert found.communes[0].counts == {"no-data": 1}


def test_nobody_at_all_is_an_empty_roll_up(province: Province) -> None:
    found = province.rolled_up()
    assert (found.communes, found.indicators, found.absent, found.own) == ((), (), {}, {})


# Merging


def various(province: Province) -> list[str]:
    """Communes that differ in everything that is gathered."""
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    return [
        province.commune("a", counts(90, 100), plans=["quang >= 80", own]),
        province.commune("b", counts(None, 300), plans=["quang >= 70"]),
        province.commune("c", results("quang: 55"), plans=["quang >= 60", own]),
        province.commune("d", counts(10, 100, "2025"), plans=["quang >= 80", "thue_bao >= 5"]),
        province.commune("e", counts(20, 100, more=ILLUSTRATIVE)),
        province.commune("f", plans=[]),
        province.commune("g", counts(70, 100)),
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_parts_that_are_merged_equal_all_at_once(province: Province, size: int) -> None:
    home, question, paths = province.folder.repository, province.question(), various(province)
    merged = Gathered()
    for at in range(0, len(paths), size):
        merged.merge(gather(home, paths[at : at + size], question))
    assert merged == gather(home, paths, question)


def test_growth_that_the_province_asks_is_told_from_last_years_sums(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", from: last-year, percent: 20}]}')
    province.commune("a", counts(30, 100, "2025"), counts(40, 100))
    province.commune("b", counts(50, 100, "2025"), counts(50, 100))
    pooled = province.pooled()
    assert (pooled.figure.value, terms(pooled)) == (45, (">=", 48, None, date(2026, 12, 31)))


def test_growth_of_a_rate_is_told_from_the_communes_that_have_both_years(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", from: last-year, percent: 20}]}')
    province.commune("a", counts(30, 100, "2025"), counts(40, 100))
    province.commune("b", counts(50, 100))
    province.commune("c", counts(90, 100, "2025"))
    pooled = province.pooled()
    assert (pooled.figure.value, terms(pooled)) == (45, (">=", 36, None, date(2026, 12, 31)))


def test_a_sum_of_fewer_communes_is_another_sum(province: Province) -> None:
    province.asks('{id: thue_bao, targets: [{op: ">=", from: last-year, percent: 20}]}')
    plans = ["thue_bao >= 100"]
    province.commune("a", counts(30, None, "2025"), counts(40), plans=plans)
    province.commune("b", counts(50), plans=plans)
    pooled = province.pooled("thue_bao")
    assert pooled.target
    assert (pooled.figure.value, pooled.target.value, pooled.status) == (90, None, None)


@pytest.mark.parametrize(("period", "wanted"), [("2025", 1800), ("2025-09", None)])
def test_growth_of_a_count_that_begins_anew_is_told_from_whole_years(
    province: Province, period: str, wanted: int | None
) -> None:
    province.folder.write(
        "plans/catalog/dem.yaml",
        "variables: {ho_so: {name: Hồ sơ, kind: count, cumulative: true}}\n"
        "indicators: {da_nhan: {name: Đã nhận, measure: number, unit: hồ sơ, formula: ho_so}}\n",
    )
    growth = '{id: da_nhan, targets: [{op: ">=", from: last-year, percent: 20}]}'
    province.asks(growth)
    province.commune(
        "a", "period: 2025, values: {ho_so: 1000}", "period: 2026-06, values: {ho_so: 600}", plans=[growth]
    )
    province.commune(
        "b", f"period: {period}, values: {{ho_so: 500}}", "period: 2026-06, values: {ho_so: 5}", plans=[growth]
    )
    pooled = province.pooled("da_nhan")
    assert pooled.target
    assert pooled.target.value == wanted
