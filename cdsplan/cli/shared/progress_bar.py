"""How far long work is, on a terminal."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

import typer

from cdsplan.cli.shared.language import phrase
from cdsplan.language import Text, text

T = TypeVar("T")
Tick = Callable[[int, int], None]


_CHECKING = text("Đang kiểm tra", "Checking")


def with_progress(work: Callable[[Tick], T], doing: Text = _CHECKING) -> T:
    """Run long work with a bar on the terminal; short work shows none."""
    if not sys.stderr.isatty():
        return work(lambda _done, _all: None)
    started, shown = monotonic(), False

    def tick(done: int, whole: int) -> None:
        nonlocal shown
        if monotonic() - started > 1:
            shown = True
            _draw(f"\r{phrase(doing)} {done}/{whole}")

    try:
        return work(tick)
    finally:
        if shown:
            _draw("\r\x1b[K")


def _draw(bar: str) -> None:
    """Our own words on the terminal, which obeys what is in them."""
    typer.echo(bar, nl=False, err=True)
