"""Every rule has a name and a severity, and one module, or one place in reading, that finds it."""

import ast
import pkgutil
import re

import pytest

from cdsplan.checks import rules
from cdsplan.finding import Severity
from tests import ROOT

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# design.md, section 3: the table, and what its last paragraph adds.
RULES = [
    ("unreadable-file", ERROR),
    ("empty-file", ERROR),
    ("yaml-syntax", ERROR),
    ("yaml-feature", ERROR),
    ("duplicate-key", ERROR),
    ("ambiguous-scalar", ERROR),
    ("encoding", ERROR),
    ("invisible-character", ERROR),
    ("text-form", WARNING),
    ("too-large", ERROR),
    ("stray-file", ERROR),
    ("missing-field", ERROR),
    ("unknown-field", ERROR),
    ("wrong-type", ERROR),
    ("bad-value", ERROR),
    ("thousands-separator", ERROR),
    ("name-mismatch", ERROR),
    ("duplicate-id", ERROR),
    ("duplicate-code", ERROR),
    ("unknown-indicator", ERROR),
    ("unknown-variable", ERROR),
    ("unused-variable", WARNING),
    ("formula-syntax", ERROR),
    ("catalog-override", ERROR),
    ("due-outside-plan", WARNING),
    ("target-out-of-range", ERROR),
    ("conflicting-targets", WARNING),
    ("target-below-headline", WARNING),
    ("part-exceeds-whole", ERROR),
    ("value-out-of-range", ERROR),
    ("result-mismatch", WARNING),
    ("zero-denominator", WARNING),
    ("falling-cumulative", WARNING),
    ("sudden-jump", WARNING),
    ("overlapping-reports", WARNING),
    ("date-outside-period", WARNING),
    ("before-established", WARNING),
    ("partial-year", WARNING),
    ("future-report", ERROR),
    ("unused-ignore", WARNING),
]

# What finds something outside the package.
READING = (
    "yaml/encoding", "yaml/syntax_errors", "yaml/document", "yaml/source", "model/load", "model/messages",
    "model/value_messages", "repository/commune_files", "repository/folder", "checks/validate",
)  # fmt: skip


def test_the_rules_are_the_table_of_the_design_in_its_order() -> None:
    assert [(rule.NAME, rule.SEVERITY) for rule in rules.RULES] == RULES


def test_every_module_is_a_rule_that_is_checked_here() -> None:
    modules = {module.name.replace("_", "-") for module in pkgutil.iter_modules(rules.__path__)} - {"rule"}
    assert modules == rules.names() - rules.READING - {rules.UNUSED_IGNORE.NAME}


@pytest.mark.parametrize("module", READING)
def test_every_rule_that_reading_names_is_known(module: str) -> None:
    assert {word for word in _words(module) if re.fullmatch("[a-z]+(-[a-z]+)+", word)} <= rules.names()


def test_every_rule_that_is_found_while_reading_is_named_there() -> None:
    assert set[str]().union(*map(_words, READING)) >= rules.READING


def _words(module: str) -> set[str]:
    """The string constants of a module."""
    source = (ROOT / "cdsplan" / module).with_suffix(".py").read_text("utf-8")
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {one for one in constants if isinstance(one, str)}
