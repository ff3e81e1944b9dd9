"""The parse events of YAML, from libyaml or from PyYAML's own parser; nothing else calls either."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import yaml

from cdsplan.finding import Span
from cdsplan.yaml.encoding import Written


class PurePython(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events as libyaml's, where PyYAML was built without it; five times as slow."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


Parser: type = yaml.cyaml.CParser if yaml.__with_libyaml__ else PurePython  # type: ignore[attr-defined]

# PyYAML's stubs know neither the tags nor the marks of the events that have them.
Event: TypeAlias = Any

ScalarEvent, MappingEvent, SequenceEvent = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
MappingEnd, SequenceEnd, AliasEvent, DocumentEnd = (
    yaml.MappingEndEvent,
    yaml.SequenceEndEvent,
    yaml.AliasEvent,
    yaml.DocumentEndEvent,
)


def event_stream(parsable: str, parser: type) -> Callable[[], Event]:
    """What gives the next event at each call, and raises what PyYAML raises."""
    following: Callable[[], Event] = parser(parsable).get_event
    return following


def parse_events(written: Written, parser: type) -> Iterator[Event]:
    """Those of the first document."""
    following = event_stream(written.parsable, parser)
    while not isinstance(event := following(), DocumentEnd | yaml.StreamEndEvent):
        yield event


def span_of(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def around(start: Event, end: Event) -> Span:
    """From the beginning of a collection to its end."""
    first, last = start.start_mark, end.end_mark
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def beginning(event: Event) -> Span:
    """The first character of something that may be long."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    return Span(line, column, line, column + 1)
