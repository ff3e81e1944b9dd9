"""Events to data, and what is refused on the way."""

import unicodedata
from datetime import date
from decimal import Decimal

from cdsplan.finding import Span
from cdsplan.yaml import source
from cdsplan.yaml.document import BROKEN, DEEPEST
from cdsplan.yaml.scalar import Odd
from tests.reading import found


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
    every = [one for one in source.parse("tep.yaml", content.encode()).findings if one.rule == "duplicate-key"]
    assert [(one.span, [related.span for related in one.related]) for one in every] == [
        (Span(2, 1, 2, 4), [Span(1, 1, 1, 3)])
    ]


def test_a_key_that_comes_a_third_time_points_to_the_one_before() -> None:
    findings = source.parse("x.yaml", b"a: 1\nb: 2\na: 3\nc: 4\na: 5\n").findings
    assert [(one.span.line, one.related[0].span.line) for one in findings] == [(3, 1), (5, 3)]


def test_an_alias_and_a_tagged_value_stand_for_nothing() -> None:
    assert source.parse("tep.yaml", b"a: *b\nc: !d e\nf: !g [h]\n").data == {"a": BROKEN, "c": BROKEN, "f": BROKEN}


def test_thirty_two_levels_are_read_and_one_more_is_not() -> None:
    assert not source.parse("tep.yaml", b"[" * DEEPEST + b"]" * DEEPEST).problems
    assert found("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [(1, DEEPEST + 1, "too-large")]
    assert not source.parse("tep.yaml", b"{a: " * DEEPEST + b"1" + b"}" * DEEPEST).problems
    assert found("{a: " * (DEEPEST + 1) + "1" + "}" * (DEEPEST + 1)) == [(1, 4 * DEEPEST + 1, "too-large")]


def test_an_alias_bomb_is_a_list_of_refusals() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    every = source.parse("tep.yaml", "\n".join(lines).encode()).findings
    assert len(every) == 10 + 9 * 10
    assert {one.rule for one in every} == {"yaml-feature"}


def test_a_merge_bomb_is_a_list_of_refusals() -> None:
    lines = ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, 8))]
    every = source.parse("tep.yaml", "\n".join(lines).encode()).findings
    assert len(every) == 8 + 7 + 7 * 10
    assert {one.rule for one in every} == {"yaml-feature"}


def test_an_anchor_within_itself_is_refused_twice() -> None:
    every = source.parse("tep.yaml", b"a: &l [1, *l]\n").findings
    assert [(one.span.column, one.rule) for one in every] == [(4, "yaml-feature"), (11, "yaml-feature")]
