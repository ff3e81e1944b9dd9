"""How the package is cut: no module too long to read, and none that reaches into another for what is not offered."""

import ast
from collections.abc import Iterator
from pathlib import Path

from cdsplan.checks import rules
from tests import ROOT

MODULES = sorted((ROOT / "cdsplan").rglob("*.py"))
RULES = ROOT / "cdsplan" / "checks" / "rules"


def _imported(module: Path) -> Iterator[tuple[str, str]]:
    """From which of our modules, and which name."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cdsplan"):
            yield from ((str(node.module), alias.name) for alias in node.names)


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    assert len(MODULES) > 100
    assert [file.name for file in MODULES if len(file.read_text("utf-8").splitlines()) > 400] == []


def test_no_private_name_is_imported() -> None:
    found = [(module.name, name) for module in MODULES for _, name in _imported(module)]
    assert len(found) > 500
    assert [one for one in found if one[1].startswith("_") and one[1] != "__version__"] == []


def test_no_rule_is_imported_for_its_helpers() -> None:
    named = {f"cdsplan.checks.rules.{file.stem}" for file in RULES.glob("*.py")} - {
        "cdsplan.checks.rules.__init__",
        "cdsplan.checks.rules.rule",
    }
    assert len(named) > len(rules.RULES) / 2
    assert [(module.name, source) for module in MODULES for source, _ in _imported(module) if source in named] == []
