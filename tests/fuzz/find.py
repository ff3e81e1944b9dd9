"""What an example has found, made smaller and written down."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from tests import ROOT
from tests.fuzz.bounds import TooMuchError, bounded
from tests.fuzz.target import Example, Target, write

# For making one find smaller.
_SECONDS = 20


class Find(NamedTuple):
    """What is wrong with an example; `kind` stays the same while it is made smaller."""

    target: str
    seed: int
    said: str
    example: Example

    @property
    def kind(self) -> str:
        return self.said.partition(":")[0]


def look(target: Target, seed: int) -> Find | None:
    """One example of a target, and what it finds."""
    try:
        example = target.example(seed)
    except Exception as error:  # noqa: BLE001  a fault of the fuzzer's own ends no run of hours
        return Find(target.name, seed, f"no example, {_place(error)}: {_trace(error)}", {})
    said = wrong(target, example)
    return Find(target.name, seed, said, example) if said else None


def wrong(target: Target, example: Example) -> str:
    """What is wrong with it, in words that begin with its kind; nothing where all is well."""
    with TemporaryDirectory(prefix="cdsplan-fuzz-", ignore_cleanup_errors=True) as made:
        try:
            with bounded():
                return target.check(example, Path(made))
        except TooMuchError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  whatever it is, it has been found
            return f"{_place(error)}: {_trace(error)}"


def _trace(error: Exception) -> str:
    return "".join(traceback.format_exception(error))


def _place(error: Exception) -> str:
    """`KeyError in cdsplan/evaluation/standing.py, line 7`: the last place of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if Path(one.filename).is_relative_to(ROOT / "cdsplan")] or frames
    last = ours[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


def smaller(target: Target, find: Find) -> Find:
    """The same find in less, as far as a few seconds go."""
    if not target.may_shrink:
        return find
    end = monotonic() + _SECONDS
    best, more = find, True
    while more:
        more = False
        for example in _less(best.example):
            if monotonic() > end:
                return best
            said = wrong(target, example)
            if said.partition(":")[0] == find.kind:
                best, more = best._replace(said=said, example=example), True
                break
    return best


def _less(example: Example) -> Iterator[Example]:
    """Without one of the files; then with a part of one left out, large parts first."""
    for path in example:
        yield {name: content for name, content in example.items() if name != path}
    for path, content in example.items():
        for left in _cut(content):
            yield {**example, path: left}


def _cut(content: bytes) -> Iterator[bytes]:
    pieces: list[bytes] = content.splitlines(keepends=True)
    if len(pieces) == 1:
        pieces = [content[at : at + 1] for at in range(len(content))]
    size = len(pieces)
    while size > 1:
        size = (size + 1) // 2
        for at in range(0, len(pieces), size):
            yield b"".join((*pieces[:at], *pieces[at + size :]))
        if size == 1:
            return


def written(find: Find, folder: Path) -> Path:
    """The folder with the files of a find and, beside them, what is wrong and how to see it again."""
    place = folder / f"{find.target}-{find.seed}"
    write(find.example, place / "files")
    again = f'make fuzz ARGS="--target {find.target} --seed {find.seed} --examples 1"'
    (place / "find.txt").write_text(f"{again}\n{find.said}\n", encoding="utf-8", errors="backslashreplace")
    return place
