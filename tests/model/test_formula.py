"""Formulas: what is read, what is refused and where, and that the arithmetic is exact."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.language import Language
from cdsplan.model import formula
from cdsplan.model.formula import LONGEST, FormulaError

VALUES = {"a": Fraction(7), "b": Fraction(2), "c": Fraction(1, 3), "zero": Fraction(0)}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a", Fraction(7)),
        ("a / b", Fraction(7, 2)),
        ("a - b - 1", Fraction(4)),
        ("a - (b - 1)", Fraction(6)),
        ("a / b / 2", Fraction(7, 4)),
        ("a + b * 3", Fraction(13)),
        ("(a + b) * 3", Fraction(27)),
        ("((a))", Fraction(7)),
        ("a/b*c", Fraction(7, 6)),
        ("  a\t+\n0.10 ", Fraction(71, 10)),
        ("a / zero", None),
        ("0 * (a / (b - b))", None),
        ("zero / a", Fraction(0)),
    ],
)
def test_a_formula_is_computed_exactly(written: str, value: Fraction | None) -> None:
    assert formula.parse(written).compute(VALUES) == value


def test_a_whole_number_is_kept_as_one() -> None:
    assert [type(formula.exact(Decimal(written))) for written in ("80", "80.00", "80.5")] == [int, int, Fraction]


@pytest.mark.parametrize(
    ("written", "steps"), [("a / b", 3), ("a / zero", 2), ("a + b / (c - c)", 5), ("zero / a / zero + 1 / zero", 4)]
)
def test_the_reckoning_stops_at_the_first_division_by_zero(written: str, steps: int) -> None:
    assert formula.parse(written).stops_at(VALUES) == steps


def test_an_unknown_value_is_asked_for_by_name() -> None:
    with pytest.raises(KeyError, match="d"):
        formula.parse("a + d").compute(VALUES)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("", (0, 0)),
        ("   ", (0, 0)),
        ("a +", (2, 3)),
        ("a /  ", (2, 3)),
        ("+ a", (0, 1)),
        ("-a", (0, 1)),
        ("a b", (2, 3)),
        ("a 12", (2, 4)),
        ("a * / b", (4, 5)),
        ("(a + b", (0, 1)),
        ("a + (b * (a)", (4, 5)),
        ("a + b)", (5, 6)),
        (")", (0, 1)),
        ("()", (1, 2)),
        ("a (b)", (2, 3)),
        ("(a) b", (4, 5)),
        ("1 + 2.5", (0, 7)),
        ("a + số_hộ", (4, 9)),
        ("hộ / a", (0, 2)),
        ("a + Ho", (4, 6)),
        ("a ** b", (3, 4)),
        ("a // b", (3, 4)),
        ("a % b", (2, 3)),
        ("a ÷ b", (2, 3)),
        ("a = b", (2, 3)),
        ("a + .5", (4, 6)),
        ("a + 5.", (4, 6)),
        ("a + 1.2.3", (4, 9)),
        ("a + 1e3", (4, 7)),
        ("a + 18,5", (6, 7)),
        ("a + 2b", (4, 6)),
        ("a + ٣", (4, 5)),
        ("a +\xa0b", (3, 4)),
        ("a\xa0", (1, 2)),
        ("a.b", (0, 3)),
        ("__import__('os')", (0, 10)),
        ("a if b", (2, 4)),
        ("'a'", (0, 1)),
        ("a\0", (1, 2)),
    ],
)
def test_what_is_no_formula_is_refused_where_it_goes_wrong(written: str, span: tuple[int, int]) -> None:
    with pytest.raises(FormulaError) as refused:
        formula.parse(written)
    assert (refused.value.start, refused.value.end) == span


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a ÷ b", "cannot read `÷`"),
        ("a + 18,5", "cannot read `,`"),
        ("a b", "found `b` where one of + - * / is expected"),
        ("a * / b", "found `/` where a variable or a number is expected"),
    ],
)
def test_what_was_found_is_named_with_what_is_due(written: str, words: str) -> None:
    error = formula.error_in(written)
    assert error.message.within(Language.EN).startswith(words)
    assert str(error) == error.message.en


def test_a_formula_has_no_error() -> None:
    with pytest.raises(ValueError, match="a / b"):
        formula.error_in("a / b")


def test_the_longest_formula_is_read_and_one_character_more_is_refused() -> None:
    longest = "a" + "+a" * (LONGEST // 2 - 1)
    assert formula.parse(longest + " ").compute({"a": Fraction(1)}) == LONGEST // 2
    with pytest.raises(FormulaError) as refused:
        formula.parse(longest + "  ")
    assert (refused.value.start, refused.value.end) == (LONGEST, LONGEST + 1)


def test_no_depth_of_parentheses_overflows() -> None:
    depth = LONGEST // 2 - 1
    assert formula.parse("(" * depth + "a" + ")" * depth).compute(VALUES) == 7


def test_variables_are_named_once_in_the_order_of_the_text() -> None:
    assert formula.parse("b / (a + b) * 2").variables == ("b", "a")


def test_places_are_those_of_every_mention() -> None:
    assert formula.parse("b/(a + b) * 2").places == [("b", 0), ("a", 3), ("b", 7)]


def test_a_formula_prints_as_it_was_written() -> None:
    assert str(formula.parse("a/ b")) == "a/ b"


@pytest.mark.parametrize(
    ("written", "numerator", "denominator"),
    [
        ("a / b", Fraction(7), Fraction(2)),
        ("a * b / (a + c)", Fraction(14), Fraction(22, 3)),
        ("(a + b) / (a - b)", Fraction(9), Fraction(5)),
        ("a / b / c", Fraction(7, 2), Fraction(1, 3)),
        ("(a / (b + c))", Fraction(7), Fraction(7, 3)),
    ],
)
def test_a_last_division_splits_into_numerator_and_denominator(
    written: str, numerator: Fraction, denominator: Fraction
) -> None:
    quotient = formula.parse(written).quotient
    assert quotient is not None
    assert [part.compute(VALUES) for part in quotient] == [numerator, denominator]


@pytest.mark.parametrize("written", ["a", "a / b * c", "a / b + c", "c - a / b", "(a / b) * 1"])
def test_any_other_last_operation_does_not_split(written: str) -> None:
    assert formula.parse(written).quotient is None


@pytest.mark.parametrize(
    ("written", "pair"),
    [
        ("a / b", ("a", "b")),
        ("(b) / a", ("b", "a")),
        ("a / a", None),
        ("a / 2", None),
        ("a / b / c", None),
        ("a", None),
    ],
)
def test_two_variables_and_a_division_are_a_pair(written: str, pair: tuple[str, str] | None) -> None:
    assert formula.parse(written).pair == pair


@pytest.mark.parametrize(
    ("written", "is_sum"),
    [("a", True), ("a + b + a", True), ("(a + b)", True), ("a - b", False), ("a + 1", False), ("a / b", False)],
)
def test_a_sum_is_variables_added_up(written: str, is_sum: bool) -> None:  # noqa: FBT001
    assert formula.parse(written).is_sum is is_sum


class Tree(NamedTuple):
    """An expression as its text and as what Python makes of it."""

    text: str
    value: Fraction | None


def combined(left: Tree, sign: str, right: Tree) -> Tree:
    text = f"({left.text} {sign} {right.text})"
    if left.value is None or right.value is None or (sign == "/" and not right.value):
        return Tree(text, None)
    return Tree(
        text,
        {
            "+": lambda one, two: one + two,
            "-": lambda one, two: one - two,
            "*": lambda one, two: one * two,
            "/": lambda one, two: one / two,
        }[sign](left.value, right.value),
    )


LEAVES = st.one_of(
    st.sampled_from([Tree(name, value) for name, value in VALUES.items()]),
    st.decimals(0, 1000, places=3).map(lambda number: Tree(str(number), Fraction(number))),
)
TREES = st.recursive(
    LEAVES, lambda inner: st.builds(combined, inner, st.sampled_from("+-*/"), inner), max_leaves=20
).map(lambda tree: combined(tree, "+", Tree("zero", Fraction(0))))  # so that some variable is named


@given(TREES)
def test_computing_is_the_arithmetic_of_fractions(tree: Tree) -> None:
    assert formula.parse(tree.text).compute(VALUES) == tree.value


@given(TREES)
def test_every_variable_stands_where_its_place_says(tree: Tree) -> None:
    parsed = formula.parse(tree.text)
    assert {name for name, _ in parsed.places} == set(parsed.variables)
    assert all(tree.text.startswith(name, offset) for name, offset in parsed.places)


@given(st.one_of(st.text(), st.text("ab1.+-*/() \xa0ộ", max_size=40)))
def test_any_text_is_a_formula_or_refused_at_a_place_inside_it(written: str) -> None:
    places = []
    try:
        parsed = formula.parse(written)
        parsed.compute(dict.fromkeys(parsed.variables, Fraction(1)))
    except FormulaError as refused:
        places = [0, refused.start, refused.end, len(written)]
    assert places == sorted(places)
