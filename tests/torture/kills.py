"""Every command that writes, killed at random moments, and run again."""

import time
from pathlib import Path
from random import Random

from tests.torture.land import WRITING, anew, land, tree, when_done
from tests.torture.process import Process
from tests.torture.tally import Tally, visible


def killed(folder: Path, rounds: int, chance: Random) -> Tally:
    """So many kills of each: what stands there is old or new, and the next run makes it whole."""
    tally = Tally("writing commands, killed (SIGKILL) and run again")
    template, work = land(folder / "template"), folder / "work"
    for command in WRITING:
        begun = time.monotonic()
        after = when_done(command, template, work)
        longest = time.monotonic() - begun
        for _ in range(rounds):
            _kill_once(tally, command, anew(template, work), chance.uniform(0, longest), after)
    return tally


def _kill_once(tally: Tally, command: str, work: Path, moment: float, after: dict[str, bytes]) -> None:
    run, before = f"{command}, killed after {moment:.4f} s", tree(work)
    process = Process(work, command.split())
    time.sleep(moment)
    process.kill()
    tally.ended(run, process.end())
    tally.between(run, before, after, tree(work))
    run_again(tally, f"{run}, again", command, work, after)


def run_again(tally: Tally, run: str, command: str, work: Path, after: dict[str, bytes]) -> None:
    """With nothing in its way: then all is there, and what was left behind is cleared away."""
    is_done = after.items() <= tree(work).items()  # then it is refused, and clears nothing away
    ended = tally.ended(run, Process(work, command.split()).end(), {0, 2} if is_done else {0})
    tally.whole(run, after, tree(work) if ended.code == 0 else visible(tree(work)))
