"""`cdsplan.validate/1`, as design.md, section 3, shows it."""

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language
from cdsplan.render import safe_json, shapes
from cdsplan.render.canvas import Canvas


def render(outcome: Outcome, canvas: Canvas) -> str:
    return safe_json.dumps(as_data(outcome, canvas.language), indent=2)


def as_data(outcome: Outcome, language: Language) -> shapes.Validation:
    """What is in the JSON."""
    return {
        "schema": "cdsplan.validate/1",
        "files": outcome.files,
        "errors": outcome.count(Severity.ERROR),
        "warnings": outcome.count(Severity.WARNING),
        "findings": [finding_data(one, language) for one in outcome.findings],
    }


def finding_data(finding: Finding, language: Language) -> shapes.LocatedFinding:
    """One finding as it is in the JSON."""
    line, column, end_line, end_column = finding.span
    return {
        "path": finding.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "severity": finding.severity,
        "rule": finding.rule,
        "message": finding.message.within(language),
        "hint": finding.hint.within(language),
        "related": [
            {
                "path": other.path,
                "line": other.span.line,
                "column": other.span.column,
                "message": other.message.within(language),
            }
            for other in finding.related
        ],
    }
