"""A page opened in a browser, with all that it asks for and all that the browser has to say about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, Page

PHONE, DESK = 390, 1280


@dataclass
class Visit:
    """One page after the other in the same window."""

    page: Page
    scripts: bool = True
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go there, and wait until everything has been drawn once."""
        self.page.goto(address)
        if self.scripts:  # else nothing could answer
            self.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def elsewhere(self, home: str) -> list[str]:
        """What was asked for outside the folder at this address."""
        return [one for one in self.requests if not one.startswith((home, "data:"))]

    def look(self, code: str) -> list[str]:
        """What a function in JavaScript finds in the page."""
        found: list[str] = self.page.evaluate(code)
        return found

    def wide(self, width: int) -> None:
        """As wide as this, from now on."""
        self.page.set_viewport_size({"width": width, "height": 800})

    def light(self, scheme: Literal["light", "dark"]) -> None:
        """As the reader's system has it."""
        self.page.emulate_media(color_scheme=scheme)


@contextmanager
def visit(browser: Browser, width: int = DESK, *, scripts: bool = True) -> Iterator[Visit]:
    """A window of this width, which remembers nothing."""
    with browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts) as context:
        made = Visit(context.new_page(), scripts)
        context.on("request", lambda request: made.requests.append(request.url))
        context.on("console", lambda message: made.complaints.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: made.complaints.append(str(error.error)))
        yield made
