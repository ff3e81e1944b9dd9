"""Bars of communes, which say the same in words."""

from fractions import Fraction

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.language import Language
from cdsplan.render import words
from cdsplan.render.web import bars, svg
from tests import pages
from tests.pages import Element

SAID = svg.Said("s1", "Title", "seen")


def boxes(drawn: Element) -> list[tuple[int, int]]:
    """Where each box begins, and how wide it is."""
    return [(int(one.attributes["x"]), int(one.attributes["width"])) for one in drawn.inner("rect")]


def test_parts_follow_each_other_and_fill_the_bar() -> None:
    counts: dict[Status, int] = {"met": 1, "behind": 2, "no-data": 1}
    figure = pages.read(bars.by_status(counts, SAID, Language.EN))
    pages.expect_readable_parts(figure)
    assert boxes(figure.first("svg")) == [(1, 100), (101, 199), (300, 99)]
    assert [one.words for one in figure.first("svg").inner("text")] == ["1", "2", "1"]
    assert [one.words for one in figure.inner("li")] == ["Met: 1", "Behind: 2", "No data: 1"]


def test_each_status_has_a_pattern_of_its_own_that_is_drawn_once() -> None:
    drawn = pages.read(bars.patterns())
    ids = [one.attributes["id"] for one in drawn.inner("pattern")]
    assert ids == [f"cdsplan-pattern-{status}" for status in STATUSES]
    assert len({one.attributes["d"] for one in drawn.inner("path")}) == len(STATUSES)


def test_a_bar_is_told_in_words() -> None:
    counts: dict[Status, int] = {"missed": 0, "met": 3, "stale": 2}
    assert bars.told(counts).within(Language.VI) == f"{words.STATUS['met'].vi}: 3, {words.STATUS['stale'].vi}: 2"


def test_a_ranking_names_each_with_its_figure_and_draws_it_to_scale() -> None:
    entries = [
        bars.Entry("<A>", Fraction(80), "80%"),
        bars.Entry("B", Fraction(40), "40%"),
        bars.Entry("C", Fraction(-5), "-5%"),
    ]
    drawn = pages.read(bars.ranking(entries, Fraction(60), SAID))
    assert [one.words for one in drawn.inner("text")] == ["<A>", "80%", "B", "40%", "C", "-5%"]
    assert boxes(drawn) == [(0, 400), (0, 200), (0, 0)]
    assert {one.attributes["d"].partition(" ")[0] for one in drawn.inner("path")} == {"M300"}


def test_where_all_are_at_zero_there_is_no_bar() -> None:
    drawn = pages.read(bars.ranking([bars.Entry("A", Fraction(0), "0%")], None, SAID))
    assert boxes(drawn) == [(0, 0)]
