"""Findings that a comment or the settings silence, and the silence that nobody needs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from cdsplan import rules
from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Text, text
from cdsplan.load import Loaded, nearest
from cdsplan.model import Catalog, Settings
from cdsplan.repository import Holding
from cdsplan.rules import bad_value, duplicate_code, unused_ignore
from cdsplan.source import Source

# Files without this cost no more than looking for it.
_MARKER = "cdsplan:"
_COMMENT = r"#[ \t\xa0]*cdsplan:[ \t\xa0]*ignore\b(?:\[([^\]\r\n]*)\])?"
_EVERYWHERE = 0
_NOWHERE = Span(1, 1, 1, 1)


class Ignore(NamedTuple):
    """One rule that somebody wants silenced, on one line or everywhere."""

    rule: str
    path: str
    span: Span  # of its name
    excerpt: str
    line: int  # _EVERYWHERE for the settings
    certain: bool  # that its rule has looked at all it needs to

    @property
    def where(self) -> tuple[str, int, str]:
        return (self.path if self.line else "", self.line, self.rule)


def around(holding: Holding) -> list[Ignore]:
    """What silences the findings of one commune; what is wrong with the settings' own list, only `validate` tells."""
    everywhere = holding.settings.ignore
    silent = [Ignore(name, "", _NOWHERE, "", _EVERYWHERE, certain=False) for name in everywhere]
    known = [one for one in silent if one.rule in rules.silenceable()]
    return [*in_files(holding), *in_catalog(holding.catalogs), *known]


def in_files(holding: Holding) -> list[Ignore]:
    """What the comments in a commune's files silence; where one of them was refused, no rule has seen everything."""
    certain = rules.silenceable() - {duplicate_code.NAME} if all_read(holding) else frozenset[str]()
    return _in_comments(holding.files, certain)


def all_read(holding: Holding) -> bool:
    return all(file.model for file in holding.files) and all(file.model for file in holding.catalogs)


def in_catalog(files: Sequence[Loaded[Catalog]]) -> list[Ignore]:
    """What the comments in the catalog silence; who uses its variables, only the whole repository can tell."""
    certain = {rule.NAME for rule in rules.CATALOG_RULES} if all(file.model for file in files) else set[str]()
    return _in_comments(files, frozenset(certain))


def in_one(file: Loaded[Any]) -> list[Ignore]:
    """What the comments of a file outside a repository silence."""
    return _in_comments([file], frozenset())


def _in_comments(files: Iterable[Loaded[Any]], certain: frozenset[str]) -> list[Ignore]:
    return [
        Ignore(name, file.path, span, file.source.written.line(span.line), span.line, name in certain)
        for file in files
        if _MARKER in file.source.written.text
        for name, span in _names(file.source)
    ]


def settings(file: Loaded[Settings]) -> list[Ignore]:
    """What the settings silence everywhere."""
    if not file.model:
        return []
    spans = [(name, file.source.span(("ignore", at))) for at, name in enumerate(file.model.ignore)]
    return [
        Ignore(name, file.path, span, file.source.written.line(span.line), _EVERYWHERE, certain=False)
        for name, span in spans
    ]


def _names(source: Source) -> Iterator[tuple[str, Span]]:
    """The rules that its comments name; an empty name where a comment names none."""
    starts = [mark.span[:2] for mark in source.scalars]
    for found in re.finditer(_COMMENT, source.written.text) if source.readable else ():
        if not _is_inside(source, starts, found.start()):
            yield from _listed(source, found)


def _listed(source: Source, found: re.Match[str]) -> Iterator[tuple[str, Span]]:
    if not (found[1] or "").strip():
        yield "", source.written.span(*found.span())
        return
    for name in re.finditer(r"[^\s,](?:[^,]*[^\s,])?", found[1]):
        start = found.start(1) + name.start()
        yield name[0], source.written.span(start, start + len(name[0]))


def _is_inside(source: Source, starts: list[tuple[int, int]], offset: int) -> bool:
    """Whether a key or value stands here, so that # begins no comment; behind the `|` of a block it does."""
    place = source.written.place(offset)
    at = bisect_right(starts, place) - 1
    if at < 0:
        return False
    span, style = source.scalars[at]
    return place < span[2:] and not (style in {"|", ">"} and place[0] == span.line)


def heard(found: Iterable[Finding], ignores: Sequence[Ignore], *, whole: bool = False) -> list[Finding]:
    """The findings that nobody silenced, and the ignores that silence nothing; `whole`: everything was looked at."""
    asked: dict[tuple[str, int, str], Ignore] = {}
    for ignore in ignores:
        if ignore.rule in rules.silenceable():
            asked.setdefault(ignore.where, ignore)
    kept, used = [], set[int]()
    for finding in found:
        silencing = [asked[where] for where in _wheres(finding) if where in asked]
        used.update(map(id, silencing))
        if not silencing:
            kept.append(finding)
    return [*kept, *(told for one in ignores if id(one) not in used and (told := _told(one, whole=whole)))]


def _wheres(finding: Finding) -> Iterator[tuple[str, int, str]]:
    """What silences a finding: its line, the line where it ends (behind a long quoted text), or the settings."""
    yield finding.path, finding.span.line, finding.rule
    yield finding.path, finding.span.end_line - (finding.span.end_column == 1), finding.rule
    yield "", _EVERYWHERE, finding.rule


def _told(ignore: Ignore, *, whole: bool) -> Finding | None:
    """What is wrong with an ignore that silenced nothing, if it can be told yet."""
    refusal = _refusal(ignore.rule)
    if refusal is None and not (whole or ignore.certain):
        return None
    # What the settings may not hold is an error like any other; a comment never makes a file invalid.
    bad = refusal is not None and ignore.line == _EVERYWHERE
    message, hint = refusal or _unused(ignore)
    return Finding(
        ignore.path,
        ignore.span,
        Severity.ERROR if bad else unused_ignore.SEVERITY,
        bad_value.NAME if bad else unused_ignore.NAME,
        message,
        hint,
        excerpt=ignore.excerpt,
    )


def _refusal(rule: str) -> tuple[Text, Text] | None:
    if rule in rules.silenceable():
        return None
    if not rule:
        return _NO_RULE
    if rule in rules.names():
        return (
            text("không bỏ qua được «{rule}»", "`{rule}` cannot be silenced", rule=rule),
            text(
                "Chỉ bỏ qua được quy tắc về nội dung; lỗi này thì phải sửa trong tệp.",
                "Only rules about meaning can be; this one has to be mended in the file.",
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


def _unused(ignore: Ignore) -> tuple[Text, Text]:
    if ignore.line == _EVERYWHERE:
        message = text(
            "cả kho không có gì để «{rule}» phát hiện", "`{rule}` finds nothing in the repository", rule=ignore.rule
        )
    else:
        message = text(
            "dòng này không có gì để «{rule}» phát hiện", "`{rule}` finds nothing on this line", rule=ignore.rule
        )
    return message, text("Xóa «{rule}» khỏi đây.", "Take `{rule}` away from here.", rule=ignore.rule)
