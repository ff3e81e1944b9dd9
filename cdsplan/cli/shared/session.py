"""What every command needs: the repository, today, and a way to say that it cannot go on."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TextIO, TypeVar

import typer

from cdsplan import clock, interruption
from cdsplan.cli.shared.language import current, phrase
from cdsplan.error import NoRepositoryError, UserError
from cdsplan.finding import shortened
from cdsplan.language import Text, text
from cdsplan.model import days
from cdsplan.model import period as periods
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.model.period import Period
from cdsplan.render import guard
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.formats import Format
from cdsplan.repository import links, lookup
from cdsplan.repository.folder import Repository

T = TypeVar("T")
Tick = Callable[[int, int], None]
LONGEST = 500  # that a complaint quotes


class CannotRunError(UserError):
    """The command cannot do what was asked; the message says why and what to do. Exit code 2."""


def find_root(asked: str | None) -> Path | None:
    """`--root`, else `CDSPLAN_ROOT`, else the nearest folder around this one that has `plans/` in it."""
    given = asked or os.environ.get("CDSPLAN_ROOT")
    if given:
        return Path(given)
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if links.is_folder(folder / "plans")), None)


def home(root: str | None) -> Repository:
    """The repository to work on; NoRepositoryError where there is none, or `plans/` is somebody else's folder."""
    return lookup.unlinked(_found(root))


def _found(root: str | None) -> Repository:
    found = find_root(root)
    if found is None:
        raise NoRepositoryError(
            text(
                "không thấy kho kế hoạch: không có thư mục plans/ ở đây hay ở thư mục cha. Dùng --root THƯ_MỤC.",
                "no repository: there is no folder plans/ here or above. Use --root DIR.",
            )
        )
    return lookup.repository_at(found)


def find_home(path: Path, root: str | None) -> Repository | None:
    """The repository that a path lies in: the one asked for, else the nearest around the path itself."""
    here = path.absolute()
    asked = root or os.environ.get("CDSPLAN_ROOT")
    folders = [Path(asked).absolute()] if asked else [here, *here.parents]
    found = next(
        (one for one in folders if here.is_relative_to(one / "plans") and links.is_folder(one / "plans")), None
    )
    return Repository(found) if found else None


def home_of(paths: list[Path], root: str | None) -> Repository:
    """The one repository that all these paths lie in (the current one for none)."""
    homes = {found.root: found for path in paths if (found := find_home(path, root))}
    if len(homes) > 1:
        raise CannotRunError(
            text(
                "các đường dẫn thuộc nhiều kho khác nhau",
                "these paths lie in several repositories; check one at a time",
            )
        )
    return next(iter(homes.values()), None) or _found(root)


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


def today() -> date:
    """The date in Vietnam, or `CDSPLAN_TODAY`."""
    given = os.environ.get("CDSPLAN_TODAY")
    return day(given, "CDSPLAN_TODAY") if given else clock.today()


def day(written: str, name: str) -> date:
    """A date as 2026-06-30 or 30/06/2026; CannotRunError for anything else."""
    found = days.read(written)
    if found is None:
        raise CannotRunError(
            text(
                "{name}: «{written}» không phải một ngày; viết 2026-06-30",
                "{name}: `{written}` is no date; write 2026-06-30",
                name=name,
                written=written,
            )
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CannotRunError(
            text(
                "{name}: «{written}»: năm phải từ {first} đến {last}",
                "{name}: `{written}`: the year must be from {first} to {last}",
                name=name,
                written=written,
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    return found


def period(written: str) -> Period:
    """What `--period` says; CannotRunError for anything else."""
    try:
        return periods.parse(written.strip().upper())
    except ValueError:
        raise CannotRunError(
            text(
                "--period: «{written}» không phải một kỳ; ghi 2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06 hoặc 2026-06-22",
                "--period: `{written}` is no period; write 2026, 2026-H1, 2026-Q2, 2026-9M, 2026-06 or 2026-06-22",
                written=written,
            )
        ) from None


# Files and the command line hold what strangers wrote: all that any command prints goes through these few.


def echo(words: str, form: str = "text", *, coloured: bool = False) -> None:
    """Results in a format, to stdout; CannotRunError where the disk is full, or there is no stdout."""
    try:
        typer.echo(_guarded(words, form, coloured=coloured), nl=False)
    except BrokenPipeError:  # the reader has seen enough (`cdsplan … | head`), and the exit code says what is known
        abandon(sys.stdout)
    except OSError as error:
        abandon(sys.stdout)
        raise CannotRunError(_unprinted(error)) from error


def show(result: object, form: Format) -> None:
    """Results as they look in a format, to stdout."""
    canvas = drawing(form)
    echo(form.draw(result, canvas), form, coloured=form.coloured and canvas.colour)


def drawing(form: Format) -> Canvas:
    """What is drawn on; a pipe is wider than a terminal that does not say its width."""
    return Canvas(current(), width(PIPE if form == "plain" else UNKNOWN), colour=in_colour())


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


def busy(path: str) -> Text:
    """That another program keeps a file."""
    return text(
        "chương trình khác đang ghi {path}; chờ xong rồi chạy lại",
        "another program is writing {path}; run this again once it is done",
        path=path,
    )


NO_LOCK = text(
    "Chú ý: không khóa được tệp ở đây; mỗi lúc chỉ nên để một người ghi.",
    "Note: files cannot be locked here, so only one person should write at a time.",
)


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
