"""The right keys with the wrong things at them, through all commands that read: a result or a finding, never a bug."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from xml.parsers import expat
from zipfile import ZipFile

from tests.fuzz import tree
from tests.fuzz.git_objects import Objects
from tests.fuzz.little_province import FILES
from tests.fuzz.program import Ran, cdsplan, read_json
from tests.fuzz.target import Example, Target, contents, write
from tests.fuzz.tree import Tree

# One a line, as typed; what a command writes is written into `out/`.
_COMMANDS = (
    "progress xa-a --format json",
    "progress xa-b --format json --sort gap --as-of 2026-07-01",
    "progress xa-c --format json",
    "progress thanh-hoa --format json",
    "progress xa-a --history --format csv",
    "progress xa-a --party Doanh --format html",
    "progress xa-a --format plain",
    "progress xa-a -o out/p.xlsx",
    "explain xa-a 1",
    "explain xa-b 5 --format json",
    "explain thanh-hoa 1",
    "summary --jobs 1 --format json",
    "summary thanh-hoa --by commune --jobs 1 --format json",
    "summary --year 2026 --sort gap --jobs 1",
    "list --format json",
    "due --format json --within 400",
    "due thanh-hoa -f ics",
    "export",
    "export -o out/e.xlsx",
    "export -f datapackage -o out/dp",
    "export -f parquet -o out/pq",
    "report xa-a --period 2026-06 -o out/r.docx",
    "report xa-b --period 2026 --draft -o out/r.html",
    "report thanh-hoa --period 2026-06 --draft -o out/r.md --jobs 1",
    "form xa-a --period 2026-09 -o out/f.xlsx",
    "site -o out/site --lang both --jobs 1",
    "diff --format json",
    "diff HEAD~1 --format markdown",
    "fmt --diff",
    "amend xa-a ty_le_quang --value 85 --at QĐ12 --dry-run",
)


def _make(random: Random) -> Example:
    trees = deepcopy(_trees())
    # Of many mistakes few are let through; what reckons with odd figures sees those of one only.
    most = random.choice((1, 1, 2, 4))
    for path in random.choices(sorted(trees), k=random.randint(1, most)):
        for _ in range(random.randint(1, most)):
            tree.spoil(random, trees[path], [*trees.values()])
    files = {path: _encoded(one) for path, one in _placed(random, trees).items()}
    commands = "".join(f"{one}\n" for one in random.sample(_COMMANDS, 4)).encode()
    return {"commands": commands, **files, **_history()}


@cache
def _trees() -> dict[str, Tree]:
    return {path: tree.read(written) for path, written in FILES.items()}


def _placed(random: Random, trees: dict[str, Tree]) -> dict[str, Tree]:
    """A report mostly stands where its period says, which is a finding of its own."""
    return {_place(path, one) if random.random() < 0.9 else path: one for path, one in trees.items()}


def _place(path: str, one: Tree) -> str:
    folder, reports, _ = path.partition("/reports/")
    period = one.get("period") if reports and isinstance(one, dict) else None
    return f"{folder}/reports/{period}.yaml" if isinstance(period, str) and _is_name(period) else path


def _is_name(word: str) -> bool:
    return word.isascii() and word.replace("-", "").isalnum()


def _encoded(one: Tree) -> bytes:
    return tree.as_yaml(one).encode(errors="replace")


@cache
def _history() -> dict[str, bytes]:
    """What stood there before, in two commits."""
    objects = Objects()
    good = {path: written.encode() for path, written in FILES.items()}
    first = objects.commit(objects.folder({path: good[path] for path in [*good][:8]}))
    return objects.repository(objects.commit(objects.folder(good), [first]))


def _check(example: Example, folder: Path) -> str:
    write(example, folder)
    (folder / "plans").mkdir(exist_ok=True)
    before = contents(folder)
    (folder / "out").mkdir()
    validated = cdsplan(folder, "validate", "--jobs", "1", "--format", "json")
    said = validated.wrong() or ("" if validated.code in {0, 1} else f"validate cannot run: {validated.err}")
    commands = example.get("commands", b"").decode().splitlines()
    return (
        said
        or next((wrong for one in commands if (wrong := _wrong(folder, one, validated))), "")
        or _changed(before, contents(folder))
    )


def _wrong(folder: Path, command: str, validated: Ran) -> str:
    ran = cdsplan(folder, *(f"{folder}/{word}" if word.startswith("out/") else word for word in command.split()))
    if said := ran.wrong():
        return said
    name = ran.arguments[0]
    if not validated.code and ran.code == 1 and name != "diff":  # which reads what stood there before, too
        return f"{name} finds what validate does not: {command}: {ran.err}"
    return next(_broken(folder / "out"), "")


def _broken(out: Path) -> Iterator[str]:
    """Files that were written and that nobody could open."""
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        if path.suffix in {".xlsx", ".docx"}:
            yield from _broken_parts(path)
        elif path.suffix == ".json":
            read_json(path.read_text(encoding="utf-8"))
        elif not path.stat().st_size:
            yield f"an empty file is written: {path.name}"


def _broken_parts(path: Path) -> Iterator[str]:
    with ZipFile(path) as archive:
        for name in archive.namelist():
            try:
                expat.ParserCreate().Parse(archive.read(name), True)  # noqa: FBT003  expat's own
            except expat.ExpatError as error:
                yield f"a part is no XML: {path.name} {name} {error}"


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    inside = {path: raw for path, raw in after.items() if not path.startswith("out/")}
    names = {path for path in before.keys() | inside.keys() if before.get(path) != inside.get(path)}
    return f"a command that reads has written: {names}" if names else ""


STRUCTURES = Target("structure", _make, _check, share=3)
