"""`make mutants`: each mutant against the tests of its module, and a table of those that die.

Without a module (`ARGS="model/period checks/rules"`) all of them; it fails where one survives that is not listed as
equal, where a listed one dies or is none, and where too few of the rules' die.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from tabulate import tabulate

from tests import ROOT
from tests.mutants.equal import Equal, listed
from tests.mutants.modules import LAW, LEAST_OF_RULES, rules

_HEADINGS = ("module", "mutants", "killed", "equal", "survived")


class Result(NamedTuple):
    """What became of the mutants of one module, each as `trial` tells it."""

    module: str
    mutants: Sequence[dict[str, Any]]

    def has(self, outcome: str) -> list[dict[str, Any]]:
        return [one for one in self.mutants if one["outcome"] == outcome]

    @property
    def equal(self) -> list[Equal]:
        """What the list says of this module."""
        return [one for one in listed() if one.module == self.module]

    @property
    def survived(self) -> list[dict[str, Any]]:
        """Without those that are listed."""
        known = {(one.function, one.before, one.after) for one in self.equal}
        return [one for one in self.has("survived") if _key(one) not in known]

    @property
    def wrongly_listed(self) -> list[Equal]:
        alive = set(map(_key, self.has("survived")))
        return [one for one in self.equal if (one.function, one.before, one.after) not in alive]

    @property
    def row(self) -> tuple[str, int, int, int, int]:
        every, alive, unknown = len(self.mutants), len(self.has("survived")), len(self.survived)
        return self.module, every, every - alive, alive - unknown, unknown


def _key(mutant: dict[str, Any]) -> tuple[str, str, str]:
    return mutant["function"], mutant["before"], mutant["after"]


def tried(module: str) -> Result:
    """Each module in a process of its own."""
    command = [sys.executable, "-m", "tests.mutants.trial", module]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603
    return Result(module, [json.loads(line) for line in done.stdout.splitlines()])


def chosen(names: Sequence[str]) -> list[str]:
    """The modules of these names or below these packages; all without a name."""
    every = [*LAW, *rules()]
    if unknown := [name for name in names if not any(one == name or one.startswith(f"{name}/") for one in every)]:
        sys.exit(f"None of the mutated modules: {', '.join(unknown)}")
    return [one for one in every if not names or any(one == name or one.startswith(f"{name}/") for name in names)]


def faults(results: Iterable[Result]) -> list[str]:
    """What makes the run fail."""
    of_law = [one for one in results if one.module in LAW]
    of_rules = [one for one in results if one.module not in LAW]
    alive = [f"{len(one.survived)} of {one.module} survive." for one in of_law if one.survived]
    listed_wrongly = [
        f"equal.toml: {one.module}: `{one.before}` → `{one.after}` is killed, or no mutant."
        for result in results
        for one in result.wrongly_listed
    ]
    dead, unnoticed = sum(one.row[2] for one in of_rules), sum(len(one.survived) for one in of_rules)
    that_can_die = dead + unnoticed
    too_few = [f"Of the rules' {that_can_die} mutants only {dead} die."]
    if dead * 100 >= that_can_die * LEAST_OF_RULES:
        too_few = []
    return [*alive, *listed_wrongly, *too_few]


def report(result: Result) -> str:
    """The mutants that somebody must look at."""
    lines = [
        f"cdsplan/{result.module}.py:{one['line']}: {outcome}: `{one['before']}` → `{one['after']}`"
        for outcome, some in (("survived", result.survived), ("killed by hanging", result.has("hung")))
        for one in some
    ]
    return "".join(f"{line}\n" for line in lines)


def table(results: Sequence[Result]) -> str:
    """Module by module, and all together."""
    total: Counter[int] = Counter()
    for one in results:
        total.update(dict(enumerate(one.row[1:])))
    rows = [*(one.row for one in results), ("all", *(total[at] for at in range(len(_HEADINGS) - 1)))]
    return tabulate(rows, _HEADINGS)


def main() -> int:
    """How many faults there are, as an exit code."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("modules", nargs="*")
    results = []
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for result in workers.map(tried, chosen(parser.parse_args().modules)):
            results.append(result)
            sys.stdout.write(report(result))
            sys.stdout.flush()
    sys.stdout.write(f"{table(results)}\n")
    found = faults(results)
    sys.stdout.writelines(f"{one}\n" for one in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
