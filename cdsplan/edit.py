"""New values into the bytes of a file: only what is asked for changes, and what cannot be placed safely is refused."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from cdsplan.finding import Loc
from cdsplan.source import Data, Shape, Source, parse

Field: TypeAlias = Decimal | date | bool | str | None
_Tree: TypeAlias = "Field | Mapping[str, _Tree]"

_FLOW, _BLOCK = "{", ":"
_TEXTS = ("|", ">")
_STEP = 2


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


def _put(page: _Page, loc: Loc, value: "_Tree") -> _Page:
    """Write one value, and make sure that it is the only thing that has become different."""
    text = page.text
    for splice in sorted(_splices(page, loc, value), reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    written = _Page(parse("", text.encode()))
    if not written.source.readable or written.source.data != _with(page.source.data, loc, value):
        raise EditError(loc)
    return written


def _with(data: Data, loc: Loc, value: "_Tree") -> "Data":
    """The data as they should be then."""
    if not loc:
        return _short(value)
    name = str(loc[0])
    if isinstance(data, dict):
        return {**data, name: _with(data.get(name), loc[1:], value)}
    if data is None:
        return _short({name: _with(None, loc[1:], value)})  # type: ignore[dict-item]  data are trees
    return _with(data, loc[1:], value) if name == "value" else {"value": data, name: _with(None, loc[1:], value)}


def _short(value: "_Tree") -> "Data":
    """`{value: 3214}` is written `3214`."""
    if not isinstance(value, Mapping):
        return value
    return _short(value["value"]) if value.keys() == {"value"} else {name: _short(one) for name, one in value.items()}


def _splices(page: _Page, loc: Loc, value: "_Tree") -> list[_Splice]:
    shape = page.source.shape(loc)
    if shape:
        return [_filled(page, shape, value)]
    parent = page.source.shape(loc[:-1])
    name = str(loc[-1])
    if parent and parent.style == _BLOCK:
        return [_appended(page, parent, name, value)]
    if parent and parent.style == _FLOW:
        return _inserted(page, parent, name, value)
    if not parent and loc[:-1]:
        return _splices(page, loc[:-1], {name: value})
    if not parent:
        return [_begun(page, name, value)]
    return _in_a_scalar(page, parent, loc, value)


def _in_a_scalar(page: _Page, parent: Shape, loc: Loc, value: "_Tree") -> list[_Splice]:
    """`3214` becomes `{value: 3214, source: …}`; a section that holds nothing gets its first value."""
    name = str(loc[-1])
    there = page.source.at(loc[:-1])
    if len(loc) > _STEP:
        if name == "value":
            return [_filled(page, parent, value)]
        kept = page.text[parent.start : parent.end].rstrip() or "null"
        return [_filled(page, parent, f"{{value: {kept}, {name}: {_flow(value)}}}", ready=True)]
    if there is not None or parent.style:
        raise EditError(loc)
    return [_filled(page, parent, {name: value})]


def _filled(page: _Page, shape: Shape, value: "_Tree", *, ready: bool = False) -> _Splice:
    """In the place of a scalar, or behind the colon where nothing is written."""
    if shape.inside or shape.style in {_FLOW, _BLOCK, "[", "-"}:
        raise EditError(())
    old = page.text[shape.start : shape.end]
    if not old and isinstance(value, Mapping) and not _within_brackets(page, shape):
        indent = " " * (page.column(shape.key) + _STEP)
        at = page.end_of_line(shape.end)
        return _Splice(at, at, "".join(_lines(page, value, indent)))
    new = value if ready and isinstance(value, str) else _flow(value, shape.style)
    if not old:
        return _Splice(shape.end, shape.end, f" {new}" if page.text[shape.end - 1] == ":" else f": {new}")
    return _Splice(shape.start, shape.start + len(old.rstrip()), new)


def _within_brackets(page: _Page, shape: Shape) -> bool:
    top = page.source.shape(())
    return top is not None and top.style == _FLOW or not page.is_first(shape.key)


def _begun(page: _Page, name: str, value: "_Tree") -> _Splice:
    """The first lines of a file that holds nothing but comments."""
    end = len(page.text)
    lines = "".join(_lines(page, {name: value}, ""))[len(page.line_end) :] + page.line_end
    apart = page.line_end if page.column(end) else ""
    return _Splice(end, end, apart + lines)


def _appended(page: _Page, parent: Shape, name: str, value: "_Tree") -> _Splice:
    """A line, or some, below the last one of a map."""
    last = max(parent.inside.values(), key=lambda one: one.end)
    indent = " " * page.column(last.key)
    lines = "".join(_lines(page, {name: value}, indent, deeper=_deeper(page, parent)))
    if page.column(last.end) == 0:  # behind a text of the style `|`, which ends where the next line begins
        return _Splice(last.end, last.end, lines[len(page.line_end) :] + page.line_end)
    at = page.end_of_line(last.end)
    return _Splice(at, at, lines)


def _deeper(page: _Page, parent: Shape) -> int:
    """By how much the fields of its entries are indented; 0 where those stand in brackets."""
    maps = [one for one in parent.inside.values() if one.style in {_FLOW, _BLOCK}]
    if not maps or maps[-1].style == _FLOW:
        return 0
    first = min(maps[-1].inside.values(), key=lambda one: one.key)
    return page.column(first.key) - page.column(maps[-1].key)


def _lines(page: _Page, tree: "Mapping[str, _Tree]", indent: str, *, deeper: int = 0) -> Iterable[str]:
    """A map without brackets, each line after a line's end; what is an entry already stands in brackets."""
    for name, value in tree.items():
        is_section = isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values())
        if isinstance(value, Mapping) and (is_section or (deeper and value.keys() != {"value"})):
            yield f"{page.line_end}{indent}{name}:"
            yield from _lines(page, value, indent + " " * (deeper or _STEP))
        else:
            yield f"{page.line_end}{indent}{name}: {_flow(value)}"


