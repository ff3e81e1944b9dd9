"""How much an example may take: processor time, time at all, memory."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

# Of its own work, so that a busy machine finds nothing; and of waiting for git, which may hang.
PROCESSOR_SECONDS, SECONDS = 20, 180
# Beyond what was ever taken before it.
MEBIBYTES = 400
_ROOM = 8 << 30


class TooMuchError(BaseException):
    """No Exception, for the program turns each of these into an exit code."""

    def __init__(self, of_what: str, amount: str) -> None:
        super().__init__(f"too much {of_what}: {amount}")


def keep_machine_usable() -> None:
    """What takes more memory than that gets none, and fails by it."""
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, resource.RLIM_INFINITY))


@contextmanager
def bounded() -> Iterator[None]:
    """TooMuchError where what is done here takes too much."""
    before = _peak()
    handlers = {number: signal.signal(number, _out_of_time) for number in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, PROCESSOR_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if _peak() - before > MEBIBYTES << 10:
        raise TooMuchError("memory", f"{(_peak() - before) >> 10} MiB")


def _peak() -> int:
    """The most that this process ever took, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _out_of_time(number: int, _frame: object) -> None:
    raise TooMuchError("time", f"{PROCESSOR_SECONDS if number == signal.SIGPROF else SECONDS} s")
