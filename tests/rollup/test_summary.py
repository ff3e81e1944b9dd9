"""design.md, section 6: what communes add up to, with figures worked out by hand.

A report of 2026-06 is dated 2026-06-14, and the evaluation date is 2026-11-22 unless the test says otherwise.
"""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.model.fields import Comparator, State
from cdsplan.model.targets import satisfies
from cdsplan.rollup.aggregate import Aggregate, PooledIndicator, target_of
from cdsplan.rollup.contribution import CommuneStatus, Contribution, TargetTerms
from cdsplan.rollup.summary import Gathered, gather
from tests import inline
from tests.communes import ILLUSTRATIVE, Province, counts, plan, results
from tests.conftest import Folder


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def bounds(pooled: PooledIndicator) -> tuple[Fraction | None, Fraction | None]:
    return pooled.low, pooled.high


# Sums


def test_rates_are_never_averaged(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(100, 1000))
    pooled = province.pooled()
    assert (pooled.numerator, pooled.denominator) == (190, 1100)
    assert pooled.value == Fraction(19000, 1100)  # and not (90 + 10) / 2


def test_only_complete_pairs_enter(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(50))
    province.commune("c", counts(None, 400))
    province.commune("d")
    pooled = province.pooled()
    assert (pooled.numerator, pooled.denominator) == (90, 100)
    assert (pooled.pool.communes, pooled.pool.known, pooled.pool.waiting) == (4, 1, 1)


def test_a_communes_pair_is_its_latest_before_the_date(province: Province) -> None:
    province.commune("a", counts(50, 100, "2026-03"), counts(60, 100), counts(99, 100, "2026-12"))
    assert province.pooled().value == 60
    assert province.pooled(today="2026-06-13").value == 50


def test_a_null_is_not_zero(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", "period: 2026-06, values: {quang: {value: null}, ho: 300}")
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.waiting, pooled.pool.missing) == (90, 1, 300)


def test_a_numerator_may_be_a_sum_of_counts(province: Province) -> None:
    for letter, dong in (("a", 10), ("b", 30)):
        province.commune(
            letter, f"period: 2026-06, values: {{quang: 50, dong: {dong}, ho: 100}}", plans=["co_day >= 80"]
        )
    pooled = province.pooled("co_day")
    assert (pooled.kind, pooled.numerator, pooled.denominator, pooled.value) == ("rate", 140, 200, 70)


def test_a_rate_may_have_a_unit_and_a_scale(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {quang: 30, dan: 100}", plans=["mat_do >= 40"])
    province.commune("b", "period: 2026-06, values: {quang: 10, dan: 300}", plans=["mat_do >= 40"])
    pooled = province.pooled("mat_do")
    assert (pooled.numerator, pooled.denominator, pooled.value) == (40, 400, 10)


def test_a_carried_denominator_enters_the_pair(province: Province) -> None:
    province.commune("a", counts(None, 100, "2026-03"), counts(90))
    pooled = province.pooled()
    assert (pooled.numerator, pooled.denominator, pooled.coverage) == (90, 100, 100)


def test_a_denominator_of_zero_is_no_pair(province: Province) -> None:
    province.commune("a", counts(0, 0))
    pooled = province.pooled()
    assert (pooled.value, pooled.coverage, pooled.pool.communes, pooled.pool.known) == (None, None, 1, 0)
    assert pooled.pool.counts == {"undefined": 1}
    province.commune("b", counts(30, 40))
    assert bounds(province.pooled()) == (75, 75)


def test_nothing_known_is_no_figure_and_no_bound(province: Province) -> None:
    province.commune("a")
    pooled = province.pooled()
    assert (pooled.value, pooled.numerator, pooled.denominator, pooled.coverage) == (None, None, None, None)
    assert (*bounds(pooled), pooled.verdict) == (None, None, None)


# Coverage and bounds


def test_coverage_is_the_share_of_the_known_denominators(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 200))
    province.commune("c")
    assert province.pooled().coverage == Fraction(100, 3)  # 100 of 300; of c nobody knows the households


def test_what_waits_is_no_older_than_what_could_be_carried(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 300, "2025-11", ", as_of: 2025-11-21"))
    assert province.pooled(today="2026-11-22").pool.missing == 300  # 366 days
    assert province.pooled(today="2026-11-23").pool.missing == 0


