"""Elements of HTML and SVG, in which every word is escaped that is not markup of our own."""

from collections.abc import Iterable
from functools import cache
from html import escape

from cdsplan.render.escape import visible

_VOID = frozenset({"link", "meta", "input", "br"})


class Html(str):
    """Markup of our own; everything else that is put into an element is text."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same: so a template knows it from text."""
        return self


def element(name: str, /, *inner: str, **attributes: str | int | None) -> Html:
    """An element; of an attribute's name a last `_` falls away (`class_`), the others are `-`; None is left out."""
    given = "".join(
        f' {_attribute(key)}="{value if isinstance(value, int) else escape(visible(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{''.join(map(as_html, inner))}</{name}>")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def as_html(words: str) -> Html:
    """Markup as it is, text escaped, and nothing in it hidden or able to turn the line around."""
    return words if isinstance(words, Html) else Html(escape(visible(words), quote=False))


def joined(parts: Iterable[Html]) -> Html:
    """Several pieces of markup, each on a line of its own."""
    return Html("\n".join(parts))
