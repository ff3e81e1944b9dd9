"""Findings as GitHub's workflow commands, and as Markdown for the summary of the run."""

from collections.abc import Iterable, Iterator
from itertools import islice

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language, Text, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, literal, unbracketed, visible
from cdsplan.render.findings import summary

# GitHub shows no more of each severity in one step (actions/toolkit, docs/problem-matchers.md).
_SHOWN = 10
# The runner cuts a message there (_maxIssueMessageLength); the hint, which comes last, shall survive.
_LONGEST_MESSAGE = 3000
_LONGEST_HINT = 1000
# Of the 1 MiB that a step may write: the step may say something else, too.
LARGEST_SUMMARY = 512 * 1024
_LONGEST_CELL = 1000
# What stands around the rows takes less.
_AROUND = 1000

_HINT = text("cách sửa", "hint")
_SEVERITY = {Severity.ERROR: text("❌ lỗi", "❌ error"), Severity.WARNING: text("⚠️ cảnh báo", "⚠️ warning")}
_COLUMNS = text("| | Chỗ | Quy tắc | Phát hiện |", "| | Place | Rule | Finding |")


def render(outcome: Outcome, canvas: Canvas) -> str:
    """Errors first, no more than GitHub shows; then how many more there are, and the count of all."""
    shown = [one for severity in Severity for one in islice(_of(outcome, severity), _SHOWN)]
    commands = "".join(_command(one, canvas.language) for one in shown)
    more = _all(outcome.findings) - _all(shown)
    return commands + (f"{_more(more).within(canvas.language)}\n" if more else "") + summary(outcome, canvas.language)


def markdown(outcome: Outcome, language: Language, room: int) -> str:
    """A table of the findings, errors first, in so many bytes of UTF-8; nothing where not even its head fits."""
    head = f"### cdsplan: {_entities(summary(outcome, language).strip())}\n\n"
    columns = f"{_COLUMNS.within(language)}\n| --- | --- | --- | --- |\n"
    findings = [one for severity in Severity for one in _of(outcome, severity)]
    rows = list(_fitting((_row(one, language) for one in findings), room - _AROUND))
    more = _all(findings[len(rows) :])
    table = (columns if rows else "") + "".join(rows)
    written = head + table + (f"\n{_more(more).within(language)}\n" if more else "") + "\n"
    return written if _size(written) <= room else ""


def _of(outcome: Outcome, severity: Severity) -> Iterator[Finding]:
    return (one for one in outcome.findings if one.severity is severity)


def _all(findings: Iterable[Finding]) -> int:
    return sum(one.weight for one in findings)


def _more(count: int) -> Text:
    return text("…và {count} phát hiện nữa", "…and {count} more", count=count)


def _command(finding: Finding, language: Language) -> str:
    line, column, end_line, end_column = finding.span
    properties = {"file": finding.path, "line": line, "endLine": end_line}
    if line == end_line:  # the runner drops the columns of what runs over several lines
        properties |= {"col": column, "endColumn": end_column}
    properties["title"] = finding.rule
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return unbracketed(f"::{finding.severity} {named}::{_data(_words(finding, language))}\n")


def _words(finding: Finding, language: Language) -> str:
    message = cut(visible(finding.message.within(language)), _LONGEST_MESSAGE)
    return f"{message}\n{_HINT.within(language)}: {cut(visible(finding.hint.within(language)), _LONGEST_HINT)}"


def _data(words: str) -> str:
    return visible(words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, language: Language) -> str:
    place = _entities(f"{finding.path}:{finding.span.line}:{finding.span.column}")
    message = _entities(finding.message.within(language))
    severity = _SEVERITY[finding.severity].within(language)
    return f"| {severity} | <code>{place}</code> | <code>{finding.rule}</code> | {message} |\n"


def _entities(words: str) -> str:
    return literal(cut(visible(words), _LONGEST_CELL))


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _size(words: str) -> int:
    return len(words.encode())
