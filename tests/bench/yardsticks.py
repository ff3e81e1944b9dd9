"""What the program is held against: the least that reading the same files can cost.

`python tests/bench/yardsticks.py load|hash FOLDER`
"""

import os
import sys
from collections.abc import Iterator


def contents(folder: str) -> Iterator[bytes]:
    """Every YAML file below a folder."""
    for here, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml"):
                with open(f"{here}/{name}", "rb") as file:  # noqa: PTH123  a Path for each would burden the yardstick
                    yield file.read()


def load_all(folder: str) -> None:
    """The bare loop: each file is parsed by libyaml, made into plain values and forgotten."""
    from yaml import CSafeLoader, load  # noqa: PLC0415  hashing goes without

    for content in contents(folder):
        load(content, CSafeLoader)


def hash_all(folder: str) -> None:
    """What it would cost to know only that nothing has changed."""
    from hashlib import sha256  # noqa: PLC0415  loading goes without

    for content in contents(folder):
        sha256(content).digest()


if __name__ == "__main__":
    {"load": load_all, "hash": hash_all}[sys.argv[1]](sys.argv[2])
