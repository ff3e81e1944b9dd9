"""A full disk, and files that may not grow: it is said, nothing is lost, and with room again the command ends well."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.cli.test_record import environment
from tests.torture.kills import run_again
from tests.torture.land import WRITING, anew, land, tree, when_done
from tests.torture.process import Ending, Process
from tests.torture.tally import Tally

_ROOM = "size=64m,nr_inodes=4k"
_BLOCK = 4096
_TO_PRINT = (
    "validate -f json",
    "progress xa-tan-lap",
    "explain xa-tan-lap cap_quang",
    "list -f csv",
    "summary -f json",
    "export",
    "rule encoding",
    "schema plan",
    "--help",
    "progress xa-tan-lap -f html -o /dev/full",
)


def full(folder: Path, rounds: int, chance: Random) -> Tally | None:
    """So many rounds of each command, with a little less or more room than it needs; None where no disk can be made."""
    tally = Tally("writing commands on a full disk, and once there is room again")
    template = land(folder / "template")
    with small_disk(folder / "disk") as disk:
        if disk is None:
            return None
        for command in WRITING:
            after = when_done(command, template, disk / "work")
            for _ in range(rounds):
                anew(template, disk / "work")
                _fill(disk, chance)
                _run_short(tally, command, disk / "work", after)
                _resize(disk, _ROOM)
                run_again(tally, f"{command}, with room again", command, disk / "work", after)
    return tally


def limited(folder: Path, rounds: int, chance: Random) -> Tally:
    """Likewise where the system lets no file grow beyond so many bytes, in the midst of a file."""
    tally = Tally("writing commands whose files may not grow, and without that limit")
    template, work = land(folder / "template"), folder / "work"
    for command in WRITING:
        after = when_done(command, template, work)
        largest = max(len(raw) for path, raw in after.items() if tree(template).get(path) != raw)
        for _ in range(rounds):
            anew(template, work)
            _run_short(tally, command, work, after, most=chance.randint(0, largest))
            run_again(tally, f"{command}, with room again", command, work, after)
    return tally


def printed(folder: Path, rounds: int, _chance: Random) -> Tally:
    """What is printed does not fit: that is said, and the exit code says so too."""
    tally = Tally("results printed into /dev/full")
    work = land(folder / "work")
    for command in _TO_PRINT * -(-rounds // 10):
        with open("/dev/full", "wb") as nowhere:  # noqa: PTH123
            done = subprocess.run(  # noqa: S603  our own program
                [sys.executable, "-m", "cdsplan", *command.split()],
                cwd=work,
                env=environment(),
                stdout=nowhere,
                stderr=subprocess.PIPE,
                check=False,
            )
        tally.ended(command, Ending(done.returncode, done.stderr.decode(errors="replace")), {2})
    return tally


def _run_short(tally: Tally, command: str, work: Path, after: dict[str, bytes], most: int | None = None) -> None:
    run, before = f"{command}, short of room", tree(work)
    prepare = (lambda: None) if most is None else (lambda: _limit(most))
    ended = tally.ended(run, Process(work, command.split(), prepare=prepare).end(), {0, 2})
    tally.between(run, before, after, tree(work))
    if ended.code == 0:
        tally.whole(run, after, tree(work))


def _limit(most: int) -> None:
    import resource  # noqa: PLC0415  Windows has none

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _fill(disk: Path, chance: Random) -> None:
    """Leave so many blocks, or so many names, that are too few for most commands."""
    used = os.statvfs(disk)
    blocks = used.f_blocks - used.f_bfree
    names = used.f_files - used.f_ffree
    if chance.random() < 0.7:
        _resize(disk, f"size={(blocks + chance.randint(0, 12)) * _BLOCK}")
    else:
        _resize(disk, f"nr_inodes={names + chance.randint(0, 6)}")


def _resize(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True, capture_output=True)  # noqa: S603, S607


@contextmanager
def small_disk(at: Path) -> Iterator[Path | None]:
    """A disk in memory, whose size can be changed; None where that is not allowed."""
    at.mkdir(parents=True)
    allowed = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None
    made = allowed and not subprocess.call(  # noqa: S603
        ["mount", "-t", "tmpfs", "-o", _ROOM, "none", str(at)],  # noqa: S607
        stderr=subprocess.DEVNULL,
    )
    try:
        yield at if made else None
    finally:
        if made:
            subprocess.run(["umount", str(at)], check=True)  # noqa: S603, S607
