"""design.md, section 6: the sums of many communes, date after date, with figures worked out by hand."""

# Every Fraction may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from cdsplan.evaluation.observations import History
from cdsplan.model import period
from cdsplan.model.formula import exact
from cdsplan.rollup.part import Part
from cdsplan.rollup.pooled_history import DatedCounts, DatedPart, dated_part, history
from tests.inline import PERCENT, definitions_of, indicator, number, observed, plan

Point = tuple[str, dict[str, int]]


def quang(as_of: str, some: int, every: int = 100) -> Point:
    return as_of, {"quang": some, "ho": every}


def ho_so(as_of: str, count: int) -> Point:
    return as_of, {"ho_so": count, "truc_tuyen": count // 2}


def commune(*points: Point, span: str | None = None) -> DatedPart:
    """One that reported this, on these days; without figures: published without its counts."""
    known = [
        DatedCounts(
            date.fromisoformat(as_of),
            period.parse(span or as_of[:7]),
            {name: Decimal(value) for name, value in values.items()},
            approx=False,
            quality="final",
            illustrative=False,
        )
        for as_of, values in points
    ]
    (above, below), as_of = [exact(value) for value in known[-1].values.values()][:2], known[-1].as_of
    return DatedPart(Part((above, below), as_of=as_of), tuple(known))


def pooled(*parts: DatedPart, definition: str = PERCENT) -> History:
    read_plan = plan([indicator(definition)])
    definitions = definitions_of(read_plan)
    return history(definitions.of_plan(read_plan)[0], definitions.variables, parts)


def figures(past: History | None) -> list[tuple[str, Fraction]]:
    """`2026-06-14` and the figure of that day."""
    assert past is not None
    return [(f"{one.as_of}", one.value) for one in past.observations if isinstance(one.value, Fraction)]


@pytest.mark.parametrize(("day", "known"), [("2025-06-13", False), ("2025-06-14", True), ("2026-06-15", True)])
def test_a_commune_is_known_for_366_days(day: str, *, known: bool) -> None:
    one = commune(quang("2025-06-14", 50))
    assert (one.at(date.fromisoformat(day)) is not None) is known
    assert one.at(date(2026, 6, 16)) is None


def test_of_a_commune_without_a_pair_no_earlier_date_counts() -> None:
    seen = observed("period: 2026-06, values: {ho: 10, quang: 7}").observations
    assert dated_part(Part(waiting=10), seen).points == ()
    (point,) = dated_part(Part((7, 10)), seen).points
    assert point.values == {"quang": 7, "ho": 10}


def test_at_an_earlier_date_all_are_known_each_with_its_latest_figure() -> None:
    first = commune(quang("2025-12-14", 50), quang("2026-06-14", 60))
    other = commune(quang("2026-01-14", 40), quang("2026-03-14", 44))
    expected = [("2026-01-14", 45), ("2026-03-14", 47), ("2026-06-14", 52)]
    assert figures(pooled(first, other)) == expected


def test_counts_of_two_years_are_not_added_up() -> None:
    first = commune(ho_so("2025-12-31", 100), ho_so("2026-06-30", 60))
    other = commune(ho_so("2026-01-31", 10), ho_so("2026-03-31", 30))
    assert figures(pooled(first, other, definition=number("ho_so"))) == [("2026-06-30", 90)]


def test_the_period_of_a_sum_is_one_of_its_day() -> None:
    month, quarter = commune(quang("2026-03-14", 50)), commune(quang("2026-06-14", 60), span="2026-Q2")
    latest = pooled(month, quarter).latest
    assert latest is not None
    assert latest.period.text == "2026-Q2"


# What growth is told from


def test_growth_of_a_rate_is_told_from_those_that_have_a_figure_of_the_year() -> None:
    first = commune(quang("2025-12-14", 50), quang("2026-06-14", 60))
    newer = commune(quang("2026-06-14", 40))
    assert figures(pooled(first, newer).last_year) == [("2025-12-14", 50), ("2026-06-14", 50)]
    earlier = commune(quang("2025-06-14", 30), quang("2026-06-14", 40))
    assert figures(pooled(first, earlier).last_year)[1] == ("2025-12-14", 40)
    # A figure of 2024, though not too old, is none of 2025.
    oldest = commune(quang("2024-12-20", 30), quang("2026-06-14", 40))
    assert ("2025-12-14", 50) in figures(pooled(first, oldest).last_year)


def test_growth_of_a_count_is_told_from_all_or_not_at_all() -> None:
    first = commune(quang("2025-12-14", 50), quang("2026-06-14", 60))
    newer = commune(quang("2026-06-14", 40))
    earlier = commune(quang("2025-12-14", 30), quang("2026-06-14", 40))
    count = number("quang")
    assert figures(pooled(first, newer, definition=count).last_year) == [("2026-06-14", 100)]
    assert figures(pooled(first, earlier, definition=count).last_year) == [("2025-12-14", 80), ("2026-06-14", 100)]


def test_a_date_at_which_one_only_published_its_rate_is_none() -> None:
    first = commune(quang("2025-09-14", 50), ("2025-12-14", {}), quang("2026-06-14", 60))
    other = commune(quang("2025-06-14", 30), quang("2026-06-14", 40))
    days = [day for day, _ in figures(pooled(first, other).last_year)]
    assert days == ["2025-06-14", "2025-09-14", "2026-06-14"]


@pytest.mark.parametrize(("other", "expected"), [("2025-12-01", 140), ("2025-11-30", None)])
def test_counts_that_are_added_up_lie_within_a_month(other: str, expected: int | None) -> None:
    first = commune(ho_so("2025-12-31", 100), ho_so("2026-06-30", 60))
    second = commune(ho_so(other, 40), ho_so("2026-06-30", 30))
    found = dict(figures(pooled(first, second, definition=number("ho_so")).last_year))
    assert found.get("2025-12-31") == expected
    # Any other figure stands until the next.
    still = pooled(commune(quang("2025-12-31", 50)), commune(quang("2025-11-30", 30))).last_year
    assert figures(still)[-1] == ("2025-12-31", 40)
