"""The events of one document to plain data; what we do not read is refused on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from cdsplan import characters
from cdsplan.finding import Span
from cdsplan.language import Text, text
from cdsplan.yaml import disputed, encoding, syntax_errors
from cdsplan.yaml.encoding import Problem, Problems, Written
from cdsplan.yaml.events import (
    AliasEvent,
    Event,
    MappingEnd,
    MappingEvent,
    ScalarEvent,
    SequenceEnd,
    beginning,
    span_of,
)
from cdsplan.yaml.scalar import Scalar, resolve

DEEPEST = 32
# What YAML 1.1 reads as a truth value or null, although it looks like an id.
_KEYS_OF_OTHER_TYPES = frozenset(
    form(word)
    for word in ("true", "false", "yes", "no", "on", "off", "null")
    for form in (str.lower, str.capitalize, str.upper)
)
_BLOCK = frozenset(("|", ">"))
_MERGE = "<<"
_READ_OTHERWISE = _KEYS_OF_OTHER_TYPES | {_MERGE}


@dataclass(frozen=True)
class Broken:
    """Stands where the file has something that was refused while reading, so that nobody refuses it twice."""


BROKEN = Broken()
# How the key of a refused pair begins.
REFUSED_KEY = "\0"
Data: TypeAlias = "Scalar | Broken | list[Data] | dict[str, Data]"


class Stop(Exception):  # noqa: N818  not an error of the program: the reading ends here, the problem says why
    """The rest of the file is not read."""


class Builder:
    """Plain data from the events of one document, refusing on the way what we do not read."""

    def __init__(self, following: Callable[[], Event], written: Written, problems: Problems) -> None:
        self.following = following
        self.written = written
        self.problems = problems
        self.clean_already = written.composed and not written.suspect
        self.escapes = "\\" in written.text
        self.parsable = written.parsable
        self.plain_keys = self.clean_already and not self.escapes and not disputed.may_have_block_keys(self.parsable)
        self.plain: dict[str, bool] = {}
        self.whole = True

    def document(self) -> Data:
        self.following()  # the stream's start
        start = self.following()
        if isinstance(start, yaml.StreamEndEvent):
            return self._empty()
        event = self.following()
        data = self.value(event, 0)
        disputed.check_end(self.following(), self.parsable)
        rest = self.following()
        if not isinstance(rest, yaml.StreamEndEvent):
            self._feature(
                beginning(rest),
                text("tệp có tài liệu YAML thứ hai", "the file has a second YAML document"),
                text("Mỗi tệp một tài liệu: xóa dòng ---.", "One document a file: delete the line ---."),
            )
        return self._empty() if data is None and not characters.clean(event.value) else data

    def _empty(self) -> Data:
        self.whole = False
        if all(problem.rule == "text-form" for problem in self.problems):
            self._refuse(
                "empty-file",
                Span(1, 1, 1, 1),
                text("tệp không có nội dung", "the file is empty"),
                text("Điền nội dung hoặc xóa tệp.", "Fill it in, or delete it."),
            )
        return None

    def value(self, event: Event, depth: int) -> Data:
        kind = type(event)
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            self._feature(
                beginning(event),
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
        collection = self.mapping(depth) if kind is MappingEvent else self.sequence(depth)
        return BROKEN if refused else collection

    def scalar(self, event: Event) -> Data:
        value: str = event.value
        style = event.style
        if style in _BLOCK:  # before all else, for it may end the file
            disputed.check_block_text(event, self.parsable)
        if (event.tag is not None or event.anchor is not None) and self._is_tagged(event):
            return BROKEN
        if not style:
            return resolve(value if self.clean_already else characters.clean(value))
        if style == '"' and self.escapes:
            return characters.clean(value) if self._check_escapes(event) else BROKEN
        return value if self.clean_already else characters.clean(value)

    def sequence(self, depth: int) -> list[Data]:
        items: list[Data] = []
        following = self.following
        event = following()
        while type(event) is not SequenceEnd:
            items.append(self.scalar(event) if type(event) is ScalarEvent else self.value(event, depth + 1))
            event = following()
        return items

    def mapping(self, depth: int) -> dict[str, Data]:
        items: dict[str, Data] = {}
        keys: list[Event] = []
        marks: dict[str, Event] | None = None  # made where a key comes again, as in few files
        following, plain, clean_already = self.following, self.plain_keys, self.clean_already
        event = following()
        while type(event) is not MappingEnd:
            # What `key` and `scalar` would say of nearly all; their calls would take a tenth of the time of reading.
            key = event.value if plain and type(event) is ScalarEvent and event.anchor is None is event.tag else None
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
            if type(event) is not ScalarEvent:
                items[key] = self.value(event, depth + 1)
            elif clean_already and not event.style and event.anchor is None is event.tag:
                items[key] = resolve(event.value)
            else:
                items[key] = self.scalar(event)
            event = following()
        return items

    def key(self, event: Event, depth: int) -> str:
        if type(event) is not ScalarEvent:
            self._feature(beginning(event), *_ODD_KEY)
            self.value(event, depth + 1)
            return self._no_key()
        if event.style in _BLOCK:
            disputed.check_block_text(event, self.parsable)
        if event.tag is not None or event.anchor is not None:
            self._is_tagged(event)
        key: str = event.value
        if key == _MERGE and not event.style:
            self._feature(
                beginning(event),
                text("không dùng khóa trộn YAML (<<)", "YAML merge keys (<<) are not used here"),
                text("Viết đầy đủ các khóa.", "Write the keys out."),
            )
            return self._no_key()
        if key in _KEYS_OF_OTHER_TYPES and not event.style:
            return self._key_of_other_type(event)
        return key if self.plain_keys else self._odd_key(event)

    def _no_key(self) -> str:
        """Stands for a key that was refused: no key of a file begins so, and load.py lets it be."""
        return f"{REFUSED_KEY}{len(self.problems)}"

    def _key_of_other_type(self, event: Event) -> str:
        self._refuse_key(
            "ambiguous-scalar",
            event,
            text(
                "khóa «{key}» không có dấu nháy bị đọc thành đúng/sai hoặc null",
                "the key `{key}` without quotes is read as true/false or null",
                key=event.value,
            ),
            text('Đặt trong dấu nháy: "{key}".', 'Put it in quotes: "{key}".', key=event.value),
        )
        return self._no_key()

    def _refuse_key(self, rule: str, event: Event, message: Text, hint: Text) -> None:
        self._refuse(rule, span_of(event), message, hint)
        self.problems.keys.append((rule, span_of(event)))

    def _odd_key(self, event: Event) -> str:
        self._check_escapes(event)
        if not characters.has_word_blank(event.value):
            return characters.clean(event.value)
        self._refuse_key(
            "invisible-character",
            event,
            text("khóa có dấu cách không ngắt hoặc gạch nối mềm", "the key contains a no-break space or a soft hyphen"),
            text("Gõ lại khóa.", "Type the key again."),
        )
        return self._no_key()

    def _check_escapes(self, event: Event) -> bool:
        """Whether all is well: a character that is refused in a file is refused as an escape as well."""
        if event.value.isascii() and event.value.isprintable():
            return True
        if encoding.piled_up(event.value) is not None:
            self.problems.append(encoding.too_many_marks(span_of(event)))
            raise Stop
        found = next((one for one in characters.hidden(event.value) if not self._stands_plainly(one)), None)
        if found is None:
            return True
        if characters.is_surrogate(event.value):
            start = self.written.offset(event.start_mark.line + 1, event.start_mark.column + 1)
            self.problems.append(syntax_errors.no_character(self.written, start))
            raise Stop
        self._refuse(
            "encoding" if characters.is_control(found) else "invisible-character",
            span_of(event),
            characters.character_message(found),
            characters.way_out(found),
        )
        return False

    def _stands_plainly(self, character: str) -> bool:
        """Whether the file holds it otherwise than as an escape, for which it was refused before."""
        known = self.plain.get(character)
        if known is None:
            known = self.plain[character] = character in self.parsable
        return known

    def _is_tagged(self, event: Event) -> bool:
        """Refuse an anchor, which leaves the value as it is, and a tag, which does not."""
        if event.anchor is not None:
            self._feature(
                beginning(event),
                text("không dùng neo YAML (&…)", "YAML anchors (&…) are not used here"),
                text(
                    'Xóa «&{name}»; nếu là chữ thì đặt trong dấu nháy "…".',
                    'Delete `&{name}`; quote the text "…" if it is one.',
                    name=event.anchor,
                ),
            )
        if event.tag is not None:
            disputed.check_tag(event, self.parsable)
            self._feature(
                beginning(event),
                text("không dùng thẻ YAML (!…)", "YAML tags (!…) are not used here"),
                text(
                    'Xóa thẻ; nếu là chữ thì đặt trong dấu nháy "…".',
                    'Delete the tag; quote the text "…" if it is one.',
                ),
            )
        return event.tag is not None

    def _twice(self, key: str, first: Event, second: Event) -> None:
        self._refuse(
            "duplicate-key",
            span_of(second),
            text(
                "khóa «{key}» đã có ở dòng {line}",
                "the key `{key}` is already on line {line}",
                key=key,
                line=str(first.start_mark.line + 1),
            ),
            text("Giữ lại một trong hai.", "Keep one of the two."),
            first=span_of(first),
        )

    def _too_deep(self, event: Event) -> None:
        self._refuse(
            "too-large",
            beginning(event),
            text("lồng nhau quá {deepest} cấp", "nested more than {deepest} deep", deepest=DEEPEST),
            text(
                "Một kế hoạch không cần quá 6 cấp: xem lại dấu ngoặc và thụt lề.",
                "No plan needs more than 6: check brackets and indentation.",
            ),
        )
        raise Stop

    def _feature(self, span: Span, message: Text, hint: Text) -> None:
        self._refuse("yaml-feature", span, message, hint)

    def _refuse(self, rule: str, span: Span, message: Text, hint: Text, first: Span | None = None) -> None:
        self.problems.append(Problem(rule, span, message, hint, first))


_ODD_KEY = (
    text(
        "khóa phải là chữ, không phải danh sách, bảng hay bí danh",
        "a key must be text, not a list, a map or an alias",
    ),
    text("Nếu là chỗ điền mẫu {{…}} thì đặt trong dấu nháy.", "Quote it if it is a template's {{…}}."),
)
