"""A fragment in somebody else's page: neither of them changes the other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cdsplan.render.web.whole_page import stylesheet
from tests import ROOT
from tests.browser import sites
from tests.browser.visit import Visit, visit

pytestmark = pytest.mark.slow

CALLS = ("progress xa-thanh-vinh", "summary thanh-hoa --illustrative", "list", "explain xa-thanh-vinh 1", "due")

# The portal's own classes have the names that ours have without their prefix, and do their worst.
_OURS = sorted(set(re.findall(r"\.cdsplan-([\w-]+)", stylesheet())))
_THEIRS = "".join(f".{name} {{ display: none; color: red; position: fixed }}" for name in _OURS)
_PORTAL = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng</title><style>{theirs}</style>{ours}</head><body>
<header id="theirs">
<h1>Cổng thông tin</h1><p>Một <a href="#x">liên kết</a></p><ul><li>mục</li></ul>
<table><caption>Bảng</caption><tr><th>a</th><td>b</td></tr></table>
<details><summary>thêm</summary>x</details><figure><figcaption>hình</figcaption></figure><button>nút</button><input>
</header>
<div id="ours">{fragment}</div>
</body></html>"""

_LOOKS = """root => [...document.querySelectorAll(root + ", " + root + " *")].map(one => {
    const style = getComputedStyle(one);
    return one.tagName + [...style].map(key => key + ":" + style.getPropertyValue(key)).join(";");
})"""


@pytest.fixture(params=CALLS)
def fragment(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    sites.cdsplan(ROOT, *request.param.split(), "--fragment", "-o", tmp_path / "part.html", "--lang", "vi")
    return (tmp_path / "part.html").read_text(encoding="utf-8")


@pytest.fixture
def visited(browser: Browser) -> Iterator[Visit]:
    with visit(browser) as window:
        yield window


def portal(visited: Visit, tmp_path: Path, fragment: str, *, theirs: str = "", ours: str = "") -> None:
    page = tmp_path / "portal.html"
    page.write_text(_PORTAL.format(fragment=fragment, theirs=theirs, ours=ours), encoding="utf-8")
    visited.open(page.as_uri())


def looks(visited: Visit, root: str) -> list[str]:
    found: list[str] = visited.page.evaluate(_LOOKS, root)
    return found


def test_our_stylesheet_changes_nothing_of_theirs(visited: Visit, tmp_path: Path, fragment: str) -> None:
    portal(visited, tmp_path, "")
    before = looks(visited, "#theirs")
    portal(visited, tmp_path, fragment, ours=f"<style>{stylesheet()}</style>")
    assert _unsized(looks(visited, "#theirs")) == _unsized(before)


def test_their_classes_change_nothing_of_ours(visited: Visit, tmp_path: Path, fragment: str) -> None:
    ours = f"<style>{stylesheet()}</style>"
    portal(visited, tmp_path, fragment, ours=ours)
    before = looks(visited, "#ours")
    portal(visited, tmp_path, fragment, ours=ours, theirs=_THEIRS)
    assert looks(visited, "#ours") == before
    assert visited.complaints == []


def test_it_says_everything_without_a_stylesheet(visited: Visit, tmp_path: Path, fragment: str) -> None:
    portal(visited, tmp_path, fragment, ours=f"<style>{stylesheet()}</style>")
    styled = visited.page.locator("#ours").inner_text().split()
    portal(visited, tmp_path, fragment)
    assert visited.page.locator("#ours").inner_text().split() == styled


def test_a_rule_that_reaches_over_is_seen(visited: Visit, tmp_path: Path) -> None:
    portal(visited, tmp_path, "<p>x</p>")
    before = looks(visited, "#theirs"), looks(visited, "#ours")
    portal(visited, tmp_path, "<p>x</p>", ours="<style>p { color: red }</style>")
    assert (looks(visited, "#theirs") == before[0], looks(visited, "#ours") == before[1]) == (False, False)


def _unsized(found: list[str]) -> list[str]:
    """A longer page may have a scroll bar; nothing of a size that hangs on that."""
    return [re.sub(r"(?:width|height|inline-size|block-size|[\w-]*origin):[^;]*;", "", one) for one in found]
