"""Bytes to data and places, straight from the parse events of YAML; nothing else reads YAML."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import yaml

from cdsplan import encoding, syntax
from cdsplan.encoding import Blemish, Blemishes, Written
from cdsplan.finding import WHOLE, Finding, Loc, Part, Related, Severity, Span, Tally, brief, excerpt
from cdsplan.language import Text, text
from cdsplan.scalar import Scalar, resolve
from cdsplan.syntax import Last


class PurePython(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events as libyaml's, where PyYAML was built without it; five times as slow."""

    def __init__(self, stream: str) -> None:
        yaml.reader.Reader.__init__(self, stream)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


_Parser: type = yaml.cyaml.CParser if yaml.__with_libyaml__ else PurePython  # type: ignore[attr-defined]

# PyYAML's stubs know neither the tags nor the marks of the events that have them.
_Event: TypeAlias = Any

LARGEST = 1024 * 1024
DEEPEST = 32
# Newer ones go no deeper than 1 000, and look ahead for the colon of a key: they stop at the last of a thousand
# brackets before the builder was handed the first.
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"
MOST_NODES = 100_000
# What YAML 1.1 reads as a truth value or null, although it looks like an id.
_TYPED_KEYS = frozenset(
    form(word)
    for word in ("true", "false", "yes", "no", "on", "off", "null")
    for form in (str.lower, str.capitalize, str.upper)
)
_MERGE = "<<"
_READ_OTHERWISE = _TYPED_KEYS | {_MERGE}
# `Quyết định #749`, where YAML takes the number for a comment.
_NUMBER_SIGN = re.compile(r" #\d")
_CUT_OFF = re.compile(r" +(#\d.*)")

_Scalar, _Mapping, _Sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
_MappingEnd, _SequenceEnd, _Alias = yaml.MappingEndEvent, yaml.SequenceEndEvent, yaml.AliasEvent
_NODES = frozenset((_Scalar, _Mapping, _Sequence))


@dataclass(frozen=True)
class Broken:
    """Stands where the file has something that was refused while reading, so that nobody refuses it twice."""


BROKEN = Broken()
# How the key of a refused pair begins.
REFUSED_KEY = "\0"
Data: TypeAlias = "Scalar | Broken | list[Data] | dict[str, Data]"


@dataclass(slots=True)
class _Place:
    """Where a value stands, its key if it has one, and what is in it."""

    span: Span
    style: str = ""
    key: Span | None = None
    inside: "Mapping[str | int, _Place]" = field(default_factory=lambda: _NOTHING)
    extent: Span | None = None  # all of it, where `span` shows less


_NOTHING: Mapping[str | int, _Place] = MappingProxyType({})


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


