"""What is fuzzed: how an example is made of a seed, and what may be wrong with what the program does with it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

# Files by path: whatever an example is, it can be written into a folder, read there, and made smaller.
Example: TypeAlias = Mapping[str, bytes]


class Target(NamedTuple):
    """A part of the program, and the law that it must keep whatever it is given."""

    name: str
    make: Callable[[Random], Example]
    # Looks at an example, in an empty folder of its own, and says what is wrong: `kind: more`, or nothing.
    check: Callable[[Example, Path], str]
    # Whether an example with something left out is one, too: not where it says itself what must come out.
    may_shrink: bool = True
    share: int = 1  # of the time: slow examples need more

    def example(self, seed: int) -> Example:
        """The same one for the same seed, on every machine."""
        return self.make(Random(f"{self.name} {seed}"))  # noqa: S311  nobody's secret


def write(example: Example, folder: Path) -> None:
    """The files of an example, on the disk."""
    for path, content in example.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, and below it; where a link leads to."""
    paths = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()).encode() if path.is_symlink() else path.read_bytes()
        for path in paths
    }
