"""What fmt mends in the bytes of a file, and never so that the file means something else."""

import re
import unicodedata
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cdsplan import characters
from cdsplan.finding import Finding, Span
from cdsplan.language import Text, text
from cdsplan.model.described import FileModel
from cdsplan.model.load import load, places
from cdsplan.yaml.document import REFUSED_KEY, Data
from cdsplan.yaml.places import Mark
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.source import Source, parse

# Reading goes on behind these, but not all that is written stands in the data, where a change would show.
_HALF_READ = frozenset(("yaml-feature", "duplicate-key"))
_BLOCK = frozenset(("|", ">"))
# What Word leaves behind: a no-break space becomes a blank, a soft hyphen goes.
_WORD_BLANKS = {0xA0: " ", 0xAD: None}
_LEADING = r"^( *)[\xa0\xad][ \xa0\xad]*"


class Fixed(NamedTuple):
    """A file's bytes as they should be, what was done to them, and what only its author can mend."""

    raw: bytes
    done: tuple[Text, ...]
    left: tuple[Finding, ...]
    whole: bool  # false for a file that is no YAML: only its byte order mark and line ends were looked at


@dataclass
class _Pass:
    """A file on its way, as it was read last."""

    source: Source
    kind: type[FileModel] | None
    tried: "_Pass | None" = None  # what it was rewritten to last

    @property
    def content(self) -> str:
        return self.source.written.text

    @cached_property
    def findings(self) -> Sequence[Finding]:
        return load(self.kind, self.source).findings if self.kind else self.source.findings

    @cached_property
    def refused(self) -> Mapping[str, set[Span]]:
        """Every place that a rule refuses, by rule, and not the first hundred only."""
        return {rule: spans for rule, spans in places(self.kind, self.source).items() if rule != "text-form"}

    @property
    def whole(self) -> bool:
        return self.source.readable and not any(one.rule in _HALF_READ for one in self.source.problems)

    def rewritten(self, content: str) -> "_Pass":
        if self.tried is None or self.tried.content != content:
            self.tried = _Pass(parse(self.source.path, content.encode()), self.kind)
        return self.tried


class _Step(NamedTuple):
    name: Text
    work: Callable[[_Pass], str]


def fix(path: str, raw: bytes, kind: type[FileModel] | None) -> Fixed:
    """Mend what can be mended safely, until nothing more can; `kind` tells which fields want text."""
    done: dict[str, Text] = {}
    current = _Pass(parse(path, raw), kind)
    while True:
        before, (current, steps) = current, _once(current)
        if raw.startswith(BOM_UTF8) and current.content and current.source.written.legible:
            steps.insert(0, _NO_MARK)
        done |= {step.en: step for step in steps}
        if not steps:
            left = tuple(one for one in current.findings if one.rule == "text-form")
            return Fixed(raw, tuple(done.values()), left if current.whole else (), current.whole)
        raw = current.content.encode()
        if current is before:  # only its mark has gone
            current = _Pass(parse(path, raw), kind)


def _once(current: _Pass) -> tuple[_Pass, list[Text]]:
    """Each step once; one that would change what the file means is not taken."""
    done: list[Text] = []
    for step in _STEPS if current.whole else (_LINE_ENDS,) if current.source.written.legible else ():
        content = step.work(current)
        if content == current.content:
            continue
        changed = current.rewritten(content)
        # A byte order mark within the text that now stands first would be read as none of it.
        reads_back = changed.content == content
        if not current.whole or (reads_back and changed.whole and _same(current.source.data, changed.source.data)):
            current = changed
            done.append(step.name)
    return current, done


