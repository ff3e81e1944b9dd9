"""New values into the bytes of a file: only what is asked for changes, and what cannot be placed safely is refused."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.finding import Loc
from cdsplan.scalar import Plain
from cdsplan.source import Shape, Source, parse

Field: TypeAlias = Decimal | date | bool | str | None
_Tree: TypeAlias = "Field | Mapping[str, _Tree]"

_FLOW, _BLOCK = "{", ":"
_PLAIN_OR_QUOTED = ("", "'", '"')
_STEP = 2
# How deep an entry stands, in which `3214` alone is `{value: 3214}`: `values`, `ho`.
_ENTRY = 2


class Change(NamedTuple):
    """What is to stand in the map at a loc; `3214` alone is a map of one `value`, and is written so."""

    loc: Loc
    fields: Mapping[str, Field]


class EditError(Exception):
    """The file is not written in a way in which this can be changed by itself."""

    def __init__(self, loc: Loc) -> None:
        super().__init__(loc)
        self.loc = loc


class _Splice(NamedTuple):
    """Characters of the text, and what stands there instead."""

    start: int
    end: int
    text: str


class _Page(NamedTuple):
    """A file on its way, with what its author's habits are."""

    source: Source

    @property
    def text(self) -> str:
        return self.source.written.text

    @property
    def line_end(self) -> str:
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    def end_of_line(self, offset: int) -> int:
        found = re.compile(r"[^\r\n]*").match(self.text, offset)
        return found.end() if found else offset

    def column(self, offset: int) -> int:
        """How many characters stand before it on its line."""
        return self.source.written.place(offset)[1] - 1

    def is_first(self, offset: int) -> bool:
        """Whether nothing but blanks stands before it on its line."""
        return not self.text[offset - self.column(offset) : offset].strip()


