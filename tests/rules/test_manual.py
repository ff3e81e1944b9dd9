"""The manual: every rule has its page, in both languages, and its examples are true."""

import ast
import pkgutil
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import cdsplan
from cdsplan import rules
from cdsplan.finding import Finding, Severity
from cdsplan.language import Language
from cdsplan.rules import rule
from cdsplan.rules.pages import PAGES, Page
from tests.conftest import PATHS, Folder

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
    ("future-report", ERROR),
    ("unused-ignore", WARNING),
]

# Modules of the package that are no rule, and those outside it that find something.
NOT_RULES = {"rule", "pages"}
READING = ("encoding", "load", "repository", "source", "syntax", "validate")


every_page = pytest.mark.parametrize("page", PAGES, ids=[page.NAME for page in PAGES])


def test_pages_are_the_table_of_the_design_in_its_order() -> None:
    assert [(page.NAME, page.SEVERITY) for page in PAGES] == RULES


def test_every_module_of_a_rule_has_its_page() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rules.__path__)} - NOT_RULES
    assert modules == {page.NAME.replace("-", "_") for page in PAGES}


@pytest.mark.parametrize("module", READING)
def test_every_rule_that_reading_names_has_its_page(module: str) -> None:
    assert _kebab_words(Path(cdsplan.__file__).with_name(f"{module}.py")) <= {page.NAME for page in PAGES}


def _kebab_words(file: Path) -> set[str]:
    """The string constants that look like the name of a rule."""
    constants = (node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {one for one in constants if isinstance(one, str) and re.fullmatch("[a-z]+(-[a-z]+)+", one)}


def test_checking_does_not_load_the_manual() -> None:
    program = "import sys, cdsplan.validate; sys.exit('cdsplan.rules.pages' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603  our own words


@every_page
def test_page_speaks_both_languages(page: Page) -> None:
    for words in page.MANUAL[:3]:
        vi, en = words.within(Language.VI), words.within(Language.EN)
        assert vi.endswith(".")
        assert en.endswith(".")
        assert vi != en
        assert not vi.isascii()


@every_page
def test_page_is_brief(page: Page) -> None:
    for words in page.MANUAL[:3]:
        assert all(words.within(language).count(". ") < 3 for language in Language)


def test_examples_stand_in_the_little_repository_of_the_tests() -> None:
    places = {"catalog": rule.CATALOG, "commune": rule.COMMUNE, "plan": rule.PLAN, "report": rule.REPORT}
    assert places.items() <= PATHS.items()


@every_page
def test_bad_example_is_refused_by_the_rule(page: Page, little: Folder) -> None:
    found = {one.rule: one.severity for one in _findings(little, page.MANUAL.bad)}
    assert found.get(page.NAME) == page.SEVERITY


@every_page
def test_nothing_is_wrong_with_the_good_example(page: Page, little: Folder) -> None:
    assert [one.rule for one in _findings(little, page.MANUAL.good)] == []


def _findings(little: Folder, example: Mapping[str, str]) -> tuple[Finding, ...]:
    for path, content in example.items():
        little.write(path, content)
    return little.validate().findings
