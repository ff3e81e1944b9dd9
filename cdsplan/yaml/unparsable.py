"""What no parser is given to read: PyYAML's two would read it differently, or not at all."""

import re
from itertools import islice

from cdsplan.finding import Span
from cdsplan.language import Text, text
from cdsplan.yaml.encoding import Problem, Written

_CONFLICT = r"(?m)^(?:<{7}|={7}|>{7})(?= |\r?$)"
# Possessive: with CRLF at a line's end an ordinary * could divide the lines in 2**n ways.
_DIRECTIVE = r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*+(%[^\r\n]*)"
# A tab where YAML wants spaces: PyYAML's two parsers disagree about it.
_TAB = r"(?m)^[ ]*\t[ \t]*(?=[^\s#])|[:,\-?\[{] *\t[ \t]*(?=[^\s])|[^\s] *\t[ \t]*(?=#)"
_BLOCK_TEXT = r"[:\-?] +[|>][-+0-9]*[ \t]*(?:#.*)?$"
_COMMENT = r"(?:^|[ \t])#"


def refused_before(written: Written) -> Problem | None:
    """What PyYAML's C and Python parsers would read differently, or not at all: told before either sees it."""
    return _conflict(written) or _leading_directive(written) or _tab(written)


def _conflict(written: Written) -> Problem | None:
    if "<<<<<<<" not in written.text and ">>>>>>>" not in written.text:
        return None
    found = re.search(_CONFLICT, written.text)
    return found and no_yaml(
        written.span(*found.span()),
        text("dấu xung đột của git còn sót lại", "a git conflict marker was left here"),
        text(
            "Chọn một trong hai phía rồi xóa các dòng <<<<<<<, ======= và >>>>>>>.",
            "Keep one side and delete the lines <<<<<<<, ======= and >>>>>>>.",
        ),
    )


def _leading_directive(written: Written) -> Problem | None:
    found = re.match(_DIRECTIVE, written.text) if "%" in written.text else None
    return found and directive(written, found.start(1))


def directive(written: Written, start: int) -> Problem:
    """A line that begins with `%`, at this offset."""
    line, column = written.place(start)
    return Problem(
        "yaml-feature",
        Span(line, column, line, len(written.line(line)) + 1),
        text("không dùng chỉ thị YAML (%…)", "YAML directives (%…) are not used here"),
        text("Xóa dòng này.", "Delete this line."),
    )


def _tab(written: Written) -> Problem | None:
    if "\t" not in written.text:
        return None
    # The first hundred: of a megabyte of tabs between quotes, looking at each would take hours.
    tabs = (written.text.index("\t", found.start()) for found in islice(re.finditer(_TAB, written.text), 100))
    at = next((at for at in tabs if not _in_quotes(written, at) and not _in_block_text(written, at)), None)
    if at is None:
        return None
    return no_yaml(
        written.span(at, at + 1),
        text("dấu tab ở chỗ YAML cần dấu cách", "a tab where YAML needs spaces"),
        text("Thay tab bằng dấu cách.", "Replace the tab by spaces."),
    )


def _in_quotes(written: Written, at: int) -> bool:
    """Whether a quote or comment opened before this place on its line; enough for places that real files never have."""
    line, column = written.place(at)
    before = written.line(line)[: column - 1]
    return any(before.count(quote) % 2 for quote in "\"'") or re.search(_COMMENT, before) is not None


def _in_block_text(written: Written, at: int) -> bool:
    """Whether one of the lines that this one is indented under opens a text of several lines (`|`)."""
    number, _ = written.place(at)
    depth = _depth(written.line(number))
    for line in reversed(written.lines[: number - 1]):
        if line.strip() and _depth(line) < depth:
            depth = _depth(line)
            if re.search(_BLOCK_TEXT, line):
                return True
    return False


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def no_yaml_at(place: tuple[int, int], message: Text, hint: Text) -> Problem:
    """What is wrong at one character, by line and column."""
    line, column = place
    return no_yaml(Span(line, column, line, column + 1), message, hint)


def no_yaml(span: Span, message: Text, hint: Text) -> Problem:
    """What is no YAML."""
    return Problem("yaml-syntax", span, message, hint)
