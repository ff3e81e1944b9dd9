"""A keyboard reaches all that a mouse does, in the order of the page, and one sees where it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Pages
from tests.browser.visit import PHONE, Visit, visit

pytestmark = pytest.mark.slow

# Every place that a keyboard should come to, and every one that it comes to, with what is wrong there.
_WATCH = """() => {
    const used = "a[href], button, input, select, textarea, summary";
    const scrolls = one => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth;
    const every = [...document.body.querySelectorAll("*:not(svg *)")].filter(one => one.checkVisibility());
    window.wanted = every.filter(one => one.matches(used) || one.tabIndex === 0 || scrolls(one));
    window.reached = [];
    window.faults = [];
    addEventListener("focusin", ({target}) => {
        const style = getComputedStyle(target), at = target.getBoundingClientRect();
        const seen = at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth && at.height > 0;
        const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        reached.push(target);
        if (!outlined) faults.push(`no outline: ${target.outerHTML}`);
        if (!seen) faults.push(`out of sight: ${target.outerHTML}`);
    });
    return wanted.length;
}"""
_FAULTS = """() => {
    const said = one => one ? one.outerHTML.slice(0, 120) : "nothing";
    const at = wanted.findIndex((one, place) => one !== reached[place]);
    return at < 0 ? faults : [...faults, `${said(reached[at])} instead of ${said(wanted[at])}`];
}"""
_REACHED = "() => reached.map(one => one.closest('details') && one.innerText)"
_TAB = "Tab"


def faults(visited: Visit) -> list[str]:
    """What is wrong on the way through the page, from its beginning to its end."""
    for _ in range(visited.page.evaluate(_WATCH)):
        visited.page.keyboard.press(_TAB)
    return visited.look(_FAULTS)


def test_a_keyboard_goes_through_all_of_a_page_in_its_order(browser: Browser, pages: Pages) -> None:
    with visit(browser) as visited:
        for name in pages.names:
            visited.open(pages.home + name)
            assert (name, faults(visited)) == (name, [])


def test_on_a_phone_too(browser: Browser, five: Pages) -> None:
    with visit(browser, PHONE) as visited:
        for name in five.names:
            visited.open(five.home + name)
            assert (name, faults(visited)) == (name, [])


def test_what_is_folded_opens_by_a_key_and_is_reached_then(browser: Browser, many: Pages) -> None:
    with visit(browser) as visited:
        visited.open(many.home + "site/thanh-hoa/index.html")
        folded = visited.page.locator("summary")
        for one in folded.all():
            one.focus()
            visited.page.keyboard.press("Enter")
        assert visited.page.locator("details[open]").count() == folded.count() > 1
        visited.page.locator("main").focus()  # back to where the page begins
        assert [one for one in faults(visited) if "instead of" not in one] == []
        named = visited.page.locator("details a").all_inner_texts()
        assert "Phường An Châu" in named
        assert {*named} <= {*visited.look(_REACHED)}


def test_the_first_key_leads_past_what_every_page_has(browser: Browser, five: Pages) -> None:
    with visit(browser) as visited:
        visited.open(five.home + "thanh-hoa/xa-thanh-vinh.html")
        visited.page.keyboard.press(_TAB)
        visited.page.keyboard.press("Enter")
        assert visited.page.evaluate("document.activeElement.tagName") == "MAIN"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<a href='#'>x</a><style>:focus { outline: none }</style>", "no outline"),
        ("<a href='#' style='position: absolute; left: -100vw'>x</a>", "out of sight"),
        ("<a href='#' tabindex='-1'>x</a><a href='#'>y</a>", "instead of"),
        ("<a href='#'>x</a><a href='#' tabindex='1'>y</a>", "instead of"),
    ],
)
def test_what_a_keyboard_does_not_see_or_reach_is_found(
    browser: Browser, tmp_path: Path, content: str, fault: str
) -> None:
    page = tmp_path / "a.html"
    outlined = "<style>:focus-visible { outline: 3px solid }</style>"
    page.write_text(f"<!DOCTYPE html>{outlined}{content}", encoding="utf-8")
    with visit(browser) as visited:
        visited.open(page.as_uri())
        assert fault in faults(visited)[0]
