"""Programs run side by side, as a user runs them: what each takes of time and memory."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryFile
from time import perf_counter
from typing import NamedTuple, TypeAlias

from tests.bench.nation import TODAY


class Case(NamedTuple):
    """A program, the repository it runs in, and how it ends when all is well."""

    name: str
    command: tuple[str, ...]
    root: Path
    exits: int = 0


class Run(NamedTuple):
    seconds: float
    memory: float | None  # MB of the greatest of its processes, where the system tells


Round: TypeAlias = dict[Case, Run]


def measured(cases: Sequence[Case], rounds: int, tell: Callable[[str], None]) -> list[Round]:
    """Every case once a round, each round begun by the next; a round before them only warms the caches."""
    tell("warming up")
    _round(cases)
    result = []
    for number in range(rounds):
        tell(f"round {number + 1} of {rounds}")
        first = number % len(cases)
        result.append(_round([*cases[first:], *cases[:first]]))
    return result


def _round(cases: Sequence[Case]) -> Round:
    return {case: run(case) for case in cases}


def run(case: Case) -> Run:
    """What a program takes; one that fails ends the benchmark, since its figures mean nothing."""
    environment = {**os.environ, "CDSPLAN_TODAY": TODAY, "CDSPLAN_LANG": "en", "CDSPLAN_ROOT": str(case.root)}
    with TemporaryFile() as errors:
        begin = perf_counter()
        process = Popen(  # noqa: S603  our own words
            case.command, cwd=case.root, env=environment, stdin=DEVNULL, stdout=DEVNULL, stderr=errors
        )
        memory = _waited(process)
        seconds = perf_counter() - begin
        if process.returncode != case.exits:
            errors.seek(0)
            sys.exit(f"{case.name}: exit {process.returncode}\n{errors.read().decode(errors='replace')}")
    return Run(seconds, memory)


def _waited(process: Popen[bytes]) -> float | None:
    """The peak of the process or of the greatest that it waited for itself, as its workers are: wait4 tells of both.

    On Linux it is never below the peak of the process which started it, so this one has to stay small.
    """
    if sys.platform == "win32":
        process.wait()
        return None
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
