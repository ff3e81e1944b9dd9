"""What a rule's test asks beside line, column and rule: the file, and the other places that a finding names."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from tests.conftest import PATHS, Diagnose, Folder

Spot = tuple[str, int, int]


class Located(NamedTuple):
    """A finding by the name of its file; `related` are the other places it names."""

    file: str
    line: int
    column: int
    rule: str
    related: tuple[Spot, ...] = ()


Locate = Callable[..., list[Located]]


def report(period: str) -> str:
    """Where the little commune keeps a report."""
    return PATHS["report"].replace("2026-06", period)


def plan(name: str) -> str:
    """Where the little commune keeps another plan."""
    return PATHS["plan"].replace("2026-so", name)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


@pytest.fixture
def locate(little: Folder, diagnose: Diagnose) -> Locate:
    """As `diagnose`, with the names of the files and the related places."""

    def run(**changes: object) -> list[Located]:
        diagnose(**changes)
        return [
            Located(
                _name(one.path),
                one.span.line,
                one.span.column,
                one.rule,
                tuple((_name(other.path), other.span.line, other.span.column) for other in one.related),
            )
            for one in little.validate().findings
        ]

    return run
