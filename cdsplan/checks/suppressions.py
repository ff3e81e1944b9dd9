"""Findings that a comment or the settings suppress, and the suppressions that nobody needs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from cdsplan.checks import rules
from cdsplan.checks.rules import UNUSED_IGNORE, bad_value, duplicate_code
from cdsplan.finding import Finding, Severity, Span, Tally, excerpt, shortened
from cdsplan.language import Text, text
from cdsplan.model.files import Catalog
from cdsplan.model.load import Loaded, all_read
from cdsplan.model.settings import Settings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.suggest import nearest
from cdsplan.yaml.source import Source

# Files without this cost no more than looking for it.
_MARKER = "cdsplan:"
_COMMENT = r"#[ \t\xa0]*cdsplan:[ \t\xa0]*ignore\b(?:\[([^\]\r\n]*)(\]?))?"
_EVERYWHERE = 0
_NOWHERE = Span(1, 1, 1, 1)
_Where: TypeAlias = tuple[str, int, str]


class Suppression(NamedTuple):
    """One rule that somebody suppresses, on one line or everywhere."""

    rule: str
    path: str
    span: Span  # of its name
    written: str  # the line that it stands on
    line: int  # _EVERYWHERE for the settings
    certain: bool  # that its rule has looked at all it needs to

    @property
    def where(self) -> _Where:
        return (self.path if self.line else "", self.line, self.rule)


def around(commune_files: CommuneFiles) -> Iterator[Suppression]:
    """What suppresses the findings of one commune; what is wrong with the settings' own list, only `validate` tells."""
    return chain(in_files(commune_files), in_catalog(commune_files.catalogs), everywhere(commune_files.settings))


def everywhere(settings: Settings) -> Iterator[Suppression]:
    """What the settings suppress."""
    known = (name for name in dict.fromkeys(settings.ignore) if not _is_refused(name))
    return (Suppression(name, "", _NOWHERE, "", _EVERYWHERE, certain=False) for name in known)


def unsuppressed(commune_files: CommuneFiles, today: date, found: Sequence[Finding] | None = None) -> list[Finding]:
    """What the rules find in one commune and its catalog that nobody suppressed, and what is suppressed in vain."""
    suppressions = Suppressions(around(commune_files))
    if found is not None and not suppressions:  # as in most: what was found before stands
        return list(found)
    kept = [
        *rules.check(commune_files, today, suppressions.covers),
        *rules.check_catalog(commune_files.catalogs, suppressions.covers),
    ]
    return [*kept, *suppressions.findings()]


def in_files(commune_files: CommuneFiles) -> Iterator[Suppression]:
    """What the comments in a commune's files suppress; where one of them was refused, no rule has seen everything."""
    certain = rules.suppressible() - {duplicate_code.NAME} if commune_files.all_read else frozenset[str]()
    return _in_comments(commune_files.files, certain)


def in_catalog(files: Sequence[Loaded[Catalog]]) -> Iterator[Suppression]:
    """What the comments in the catalog suppress; who uses its variables, only the whole repository can tell."""
    certain = {rule.NAME for rule in rules.CATALOG_RULES} if all_read(files) else set[str]()
    return _in_comments(files, frozenset(certain))


def in_one(file: Loaded[Any]) -> Iterator[Suppression]:
    """What the comments of a file outside a repository suppress."""
    return _in_comments([file], frozenset())


def _in_comments(files: Iterable[Loaded[Any]], certain: frozenset[str]) -> Iterator[Suppression]:
    return (
        Suppression(name, file.path, span, file.source.written.line(span.line), span.line, name in certain)
        for file in files
        if _MARKER in file.source.written.text
        for name, span in _names(file.source)
    )


def in_settings(file: Loaded[Settings]) -> Iterator[Suppression]:
    """What the settings suppress everywhere, and what they cannot."""
    names = enumerate(file.model.ignore if file.model else ())
    spans = ((name, file.source.span(("ignore", at))) for at, name in names)
    return (
        Suppression(name, file.path, span, file.source.written.line(span.line), _EVERYWHERE, certain=False)
        for name, span in spans
    )


def _names(source: Source) -> Iterator[tuple[str, Span]]:
    """The rules that its comments name; an empty name where a comment names none."""
    starts = [mark.span[:2] for mark in source.scalars]
    for found in re.finditer(_COMMENT, source.written.text) if source.readable else ():
        if not _is_inside(source, starts, found.start()):
            yield from _listed(source, found)


def _listed(source: Source, found: re.Match[str]) -> Iterator[tuple[str, Span]]:
    if not found[2] or not found[1].strip():
        # Of a bracket that nobody closes the rest of the line was read, so that it is read once, but it is not meant.
        end = found.start(1) - 1 if found[2] == "" else found.end()
        yield "", source.written.span(found.start(), end)
        return
    line, column = source.written.place(found.start(1))
    for name in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", found[1]):
        yield name[0], Span(line, column + name.start(), line, column + name.end())


