"""The flat table has the columns of its rows."""

from typing import get_args

from cdsplan.dataset.flat import FLAT
from cdsplan.evaluation.tidy_data import Row


def test_its_columns_are_those_of_the_rows() -> None:
    assert FLAT.names == Row._fields


def test_what_is_optional_in_a_row_may_be_empty_in_the_table() -> None:
    optional = {name for name, kind in Row.__annotations__.items() if type(None) in get_args(kind)}
    optional -= {"status"}  # of a pool alone it may be undecided
    assert optional == {column.name for column in FLAT.columns if column.optional}