def test_the_bounds_are_nothing_and_everything_of_what_waits(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 300))
    assert bounds(province.pooled()) == (Fraction(9000, 400), Fraction(39000, 400))


def test_where_nothing_waits_the_bounds_are_the_figure(province: Province) -> None:
    province.commune("a", counts(90, 100))
    assert bounds(province.pooled()) == (90, 90)


@pytest.mark.parametrize("name", ["vuot", "mat_do"])
def test_what_may_exceed_everything_has_no_upper_bound(province: Province, name: str) -> None:
    province.commune("a", "period: 2026-06, values: {quang: 30, ho: 100, dan: 100}", plans=[f"{name} >= 20"])
    assert bounds(province.pooled(name)) == (30, 30)
    province.commune("b", "period: 2026-06, values: {ho: 200, dan: 200}", plans=[f"{name} >= 20"])
    assert bounds(province.pooled(name)) == (10, None)


def test_only_denominators_waiting_is_a_coverage_of_nothing(province: Province) -> None:
    province.commune("a", counts(None, 300))
    pooled = province.pooled()
    assert (pooled.coverage, pooled.value, *bounds(pooled)) == (0, None, None, None)


# Counts


def test_a_count_is_added_up(province: Province) -> None:
    province.commune("a", counts(90), plans=["thue_bao >= 100"])
    province.commune("b", counts(20), plans=["thue_bao >= 100"])
    pooled = province.pooled("thue_bao")
    assert (pooled.kind, pooled.value, pooled.denominator, pooled.coverage) == ("count", 110, None, None)


def test_a_sum_of_counts_keeps_its_scale(province: Province) -> None:
    report = "period: 2026-06, values: {quang: 1500, dong: 500}"
    province.commune("a", report, plans=["so_day >= 1"])
    province.commune("b", report, plans=["so_day >= 1"])
    pooled = province.pooled("so_day")
    assert (pooled.numerator, pooled.value) == (4000, 4)


def test_a_count_has_no_upper_bound_while_a_commune_lacks_it(province: Province) -> None:
    province.commune("a", counts(90), plans=["thue_bao >= 100"])
    assert bounds(province.pooled("thue_bao")) == (90, 90)
    province.commune("b", plans=["thue_bao >= 100"])
    pooled = province.pooled("thue_bao")
    assert (*bounds(pooled), pooled.verdict) == (90, None, None)


# What is not pooled


def test_speeds_are_listed_and_never_added_up(province: Province) -> None:
    for letter, speed in (("a", 40), ("b", 60)):
        province.commune(letter, f"period: 2026-06, values: {{toc_do: {speed}}}", plans=["toc_do >= 50"])
    pooled = province.pooled("toc_do")
    assert (pooled.kind, pooled.value, *bounds(pooled), pooled.verdict) == (None, None, None, None, None)
    assert [(one.path, one.value, one.status) for one in pooled.pool.listed] == [
        ("thanh-hoa/xa-a", 40, "open"),
        ("thanh-hoa/xa-b", 60, "met"),
    ]


def test_results_published_without_counts_are_listed_and_wait(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", results("quang: 55.5"), counts(None, 300, "2026-03"))
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.published, pooled.pool.missing) == (90, 1, 300)
    assert [(one.name, one.value, one.published) for one in pooled.pool.listed] == [("Xã B", Fraction(111, 2), True)]


def test_an_indicator_without_a_formula_is_listed(province: Province) -> None:
    province.commune("a", results("hai_long: 97.8"), plans=["hai_long >= 95"])
    pooled = province.pooled("hai_long")
    assert (pooled.kind, pooled.value, pooled.pool.counts) == (None, None, {"met": 1})
    assert [one.value for one in pooled.pool.listed] == [Fraction(489, 5)]


def test_milestones_are_listed_with_their_state(province: Province) -> None:
    province.commune("a", results("so_hoa: done"), plans=["so_hoa == done"])
    province.commune("b", results("so_hoa: in-progress"), plans=["so_hoa == done"])
    pool = province.pooled("so_hoa").pool
    assert [one.value for one in pool.listed] == [State.DONE, State.IN_PROGRESS]
    assert (pool.counts, pool.furthest) == ({"met": 1, "open": 1}, [])


