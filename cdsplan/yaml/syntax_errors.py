"""Why a text is not YAML, told at the cause: PyYAML's own phrases differ between its parsers and are never shown."""

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

import yaml

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
# An escape of half a surrogate pair, or of something above U+10FFFF: one parser refuses it, the other crashes.
_HALF, _FAR = r"[dD][89a-fA-F][0-9a-fA-F]{2}", r"U(?!000|0010)[0-9a-fA-F]{8}"
_ESCAPE = rf"(?<!\\)(?:\\\\)*(\\(?:u{_HALF}|U0000{_HALF}|{_FAR}))"


class Last(NamedTuple):
    """What a parser had read before it stumbled."""

    span: Span
    quoted: bool
    brackets: tuple[Span, ...]  # those still open


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


def refused_before(written: Written) -> Problem | None:
    """What PyYAML's C and Python parsers would read differently, or not at all: told before either sees it."""
    return _conflict(written) or _directive(written) or _tab(written)


def _conflict(written: Written) -> Problem | None:
    if "<<<<<<<" not in written.text and ">>>>>>>" not in written.text:
        return None
    found = re.search(_CONFLICT, written.text)
    return found and _at(
        written.span(*found.span()),
        text("dấu xung đột của git còn sót lại", "a git conflict marker was left here"),
        text(
            "Chọn một trong hai phía rồi xóa các dòng <<<<<<<, ======= và >>>>>>>.",
            "Keep one side and delete the lines <<<<<<<, ======= and >>>>>>>.",
        ),
    )


