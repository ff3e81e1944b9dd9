"""The mutants that no test can find, because nothing they do differs: `equal.toml`, with a sentence for each."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.mutants.mutator import Mutant

LIST = Path(__file__).with_name("equal.toml")


class Equal(NamedTuple):
    """A line and what it may become without anybody noticing, in one function of one module."""

    module: str
    function: str
    before: str
    after: str
    why: str

    def is_of(self, mutant: Mutant) -> bool:
        return (self.function, self.before, self.after) == (mutant.function, mutant.before, mutant.after)


@cache
def listed() -> list[Equal]:
    """All of them, as the list has them."""
    return [Equal(**entry) for entry in tomllib.loads(LIST.read_text(encoding="utf-8"))["equal"]]
