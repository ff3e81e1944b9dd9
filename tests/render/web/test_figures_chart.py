"""An indicator's figures over time as a drawing that says the same in words."""

import re

import pytest

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language
from cdsplan.render.web import figures_chart
from tests import pages
from tests.pages import Element
from tests.render.tables import JUNE, ONE, tables

MARCH = JUNE.replace("-06", "-03").replace("3214", "3000")
VI, EN = Language.VI, Language.EN


def drawn(progress: Progress, language: Language = EN) -> Element:
    chart = figures_chart.chart(progress.tables[0].rows[0], "c1", language)
    assert chart
    page = pages.read(chart)
    pages.expect_readable_parts(page)
    return page


def places(page: Element, name: str) -> list[tuple[int, int]]:
    return [(int(one.attributes["cx"]), int(one.attributes["cy"])) for one in page.inner(name)]


def test_it_says_in_words_where_the_figures_begin_and_end_and_what_is_asked() -> None:
    page = drawn(tables(ONE, [MARCH, JUNE]))
    assert page.first("title").words.endswith("băng rộng trên địa bàn xã: figures and target")
    assert page.first("desc").words == (
        "From 74.66% on 2026-03-14. The latest 79.99% on 2026-06-14. The target ≥ 80% by 2026-12-31: On track."
    )


def test_it_speaks_vietnamese_as_well() -> None:
    said = drawn(tables(ONE, [MARCH, JUNE]), VI).first("desc").words
    assert said.startswith("Từ 74,66% ngày 14/03/2026. Mới nhất 79,99% ngày 14/06/2026. Mục tiêu ≥ 80%")


def test_a_later_figure_stands_further_right_and_a_greater_one_higher() -> None:
    march, june, ring = places(drawn(tables(ONE, [MARCH, JUNE])), "circle")
    assert june[0] > march[0]
    assert june[1] < march[1]
    assert ring == june


def test_the_axis_begins_at_zero_and_shows_the_target() -> None:
    said = [one.words for one in drawn(tables(ONE, [MARCH, JUNE])).inner("text")]
    assert said == ["80%", "0%", "2026-03-14", "2026-12-31"]


def test_a_marked_figure_has_another_shape_and_its_signs() -> None:
    approx = JUNE.replace("3214", "{value: 3214, approx: true, quality: estimated}")
    page = drawn(tables(ONE, [MARCH, approx]), VI)
    assert len(places(page, "circle")) == 2
    assert "≈(ưt)" in [one.words for one in page.inner("text")]
    assert "◇ ≈ chỉ biết gần đúng, (ưt) số ước tính" in page.first("figcaption").words


def test_an_interim_target_has_its_verdict() -> None:
    plan = ONE.replace("targets: [", 'targets: [{op: ">=", value: 75, due: 2026-05-31}, ')
    page = drawn(tables(plan, [MARCH, JUNE]))
    assert "By 2026-05-31: ≥ 75%, missed." in page.first("desc").words
    assert "✗" in [one.words for one in page.inner("text")]


def test_there_is_none_without_numbers() -> None:
    assert figures_chart.chart(tables(ONE).tables[0].rows[0], "c1", VI) is None


@pytest.mark.parametrize("value", ["0", "-3", "123456789012345678"])
def test_every_place_is_a_whole_number_within_the_drawing(value: str) -> None:
    plan = ONE.replace("targets: [", f"baseline: {{value: {value}}}\n    targets: [")
    for step in drawn(tables(plan, [JUNE])).inner("path", "circle", "text"):
        numbers = [
            number
            for key in ("d", "cx", "cy", "x", "y")
            for number in re.findall(r"-?[\d.]+", step.attributes.get(key, ""))
        ]
        assert all("." not in number for number in numbers)
        assert all(abs(int(number)) <= 400 for number in numbers)
