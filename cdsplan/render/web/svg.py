"""A drawing as inline SVG: with a title and words that say all of it, its lines in the colour of the text."""

from typing import NamedTuple

from cdsplan.render.web.element import Html, element

# Words in a drawing, in its own units.
LETTER, WORDS = 8, 12


class Said(NamedTuple):
    """What a drawing is called, and in words what one sees in it; `mark`: what no other of the page is called."""

    mark: str
    title: str
    seen: str


def drawing(said: Said, width: int, height: int, inner: Html) -> Html:
    """A drawing of these many units, as wide as there is room for."""
    return element(
        "svg",
        element("title", said.title, id=f"{said.mark}-title"),
        element("desc", said.seen, id=f"{said.mark}-desc"),
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{said.mark}-title {said.mark}-desc",
        class_="cdsplan-chart",
    )


def words(said: str, x: int, y: int, anchor: str = "start", *, bold: bool = False) -> Html:
    """Words of a drawing, beside or above a point."""
    weight = "bold" if bold else None
    return element("text", said, x=x, y=y, text_anchor=anchor, font_size=WORDS, font_weight=weight, fill="currentColor")


def path(steps: str, *, width: int = 1, dashes: str | None = None, fill: str = "none") -> Html:
    """A line, or a shape."""
    return element("path", d=steps, fill=fill, stroke="currentColor", stroke_width=width, stroke_dasharray=dashes)


def circle(x: int, y: int, radius: int, *, fill: str = "currentColor") -> Html:
    # Written out, because a page has hundreds of them.
    return Html(
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="currentColor" stroke-width="1"></circle>'
    )
