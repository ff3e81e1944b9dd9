"""What is found wrong: one located problem with its rule, severity, message and way out."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from cdsplan.language import Language, Text, text

T = TypeVar("T")

# Of one rule in one file so many are located (design.md, section 3); the others are only counted.
MOST = 100
# A message quotes no more of a name or a text, and no more items of a list; an excerpt is no longer.
_LONGEST_QUOTE = 120
_MOST_ITEMS = 30
_WIDEST = 120

# The way from the top of a file to a value, as pydantic names it: ("indicators", 1, "targets").
Loc: TypeAlias = tuple[str | int, ...]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """Lines and columns from 1, in Unicode code points; `end_column` is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Part(NamedTuple):
    """Which part of the value at a loc is meant, when not all of it: its key, or some of its characters."""

    key: bool = False
    start: int | None = None
    end: int | None = None


WHOLE = Part()
KEY = Part(key=True)


class Related(NamedTuple):
    """Another place that belongs to a finding, with what stands there."""

    path: str
    span: Span
    message: Text


class Finding(NamedTuple):
    path: str
    span: Span
    severity: Severity
    rule: str
    message: Text
    hint: Text
    related: tuple[Related, ...] = ()
    loc: Loc = ()
    anchor: Loc = ()  # the loc with an indicator's id for its place in the list: it stays when others come before it
    excerpt: str = ""  # its line, or the part of a long line around the spot
    excerpt_column: int = 1  # where that part begins
    beyond: int = 0  # behind the located ones of its rule: for how many more it stands

    @property
    def weight(self) -> int:
        """As how many it counts."""
        return self.beyond or 1

    @property
    def order(self) -> tuple[str, Span, str, str]:
        return (self.path, self.span, self.rule, self.message.within(Language.EN))


class Excerpt(NamedTuple):
    """A line, or the part of a long one around a spot, and the column where it begins."""

    words: str
    column: int


def excerpt(line: str, column: int) -> Excerpt:
    """What a finding at this column quotes of its line."""
    start = max(column - 1 - _WIDEST // 2, 0) if len(line) > _WIDEST else 0
    return Excerpt(line[start : start + _WIDEST], start + 1)


def shortened(words: Text, longest: int = _LONGEST_QUOTE) -> Text:
    """A message in which no quoted name, text or list is longer than anybody reads."""
    if not words.values:
        return words
    return words._replace(values={name: _shortened_value(value, longest) for name, value in words.values.items()})


def _shortened_value(value: object, longest: int) -> object:
    match value:
        case Text():
            return shortened(value, longest)
        case str():
            return value if len(value) <= longest else f"{value[: longest - 1]}…"
        case list() | tuple():
            return [
                *(_shortened_value(one, longest) for one in value[:_MOST_ITEMS]),
                *(["…"] if len(value) > _MOST_ITEMS else []),
            ]
        case _:
            return value


class First(Generic[T]):
    """The first of one kind, by place, and how many there are of all: what comes behind them is not even kept."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: list[tuple[Span, int, T]] = []
        self._last: Span | None = None  # what stands behind it is only counted

    def add(self, span: Span, one: T) -> None:
        self.count += 1
        if self._last is not None and span >= self._last:
            return
        self._kept.append((span, self.count, one))
        if len(self._kept) >= 2 * MOST:
            self._sort()

    def copy(self) -> "First[T]":
        copied = First[T]()
        copied.join(((span, one) for span, _, one in self.kept), self.beyond)
        return copied

    def join(self, others: Iterable[tuple[Span, T]], beyond: int) -> None:
        """What was found elsewhere, where more than that was only counted."""
        for span, one in others:
            self.add(span, one)
        self.count += beyond

    @property
    def kept(self) -> list[tuple[Span, int, T]]:
        """Sorted by place; those of one place in the order in which they came."""
        self._sort()
        return self._kept

    @property
    def beyond(self) -> int:
        """How many are only counted."""
        return self.count - len(self.kept)

    def _sort(self) -> None:
        self._kept.sort(key=itemgetter(0, 1))
        del self._kept[MOST:]
        if len(self._kept) == MOST:
            self._last = self._kept[-1][0]


Make: TypeAlias = Callable[[], Finding]


class Tally:
    """What is found, by file and rule: of each the first hundred, made only when they are asked for, and the count."""

    def __init__(self) -> None:
        self.firsts: dict[tuple[str, str], First[Make]] = {}

    def add(self, path: str, rule: str, span: Span, make: Make, *, beyond: int = 0) -> None:
        """One, and how many more stand behind it that are only counted."""
        first = self._first(path, rule)
        first.add(span, make)
        first.count += beyond

    def __bool__(self) -> bool:
        return bool(self.firsts)

    def join(self, path: str, firsts: Mapping[str, First[T]], make: Callable[[T], Finding]) -> None:
        """What was found in a file, by rule, before it was told as findings."""
        for rule, found in firsts.items():
            self._first(path, rule).join(((span, partial(make, one)) for span, _, one in found.kept), found.beyond)

    def merge(self, other: "Tally") -> None:
        """What was found elsewhere, too."""
        for (path, rule), found in other.firsts.items():
            self._first(path, rule).join(((span, make) for span, _, make in found.kept), found.beyond)

    def _first(self, path: str, rule: str) -> First[Make]:
        found = self.firsts.get((path, rule))
        if found is None:
            found = self.firsts[path, rule] = First()
        return found

    @property
    def findings(self) -> list[Finding]:
        """The first of each file and rule, and behind them how many more there are."""
        found: list[Finding] = []
        for first in self.firsts.values():
            located = [make() for _, _, make in first.kept]
            found += located
            if first.beyond:
                found.append(_more(located[-1], first.count, first.beyond))
        return found


def _more(last: Finding, every: int, beyond: int) -> Finding:
    """Stands at the place of the last that is located, for all that are not."""
    return Finding(
        last.path,
        last.span,
        last.severity,
        last.rule,
        text(
            "… và {beyond} phát hiện «{rule}» nữa trong tệp này; tổng cộng {every}",
            "… and {beyond} more `{rule}` in this file; {every} in all",
            beyond=beyond,
            rule=last.rule,
            every=every,
        ),
        _MEND_FIRST,
        loc=last.loc,
        beyond=beyond,
    )


_MEND_FIRST = text(
    "Sửa các chỗ đã nêu rồi chạy lại để xem phần còn lại.",
    "Correct the ones listed, then run it again for the rest.",
)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by place, each once."""
    unique = {finding.order: finding for finding in findings}
    return [unique[order] for order in sorted(unique)]