@dataclass
class Source:
    """One file: its data, what is wrong with it as text and YAML, and where everything stands."""

    path: str
    written: Written
    data: Data = None
    blemishes: Blemishes = field(default_factory=Blemishes)
    readable: bool = False

    @property
    def findings(self) -> list[Finding]:
        """What reading found."""
        return self.tally().findings

    def tally(self) -> Tally:
        """The same, for whoever finds more in this file."""
        tally = Tally()
        tally.join(self.path, self.blemishes.by_rule, self._told)
        return tally

    def _told(self, blemish: Blemish) -> Finding:
        shown = excerpt(self.written.line(blemish.span.line), blemish.span.column)
        return Finding(
            self.path,
            blemish.span,
            Severity.WARNING if blemish.rule == "text-form" else Severity.ERROR,
            blemish.rule,
            brief(blemish.message),
            brief(blemish.hint),
            (Related(self.path, blemish.first, _FIRST),) if blemish.first else (),
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
            brief(message),
            brief(hint),
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

    def tidy(self, span: Span, message: Text) -> Finding:
        """A warning that fmt can mend."""
        return self._told(encoding.untidy(span, message))

    def related(self, loc: Loc, message: Text, part: Part = WHOLE) -> Related:
        return Related(self.path, self.span(loc, part), brief(message))

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

    def _within(self, place: _Place, start: int, end: int) -> Span:
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
        return _shape(place, self.written) if place else None

    def is_quoted(self, loc: Loc) -> bool:
        span = self.span(loc)
        return self.written.line(span.line)[span.column - 1 : span.column] in {"'", '"'}

    @cached_property
    def scalars(self) -> list[Mark]:
        """Every key and value that is one, in the order of the file."""
        events = _events(self.written) if self.readable else ()
        return [Mark(_span(event), event.style or "") for event in events if isinstance(event, _Scalar)]

    @cached_property
    def _places(self) -> _Place:
        """Made by a second walk over the events, and only for a file in which something has to be located."""
        if not self.readable:
            return _Place(Span(1, 1, 1, 1))
        return _Walk(_Parser(self.written.parsable).get_event).top()


_FIRST = text("đã có ở đây", "it already stands here")


def _shape(place: _Place, written: Written) -> Shape:
    inside = {name: _shape(inner, written) for name, inner in place.inside.items()}
    extent = place.extent or place.span
    start, end = _offset(written, *extent[:2]), _offset(written, *extent[2:])
    if place.style in {":", "-"}:  # the parser sees their end only where something else begins
        end = max((inner.end for inner in inside.values()), default=end)
    return Shape(start, end, place.style, _offset(written, *place.key[:2]) if place.key else -1, inside)


def _offset(written: Written, line: int, column: int) -> int:
    """One of the parsers goes on to the next line, even where there is none."""
    return written.offset(line, column) if line <= len(written.lines) else len(written.text)


def parse(path: str, raw: bytes) -> Source:
    """Read the bytes of one file; never raises for anything they may hold."""
    if len(raw) > LARGEST:
        blemish = Blemish(
            "too-large",
            Span(1, 1, 1, 1),
            text("tệp lớn hơn 1 MiB", "the file is larger than 1 MiB"),
            text("Chia thành nhiều tệp.", "Split it into several files."),
        )
        return Source(path, Written(""), blemishes=Blemishes(blemish))
    written = encoding.decode(raw)
    source = Source(path, written, blemishes=written.blemishes)
    refused = syntax.refused_before(written) if written.legible else None
    if refused:
        source.blemishes.append(refused)
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
    except _Stop:
        pass
    except _TooManyNodes as too_many:
        source.blemishes.append(_more_nodes(too_many.span))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        blemish = syntax.explain(error, written, _last(written))
        # Behind a refused `*` or `&` the rest of the line is seldom YAML: `*Quan trọng*: …`.
        if not any(one.rule == "yaml-feature" and one.span.line == blemish.span.line for one in source.blemishes):
            source.blemishes.append(blemish)


def _document(source: Source, parsable: str) -> None:
    before = source.blemishes
    source.blemishes = before.copy() if before else Blemishes()
    builder = _Builder(_following(parsable), source.written, source.blemishes)
    try:
        source.data = builder.document()
    except yaml.MarkedYAMLError as error:
        if error.problem != _TOO_DEEP_FOR_LIBYAML or error.problem_mark is None:
            raise
        # What stands before is read by itself, down to the level at which the builder stops.
        source.blemishes = before
        _document(source, parsable[: error.problem_mark.index])
    else:
        source.readable = builder.whole


def _following(parsable: str) -> Callable[[], _Event]:
    """The events of a file one after another; _TooManyNodes behind as many as a file may have."""
    following: Callable[[], _Event] = _Parser(parsable).get_event
    # A character makes two nodes at most, so that those of most files need not be counted.
    return following if 2 * len(parsable) <= MOST_NODES else _counting(following)


def _counting(following: Callable[[], _Event]) -> Callable[[], _Event]:
    nodes = 0

    def next_event() -> _Event:
        nonlocal nodes
        event = following()
        if type(event) in _NODES:
            nodes += 1
            if nodes > MOST_NODES:
                raise _TooManyNodes(event)
        return event

    return next_event


def _more_nodes(span: Span) -> Blemish:
    return Blemish(
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
    last: _Event = None
    brackets: list[Span] = []
    try:
        for last in _events(written):
            if isinstance(last, _Mapping | _Sequence) and last.flow_style:
                brackets.append(_begin(last))
            elif isinstance(last, _MappingEnd | _SequenceEnd) and brackets:
                brackets.pop()
    except (yaml.YAMLError, ValueError, OverflowError):
        pass
    span = _span(last) if last else Span(1, 1, 1, 1)
    return Last(span, isinstance(last, _Scalar) and last.style in {"'", '"'}, tuple(brackets))


def _events(written: Written) -> Iterator[_Event]:
    """Those of the first document."""
    following = _Parser(written.parsable).get_event
    while not isinstance(event := following(), yaml.DocumentEndEvent | yaml.StreamEndEvent):
        yield event


class _TooManyNodes(Exception):  # noqa: N818  as _Stop
    """The event that is one too many."""

    def __init__(self, event: _Event) -> None:
        super().__init__()
        self.span = _begin(event)


class _Stop(Exception):  # noqa: N818  not an error of the program: the reading ends here, the blemish says why
    """The rest of the file is not read."""


class _Builder:
    """Plain data from the events of one document, refusing on the way what we do not read."""

    def __init__(self, following: Callable[[], _Event], written: Written, blemishes: Blemishes) -> None:
        self.following = following
        self.written = written
        self.blemishes = blemishes
        self.tidy = written.composed and not written.suspect
        self.escapes = "\\" in written.text
        self.parsable = written.parsable
        self.plain_keys = self.tidy and not self.escapes
        self.plain: dict[str, bool] = {}
        self.whole = True

    def document(self) -> Data:
        self.following()  # the stream's start
        start = self.following()
        if isinstance(start, yaml.StreamEndEvent):
            return self._empty()
        event = self.following()
        data = self.value(event, 0)
        self.following()  # the document's end
        rest = self.following()
        if not isinstance(rest, yaml.StreamEndEvent):
            self._feature(
                _begin(rest),
                text("tệp có tài liệu YAML thứ hai", "the file holds a second YAML document"),
                text("Mỗi tệp một tài liệu: xóa dòng ---.", "One document a file: delete the line ---."),
            )
        return self._empty() if data is None and not encoding.clean(event.value) else data

    def _empty(self) -> Data:
        self.whole = False
        if all(blemish.rule == "text-form" for blemish in self.blemishes):
            self._refuse(
                "empty-file",
                Span(1, 1, 1, 1),
                text("tệp không có nội dung", "the file holds nothing"),
                text("Điền nội dung hoặc xóa tệp.", "Fill it in, or delete it."),
            )
        return None

    def value(self, event: _Event, depth: int) -> Data:
        kind = type(event)
        if kind is _Scalar:
            return self.scalar(event)
        if kind is _Alias:
            self._feature(
                _begin(event),
                text("không dùng bí danh YAML (*…)", "YAML aliases (*…) are not used here"),
                text(
                    'Viết lại giá trị; nếu là chữ thì đặt trong dấu nháy "…".',
                    'Write the value out; quote it "…" if it is text.',
                ),
            )
            return BROKEN
        if depth >= DEEPEST:
            self._too_deep(event)
        refused = self._is_tagged(event)
        collection = self.mapping(depth) if kind is _Mapping else self.sequence(depth)
        return BROKEN if refused else collection

    def scalar(self, event: _Event) -> Data:
        value: str = event.value
        style = event.style
        if (event.tag is not None or event.anchor is not None) and self._is_tagged(event):
            return BROKEN
        if not style:
            return resolve(value if self.tidy else encoding.clean(value))
        if style == '"' and self.escapes:
            return encoding.clean(value) if self._check_escapes(event) else BROKEN
        return value if self.tidy else encoding.clean(value)

    def sequence(self, depth: int) -> list[Data]:
        items: list[Data] = []
        following = self.following
        event = following()
        while type(event) is not _SequenceEnd:
            items.append(self.scalar(event) if type(event) is _Scalar else self.value(event, depth + 1))
            event = following()
        return items

    def mapping(self, depth: int) -> dict[str, Data]:
        items: dict[str, Data] = {}
        keys: list[_Event] = []
        marks: dict[str, _Event] | None = None  # made where a key comes again, as in few files
        following, plain, tidy = self.following, self.plain_keys, self.tidy
        event = following()
        while type(event) is not _MappingEnd:
            # What `key` and `scalar` would say of nearly all; their calls would take a tenth of the time of reading.
            key = event.value if plain and type(event) is _Scalar and event.anchor is None is event.tag else None
            if key is None or key in _READ_OTHERWISE:
                key = self.key(event, depth)
            if key in items:
                marks = marks or dict(zip(items, keys, strict=True))
                self._twice(key, marks[key], event)
            else:
                keys.append(event)
            if marks is not None:
                marks[key] = event
            event = following()
            if type(event) is not _Scalar:
                items[key] = self.value(event, depth + 1)
            elif tidy and not event.style and event.anchor is None is event.tag:
                items[key] = resolve(event.value)
            else:
                items[key] = self.scalar(event)
            event = following()
        return items

    def key(self, event: _Event, depth: int) -> str:
        if type(event) is not _Scalar:
            self._feature(_begin(event), *_ODD_KEY)
            self.value(event, depth + 1)
            return self._no_key()
        if event.tag is not None or event.anchor is not None:
            self._is_tagged(event)
        key: str = event.value
        if key == _MERGE and not event.style:
            self._feature(
                _begin(event),
                text("không dùng khóa trộn YAML (<<)", "YAML merge keys (<<) are not used here"),
                text("Viết đầy đủ các khóa.", "Write the keys out."),
            )
            return self._no_key()
        if key in _TYPED_KEYS and not event.style:
            return self._typed_key(event)
        return key if self.plain_keys else self._odd_key(event)

    def _no_key(self) -> str:
        """Stands for a key that was refused: no key of a file begins so, and load.py lets it be."""
        return f"{REFUSED_KEY}{len(self.blemishes)}"

    def _typed_key(self, event: _Event) -> str:
        self._refuse_key(
            "ambiguous-scalar",
            event,
            text(
                "khóa «{key}» không có dấu nháy bị đọc thành đúng/sai hoặc null",
                "the key `{key}` without quotes reads as a truth value or null",
                key=event.value,
            ),
            text('Đặt trong dấu nháy: "{key}".', 'Put it in quotes: "{key}".', key=event.value),
        )
        return self._no_key()

    def _refuse_key(self, rule: str, event: _Event, message: Text, hint: Text) -> None:
        self._refuse(rule, _span(event), message, hint)
        self.blemishes.keys.append((rule, _span(event)))

    def _odd_key(self, event: _Event) -> str:
        self._check_escapes(event)
        if not encoding.has_word_blank(event.value):
            return encoding.clean(event.value)
        self._refuse_key(
            "invisible-character",
            event,
            text("khóa có dấu cách không ngắt hoặc gạch nối mềm", "the key holds a no-break space or a soft hyphen"),
            text("Gõ lại khóa.", "Type the key again."),
        )
        return self._no_key()

    def _check_escapes(self, event: _Event) -> bool:
        """Whether all is well: a character that is refused in a file is refused as an escape as well."""
        if event.value.isascii() and event.value.isprintable():
            return True
        if encoding.piled_up(event.value) is not None:
            self.blemishes.append(encoding.too_many_marks(_span(event)))
            raise _Stop
        found = encoding.hidden(event.value)
        if found is None or self._stands_plainly(found):
            return True
        if encoding.is_surrogate(event.value):
            start = self.written.offset(event.start_mark.line + 1, event.start_mark.column + 1)
            self.blemishes.append(syntax.no_character(self.written, start))
            raise _Stop
        self._refuse(
            "encoding" if encoding.is_control(found) else "invisible-character",
            _span(event),
            encoding.refused_message(found),
            encoding.way_out(found),
        )
        return False

    def _stands_plainly(self, character: str) -> bool:
        """Whether the file holds it otherwise than as an escape, for which it was refused before."""
        known = self.plain.get(character)
        if known is None:
            known = self.plain[character] = character in self.parsable
        return known

    def _is_tagged(self, event: _Event) -> bool:
        """Refuse an anchor, which leaves the value as it is, and a tag, which does not."""
        if event.anchor is not None:
            self._feature(
                _begin(event),
                text("không dùng neo YAML (&…)", "YAML anchors (&…) are not used here"),
                text(
                    'Xóa «&{name}»; nếu là chữ thì đặt trong dấu nháy "…".',
                    'Delete `&{name}`; quote the text "…" if it is one.',
                    name=event.anchor,
                ),
            )
        if event.tag is not None:
            self._feature(
                _begin(event),
                text("không dùng thẻ YAML (!…)", "YAML tags (!…) are not used here"),
                text(
                    'Xóa thẻ; nếu là chữ thì đặt trong dấu nháy "…".',
                    'Delete the tag; quote the text "…" if it is one.',
                ),
            )
        return event.tag is not None

    def _twice(self, key: str, first: _Event, second: _Event) -> None:
        self._refuse(
            "duplicate-key",
            _span(second),
            text(
                "khóa «{key}» đã có ở dòng {line}",
                "the key `{key}` already stands in line {line}",
                key=key,
                line=str(first.start_mark.line + 1),
            ),
            text("Giữ lại một trong hai.", "Keep one of the two."),
            first=_span(first),
        )

    def _too_deep(self, event: _Event) -> None:
        self._refuse(
            "too-large",
            _begin(event),
            text("lồng nhau quá {deepest} cấp", "nested more than {deepest} deep", deepest=DEEPEST),
            text(
                "Một kế hoạch không cần quá 6 cấp: xem lại dấu ngoặc và thụt lề.",
                "No plan needs more than 6: check brackets and indentation.",
            ),
        )
        raise _Stop

    def _feature(self, span: Span, message: Text, hint: Text) -> None:
        self._refuse("yaml-feature", span, message, hint)

    def _refuse(self, rule: str, span: Span, message: Text, hint: Text, first: Span | None = None) -> None:
        self.blemishes.append(Blemish(rule, span, message, hint, first))


_ODD_KEY = (
    text(
        "khóa phải là chữ, không phải danh sách, bảng hay bí danh",
        "a key must be text, not a list, a map or an alias",
    ),
    text("Nếu là chỗ điền mẫu {{…}} thì đặt trong dấu nháy.", "Quote it if it is a template's {{…}}."),
)


def _span(event: _Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _around(start: _Event, end: _Event) -> Span:
    """From the beginning of a collection to its end."""
    first, last = start.start_mark, end.end_mark
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def _begin(event: _Event) -> Span:
    """The first character of something that may be long."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    return Span(line, column, line, column + 1)


class _Walk:
    """The places of everything in a document that the builder could read."""

    def __init__(self, following: Callable[[], _Event]) -> None:
        self.following = following

    def top(self) -> _Place:
        self.following()
        self.following()
        return self.place(self.following())

    def place(self, event: _Event) -> _Place:
        kind = type(event)
        if kind is _Scalar:
            return _Place(_span(event), event.style or "", None, _NOTHING)
        if kind is _Mapping:
            return self._mapping(event)
        return self._sequence(event) if kind is _Sequence else _Place(_span(event))

    def _sequence(self, event: _Event) -> _Place:
        inside: dict[str | int, _Place] = {}
        item = self.following()
        while not isinstance(item, _SequenceEnd):
            inside[len(inside)] = self.place(item)
            item = self.following()
        style, extent = "[" if event.flow_style else "-", _around(event, item)
        return _Place(self._collection(event, extent), style, None, inside, extent)

    def _mapping(self, event: _Event) -> _Place:
        inside: dict[str | int, _Place] = {}
        key = self.following()
        first = key
        while not isinstance(key, _MappingEnd):
            name = encoding.clean(key.value) if isinstance(key, _Scalar) else f"\0{key.start_mark.index}"
            if not isinstance(key, _Scalar):
                self.place(key)
            found = self.place(self.following())
            found.key = _span(key)
            found.extent = found.extent or found.span
            if found.span[:2] == found.span[2:]:  # nothing is written there: the key is what one sees
                found.span = found.key
            inside[name] = found
            key = self.following()
        block, extent = not event.flow_style and isinstance(first, _Scalar), _around(event, key)
        span, style = _span(first) if block else self._collection(event, extent), "{" if event.flow_style else ":"
        return _Place(span, style, None, inside, extent)

    def _collection(self, start: _Event, extent: Span) -> Span:
        return extent if start.flow_style and extent.line == extent.end_line else _begin(start)


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
            source.blemishes.append(
                encoding.untidy(
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
    for event in _events(written):
        if not isinstance(event, _Scalar) or event.style or not isinstance(resolve(event.value), str):
            continue
        _, _, line, column = _span(event)
        found = _CUT_OFF.match(written.line(line), column - 1)
        if found:
            source.blemishes.append(
                Blemish(
                    "ambiguous-scalar",
                    Span(line, found.start(1) + 1, line, found.end(1) + 1),
                    text("phần từ dấu # trở đi bị coi là chú thích", "what follows the # is taken for a comment"),
                    text(
                        'Đặt cả chuỗi trong dấu nháy "…"; nếu đúng là chú thích thì viết cách ra: # …',
                        'Put the whole text in quotes "…"; if it is a comment, put a blank behind the #.',
                    ),
                )
            )