def test_a_formula_over_what_the_catalog_does_not_have_is_never_added_up(province: Province) -> None:
    province.folder.write(
        "plans/catalog/hong.yaml", "indicators: {la: {name: Lạ, measure: percent, formula: la / ho}}\n"
    )
    head = "variables: {la: {name: Lạ, kind: count}}"
    province.commune("a", "period: 2026-06, values: {la: 5, ho: 10}", plans=["la >= 80"], head=head)
    pooled = province.pooled("la")
    assert (pooled.kind, pooled.value, pooled.coverage) == (None, None, None)


def test_what_a_commune_defines_for_itself_is_not_pooled_with_the_catalogs(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, formula: quang / ho, targets: [{op: ">=", value: 1}]}'
    province.commune("a", counts(90, 100), plans=["quang >= 80", own])
    province.commune("b", counts(90, 100), plans=[own])
    found = province.rolled_up()
    assert [one.indicator.id for one in found.indicators] == ["quang"]
    assert found.own == {"rieng": 2}
    assert found.indicators[0].pool.communes == 1


# What stays out


def test_stale_figures_stay_out_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(200, 300, "2025"))
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.counts["stale"], pooled.pool.known) == (90, 1, 1)
    assert pooled.pool.missing == 300  # its households are known all the same
    assert "xa-b" not in str(pooled.pool.furthest)


def test_illustrative_figures_stay_out_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100, more=ILLUSTRATIVE))
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.illustrative, pooled.pool.counts["no-data"]) == (90, 1, 1)
    found = province.rolled_up()
    assert [(one.path[-1], one.illustrative_left_out, one.reported) for one in found.members] == [
        ("a", False, 2),
        ("b", True, 0),
    ]


def test_illustrative_figures_enter_where_they_are_asked_for_and_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100, more=ILLUSTRATIVE))
    pooled = province.pooled(illustrative=True)
    assert (pooled.value, pooled.pool.illustrative, pooled.pool.known) == (50, 1, 2)
    found = province.rolled_up(illustrative=True)
    assert [(one.illustrative_left_out, one.illustrative) for one in found.members] == [(False, False), (False, True)]


def test_an_older_real_figure_stands_in_for_an_illustrative_one(province: Province) -> None:
    province.commune("a", counts(50, 100, "2026-03"), counts(90, 100, more=ILLUSTRATIVE))
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.illustrative) == (50, 1)


def test_an_illustrative_denominator_does_not_wait(province: Province) -> None:
    province.commune("a", counts(None, 100, more=ILLUSTRATIVE))
    pool = province.pooled().pool
    assert (pool.waiting, pool.missing) == (0, 0)


def test_what_does_not_apply_stays_out_and_is_counted(province: Province) -> None:
    exempt = '{id: quang, not_applicable: Không có hạ tầng, targets: [{op: ">=", value: 60}]}'
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[exempt])
    province.commune("c", counts(10, 100, more=ILLUSTRATIVE), plans=[exempt])
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.communes, pooled.pool.counts) == (90, 1, {"met": 1, "not-applicable": 2})
    assert pooled.pool.illustrative == 0  # it would not have been used
    assert pooled.asked == TargetTerms(">=", Decimal(80), date(2026, 12, 31))  # nor is its target anybody's


def test_an_id_in_two_plans_of_a_commune_counts_once_as_the_first_says(province: Province) -> None:
    path = province.commune("a", counts(90, 100), plans=["quang >= 95"])
    province.folder.write(f"plans/{path}/2026-them.yaml", plan(["quang >= 80", "thue_bao >= 1"]))
    found = province.rolled_up()
    assert (found.indicators[0].denominator, found.indicators[0].pool.counts) == (100, {"open": 1})
    assert found.members[0].counts == {"open": 1, "met": 1}


# Statuses


def test_the_statuses_of_the_communes_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(80, 100))
    province.commune("c", counts(70, 100))
    province.commune("d")
    found = province.rolled_up()
    assert found.indicators[0].pool.counts == {"met": 2, "open": 1, "no-data": 1}
    assert [dict(one.counts) for one in found.members] == [{"met": 1}, {"met": 1}, {"open": 1}, {"no-data": 1}]


