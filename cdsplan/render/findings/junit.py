"""Findings as JUnit XML: one suite a file, one case a finding, and a passing case for a file without errors."""

import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Sequence

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, unbracketed, visible

# What keeps a file from being read at all is an error of the test, not a failure.
_UNREAD = frozenset({"unreadable-file", "encoding", "yaml-syntax", "too-large"})
# XML 1.0 has no place for other characters, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 4000
_PASSED = "validate"
_HINT = text("cách sửa", "hint")


def render(outcome: Outcome, canvas: Canvas) -> str:
    """The elements and attributes of Jenkins's and GitLab's readers, and no others."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in outcome.findings:
        found[one.path].append(one)
    suites = [_suite(path, found[path], canvas.language) for path in sorted({*outcome.paths, *found})]
    total = _counted(suites, ("tests", "failures", "errors"))
    top = ET.Element("testsuites", {"name": "cdsplan"} | total)
    top.extend(suites)
    ET.indent(top)
    written = ET.tostring(top, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + unbracketed(written, "&#91;") + "\n"


def _counted(suites: Sequence[ET.Element], names: Sequence[str]) -> dict[str, str]:
    return {name: str(sum(int(suite.attrib[name]) for suite in suites)) for name in names}


def _suite(path: str, findings: Sequence[Finding], language: Language) -> ET.Element:
    seen: Counter[str] = Counter()
    cases = [_case(one, seen, language) for one in findings]
    if not any(one.severity is Severity.ERROR for one in findings):
        cases.insert(0, ET.Element("testcase", {"classname": _clean(path), "name": _PASSED, "time": "0"}))
    kinds = Counter(child.tag for case in cases for child in case)
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    numbers = {"tests": str(len(cases))} | {name: str(kinds[tag]) for name, tag in counts.items()}
    suite = ET.Element("testsuite", {"name": _clean(path)} | numbers | {"time": "0"})
    suite.extend(cases)
    return suite


def _case(finding: Finding, seen: Counter[str], language: Language) -> ET.Element:
    """A case that failed, could not be run, or, for a warning, was skipped: it fails nothing, but says why."""
    name = f"{finding.rule} {finding.span.line}:{finding.span.column}"
    seen[name] += 1
    numbered = name if seen[name] == 1 else f"{name} ({seen[name]})"  # GitLab takes equal names for one case
    case = ET.Element("testcase", {"classname": _clean(finding.path), "name": numbered, "time": "0"})
    message = _clean(finding.message.within(language))
    ending = ET.SubElement(case, _ending(finding), {"type": finding.rule, "message": message})
    place = f"{_clean(finding.path)}:{finding.span.line}:{finding.span.column}"
    hint = _clean(finding.hint.within(language))
    ending.text = f"{place}: {finding.rule} {message}\n  {_HINT.within(language)}: {hint}"
    return case


def _ending(finding: Finding) -> str:
    if finding.severity is Severity.WARNING:
        return "skipped"
    return "error" if finding.rule in _UNREAD and not finding.loc else "failure"


def _clean(words: str) -> str:
    return _FORBIDDEN.sub("", cut(visible(words), _LONGEST))
