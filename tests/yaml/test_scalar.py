"""Plain scalars: what each is, digit for digit, and what readers of YAML disagree about."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cdsplan.yaml.scalar import MOST_DIGITS, Odd, Plain, TooLong, resolve

# What PyYAML 6.0.3 makes a number, a truth value or a date of (traps.md), and what YAML 1.2 does.
DISPUTED = """
    010 07621 08123 00 -010 0o17 0x1F 0b1 1_000 18_025 1__0 +84 +.5 .5 1. 1e3 1e+3 1.e+3 12e03 1.0e+999 .nan
    .NaN .inf -.inf +.INF 12:30 1:30.5 1:2:3 yes no on off No ON = << 2026-01-01T00:00:00Z 2026-02-30 2026-13-01
    0000-01-01 0912345678
"""
PLAIN = """
    hộ y n nUll tRUE none _1 1,5 1.234.567 −90 90% 1/2 0b12 2026-06 2026-Q2 2026-1-5 31/12/2026 31-12-2026 12:60
    ９０ ٣ “90” ... - 1e 0x 0o8 0o10x
"""


@pytest.mark.parametrize(
    "written", ["0", "7", "80", "34.5", "85.10", "0.50", "-5", "-0.5", "18.025", "9" * MOST_DIGITS, "0." + "1" * 17]
)
def test_a_plain_decimal_keeps_every_digit(written: str) -> None:
    value = resolve(written)
    assert type(value) is Decimal
    assert str(value) == written


@pytest.mark.parametrize("written", ["9" * (MOST_DIGITS + 1), "-" + "1" * 19, "0." + "1" * 18, "9" * 5000])
def test_a_number_of_more_than_18_digits_is_too_long(written: str) -> None:
    assert resolve(written) == TooLong(written)


@pytest.mark.parametrize("written", [*DISPUTED.split(), "2026-1-5 10:00:00"])
def test_what_readers_disagree_about_is_odd(written: str) -> None:
    assert resolve(written) == Odd(written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("TRUE", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("2026-06-14", date(2026, 6, 14)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_truth_values_null_and_dates_are_what_they_look_like(written: str, value: object) -> None:
    assert resolve(written) == value


@pytest.mark.parametrize("written", [*PLAIN.split(), "18 025", "18\xa0025"])
def test_anything_else_is_text(written: str) -> None:
    value = resolve(written)
    assert isinstance(value, str)
    assert value == written


@pytest.mark.parametrize(("written", "plain"), [("2026-06", True), ("9M", True), ("Q2-2026", False), ("hộ", False)])
def test_only_a_text_that_begins_like_a_number_can_be_a_period(written: str, plain: bool) -> None:  # noqa: FBT001
    assert isinstance(resolve(written), Plain) is plain


@given(st.text(min_size=1))
def test_any_text_is_something_and_never_raises(written: str) -> None:
    value = resolve(written)
    assert value is None or isinstance(value, str | Odd | Decimal | date | bool)


@given(st.from_regex(r"[-+]?[0-9_.:eExobTZ]{1,12}|[-+.a-zA-Z]{1,5}", fullmatch=True))
def test_what_pyyaml_makes_no_text_of_is_never_our_text(written: str) -> None:
    tag = yaml.SafeLoader.yaml_implicit_resolvers.get(written[0], [])
    is_other = any(form.match(written) for _, form in tag)
    assert not (is_other and isinstance(resolve(written), str))
