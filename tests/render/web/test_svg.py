"""Drawings as inline SVG."""

from cdsplan.render.web import svg
from cdsplan.render.web.element import Html
from tests import pages


def test_a_drawing_says_what_it_shows_and_escapes_it() -> None:
    drawn = svg.drawing(svg.Said("c1", "<b>", "a & b"), 40, 20, svg.circle(1, 2, 3))
    page = pages.read(drawn)
    pages.expect_readable_parts(page)
    assert page.first("svg").attributes["aria-labelledby"] == "c1-title c1-desc"
    assert [one.words for one in page.inner("title", "desc")] == ["<b>", "a & b"]


def test_what_is_drawn_has_the_colour_of_the_text() -> None:
    for one in (svg.words("a", 1, 2, bold=True), svg.path("M0 0h1", width=2, dashes="4 4"), svg.circle(1, 2, 3)):
        assert isinstance(one, Html)
        assert 'currentColor"' in one