@pytest.mark.parametrize(
    ("waiting", "asked", "today", "verdict"),
    [
        (0, ">= 79", "2026-11-22", "met"),
        (0, ">= 80", "2026-11-22", "met"),
        (0, "> 80", "2026-11-22", "open"),
        (0, "> 80", "2026-12-31", "open"),
        (0, "> 80", "2027-01-01", "missed"),
        (0, "<= 80", "2026-11-22", "met"),
        (0, "< 80", "2026-11-22", "open"),
        # 80 of 100 known, 100 wait: from 40 % to 90 %.
        (100, ">= 40", "2026-11-22", "met"),
        (100, ">= 41", "2026-11-22", None),
        (100, ">= 90", "2027-01-01", None),
        (100, "> 90", "2026-11-22", "open"),
        (100, "> 90", "2027-01-01", "missed"),
        (100, "<= 90", "2026-11-22", "met"),
        (100, "<= 89", "2026-11-22", None),
        (100, "< 40", "2026-11-22", "open"),
    ],
)
def test_a_status_stands_only_where_both_bounds_agree(
    province: Province, waiting: int, asked: str, today: str, verdict: str | None
) -> None:
    province.commune("a", counts(80, 100), plans=[f"quang {asked}"])
    if waiting:
        province.commune("b", counts(None, waiting), plans=[f"quang {asked}"])
    assert province.pooled(today=today).verdict == verdict


@pytest.mark.parametrize(
    ("asked", "verdict"), [(">= 90", "met"), (">= 91", None), ("<= 90", None), ("<= 89", "open"), ("< 90", "open")]
)
def test_without_an_upper_bound_only_the_lower_can_decide(province: Province, asked: str, verdict: str | None) -> None:
    province.commune("a", counts(90), plans=[f"thue_bao {asked}"])
    province.commune("b", plans=[f"thue_bao {asked}"])
    assert province.pooled("thue_bao").verdict == verdict


def test_nearly_is_not_there(province: Province) -> None:
    province.commune("a", counts(3998, 5000))
    province.commune("b", counts(3998, 5000))
    pooled = province.pooled()
    assert (pooled.value, pooled.verdict) == (Fraction(7996, 100), "open")


# The furthest behind


def furthest(province: Province, name: str = "quang") -> list[str]:
    return [one.path[-1] for one in province.pooled(name).pool.furthest]


def test_the_furthest_behind_come_first_by_the_gap_relative_to_the_target(province: Province) -> None:
    province.commune("a", counts(30, 100), plans=["quang >= 60"])  # lacks half of it
    province.commune("b", counts(50, 100), plans=["quang >= 90"])  # more points, but four ninths
    province.commune("c", counts(10, 100), plans=["quang >= 40"])  # three quarters
    assert furthest(province) == ["c", "a", "b"]


def test_only_those_that_are_late_are_behind(province: Province) -> None:
    province.commune("a", counts(80, 100))
    own = '{id: quang, baseline: {value: 0}, targets: [{op: ">=", value: 80}]}'
    province.commune("b", counts(60, 100), plans=[own])  # on track: the line stands at 36.2 on 14 June
    province.commune("c", counts(20, 100), plans=[own])
    province.commune("d", counts(79, 100))
    province.commune("e", counts(1, 100), plans=["quang >= 80, due: 2026-06-30"])
    province.commune("f", counts(1, 100, "2025"))
    pool = province.pooled().pool
    assert pool.counts == {"met": 1, "on-track": 1, "behind": 1, "open": 1, "missed": 1, "stale": 1}
    assert [(one.path[-1], one.status) for one in pool.furthest] == [("e", "missed"), ("c", "behind"), ("d", "open")]


def test_of_the_furthest_there_are_at_most_five_and_of_equals_the_first_by_path(province: Province) -> None:
    for letter in "gfedcba":
        province.commune(letter, counts(70, 100))
    assert furthest(province) == ["a", "b", "c", "d", "e"]
    province.commune("h", counts(60, 100))
    assert furthest(province) == ["h", "a", "b", "c", "d"]


