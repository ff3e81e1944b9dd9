"""The communes of a repository dealt out to several processes, where that pays; the results come in their order."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeAlias, TypeVar

from cdsplan.interruption import SIGNALS
from cdsplan.repository.folder import Repository

R = TypeVar("R")
Tick: TypeAlias = Callable[[int, int], None]
Work: TypeAlias = Callable[[Repository, Sequence[str]], R]

# Fewer are done before other processes could begin.
_WORTH_IT = 48
# How many communes a process is given at a time: so few that all end together, and that it answers some times a second.
_ROUNDS, _MOST = 16, 48


class Watch(Protocol):
    """Runs work that says how far it has come, for somebody who may watch it."""

    def __call__(self, work: Callable[[Tick], R], /) -> R: ...


def unseen(_done: int, _all: int) -> None:
    """Nobody watches."""


def unwatched(work: Callable[[Tick], R]) -> R:
    """Run work that nobody watches."""
    return work(unseen)


def spread(
    work: Work[R], home: Repository, paths: Sequence[str], *, jobs: int | None = None, tick: Tick = unseen
) -> Iterator[R]:
    """What `work` makes of some communes after another: in so many processes, or in as many as seem best."""
    if jobs is None:
        # One more than there are processors: while one waits for the disk, another reckons.
        jobs = _processors() + 1 if len(paths) >= _WORTH_IT else 1
    size = min(max(len(paths) // (jobs * _ROUNDS), 1), _MOST)
    portions = [paths[at : at + size] for at in range(0, len(paths), size)]
    results = _in_many(work, home, portions, jobs) if jobs > 1 else (work(home, portion) for portion in portions)
    tick(0, len(paths))
    for done, result in enumerate(results, 1):
        tick(min(done * size, len(paths)), len(paths))
        yield result


def _processors() -> int:
    """Those that this process may use, which in a container are not all."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _in_many(work: Work[R], home: Repository, portions: Sequence[Sequence[str]], jobs: int) -> Iterator[R]:
    """In other processes as far as there are any: where the system gives none, or ends one, the rest is done here."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  only where it pays

    done = 0
    try:
        for result in _pooled(work, home, portions, jobs):
            done += 1
            yield result
    except (OSError, NotImplementedError, BrokenProcessPool):
        yield from (work(home, portion) for portion in portions[done:])


def _pooled(work: Work[R], home: Repository, portions: Sequence[Sequence[str]], jobs: int) -> Iterator[R]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # A fork has the catalog already and starts at once; elsewhere than on Linux it is unsafe, or there is none.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(min(jobs, len(portions)) or 1, context, _begin, (home,))
    try:
        with _deaf():
            results = pool.map(_share, [work] * len(portions), portions)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes begin without an ear for signals, until they know what to do: a child has that from its parent."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_homes: list[Repository] = []


def _begin(home: Repository) -> None:
    """What each process does first; Ctrl-C is for the one that gave it the work, and with that one it ends."""
    from threading import Thread  # noqa: PLC0415

    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what a fork came with is not garbage, and need not be looked at
    _homes[:] = [home]


def _end_with_parent() -> None:
    """However the parent dies, nobody is left behind who waits for its work."""
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _share(work: Work[R], paths: Sequence[str]) -> R:
    return work(_homes[0], paths)
