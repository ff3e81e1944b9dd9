"""Why a text is not YAML, told at the cause: PyYAML's own phrases differ between its parsers and are never shown."""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from cdsplan.finding import Span
from cdsplan.language import text
from cdsplan.yaml.encoding import Problem, Written
from cdsplan.yaml.unparsable import directive, no_yaml, no_yaml_at

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


def disputed(written: Written, start: int) -> Problem:
    """What only one of PyYAML's parsers reads, at this offset."""
    line, column = written.place(start)
    first = written.text[start]
    if first == "%":
        return directive(written, start)
    if first in "!&":
        return _text_beginning(written, (line, column))._replace(rule="yaml-feature")
    if first == ":":
        return no_yaml_at((line, column), *_NO_BLANK_BEHIND_COLON)
    return _question(line, column) if first == "?" else _text_beginning(written, (line, column))


def _question(line: int, column: int) -> Problem:
    return no_yaml_at(
        (line, column),
        text(
            "trong ngoặc, chữ có dấu «?» phải đặt trong dấu nháy",
            "within brackets, a text with `?` in it must be quoted",
        ),
        _QUOTES,
    )


def no_character(written: Written, start: int) -> Problem:
    """The escape behind this offset that stands for no character at all."""
    found = re.compile(_ESCAPE).search(written.text, start)
    if not found:  # a directive with a version of more digits than Python makes a number of
        return directive(written, written.text.find("\n%", start) + 1)
    return no_yaml(written.span(*found.span(1)), *_NO_CHARACTER)


