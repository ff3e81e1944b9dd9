"""Either of PyYAML's parsers gives the same: not every installation has libyaml."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import given

from cdsplan.finding import KEY, Finding, Span, ordered
from cdsplan.model.described import FileModel
from cdsplan.model.files import Plan
from cdsplan.model.load import load
from cdsplan.yaml import events, read, source
from cdsplan.yaml.events import PurePython
from tests.reading import FILES, case
from tests.yaml.scraps import WRITTEN
from tests.yaml.traps import DEEP, HOSTILE, TRAPS

Loc = tuple[str | int, ...]
# Beyond, not every value is looked up: each takes a walk over the file.
SHORT = 10_000


def locs(data: object, before: Loc = ()) -> Iterator[Loc]:
    """The way to each value."""
    yield before
    entries: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, entry in entries:
        yield from locs(entry, (*before, step))


class Reading(NamedTuple):
    """All that is known of a file: whether it can be read, its data, what is wrong, and where everything stands."""

    readable: bool
    data: object
    findings: list[Finding]
    places: list[tuple[Span, Span]]


def reading(raw: bytes, kind: type[FileModel]) -> Reading:
    read = source.parse("tep.yaml", raw)
    ways = locs(read.data) if read.readable and len(raw) < SHORT else ()
    places = [(read.span(way), read.span(way, KEY)) for way in ways]
    return Reading(read.readable, read.data, ordered(load(kind, read).findings), places)


INPUTS: dict[str, tuple[bytes, type[FileModel]]] = {
    **{name: case(name) for name in FILES},
    **{f"trap {at}": (content.encode(), kind) for at, (content, kind, _) in enumerate(TRAPS)},
    **{f"hostile {at}": (content.encode(), Plan) for at, (content, _) in enumerate(HOSTILE)},
    **{
        f"{opened} brackets after {before!r}": ((before + "[" * opened).encode(), Plan)
        for before, _ in DEEP
        for opened in (1000, 1001, 3000)
    },
}


def with_both(raw: bytes, kind: type[FileModel] = Plan) -> tuple[Reading, Reading]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "Parser", PurePython)
        pure = reading(raw, kind)
    return reading(raw, kind), pure


def rules(findings: list[Finding]) -> list[tuple[int, int, str]]:
    return [(one.span.line, one.span.column, one.rule) for one in findings]


@pytest.mark.parametrize("name", INPUTS)
def test_of_every_trap_both_parsers_say_the_same(name: str) -> None:
    raw, kind = INPUTS[name]
    ours, pure = with_both(raw, kind)
    if ours.readable or len(raw) <= read.EXPLAINED:
        assert ours == pure
    else:  # each in its own words
        assert rules(ours.findings) == rules(pure.findings)


@given(WRITTEN)
def test_what_one_parser_says_the_other_says(written: str) -> None:
    ours, pure = with_both(written.encode())
    assert ours == pure
