"""Bars as inline SVG: how many communes are in each status, and how far each of them is; patterns tell them apart."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.language import Language, Text, text
from cdsplan.render import words
from cdsplan.render.charts import share
from cdsplan.render.escape import cut, one_line
from cdsplan.render.web import svg
from cdsplan.render.web.element import Html, element

_WIDTH = 400
_TOP, _THICK = 16, 18
_SIDE = 8
_ENTRY, _BAR = 32, 9
_LONGEST_NAME, _NARROW = 34, 14

# Each status by lines that no print and no eye takes for those of another; what is met is full, what is unknown empty.
_PATTERNS: Mapping[Status, str] = {
    "met": "M0 0h8v8h-8z",
    "on-track": "M0 2h8M0 6h8",
    "behind": "M0 8l8-8",
    "open": "M0 0l8 8",
    "missed": "M0 8l8-8M0 0l8 8",
    "stale": "M2 0v8M6 0v8",
    "undefined": "M4 0v8M0 4h8",
    "no-data": "",
    "not-applicable": "M3 4h2",
}


class Entry(NamedTuple):
    """A commune in a ranking."""

    name: str
    value: Fraction
    shown: str
    status: Status | None = None


def patterns() -> Html:
    """What the bars of a page are filled with: once on each page that has any."""
    drawn = (
        element(
            "pattern",
            element("path", d=steps, stroke="currentColor", fill="currentColor" if status == "met" else "none"),
            id=_pattern(status),
            width=_SIDE,
            height=_SIDE,
            patternUnits="userSpaceOnUse",
        )
        for status, steps in _PATTERNS.items()
    )
    return element(
        "svg",
        element("defs", *drawn),
        class_="cdsplan-hidden",
        aria_hidden="true",
        width=0,
        height=0,
        focusable="false",
    )


def _pattern(status: Status) -> str:
    return f"cdsplan-pattern-{status}"


def by_status(counts: Mapping[Status, int], said: svg.Said, language: Language) -> Html:
    """One bar of as many parts as there are statuses, with a key that says the same in words."""
    known = [(status, counts[status]) for status in STATUSES if counts.get(status)]
    drawn = svg.drawing(said, _WIDTH, _TOP + _THICK + 2, Html("".join(_parts(known))))
    key = (element("li", _swatch(status), Html(" "), f"{words.STATUS[status].within(language)}: {count}")
           for status, count in known)  # fmt: skip
    return element("figure", drawn, element("figcaption", element("ul", *key, class_="cdsplan-key")))


def _parts(known: Sequence[tuple[Status, int]]) -> Iterator[Html]:
    whole = sum(count for _, count in known)
    ends = [share(end, whole, _WIDTH - 2) for end in accumulate(count for _, count in known)]
    for (status, count), begin, end in zip(known, [0, *ends], ends, strict=False):
        yield _box(begin + 1, _TOP, end - begin, _THICK, _pattern(status))
        if end - begin >= _NARROW:
            yield svg.words(str(count), (begin + end) // 2, _TOP - 4, "middle")


def _swatch(status: Status) -> Html:
    box = _box(1, 1, 22, 14, _pattern(status))
    return element("svg", box, viewBox="0 0 24 16", class_="cdsplan-swatch", aria_hidden="true", focusable="false")


def _box(x: int, y: int, width: int, height: int, pattern: str | None = None) -> Html:
    fill = f"url(#{pattern})" if pattern else "none"
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, stroke="currentColor")


def ranking(entries: Sequence[Entry], goal: Fraction | None, said: svg.Said) -> Html:
    """A bar for each commune in the order given, filled by its status; above it name and figure, across it the target.

    What is below zero has no bar.
    """
    longest = max([Fraction(0), *(one.value for one in entries), *([goal] if goal else [])])
    height = len(entries) * _ENTRY + 4
    inner = [part for at, one in enumerate(entries) for part in _entry(one, at * _ENTRY, longest)]
    if goal is not None and 0 <= goal <= longest:
        x = min(max(share(goal, longest, _WIDTH), 1), _WIDTH - 1)
        inner += [svg.path(f"M{x} {at * _ENTRY + 15}v{_BAR + 8}", width=2) for at in range(len(entries))]
    return svg.drawing(said, _WIDTH, height, Html("".join(inner)))


def _entry(one: Entry, top: int, longest: Fraction) -> Iterator[Html]:
    yield svg.words(cut(one_line(one.name), _LONGEST_NAME), 0, top + 12)
    yield svg.words(one.shown, _WIDTH, top + 12, "end", bold=True)
    width = share(max(one.value, Fraction(0)), longest, _WIDTH) if longest else 0
    yield _box(0, top + 19, width, _BAR, _pattern(one.status) if one.status else None)


def told(counts: Mapping[Status, int]) -> Text:
    """The parts of a bar in words."""
    parts = [text("{status}: {count}", "{status}: {count}", status=words.STATUS[status], count=counts[status])
             for status in STATUSES if counts.get(status)]  # fmt: skip
    return text("{parts}", "{parts}", parts=parts)
