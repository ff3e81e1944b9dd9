"""JSON without floats."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cdsplan.render.exact_json import dumps


def test_every_digit_is_kept() -> None:
    assert dumps(Decimal("123456789012.345678")) == "123456789012.345678\n"
    assert dumps(Decimal("80.00")) == "80\n"
    assert dumps(Decimal("1E+3")) == "1000\n"


def test_an_immense_number_has_an_exponent_which_every_reader_knows() -> None:
    assert dumps([Decimal(10**4999), 10**4999]) == "[\n  1.00000000000000000E+4999,\n  1.00000000000000000E+4999\n]\n"


def test_empty_collections_stand_on_one_line() -> None:
    assert dumps({"a": [], "b": {}}) == '{\n  "a": [],\n  "b": {}\n}\n'


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 10**30, 10**30 - 1) | st.text(),  # what is larger gets an exponent
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES)
def test_it_reads_back_as_what_it_was(value: object) -> None:
    assert json.loads(dumps(value)) == value
