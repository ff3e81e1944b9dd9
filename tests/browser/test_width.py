"""No page scrolls sideways; what is wider than a screen scrolls by itself, for a keyboard too."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Pages
from tests.browser.visit import DESK, PHONE, visit

pytestmark = pytest.mark.slow

_FAULTS = """() => {
    const faults = [], screen = document.documentElement, said = one => one.outerHTML.slice(0, 120);
    if (screen.scrollWidth > innerWidth) faults.push(`the page is ${screen.scrollWidth} wide`);
    for (const one of document.body.querySelectorAll("*:not(svg *)")) {
        const style = getComputedStyle(one), clip = style.clipPath !== "none";
        const fits = one.scrollWidth <= one.clientWidth + 1 || style.display === "inline";
        if (fits || style.overflowX === "visible" || clip) continue;
        if (style.overflowX === "hidden") faults.push(`cut: ${said(one)}`);
        else if (one.tabIndex !== 0 || one.getAttribute("role") !== "region" || !one.getAttribute("aria-label"))
            faults.push(`no region that a keyboard scrolls: ${said(one)}`);
    }
    return faults;
}"""


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_nothing_is_wider_than_the_screen_but_regions_that_a_keyboard_scrolls(
    browser: Browser, pages: Pages, width: int
) -> None:
    with visit(browser, width) as visited:
        for name in pages.names:
            visited.open(pages.home + name)
            assert (name, visited.look(_FAULTS)) == (name, [])


@pytest.mark.parametrize(
    "content",
    [
        "<p>{wide}</p>",
        "<div style='overflow: hidden'>{wide}</div>",
        "<div style='overflow: auto'>{wide}</div>",
        "<div style='overflow: auto' tabindex='0' role='region'>{wide}</div>",
    ],
)
def test_what_is_too_wide_is_seen(browser: Browser, tmp_path: Path, content: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<!DOCTYPE html>{content.format(wide='x' * 300)}", encoding="utf-8")
    with visit(browser, PHONE) as visited:
        visited.open(page.as_uri())
        assert len(visited.look(_FAULTS)) == 1
