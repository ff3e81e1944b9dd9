"""Bytes to text: UTF-8 only, and every character that a reader could not see or a parser would trip over is told."""

import re
import unicodedata
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter
from typing import NamedTuple

from cdsplan.characters import BLANKS, CONTROL, SEPARATOR, character_message, is_control, unseen, way_out
from cdsplan.finding import MOST, First, Span
from cdsplan.language import Text, text

_BREAK = r"\r\n|\r|\n"
# ASCII that is printed, and what parts lines and words.
_ORDINARY = bytes((*range(0x20, 0x7F), *b"\t\n\r"))
_UNPARSABLE = f"[{CONTROL}{SEPARATOR}]"
# Letters with their marks in one, and the dashes and quotes of prose: nothing else need be asked of most files.
_PRECOMPOSED = "[\xa0-\u02af\u1ea0-\u1ef9\u2010-\u2027]*"
# Letters as TCVN3 and VNI fonts use them, once such text has been saved as UTF-8; Vietnamese has none of them.
_TCVN3 = r"[A-Za-z][µ¸¶¹®©ª¬¨§Ö×Ø]|[®§¨©ª¬][a-zA-Z]"
_VNI = r"[A-Za-z][øûïäåëñöæîü]|ñ[a-z]"
_VIETNAMESE = r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]"
# Every letter that those fonts use in place of another: a text without any need not be looked through pair by pair.
_FOREIGN = "[µ¸¶¹®©ª¬¨§Ö×Øøûïäåëñöæîü]"
_ENOUGH = 3
# As in Unicode's stream-safe form: without a bound, putting the marks of one letter in order takes quadratic time.
_MOST_MARKS = 30
_MAYBE_MARKS = f"[\u0300-\U0010ffff]{{{_MOST_MARKS + 1},}}"
_BOM = "\ufeff"


class Problem(NamedTuple):
    """Something about the characters of a file, before any YAML is read."""

    rule: str
    span: Span
    message: Text
    hint: Text
    first: Span | None = None  # the other place, where there are two


class Problems:
    """What is wrong with one file as text and YAML: of each rule the first hundred, and how many there are."""

    def __init__(self, *problems: Problem) -> None:
        self.by_rule: dict[str, First[Problem]] = {}
        self.keys: list[tuple[str, Span]] = []  # the rule and place of every key that was refused: fmt mends them all
        for problem in problems:
            self.append(problem)

    def copy(self) -> "Problems":
        """The same, to which more can be added without changing these."""
        copied = Problems()
        copied.by_rule = {rule: first.copy() for rule, first in self.by_rule.items()}
        copied.keys = [*self.keys]
        return copied

    def append(self, problem: Problem) -> None:
        self.by_rule.setdefault(problem.rule, First()).add(problem.span, problem)

    def follow(self, rule: str, make: Callable[[], Problem]) -> None:
        """One that stands behind all others of its rule, and is made only where it is among the first."""
        first = self.by_rule.setdefault(rule, First())
        if first.count < MOST:
            problem = make()
            first.add(problem.span, problem)
        else:
            first.count += 1

    def __iter__(self) -> Iterator[Problem]:
        """Those that are kept, by place."""
        kept = (problem for first in self.by_rule.values() for _, _, problem in first.kept)
        return iter(sorted(kept, key=attrgetter("span")))

    def __bool__(self) -> bool:
        return bool(self.by_rule)

    def __len__(self) -> int:
        """How many there are of all."""
        return sum(first.count for first in self.by_rule.values())


