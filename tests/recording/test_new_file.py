"""Texts of users in new files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.recording.new_file import flow, scalar
from cdsplan.yaml import source


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Xã Tân Lập", "Xã Tân Lập"),
        ("Ea H'Leo", '"Ea H\'Leo"'),
        ("no", '"no"'),
        ("Có: không", '"Có: không"'),
        ("A #1", '"A #1"'),
        ("2026", '"2026"'),
        ("Ấp 3 ", '"Ấp 3 "'),
        ("- a", '"- a"'),
        ("null", '"null"'),
        ("nan", "nan"),
        ('nói "x"', '"nói \\"x\\""'),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_where_a_reader_could_take_it_for_something_else(words: str, written: str) -> None:
    assert scalar(words) == written


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0\xad\u3000"), max_size=20))
def test_a_text_comes_back_as_it_was(words: str) -> None:
    read_back = source.parse("x.yaml", f"a: {scalar(words)}\n".encode())
    # Characters that no file may hold are refused, not changed.
    assert not read_back.readable or read_back.problems or read_back.at(("a",)) == words


@given(st.lists(st.sampled_from(["UBND tỉnh", "một, hai", "[x]", "no", "a: b", "a #1", '"x"']), max_size=3))
def test_a_list_comes_back_as_it_was(items: list[str]) -> None:
    assert source.parse("x.yaml", f"a: {flow(*items)}\n".encode()).at(("a",)) == items
