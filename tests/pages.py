"""Pages of HTML read as a browser reads them, and what every page of ours promises."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "link", "input", "br"}


@dataclass
class Element:
    """One element with what is in it."""

    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [one for one in self.inside if isinstance(one, Element)]

    def inner(self, *names: str) -> Iterator["Element"]:
        """Every element of these names below it, in the order of the page."""
        for one in self.elements:
            if not names or one.name in names:
                yield one
            yield from one.inner(*names)

    def first(self, name: str) -> "Element":
        return next(self.inner(name))

    def marked(self, name: str) -> list["Element"]:
        """Those of a class."""
        return [one for one in self.inner() if name in one.attributes.get("class", "").split()]

    @property
    def words(self) -> str:
        """All that a reader sees of it."""
        said = [
            one if isinstance(one, str) else "" if one.name in {"style", "script"} else one.words
            for one in self.inside
        ]  # fmt: skip
        return " ".join("".join(said).split())

    @property
    def content(self) -> str:
        return "".join(one for one in self.inside if isinstance(one, str))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in {tag}"
        one = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(one)
        if tag not in _VOID:
            self.open.append(one)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> in <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: str) -> Element:
    """The page as a tree; AssertionError where an element is not closed, or has an attribute twice."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert [one.name for one in reader.open] == [""], "something is left open"
    return reader.open[0]


def _policy(page: Element) -> str:
    metas = page.first("head").inner("meta")
    return next(one.attributes["content"] for one in metas if "http-equiv" in one.attributes)


def _hashed(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def expect_headings_in_order(page: Element, first: int = 1) -> None:
    """One at the top, and none that skips a level."""
    levels = [int(one.name[1]) for one in page.inner("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == first
    assert levels.count(first) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def expect_readable_parts(page: Element) -> None:
    """Every table has headings that say what they are of; every drawing says what it shows; no id stands twice."""
    ids = [one.attributes["id"] for one in page.inner() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for table in page.inner("table"):
        assert all(one.attributes["scope"] in {"col", "row"} for one in table.inner("th"))
        head, *rows = [[*one.elements] for one in table.inner("tr")]
        assert all(one.name == "th" for one in head)
        assert all(len(row) == len(head) and any(one.name == "th" for one in row) for row in rows)
    for drawing in page.inner("svg"):
        if drawing.attributes.get("aria-hidden") != "true":
            names = drawing.attributes["aria-labelledby"].split()
            assert [one.name for one in drawing.elements[:2]] == ["title", "desc"]
            assert [one.attributes["id"] for one in drawing.elements[:2]] == names
            assert all(one.words for one in drawing.elements[:2])
    for one in page.marked("cdsplan-scroll"):
        assert (one.attributes["role"], one.attributes["tabindex"]) == ("region", "0")
        assert one.attributes["aria-label"]


def expect_nothing_from_elsewhere(page: Element) -> None:
    """No address but those within the site, and nothing in it that a browser would run by itself."""
    for one in page.inner():
        assert not [key for key in one.attributes if key.startswith("on") or key == "style"]
        for key in ("src", "href", "action", "srcset", "data", "xlink:href"):
            address = one.attributes.get(key, "")
            assert address == "data:," or not re.match(r"[a-z][a-z0-9+.-]*:|//|/|\\", address.strip(), re.IGNORECASE)


def expect_sound(written: str, language: str) -> Element:
    """All of it, of a whole page; the page, for whoever wants to look further."""
    assert written.startswith("<!DOCTYPE html>\n")
    page = read(written.removeprefix("<!DOCTYPE html>\n"))
    metas = [one.attributes for one in page.first("head").inner("meta")]
    assert metas[0] == {"charset": "utf-8"}
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in metas
    assert page.first("html").attributes["lang"] == language
    assert page.first("title").words
    assert len([*page.inner("main")]) == 1
    policy = _policy(page)
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|https?:|\*", policy)
    for name, source in (("style", "style-src"), ("script", "script-src")):
        for one in page.inner(name):
            assert f"{source} {_hashed(one.content)}" in policy
    expect_headings_in_order(page)
    expect_readable_parts(page)
    expect_nothing_from_elsewhere(page)
    return page
