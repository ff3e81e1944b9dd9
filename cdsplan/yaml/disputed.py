"""What only one of PyYAML's two parsers reads, or each in its own way: refused, so that a file says the same anywhere.

Tried with the YAML test suite and with made-up text; what a text holds that is not here, both read alike.
"""

import re
from collections.abc import Callable

from cdsplan.yaml.events import Event, MappingEnd, MappingEvent, ScalarEvent, SequenceEnd, SequenceEvent

_OPENS, _ENDS = (MappingEvent, SequenceEvent), (MappingEnd, SequenceEnd)
# Within brackets, a question mark is a key's sign for one and text for the other; so is a colon before one of these.
_COLONS = tuple(f":{sign}" for sign in ",[]{}")
_COMMENT = re.compile(r"(?:^|(?<=[\s,\[\]{}]))#[^\r\n]*")
# Each is refused at its group.
_COLON = re.compile(r"[ \r\n]*(:)[,\[\]{}]")
_KEY = re.compile(r"(\?)")
_EXPLICIT_KEY = re.compile(r"(?<!\w)\?\s")
_ANCHOR = re.compile(r"([&!])")
_TAG = re.compile(r"(!)(?!!?[A-Za-z0-9-]*(?:\s|$))")
# Behind an anchor and a tag, between which lines and comments may be.
_HEADER = re.compile(r"(?:[&!]\S*+\s++(?:#[^\r\n]*+\s++)*+)*+([|>])[-+0-9]*#")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\r\n]*)?[\r\n])*+(?<=[\r\n])(%)")


class DisputedError(Exception):
    """At this offset stands something that not each parser reads alike."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def check_tag(event: Event, parsable: str) -> None:
    """A tag of other than plain letters, or with an anchor besides: `!x,`."""
    _refuse(_ANCHOR if event.anchor else _TAG, parsable, event.start_mark.index)


def check_block_text(event: Event, parsable: str) -> None:
    """A text of several lines with a comment right behind its sign: `>#`."""
    _refuse(_HEADER, parsable, event.start_mark.index)


def may_have_block_keys(parsable: str) -> bool:
    """Whether a text of several lines may be a key: behind a question mark that ends no word, as in `Có không? Có.`"""
    return "?" in parsable and _EXPLICIT_KEY.search(parsable) is not None


def check_end(event: Event, parsable: str) -> None:
    """A directive behind the document."""
    _refuse(_DIRECTIVE, parsable, event.start_mark.index)


def has_risky_brackets(parsable: str) -> bool:
    """Whether the events must be looked at one by one."""
    if "[" not in parsable and "{" not in parsable:
        return False
    return "?" in parsable or any(colon in parsable for colon in _COLONS)


def undisputed(following: Callable[[], Event], parsable: str) -> Callable[[], Event]:
    """The same events, up to the first thing in brackets that is disputed; DisputedError there."""
    check = _Brackets(parsable)

    def next_event() -> Event:
        event = following()
        check(event)
        return event

    return next_event


class _Brackets:
    """Looks at each event in brackets, and between it and the one before."""

    def __init__(self, parsable: str) -> None:
        self.parsable = parsable
        self.depth = 0
        self.end = 0  # of the event before

    def __call__(self, event: Event) -> None:
        kind = type(event)
        start, end = event.start_mark.index, event.end_mark.index
        if self.depth:
            self._between(start)
        if kind in _ENDS and self.depth:
            self.depth -= 1
        elif kind in _OPENS and (self.depth or event.flow_style):
            self.depth += 1
            _refuse(_KEY, self.parsable, start)
        elif kind is ScalarEvent and self.depth and not event.style:
            self._question(start, end)
            _refuse(_COLON, self.parsable, end)
        self.end = max(self.end, end)

    def _between(self, start: int) -> None:
        between = self.parsable[self.end : start]
        at = _COMMENT.sub(lambda comment: " " * len(comment[0]), between).find("?")
        if at >= 0:
            raise DisputedError(self.end + at)

    def _question(self, start: int, end: int) -> None:
        at = self.parsable.find("?", start, end)
        if at >= 0:
            raise DisputedError(at)


def _refuse(form: re.Pattern[str], parsable: str, at: int) -> None:
    found = form.match(parsable, at)
    if found:
        raise DisputedError(found.start(1))
