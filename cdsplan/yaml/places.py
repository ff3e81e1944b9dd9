"""Where everything in a document stands: the span of each key and value, and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from cdsplan import characters
from cdsplan.finding import Span
from cdsplan.yaml.encoding import Written
from cdsplan.yaml.events import (
    Event,
    MappingEnd,
    MappingEvent,
    ScalarEvent,
    SequenceEnd,
    SequenceEvent,
    around,
    beginning,
    span_of,
)


@dataclass(slots=True)
class Place:
    """Where a value stands, its key if it has one, and what is in it."""

    span: Span
    style: str = ""
    key: Span | None = None
    inside: "Mapping[str | int, Place]" = field(default_factory=lambda: _NOTHING)
    extent: Span | None = None  # all of it, where `span` shows less


_NOTHING: Mapping[str | int, Place] = MappingProxyType({})


class Shape(NamedTuple):
    """How a value is written, as edit.py must know it: from where to where, in characters from 0, and what is in it."""

    start: int
    end: int
    style: str  # of a scalar as in Mark; `{` and `[` in brackets, `:` and `-` without
    key: int  # where its key begins; -1 where it has none
    inside: "dict[str | int, Shape]"


class Mark(NamedTuple):
    """A key or value as it is written: where, and in which style (`"` and `'` quoted, `|` and `>` a block)."""

    span: Span
    style: str


def shape_of(place: Place, written: Written) -> Shape:
    inside = {name: shape_of(inner, written) for name, inner in place.inside.items()}
    extent = place.extent or place.span
    start, end = offset_of(written, *extent[:2]), offset_of(written, *extent[2:])
    if place.style in {":", "-"}:  # the parser sees their end only where something else begins
        end = max((inner.end for inner in inside.values()), default=end)
    return Shape(start, end, place.style, offset_of(written, *place.key[:2]) if place.key else -1, inside)


def offset_of(written: Written, line: int, column: int) -> int:
    """One of the parsers goes on to the next line, even where there is none."""
    return written.offset(line, column) if line <= len(written.lines) else len(written.text)


class Walk:
    """The places of everything in a document that the builder could read."""

    def __init__(self, following: Callable[[], Event]) -> None:
        self.following = following

    def top(self) -> Place:
        self.following()
        self.following()
        return self.place(self.following())

    def place(self, event: Event) -> Place:
        kind = type(event)
        if kind is ScalarEvent:
            return Place(span_of(event), event.style or "", None, _NOTHING)
        if kind is MappingEvent:
            return self._mapping(event)
        return self._sequence(event) if kind is SequenceEvent else Place(span_of(event))

    def _sequence(self, event: Event) -> Place:
        inside: dict[str | int, Place] = {}
        item = self.following()
        while not isinstance(item, SequenceEnd):
            inside[len(inside)] = self.place(item)
            item = self.following()
        style, extent = "[" if event.flow_style else "-", around(event, item)
        return Place(self._collection(event, extent), style, None, inside, extent)

    def _mapping(self, event: Event) -> Place:
        inside: dict[str | int, Place] = {}
        key = self.following()
        first = key
        while not isinstance(key, MappingEnd):
            name = characters.clean(key.value) if isinstance(key, ScalarEvent) else f"\0{key.start_mark.index}"
            if not isinstance(key, ScalarEvent):
                self.place(key)
            found = self.place(self.following())
            found.key = span_of(key)
            found.extent = found.extent or found.span
            if found.span[:2] == found.span[2:]:  # nothing is written there: the key is what one sees
                found.span = found.key
            inside[name] = found
            key = self.following()
        block, extent = not event.flow_style and isinstance(first, ScalarEvent), around(event, key)
        span, style = span_of(first) if block else self._collection(event, extent), "{" if event.flow_style else ":"
        return Place(span, style, None, inside, extent)

    def _collection(self, start: Event, extent: Span) -> Span:
        return extent if start.flow_style and extent.line == extent.end_line else beginning(start)
