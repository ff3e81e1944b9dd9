"""What became of many runs: how often something was lost, half written, crashed or hung, as one line of a table."""

import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from cdsplan.repository.site_folder import MANIFEST
from tests.torture.process import Ending

Tree = Mapping[str, bytes]

HEADINGS = ("what", "runs", "lost", "half written", "crashed", "hung")
# How a command may end that nobody has stopped (design.md, section 5).
CONTRACT = frozenset({0, 1, 2})


@dataclass
class Tally:
    """One kind of trial; each fault with the words that tell it."""

    what: str
    runs: int = 0
    lost: list[str] = field(default_factory=list)
    half_written: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """All of them, each after its kind."""
        kinds = (self.lost, self.half_written, self.crashed, self.hung)
        return [
            f"{self.what}: {kind}: {one}" for kind, faults in zip(HEADINGS[2:], kinds, strict=True) for one in faults
        ]

    def ended(self, run: str, ending: Ending, allowed: Collection[int] = CONTRACT) -> Ending:
        """One more run, which came to this end."""
        self.runs += 1
        if ending.code is None:
            self.hung.append(run)
        elif not ending.was_killed and (ending.code not in allowed or ending.is_bug):
            self.crashed.append(f"{run}: exit {ending.code}: {ending.said[-2000:]}")
        return ending

    def between(self, run: str, before: Tree, after: Tree, now: Tree) -> None:
        """Each file is as it was before or as it should become, and none that should stay is gone."""
        self.lost += [f"{run}: {path}" for path in (before.keys() & after.keys()) - now.keys()]
        self.half_written += [
            f"{run}: {path}"
            for path, raw in visible(now).items()
            if raw not in {before.get(path), after.get(path)} and not is_on_the_way(path, raw)
        ]

    def whole(self, run: str, after: Tree, now: Tree) -> None:
        """Every file is as it should become, and there is no other, hidden ones neither."""
        self.lost += [f"{run}: {path}" for path in after.keys() - now.keys()]
        self.half_written += [f"{run}: {path}" for path, raw in now.items() if after.get(path) != raw]


def is_on_the_way(path: str, raw: bytes) -> bool:
    """The list of a site's files names those that it is about to write: a third state, as whole as the others."""
    if not path.endswith(MANIFEST):
        return False
    with suppress(ValueError):
        return bool(json.loads(raw).get("files"))
    return False


def visible(tree: Tree) -> dict[str, bytes]:
    """Without what a killed writer has left under a hidden name, which the next one clears away."""
    return {path: raw for path, raw in tree.items() if ".cdsplan-tmp" not in path}


def table(tallies: Iterable[Tally]) -> str:
    """All trials, as Markdown."""
    rows = [
        (one.what, f"{one.runs:,}", *map(len, (one.lost, one.half_written, one.crashed, one.hung))) for one in tallies
    ]
    return "".join(f"| {' | '.join(map(str, row))} |\n" for row in (HEADINGS, ["---"] * len(HEADINGS), *rows))
