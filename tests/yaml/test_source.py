"""Bytes to data and places: the traps of YAML (traps.md), with either of PyYAML's parsers, and hostile files."""

import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from cdsplan.finding import KEY, MOST, Part, Span
from cdsplan.model.files import Catalog, Commune, Plan, Report, Settings
from cdsplan.model.load import load
from cdsplan.yaml import events, source
from cdsplan.yaml.document import BROKEN, DEEPEST
from cdsplan.yaml.events import PurePython
from cdsplan.yaml.scalar import Odd
from cdsplan.yaml.source import LARGEST, MOST_NODES
from tests.reading import findings, found, plan


@pytest.fixture(autouse=True, params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "Parser", PurePython)


def variables(*keys: str) -> str:
    return "variables:\n" + "".join(f"  {key}: {{name: A, kind: count}}\n" for key in keys)


# Each row of the trap table that a reader can see, and our one answer.
TRAPS: list[tuple[str, type[BaseModel], list[tuple[int, int, str]]]] = [
    # Keys.
    (plan() + "        value: 70\n", Plan, [(10, 9, "duplicate-key")]),
    (plan() + plan()[plan().index("indicators") :], Plan, [(10, 1, "duplicate-key")]),
    (variables("a", '"a"', "'a'"), Catalog, [(3, 3, "duplicate-key"), (4, 3, "duplicate-key")]),
    (variables("2026", '"2026"'), Catalog, [(3, 3, "bad-value"), (3, 3, "duplicate-key")]),
    (variables("2026", "2026.0"), Catalog, [(2, 3, "bad-value"), (3, 3, "bad-value")]),
    (variables("1", "true", "1.0"), Catalog, [(2, 3, "bad-value"), (3, 3, "ambiguous-scalar"), (4, 3, "bad-value")]),
    (variables("no", "off", "null"), Catalog, [(line, 3, "ambiguous-scalar") for line in (2, 3, 4)]),
    (variables('"no"', "y"), Catalog, []),
    (plan() + "on: x\nNo: y\n", Plan, [(10, 1, "ambiguous-scalar"), (11, 1, "ambiguous-scalar")]),
    (
        f"period: 2026\nvalues:\n  hộ: 1\n  {unicodedata.normalize('NFD', 'hộ')}: 2\n",
        Report,
        [(4, 3, "bad-value"), (4, 3, "duplicate-key"), (4, 4, "text-form")],
    ),
    (plan() + "<<: {basis: [a]}\n<<: {basis: [b]}\n", Plan, [(10, 1, "yaml-feature"), (11, 1, "yaml-feature")]),
    (plan().replace("title", "<<"), Plan, [(1, 1, "yaml-feature")]),
    ("? [a, b]\n: 1\n" + plan(), Plan, [(1, 3, "yaml-feature")]),
    (plan(note="{{ value }}"), Plan, [(6, 12, "yaml-feature")]),
    (plan().replace("title", "title\xa0"), Plan, [(1, 1, "invisible-character")]),
    (plan().replace("title", "ti\u200btle"), Plan, [(1, 3, "invisible-character")]),
    (plan().replace("title", "ti\xadtle"), Plan, [(1, 1, "invisible-character")]),
    (plan().replace("year", "yeаr"), Plan, [(1, 1, "missing-field"), (2, 1, "unknown-field")]),
    (plan().replace("value:", "valeu:"), Plan, [(8, 9, "missing-field"), (9, 9, "unknown-field")]),
    (plan().replace("indicators:", "\ufeffindicators:"), Plan, [(4, 1, "invisible-character")]),
    ("\ufeff" + plan(), Plan, [(1, 1, "text-form")]),
    # Texts.
    *(
        (plan(note=word), Plan, [(6, 11, "ambiguous-scalar")])
        for word in ("no", "on", "12:30", "2026-01-01", "07621", "2.1")
    ),
    *(
        (plan(note=word), Plan, [(6, 11, "ambiguous-scalar")])
        for word in ("=", "1e3", "0x1F", ".nan", "true", "9" * 19)
    ),
    *(
        (plan(note=word), Plan, [])
        for word in ("y", "2026-12", "nUll", "12:60", "Null", "~", "'07621'", "1.2.3", "ðạt")
    ),
    (plan(title="Quyết định #749"), Plan, [(1, 19, "ambiguous-scalar")]),
    (plan(title="Quyết định # 749"), Plan, []),
    (plan(title="'Quyết định #749' #7"), Plan, []),
    (plan(value="80 #749"), Plan, []),
    (plan(note="a\xa0b\xadc"), Plan, [(6, 12, "text-form")]),
    (plan(note="a  "), Plan, [(6, 12, "text-form")]),
    (plan(note="|\n      a  \n      b"), Plan, []),
    (plan(note="|\n      a  ").replace("year: 2026", "year: 2026 "), Plan, [(2, 11, "text-form")]),
    *((plan(note=f"a{hidden}b"), Plan, [(6, 12, "invisible-character")]) for hidden in "\x85\u2028\u200b\u202e\ue000"),
    *((plan(note=f"a{control}b"), Plan, [(6, 12, "encoding")]) for control in "\0\x0b\x0c\x1b\x7f\uffff"),
    (plan(note=r'"\e[31mx\e]0;x\a"'), Plan, [(6, 11, "encoding")]),
    (plan(note=r'"a\0b"'), Plan, [(6, 11, "encoding")]),
    (plan(note=r'"a\u202eb"'), Plan, [(6, 11, "invisible-character")]),
    (plan(note=r'"a\tb\nc \u0111 \x41"'), Plan, []),
    (plan(value="80 #\x85    value: 10"), Plan, [(9, 20, "invisible-character")]),
    (plan().replace("id: a", "id: a\u200bb"), Plan, [(5, 10, "invisible-character")]),
    # Numbers.
    *(
        (plan(value=word), Plan, [(9, 16, "ambiguous-scalar")])
        for word in ("12:30", "010", "08", "18_025", "1e3", ".inf")
    ),
    *((plan(value=word), Plan, [(9, 16, "ambiguous-scalar")]) for word in ("0x1F", "1.", "+84", "yes", "0912345678")),
    *(
        (plan(value=word), Plan, [(9, 16, "wrong-type")])
        for word in ("18,025", "34,5", "18 025", '"90"', "'90'", "90%")
    ),
    *(
        (plan(value=word), Plan, [(9, 16, "wrong-type")])
        for word in ("−90", "９０", "80–90", "“90”", "1/2", "true", "null")
    ),
    *((plan(value=word), Plan, [(9, 16, "thousands-separator")]) for word in ("1.234.567", "1.234,5", "-1.234.567,8")),
    *((plan(value=word), Plan, [(9, 16, "too-large")]) for word in ("9" * 19, "9" * 5000)),
    *((plan(value=word), Plan, []) for word in ("34.5", "85.10", "-5", "18.025", "9" * 18)),
    (plan(value="18\xa0025"), Plan, [(9, 16, "invisible-character")]),
    (plan(value="9\xad0"), Plan, [(9, 16, "invisible-character")]),
    (plan(value="9\u200b0"), Plan, [(9, 17, "invisible-character")]),
    (plan(value=""), Plan, [(9, 9, "wrong-type"), (9, 15, "text-form")]),
    # Codes, dates and periods.
    *(
        (f"name: Xã A\ncode: {code}\nprovince: B\n", Commune, [(2, 7, "ambiguous-scalar")])
        for code in ("01234", "08123", "00004", "15229")
    ),
    ('name: Xã A\ncode: "1234"\nprovince: B\n', Commune, [(2, 7, "bad-value")]),
    *((plan(end=day), Plan, [(3, 6, "bad-value")]) for day in ("2026-02-30", "2026-13-01", "0000-01-01")),
    *(
        (plan(end=day), Plan, [(3, 6, "wrong-type")])
        for day in ("31/12/2026", "2026-1-5", '"2026-12-31"', "2026-12", "2026")
    ),
    *(
        (plan(end=day), Plan, [(3, 6, "ambiguous-scalar")])
        for day in ("2026-01-01T23:59:59+99:00", "2026-01-01 10:00:00")
    ),
    ('period: "2026-06"\n', Report, [(1, 9, "wrong-type")]),
    ("period: 2026-13\n", Report, [(1, 9, "bad-value")]),
    ("period: 202606\n", Report, [(1, 9, "bad-value")]),
    # Features.
    (plan(note="&a x"), Plan, [(6, 11, "yaml-feature")]),
    (plan(note="*a"), Plan, [(6, 11, "yaml-feature")]),
    (plan(note="! x"), Plan, [(6, 11, "yaml-feature")]),
    (plan(note="!!python/object/apply:os.system [x]"), Plan, [(6, 11, "yaml-feature")]),
    (plan(value="!!int x"), Plan, [(9, 16, "yaml-feature")]),
    (plan(end="!!timestamp x"), Plan, [(3, 6, "yaml-feature")]),
    (plan(value="&a x"), Plan, [(9, 16, "yaml-feature"), (9, 16, "wrong-type")]),
    (plan(title="&a K", note="&a x"), Plan, [(1, 8, "yaml-feature"), (6, 11, "yaml-feature")]),
    (plan().replace("id: a", "!x id: a"), Plan, [(5, 5, "yaml-feature")]),
    (plan() + "---\n" + plan(), Plan, [(10, 1, "yaml-feature")]),
    (plan() + "---\n[", Plan, [(10, 1, "yaml-feature")]),
    ("---\n" + plan() + "...\n", Plan, []),
    # Whole files.
    *((content, Plan, [(1, 1, "empty-file")]) for content in ("", "# a\n# b\n", "---\n", "\n\n")),
    ("\ufeff", Plan, [(1, 1, "empty-file"), (1, 1, "text-form")]),
    ("\u200b", Plan, [(1, 1, "invisible-character")]),
    *((content, Plan, [(1, 1, "wrong-type")]) for content in ("null\n", "''\n", "- a\n", "abc\n", "[]\n")),
    (plan().replace("\n", "\r\n"), Plan, [(1, 16, "text-form")]),
    (plan().replace("\n", "\r"), Plan, [(1, 16, "text-form")]),
    (plan().replace("\n", "\r\n", 2), Plan, [(1, 16, "text-form")]),
    (unicodedata.normalize("NFD", plan()), Plan, [(1, 9, "text-form")]),
]


