"""What stdout is: a terminal or not, in colour or not, and how wide."""

import os
import shutil
import sys


def on_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def in_colour() -> bool:
    return on_terminal() and not os.environ.get("NO_COLOR")


def width(unknown: int) -> int:
    """Of the terminal, or `COLUMNS`; `unknown` where neither says it, as in a pipe."""
    return min(shutil.get_terminal_size((unknown, 0)).columns, WIDEST)


UNKNOWN, PIPE = 80, 120
# Beyond any screen: `COLUMNS` may say more than can be reckoned with.
WIDEST = 10_000
