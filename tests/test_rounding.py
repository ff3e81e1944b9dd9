"""design.md 4.3: how a figure is rounded, and what is shown where its digits would be too many."""

# Every Decimal may equal a whole number, which mypy takes for a comparison that cannot hold.
# mypy: disable-error-code="comparison-overlap"

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdsplan.language import Language, number
from cdsplan.rounding import SHOWN, Almost, decimal, maybe_rounded, plain, rounded, rounded_up


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.125", "0.13"),
        ("0.124999999999", "0.12"),
        ("-0.125", "-0.13"),
        ("62.365", "62.37"),
        ("80", "80"),
        ("80.10", "80.1"),
        ("1000", "1000"),
        ("0.004", "0"),
        ("-0.004", "0"),
        ("0.05", "0.05"),
        ("0.5", "0.5"),
        ("99.995", "100"),
    ],
)
def test_figures_are_rounded_half_up_to_two_decimals_at_most(value: str, shown: str) -> None:
    assert str(rounded(Fraction(value), SHOWN)) == shown


@pytest.mark.parametrize(
    ("value", "bound", "shown"),
    [
        ("79.996", "80", "79.996"),
        ("79.99996", "80", "79.99996"),
        ("79.994", "80", "79.99"),
        ("79.9964", "80", "79.996"),
        ("80.004", "80", "80.004"),
        ("20.001", "20", "20.001"),
        ("0.00045", "0", "0.0005"),
        ("-0.00045", "0", "-0.0005"),
        # across, where the target has more decimals than are shown
        ("79.996", "79.998", "79.996"),
        ("79.994", "79.992", "79.994"),
        # off it, which would tell of a gap that is not there
        ("33.333", "33.333", "33.333"),
        ("80", "80", "80"),
    ],
)
def test_rounding_never_puts_a_figure_onto_or_across_its_target(value: str, bound: str, shown: str) -> None:
    assert str(rounded(Fraction(value), 2, Fraction(bound))) == shown


def test_json_keeps_six_decimals_and_more_beside_the_target() -> None:
    assert rounded(Fraction(321400, 4018), 6, Fraction(80)) == Decimal("79.990045")
    assert rounded(Fraction("79.9999999"), 6, Fraction(80)) == Decimal("79.9999999")


def test_what_equals_a_bound_that_no_decimal_equals_is_shown_like_any_other_figure() -> None:
    assert rounded(Fraction(1, 3), 2, Fraction(1, 3)) == Decimal("0.33")
    assert rounded(Fraction("5.1140625"), 6, Fraction("5.1140625")) == Decimal("5.114063")
    assert rounded(Fraction("79.995"), 2, Fraction("79.995")) == Decimal("79.995")
    assert rounded(Fraction("5.114063"), 2, Fraction("5.114063")) == Decimal("5.114063")


def test_a_figure_that_differs_in_no_digit_that_is_shown_is_almost_its_bound() -> None:
    differing, almost = (rounded(80 - Fraction(1, 10**digits), 2, Fraction(80)) for digits in (30, 31))
    assert str(differing) == "79." + "9" * 30
    assert not isinstance(differing, Almost)
    assert isinstance(almost, Almost)
    assert almost.bound == 80


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(100, 3), "33.34"), (Fraction(-100, 3), "-33.33"), (Fraction(80), "80"), (Fraction("0.501"), "0.51")],
)
def test_rounding_up_is_towards_more(value: Fraction, shown: str) -> None:
    assert str(rounded_up(value, 2)) == shown


def test_a_huge_figure_keeps_every_digit() -> None:
    digits = "123456789" * 600
    assert f"{rounded(Fraction(int(digits[:4000])) * 10**1400, 2):f}" == digits[:4000] + "0" * 1400


def test_nothing_is_rounded_to_nothing() -> None:
    assert maybe_rounded(None, 2) is None
    assert maybe_rounded(Fraction(1, 8), 2) == Decimal("0.13")


@settings(max_examples=200, deadline=None)
@given(st.fractions(-200, 200), st.decimals(-100, 100, places=3), st.sampled_from([2, 6]))
def test_rounding_keeps_the_side_of_the_target_and_half_a_unit(value: Fraction, target: Decimal, digits: int) -> None:
    for exact in (value, Fraction(target), Fraction(target) + value / 10**6):
        bound = Fraction(target)
        shown = Fraction(rounded(exact, digits, bound))
        assert (shown > bound, shown < bound) == (exact > bound, exact < bound)
        assert abs(shown - exact) <= Fraction(1, 2 * 10**digits)


def test_a_figure_that_no_decimals_tell_from_its_target_stays_on_its_side_and_is_named_for_it() -> None:
    below, above = (rounded(80 + side * Fraction(1, 10**4000), 2, Fraction(80)) for side in (-1, 1))
    assert (str(below), str(above)) == ("79." + "9" * 30, "80." + "0" * 29 + "1")
    assert (number(below, Language.VI), number(above, Language.EN)) == ("gần bằng 80", "almost equal to 80")


def test_a_gap_that_no_decimals_tell_from_nothing_is_still_a_gap() -> None:
    gap = rounded(Fraction(1, 10**4000), 2, Fraction(0))
    assert gap == Decimal("1E-30")
    assert number(gap, Language.VI) == "gần bằng 0"


@pytest.mark.parametrize(("value", "written"), [("1e29", "1" + "0" * 29), ("1e30", "1.00000000000000000E+30")])
def test_programs_read_an_exponent_only_where_the_digits_are_too_many(value: str, written: str) -> None:
    assert plain(Decimal(value)) == written


def test_units_of_a_decimal_are_that_decimal_however_many() -> None:
    assert str(decimal(-1250, 2)) == "-12.50"
    assert str(decimal(0, 1)) == "0.0"
    assert decimal(10**5000, 0) == Decimal("1E+5000")