@pytest.mark.parametrize(("content", "kind", "answer"), TRAPS)
def test_a_trap_has_our_one_answer(content: str, kind: type[BaseModel], answer: list[tuple[int, int, str]]) -> None:
    assert found(content, kind) == answer


def test_data_are_text_numbers_dates_truth_and_null() -> None:
    content = 'a: hộ\nb: [34.50, "34", 2026-06-14, true]\nc: {d: ~, e: 010, "f": }\n'
    assert source.parse("tep.yaml", content.encode()).data == {
        "a": "hộ",
        "b": [Decimal("34.50"), "34", date(2026, 6, 14), True],
        "c": {"d": None, "e": Odd("010"), "f": None},
    }


def test_decomposed_text_is_composed_in_keys_and_values() -> None:
    content = unicodedata.normalize("NFD", "hộ: Lặc\n")
    assert source.parse("tep.yaml", content.encode()).data == {"hộ": "Lặc"}


def test_equal_keys_are_equal_after_composition_and_both_places_are_told() -> None:
    content = "xã: 1\n" + unicodedata.normalize("NFD", "xã") + ": 2\n"
    told = [one for one in source.parse("tep.yaml", content.encode()).findings if one.rule == "duplicate-key"]
    assert [(one.span, [related.span for related in one.related]) for one in told] == [
        (Span(2, 1, 2, 4), [Span(1, 1, 1, 3)])
    ]


