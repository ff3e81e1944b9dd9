"""`make torture`: one table of what was lost, half written, crashed or hung; it fails where anything was.

`ARGS="--rounds 5 --communes 500"` for less, `--only kills` for one kind.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.bench import nation
from tests.bench.table import machine
from tests.torture import disk, kills, motion, writers, year
from tests.torture.tally import Tally, table


def main() -> int:
    """Exit code 1 where anything was lost, half written, crashed or hung."""
    options = _options()
    begun, tallies = time.monotonic(), list[Tally]()
    for name, trial in _trials(options).items():
        if options.only in {None, name}:
            sys.stderr.write(f"{name} …\n")
            tally = trial(_empty(options.folder / name), Random(f"{options.seed} {name}"))  # noqa: S311  chance, not secrets
            tallies += [tally] if tally else []
    faults = [fault for tally in tallies for fault in tally.faults]
    runs = sum(tally.runs for tally in tallies)
    sys.stdout.write(
        f"{table(tallies)}\n{machine()}: {runs:,} runs in {(time.monotonic() - begun) / 60:.0f} minutes.\n"
    )
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


def _trials(options: argparse.Namespace) -> Mapping[str, Callable[[Path, Random], Tally | None]]:
    rounds = options.rounds
    fewer = -(-rounds // 4)
    return {
        "kills": lambda folder, chance: kills.killed(folder, rounds, chance),
        "full-disk": lambda folder, chance: disk.full(folder, fewer, chance),
        "file-size": lambda folder, chance: disk.limited(folder, fewer, chance),
        "full-pipe": lambda folder, chance: disk.printed(folder, fewer, chance),
        "vanishing": lambda folder, chance: motion.vanishing(folder, fewer, chance),
        "two-writers": lambda folder, chance: writers.at_once(folder, 2, rounds, chance),
        "eight-writers": lambda folder, chance: writers.at_once(folder, 8, rounds, chance),
        "year": lambda folder, chance: year.year(folder, rounds, chance),
        "nation": lambda folder, chance: motion.nation_in_motion(folder, options.communes, 3, chance),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to work; what an earlier run left there is removed")
    parser.add_argument("--rounds", type=int, default=20, help="how often each command is tried")
    parser.add_argument("--communes", type=int, default=nation.COMMUNES, help="how many the nation has")
    parser.add_argument("--only", help="one kind of trial, as they are named while it runs")
    parser.add_argument("--seed", default="0", help="another one brings other moments")
    return parser.parse_args()


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder.resolve()


if __name__ == "__main__":
    sys.exit(main())
