"""Sums, coverage, bounds and status, with figures worked out by hand (design.md, section 6)."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.evaluation.standing import reached
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Text
from cdsplan.model.fields import Comparator, State
from cdsplan.model.files import Target
from cdsplan.model.targets import satisfies
from cdsplan.rollup.aggregate import PooledFigure, aggregate
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.contribution import Contribution
from cdsplan.rollup.part import Part
from cdsplan.rollup.pooled_indicator import PooledIndicator, Tally
from tests import inline
from tests.communes import Province, counts, results


def bounds(pooled: PooledIndicator) -> tuple[Fraction | None, Fraction | None]:
    return pooled.figure.low, pooled.figure.high


# Sums


def test_rates_are_never_averaged(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(100, 1000))
    pooled = province.pooled()
    assert (pooled.figure.numerator, pooled.figure.denominator) == (190, 1100)
    assert pooled.figure.value == Fraction(19000, 1100)  # and not (90 + 10) / 2


def test_only_complete_pairs_enter(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(50))
    province.commune("c", counts(None, 400))
    province.commune("d")
    pooled = province.pooled()
    assert (pooled.figure.numerator, pooled.figure.denominator) == (90, 100)
    assert (pooled.pooled.sums.communes, pooled.pooled.sums.known, pooled.pooled.sums.waiting) == (4, 1, 1)


def test_a_communes_pair_is_its_latest_before_the_date(province: Province) -> None:
    province.commune("a", counts(50, 100, "2026-03"), counts(60, 100), counts(99, 100, "2026-12"))
    assert province.pooled().figure.value == 60
    assert province.pooled(today="2026-06-13").figure.value == 50


def test_a_null_is_not_zero(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", "period: 2026-06, values: {quang: {value: null}, ho: 300}")
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.pooled.sums.waiting, pooled.pooled.sums.missing) == (90, 1, 300)


def test_a_numerator_may_be_a_sum_of_counts(province: Province) -> None:
    for letter, dong in (("a", 10), ("b", 30)):
        province.commune(
            letter, f"period: 2026-06, values: {{quang: 50, dong: {dong}, ho: 100}}", plans=["co_day >= 80"]
        )
    pooled = province.pooled("co_day")
    assert (pooled.pooled.kind, pooled.figure.numerator, pooled.figure.denominator, pooled.figure.value) == (
        "rate",
        140,
        200,
        70,
    )


def test_a_rate_may_have_a_unit_and_a_scale(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {quang: 30, dan: 100}", plans=["mat_do >= 40"])
    province.commune("b", "period: 2026-06, values: {quang: 10, dan: 300}", plans=["mat_do >= 40"])
    pooled = province.pooled("mat_do")
    assert (pooled.figure.numerator, pooled.figure.denominator, pooled.figure.value) == (40, 400, 10)


def test_a_carried_denominator_enters_the_pair(province: Province) -> None:
    province.commune("a", counts(None, 100, "2026-03"), counts(90))
    pooled = province.pooled()
    assert (pooled.figure.numerator, pooled.figure.denominator, pooled.pooled.share) == (90, 100, 100)


def test_a_denominator_of_zero_is_no_pair(province: Province) -> None:
    province.commune("a", counts(0, 0))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.pooled.share, pooled.pooled.sums.communes, pooled.pooled.sums.known) == (
        None,
        None,
        1,
        0,
    )
    assert (pooled.pooled.sums.waiting, pooled.pooled.sums.unknown) == (1, 0)  # there is nothing to wait for
    assert pooled.tally.counts == {"undefined": 1}
    province.commune("b", counts(30, 40))
    assert bounds(province.pooled()) == (75, 75)


def test_nothing_known_is_no_figure_and_no_bound(province: Province) -> None:
    province.commune("a")
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.figure.numerator, pooled.figure.denominator, pooled.pooled.share) == (
        None,
        None,
        None,
        None,
    )
    assert (*bounds(pooled), pooled.status) == (None, None, None)


# Coverage and bounds


def test_coverage_is_the_share_of_the_known_denominators(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 200))
    province.commune("c")
    assert province.pooled().pooled.share == Fraction(100, 3)  # 100 of 300; of c nobody knows the households


def test_what_waits_is_no_older_than_what_could_be_carried(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(None, 300, "2025-11", ", as_of: 2025-11-21"))
    assert province.pooled(today="2026-11-22").pooled.sums.missing == 300  # 366 days
    assert province.pooled(today="2026-11-23").pooled.sums.missing == 0


def test_what_was_published_waits_with_what_could_be_carried_to_the_day(province: Province) -> None:
    province.commune("a", counts(None, 300, "2025-06"), results("quang: 55.5", "2026-01"))
    assert province.pooled(today="2026-06-15").pooled.sums.missing == 300  # 366 days
    sums = province.pooled(today="2026-06-16").pooled.sums  # though it could when the result was published
    assert (sums.waiting, sums.unknown) == (0, 1)


def test_what_is_stale_waits_with_what_was_known_at_its_date(province: Province) -> None:
    province.commune("a", counts(50, 100, "2024-06"), counts(None, 300, "2025-06"))
    assert province.pooled(today="2026-06-16").pooled.sums.missing == 100


def test_a_denominator_below_zero_is_not_known(province: Province) -> None:
    province.commune("a", counts(None, -1))
    assert province.pooled().pooled.sums.unknown == 1
    province.commune("b", counts(None, 0))
    assert province.pooled().pooled.sums.waiting == 1


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
    assert (pooled.pooled.share, pooled.figure.value, *bounds(pooled)) == (0, None, None, None)


# Counts


def test_a_count_is_added_up(province: Province) -> None:
    province.commune("a", counts(90), plans=["thue_bao >= 100"])
    province.commune("b", counts(20), plans=["thue_bao >= 100"])
    pooled = province.pooled("thue_bao")
    assert (pooled.pooled.kind, pooled.figure.value, pooled.figure.denominator, pooled.pooled.share) == (
        "count",
        110,
        None,
        None,
    )


def test_a_count_that_was_published_without_its_figures_is_not_added_up(province: Province) -> None:
    province.commune("a", results("thue_bao: 90"), plans=["thue_bao >= 100"])
    pooled = province.pooled("thue_bao")
    assert (pooled.figure.value, pooled.tally.published, [one.value for one in pooled.tally.listed]) == (None, 1, [90])


def test_a_sum_of_counts_keeps_its_scale(province: Province) -> None:
    report = "period: 2026-06, values: {quang: 1500, dong: 500}"
    province.commune("a", report, plans=["so_day >= 1"])
    province.commune("b", report, plans=["so_day >= 1"])
    pooled = province.pooled("so_day")
    assert (pooled.figure.numerator, pooled.figure.value) == (4000, 4)


def test_a_count_has_no_bounds_while_a_commune_lacks_it(province: Province) -> None:
    province.commune("a", counts(90), plans=["thue_bao >= 100"])
    assert bounds(province.pooled("thue_bao")) == (90, 90)
    province.commune("b", plans=["thue_bao >= 100"])
    pooled = province.pooled("thue_bao")
    assert (pooled.figure.value, *bounds(pooled), pooled.status) == (90, None, None, None)


# What is not pooled


def test_speeds_are_listed_and_never_added_up(province: Province) -> None:
    for letter, speed in (("a", 40), ("b", 60)):
        province.commune(letter, f"period: 2026-06, values: {{toc_do: {speed}}}", plans=["toc_do >= 50"])
    pooled = province.pooled("toc_do")
    assert (pooled.pooled.kind, pooled.figure.value, *bounds(pooled), pooled.status) == (None, None, None, None, None)
    assert [(one.path, one.value, one.status) for one in pooled.tally.listed] == [
        ("thanh-hoa/xa-a", 40, "open"),
        ("thanh-hoa/xa-b", 60, "met"),
    ]


def test_results_published_without_counts_are_listed_and_wait(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", results("quang: 55.5"), counts(None, 300, "2026-03"))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.tally.published, pooled.pooled.sums.missing) == (90, 1, 300)
    assert [(one.name, one.value, one.published) for one in pooled.tally.listed] == [("Xã B", Fraction(111, 2), True)]


def test_an_indicator_without_a_formula_is_listed(province: Province) -> None:
    province.commune("a", results("hai_long: 97.8"), plans=["hai_long >= 95"])
    pooled = province.pooled("hai_long")
    assert (pooled.pooled.kind, pooled.figure.value, pooled.tally.counts) == (None, None, {"met": 1})
    assert [one.value for one in pooled.tally.listed] == [Fraction(489, 5)]


def test_milestones_are_listed_with_their_state(province: Province) -> None:
    province.commune("a", results("so_hoa: done"), plans=["so_hoa == done"])
    province.commune("b", results("so_hoa: in-progress"), plans=["so_hoa == done"])
    tally = province.pooled("so_hoa").tally
    assert [one.value for one in tally.listed] == [State.DONE, State.IN_PROGRESS]
    assert (tally.counts, tally.furthest) == ({"met": 1, "open": 1}, ())


def test_a_formula_over_what_the_catalog_does_not_have_is_never_added_up(province: Province) -> None:
    province.folder.write(
        "plans/catalog/hong.yaml", "indicators: {la: {name: Lạ, measure: percent, formula: la / ho}}\n"
    )
    head = "variables: {la: {name: Lạ, kind: count}}"
    province.commune("a", "period: 2026-06, values: {la: 5, ho: 10}", plans=["la >= 80"], head=head)
    pooled = province.pooled("la")
    assert (pooled.pooled.kind, pooled.figure.value, pooled.pooled.share) == (None, None, None)


def test_what_a_commune_defines_for_itself_is_not_pooled_with_the_catalogs(province: Province) -> None:
    own = '{id: rieng, name: Riêng, measure: percent, formula: quang / ho, targets: [{op: ">=", value: 1}]}'
    province.commune("a", counts(90, 100), plans=["quang >= 80", own])
    province.commune("b", counts(90, 100), plans=[own.replace("Riêng", "Khác")])
    found = province.rolled_up()
    assert [one.indicator.id for one in found.indicators] == ["quang"]
    assert found.own == {"rieng": (Text("Khác", "Khác"), 2)}
    assert found.indicators[0].pooled.sums.communes == 1


# Statuses


def test_the_statuses_of_the_communes_are_counted(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(80, 100))
    province.commune("c", counts(70, 100))
    province.commune("d")
    found = province.rolled_up()
    assert found.indicators[0].tally.counts == {"met": 2, "open": 1, "no-data": 1}
    assert [dict(one.counts) for one in found.communes] == [{"met": 1}, {"met": 1}, {"open": 1}, {"no-data": 1}]


@pytest.mark.parametrize(
    ("waiting", "wanted", "today", "status"),
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
    province: Province, waiting: int, wanted: str, today: str, status: str | None
) -> None:
    province.commune("a", counts(80, 100), plans=[f"quang {wanted}"])
    if waiting:
        province.commune("b", counts(None, waiting), plans=[f"quang {wanted}"])
    assert province.pooled(today=today, year=2026).status == status


@pytest.mark.parametrize("wanted", [">= 30", ">= 31", "<= 90", "<= 29", "< 30"])
def test_without_an_upper_bound_there_is_no_status(province: Province, wanted: str) -> None:
    report = "period: 2026-06, values: {quang: 30, ho: 100}"
    province.commune("a", report, plans=[f"vuot {wanted}"])
    assert province.pooled("vuot").status is not None
    province.commune("b", "period: 2026-06, values: {ho: 1}", plans=[f"vuot {wanted}"])
    assert province.pooled("vuot").status is None


def test_while_a_commune_has_no_known_denominator_there_are_no_bounds_and_no_status(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b")
    pooled = province.pooled()
    assert (pooled.pooled.sums.unknown, pooled.pooled.share, pooled.figure.value) == (1, 100, 90)
    assert (*bounds(pooled), pooled.status) == (None, None, None)


def test_nearly_is_not_there(province: Province) -> None:
    province.commune("a", counts(3998, 5000))
    province.commune("b", counts(3998, 5000))
    pooled = province.pooled()
    assert (pooled.figure.value, pooled.status) == (Fraction(7996, 100), "open")


# The furthest behind


def furthest(province: Province, name: str = "quang") -> list[str]:
    return [one.path[-1] for one in province.pooled(name).tally.furthest]


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
    tally = province.pooled().tally
    assert tally.counts == {"met": 1, "on-track": 1, "behind": 1, "open": 1, "missed": 1, "stale": 1}
    assert [(one.path[-1], one.status) for one in tally.furthest] == [("e", "missed"), ("c", "behind"), ("d", "open")]


def test_of_the_furthest_there_are_at_most_five_and_of_equals_the_first_by_path(province: Province) -> None:
    for letter in "gfedcba":
        province.commune(letter, counts(70, 100))
    assert furthest(province) == ["a", "b", "c", "d", "e"]
    province.commune("h", counts(60, 100))
    assert furthest(province) == ["h", "a", "b", "c", "d"]
    province.commune("i", counts(65, 100))
    assert furthest(province) == ["h", "i", "a", "b", "c"]


def test_speeds_can_be_far_behind_too(province: Province) -> None:
    province.commune("a", "period: 2026-06, values: {toc_do: 40}", plans=["toc_do >= 50"])
    assert furthest(province, "toc_do") == ["a"]


def test_behind_a_target_of_zero_the_gap_itself_counts(province: Province) -> None:
    province.commune("a", counts(3), plans=["thue_bao <= 0"])
    province.commune("b", counts(4), plans=["thue_bao <= 0"])
    province.commune("c", counts(12), plans=["thue_bao <= 4"])  # 8 of 4 is twice its target
    found = province.pooled("thue_bao").tally.furthest
    assert [(one.path[-1], one.gap) for one in found] == [("b", 4), ("a", 3), ("c", 8)]


# Merging


# Some households of so many, of which the report says nothing or only how many there are, or all.
SHARES = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 50), st.sampled_from(["both", "whole", "none"])), max_size=8
)
DUE = date(2026, 12, 31)
REPORTED = date(2026, 6, 14)


def wanted(op: Comparator, value: int) -> DueTarget:
    """A plan asks for that until the end of the year."""
    target = inline.read(Target, f'{{op: "{op}", value: {value}}}')
    return DueTarget(target, DUE, op, Decimal(value), Fraction(value), None, in_force=True)


def figure_of(*parts: Part) -> PooledFigure:
    """A rate over these communes."""
    own = inline.plan([inline.indicator()])
    [indicator] = inline.definitions_of(own).of_plan(own)
    return PooledFigure(indicator, "rate", aggregate(parts))


def test_the_latest_date_of_the_pairs_is_that_of_the_sum() -> None:
    earlier, later = Part((1, 2), as_of=date(2026, 3, 14)), Part((1, 2), as_of=date(2026, 6, 14))
    waiting = Part(waiting=2)
    assert [figure_of(*some).sums.latest for some in ([earlier, later, waiting], [later, earlier], [waiting])] == [
        date(2026, 6, 14),
        date(2026, 6, 14),
        None,
    ]


def test_one_household_is_the_whole_share_of_itself() -> None:
    assert (figure_of(Part((1, 1))).share, figure_of(Part((1, 1)), Part(waiting=1)).share) == (100, 50)


def test_denominators_that_come_to_nothing_or_less_give_no_figure_and_no_share() -> None:
    nothing = figure_of(Part((1, 5)), Part((1, -5)))
    assert (nothing.value, nothing.share) == (None, None)
    less = figure_of(Part((1, Fraction(-1, 2))), Part(waiting=10))
    assert (less.value, less.share, less.low, less.high) == (None, None, None, None)


def part(some: int, more: int, known: str) -> Part:
    if known == "both":
        return Part((some, some + more), as_of=REPORTED)
    return Part(waiting=some + more if known == "whole" else None)


def tally_of(shares: list[tuple[int, int, str]], first: int = 0) -> Tally:
    """Communes a, b, c…, from the one of this number on."""
    tally = Tally()
    for at, (some, more, known) in enumerate(shares, first):
        value = Fraction(some * 100, some + more) if known == "both" else None
        commune = CommuneStatus(f"t/{chr(ord('a') + at)}", "Xã", "00001", "T", None, None, {})
        one = Contribution(
            "x", own_name=None, status="no-data" if value is None else "open",
            target=wanted(">=", 100),
            part=part(some, more, known), value=value, gap=None if value is None else 100 - value, as_of=REPORTED,
        )  # fmt: skip
        tally.add(commune, one, poolable=True)
    return tally


@given(shares=SHARES, cut=st.integers(0, 8), turned=st.booleans())
def test_the_figures_do_not_depend_on_the_order_of_merging(
    shares: list[tuple[int, int, str]], cut: int, *, turned: bool
) -> None:
    parts = [tally_of(shares[:cut]), tally_of(shares[cut:], min(cut, len(shares)))]
    merged = Tally()
    for one in reversed(parts) if turned else parts:
        merged.merge(one)
    assert merged == tally_of(shares)


def test_of_equals_the_first_by_path_stay_whatever_came_first() -> None:
    merged = Tally()
    for at in (4, 2, 0):
        merged.merge(tally_of([(1, 1, "both")] * 4, at))
    assert [one.path for one in merged.result.furthest] == ["t/a", "t/b", "t/c", "t/c", "t/d"]


@given(
    shares=SHARES,
    op=st.sampled_from([">=", ">", "<=", "<"]),
    value=st.integers(0, 100),
    today=st.sampled_from([date(2026, 11, 22), date(2027, 1, 1)]),
)
def test_whatever_those_that_wait_report_the_bounds_and_the_status_hold(
    shares: list[tuple[int, int, str]], op: Comparator, value: int, today: date
) -> None:
    target = wanted(op, value)
    pooled = figure_of(*(part(*one) for one in shares))
    status = reached((pooled.low, pooled.high), REPORTED, target, today, counter=False)
    if pooled.value is None or pooled.sums.unknown:
        assert (pooled.low, pooled.high, status) == (None, None, None)
        return
    assert pooled.low is not None
    assert pooled.high is not None
    found = Fraction(sum(some for some, _, _ in shares) * 100, sum(some + more for some, more, _ in shares))
    assert pooled.low <= found <= pooled.high
    assert pooled.low <= pooled.value <= pooled.high
    if status:
        assert (status == "met") is satisfies(found, target)