def test_an_alias_and_a_tagged_value_stand_for_nothing() -> None:
    assert source.parse("tep.yaml", b"a: *b\nc: !d e\nf: !g [h]\n").data == {"a": BROKEN, "c": BROKEN, "f": BROKEN}


@pytest.mark.parametrize(
    ("loc", "span"),
    [
        ((), (1, 1, 1, 6)),
        (("title",), (1, 8, 1, 18)),
        (("nothing",), (1, 1, 1, 6)),
        (("indicators",), (3, 3, 3, 4)),
        (("indicators", 0), (3, 5, 3, 7)),
        (("indicators", 0, "targets"), (4, 14, 4, 46)),
        (("indicators", 0, "targets", 0), (4, 15, 4, 45)),
        (("indicators", 0, "targets", 0, "value"), (4, 42, 4, 44)),
        (("indicators", 0, "targets", 7), (4, 14, 4, 46)),
        (("indicators", 0, "note"), (5, 5, 5, 9)),
        (("indicators", 0, "text"), (6, 11, 8, 1)),
        (("indicators", 0, "lead"), (8, 11, 8, 12)),
    ],
)
def test_a_loc_leads_to_its_place_or_to_the_nearest_around_it(
    loc: tuple[str | int, ...], span: tuple[int, ...]
) -> None:
    content = """\
title: "Kế hoạch"
indicators:
  - id: a
    targets: [{op: ">=", size: 1, value: 80}]
    note:
    text: |
      Ngọc Lặc
    lead: [a,
      b]
"""
    assert source.parse("tep.yaml", content.encode()).span(loc) == span