def test_speeds_can_be_far_behind_too(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {toc_do: 40}", plans=["toc_do >= 50"])
    assert furthest(province, "toc_do") == ["a"]


def test_behind_a_target_of_zero_the_gap_itself_counts(province: Province) -> None:
    province.commune("a", counts(3), plans=["thue_bao <= 0"])
    [one] = province.pooled("thue_bao").pool.furthest
    assert (one.gap, one.lag) == (3, 3)


# Whose target


def test_a_target_that_all_communes_share_is_compared(province: Province) -> None:
    province.commune("a", counts(90, 100), plans=["quang >= 80"])
    province.commune("b", counts(90, 100), plans=["quang >= 80.0"])
    pooled = province.pooled()
    assert (pooled.whose, pooled.asked, pooled.verdict) == (
        "communes",
        TargetTerms(">=", Decimal(80), date(2026, 12, 31)),
        "met",
    )


@pytest.mark.parametrize("other", ["quang >= 70", "quang > 80", "quang >= 80, due: 2026-06-30"])
def test_where_communes_are_asked_differently_there_is_no_common_target(province: Province, other: str) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=[other])
    pooled = province.pooled()
    assert (pooled.whose, pooled.asked, pooled.verdict) == (None, None, None)


def test_the_provinces_own_target_is_the_one_compared(province: Province) -> None:
    province.asks("quang >= 95")
    province.commune("a", counts(90, 100))
    pooled = province.pooled()
    assert (pooled.whose, pooled.asked, pooled.verdict) == (
        "province",
        TargetTerms(">=", Decimal(95), date(2026, 12, 31)),
        "open",
    )
    assert pooled.pool.counts == {"met": 1}  # the commune is judged by its own


def test_communes_whose_plans_lack_what_the_province_asks_count_without_a_status(province: Province) -> None:
    province.asks("quang >= 60", "toc_do >= 50")
    province.commune("a", counts(90, 100))
    province.commune("b", "period: 2026-06, values: {quang: 10, ho: 100, toc_do: 40}", plans=["thue_bao >= 1"])
    province.commune("c", counts(None, 200), plans=["thue_bao >= 1"])
    province.commune("d", counts(5, 100), plans=[])
    pooled = province.pooled()
    assert (pooled.numerator, pooled.denominator, pooled.pool.missing) == (105, 300, 200)
    assert (pooled.pool.communes, pooled.pool.known, pooled.pool.counts) == (4, 3, {"met": 1})
    assert pooled.pool.furthest == []
    assert [(one.path[-1], one.status, one.gap) for one in province.pooled("toc_do").pool.listed] == [("b", None, None)]


def test_illustrative_figures_of_what_only_the_province_asks_are_counted_too(province: Province) -> None:
    province.asks("quang >= 60")
    province.commune("a", counts(10, 100, more=ILLUSTRATIVE), plans=["toc_do >= 50"])
    assert province.pooled().pool.illustrative == 1
    assert province.rolled_up().members[0].illustrative_left_out


def test_what_the_province_does_not_apply_is_no_target_of_its_own(province: Province) -> None:
    province.asks('{id: quang, not_applicable: Bãi bỏ, targets: [{op: ">=", value: 95}]}')
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=["toc_do >= 50"])
    pooled = province.pooled()
    assert (pooled.whose, pooled.pool.communes, pooled.verdict) == ("communes", 1, "met")


def test_what_does_not_apply_to_a_commune_stays_out_though_the_province_asks_it(province: Province) -> None:
    province.asks("quang >= 60")
    exempt = '{id: quang, not_applicable: Không có hạ tầng, targets: [{op: ">=", value: 60}]}'
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[exempt])
    pooled = province.pooled()
    assert (pooled.value, pooled.pool.communes, pooled.pool.counts["not-applicable"]) == (90, 1, 1)


def test_a_plan_of_the_province_of_another_year_is_not_used(province: Province) -> None:
    province.asks("quang >= 95", year=2025)
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), plans=[])
    pooled = province.pooled()
    assert (pooled.whose, pooled.pool.communes) == ("communes", 1)
    assert [one.path[-1] for one in province.rolled_up().absent["no-plan"]] == ["b"]


def test_what_the_province_defines_for_itself_is_none_of_the_communes_own(province: Province) -> None:
    province.asks('{id: rieng, name: Riêng, measure: percent, formula: quang / ho, targets: [{op: ">=", value: 1}]}')
    province.commune("a", counts(90, 100))
    found = province.rolled_up()
    assert ([one.indicator.id for one in found.indicators], found.own) == (["quang"], {})


