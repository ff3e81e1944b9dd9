"""Findings as SARIF 2.1.0, as GitHub's code scanning wants it."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from cdsplan import __version__
from cdsplan.checks.manual import Page, pages
from cdsplan.checks.rules import READING, RULES
from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Related, Severity, Span
from cdsplan.language import Language, Text, text
from cdsplan.render import safe_json
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, visible

_Object: TypeAlias = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
# GitHub refuses a run with more results (github/docs, SARIF support).
_MOST_RESULTS = 25_000
_LONGEST = 4000
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_INDEX = {rule.NAME: at for at, rule in enumerate(RULES)}

_ROOT = text("Thư mục gốc của kho mã nguồn.", "The root of the source repository.")
_LINE = text("dòng", "line")
_BAD, _GOOD = text("Sai", "Bad"), text("Đúng", "Good")


def render(outcome: Outcome, canvas: Canvas) -> str:
    """Every rule with its help, and the findings; errors first, if they are more than GitHub takes."""
    kept = outcome.findings
    if len(kept) > _MOST_RESULTS:
        kept = tuple(sorted(kept, key=lambda one: one.severity is not Severity.ERROR))[:_MOST_RESULTS]
    run: _Object = {
        "tool": {"driver": _driver(canvas.language)},
        "language": str(canvas.language),
        "automationDetails": {"id": "cdsplan/"},
        "originalUriBaseIds": {_BASE: {"description": _text(_ROOT, canvas.language)}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, canvas.language) for one in kept],
    }
    if len(kept) < len(outcome.findings):
        missing = sum(one.weight for one in outcome.findings) - sum(one.weight for one in kept)
        run["invocations"] = [_cut_off(missing, canvas.language)]
    return safe_json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _text(words: Text, language: Language) -> _Object:
    return {"text": words.within(language)}


def _cut_off(count: int, language: Language) -> _Object:
    words = text("…và {count} phát hiện nữa", "…and {count} more findings", count=count)
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": _text(words, language)}],
    }


def _driver(language: Language) -> _Object:
    rules = [_rule(page, language) for page in pages(language)]
    return {"name": "cdsplan", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _rule(page: Page, language: Language) -> _Object:
    return {
        "id": page.name,
        "shortDescription": {"text": page.what},
        "fullDescription": {"text": f"{page.what} {page.why}"},
        "help": {"text": f"{page.what} {page.why} {page.fix}", "markdown": _help(page, language)},
        "defaultConfiguration": {"level": str(page.severity)},
        "properties": {
            "tags": ["reading" if page.name in READING else "meaning"],
            "precision": "very-high",
            "problem.severity": _PROBLEM[page.severity],
        },
    }


def _help(page: Page, language: Language) -> str:
    paragraphs = [page.what, page.why, page.fix]
    for title, example in ((_BAD, page.bad), (_GOOD, page.good)):
        paragraphs += [f"**{title.within(language)}**", *_examples(example)]
    return "\n\n".join(paragraphs) + "\n"


def _examples(files: Mapping[str, str]) -> Iterable[str]:
    for path, content in files.items():
        yield f"`{path}`\n\n```yaml\n{_visible_lines(content)}```"


def _visible_lines(content: str) -> str:
    return "".join(f"{visible(line)}\n" for line in content.removesuffix("\n").split("\n"))


def _result(finding: Finding, language: Language) -> _Object:
    result: _Object = {
        "ruleId": finding.rule,
        "ruleIndex": _INDEX[finding.rule],
        "level": str(finding.severity),
        "message": {"text": _message(finding, language)},
        "locations": [{"physicalLocation": _place(finding.path, finding.span)}],
    }
    if finding.related:
        result["relatedLocations"] = [_also(at, one, language) for at, one in enumerate(finding.related, 1)]
    return result


def _also(number: int, related: Related, language: Language) -> _Object:
    message = {"text": _plain(related.message.within(language))}
    return {"id": number, "physicalLocation": _place(related.path, related.span), "message": message}


def _place(path: str, span: Span) -> _Object:
    # GitHub decodes every URI as UTF-8, and refuses the log where that fails, as for a name in other bytes.
    uri = quote(re.sub("[\ud800-\udfff]", "\ufffd", path), safe="/")
    line, column, end_line, end_column = span
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": _BASE},
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }


def _message(finding: Finding, language: Language) -> str:
    """GitHub takes the first sentence for the title; a link leads to each other place."""
    sentences = [f"{_plain(finding.message.within(language))}.", _plain(finding.hint.within(language))]
    for number, other in enumerate(finding.related, 1):
        where = f"{_LINE.within(language)} {other.span.line}"
        named = where if other.path == finding.path else f"{posixpath.basename(other.path)}, {where}"
        sentences.append(f"[{_link(named)}]({number}): {_plain(other.message.within(language))}.")
    return " ".join(sentences)


def _plain(words: str) -> str:
    """Without `](`, which would make a link of what stands before it."""
    return cut(visible(words), _LONGEST).replace("](", "] (")


def _link(words: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\[]" else letter for letter in visible(words))