def test_a_key_that_is_a_list_is_stepped_over() -> None:
    assert source.parse("tep.yaml", b"? [a, b]\n: 1\nc: d\n").span(("c",)) == (3, 4, 3, 5)


def test_a_key_has_a_place_of_its_own() -> None:
    read = source.parse("tep.yaml", b"a:\n  'b': {c: 1}\n")
    assert read.span(("a", "b"), KEY) == (2, 3, 2, 6)
    assert read.span((), KEY) == read.span(())


@pytest.mark.parametrize(
    ("content", "span"),
    [
        ("a: bộ x", (1, 5, 1, 6)),
        ("a: 'bộ x'", (1, 6, 1, 7)),
        ('a: "bộ x"', (1, 6, 1, 7)),
        # Where a character of the value is not one of the line, all of it is meant.
        ('a: "b\\u1ed9 x"', (1, 4, 1, 15)),
        ("a: 'b''x'", (1, 4, 1, 10)),
        ("a: bo\u0323\u0302 x", (1, 4, 1, 10)),
        ("a: |\n  bộ", (1, 4, 2, 5)),
    ],
)
def test_a_part_of_a_value_is_some_of_its_characters(content: str, span: tuple[int, ...]) -> None:
    assert source.parse("tep.yaml", content.encode()).span(("a",), Part(start=1, end=2)) == span


def test_an_empty_part_still_shows_one_character() -> None:
    assert source.parse("tep.yaml", b'a: ""').span(("a",), Part(start=0, end=0)) == (1, 5, 1, 6)


def test_data_are_looked_up_by_loc() -> None:
    read = source.parse("tep.yaml", b"a: [1, {b: x}]\nc: *d\n")
    assert read.at(("a", 1, "b")) == "x"
    assert read.at(("a", 0, "value")) == 1
    assert read.at(("a", 2)) is None
    assert read.at(("z", "y")) is None
    assert read.at(("c", "value")) == BROKEN


def test_quotes_are_seen() -> None:
    read = source.parse("tep.yaml", b"a: 'x'\nb: x\n")
    assert read.is_quoted(("a",))
    assert not read.is_quoted(("b",))


def test_thirty_two_levels_are_read_and_one_more_is_not() -> None:
    assert not source.parse("tep.yaml", b"[" * DEEPEST + b"]" * DEEPEST).problems
    assert found("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [(1, DEEPEST + 1, "too-large")]


@pytest.mark.parametrize("opened", [1000, 1001, 3000])
@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("", [(1, 33, "too-large")]),
        ("a: |\r\n  x\r\n\r\n😀: ", [(4, 35, "too-large")]),
        ("a: [1, {b: '[[', c: ", [(1, 50, "too-large")]),
        ("[&x 1, ", [(1, 2, "yaml-feature"), (1, 39, "too-large")]),
        ("a: 1\n", [(2, 1, "yaml-syntax")]),
    ],
)
def test_each_parser_stops_at_the_same_bracket(before: str, told: list[tuple[int, int, str]], opened: int) -> None:
    """Newer libyaml itself stops at 1 000, while it looks for the colon behind the first."""
    assert [one for one in found(before + "[" * opened) if one[2] != "text-form"] == told


@pytest.mark.parametrize(
    ("content", "rules"),
    [
        ("[" * 100_000, {"too-large"}),
        ("a: " + "{b: " * 100_000, {"too-large"}),
        ("- " * 100_000, {"too-large"}),
        ("? " * 100_000, {"yaml-feature", "too-large"}),
        ("[{" * 100_000, {"yaml-feature", "too-large"}),
        ("a: |\n  x  \nb: " + "[" * 100_000 + "  \n", {"too-large"}),
        ("\n".join("  " * level + "a:" for level in range(200)), {"too-large"}),
        ("[" + "*a," * 100_000 + "]", {"yaml-feature", "wrong-type"}),
        ("{" + "a: 1," * 100_000 + "}", {"duplicate-key", "too-large"}),
        (f'title: "{"😀" * 9}' + "\\u0323\\u0301" * 10_000 + '"', {"too-large"}),
        ('"' * 100_001, {"yaml-syntax"}),
        ("a: 5%\n" + "\r\n" * 100_000, {"text-form", "missing-field", "unknown-field"}),
    ],
)
def test_a_hostile_file_is_refused_and_never_kept_at(content: str, rules: set[str]) -> None:
    told = findings(content)
    assert {one.rule for one in told} == rules
    assert all(count <= MOST + 1 for count in Counter(one.rule for one in told).values())


