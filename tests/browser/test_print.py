"""A page printed on A4 holds all that it says, within the paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument, PdfPage

from tests.browser.conftest import Pages
from tests.browser.visit import Visit, visit

pytestmark = pytest.mark.slow

A4 = (595, 842)
_LONG = 250
# What is written from the right, a PDF has in another order; of Chinese it has what a font of the machine can draw.
_NOT_SOUGHT = re.compile("[\u0590-\u06ff\u4e00-\u9fff ]*[\u0590-\u06ff\u4e00-\u9fff]")
# In points: within it stands no page number and no «DỰ THẢO», which would stand among the words of a paragraph.
_MARGIN = 36
# What a reader sees of each cell, line and paragraph.
_SAID = """() => [...document.body.querySelectorAll(
        "th, td, p, li, dt, h1, h2, h3, h4, caption, figcaption, summary, text"
    )].filter(one => one.checkVisibility() && getComputedStyle(one).clipPath === "none")
    .map(one => one.innerText ?? one.textContent).filter(words => words.trim())"""


def faults(visited: Visit) -> list[str]:
    """What of the page is not on paper, and which paper it is if not A4; what is beyond the edge is not printed."""
    visited.page.emulate_media(media="print")
    said = visited.look(_SAID)
    with PdfDocument(visited.page.pdf(prefer_css_page_size=True)) as printed:
        sheets = [printed[at] for at in range(len(printed))]
        sizes = {tuple(sorted(map(round, sheet.get_size()))) for sheet in sheets}
        words = _squeezed("".join(map(_text, sheets)))
    return [f"a sheet of {size}" for size in sizes - {A4}] + [each for each in said if not _stands_in(words, each)]


def _text(sheet: PdfPage) -> str:
    _, height = sheet.get_size()
    words: str = sheet.get_textpage().get_text_bounded(bottom=_MARGIN, top=height - _MARGIN)
    return words


def _stands_in(words: str, each: str) -> bool:
    """As a whole; what is longer than a page is broken by the headings of the next."""
    parts = _NOT_SOUGHT.split(each)
    if len(each) > _LONG:
        parts = [word for part in parts for word in part.split()]
    return all(_squeezed(part) in words for part in parts)


def _squeezed(words: str) -> str:
    """Without the blanks and hyphens at which lines are broken."""
    return "".join(words.replace("\ufffe", "").replace("\u00ad", "").split())


def test_a_printed_page_holds_all_that_it_says(browser: Browser, pages: Pages) -> None:
    with visit(browser) as visited:
        for name in pages.names:
            visited.open(pages.home + name)
            assert (name, faults(visited)) == (name, [])


def test_headings_are_repeated_on_every_page_of_a_table(browser: Browser, many: Pages) -> None:
    with visit(browser) as visited:
        visited.open(many.home + "site/index.html")
        with PdfDocument(visited.page.pdf(prefer_css_page_size=True)) as printed:
            sheets = [printed[at].get_textpage().get_text_range() for at in range(len(printed))]
    assert len(sheets) > 3
    assert all("Báo cáo gần nhất" in words for words in sheets if "Xã " in words)


def test_what_is_folded_and_long_is_printed_once_it_is_unfolded(browser: Browser, many: Pages) -> None:
    with visit(browser) as visited:
        visited.open(many.home + "site/thanh-hoa/index.html")
        folded = len(PdfDocument(visited.page.pdf(prefer_css_page_size=True)))
        visited.page.locator("summary").first.click()
        assert faults(visited) == []
        assert len(PdfDocument(visited.page.pdf(prefer_css_page_size=True))) > folded


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<table><tr>" + "<td>" + "x" * 400 + "<td>after it", "x" * 400),
        ("<div style='height: 1em; overflow: hidden'><p>one<p>two</div>", "two"),
        ("<style>@page { size: A3 }</style><p>x", "a sheet of (842, 1191)"),
        ("<p style='position: absolute; left: 80%; white-space: nowrap'>" + "x" * 60, "x" * 60),
    ],
)
def test_what_is_cut_is_seen(browser: Browser, tmp_path: Path, content: str, fault: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<!DOCTYPE html><style>@page {{ size: A4 }}</style>{content}", encoding="utf-8")
    with visit(browser) as visited:
        visited.open(page.as_uri())
        assert fault in faults(visited)