def test_of_two_plans_of_the_province_the_first_asks(province: Province) -> None:
    province.asks("quang >= 95")
    province.folder.write("plans/thanh-hoa/2026-xa.yaml", plan(["quang >= 60"]))
    province.commune("a", counts(90, 100))
    assert province.pooled().asked == TargetTerms(">=", Decimal(95), date(2026, 12, 31))


# Which communes


def absent(province: Province, **asked: object) -> dict[str, list[str]]:
    found = province.rolled_up(**asked)  # type: ignore[arg-type]
    return {why: [one.path[-1] for one in group] for why, group in found.absent.items()}


def test_a_commune_without_a_plan_of_the_year_does_not_count(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(10, 100), year=2025)
    assert absent(province) == {"no-plan": ["b"]}
    assert province.pooled().denominator == 100
    assert absent(province, year=2025) == {"no-plan": ["a"]}


def test_a_folder_with_nothing_of_ours_in_it_is_no_commune(province: Province) -> None:
    province.folder.write("plans/thanh-hoa/xa-a/anh.jpg", "")
    assert (absent(province), province.rolled_up().members) == ({}, ())
    province.folder.write("plans/thanh-hoa/xa-b/reports/.gitkeep", "")
    assert absent(province) == {"unreadable": ["b"]}


def test_a_commune_whose_files_do_not_load_is_unreadable(province: Province) -> None:
    province.commune("a", counts(90, 100))
    path = province.commune("b", counts(90, 100))
    province.folder.write(f"plans/{path}/reports/2026-03.yaml", "period: [\n")
    found = province.rolled_up()
    assert [one.path[-1] for one in found.absent["unreadable"]] == ["b"]
    assert [one.rule for one in found.findings] == ["yaml-syntax"]
    assert found.indicators[0].denominator == 100


def test_a_warning_of_reading_keeps_no_commune_out(province: Province) -> None:
    path = province.commune("a", counts(90, 100))
    province.folder.write(f"plans/{path}/reports/2026-03.yaml", b"\xef\xbb\xbfperiod: 2026-03\n")
    found = province.rolled_up()
    assert (len(found.members), [one.rule for one in found.findings]) == (1, ["text-form"])


@pytest.mark.parametrize(
    ("today", "counting"), [("2026-06-30", "a"), ("2026-07-01", "b"), ("2026-07-02", "b"), ("2026-11-22", "b")]
)
def test_a_dissolved_commune_counts_until_the_day_before_and_then_its_successor(
    province: Province, today: str, counting: str
) -> None:
    province.commune("a", counts(50, 100), about='dissolved: 2026-07-01\nsuccessor: "00002"\n')
    province.commune("b", counts(90, 100), about="established: 2026-07-01\n")
    found = province.rolled_up(today=today)
    assert [one.path[-1] for one in found.members] == [counting]
    assert found.indicators[0].denominator == 100
    if counting == "a":
        assert [one.path[-1] for one in found.absent["not-established"]] == ["b"]
    else:
        assert [(one.path[-1], one.successor) for one in found.absent["dissolved"]] == [("a", "00002")]


def test_in_a_year_that_is_over_a_commune_dissolved_later_still_counts(province: Province) -> None:
    province.commune("a", counts(50, 100, "2025-06"), year=2025, about="dissolved: 2026-03-01\n")
    province.commune("b", counts(90, 100, "2025-06"), year=2025, about="established: 2026-03-01\n")
    found = province.rolled_up(year=2025)
    assert [one.path[-1] for one in found.members] == ["a"]
    assert found.indicators[0].pool.counts == {"missed": 1}
    assert absent(province, year=2025) == {"not-established": ["b"]}
    gone = province.commune("c", year=2025, about="dissolved: 2025-12-31\n")
    assert [one.path for one in province.rolled_up(year=2025).absent["dissolved"]] == [gone]


def test_a_dissolved_commune_is_evaluated_no_later_than_the_day_before(province: Province) -> None:
    """Its plan runs until March 2026, its target is due at the end of January: after its last day nothing is missed."""
    head = "end: 2026-03-31"
    about = "dissolved: 2026-02-01\n"
    province.commune(
        "a", counts(50, 100, "2025-06"), counts(90, 100, "2026-02"), year=2025, head=head, about=about,
        plans=["quang >= 80, due: 2026-01-31"],
    )  # fmt: skip
    pooled = province.pooled(year=2025)
    assert (pooled.value, pooled.pool.counts) == (50, {"open": 1})


