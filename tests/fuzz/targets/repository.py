"""Spoilt files among good ones, through `validate`: it ends, and each finding has its place, reason and way out."""

from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.mutation import mutated, soup, written_files
from tests.fuzz.program import Ran, cdsplan, read_json
from tests.fuzz.target import Example, Target, write

_NAMES = ("2026-so.yml", "2026-so.YAML", "x.yaml", "reports/2026-06.yaml", "a/b/c.yaml", "province.yaml", ".yaml")


def _make(random: Random) -> Example:
    """The catalog and some communes, of whose files one or two are spoilt."""
    files = {path: raw for path, raw in written_files().items() if path.startswith("plans/")}
    owners = sorted({path.split("/")[2] for path in files if path.count("/") > 2})
    kept = random.sample(owners, 2)
    files = {
        path: raw for path, raw in files.items() if path.startswith("plans/catalog/") or path.split("/")[2] in kept
    }
    for path in random.sample(sorted(files), random.randint(1, 2)):
        files[path] = mutated(random, files[path]) if random.random() < 0.9 else soup(random)
    if random.random() < 0.2:
        files[f"plans/thanh-hoa/{random.choice(_NAMES)}"] = random.choice([*written_files().values()])
    return files


def _check(example: Example, folder: Path) -> str:
    write(example, folder)
    (folder / "plans").mkdir(exist_ok=True)
    ran = cdsplan(folder, "validate", "--jobs", "1", "--format", "json")
    return ran.wrong() or _wrong(ran, example)


def _wrong(ran: Ran, example: Example) -> str:
    if ran.code not in {0, 1}:
        return f"validate cannot run: {ran.err}"
    told = read_json(ran.out)
    if (ran.code == 1) is not (told["errors"] > 0):
        return f"validate ends wrongly: {ran.code} with {told['errors']} errors"
    found = told["findings"]
    if found != sorted(found, key=lambda one: (one["path"], one["line"], one["column"])):
        return f"findings are not in order: {found}"
    return next((f"a finding lacks something: {one}" for one in found if not _is_whole(one, example)), "")


def _is_whole(finding: dict[str, Any], example: Example) -> bool:
    raw = example.get(finding["path"])
    if raw is None:
        return False
    lines = max(len(raw.splitlines()), raw.count(b"\n"), raw.count(b"\r")) + 1
    begins, ends = (finding["line"], finding["column"]), (finding["end_line"], finding["end_column"])
    return (1, 1) <= begins <= ends and ends[0] <= lines and all(finding[one] for one in ("rule", "message", "hint"))


REPOSITORY = Target("repository", _make, _check)
