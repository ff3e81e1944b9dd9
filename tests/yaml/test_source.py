"""Bytes to data and places: the traps of YAML (docs/traps.md), and hostile files."""

import unicodedata
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cdsplan.finding import MOST, Span
from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.load import load
from cdsplan.model.settings import Settings
from cdsplan.yaml import source
from cdsplan.yaml.document import BROKEN
from cdsplan.yaml.read import MOST_NODES
from cdsplan.yaml.source import LARGEST
from tests.reading import findings, found
from tests.yaml.scraps import WRITTEN
from tests.yaml.traps import DEEP, HOSTILE, TRAPS

KINDS = st.sampled_from([Plan, Report, Catalog, Commune, Settings])


@pytest.mark.parametrize(("content", "kind", "answer"), TRAPS)
def test_a_trap_has_our_one_answer(content: str, kind: type[FileModel], answer: list[tuple[int, int, str]]) -> None:
    assert found(content, kind) == answer


@pytest.mark.parametrize(("content", "rules"), HOSTILE)
def test_a_hostile_file_is_refused_and_never_kept_at(content: str, rules: set[str]) -> None:
    stops = findings(content)
    assert {one.rule for one in stops} == rules
    assert all(count <= MOST + 1 for count in Counter(one.rule for one in stops).values())


@pytest.mark.parametrize("opened", [1000, 1001, 3000])
@pytest.mark.parametrize(("before", "stops"), DEEP)
def test_the_bracket_at_which_reading_stops_is_told(
    before: str, stops: list[tuple[int, int, str]], opened: int
) -> None:
    """Newer libyaml itself stops at 1 000, while it looks for the colon behind the first."""
    assert [one for one in found(before + "[" * opened) if one[2] != "text-form"] == stops


def test_data_are_looked_up_by_loc() -> None:
    read = source.parse("tep.yaml", b"a: [1, {b: x}]\nc: *d\n")
    assert read.at(("a", 1, "b")) == "x"
    assert read.at(("a", 0, "value")) == 1
    assert read.at(("a", 2)) is None
    assert read.at(("z", "y")) is None
    assert read.at(("c", "value")) == BROKEN


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_text_is_read_in_its_composed_form(quote: str) -> None:
    written = unicodedata.normalize("NFD", f"a: {quote}Xã{quote}\n")
    assert source.parse("tep.yaml", written.encode()).data == {"a": "Xã"}


def test_blanks_at_the_end_of_a_line_are_shown_and_nothing_else() -> None:
    [found] = source.parse("tep.yaml", b"a: 1  \nb: 2\n").findings
    assert found.span == (1, 5, 1, 7)


def test_quotes_are_seen() -> None:
    read = source.parse("tep.yaml", b"a: 'x'\nb: x\n")
    assert read.is_quoted(("a",))
    assert not read.is_quoted(("b",))


def test_one_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    assert source.parse("tep.yaml", b"a: 1\n#" + b"x" * (LARGEST - 6)).data == {"a": Decimal(1)}
    too_large = source.parse("tep.yaml", b"a: 1\n#" + b"x" * (LARGEST - 5))
    assert [(one.span, one.rule) for one in too_large.findings] == [((1, 1, 1, 1), "too-large")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(WRITTEN.map(str.encode), st.binary()), KINDS)
def test_any_bytes_are_read_and_every_finding_lies_inside_the_file(raw: bytes, kind: type[FileModel]) -> None:
    read = source.parse("tep.yaml", raw)
    loaded = load(kind, read)
    assert (loaded.model is None) is any(one.rule != "text-form" for one in loaded.findings)
    related = [second.span for one in loaded.findings for second in one.related]
    for span in [*(one.span for one in loaded.findings), *related]:
        assert (1, 1) <= span[:2] <= span[2:]
        assert span.end_line <= len(read.written.lines)
        assert span.column <= len(read.written.line(span.line)) + 1
        assert span.end_column <= len(read.written.line(span.end_line)) + 1


def test_a_hundred_thousand_nodes_are_read_and_one_more_is_told_where_it_stands() -> None:
    most = "[" + "1," * (MOST_NODES - 2) + "\n1"
    assert source.parse("tep.yaml", f"{most}]".encode()).readable
    over = source.parse("tep.yaml", f"{most},1]".encode())
    assert not over.readable
    assert [(one.rule, one.span) for one in over.findings] == [("too-large", Span(2, 3, 2, 4))]


def test_keys_and_collections_are_nodes_too() -> None:
    half = MOST_NODES // 2 - 1
    assert source.parse("tep.yaml", ("{" + "".join(f"{at}: , " for at in range(half)) + "}").encode()).readable
    assert not source.parse(
        "tep.yaml", ("{" + "".join(f"{at}: [], " for at in range(half + 1)) + "}").encode()
    ).readable
