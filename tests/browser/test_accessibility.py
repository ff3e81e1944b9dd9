"""axe-core finds nothing to say about a page, on a phone or a desk, in the light or in the dark."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import tools
from tests.browser.conftest import Pages
from tests.browser.visit import DESK, PHONE, Visit, visit

pytestmark = pytest.mark.slow

# All that it has, its trials and those of AAA too, but for the contrast of AAA, which takes as long as all others.
_EVERY = "rule.ruleId !== 'color-contrast-enhanced'"
# In the dark nothing differs but the colours, whatever the width.
_COLOURS = "['color-contrast', 'link-in-text-block'].includes(rule.ruleId)"
_RUN = """async () => {
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: %s}]));
    const found = await axe.run(document, {rules, resultTypes: ["violations"]});
    return found.violations.map(one => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`);
}"""


@pytest.fixture(scope="module")
def axe() -> str:
    return (tools.npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


def faults(visited: Visit, which: str = _EVERY) -> list[str]:
    return visited.look(_RUN % which)


def test_axe_finds_nothing(browser: Browser, pages: Pages, axe: str) -> None:
    with visit(browser) as visited:
        for name in pages.names:
            visited.light("light")
            visited.open(pages.home + name)
            visited.page.evaluate(axe)
            assert (name, faults(visited)) == (name, [])
            visited.wide(PHONE)
            assert (name, faults(visited)) == (name, [])
            visited.light("dark")
            assert (name, faults(visited, _COLOURS)) == (name, [])
            visited.wide(DESK)


def test_what_axe_should_find_is_found(browser: Browser, tmp_path: Path, axe: str) -> None:
    page = tmp_path / "a.html"
    dark = "@media (prefers-color-scheme: dark) { p { color: #888; background: #777 } }"
    page.write_text(f"<!DOCTYPE html><style>{dark}</style><p>words</p><input>", encoding="utf-8")
    with visit(browser) as visited:
        visited.open(page.as_uri())
        visited.page.evaluate(axe)
        assert _rules(faults(visited)) >= {"html-has-lang", "document-title", "label"}
        assert _rules(faults(visited, _COLOURS)) == set()
        visited.light("dark")
        assert _rules(faults(visited, _COLOURS)) == {"color-contrast"}


def _rules(found: list[str]) -> set[str]:
    return {one.partition(":")[0] for one in found}