@dataclass
class Written:
    """The text of a file as its author wrote it, less a byte order mark, with its lines."""

    text: str
    problems: Problems = field(default_factory=Problems)
    legible: bool = True

    @cached_property
    def lines(self) -> list[str]:
        """Without their ends; kept, because a thousand findings may quote one line of a megabyte."""
        return re.split(_BREAK, self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(_BREAK, self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at this offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)  # an empty value

    def end_of_line(self, offset: int) -> int:
        """The offset behind the line, with its end, in which this one is."""
        line = bisect_right(self._starts, offset)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def span(self, start: int, end: int) -> Span:
        return Span(*self.place(start), *self.place(end))

    def line(self, number: int) -> str:
        """The text of a line, from 1, without its end; empty past the last."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    @cached_property
    def odd(self) -> str:
        """The characters that are not ordinary ASCII: of most files a few, and what is wrong with one is in them."""
        return self.text.encode().translate(None, _ORDINARY).decode()

    @cached_property
    def composed(self) -> bool:
        return bool(re.fullmatch(_PRECOMPOSED, self.odd)) or unicodedata.is_normalized("NFC", self.text)

    @cached_property
    def unseen(self) -> frozenset[str]:
        """The characters that we refuse or warn of."""
        return unseen(self.odd)

    @property
    def suspect(self) -> bool:
        """Whether there are any."""
        return bool(self.unseen)

    @property
    def parsable(self) -> str:
        """The text for PyYAML: what would break its lines, or part its two parsers, is a blank of the same width."""
        spaced = self.text.replace("\t", " ")
        if not self.suspect:
            return spaced
        # The parsers disagree about a byte order mark inside a text; `clean` takes either character out again.
        return re.sub(_UNPARSABLE, " ", spaced).replace(_BOM, "\u200b")


def decode(raw: bytes) -> Written:
    """Read UTF-8; whatever is wrong with the characters is among the problems, and the text what could be read."""
    body = raw.removeprefix(BOM_UTF8)  # by hand: the codec that does it counts its errors from behind the mark
    try:
        content = body.decode()
    except UnicodeDecodeError as error:
        return _undecodable(body, error.start)
    if _is_wide(body):
        return _undecodable(body, len(body))
    written = Written(content)
    _line_ends(written, raw)
    if written.odd:
        _unseen(written)
        _legacy(written)
    return written


def word_blanks(written: Written) -> Iterator[Span]:
    """Every no-break space and soft hyphen."""
    if written.suspect:
        yield from (written.span(*found.span()) for found in re.finditer(f"[{BLANKS}]", written.text))


def _undecodable(raw: bytes, at: int) -> Written:
    written = Written(raw.decode(errors="replace"), legible=False)
    first = min(at, raw.index(0)) if _is_wide(raw) else at
    line, column = written.place(len(raw[:first].decode()))
    written.problems.append(
        Problem(
            "encoding",
            Span(line, column, line, column + 1),
            text(
                "tệp không phải UTF-8; có thể là {suspects}",
                "not UTF-8; this looks like {suspects}",
                suspects=_suspects(raw),
            ),
            text(
                "Mở tệp bằng bảng mã đó rồi lưu lại theo UTF-8.", "Open the file in that encoding and save it as UTF-8."
            ),
        )
    )
    return written


def _suspects(raw: bytes) -> str:
    is_utf16 = _is_wide(raw) or raw[:2] in {BOM_UTF16_BE, BOM_UTF16_LE}
    return "UTF-16" if is_utf16 else "CP1258 (Windows), TCVN3, VNI"


def _is_wide(raw: bytes) -> bool:
    """UTF-16 has a NUL beside each ASCII letter, so that without Vietnamese ones it even is UTF-8."""
    return raw.count(0) * 4 > len(raw)


def _line_ends(written: Written, raw: bytes) -> None:
    if raw.startswith(BOM_UTF8):
        written.problems.append(
            text_form(Span(1, 1, 1, 1), text("tệp có dấu BOM ở đầu", "the file begins with a byte order mark"))
        )
    at = written.text.find("\r")
    if at >= 0:
        line, column = written.place(at)
        written.problems.append(
            text_form(
                Span(line, column, line, column),
                text("dòng kết thúc bằng CR hoặc CRLF, không phải LF", "lines end in CR or CRLF instead of LF"),
            )
        )


def text_form(span: Span, message: Text) -> Problem:
    """A warning that fmt can mend."""
    return Problem("text-form", span, message, text("Chạy: cdsplan fmt", "Run: cdsplan fmt"))


def _unseen(written: Written) -> None:
    if written.suspect:
        _refuse(written)
    if not written.composed:
        heap = piled_up(written.text)
        if heap is not None:
            written.problems.append(too_many_marks(written.span(heap, heap + 1)))
            written.legible = False
            return
        at = _first_decomposed(written.text)
        written.problems.append(
            text_form(
                written.span(at, at + 1),
                text(
                    "chữ tiếng Việt dạng tổ hợp (NFD), không phải dựng sẵn (NFC)",
                    "decomposed letters (NFD) instead of NFC",
                ),
            )
        )


def piled_up(content: str) -> int | None:
    """The offset of the first letter that has more marks than any language puts on one."""
    for found in re.finditer(_MAYBE_MARKS, content):
        run = 0
        for at, character in enumerate(found[0], found.start()):
            run = run + 1 if unicodedata.combining(character) else 0
            if run > _MOST_MARKS:
                return at - run + 1
    return None


def too_many_marks(span: Span) -> Problem:
    return Problem(
        "too-large",
        span,
        text("quá {most} dấu chồng lên một chữ", "more than {most} marks on one letter", most=_MOST_MARKS),
        text("Gõ lại chữ này.", "Type the letter again."),
    )


def _first_decomposed(content: str) -> int:
    composed = unicodedata.normalize("NFC", content)
    pairs = zip(content, composed, strict=False)
    return next((at for at, (ours, theirs) in enumerate(pairs) if ours != theirs), 0)


def _refuse(written: Written) -> None:
    """One problem for each line and kind, so that a binary file does not give a finding a byte."""
    refused = written.unseen.difference(BLANKS)
    ends: dict[str, int] = {}  # of the last line that was told of
    for at, character in enumerate(written.text if refused else ""):
        if character not in refused:
            continue
        rule = "encoding" if is_control(character) else "invisible-character"
        if at >= ends.get(rule, 0):
            ends[rule] = written.end_of_line(at)
            written.problems.follow(rule, partial(_unseen_character, written, rule, at))


def _unseen_character(written: Written, rule: str, at: int) -> Problem:
    character = written.text[at]
    return Problem(rule, written.span(at, at + 1), character_message(character), way_out(character))


def _legacy(written: Written) -> None:
    """TCVN3 and VNI decode as UTF-8 once a program has saved them so, but read as wrong letters."""
    if not re.search(_FOREIGN, written.odd) or re.search(_VIETNAMESE, written.odd):
        return
    for form, suspect in ((_TCVN3, "TCVN3 (.VnTime)"), (_VNI, "VNI (VNI-Times)")):
        marks = list(re.finditer(form, written.text))
        if len(marks) >= _ENOUGH:
            written.problems.append(
                Problem(
                    "encoding",
                    written.span(*marks[0].span()),
                    text(
                        "chữ theo phông {suspect}, không phải Unicode",
                        "letters of the {suspect} font, not Unicode",
                        suspect=suspect,
                    ),
                    text(
                        "Chuyển văn bản sang Unicode (ví dụ bằng UniKey) rồi dán lại.",
                        "Convert the text to Unicode (UniKey does) and paste it again.",
                    ),
                )
            )
            return
