"""The benchmark: `make bench`, or `python -m tests.bench.bench [FOLDER]`; the generated nations are kept in FOLDER.

Each program is run as a user runs it, side by side with what it is held against, several times; what counts is the
median of the ratios. A limit that is not reached is told in words and fails nothing: other programs make noise.
"""

import argparse
import sys
from functools import partial
from itertools import chain
from pathlib import Path

from tests import ROOT
from tests.bench import nation, yardsticks
from tests.bench.measure import Case, measured
from tests.bench.table import Ratio, line, machine, table

_SCHEMA = ROOT / "schemas" / "report.schema.json"
_SMALLER = (100, 1000)
_FEW = 5
# They have 4 008 reports.
_REPORTING = 334
# As many as the largest province has.
_PUBLISHED = 166
# One that has no slip.
_COMMUNE = nation.path(2)


def main() -> None:
    given = _options()
    lines = {}
    for name in [given.only] if given.only else _GROUPS:
        _tell(name, "generating what is not there yet")
        ratios = _GROUPS[name](given.folder.resolve(), given.communes)
        cases = list(dict.fromkeys(case for ratio in ratios for case in (ratio.what, ratio.against)))
        # What is short is run more often, what is long not too often.
        times = {"commune": 5 * given.runs, "reports": min(given.runs, 3)}.get(name, given.runs)
        rounds = measured(cases, times, partial(_tell, name))
        lines[name] = [line(ratio, rounds) for ratio in ratios]
    growth = lines.pop("growth", [])
    if lines:
        print(table(chain(*lines.values())))  # noqa: T201
    if growth:
        print(table(growth, "growth", "a commune's ratio"))  # noqa: T201
    print(f"{machine()}; all with their defaults: ours takes a process a core and one more, from 48 communes on")  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(".venv/bench"), help="where the nations are kept")
    parser.add_argument("--communes", type=int, default=nation.COMMUNES, help="of the nation (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how many rounds (default: %(default)s)")
    parser.add_argument("--only", choices=_GROUPS, help="one group of measurements")
    return parser.parse_args()


def _tell(group: str, step: str) -> None:
    print(f"{group}: {step}", file=sys.stderr, flush=True)  # noqa: T201


def _nation(folder: Path, communes: int) -> list[Ratio]:
    root = nation.generate(folder, communes)
    validate = _cdsplan(f"validate, {_number(communes)} communes", root, "validate", exits=1)
    summary = _cdsplan(f"summary, {_number(communes)} communes", root, "summary", exits=1)
    load, read = _yardsticks(root)
    return [Ratio(validate, load, 0.45), Ratio(summary, load, 0.5), Ratio(validate, read), Ratio(summary, read)]


def _province(folder: Path, communes: int) -> list[Ratio]:
    root = nation.generate(folder, communes)
    inside = f"plans/{nation.province(0)}"
    held = min(nation.IN_PROVINCE, communes)
    validate = _cdsplan(f"validate, a province of {held} among {_number(communes)}", root, "validate", inside, exits=1)
    load, read = _yardsticks(root, inside)
    return [Ratio(validate, load), Ratio(validate, read)]


def _commune(folder: Path, communes: int) -> list[Ratio]:
    """What an officer waits for, or an editor that checks the file it saves."""
    root = nation.generate(folder, communes)
    inside = f"plans/{_COMMUNE}"
    progress = _cdsplan(f"progress, one commune among {_number(communes)}", root, "progress", _COMMUNE)
    in_few = _cdsplan(f"progress, one commune among {_FEW}", nation.generate(folder, _FEW), "progress", _COMMUNE)
    report = f"{inside}/reports/{nation.YEAR}-06.yaml"
    validate = _cdsplan(f"validate, one report among {_number(communes)} communes", root, "validate", report)
    load, read = _yardsticks(root, inside)
    return [Ratio(progress, in_few, 1.1), Ratio(validate, progress, 1.3), Ratio(progress, load), Ratio(progress, read)]


def _reports(folder: Path, communes: int) -> list[Ratio]:
    """Ours has the communes and their plans to check besides, and every rule."""
    root = nation.generate(folder, min(_REPORTING, communes))
    files = sorted(file.relative_to(root).as_posix() for file in root.glob("plans/*/*/reports/*.yaml"))
    count = f"{_number(len(files))} reports"
    validate = _cdsplan(f"validate, {count} with their communes and plans", root, "validate", exits=1)
    command = (sys.executable, "-m", "check_jsonschema", "--schemafile", str(_SCHEMA), *files)
    return [Ratio(validate, Case(f"check-jsonschema, {count}", command, root), 0.05)]


def _site(folder: Path, communes: int) -> list[Ratio]:
    """Three times the roll-up, and 20 ms a page: of so many pages that comes to this. The pages stay in the folder."""
    root = nation.generate(folder, min(_PUBLISHED, communes))
    count = f"{_number(min(_PUBLISHED, communes))} communes"
    site = _cdsplan(f"site, {count}", root, "site", "--force", "-o", f"{root}-site", exits=1)
    return [Ratio(site, _cdsplan(f"summary, {count}", root, "summary", exits=1), 6.5)]


def _growth(folder: Path, communes: int) -> list[Ratio]:
    """What a commune takes among more, against the same among the fewer before them."""
    sizes = [*(size for size in _SMALLER if size < communes), communes]
    cases = [
        _cdsplan(f"validate, {_number(size)} communes", nation.generate(folder, size), "validate", exits=1)
        for size in sizes
    ]
    return [Ratio(cases[at], cases[at - 1], 1.1, share=sizes[at - 1] / sizes[at]) for at in range(1, len(sizes))]


_GROUPS = {"nation": _nation, "province": _province, "commune": _commune, "reports": _reports, "site": _site,
           "growth": _growth}  # fmt: skip


def _cdsplan(name: str, root: Path, *arguments: str, exits: int = 0) -> Case:
    """The slips of a nation are errors: who looks at where they lie exits 1."""
    return Case(name, (sys.executable, "-m", "cdsplan", *arguments), root, exits)


def _yardsticks(root: Path, inside: str = "plans") -> tuple[Case, Case]:
    """The bare loop, and reading and hashing."""
    command = (sys.executable, yardsticks.__file__)
    return (
        Case("bare `yaml.load` loop over the files", (*command, "load", inside), root),
        Case("reading and hashing the files", (*command, "hash", inside), root),
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", " ")


if __name__ == "__main__":
    main()
