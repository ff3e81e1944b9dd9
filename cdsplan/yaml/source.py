"""Bytes to data and places, straight from the parse events of YAML; nothing else reads YAML."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from cdsplan.finding import WHOLE, Finding, Loc, Part, Related, Severity, Span, Tally, excerpt, shortened
from cdsplan.language import Text, text
from cdsplan.yaml import encoding, syntax_errors
from cdsplan.yaml.document import Broken, Builder, Data, Stop
from cdsplan.yaml.encoding import Problem, Problems, Written
from cdsplan.yaml.events import (
    Event,
    MappingEnd,
    MappingEvent,
    ScalarEvent,
    SequenceEnd,
    SequenceEvent,
    beginning,
    event_stream,
    parse_events,
    span_of,
)
from cdsplan.yaml.places import Mark, Place, Shape, Walk, shape_of
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.syntax_errors import Last

LARGEST = 1024 * 1024
# Newer ones go no deeper than 1 000, and look ahead for the colon of a key: they stop at the last of a thousand
# brackets before the builder was handed the first.
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"
MOST_NODES = 100_000
# `Quyết định #749`, where YAML takes the number for a comment.
_NUMBER_SIGN = re.compile(r" #\d")
_CUT_OFF = re.compile(r" +(#\d.*)")
_NODES = frozenset((ScalarEvent, MappingEvent, SequenceEvent))


@dataclass
class Source:
    """One file: its data, what is wrong with it as text and YAML, and where everything stands."""

    path: str
    written: Written
    data: Data = None
    problems: Problems = field(default_factory=Problems)
    readable: bool = False

    @property
    def findings(self) -> list[Finding]:
        """What reading found."""
        return self.tally().findings

    def tally(self) -> Tally:
        """The same, for whoever finds more in this file."""
        tally = Tally()
        tally.join(self.path, self.problems.by_rule, self._finding)
        return tally

    def _finding(self, problem: Problem) -> Finding:
        shown = excerpt(self.written.line(problem.span.line), problem.span.column)
        return Finding(
            self.path,
            problem.span,
            Severity.WARNING if problem.rule == "text-form" else Severity.ERROR,
            problem.rule,
            shortened(problem.message),
            shortened(problem.hint),
            (Related(self.path, problem.first, _FIRST),) if problem.first else (),
            excerpt=shown.words,
            excerpt_column=shown.column,
        )

    def finding(  # noqa: PLR0913  a finding has so many parts
        self,
        loc: Loc,
        rule: str,
        message: Text,
        hint: Text,
        *,
        part: Part = WHOLE,
        severity: Severity = Severity.ERROR,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """A finding at the value that loc leads to (or at the nearest thing around it that the file has)."""
        span = self.span(loc, part)
        shown = excerpt(self.written.line(span.line), span.column)
        return Finding(
            self.path,
            span,
            severity,
            rule,
            shortened(message),
            shortened(hint),
            related,
            loc=loc,
            anchor=self._anchor(loc),
            excerpt=shown.words,
            excerpt_column=shown.column,
        )

    def _anchor(self, loc: Loc) -> Loc:
        return tuple(self._id_at(loc[: at + 1]) or step for at, step in enumerate(loc))

    def _id_at(self, loc: Loc) -> str | None:
        item = self.at(loc) if isinstance(loc[-1], int) else None
        name = item.get("id") if isinstance(item, dict) else None
        return name if isinstance(name, str) else None

    def text_form(self, span: Span, message: Text) -> Finding:
        """A warning that fmt can mend."""
        return self._finding(encoding.text_form(span, message))

    def related(self, loc: Loc, message: Text, part: Part = WHOLE) -> Related:
        return Related(self.path, self.span(loc, part), shortened(message))

    def at(self, loc: Loc) -> Data:
        """The data that loc leads to; None where the file has no such thing."""
        value: Data = self.data
        for step in loc:
            if isinstance(value, dict) and str(step) in value:
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            elif isinstance(value, Broken) or (step == "value" and not isinstance(value, dict | list)):
                return value  # `3214` alone is `{value: 3214}`
            else:
                return None
        return value

    def span(self, loc: Loc, part: Part = WHOLE) -> Span:
        place = self._places
        for step in loc:
            inner = place.inside.get(step)
            if inner is None:
                inner = place.inside.get(str(step))
                if inner is None:
                    break
            place = inner
        if part.key and place.key:
            return place.key
        if part.start is not None and part.end is not None:
            return self._within(place, part.start, part.end)
        return place.span

    def _within(self, place: Place, start: int, end: int) -> Span:
        """Some characters of a scalar, where each stands for itself: on one line, with nothing escaped."""
        span = place.span
        if span.line != span.end_line or place.style not in {"", "'", '"'} or not self._is_literal(span.line):
            return span
        column = span.column + (1 if place.style else 0) + start
        return Span(span.line, column, span.line, max(column + end - start, column + 1))

    def _is_literal(self, number: int) -> bool:
        """Whether nothing on a line is escaped, or read as another character than is written."""
        known = self._literal.get(number)
        if known is None:
            line = self.written.line(number)
            known = not ("\\" in line or "''" in line or encoding.clean(line) != line)
            self._literal[number] = known
        return known

    @cached_property
    def _literal(self) -> dict[int, bool]:
        """By line, kept: a thousand findings may stand on one of a megabyte."""
        return {}

    def shape(self, loc: Loc) -> Shape | None:
        """How the value that loc leads to is written; None where the file has no such thing."""
        place = self._places if self.readable else None
        for step in loc:
            place = place.inside.get(step) if place else None
        return shape_of(place, self.written) if place else None

    def is_quoted(self, loc: Loc) -> bool:
        span = self.span(loc)
        return self.written.line(span.line)[span.column - 1 : span.column] in {"'", '"'}

    @cached_property
    def scalars(self) -> list[Mark]:
        """Every key and value that is one, in the order of the file."""
        events = parse_events(self.written) if self.readable else ()
        return [Mark(span_of(event), event.style or "") for event in events if isinstance(event, ScalarEvent)]

    @cached_property
    def _places(self) -> Place:
        """Made by a second walk over the events, and only for a file in which something has to be located."""
        if not self.readable:
            return Place(Span(1, 1, 1, 1))
        return Walk(event_stream(self.written.parsable)).top()


_FIRST = text("đã có ở đây", "it already stands here")


def parse(path: str, raw: bytes) -> Source:
    """Read the bytes of one file; never raises for anything they may hold."""
    if len(raw) > LARGEST:
        problem = Problem(
            "too-large",
            Span(1, 1, 1, 1),
            text("tệp lớn hơn 1 MiB", "the file is larger than 1 MiB"),
            text("Chia thành nhiều tệp.", "Split it into several files."),
        )
        return Source(path, Written(""), problems=Problems(problem))
    written = encoding.decode(raw)
    source = Source(path, written, problems=written.problems)
    refused = syntax_errors.refused_before(written) if written.legible else None
    if refused:
        source.problems.append(refused)
    elif written.legible:
        _build(source)
    if source.readable:
        _trailing_blanks(source)
        _cut_off(source)
    return source


def _build(source: Source) -> None:
    written = source.written
    try:
        _document(source, written.parsable)
    except Stop:
        pass
    except _TooManyNodes as too_many:
        source.problems.append(_more_nodes(too_many.span))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        problem = syntax_errors.explain(error, written, _last(written))
        # Behind a refused `*` or `&` the rest of the line is seldom YAML: `*Quan trọng*: …`.
        if not any(one.rule == "yaml-feature" and one.span.line == problem.span.line for one in source.problems):
            source.problems.append(problem)


def _document(source: Source, parsable: str) -> None:
    before = source.problems
    source.problems = before.copy() if before else Problems()
    builder = Builder(_following(parsable), source.written, source.problems)
    try:
        source.data = builder.document()
    except yaml.MarkedYAMLError as error:
        if error.problem != _TOO_DEEP_FOR_LIBYAML or error.problem_mark is None:
            raise
        # What stands before is read by itself, down to the level at which the builder stops.
        source.problems = before
        _document(source, parsable[: error.problem_mark.index])
    else:
        source.readable = builder.whole


def _following(parsable: str) -> Callable[[], Event]:
    """The events of a file one after another; _TooManyNodes behind as many as a file may have."""
    following = event_stream(parsable)
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


def _last(written: Written) -> Last:
    """The last thing that the parser read before it stumbled."""
    last: Event = None
    brackets: list[Span] = []
    try:
        for last in parse_events(written):
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


def _trailing_blanks(source: Source) -> None:
    """Blanks at a line's end, but not inside a block text (`|`), where they belong to the value."""
    content = source.written.text
    odd = "\t" in content or "\r" in content  # a file that has neither, as most, is searched but once
    if not (" \n" in content or content[-1:] in " \t" or (odd and re.search(r"[ \t]\r|\t\n", content))):
        return
    blocks = _block_lines(source) if "|" in content or ">" in content else set()
    for number, line in enumerate(source.written.lines, 1):
        bare = line.rstrip(" \t")
        if bare != line and number not in blocks:
            source.problems.append(
                encoding.text_form(
                    Span(number, len(bare) + 1, number, len(line) + 1),
                    text("dấu cách thừa ở cuối dòng", "blanks at the end of the line"),
                )
            )
            return