# How they report


def test_who_has_not_reported_within_the_plan_is_named(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100, "2025"))
    province.commune("c", counts(90, 100, more=ILLUSTRATIVE))
    province.commune("d", counts(90, 100, "2026-12"))  # not yet
    found = province.rolled_up()
    assert [one.path[-1] for one in found.silent] == ["b", "c", "d"]
    assert [one.last_report for one in found.members] == [date(2026, 6, 14), date(2025, 12, 14), None, None]


def test_a_commune_without_a_plan_has_reported_within_the_provinces(province: Province) -> None:
    province.asks("quang >= 60")
    province.commune("a", counts(90, 100), plans=[])
    province.commune("b", counts(90, 100, "2025"), plans=[])
    assert [one.path[-1] for one in province.rolled_up().silent] == ["b"]


def overdue(province: Province, **asked: object) -> dict[str, date | None]:
    found = province.rolled_up(**asked)  # type: ignore[arg-type]
    assert found.overdue == [one for one in found.members if one.overdue]
    return {one.path[-1]: one.overdue for one in found.members}


def test_reports_are_overdue_by_the_plans_own_dates(province: Province) -> None:
    due = 'report_due: ["06-10", "11-10"]'
    province.commune("a", head=due)
    province.commune("b", counts(90, 100), head=due)  # 14 June: since the due date before the last
    province.commune("c", counts(90, 100, "2026-05"), head=due)  # 14 May: before that
    province.commune("d", counts(90, 100, "2026-06", ", as_of: 2026-06-10"), head=due)
    province.commune("e", counts(90, 100, more=ILLUSTRATIVE), head=due)
    late = date(2026, 11, 10)
    assert overdue(province) == {"a": late, "b": None, "c": late, "d": late, "e": late}


@pytest.mark.parametrize(
    ("today", "since"),
    [
        ("2026-06-10", None),
        ("2026-06-11", date(2026, 6, 10)),
        ("2026-11-10", date(2026, 6, 10)),
        ("2026-11-11", date(2026, 11, 10)),
    ],
)
def test_a_report_is_overdue_from_the_day_after_it_is_due(province: Province, today: str, since: date | None) -> None:
    province.commune("a", head='report_due: ["11-10", "06-10"]')
    assert overdue(province, today=today) == {"a": since}


def test_before_the_first_due_date_of_a_plan_a_report_from_before_it_is_not_enough(province: Province) -> None:
    province.commune("a", counts(90, 100, "2025"), head='report_due: ["11-10"]')
    province.commune("b", counts(90, 100, "2026-01"), head='report_due: ["11-10"]')
    assert overdue(province) == {"a": date(2026, 11, 10), "b": None}


def test_the_settings_say_when_reports_are_due_where_a_plan_does_not(province: Province) -> None:
    province.folder.write("plans/cdsplan.yaml", 'report_due: ["09-15"]\n')
    province.commune("a")
    province.commune("b", head='report_due: ["12-10"]')
    assert overdue(province) == {"a": date(2026, 9, 15), "b": None}


def test_where_nobody_says_when_nothing_is_overdue(province: Province) -> None:
    province.commune("a")
    assert overdue(province) == {"a": None}


def test_the_29th_of_february_is_the_28th_in_a_common_year(province: Province) -> None:
    province.commune("a", head='report_due: ["02-29"]')
    assert overdue(province, today="2026-02-28") == {"a": None}
    assert overdue(province, today="2026-03-01") == {"a": date(2026, 2, 28)}


def test_reports_of_a_later_year_do_not_make_up_for_one_of_a_year_that_is_over(province: Province) -> None:
    province.commune("a", counts(90, 100), year=2025, head='report_due: ["11-10"]')
    assert overdue(province, year=2025) == {"a": date(2025, 11, 10)}


def test_so_many_of_the_variables_their_plans_need_are_reported(province: Province) -> None:
    province.commune("a", counts(90, None), plans=["quang >= 80", "co_day >= 80"])
    [one] = province.rolled_up().members
    assert (one.needed, one.reported) == (3, 1)


def test_every_commune_says_who_it_is(province: Province) -> None:
    province.commune("a", counts(90, 100))
    [one] = province.rolled_up().members
    assert (one.path, one.name, one.code, one.province) == ("thanh-hoa/xa-a", "Xã A", "00001", "Thanh Hóa")


