"""Findings as GitLab's Code Quality report."""

import hashlib
import json
from collections import Counter

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language
from cdsplan.render import safe_json
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, visible

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}
_LONGEST = 4000


def render(outcome: Outcome, canvas: Canvas) -> str:
    """One entry a finding; GitLab's parser stops at the first that lacks something."""
    seen: Counter[str] = Counter()
    return safe_json.dumps([_entry(one, _fingerprint(one, seen), canvas.language) for one in outcome.findings])


def _entry(finding: Finding, fingerprint: str, language: Language) -> dict[str, object]:
    words = f"{finding.message.within(language)}. {finding.hint.within(language)}"
    return {
        "description": cut(visible(words), _LONGEST),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.span.line}},
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """What stays when lines move: rule, file and the way to the value, or the text of the line where none is known."""
    way = finding.anchor or (finding.excerpt.strip(),)
    identity = json.dumps([finding.rule, finding.path, *way])
    seen[identity] += 1
    # Counted, because GitLab shows one of several that are equal.
    return hashlib.sha256(f"{identity}{seen[identity]}".encode()).hexdigest()
