"""Why a text is not YAML, told at the cause: PyYAML's own phrases differ between its parsers and are never shown."""

import re

import yaml

from cdsplan.encoding import Blemish, Written
from cdsplan.finding import Span
from cdsplan.language import Text, text

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |\r?$)", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(%[^\r\n]*)")
# A tab where YAML wants spaces: PyYAML's two parsers disagree about it.
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])|(?:[:,\-?\[{]) *(\t)[ \t]*(?=[^\s])|[^\s][ ]*(\t)[ \t]*(?=#)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|U(?!000|0010)[0-9a-fA-F]{8}|U0000[dD][89a-fA-F][0-9a-fA-F]{2})")
_GLUED = re.compile(r"^\s*(?:- +)*[\w\"'.-]+(:)[^\s:/\\]")
_FULL_WIDTH = "："
_NO_BREAK = re.compile(r":(\xa0)")


def refused_before(written: Written) -> Blemish | None:
    """What PyYAML's C and Python parsers would read differently, or not at all: told before either sees it."""
    content = written.text
    conflict = _CONFLICT.search(content)
    if conflict and "<<<<<<<" in content:
        return _at(
            written.span(*conflict.span()),
            text("dấu xung đột của git còn sót lại", "a git conflict marker was left here"),
            text("Chọn một trong hai phía rồi xóa các dòng <<<<<<<, ======= và >>>>>>>.", "Keep one side and delete the lines <<<<<<<, ======= and >>>>>>>."),
        )
    directive = "%" in content and _DIRECTIVE.match(content)
    if directive:
        return Blemish(
            "yaml-feature",
            written.span(*directive.span(1)),
            text("không dùng chỉ thị YAML (%…)", "YAML directives (%…) are not used here"),
            text("Xóa dòng này.", "Delete this line."),
        )
    return _tab(written) or _bad_escape(written)


def _tab(written: Written) -> Blemish | None:
    if "\t" not in written.text:
        return None
    for found in _TAB.finditer(written.text):
        at = written.text.index("\t", found.start())
        if _in_quotes(written, at):
            continue
        return _at(
            written.span(at, at + 1),
            text("dấu tab ở chỗ YAML cần dấu cách", "a tab where YAML needs spaces"),
            text("Thay tab bằng dấu cách.", "Replace the tab by spaces."),
        )
    return None


def _bad_escape(written: Written) -> Blemish | None:
    if "\\" not in written.text:
        return None
    for found in _ESCAPE.finditer(written.text):
        if _in_quotes(written, found.start(), '"'):
            return _at(written.span(*found.span()), *_NO_CHARACTER)
    return None


_NO_CHARACTER = (
    text("mã thoát này không phải một ký tự Unicode", "this escape is not a Unicode character"),
    text("Gõ thẳng ký tự đó.", "Type the character itself."),
)


def _in_quotes(written: Written, at: int, quotes: str = "\"'") -> bool:
    """Whether a quote opened before this place on its line; enough for places that real files never have."""
    line, column = written.place(at)
    before = written.line(line)[: column - 1]
    return any(before.count(quote) % 2 for quote in quotes) or "#" in before.split(" ")


def explain(error: yaml.YAMLError | ValueError, written: Written) -> Blemish:
    """The finding for what PyYAML raised, put where the cause is."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _at(Span(1, 1, 1, 1), *_NO_CHARACTER)
    line, column = error.problem_mark.line + 1, error.problem_mark.column + 1
    opened = error.context_mark and (error.context_mark.line + 1, error.context_mark.column + 1)
    problem = error.problem or ""
    context = error.context or ""
    if "quoted scalar" in context and "escape" not in problem and opened:
        return _spot(
            opened,
            text("dấu nháy mở ở đây không được đóng", "the quote that opens here is never closed"),
            text("Thêm dấu nháy đóng.", "Add the closing quote."),
        )
    if "escape" in problem:
        back = 0 if written.line(line)[column - 1 : column] == "\\" else 1
        return _spot(
            (line, max(column - back, 1)),
            text("mã thoát không hợp lệ trong chuỗi có nháy kép", "an unknown escape in a double-quoted text"),
            text("Dùng nháy đơn, hoặc viết \\\\ cho dấu \\.", "Use single quotes, or write \\\\ for a backslash."),
        )
    if "block scalar" in context and opened:
        return _spot(opened, *_quote_it(">"))
    if "cannot start any token" in problem:
        return _spot((line, column), *_quote_it(written.line(line)[column - 1 : column]))
    if "flow" in context and opened:
        return _spot(
            opened,
            text("ngoặc mở ở đây không được đóng, hoặc thiếu dấu phẩy bên trong", "the bracket that opens here is never closed, or a comma is missing inside"),
            text("Kiểm tra dấu ngoặc và dấu phẩy.", "Check brackets and commas."),
        )
    return _misread_line(written, line, column, opened if "expected ':'" in problem else None)


def _quote_it(first: str) -> tuple[Text, Text]:
    return (
        text("chữ bắt đầu bằng «{first}» phải đặt trong dấu nháy", "a text that begins with `{first}` must be quoted", first=first),
        text('Đặt cả chuỗi trong dấu nháy kép "…".', 'Put the whole text in quotes "…".'),
    )


def _misread_line(written: Written, line: int, column: int, opened: tuple[int, int] | None) -> Blemish:
    """A line that PyYAML stumbled over; the slip is often on the line before."""
    for number in (opened[0] if opened else line, line, *_line_before(written, line)):
        slip = _slip(written, number)
        if slip:
            return slip
    if opened:
        return _spot(
            opened,
            text("dòng này không có dạng «khóa: giá trị»", "this line is not of the form `key: value`"),
            text("Thêm dấu hai chấm và một dấu cách sau khóa.", "Put a colon and a blank after the key."),
        )
    before = written.line(line)[: column - 1]
    if ": " in before or before.rstrip().endswith(":"):
        return _spot(
            (line, column),
            text("chữ có dấu hai chấm phải đặt trong dấu nháy", "a text with a colon in it must be quoted"),
            text('Đặt cả chuỗi trong dấu nháy kép "…".', 'Put the whole text in quotes "…".'),
        )
    return _spot(
        (line, column),
        text("dòng này thụt lề sai hoặc thừa ký tự", "this line is wrongly indented, or something on it is one too many"),
        text("Các khóa cùng cấp phải thẳng hàng, thụt bằng dấu cách.", "Keys of one level stand in one column, indented by spaces."),
    )


def _line_before(written: Written, line: int) -> list[int]:
    earlier = [number for number in range(line - 1, 0, -1) if written.line(number).strip()]
    return earlier[:1]


def _slip(written: Written, number: int) -> Blemish | None:
    line = written.line(number)
    wide = line.find(_FULL_WIDTH)
    if wide >= 0:
        return _spot(
            (number, wide + 1),
            text("dấu hai chấm toàn khổ «：»", "a full-width colon `：`"),
            text("Gõ dấu hai chấm thường «: ».", "Type a plain colon and a blank."),
        )
    blank = _NO_BREAK.search(line)
    if blank:
        column = blank.start(1) + 1
        return Blemish(
            "invisible-character",
            Span(number, column, number, column + 1),
            text("dấu cách không ngắt (NBSP) sau dấu hai chấm", "a no-break space after the colon"),
            text("Gõ lại bằng dấu cách thường.", "Type a plain space instead."),
        )
    glued = _GLUED.match(line)
    if glued:
        return _spot(
            (number, glued.start(1) + 1),
            text("thiếu dấu cách sau dấu hai chấm", "a blank is missing after the colon"),
            text("Viết «khóa: giá trị».", "Write `key: value`."),
        )
    return None


def _spot(place: tuple[int, int], message: Text, hint: Text) -> Blemish:
    line, column = place
    return _at(Span(line, column, line, column + 1), message, hint)


def _at(span: Span, message: Text, hint: Text) -> Blemish:
    return Blemish("yaml-syntax", span, message, hint)
