"""Why a text is not YAML, told at the cause: PyYAML's own phrases differ between its parsers and are never shown."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import yaml

from cdsplan.encoding import Blemish, Written
from cdsplan.finding import Span
from cdsplan.language import Text, text

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |\r?$)", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(%[^\r\n]*)")
# A tab where YAML wants spaces: PyYAML's two parsers disagree about it.
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])|[:,\-?\[{] *\t[ \t]*(?=[^\s])|[^\s] *\t[ \t]*(?=#)", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|[ \t])#")
# An escape of half a surrogate pair, or of something above U+10FFFF: one parser refuses it, the other crashes.
_ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!000|0010)[0-9a-fA-F]{8}|U0000[dD][89a-fA-F][0-9a-fA-F]{2}))"
)
_GLUED_COLON = re.compile(r"\s*(?:- +)*[\"']?[A-Za-z_]\w*[\"']?(:)[^\s:/\\]")
_GLUED_DASH = re.compile(r"\s*(?:- +)*(-)[A-Za-z_]\w*:(?: |$)")
_FULL_WIDTH = "："
_NO_BREAK = re.compile(r":(\xa0)")


class Last(NamedTuple):
    """What a parser had read before it stumbled: where that stands, and its quotes if it is a text in quotes."""

    span: Span
    quotes: str


class _Stumble(NamedTuple):
    """An error of PyYAML: what it says, and where it saw the problem and the beginning of the thing around it."""

    problem: str
    context: str
    place: tuple[int, int]
    opened: tuple[int, int]
    last: Last
    written: Written

    def character(self, place: tuple[int, int]) -> str:
        return self.written.line(place[0])[place[1] - 1 : place[1]]


def refused_before(written: Written) -> Blemish | None:
    """What PyYAML's C and Python parsers would read differently, or not at all: told before either sees it."""
    return _conflict(written) or _directive(written) or _tab(written) or _bad_escape(written)


def _conflict(written: Written) -> Blemish | None:
    if "<<<<<<<" not in written.text and ">>>>>>>" not in written.text:
        return None
    found = _CONFLICT.search(written.text)
    return found and _at(
        written.span(*found.span()),
        text("dấu xung đột của git còn sót lại", "a git conflict marker was left here"),
        text(
            "Chọn một trong hai phía rồi xóa các dòng <<<<<<<, ======= và >>>>>>>.",
            "Keep one side and delete the lines <<<<<<<, ======= and >>>>>>>.",
        ),
    )


def _directive(written: Written) -> Blemish | None:
    found = _DIRECTIVE.match(written.text) if "%" in written.text else None
    return found and Blemish(
        "yaml-feature",
        written.span(*found.span(1)),
        text("không dùng chỉ thị YAML (%…)", "YAML directives (%…) are not used here"),
        text("Xóa dòng này.", "Delete this line."),
    )


def _tab(written: Written) -> Blemish | None:
    if "\t" not in written.text:
        return None
    tabs = (written.text.index("\t", found.start()) for found in _TAB.finditer(written.text))
    at = next((at for at in tabs if not _in_quotes(written, at)), None)
    return at if at is None else _at(
        written.span(at, at + 1),
        text("dấu tab ở chỗ YAML cần dấu cách", "a tab where YAML needs spaces"),
        text("Thay tab bằng dấu cách.", "Replace the tab by spaces."),
    )


def _bad_escape(written: Written) -> Blemish | None:
    if "\\" not in written.text:
        return None
    escapes = (found.span(1) for found in _ESCAPE.finditer(written.text))
    found = next((found for found in escapes if _in_quotes(written, found[0], '"') is '"'), None)
    return found and _at(written.span(*found), *_NO_CHARACTER)


def no_character(written: Written, start: int) -> Blemish:
    """The escape behind this offset that stands for no character at all."""
    found = _ESCAPE.search(written.text, start)
    return _at(written.span(*found.span(1)) if found else Span(1, 1, 1, 1), *_NO_CHARACTER)


_NO_CHARACTER = (
    text("mã thoát này không phải một ký tự Unicode", "this escape is not a Unicode character"),
    text("Gõ thẳng ký tự đó.", "Type the character itself."),
)


def _in_quotes(written: Written, at: int, quotes: str = "\"'") -> bool:
    """Whether a quote or comment opened before this place on its line; enough for places that real files never have."""
    line, column = written.place(at)
    before = written.line(line)[: column - 1]
    return any(before.count(quote) % 2 for quote in quotes) or _COMMENT.search(before) is not None
