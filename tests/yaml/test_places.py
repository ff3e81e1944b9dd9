"""A way in a file leads to its place."""

import pytest

from cdsplan.finding import KEY, Part
from cdsplan.yaml import source


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
