"""All that a command prints: results to stdout, everything else to stderr.

Files and the command line hold what strangers wrote: it all goes through these few.
"""

import os
import sys
from contextlib import suppress
from typing import TextIO

import typer

from cdsplan import interruption
from cdsplan.cli.shared import progress_bar, terminal
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current, phrase
from cdsplan.finding import shortened
from cdsplan.language import Text, text
from cdsplan.render import guard
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.formats import Format
from cdsplan.repository import links

DRAWING = text("Đang trình bày", "Drawing")
LONGEST = 500  # that a complaint quotes


def echo(words: str, form: str = "text", *, coloured: bool = False) -> None:
    """Results in a format, to stdout; CannotRunError where the disk is full, or there is no stdout."""
    progress_bar.clear()
    try:
        typer.echo(_guarded(words, form, coloured=coloured), nl=False)
    except BrokenPipeError:  # the reader has seen enough (`cdsplan … | head`), and the exit code says what is known
        abandon(sys.stdout)
    except OSError as error:
        abandon(sys.stdout)
        raise CannotRunError(_unprinted(error)) from error


def show(result: object, form: Format, canvas: Canvas | None = None) -> None:
    """Results as they look in a format, to stdout; `canvas`: where it is known already."""
    canvas = canvas or drawing(form)
    with progress_bar.while_working(DRAWING):
        drawn = form.draw(result, canvas)
    echo(drawn, form, coloured=form.coloured and canvas.colour)


def drawing(form: Format, *, fragment: bool = False) -> Canvas:
    """What is drawn on; a pipe is wider than a terminal that does not say its width. CannotRunError for no HTML."""
    if fragment and form != "html":
        raise WrongUsageError(text("--fragment chỉ dùng với --format html", "--fragment goes with --format html only"))
    width = terminal.width(terminal.PIPE if form.plain else terminal.UNKNOWN)
    return Canvas(current(), width, colour=terminal.in_colour(), fragment=fragment)


def _unprinted(error: OSError) -> Text:
    reason = links.reason(error)
    if interruption.has_written():
        return text(
            "không in được kết quả ({reason}), nhưng tệp đã ghi xong",
            "cannot print the results ({reason}), but the file is written",
            reason=reason,
        )
    return text("không in được kết quả ({reason})", "cannot print the results ({reason})", reason=reason)


def tell(words: str) -> None:
    """Everything else, to stderr; that nobody can read it stops nothing."""
    progress_bar.clear()
    try:
        typer.echo(_guarded(words, "text"), nl=False, err=True)
    except OSError:
        abandon(sys.stderr)


def abandon(stream: TextIO) -> None:
    """What cannot be written any more goes nowhere, so that the program does not stumble over it when it leaves."""
    with suppress(OSError):  # in a test it is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(message: Text) -> None:
    """One line to stderr, whatever the names in it hold."""
    tell(f"{line(message)}\n")


def complain(message: Text) -> None:
    """Why the command cannot go on."""
    tell(f"cdsplan: {line(message)}\n")


def line(message: Text) -> str:
    """The message as one line, in which an argument or a setting is no longer than a path that somebody may need."""
    return visible(phrase(shortened(message, LONGEST)))


def _guarded(words: str, form: str, *, coloured: bool = False) -> str:
    written = guard.shown(words, form, coloured=coloured)
    return guard.inert(written, form) if _is_read_by_runner() else written


# GitHub (and what is like it), Azure and TeamCity look for commands in all that a step prints.
_RUNNERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")


def _is_read_by_runner() -> bool:
    return any(os.environ.get(name) for name in _RUNNERS)
