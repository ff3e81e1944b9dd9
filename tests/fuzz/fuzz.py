"""The fuzzer: `make fuzz TIME=60`, or `python -m tests.fuzz.fuzz [FOLDER]`; what it finds is written into FOLDER.

Each target has its share of the time. Every example is made from a number, its seed: the same one makes it again. A run
without `--seed` begins where none has been before. One find of a kind is written, with files that show it; the others
of that kind are counted.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic, time
from typing import NamedTuple

from tests.fuzz import bounds
from tests.fuzz.find import Find, look, smaller, written
from tests.fuzz.target import Target
from tests.fuzz.targets import TARGETS

# More kinds than that are no news, and each takes time to be made smaller.
_MOST_KINDS = 20


class Run(NamedTuple):
    """What a target has been given, and what that found."""

    target: str
    first: int
    examples: int
    kinds: Counter[str]
    seconds: float

    @property
    def finds(self) -> int:
        return sum(self.kinds.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """All targets in turn, then the table; 1 where anything was found."""
    given = _options(arguments)
    bounds.keep_machine_usable()
    targets = [one for one in TARGETS if given.target in {None, one.name}]
    each = given.time / sum(one.share for one in targets)
    runs = [_fuzzed(one, given, each * one.share) for one in targets]
    print(table(runs))  # noqa: T201
    if not any(one.finds for one in runs):
        return 0
    print(f"finds: {given.folder}")  # noqa: T201
    return 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.fuzz")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(".venv/fuzz"), help="where finds are written")
    parser.add_argument("--time", type=float, default=60, help="seconds for all targets (default: %(default)s)")
    parser.add_argument("--target", choices=[one.name for one in TARGETS], help="only this one")
    parser.add_argument("--seed", type=int, default=int(time()) * 1000, help="the first seed (default: a new one)")
    parser.add_argument("--examples", type=int, help="at most so many of a target: with --seed, 1 shows a find again")
    return parser.parse_args(arguments)


def _fuzzed(target: Target, given: argparse.Namespace, seconds: float) -> Run:
    begun = monotonic()
    kinds: Counter[str] = Counter()
    examples = 0
    for seed in _seeds(given.seed, given.examples, begun + seconds):
        examples += 1
        find = look(target, seed)
        if find:
            kinds[find.kind] += 1
            if kinds[find.kind] == 1 and len(kinds) <= _MOST_KINDS:
                _keep(smaller(target, find), given.folder)
    run = Run(target.name, given.seed, examples, kinds, monotonic() - begun)
    print(_row(run), file=sys.stderr, flush=True)  # noqa: T201  a run of hours that is stopped has said so much
    return run


def _seeds(first: int, most: int | None, end: float) -> Iterator[int]:
    seed = first
    while monotonic() < end and (most is None or seed < first + most):
        yield seed
        seed += 1


def _keep(find: Find, folder: Path) -> None:
    print(f"{find.target}: {find.kind}: {written(find, folder)}", file=sys.stderr, flush=True)  # noqa: T201


def table(runs: Sequence[Run]) -> str:
    """As a page of docs/ may hold it."""
    heading = ["| target | seeds | examples | seconds | finds |", "| --- | --- | ---: | ---: | --- |"]
    return "\n".join([*heading, *map(_row, runs)])


def _row(run: Run) -> str:
    seeds = f"{run.first}–{run.first + run.examples - 1}"
    found = "; ".join(f"{count} × {kind}" for kind, count in run.kinds.items()) or "0"
    return f"| {run.target} | {seeds} | {run.examples} | {run.seconds:.0f} | {found} |"


if __name__ == "__main__":
    sys.exit(main())