def _directive(written: Written) -> Problem | None:
    found = re.match(_DIRECTIVE, written.text) if "%" in written.text else None
    return found and Problem(
        "yaml-feature",
        written.span(*found.span(1)),
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
    return _at(
        written.span(at, at + 1),
        text("dấu tab ở chỗ YAML cần dấu cách", "a tab where YAML needs spaces"),
        text("Thay tab bằng dấu cách.", "Replace the tab by spaces."),
    )


def no_character(written: Written, start: int) -> Problem:
    """The escape behind this offset that stands for no character at all."""
    found = re.compile(_ESCAPE).search(written.text, start)
    return _at(written.span(*found.span(1)) if found else Span(1, 1, 1, 1), *_NO_CHARACTER)


_NO_CHARACTER = (
    text("mã thoát này không phải một ký tự Unicode", "this escape is not a Unicode character"),
    text("Gõ thẳng ký tự đó.", "Type the character itself."),
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


def explain(error: yaml.YAMLError | ValueError | OverflowError, written: Written, last: Last) -> Problem:
    """The finding for what PyYAML raised, put where the cause is."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return no_character(written, written.offset(last.span.end_line, last.span.end_column))
    place = _place(error.problem_mark, written)
    opened = _place(error.context_mark or error.problem_mark, written)
    stumble = _Stumble(error.problem or "", error.context or "", place, opened, last, written)
    problem = next(found for explanation in _EXPLANATIONS if (found := explanation(stumble)))
    line, column, _, end = problem.span
    within = min(end, max(len(written.line(line)) + 1, column))  # nothing stands behind the end of a line
    return problem._replace(span=Span(line, column, line, within))


def _place(mark: yaml.Mark, written: Written) -> tuple[int, int]:
    """Line and column from 1; libyaml may count one line more than there is."""
    if mark.line < len(written.lines):
        return mark.line + 1, mark.column + 1
    return len(written.lines), len(written.lines[-1]) + 1


def _runaway_quote(stumble: _Stumble) -> Problem | None:
    """A quote that is closed by the opening one of a later text, behind which nothing makes sense."""
    span = stumble.last.span
    if not stumble.last.quoted or span.line == span.end_line or span.end_line != stumble.place[0]:
        return None
    return _never_closed((span.line, span.column))


def _never_closed(opened: tuple[int, int]) -> Problem:
    return _spot(
        opened,
        text("dấu nháy mở ở đây không được đóng", "the quote that opens here is never closed"),
        text("Thêm dấu nháy đóng.", "Add the closing quote."),
    )


def _in_a_quoted_text(stumble: _Stumble) -> Problem | None:
    if "quoted scalar" not in stumble.context:
        return None
    if "unexpected" in stumble.problem:  # the end of the file, or of the document
        return _never_closed(stumble.opened)
    line, column = stumble.place
    back = stumble.written.line(line).rfind("\\", 0, column) + 1
    start = stumble.written.offset(line, back)
    if re.compile(_ESCAPE).match(stumble.written.text, start):
        return no_character(stumble.written, start)
    return _spot(
        (line, back),
        text("mã thoát không hợp lệ trong chuỗi có nháy kép", "an unknown escape in a double-quoted text"),
        text("Dùng nháy đơn, hoặc viết \\\\ cho dấu \\.", "Use single quotes, or write \\\\ for a backslash."),
    )


def _feature(stumble: _Stumble) -> Problem | None:
    """An anchor, alias or tag that is not even well formed: `!gấp`."""
    if not re.search(r"an? (?:tag|anchor|alias)$", stumble.context) and "tag handle" not in stumble.problem:
        return None
    begin = _quote_it(stumble, stumble.opened)
    return Problem("yaml-feature", begin.span, begin.message, begin.hint)


def _odd_beginning(stumble: _Stumble) -> Problem | None:
    """A text that begins with a sign of YAML: `@x`, `- x`, `]`."""
    if "block scalar" in stumble.context:
        return _quote_it(stumble, stumble.opened)
    if "cannot start any token" in stumble.problem or "block node" in stumble.context:
        return _quote_it(stumble, stumble.place)
    if re.search(r"(?:entries|mapping keys) are not allowed", stumble.problem):
        return _quote_it(stumble, stumble.place)
    return None


def _quote_it(stumble: _Stumble, place: tuple[int, int]) -> Problem:
    return _spot(
        place,
        text(
            "chữ bắt đầu bằng «{first}» phải đặt trong dấu nháy",
            "a text that begins with `{first}` must be quoted",
            first=stumble.character(place),
        ),
        _QUOTES,
    )


_QUOTES = text('Đặt cả chuỗi trong dấu nháy kép "…".', 'Put the whole text in quotes "…".')


def _brackets(stumble: _Stumble) -> Problem | None:
    if "flow" not in stumble.context:
        return None
    unfinished = stumble.last.brackets and not stumble.character(stumble.place)
    return _spot(
        stumble.last.brackets[-1][:2] if unfinished else stumble.opened,
        text(
            "ngoặc mở ở đây không được đóng, hoặc dấu phẩy bên trong thiếu hay thừa",
            "the bracket that opens here is never closed, or a comma inside is missing or one too many",
        ),
        text("Kiểm tra dấu ngoặc và dấu phẩy.", "Check brackets and commas."),
    )


def _slip_nearby(stumble: _Stumble) -> Problem | None:
    """A slip of the keyboard on this line, or on the one before, which PyYAML had taken for something else."""
    line = stumble.place[0]
    before = next((number for number in range(line - 1, 0, -1) if stumble.written.line(number).strip()), line)
    for number in (stumble.opened[0] if _colon_due(stumble) else line, line, before):
        slip = _slip(stumble.written, number)
        if slip:
            return slip
    return None


def _colon_due(stumble: _Stumble) -> bool:
    return "could not find expected ':'" in stumble.problem


def _slip(written: Written, number: int) -> Problem | None:
    line = written.line(number)
    for form, problem in _SLIPS:
        found = re.match(form, line)
        if found:
            column = found.start(1) + 1
            return Problem(problem.rule, Span(number, column, number, column + 1), problem.message, problem.hint)
    return None


_NOWHERE = Span(1, 1, 1, 1)
_SLIPS = (
    (
        r".*?(：)",
        Problem(
            "yaml-syntax",
            _NOWHERE,
            text("dấu hai chấm toàn khổ «：»", "a full-width colon `：`"),
            text("Gõ dấu hai chấm thường «: ».", "Type a plain colon and a blank."),
        ),
    ),
    (
        r".*?:(\xa0)",
        Problem(
            "invisible-character",
            _NOWHERE,
            text("dấu cách không ngắt (NBSP) sau dấu hai chấm", "a no-break space after the colon"),
            text("Gõ lại bằng dấu cách thường.", "Type a plain space instead."),
        ),
    ),
    (
        r"\s*(?:- +)*[\"']?[A-Za-z_]\w*[\"']?(:)[^\s:/\\]",
        Problem(
            "yaml-syntax",
            _NOWHERE,
            text("thiếu dấu cách sau dấu hai chấm", "a blank is missing after the colon"),
            text("Viết «khóa: giá trị».", "Write `key: value`."),
        ),
    ),
    (
        r"\s*(?:- +)*(-)[A-Za-z_]\w*:(?: |$)",
        Problem(
            "yaml-syntax",
            _NOWHERE,
            text("thiếu dấu cách sau dấu gạch đầu dòng", "a blank is missing after the dash"),
            text("Viết «- khóa: giá trị».", "Write `- key: value`."),
        ),
    ),
)


def _no_colon(stumble: _Stumble) -> Problem | None:
    if not _colon_due(stumble):
        return None
    return _spot(
        stumble.opened,
        text("dòng này không có dạng «khóa: giá trị»", "this line is not of the form `key: value`"),
        text("Thêm dấu hai chấm và một dấu cách sau khóa.", "Put a colon and a blank after the key."),
    )


def _colon_inside(stumble: _Stumble) -> Problem | None:
    """`Chỉ tiêu 1: hồ sơ`; where the text began on a line before, this one is rather indented wrongly."""
    if "mapping values are not allowed" not in stumble.problem or stumble.last.span.line != stumble.place[0]:
        return None
    return _spot(
        stumble.place,
        text("chữ có dấu hai chấm phải đặt trong dấu nháy", "a text with a colon in it must be quoted"),
        _QUOTES,
    )


def _after_the_end(stumble: _Stumble) -> Problem | None:
    line, column = stumble.place
    closed = stumble.written.line(line)[: column - 1].rstrip()[-1:]
    if stumble.last.span.end_line != line or closed not in set("\"']}"):
        return None
    return _spot(
        stumble.place,
        text("còn chữ sau dấu nháy hoặc ngoặc đóng", "something stands behind the closing quote or bracket"),
        text("Xóa phần thừa, hoặc đặt cả chuỗi trong dấu nháy.", "Delete it, or put the whole text in quotes."),
    )


def _indentation(stumble: _Stumble) -> Problem:
    line, column = stumble.place
    written = stumble.written.line(line)
    indented = len(written) - len(written.lstrip()) + 1
    return _spot(
        (line, min(column, indented)),
        text(
            "dòng này thụt lề sai hoặc thừa ký tự",
            "this line is wrongly indented, or something on it is one too many",
        ),
        text(
            "Các khóa cùng cấp phải thẳng hàng, thụt bằng dấu cách.",
            "Keys of one level stand in one column, indented by spaces.",
        ),
    )


# The first that has an explanation gives it; the last one always has.
_EXPLANATIONS: tuple[Callable[[_Stumble], Problem | None], ...] = (
    _runaway_quote,
    _in_a_quoted_text,
    _feature,
    _odd_beginning,
    _brackets,
    _slip_nearby,
    _no_colon,
    _colon_inside,
    _after_the_end,
    _indentation,
)


def _spot(place: tuple[int, int], message: Text, hint: Text) -> Problem:
    line, column = place
    return _at(Span(line, column, line, column + 1), message, hint)


def _at(span: Span, message: Text, hint: Text) -> Problem:
    return Problem("yaml-syntax", span, message, hint)