def edit(raw: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes with these changes; EditError where one cannot be made. A file that holds nothing yet may be given."""
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    page = _Page(parse("", raw))
    for change in changes:
        page = _changed(page, change)
    return mark + page.text.encode()


def _changed(page: _Page, change: Change) -> _Page:
    loc, fields = change
    if loc and page.source.shape(loc) is None:
        return _put(page, loc, dict(fields))
    for name, value in fields.items():
        if not _stands(page.source, (*loc, name), value):
            page = _put(page, (*loc, name), value)
    return page


def _stands(source: Source, loc: Loc, value: Field) -> bool:
    """Whether just this is written there already: 85.10 is not 85.1."""
    if source.shape(loc) is None and not (loc[-1] == "value" and source.shape(loc[:-1])):
        return False
    there = source.at(loc)
    return type(there) is type(value) and str(there) == str(value)


def _put(page: _Page, loc: Loc, value: _Tree) -> _Page:
    """Write one value, and make sure that it is the only thing that has become different."""
    text = page.text
    for splice in reversed(_splices(page, loc, value)):
        text = text[: splice.start] + splice.text + text[splice.end :]
    written = _Page(parse("", text.encode()))
    if not written.source.readable or written.source.data != _with(page.source.data, loc, value):
        raise EditError(loc)
    return written


def _with(data: object, loc: Loc, value: object, depth: int = 0) -> object:
    """The data as they should be then."""
    if not loc:
        return _short(value)
    name, inner = str(loc[0]), loc[1:]
    if isinstance(data, dict):
        return {**data, name: _with(data.get(name), inner, value, depth + 1)}
    if depth < _ENTRY:
        if data is not None:
            raise EditError(loc)
        return {name: _with(None, inner, value, depth + 1)}
    return _short(value) if name == "value" else {"value": data, name: value}


def _short(value: object) -> object:
    """`{value: 3214}` is written `3214`."""
    if not isinstance(value, Mapping):
        return value
    return value["value"] if value.keys() == {"value"} else {name: _short(one) for name, one in value.items()}


def _splices(page: _Page, loc: Loc, value: _Tree) -> list[_Splice]:
    """From the front to the back."""
    shape, parent, name = page.source.shape(loc), page.source.shape(loc[:-1]), str(loc[-1])
    if shape:
        return [_filled(page, loc, shape, _flow(value, shape.style))]
    if parent is None:
        return _splices(page, loc[:-1], {name: value}) if loc[:-1] else [_begun(page, name, value)]
    if parent.style == _BLOCK:
        return [_appended(page, parent, name, value)]
    if parent.style == _FLOW:
        return _inserted(page, parent, name, value)
    if len(loc) > _ENTRY:
        return [_filled(page, loc, parent, _in_brackets(page, parent, name, value))]
    return [_opened(page, loc, parent, {name: value})]


def _in_brackets(page: _Page, shape: Shape, name: str, value: _Tree) -> str:
    """What `3214` becomes once it has a source: `{value: 3214, source: …}`."""
    if name == "value":
        return _flow(value, shape.style)
    return f"{{value: {page.text[shape.start : shape.end].rstrip() or 'null'}, {name}: {_flow(value)}}}"


def _opened(page: _Page, loc: Loc, shape: Shape, entries: Mapping[str, _Tree]) -> _Splice:
    """The first value of a section in which nothing stands."""
    top = page.source.shape(())
    if shape.start < shape.end or top is None or top.style == _FLOW:
        return _filled(page, loc, shape, _flow(entries))
    at = page.end_of_line(shape.end)
    return _Splice(at, at, "".join(_lines(page, entries, " " * (page.column(shape.key) + _STEP))))


def _filled(page: _Page, loc: Loc, shape: Shape, new: str) -> _Splice:
    """In the place of a scalar, or behind the colon where nothing is written."""
    if shape.style in {_FLOW, _BLOCK, "[", "-"}:
        raise EditError(loc)
    old = page.text[shape.start : shape.end]
    if old:
        return _Splice(shape.start, shape.start + len(old.rstrip()), new)
    at = len(page.text[: shape.end].rstrip(" "))
    return _Splice(at, at, f" {new}" if page.text[at - 1] == ":" else f": {new}")


def _begun(page: _Page, name: str, value: _Tree) -> _Splice:
    """The first lines of a file that holds nothing but comments."""
    end = len(page.text)
    lines = "".join(_lines(page, {name: value}, ""))
    return _Splice(end, end, (lines if page.column(end) else lines[len(page.line_end) :]) + page.line_end)


def _appended(page: _Page, parent: Shape, name: str, value: _Tree) -> _Splice:
    """A line, or some, below the last one of a map."""
    fields = [one for one in parent.inside.values() if one.style in _PLAIN_OR_QUOTED]
    # A report's own fields stand above its sections.
    last = (
        fields[-1] if fields and page.column(fields[-1].key) == 0 and not isinstance(value, Mapping) else _last(parent)
    )
    lines = "".join(_lines(page, {name: value}, " " * page.column(last.key), _deeper(page, parent)))
    if page.column(last.end) == 0:  # behind a text in the style of `|`, which ends where the next line begins
        return _Splice(last.end, last.end, lines[len(page.line_end) :] + page.line_end)
    at = page.end_of_line(last.end)
    return _Splice(at, at, lines)


def _last(parent: Shape) -> Shape:
    return max(parent.inside.values(), key=lambda one: one.key)


def _deeper(page: _Page, parent: Shape) -> int:
    """By how much the fields of its entries are indented; 0 where those stand in brackets."""
    maps = [one for one in parent.inside.values() if one.style in {_FLOW, _BLOCK}]
    if not maps or maps[-1].style == _FLOW:
        return 0
    return page.column(_last(maps[-1]).key) - page.column(maps[-1].key)


def _lines(page: _Page, tree: Mapping[str, _Tree], indent: str, deeper: int = 0) -> Iterable[str]:
    """A map without brackets, each line behind the end of the one before; an entry of many fields is in brackets."""
    for name, value in tree.items():
        if isinstance(value, Mapping) and (_is_section(value) or (deeper and value.keys() != {"value"})):
            yield f"{page.line_end}{indent}{name}:"
            yield from _lines(page, value, indent + " " * (deeper or _STEP))
        else:
            yield f"{page.line_end}{indent}{name}: {_flow(value)}"


def _is_section(value: Mapping[str, _Tree]) -> bool:
    return any(isinstance(one, Mapping) for one in value.values())


def _inserted(page: _Page, parent: Shape, name: str, value: _Tree) -> list[_Splice]:
    """Behind the last item in brackets."""
    entry = f"{name}: {_flow(value)}"
    if not parent.inside:
        return [_Splice(parent.start + 1, parent.start + 1, entry)]
    last = _last(parent)
    comma = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*+,").match(page.text, last.end)
    end = comma.end() if comma else last.end
    if not page.is_first(last.key):
        return [_Splice(end, end, f" {entry}" if comma else f", {entry}")]
    line = page.line_end + " " * page.column(last.key) + entry
    below = min(page.end_of_line(end), parent.end - 1)
    if "#" not in page.text[end:below]:
        return [_Splice(end, end, f"{line}," if comma else f",{line}")]
    return [_Splice(below, below, f"{line},")] if comma else [_Splice(end, end, ","), _Splice(below, below, line)]


def _flow(value: _Tree, style: str = "") -> str:
    """As it is written inside brackets, where everything is that may stand outside, too."""
    match value:
        case Mapping():
            fields = ", ".join(f"{name}: {_flow(one)}" for name, one in value.items())
            return _flow(value["value"]) if value.keys() == {"value"} else f"{{{fields}}}"
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case Decimal():
            return format(value, "f")
        case date() | Plain():
            return str(value)
        case _:
            return _quoted(str(value), style)


def _quoted(words: str, style: str) -> str:
    """In the quotes it had, or in none, where it can do so; else in double ones."""
    single = "'" + words.replace("'", "''") + "'"
    if style == "'" and _means(single, words):
        return single
    return words if style != '"' and _means(words, words) else json.dumps(words, ensure_ascii=False)


def _means(written: str, words: str) -> bool:
    """Whether this reads as these words and as nothing else, wherever it stands."""
    source = parse("", f"{{x: {written}}}".encode())
    read = source.data.get("x") if isinstance(source.data, dict) and len(source.data) == 1 else None
    return type(read) is str and read == words and not source.blemishes
