"""A page asks for nothing but itself, and the browser has nothing to say about it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cdsplan.render.web.whole_page import policy
from tests.browser.conftest import Pages
from tests.browser.visit import visit

pytestmark = pytest.mark.slow


def test_served_without_a_word_about_its_letters_no_page_asks_for_more_or_has_a_fault(
    browser: Browser, pages: Pages
) -> None:
    with pages.served() as home, visit(browser) as visited:
        for name in pages.names:
            visited.open(home + name)
            assert visited.page.evaluate("document.characterSet") == "UTF-8", name
        assert visited.elsewhere(home) == []
        assert visited.complaints == []
        assert len(visited.requests) == len(pages.names)  # one each, not even for an icon


def test_opened_from_a_folder_no_page_asks_for_more_or_has_a_fault(browser: Browser, pages: Pages) -> None:
    with visit(browser) as visited:
        for name in pages.names:
            visited.open(pages.home + name)
        assert visited.elsewhere(pages.home) == []
        assert visited.complaints == []
        assert len(visited.requests) == len(pages.names)


@pytest.mark.parametrize(
    "content",
    [
        "<img src='{there}'>",
        "<style>body {{ background: url({there}) }}</style>",
        "<style>@import '{there}';</style>",
        "<link rel='stylesheet' href='{there}'>",
        "<link rel='preload' as='image' href='{there}'>",
        "<iframe src='{there}'></iframe>",
        "<script>fetch('{there}')</script>",
        "<script src='{there}'></script>",
    ],
)
def test_what_a_page_would_ask_for_is_seen(browser: Browser, tmp_path: Path, content: str) -> None:
    with visit(browser) as visited:
        visited.open(_written(tmp_path, content.format(there="http://elsewhere.invalid/a")))
        assert visited.elsewhere(f"{tmp_path.as_uri()}/") == ["http://elsewhere.invalid/a"]


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<p onclick='x()'>",
        "<img src='http://elsewhere.invalid/a'>",
        "<p style='color: red'>",
    ],
)
def test_what_the_policy_forbids_is_seen(browser: Browser, tmp_path: Path, content: str) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    with visit(browser) as visited:
        visited.open(_written(tmp_path, meta + content))
        assert "Content Security Policy" in visited.complaints[0]


@pytest.mark.parametrize("content", ["<script>console.warn('x')</script>", "<script>nothing.there</script>"])
def test_what_a_script_complains_of_is_seen(browser: Browser, tmp_path: Path, content: str) -> None:
    with visit(browser) as visited:
        visited.open(_written(tmp_path, content))
        assert len(visited.complaints) == 1


def _written(folder: Path, content: str) -> str:
    (folder / "a.html").write_text(f"<!DOCTYPE html><title>x</title>{content}", encoding="utf-8")
    return (folder / "a.html").as_uri()
