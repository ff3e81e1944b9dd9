"""Findings for people, as text and as one line each; beside this, for programs and for the servers that show them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Language, Text, counted, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible

if TYPE_CHECKING:  # progress prints findings too, and needs nothing of validate
    from cdsplan.checks.validate import Outcome

_SEVERITY = {Severity.ERROR: text("lỗi", "error"), Severity.WARNING: text("cảnh báo", "warning")}
_HINT = text("cách sửa", "hint")
_SEE = text("xem thêm", "see")


def concise(findings: Iterable[Finding], language: Language) -> str:
    """`path:line:col: error[rule] message` for programs: the same words before the message in every language."""
    return "".join(f"{_line(one, one.severity, language)}\n" for one in findings)


def lines(findings: Iterable[Finding], language: Language) -> str:
    """A line for each of them, for people, beside what else a command says."""
    return "".join(f"{_line(one, _SEVERITY[one.severity].within(language), language)}\n" for one in findings)


def _line(finding: Finding, severity: str, language: Language) -> str:
    return f"{_place(finding.path, finding.span)}: {severity}[{finding.rule}] {_words(finding.message, language)}"


def full(findings: Iterable[Finding], language: Language) -> str:
    """Each finding with its line, the spot marked, and the way out."""
    return "\n".join("".join(f"{line}\n" for line in _lines(one, language)) for one in findings)


def as_text(outcome: "Outcome", canvas: Canvas) -> str:
    """All of them, and how many there are."""
    return listing(outcome, canvas.language) + summary(outcome, canvas.language)


def listing(outcome: "Outcome", language: Language) -> str:
    """Each of them in full, with a blank line after the last."""
    listed = full(outcome.findings, language)
    return f"{listed}\n" if listed else ""


def as_lines(outcome: "Outcome", canvas: Canvas) -> str:
    """A line for each of them."""
    return concise(outcome.findings, canvas.language)


def summary(outcome: "Outcome", language: Language) -> str:
    said = text(
        "{files}: {errors}, {warnings}.",
        "{files}: {errors}, {warnings}.",
        files=counted(outcome.files, "tệp", "file"),
        errors=counted(outcome.count(Severity.ERROR), "lỗi", "error"),
        warnings=counted(outcome.count(Severity.WARNING), "cảnh báo", "warning"),
    )
    return said.within(language) + "\n"


def _place(path: str, span: Span) -> str:
    return f"{visible(path)}:{span.line}:{span.column}"


def _lines(finding: Finding, language: Language) -> Iterable[str]:
    yield _line(finding, _SEVERITY[finding.severity].within(language), language)
    if finding.excerpt.strip():
        yield from _excerpt(finding)
    for other in finding.related:
        place = _place(other.path, other.span)
        yield f"  {_SEE.within(language)}: {place}: {_words(other.message, language)}"
    yield f"  {_HINT.within(language)}: {_words(finding.hint, language)}"


def _words(words: Text, language: Language) -> str:
    return visible(words.within(language))


def _excerpt(finding: Finding) -> Iterable[str]:
    """The line with the spot underlined; of a long line, the part around the spot."""
    line, column, end_line, end_column = finding.span
    first = finding.excerpt_column
    last = end_column - first if end_line == line else len(finding.excerpt)
    before = visible(finding.excerpt[: column - first])
    spot = visible(finding.excerpt[column - first : last])
    after = visible(finding.excerpt[last:])
    gutter = f"{line:>6} | "
    lead = "…" if first > 1 else ""
    yield f"{gutter}{lead}{before}{spot}{after}"
    yield f"{' ' * (len(gutter) - 2)}| {' ' * len(lead + before)}{'^' * max(len(spot), 1)}"
