"""Bytes to data and places, straight from the parse events of YAML; nothing else reads YAML."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from cdsplan import characters
from cdsplan.finding import WHOLE, Finding, Loc, Part, Related, Severity, Span, Tally, excerpt, shortened
from cdsplan.language import Text, text
from cdsplan.yaml import encoding, events
from cdsplan.yaml.document import Broken, Data
from cdsplan.yaml.encoding import Problem, Problems, Written
from cdsplan.yaml.events import ScalarEvent, event_stream, parse_events, span_of
from cdsplan.yaml.places import Mark, Place, Shape, Walk, shape_of
from cdsplan.yaml.read import read
from cdsplan.yaml.scalar import resolve

LARGEST = 1024 * 1024
# `Quyết định #749`, where YAML takes the number for a comment.
_NUMBER_SIGN = re.compile(r" #\d")
_CUT_OFF = re.compile(r" +(#\d.*)")


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
            elif isinstance(value, Broken) or (step == "value" and not isinstance(value, dict)):
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
            known = not ("\\" in line or "''" in line or characters.clean(line) != line)
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
        read = parse_events(self.written, events.Parser) if self.readable else ()
        return [Mark(span_of(event), event.style or "") for event in read if isinstance(event, ScalarEvent)]

    @cached_property
    def _places(self) -> Place:
        """Made by a second walk over the events, and only for a file in which something has to be located."""
        if not self.readable:
            return Place(Span(1, 1, 1, 1))
        return Walk(event_stream(self.written.parsable, events.Parser)).top()


_FIRST = text("đã có ở đây", "it is already here")


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
    if written.legible:
        source.data, source.problems, source.readable = read(written)
    if source.readable:
        _trailing_blanks(source)
        _cut_off(source)
    return source


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
                    text("dấu cách thừa ở cuối dòng", "spaces at the end of the line"),
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
    for event in parse_events(written, events.Parser):
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
                        'Put the whole text in quotes "…"; if it is a comment, put a space after the #.',
                    ),
                )
            )
