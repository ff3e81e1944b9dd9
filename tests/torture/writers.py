"""Several people write into one report at once, by hand and by form, and some of them are killed."""

import time
from decimal import Decimal
from pathlib import Path
from random import Random

from cdsplan.yaml.source import parse
from tests.conftest import PATHS, Folder
from tests.torture.land import FORM, anew, land
from tests.torture.process import Process
from tests.torture.tally import Tally

_BEFORE = {"ho": Decimal(1000), "ho_cap_quang": Decimal(700)}


def at_once(folder: Path, writers: int, rounds: int, chance: Random) -> Tally:
    """So many of them: whoever was told that it is written finds it written, and nobody else's is gone."""
    tally = Tally(f"{writers} writers of one report at once, in every third round one of them killed")
    numbered = {f"so_{at}": at for at in range(1, writers + 1)}
    home = Folder(land(folder / "template"))
    variables = "".join(f"  {name}: {{name: Số {at}, kind: count}}\n" for name, at in numbered.items())
    home.write("plans/catalog/them.yaml", f"variables:\n{variables}")
    for name, at in numbered.items():
        home.write(f"{name}.csv", f"{FORM}{name};{at};;\n")
    for at in range(rounds):
        work = anew(home.root, folder / "work")
        _write_at_once(tally, work, numbered, chance, one_dies=at % 3 == 0)
    return tally


def _write_at_once(tally: Tally, work: Path, numbered: dict[str, int], chance: Random, *, one_dies: bool) -> None:
    running = {name: Process(work, _command(name, at)) for name, at in numbered.items()}
    if one_dies:
        time.sleep(chance.uniform(0, 0.3))
        running[chance.choice(list(running))].kill()
    ended = {name: tally.ended(f"{name} at once", one.end(), {0}) for name, one in running.items()}
    found = parse("", (work / PATHS["report"]).read_bytes()).at(("values",))
    if not isinstance(found, dict):
        tally.half_written.append(f"the report of {len(numbered)}")
        return
    written = {name: Decimal(at) for name, at in numbered.items() if ended[name].code == 0}
    tally.lost += [name for name, value in (_BEFORE | written).items() if found.get(name) != value]


def _command(name: str, value: int) -> list[str]:
    """Every other one comes by a form."""
    if value % 2:
        return ["record", "xa-tan-lap", f"{name}={value}", "--period", "2026-06"]
    return ["import", f"{name}.csv", "--commune", "xa-tan-lap", "--period", "2026-06"]