def _is_inside(source: Source, starts: list[tuple[int, int]], offset: int) -> bool:
    """Whether a key or value stands here, so that # begins no comment; behind the `|` of a block it does."""
    place = source.written.place(offset)
    at = bisect_right(starts, place) - 1
    if at < 0:
        return False
    span, style = source.scalars[at]
    return place < span[2:] and not (style in {"|", ">"} and place[0] == span.line)


class Suppressions:
    """What is suppressed in some files or everywhere, and which of it nothing was found for so far."""

    def __init__(self, ignores: Iterable[Suppression] = ()) -> None:
        self._by_place: dict[_Where, Suppression] = {}
        self.again: list[Suppression] = []  # where a line names a rule twice, the second does nothing
        self.refused = Tally()
        self.used: set[_Where] = set()
        self.extend(ignores)

    def extend(self, ignores: Iterable[Suppression]) -> None:
        """What else is suppressed."""
        for ignore in ignores:
            if _is_refused(ignore.rule):
                _tell(ignore, self.refused)
            elif self._by_place.setdefault(ignore.where, ignore) is not ignore:
                self.again.append(ignore)

    def __bool__(self) -> bool:
        return bool(self._by_place or self.refused)

    def covers(self, path: str, span: Span, rule: str) -> bool:
        """Whether somebody suppressed a rule at this place."""
        if not self._by_place:
            return False
        found = [where for where in _wheres(path, span, rule) if where in self._by_place]
        self.used.update(found)
        return bool(found)

    def join(self, other: "Suppressions") -> None:
        """What other files suppress, too; what is suppressed everywhere is known here, and used if it was there."""
        self.used |= other.used
        self.refused.merge(other.refused)
        self.extend(one for one in other.unused if one.line != _EVERYWHERE)
        self.again += other.again

    @property
    def unused(self) -> Iterator[Suppression]:
        return (one for where, one in self._by_place.items() if where not in self.used)

    def findings(self, *, whole: bool = False) -> list[Finding]:
        """The ignores that suppress nothing, as far as that can be told; `whole`: everything was looked at."""
        tally = Tally()
        tally.merge(self.refused)
        for one in chain(self.unused, self.again):
            if whole or one.certain:
                _tell(one, tally)
        return tally.findings


def _wheres(path: str, span: Span, rule: str) -> Iterator[_Where]:
    """What suppresses a finding: its line, the line where it ends (behind a long quoted text), or the settings."""
    yield path, span.line, rule
    yield path, span.end_line - (span.end_column == 1), rule
    yield "", _EVERYWHERE, rule


def _is_refused(rule: str) -> bool:
    return rule not in rules.suppressible()


def _tell(ignore: Suppression, tally: Tally) -> None:
    """What the settings may not hold is an error like any other; a comment never makes a file invalid."""
    rule = bad_value if _is_refused(ignore.rule) and ignore.line == _EVERYWHERE else UNUSED_IGNORE
    tally.add(ignore.path, rule.NAME, ignore.span, partial(_finding, ignore, rule.NAME, rule.SEVERITY))


def _finding(ignore: Suppression, rule: str, severity: Severity) -> Finding:
    """What is wrong with an ignore that suppressed nothing."""
    message, hint = _refusal(ignore.rule) if _is_refused(ignore.rule) else _unused(ignore)
    shown = excerpt(ignore.written, ignore.span.column)
    return Finding(
        ignore.path,
        ignore.span,
        severity,
        rule,
        shortened(message),
        shortened(hint),
        excerpt=shown.words,
        excerpt_column=shown.column,
    )


def _refusal(rule: str) -> tuple[Text, Text]:
    if not rule:
        return _NO_RULE
    if rule in rules.names():
        return (
            text("không bỏ qua được «{rule}»", "`{rule}` cannot be silenced", rule=rule),
            text(
                "Chỉ bỏ qua được quy tắc về nội dung; lỗi này thì phải sửa trong tệp.",
                "Only rules about meaning can be silenced; this one must be corrected in the file.",
            ),
        )
    return (
        text("không có quy tắc «{rule}»", "there is no rule `{rule}`", rule=rule),
        nearest(rule, sorted(rules.names())) or text("Xem: cdsplan rule", "See: cdsplan rule"),
    )


_NO_RULE = (
    text("chú thích này không nêu quy tắc nào", "this comment names no rule"),
    text(
        "Viết tên quy tắc trong ngoặc vuông: # cdsplan: ignore[sudden-jump]",
        "Name one in brackets: # cdsplan: ignore[sudden-jump]",
    ),
)


def _unused(ignore: Suppression) -> tuple[Text, Text]:
    if ignore.line == _EVERYWHERE:
        message = text(
            "cả kho không có gì để «{rule}» phát hiện", "`{rule}` finds nothing in the repository", rule=ignore.rule
        )
    else:
        message = text(
            "dòng này không có gì để «{rule}» phát hiện", "`{rule}` finds nothing on this line", rule=ignore.rule
        )
    return message, text("Xóa «{rule}» khỏi đây.", "Remove `{rule}` from here.", rule=ignore.rule)