def test_an_alias_bomb_is_a_list_of_refusals() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    told = source.parse("tep.yaml", "\n".join(lines).encode()).findings
    assert len(told) == 10 + 9 * 10
    assert {one.rule for one in told} == {"yaml-feature"}


def test_a_merge_bomb_is_a_list_of_refusals() -> None:
    lines = ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 8))]
    told = source.parse("tep.yaml", "\n".join(lines).encode()).findings
    assert len(told) == 8 + 7 + 7 * 10
    assert {one.rule for one in told} == {"yaml-feature"}


def test_an_anchor_within_itself_is_refused_twice() -> None:
    told = source.parse("tep.yaml", b"a: &l [1, *l]\n").findings
    assert [(one.span.column, one.rule) for one in told] == [(4, "yaml-feature"), (11, "yaml-feature")]


def test_one_mebibyte_is_read_and_one_byte_more_is_not() -> None:
    assert source.parse("tep.yaml", b"a: 1\n#" + b"x" * (LARGEST - 6)).data == {"a": Decimal(1)}
    too_large = source.parse("tep.yaml", b"a: 1\n#" + b"x" * (LARGEST - 5))
    assert [(one.span, one.rule) for one in too_large.findings] == [((1, 1, 1, 1), "too-large")]


# What hypothesis builds files from, between bars.
SCRAPS = (
    "title: ¦year: 2026\n¦indicators:\n¦  - ¦a¦: ¦: x¦\n¦\r\n¦  ¦\t¦[¦]¦{¦}¦,¦- ¦? ¦|\n¦>\n¦#¦ #7¦\"¦'¦\\¦\\x¦\\u202e"
    "¦\\ud800¦\\U00110000¦&a ¦*a ¦!a ¦<<: ¦%¦@¦---\n¦...\n¦<<<<<<< ¦1¦no¦ộ¦e\u0301¦\xa0¦\ufeff¦\u200b¦\0¦\x85¦："
)
PIECES = st.sampled_from(SCRAPS.split("¦"))
WRITTEN = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text())
KINDS = st.sampled_from([Plan, Report, Catalog, Commune, Settings])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(WRITTEN.map(str.encode), st.binary()), KINDS)
def test_any_bytes_are_read_and_every_finding_lies_inside_the_file(raw: bytes, kind: type[BaseModel]) -> None:
    read = source.parse("tep.yaml", raw)
    loaded = load(kind, read)
    assert (loaded.model is None) is any(one.rule != "text-form" for one in loaded.findings)
    related = [second.span for one in loaded.findings for second in one.related]
    for span in [*(one.span for one in loaded.findings), *related]:
        assert (1, 1) <= span[:2] <= span[2:]
        assert span.end_line <= len(read.written.lines)
        assert span.column <= len(read.written.line(span.line)) + 1
        assert span.end_column <= len(read.written.line(span.end_line)) + 1


# The pure parser ends a text at a question mark within brackets: `[Có không?]`.
@given(WRITTEN.filter(lambda written: "?" not in written))
def test_what_one_parser_reads_the_other_reads_alike(written: str) -> None:
    ours = source.parse("tep.yaml", written.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "Parser", PurePython)
        pure = source.parse("tep.yaml", written.encode())
    assert (ours.readable, ours.data) == (pure.readable, pure.data)
    if ours.readable:  # where the text breaks off, one of them may have got a word further
        assert ours.findings == pure.findings


def test_a_key_that_comes_a_third_time_points_to_the_one_before() -> None:
    findings = source.parse("x.yaml", b"a: 1\nb: 2\na: 3\nc: 4\na: 5\n").findings
    assert [(one.span.line, one.related[0].span.line) for one in findings] == [(3, 1), (5, 3)]


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