# The whole


def test_indicators_stand_in_the_order_of_the_catalog(province: Province) -> None:
    province.commune("a", plans=["so_hoa == done", "thue_bao >= 1"])
    province.commune("b", plans=["quang >= 80"])
    assert [one.indicator.id for one in province.rolled_up().indicators] == ["quang", "thue_bao", "so_hoa"]


def test_only_some_indicators_can_be_asked_for(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}'
    province.commune("a", plans=["quang >= 80", "thue_bao >= 1", own])
    found = province.rolled_up(only=["thue_bao"])
    assert ([one.indicator.id for one in found.indicators], found.own) == (["thue_bao"], {})
    assert found.members[0].counts == {"no-data": 1}


def test_nobody_at_all_is_an_empty_roll_up(province: Province) -> None:
    found = province.rolled_up()
    assert (found.members, found.indicators, found.absent, found.own) == ((), (), {}, {})


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


# Some households of so many, of which the report says nothing or only how many there are, or all.
SHARES = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 50), st.sampled_from(["both", "whole", "none"])), max_size=8
)


def pool_of(shares: list[tuple[int, int, str]], asked: TargetTerms, first: int = 0) -> Aggregate:
    """The pool of communes a, b, c…, from the one of this number on."""
    pool = Aggregate()
    for at, (some, more, told) in enumerate(shares, first):
        pair = (Fraction(some), Fraction(some + more)) if told == "both" else None
        value = pair[0] * 100 / pair[1] if pair else None
        member = CommuneStatus(f"t/{chr(ord('a') + at)}", "Xã", "00001", "T", None, None, {})
        share = Contribution(
            "x", "rate", shared=True, status="open" if pair else "no-data", asked=asked, pair=pair,
            waiting=Fraction(some + more) if told == "whole" else None,
            value=value, gap=None if value is None else 100 - value, as_of=date(2026, 6, 14),
        )  # fmt: skip
        pool.add(member, share)
    return pool


@given(shares=SHARES, cut=st.integers(0, 8), turned=st.booleans())
def test_the_figures_do_not_depend_on_the_order_of_merging(
    shares: list[tuple[int, int, str]], cut: int, *, turned: bool
) -> None:
    asked = TargetTerms(">=", Decimal(100), date(2026, 12, 31))
    parts = [pool_of(shares[:cut], asked), pool_of(shares[cut:], asked, min(cut, len(shares)))]
    merged = Aggregate()
    for part in reversed(parts) if turned else parts:
        merged.merge(part)
    assert merged == pool_of(shares, asked)


def test_of_equals_the_first_by_path_stay_whatever_came_first() -> None:
    asked = TargetTerms(">=", Decimal(100), date(2026, 12, 31))
    merged = Aggregate()
    for at in (4, 2, 0):
        merged.merge(pool_of([(1, 1, "both")] * 4, asked, at))
    assert [one.path for one in merged.furthest] == ["t/a", "t/b", "t/c", "t/c", "t/d"]


@given(
    shares=SHARES,
    op=st.sampled_from([">=", ">", "<=", "<"]),
    value=st.integers(0, 100),
    today=st.sampled_from([date(2026, 11, 22), date(2027, 1, 1)]),
)
def test_whatever_those_that_wait_report_the_bounds_and_the_status_hold(
    shares: list[tuple[int, int, str]], op: Comparator, value: int, today: date
) -> None:
    asked = TargetTerms(op, Decimal(value), date(2026, 12, 31))
    own = inline.plan([inline.indicator()])
    [indicator] = inline.definitions_of(own).of_plan(own)
    pooled = PooledIndicator(indicator, "rate", pool_of(shares, asked), today, asked)
    some = sum(some for some, _, told in shares if told != "none")
    whole = sum(some + more for some, more, told in shares if told != "none")
    if pooled.value is None:
        assert (pooled.low, pooled.high, pooled.verdict) == (None, None, None)
        return
    assert pooled.low is not None
    assert pooled.high is not None
    found = Fraction(some * 100, whole)
    assert pooled.low <= found <= pooled.high
    assert pooled.low <= pooled.value <= pooled.high
    if pooled.verdict:
        assert (pooled.verdict == "met") is satisfies(found, target_of(asked))
