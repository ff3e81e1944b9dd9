"""A browser, and the pages that it opens."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import tools
from tests.browser import sites

_QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what a page should ask for must not get there either
)


# Of this package alone: while it runs, no other test could have an event loop of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian has it, with a profile of its own."""
    program = tools.program("chromium", "chromium-browser", "google-chrome")
    root = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with sync_playwright() as driver, driver.chromium.launch(executable_path=program, args=[*_QUIET, *root]) as made:
        yield made


@dataclass(frozen=True)
class Pages:
    """A folder of pages; of many alike, some."""

    folder: Path
    names: list[str]

    @property
    def home(self) -> str:
        """Where an officer double-clicks."""
        return f"{self.folder.as_uri()}/"

    @contextmanager
    def served(self) -> Iterator[str]:
        """The address of a server that says no more of a page than that it is HTML."""
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=self.folder)) as server:
            thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/"
            finally:
                server.shutdown()
                thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its parent's name
        """Nothing: a test is told what the browser saw."""


@pytest.fixture(scope="package", params=["five", "many", "strange", "written"])
def pages(request: pytest.FixtureRequest) -> Pages:
    """Every kind of page."""
    made: Pages = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="package")
def five(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The site of the five plans."""
    return _pages(tmp_path_factory, sites.five_plans)


@pytest.fixture(scope="package")
def many(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The site of a province of 166 communes."""
    return _pages(tmp_path_factory, sites.province)


@pytest.fixture(scope="package")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """What a stranger's words and a plan of 200 indicators become."""
    return _pages(tmp_path_factory, sites.strange)


@pytest.fixture(scope="package")
def written(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """What commands write."""
    return _pages(tmp_path_factory, sites.commands)


def _pages(factory: pytest.TempPathFactory, make: Callable[[Path], list[str]]) -> Pages:
    folder = factory.mktemp("pages")
    return Pages(folder, make(folder))
