"""The list of communes is searched and sorted by keyboard alone, as a Vietnamese reader expects."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from cdsplan import alphabet
from tests.browser import sites
from tests.browser.conftest import Pages
from tests.browser.visit import Visit, visit

pytestmark = pytest.mark.slow

_ROWS = """column => [...document.querySelectorAll(".cdsplan-sortable tbody tr")]
    .filter(row => row.checkVisibility()).map(row => row.cells[column].innerText)"""
NAMES = [f"{kind} {name}" for kind, name in sites.communes()]


@pytest.fixture(params=["site/index.html", "site/thanh-hoa/index.html"])
def visited(request: pytest.FixtureRequest, browser: Browser, many: Pages) -> Iterator[Visit]:
    with visit(browser) as window:
        window.open(many.home + request.param)
        yield window


def column(visited: Visit, at: int) -> list[str]:
    cells: list[str] = visited.page.evaluate(_ROWS, at)
    return cells


def come_to(visited: Visit, selector: str, *, at: int = 0) -> None:
    """Press the key until it is there."""
    there = visited.page.locator(selector).nth(at)
    for _ in range(400):
        if there.evaluate("one => one === document.activeElement"):
            return
        visited.page.keyboard.press("Tab")
    pytest.fail(f"no key leads to {selector}")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("đông sơn", ["Xã Đông Sơn"]),
        ("DONG SON", ["Xã Đông Sơn"]),
        ("duc", [one for one in NAMES if "Đức" in one]),
        ("phường", [one for one in NAMES if one.startswith("Phường")]),
        ("00166", [NAMES[165]]),
        ("không có", []),
    ],
)
def test_a_search_finds_names_and_codes_with_or_without_accents(visited: Visit, typed: str, found: list[str]) -> None:
    come_to(visited, "#cdsplan-search")
    visited.page.keyboard.insert_text(f" {typed} ")
    assert sorted(column(visited, 0)) == sorted(found)
    assert str(len(found)) in visited.page.locator("#cdsplan-found").inner_text()
    visited.page.keyboard.press("ControlOrMeta+a")
    visited.page.keyboard.press("Delete")
    assert sorted(column(visited, 0)) == sorted(NAMES)
    assert visited.page.locator("#cdsplan-found").inner_text() == ""


def test_names_decomposed_as_some_keyboards_type_them_are_found(visited: Visit) -> None:
    come_to(visited, "#cdsplan-search")
    visited.page.keyboard.insert_text("Đo\u0302ng Sơn")
    assert column(visited, 0) == ["Xã Đông Sơn"]


def test_names_are_sorted_as_the_page_lists_them(visited: Visit) -> None:
    ordered = sorted(NAMES, key=alphabet.order)
    assert column(visited, 0) == ordered
    come_to(visited, ".cdsplan-sort")
    visited.page.keyboard.press("Enter")
    assert (column(visited, 0), sorting(visited, 0)) == (ordered, "ascending")
    visited.page.keyboard.press("Space")
    assert (column(visited, 0), sorting(visited, 0)) == (ordered[::-1], "descending")


def test_codes_are_sorted_as_numbers(visited: Visit) -> None:
    come_to(visited, ".cdsplan-sort", at=1)
    visited.page.keyboard.press("Enter")
    assert column(visited, 1) == [f"{number + 1:05}" for number in range(len(NAMES))]


def test_days_are_sorted_by_the_calendar_and_who_never_reported_comes_first(visited: Visit) -> None:
    come_to(visited, ".cdsplan-sort", at=2)
    visited.page.keyboard.press("Enter")
    days = column(visited, 2)
    assert days == sorted(days, key=lambda day: day.split("/")[::-1] if "/" in day else [])
    assert len(set(days)) == 2


def test_what_was_met_is_sorted_by_how_much(visited: Visit) -> None:
    come_to(visited, ".cdsplan-sort", at=3)
    visited.page.keyboard.press("Enter")
    met = column(visited, 3)
    assert met == sorted(met, key=lambda one: int(one.partition("/")[0]))
    assert len(set(met)) > 2
    come_to(visited, ".cdsplan-sort", at=0)
    visited.page.keyboard.press("Enter")
    assert (sorting(visited, 0), sorting(visited, 3)) == ("ascending", None)


def sorting(visited: Visit, at: int) -> str | None:
    return visited.page.locator(".cdsplan-sortable th[scope=col]").nth(at).get_attribute("aria-sort")