_NO_CHARACTER = (
    text("mã ký tự này không có trong Unicode", "this escape is not a Unicode character"),
    text("Gõ thẳng ký tự đó.", "Type the character itself."),
)


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
    return no_yaml_at(
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
    return no_yaml_at(
        (line, back),
        text(
            "dãy ký tự sau dấu \\ không hợp lệ trong chuỗi đặt trong nháy kép",
            "an unknown escape in a double-quoted text",
        ),
        text("Dùng nháy đơn, hoặc viết \\\\ cho dấu \\.", "Use single quotes, or write \\\\ for a backslash."),
    )


def _feature(stumble: _Stumble) -> Problem | None:
    """An anchor, alias or tag that is not even well formed: `!gấp`."""
    if not re.search(r"an? (?:tag|anchor|alias)$", stumble.context) and "tag handle" not in stumble.problem:
        return None
    return _text_beginning(stumble.written, stumble.opened)._replace(rule="yaml-feature")


def _wrong_directive(stumble: _Stumble) -> Problem | None:
    if "directive" not in stumble.context:
        return None
    return directive(stumble.written, stumble.written.offset(*stumble.opened))


def _question_in_brackets(stumble: _Stumble) -> Problem | None:
    return _question(*stumble.place) if "but got '?'" in stumble.problem else None


def _odd_beginning(stumble: _Stumble) -> Problem | None:
    """A text that begins with a sign of YAML: `@x`, `- x`, `]`."""
    if "block scalar" in stumble.context:
        return _text_beginning(stumble.written, stumble.opened)
    if "cannot start any token" in stumble.problem or "block node" in stumble.context:
        return _text_beginning(stumble.written, stumble.place)
    if re.search(r"(?:entries|mapping keys) are not allowed", stumble.problem):
        return _text_beginning(stumble.written, stumble.place)
    return None


def _text_beginning(written: Written, place: tuple[int, int]) -> Problem:
    line, column = place
    return no_yaml_at(
        place,
        text(
            "chữ bắt đầu bằng «{first}» phải đặt trong dấu nháy",
            "text that begins with `{first}` must be in quotes",
            first=written.line(line)[column - 1 : column],
        ),
        _QUOTES,
    )


_QUOTES = text('Đặt cả chuỗi trong dấu nháy kép "…".', 'Put the whole text in quotes "…".')


def _brackets(stumble: _Stumble) -> Problem | None:
    if "flow" not in stumble.context:
        return None
    unfinished = not stumble.character(stumble.place)
    return no_yaml_at(
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
    for form, rule, message, hint in _SLIPS:
        found = re.match(form, line)
        if found:
            return no_yaml_at((number, found.start(1) + 1), message, hint)._replace(rule=rule)
    return None


_NO_BLANK_BEHIND_COLON = (
    text("thiếu dấu cách sau dấu hai chấm", "a space is missing after the colon"),
    text("Viết «khóa: giá trị».", "Write `key: value`."),
)
_SLIPS = (
    (
        r".*?(：)",
        "yaml-syntax",
        text("dấu hai chấm toàn khổ «：»", "a full-width colon `：`"),
        text("Gõ dấu hai chấm thường «: ».", "Type a plain colon and a space."),
    ),
    (
        r".*?:(\xa0)",
        "invisible-character",
        text("dấu cách không ngắt (NBSP) sau dấu hai chấm", "a no-break space after the colon"),
        text("Thay bằng dấu cách thường.", "Type a plain space instead."),
    ),
    (r"\s*(?:- +)*[\"']?[A-Za-z_]\w*[\"']?(:)[^\s:/\\]", "yaml-syntax", *_NO_BLANK_BEHIND_COLON),
    (
        r"\s*(?:- +)*(-)[A-Za-z_]\w*:(?: |$)",
        "yaml-syntax",
        text("thiếu dấu cách sau dấu gạch đầu dòng", "a space is missing after the dash"),
        text("Viết «- khóa: giá trị».", "Write `- key: value`."),
    ),
)


def _no_colon(stumble: _Stumble) -> Problem | None:
    if not _colon_due(stumble):
        return None
    return no_yaml_at(
        stumble.opened,
        text("dòng này không có dạng «khóa: giá trị»", "this line is not of the form `key: value`"),
        text("Thêm dấu hai chấm và một dấu cách sau khóa.", "Put a colon and a space after the key."),
    )


def _colon_inside(stumble: _Stumble) -> Problem | None:
    """`Chỉ tiêu 1: hồ sơ`; where the text began on a line before, this one is rather indented wrongly."""
    if "mapping values are not allowed" not in stumble.problem or stumble.last.span.line != stumble.place[0]:
        return None
    return no_yaml_at(
        stumble.place,
        text("chữ có dấu hai chấm phải đặt trong dấu nháy", "text with a colon must be in quotes"),
        _QUOTES,
    )


def _after_the_end(stumble: _Stumble) -> Problem | None:
    line, column = stumble.place
    closed = stumble.written.line(line)[: column - 1].rstrip()[-1:]
    if stumble.last.span.end_line != line or closed not in set("\"']}"):
        return None
    return no_yaml_at(
        stumble.place,
        text("còn chữ sau dấu nháy hoặc ngoặc đóng", "there is something after the closing quote or bracket"),
        text("Xóa phần thừa, hoặc đặt cả chuỗi trong dấu nháy.", "Delete it, or put the whole text in quotes."),
    )


def _indentation(stumble: _Stumble) -> Problem:
    line, column = stumble.place
    written = stumble.written.line(line)
    indented = len(written) - len(written.lstrip()) + 1
    return no_yaml_at(
        (line, min(column, indented)),
        text(
            "dòng này thụt lề sai hoặc thừa ký tự",
            "this line is wrongly indented, or has something extra on it",
        ),
        text(
            "Các khóa cùng cấp phải thẳng hàng, thụt bằng dấu cách.",
            "Keys of one level must line up, indented by spaces.",
        ),
    )


# The first that has an explanation gives it; the last one always has.
_EXPLANATIONS: tuple[Callable[[_Stumble], Problem | None], ...] = (
    _runaway_quote,
    _in_a_quoted_text,
    _feature,
    _wrong_directive,
    _question_in_brackets,
    _odd_beginning,
    _brackets,
    _slip_nearby,
    _no_colon,
    _colon_inside,
    _after_the_end,
    _indentation,
)
