"""New values into the bytes of a file: only what is asked for changes, and what cannot be placed safely is refused."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from cdsplan.finding import Loc
from cdsplan.yaml.places import Shape
from cdsplan.yaml.scalar import Plain
from cdsplan.yaml.source import Source, parse
from cdsplan.yaml.text import LITERAL, is_long, lines_below, quoted

Field: TypeAlias = Decimal | date | bool | str | None
# What is to stand in a map or list, and in those inside it; a list's items by their numbers.
_Wanted: TypeAlias = "dict[str | int, Field | _Wanted]"

_FLOW, _BLOCK = "{", ":"
_FLOW_LIST, _BLOCK_LIST = "[", "-"
_PLAIN_OR_QUOTED = ("", "'", '"')
_LINES = ("|", ">")
_STEP = 2
# How deep an entry stands, in which `3214` alone is `{value: 3214}`: `values`, `ho`.
_ENTRY = 2


class Change(NamedTuple):
    """What is to stand in the map at a loc; `3214` alone is a map of one `value`, and is written so.

    Behind the last item of a list, its number is that of a new one.
    """

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
    """The bytes with these changes; EditError where one cannot be made. A file that holds nothing yet may be given.

    However many there are, the file is read once before and once after, which makes sure that nothing else in it has
    become different.
    """
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    page = _Page(parse("", raw))
    wanted = _wanted(page, changes)
    return mark + (_changed(page, wanted) if wanted else page).text.encode()


def _wanted(page: _Page, changes: Iterable[Change]) -> _Wanted:
    """What of the changes is not written there already, by the maps that it stands in."""
    top = page.source.shape(())
    wanted: _Wanted = {}
    for loc, fields in changes:
        there = _at(top, loc)
        for name, value in fields.items():
            if there is None or not _stands(page.source, there, (*loc, name), value):
                _inside(wanted, loc)[name] = value
    return wanted


def _inside(wanted: _Wanted, loc: Loc) -> _Wanted:
    for step in loc:
        inner = wanted.setdefault(step, {})
        assert isinstance(inner, dict)  # noqa: S101  nobody asks for a value and for what is in it
        wanted = inner
    return wanted


def _at(shape: Shape | None, loc: Loc) -> Shape | None:
    for step in loc:
        shape = shape.inside.get(step) if shape else None
    return shape


def _stands(source: Source, around: Shape, loc: Loc, value: Field) -> bool:
    """Whether just this is written there already: 85.10 is not 85.1."""
    if loc[-1] not in {"value", *around.inside}:
        return False
    there = source.at(loc)
    return type(there) is type(value) and str(there) == str(value)


def _changed(page: _Page, wanted: _Wanted) -> _Page:
    """The file with what is asked for, once it is sure that this is the only thing that has become different."""
    top = page.source.shape(())
    splices = _splices(page, (), top, wanted) if top else [_begun(page, wanted)]
    written = _Page(parse("", _spliced(page.text, splices).encode()))
    expected = _with(page.source.data, wanted, ())
    if not written.source.readable or written.source.data != expected:
        raise EditError(_astray(written.source.data, expected))
    return written


def _spliced(text: str, splices: Iterable[_Splice]) -> str:
    """Of those at one place, the first comes first."""
    parts, done = [], 0
    for splice in sorted(splices, key=lambda one: one.start):
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])


def _with(data: object, wanted: object, loc: Loc) -> object:
    """The data as they should be then."""
    if not isinstance(wanted, Mapping):
        return wanted
    if isinstance(data, list):
        changed = [_with(one, wanted.get(at, {}), (*loc, at)) for at, one in enumerate(data)]
        return changed + [_short(one) for at, one in wanted.items() if at not in range(len(data))]
    if isinstance(data, dict):
        return data | {
            name: _with(data[name], one, (*loc, name)) if name in data else _short(one) for name, one in wanted.items()
        }
    if len(loc) >= _ENTRY:
        return _short({"value": data, **wanted})
    if data is not None:
        raise EditError(loc)
    return {name: _short(one) for name, one in wanted.items()}


def _astray(data: object, expected: object) -> Loc:
    """Where the data begin to differ from what they should be."""
    if isinstance(data, dict) and isinstance(expected, dict):
        for name, value in expected.items():
            if name not in data or data[name] != value:
                return (name, *_astray(data.get(name), value))
    return ()


def _short(value: object) -> object:
    """`{value: 3214}` is written `3214`, and items by their numbers are a list."""
    if not isinstance(value, Mapping):
        return value
    if _is_list(value):
        return [_short(one) for one in value.values()]
    return value["value"] if value.keys() == {"value"} else {name: _short(one) for name, one in value.items()}


def _is_list(value: Mapping[Any, object]) -> bool:
    return bool(value) and all(isinstance(at, int) for at in value)


def _splices(page: _Page, loc: Loc, shape: Shape, wanted: _Wanted) -> Iterator[_Splice]:
    """What is new in a map comes behind what is new in its last value, which ends where the map ends."""
    if shape.style in {_FLOW_LIST, _BLOCK_LIST}:
        yield from _in_list(page, loc, shape, wanted)
        return
    if shape.style not in {_FLOW, _BLOCK}:
        yield _instead(page, loc, shape, wanted)
        return
    new: _Wanted = {}
    for name, value in wanted.items():
        inner = shape.inside.get(name)
        if inner is None:
            new[name] = value
        elif isinstance(value, dict):
            yield from _splices(page, (*loc, name), inner, value)
        elif shape.style == _BLOCK and is_long(value):
            yield from _block_in(page, (*loc, name), inner, value)
        else:
            yield _written_in(page, (*loc, name), inner, _flow(value, inner.style))
    if new:
        entries = (f"{name}: {_flow(value)}" for name, value in new.items())
        yield from _inserted(page, shape, [*entries]) if shape.style == _FLOW else _appended(page, shape, new)


def _in_list(page: _Page, loc: Loc, shape: Shape, wanted: _Wanted) -> Iterator[_Splice]:
    """What is new in its items, then new ones, each in brackets behind the last."""
    if any(isinstance(at, str) for at in wanted):
        raise EditError(loc)
    new = []
    for at, item in wanted.items():
        if at not in shape.inside:
            new.append(_flow(item))
        elif isinstance(item, dict):
            yield from _splices(page, (*loc, at), shape.inside[at], item)
    if new:
        yield from _inserted(page, shape, new) if shape.style == _FLOW_LIST else [_dashed(page, shape, new)]


def _dashed(page: _Page, parent: Shape, entries: Iterable[str]) -> _Splice:
    """Lines of their own, with a dash where the last one has it."""
    last = _last(parent)
    indent = " " * page.column(page.text.rindex("-", 0, last.start))
    lines = "".join(f"{page.line_end}{indent}- {entry}" for entry in entries)
    return _behind(page, last, lines)


def _instead(page: _Page, loc: Loc, shape: Shape, wanted: _Wanted) -> _Splice:
    """What becomes of a scalar, or of nothing, that is to be a map."""
    if len(loc) >= _ENTRY:
        return _written_in(page, loc, shape, _in_brackets(page, shape, wanted))
    top = page.source.shape(())
    if shape.start < shape.end or top is None or top.style == _FLOW:
        return _written_in(page, loc, shape, _flow(wanted))
    at = page.end_of_line(shape.end)
    return _Splice(at, at, "".join(_lines(page, wanted, " " * (page.column(shape.key) + _STEP))))


def _in_brackets(page: _Page, shape: Shape, wanted: _Wanted) -> str:
    """What `3214` becomes once it has a source: `{value: 3214, source: …}`."""
    old = page.text[shape.start : shape.end].rstrip() or "null"
    value = _flow(wanted["value"], shape.style) if "value" in wanted else old
    others = [f"{name}: {_flow(one)}" for name, one in wanted.items() if name != "value"]
    return f"{{{', '.join([f'value: {value}', *others])}}}" if others else value


def _written_in(page: _Page, loc: Loc, shape: Shape, new: str) -> _Splice:
    """In the place of a scalar, or behind the colon where nothing is written."""
    if shape.style in {_FLOW, _BLOCK, _FLOW_LIST, _BLOCK_LIST}:
        raise EditError(loc)
    old = page.text[shape.start : shape.end]
    if old:
        end = shape.start + len(old.rstrip())
        # The blanks behind the last line of a text in the style of `|` are its own.
        return _Splice(shape.start, page.end_of_line(end) if shape.style in _LINES else end, new)
    at = shape.end
    while page.text[at - 1] == " ":
        at -= 1
    return _Splice(at, at, f" {new}" if page.text[at - 1] == ":" else f": {new}")


def _block_in(page: _Page, loc: Loc, shape: Shape, words: str) -> Iterator[_Splice]:
    """A text of several lines likewise: its lines stand below, behind what else there is on this one."""
    head = _written_in(page, loc, shape, LITERAL)
    below = page.end_of_line(head.end)
    yield head
    yield _Splice(below, below, "".join(lines_below(words, " " * page.column(shape.key), page.line_end)))


def _begun(page: _Page, wanted: _Wanted) -> _Splice:
    """The first lines of a file that holds nothing but comments."""
    end = len(page.text)
    lines = "".join(_lines(page, wanted, ""))
    return _Splice(end, end, (lines if page.column(end) else lines[len(page.line_end) :]) + page.line_end)


def _appended(page: _Page, parent: Shape, new: _Wanted) -> Iterator[_Splice]:
    """Lines below the last one of a map."""
    fields = [one for one in parent.inside.values() if one.style in _PLAIN_OR_QUOTED]
    # A report's own fields stand above its sections.
    above = fields and page.column(fields[-1].key) == 0
    own: _Wanted = {name: one for name, one in new.items() if above and not isinstance(one, dict)}
    if own:
        yield _below(page, fields[-1], own)
    others: _Wanted = {name: one for name, one in new.items() if name not in own}
    if others:
        yield _below(page, _last(parent), others, _deeper(page, parent))


def _below(page: _Page, last: Shape, new: _Wanted, deeper: int = 0) -> _Splice:
    return _behind(page, last, "".join(_lines(page, new, " " * page.column(last.key), deeper)))


def _behind(page: _Page, last: Shape, lines: str) -> _Splice:
    """Lines, each of which begins with the end of the one before."""
    if page.column(last.end) == 0:  # behind a text in the style of `|`, which ends where the next line begins
        return _Splice(last.end, last.end, lines[len(page.line_end) :] + page.line_end)
    at = page.end_of_line(last.end)
    return _Splice(at, at, lines)


def _last(parent: Shape) -> Shape:
    return max(parent.inside.values(), key=_begin)


def _begin(entry: Shape) -> int:
    """Where an entry of a map or an item of a list begins."""
    return entry.start if entry.key < 0 else entry.key


def _deeper(page: _Page, parent: Shape) -> int:
    """By how much the fields of its entries are indented; 0 where those stand in brackets."""
    maps = [one for one in parent.inside.values() if one.style in {_FLOW, _BLOCK}]
    if not maps or maps[-1].style == _FLOW:
        return 0
    return page.column(_last(maps[-1]).key) - page.column(maps[-1].key)


def _lines(page: _Page, tree: _Wanted, indent: str, deeper: int = 0) -> Iterable[str]:
    """A map without brackets, each line behind the end of the one before; an entry of many fields is in brackets."""
    for name, value in tree.items():
        if isinstance(value, Mapping) and (not indent or _is_section(value) or (deeper and value.keys() != {"value"})):
            yield f"{page.line_end}{indent}{name}:"
            yield from _lines(page, value, indent + " " * (deeper or _STEP))
        elif is_long(value):
            yield f"{page.line_end}{indent}{name}: {LITERAL}"
            yield from lines_below(value, indent, page.line_end)
        else:
            yield f"{page.line_end}{indent}{name}: {_flow(value)}"


def _is_section(value: _Wanted) -> bool:
    return any(isinstance(one, Mapping) for one in value.values())


def _inserted(page: _Page, parent: Shape, entries: Sequence[str]) -> list[_Splice]:
    """Behind the last item in brackets."""
    if not parent.inside:
        return [_Splice(parent.start + 1, parent.start + 1, ", ".join(entries))]
    last = _last(parent)
    comma = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*+,").match(page.text, last.end)
    end = comma.end() if comma else last.end
    if not page.is_first(_begin(last)):
        return [_Splice(end, end, f"{'' if comma else ','} {', '.join(entries)}")]
    lines = ",".join(page.line_end + " " * page.column(_begin(last)) + entry for entry in entries)
    below = min(page.end_of_line(end), parent.end - 1)
    if "#" not in page.text[end:below]:
        return [_Splice(end, end, f"{lines}," if comma else f",{lines}")]
    return [_Splice(below, below, f"{lines},")] if comma else [_Splice(end, end, ","), _Splice(below, below, lines)]


def _flow(value: "Field | _Wanted", style: str = "") -> str:
    """As it is written inside brackets, where everything is that may stand outside, too."""
    match value:
        case Mapping() if _is_list(value):
            return f"[{', '.join(map(_flow, value.values()))}]"
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
            return quoted(str(value), style)
