"""The program in a child of this process: it begins in no time, and may be killed at any."""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple, NoReturn

from cdsplan.cli.app import run
from tests.cli.test_record import environment

# Far more than any command takes on a busy machine.
PATIENCE = 180.0
_BUGS = ("Traceback", "a bug in the program", "Exception ignored")
# What no command ends with by itself.
_CRASH = 99


class Ending(NamedTuple):
    """The exit code (None: it had to be stopped, for it hung), and all that it said."""

    code: int | None
    said: str

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def is_bug(self) -> bool:
        return any(word in self.said for word in _BUGS)


class Process:
    """`cdsplan ARGUMENTS…` in a folder."""

    def __init__(
        self,
        root: Path,
        arguments: Sequence[str],
        *,
        today: str | None = None,
        prepare: Callable[[], object] = lambda: None,
    ) -> None:
        self._said = TemporaryFile()  # noqa: SIM115  closed once its words are read
        sys.stdout.flush()
        sys.stderr.flush()
        self._id = os.fork()
        if not self._id:
            _become(root, arguments, self._said, today, prepare)

    def kill(self) -> None:
        """At once, as nobody can prepare for."""
        os.kill(self._id, signal.SIGKILL)

    def end(self, patience: float = PATIENCE) -> Ending:
        """Wait for it, and stop it where it does not end."""
        code = self._code(time.monotonic() + patience)
        if code is None:
            self.kill()
            os.waitpid(self._id, 0)
        with self._said as said:
            said.seek(0)
            return Ending(code, said.read().decode(errors="replace"))

    def _code(self, deadline: float) -> int | None:
        while time.monotonic() < deadline:
            ended, status = os.waitpid(self._id, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.002)
        return None


def _become(
    root: Path, arguments: Sequence[str], said: IO[bytes], today: str | None, prepare: Callable[[], object]
) -> NoReturn:
    """Never comes back: what is above on the stack belongs to the parent."""
    code = _CRASH
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)
        sys.stdout, sys.stderr = (open(at, "w", encoding="utf-8", closefd=False) for at in (1, 2))  # noqa: SIM115
        os.environ.update(environment() | ({"CDSPLAN_TODAY": today} if today else {}))
        os.chdir(root)
        prepare()
        code = run(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001  whatever it is, it is a crash
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)