def _block_lines(source: Source) -> set[int]:
    lines: set[int] = set()
    waiting = [source._places]  # noqa: SLF001
    while waiting:
        place = waiting.pop()
        waiting.extend(place.inside.values())
        if place.style in {"|", ">"}:
            lines.update(range(place.span.line + 1, place.span.end_line + 1))
    return lines


def _cut_off(source: Source) -> None:
    """Tell of a number sign that YAML takes for the beginning of a comment, and so loses the end of a title."""
    written = source.written
    if " #" not in written.text or not _NUMBER_SIGN.search(written.text):
        return
    for event in parse_events(written):
        if not isinstance(event, ScalarEvent) or event.style or not isinstance(resolve(event.value), str):
            continue
        _, _, line, column = span_of(event)
        found = _CUT_OFF.match(written.line(line), column - 1)
        if found:
            source.problems.append(
                Problem(
                    "ambiguous-scalar",
                    Span(line, found.start(1) + 1, line, found.end(1) + 1),
                    text("phần từ dấu # trở đi bị coi là chú thích", "what follows the # is taken for a comment"),
                    text(
                        'Đặt cả chuỗi trong dấu nháy "…"; nếu đúng là chú thích thì viết cách ra: # …',
                        'Put the whole text in quotes "…"; if it is a comment, put a blank behind the #.',
                    ),
                )
            )
