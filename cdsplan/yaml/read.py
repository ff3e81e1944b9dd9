"""The text of one file to plain data, by either of PyYAML's parsers; what is wrong is the same with both."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import yaml

from cdsplan.finding import Span
from cdsplan.language import text
from cdsplan.yaml import disputed, events, syntax_errors, unparsable
from cdsplan.yaml.disputed import DisputedError
from cdsplan.yaml.document import Builder, Data, Stop
from cdsplan.yaml.encoding import Problem, Problems, Written
from cdsplan.yaml.events import (
    Event,
    MappingEnd,
    MappingEvent,
    PurePython,
    ScalarEvent,
    SequenceEnd,
    SequenceEvent,
    beginning,
    event_stream,
    parse_events,
    span_of,
)
from cdsplan.yaml.syntax_errors import Last

MOST_NODES = 100_000
# A larger file that is no YAML is explained by the fast parser alone.
EXPLAINED = 64 * 1024
# Newer ones go no deeper than 1 000, and look ahead for the colon of a key: they stop at the last of a thousand
# brackets before the builder was handed the first.
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"
_NODES = frozenset((ScalarEvent, MappingEvent, SequenceEvent))
_STUMBLES = (DisputedError, yaml.YAMLError, ValueError, OverflowError)
_Stumble: TypeAlias = DisputedError | yaml.YAMLError | ValueError | OverflowError


class Reading(NamedTuple):
    """The data of a file as far as it was read, all that is wrong with it, and whether that was the whole file."""

    data: Data
    problems: Problems
    whole: bool


class _Stumbled(NamedTuple):
    """What a parser stumbled over, and what was wrong before it."""

    error: _Stumble
    problems: Problems


def read(written: Written) -> Reading:
    """By the parser that is there; short of the end, what is wrong is what the slow one finds anywhere."""
    refused = unparsable.refused_before(written)
    if refused:
        written.problems.append(refused)
        return Reading(None, written.problems, whole=False)
    parser = events.Parser
    reading = _read(written, parser)
    if isinstance(reading, Reading) and reading.whole:
        return reading
    if parser is not PurePython and len(written.parsable) <= EXPLAINED:
        slow = _read(written, PurePython)
        if isinstance(slow, _Stumbled):
            return _explained(written, slow, PurePython)
        if not slow.whole:
            return slow
        # No text is known that only the slow one reads; the fast one must be able to locate what is read.
    return _explained(written, reading, parser) if isinstance(reading, _Stumbled) else reading


def _read(written: Written, parser: type) -> Reading | _Stumbled:
    before, parsable = written.problems, written.parsable
    while True:
        problems = before.copy() if before else Problems()
        builder = Builder(_following(parsable, parser), written, problems)
        try:
            return Reading(builder.document(), problems, builder.whole)
        except Stop:
            return Reading(None, problems, whole=False)
        except _TooManyNodes as too_many:
            problems.append(_more_nodes(too_many.span))
            return Reading(None, problems, whole=False)
        except _STUMBLES as error:
            if not isinstance(error, yaml.MarkedYAMLError) or error.problem != _TOO_DEEP_FOR_LIBYAML:
                return _Stumbled(error, problems)
            # What stands before is read by itself, down to the level at which the builder stops.
            parsable = parsable[: error.problem_mark.index if error.problem_mark else 0]


def _explained(written: Written, stumbled: _Stumbled, parser: type) -> Reading:
    error, problems = stumbled
    if isinstance(error, DisputedError):
        problem = syntax_errors.disputed(written, error.at)
    else:
        problem = syntax_errors.explain(error, written, _last(written, parser))
    # Behind a refused `*` or `&` the rest of the line is seldom YAML: `*Quan trọng*: …`.
    if not any(one.rule == "yaml-feature" and one.span.line == problem.span.line for one in problems):
        problems.append(problem)
    return Reading(None, problems, whole=False)


def _following(parsable: str, parser: type) -> Callable[[], Event]:
    """The events of a file one after another; _TooManyNodes behind as many as a file may have."""
    following = event_stream(parsable, parser)
    if disputed.has_risky_brackets(parsable):
        following = disputed.undisputed(following, parsable)
    # A character makes two nodes at most, so that those of most files need not be counted.
    return following if 2 * len(parsable) <= MOST_NODES else _counting(following)


def _counting(following: Callable[[], Event]) -> Callable[[], Event]:
    nodes = 0

    def next_event() -> Event:
        nonlocal nodes
        event = following()
        if type(event) in _NODES:
            nodes += 1
            if nodes > MOST_NODES:
                raise _TooManyNodes(event)
        return event

    return next_event


def _more_nodes(span: Span) -> Problem:
    return Problem(
        "too-large",
        span,
        text(
            "tệp có hơn {most} mục; từ đây không đọc nữa",
            "the file has more than {most} nodes; it is read no further",
            most=MOST_NODES,
        ),
        text("Chia thành nhiều tệp.", "Split it into several files."),
    )


def _last(written: Written, parser: type) -> Last:
    """The last thing that the parser read before it stumbled."""
    last: Event = None
    brackets: list[Span] = []
    try:
        for last in parse_events(written, parser):
            if isinstance(last, MappingEvent | SequenceEvent) and last.flow_style:
                brackets.append(beginning(last))
            elif isinstance(last, MappingEnd | SequenceEnd) and brackets:
                brackets.pop()
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    span = span_of(last) if last else Span(1, 1, 1, 1)
    return Last(span, isinstance(last, ScalarEvent) and last.style in {"'", '"'}, tuple(brackets))


class _TooManyNodes(Exception):  # noqa: N818  as _Stop
    """The event that is one too many."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.span = beginning(event)
