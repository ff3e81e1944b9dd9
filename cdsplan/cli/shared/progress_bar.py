"""How far long work is, on a terminal: a line that is there while the work lasts, and leaves nothing behind."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

import typer

from cdsplan.cli.shared import terminal
from cdsplan.cli.shared.language import current, phrase
from cdsplan.language import Text, text
from cdsplan.render.canvas import Canvas

T = TypeVar("T")
Tick = Callable[[int, int], None]

_CHECKING = text("Đang kiểm tra", "Checking")
# Nobody waits for a bar before, and no eye follows one that moves more often.
_PATIENCE, _PAUSE = 1.0, 0.1


class _Line:
    """The one line on the terminal, which goes before anything else is printed."""

    shown = False


def with_progress(work: Callable[[Tick], T], doing: Text = _CHECKING) -> T:
    """Run long work that says how much of it is done; short work shows nothing."""
    if not _is_watched():
        return work(lambda _done, _all: None)
    started, drawn = monotonic(), 0.0

    def tick(done: int, whole: int) -> None:
        nonlocal drawn
        seconds = monotonic() - started
        if seconds > _PATIENCE and seconds - drawn >= _PAUSE:
            from cdsplan.render import bar  # noqa: PLC0415  rich, for those who wait

            drawn = seconds
            _draw(bar.counted(phrase(doing), done, whole, seconds, _canvas()))

    try:
        return work(tick)
    finally:
        clear()


@contextmanager
def while_working(doing: Text) -> Iterator[None]:
    """The same for work that does not say it, and starts no processes: a fork may not have a thread beside it."""
    if not _is_watched():
        yield
        return
    done = Event()
    watch = Thread(target=_watch, args=(phrase(doing), done, _canvas()), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()
        clear()


def _watch(doing: str, done: Event, canvas: Canvas) -> None:
    started, wait = monotonic(), _PATIENCE
    while not done.wait(wait):
        from cdsplan.render import bar  # noqa: PLC0415

        _draw(bar.uncounted(doing, monotonic() - started, canvas))
        wait = _PAUSE


def clear() -> None:
    """Take the line away, if it is there."""
    if _Line.shown:
        _Line.shown = False
        _write("\r\x1b[K")


def _draw(line: str) -> None:
    """Our own words on the terminal, which obeys what is in them."""
    _Line.shown = True
    _write(f"\r{line}\x1b[K")


def _write(line: str) -> None:
    typer.echo(line, nl=False, err=True, color=True)


def _is_watched() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def _canvas() -> Canvas:
    return Canvas(current(), terminal.width(terminal.UNKNOWN), colour=not os.environ.get("NO_COLOR"))