def _same(before: Data, after: Data) -> bool:
    """Whether the data are equal, but for Word's blanks, and for what was refused before and is now quoted."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys, values = zip(before, after, strict=False), zip(before.values(), after.values(), strict=False)
        return len(before) == len(after) and all(_same_key(*two) for two in keys) and all(_same(*two) for two in values)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(_same(*two) for two in zip(before, after, strict=True))
    if isinstance(after, str) and not isinstance(before, str):
        return resolve(after) == before
    if isinstance(after, str) and isinstance(before, str) and characters.has_word_blank(before):
        return _words(before) == _words(after)
    return type(before) is type(after) and before == after


def _same_key(before: str, after: str) -> bool:
    refused = before.startswith(REFUSED_KEY)
    return before == after or (refused and (after.startswith(REFUSED_KEY) or not isinstance(resolve(after), str)))


def _words(scalar: str) -> list[str]:
    return scalar.translate(_WORD_BLANKS).split()


def _line_feeds(current: _Pass) -> str:
    return current.content.replace("\r\n", "\n").replace("\r", "\n")


def _without_word_blanks(current: _Pass) -> str:
    """In prose and comments; in a key, an id or a number only the author knows what was meant."""
    if not current.kind or not characters.has_word_blank(current.content):
        return current.content
    written = current.source.written
    refused = current.refused.get("invisible-character", set())
    pieces, at = [], 0
    for mark in current.source.scalars:
        start, end = written.offset(*mark.span[:2]), written.offset(*mark.span[2:])
        pieces.append(current.content[at:start].translate(_WORD_BLANKS))
        own = current.content[start:end]
        pieces.append(own if mark.span in refused else _prose(own, mark))
        at = end
    return "".join((*pieces, current.content[at:].translate(_WORD_BLANKS)))


def _prose(own: str, mark: Mark) -> str:
    if not characters.has_word_blank(own):
        return own
    if mark.style in _BLOCK:
        # At the beginning of a line a blank would be indentation, so there they go.
        return re.sub(_LEADING, r"\1", own, flags=re.MULTILINE).translate(_WORD_BLANKS)
    fixed = own.translate(_WORD_BLANKS)
    return fixed if mark.style or "\n" in own or _is_plain_text(fixed, own) else own


def _is_plain_text(fixed: str, own: str) -> bool:
    """Whether a plain scalar is the same text without Word's blanks, and no number, comment or map: `Mục 1: số`."""
    item = parse("", f"- {fixed}\n".encode())
    only = item.data[0] if isinstance(item.data, list) and item.readable and len(item.data) == 1 else None
    return isinstance(only, str) and _words(only) == _words(characters.clean(own))


def _composed(current: _Pass) -> str:
    return current.content if current.source.written.composed else unicodedata.normalize("NFC", current.content)


def _without_trailing_blanks(current: _Pass) -> str:
    lines = current.content.split("\n")
    if all(line[-1:] not in {" ", "\t"} for line in lines):
        return current.content
    blocks = _block_lines(current.source.scalars)
    # Behind a backslash a blank is escaped, and part of a quoted text.
    bare = (line if line.rstrip(" \t").endswith("\\") else line.rstrip(" \t") for line in lines)
    return "\n".join(
        line if at in blocks else shorn for at, (line, shorn) in enumerate(zip(lines, bare, strict=True), 1)
    )


def _block_lines(marks: Iterable[Mark]) -> set[int]:
    """The lines of block texts, where a blank is part of the text, without the line of the `|`."""
    spans = [mark.span for mark in marks if mark.style in _BLOCK]
    return {line for span in spans for line in range(span.line + 1, span.end_line + (span.end_column > 1))}


def _ended(current: _Pass) -> str:
    return current.content if current.content.endswith("\n") else current.content + "\n"


def _quoted(current: _Pass) -> str:
    """Quote what a field of text has without quotes: `code: 07621`. Where quotes do not help, nothing changes."""
    plain = {mark.span for mark in current.source.scalars if not mark.style}
    spans = sorted(plain & current.refused.get("ambiguous-scalar", set()))
    if not spans:
        return current.content
    tried = current.rewritten(_with_quotes(current, spans))
    refused = sorted(span[:2] for spans in tried.refused.values() for span in spans)
    ranges = [current.source.written.offset(*span[:2]) + 2 * at for at, span in enumerate(spans)]
    accepted = [
        span
        for span, start in zip(spans, ranges, strict=True)
        if not _any_between(refused, tried.source.written.span(start, start + span.end_column - span.column + 2))
    ]
    return _with_quotes(current, accepted)


def _with_quotes(current: _Pass, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for span in spans:
        start, end = current.source.written.offset(*span[:2]), current.source.written.offset(*span[2:])
        pieces += [current.content[at:start], '"', current.content[start:end], '"']
        at = end
    return "".join((*pieces, current.content[at:]))


def _any_between(places: Sequence[tuple[int, int]], span: Span) -> bool:
    at = bisect_left(places, span[:2])
    return at < len(places) and places[at] < span[2:]


_NO_MARK = text("bỏ dấu BOM", "byte order mark removed")
_LINE_ENDS = _Step(text("xuống dòng bằng LF", "lines end in LF"), _line_feeds)
_STEPS = (
    _LINE_ENDS,
    _Step(
        text("bỏ dấu cách không ngắt, gạch nối mềm", "no-break spaces and soft hyphens replaced"), _without_word_blanks
    ),
    _Step(text("chữ dựng sẵn (NFC)", "letters composed (NFC)"), _composed),
    _Step(text("bỏ dấu cách cuối dòng", "trailing spaces removed"), _without_trailing_blanks),
    _Step(text("xuống dòng ở cuối tệp", "newline at the end added"), _ended),
    _Step(text("đặt chữ trong dấu nháy", "text quoted"), _quoted),
)