def _inserted(page: _Page, parent: Shape, name: str, value: "_Tree") -> list[_Splice]:
    """Behind the last item in brackets."""
    entry = f"{name}: {_flow(value)}"
    if not parent.inside:
        return [_Splice(parent.start + 1, parent.start + 1, entry)]
    last = max(parent.inside.values(), key=lambda one: one.end)
    comma = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*,").match(page.text, last.end)
    end = comma.end() if comma else last.end
    if last.key < 0 or not page.is_first(last.key):
        return [_Splice(end, end, f" {entry}" if comma else f", {entry}")]
    line = page.line_end + " " * page.column(last.key) + entry + ("," if comma else "")
    below = min(page.end_of_line(end), parent.end - 1)
    if "#" not in page.text[end:below]:
        below = end
    return [*([] if comma else [_Splice(end, end, ",")]), _Splice(below, below, line)]


def _flow(value: "_Tree", style: str = "") -> str:
    """As it is written inside brackets, where everything is that may stand outside, too."""
    match value:
        case Mapping():
            if value.keys() == {"value"}:
                return _flow(value["value"])
            return "{" + ", ".join(f"{name}: {_flow(one)}" for name, one in value.items()) + "}"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return _quoted(str(value), style)


def _quoted(words: str, style: str) -> str:
    """In the quotes it had, or in none, where it can do so; else in double ones."""
    if style == "'" and _means(f"'{words.replace("'", "''")}'", words):
        return f"'{words.replace("'", "''")}'"
    return words if style != '"' and _means(words, words) else json.dumps(words, ensure_ascii=False)


def _means(written: str, words: str) -> bool:
    source = parse("", f"{{x: {written}}}".encode())
    read = source.data.get("x") if isinstance(source.data, dict) and len(source.data) == 1 else None
    return type(read) is str and read == words and not source.blemishes
