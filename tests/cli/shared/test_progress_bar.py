"""How far long work is: on a terminal alone, after a second, and nothing is left of it."""

import sys
from collections.abc import Callable
from io import StringIO
from time import monotonic, sleep

import pytest

from cdsplan.cli.shared import console, language, progress_bar
from cdsplan.language import Language, text

DOING = text("Đang làm", "Working")


class Screen(StringIO):
    """A terminal that remembers all that it has shown."""

    def isatty(self) -> bool:
        return True


Terminal = Callable[[], Screen]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """What makes stderr a terminal, once pytest has it no more, and work long at once."""
    monkeypatch.setattr(progress_bar, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress_bar, "_PAUSE", 0.0)
    for name in ("CI", "TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    language.speak(Language.VI)

    def begin() -> Screen:
        monkeypatch.setattr(sys, "stderr", made := Screen())
        return made

    return begin


def _three(tick: Callable[[int, int], None]) -> str:
    for done in range(3):
        tick(done, 3)
    return "done"


def _waits(screen: Screen) -> None:
    with progress_bar.while_working(DOING):
        until = monotonic() + 30
        while not screen.getvalue() and monotonic() < until:
            sleep(0.01)


def test_work_that_counts_shows_how_much_is_done_and_takes_it_away(terminal: Terminal) -> None:
    screen = terminal()
    assert progress_bar.with_progress(_three, DOING) == "done"
    *drawn, last = screen.getvalue().split("\r")[1:]
    assert ["0/3" in drawn[0], "1/3" in drawn[1], "2/3" in drawn[2]] == [True] * 3
    assert all("Đang làm" in line and "━" in line for line in drawn)
    assert last == "\x1b[K"


def test_work_that_does_not_count_shows_that_it_goes_on(terminal: Terminal) -> None:
    screen = terminal()
    _waits(screen)
    *drawn, last = screen.getvalue().split("\r")[1:]
    assert "Đang làm" in drawn[0]
    assert "0:00" in drawn[0]
    assert last == "\x1b[K"


def test_what_is_printed_meanwhile_has_a_line_of_its_own(terminal: Terminal) -> None:
    screen = terminal()

    def work(tick: Callable[[int, int], None]) -> None:
        tick(1, 2)
        console.note(text("một lời", "a word"))

    progress_bar.with_progress(work, DOING)
    assert screen.getvalue().endswith("\r\x1b[Kmột lời\n")


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_neither_ci_nor_a_terminal_that_cannot_erase_gets_one(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    screen = terminal()
    monkeypatch.setenv(name, value)
    progress_bar.with_progress(_three, DOING)
    with progress_bar.while_working(DOING):
        pass
    assert not screen.getvalue()


def test_short_work_and_a_pipe_get_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal()
    monkeypatch.setattr(progress_bar, "_PATIENCE", 60.0)
    progress_bar.with_progress(_three, DOING)
    with progress_bar.while_working(DOING):
        pass
    assert not screen.getvalue()
    monkeypatch.setattr(progress_bar, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", pipe := StringIO())
    progress_bar.with_progress(_three, DOING)
    with progress_bar.while_working(DOING):
        pass
    assert not pipe.getvalue()


def test_it_goes_away_where_the_work_fails(terminal: Terminal) -> None:
    screen = terminal()

    def work(tick: Callable[[int, int], None]) -> None:
        tick(1, 2)
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        progress_bar.with_progress(work, DOING)
    assert screen.getvalue().endswith("\r\x1b[K")
