"""A page says the same where no script runs, and offers nothing that would not answer."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Pages
from tests.browser.visit import visit

pytestmark = pytest.mark.slow

# Without what only the script puts there, in whichever case or order it is asked.
_SAID = """() => {
    for (const one of document.querySelectorAll(".cdsplan-search")) one.remove();
    return document.body.innerText.split("\\n").map(line => line.trim()).filter(line => line);
}"""
_DEAD = """() => [...document.querySelectorAll("button, input, select, textarea")]
    .filter(one => one.checkVisibility()).map(one => one.outerHTML)"""


def test_a_page_says_the_same_and_has_no_dead_control(browser: Browser, pages: Pages) -> None:
    with visit(browser) as scripted, visit(browser, scripts=False) as plain:
        for name in pages.names:
            scripted.open(pages.home + name)
            plain.open(pages.home + name)
            assert (name, plain.look(_DEAD)) == (name, [])
            assert plain.look(_SAID) == scripted.look(_SAID)


def test_a_dead_control_is_seen(browser: Browser, many: Pages) -> None:
    with visit(browser) as scripted:
        scripted.open(many.home + many.names[0])
        assert len(scripted.look(_DEAD)) == 5  # the search, and a button for each column
