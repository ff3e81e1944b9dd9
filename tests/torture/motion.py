"""Files and folders that vanish, come back and change while commands read them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

from tests.bench import nation
from tests.cli.test_killed import tree
from tests.cli.test_record import environment
from tests.torture.process import Ending, Process
from tests.torture.tally import Tally

_COMMUNES = 6
_COMMUNE = "xa-so-00002"  # the first has a slip
_READING = (
    "validate",
    "validate --format sarif",
    f"progress {_COMMUNE}",
    f"explain {_COMMUNE} ty_le_tong_so_ho_so_hoa",
    "list",
    "due",
    "summary",
    "summary --by commune --format json",
    "fmt --check",
    "export",
    "export -f parquet -o ../out/{at}/tables",
    "export -o ../out/{at}/rows.xlsx",
    f"form {_COMMUNE} --period 2026-12 -o ../out/{{at}}/form.xlsx",
    "form mien-01 --period 2026-12 -o ../out/{at}/forms",
    f"report {_COMMUNE} --period 2026-12 -o ../out/{{at}}/report.docx",
    "site -o ../out/{at}/site",
    "schema --catalog -o ../out/{at}/schemas",
)
# So long may the nation take, on a machine that does other things besides.
_LONG = 900


def vanishing(folder: Path, rounds: int, chance: Random) -> Tally:
    """So many runs of each reading command, while one file or folder after another is gone for a moment."""
    tally = Tally("reading commands while files and folders vanish")
    root = nation.generate(folder, _COMMUNES)
    before = tree(root)
    for command in _READING:
        tally.ended(f"{command}, at rest", _run(root, command, "at-rest"), {0, 1})
    with restless(root, chance):
        for at, command in enumerate(_READING * rounds):
            tally.ended(command, _run(root, command, str(at)))
    tally.whole("the repository afterwards", before, tree(root))
    return tally


def _run(root: Path, command: str, at: str) -> Ending:
    return Process(root, command.format(at=at).split(), today=nation.TODAY).end()


def nation_in_motion(folder: Path, communes: int, runs: int, chance: Random) -> Tally:
    """The nation is checked and added up while its files change; once they rest, the same is said as before."""
    tally = Tally(f"{communes:,} communes validated and added up while files change")
    root = nation.generate(folder, communes)
    calls = ("validate --format concise", "summary --format json")
    at_rest = [_real(root, call) for call in calls]
    with restless(root, chance):
        for call in calls * runs:
            tally.ended(call, _real(root, call), {0, 1})
    for call, before in zip(calls, at_rest, strict=True):
        after = tally.ended(f"{call}, at rest", _real(root, call), {0, 1})
        if after.said != before.said:
            tally.lost.append(f"{call}, at rest")
    return tally


def _real(root: Path, call: str) -> Ending:
    """In a process of its own, with those that it starts."""
    today = {"CDSPLAN_TODAY": nation.TODAY}
    with suppress(subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "cdsplan", *call.split()],
            cwd=root,
            env=environment() | today,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_LONG,
            check=False,
        )
        return Ending(done.returncode, done.stdout.decode(errors="replace"))
    return Ending(None, "")


@contextmanager
def restless(root: Path, chance: Random) -> Iterator[None]:
    """Somebody moves files and folders away and back, and writes files anew, until all is as it was."""
    stop = root.parent / f"{root.name}.stop"
    stop.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        _move(root, stop, chance)
    try:
        yield
    finally:
        stop.touch()
        _, status = os.waitpid(child, 0)
        stop.unlink()
    assert not status, "the files were not put back"


def _move(root: Path, stop: Path, chance: Random) -> None:
    """Never comes back."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        paths = sorted(one for one in (root / "plans").rglob("*") if not one.name.startswith("."))
        away = root.parent / f"{root.name}.away"
        while not stop.exists():
            _disturb(chance.choice(paths), away, chance)
        code = 0
    finally:
        os._exit(code)


def _disturb(path: Path, away: Path, chance: Random) -> None:
    if path.is_dir() or chance.random() < 0.5:
        path.rename(away)
        time.sleep(chance.uniform(0, 0.02))
        away.rename(path)
        return
    raw = path.read_bytes()
    path.write_bytes(raw[: chance.randint(0, len(raw))])  # as an editor that does not replace files at once
    time.sleep(chance.uniform(0, 0.01))
    path.write_bytes(raw)
