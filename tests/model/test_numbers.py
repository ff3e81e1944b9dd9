"""What somebody types for a number."""

import re
from decimal import Decimal

import pytest

from cdsplan.language import Language
from cdsplan.model import numbers as written_numbers


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3300", "3300"),
        (" 3300 ", "3300"),
        ("06", "6"),
        ("-5", "-5"),
        ("34,5", "34.5"),
        ("34.5", "34.5"),
        ("34.50", "34.50"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234,567", "1234.567"),
        ("18.0250", "18.0250"),
        ("１２", "12"),
    ],
)
def test_there_is_no_doubt(written: str, number: str) -> None:
    assert written_numbers.read(written) == ((Decimal(number),), True)
    assert str(written_numbers.read(written).numbers[0]) == number


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("18.025", ["18025", "18.0250"]),
        ("18,025", ["18025", "18.0250"]),
        ("-1.500", ["-1500", "-1.5000"]),
        ("1.234.567", ["1234567"]),
        ("1,234,567", ["1234567"]),
        ("1.200.000", ["1200000"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("18 025", ["18025"]),
        ("18\xa0025,5", ["18025.5"]),
    ],
)
def test_what_may_be_thousands_is_to_be_asked(written: str, numbers: list[str]) -> None:
    read = written_numbers.read(written)
    assert not read.sure
    assert [str(number) for number in read.numbers] == numbers
    assert all(number in read.ways.within(Language.EN) for number in numbers)


def test_of_a_count_three_digits_behind_a_mark_are_thousands() -> None:
    assert written_numbers.read("18.025", count=True) == ((Decimal(18025),), False)


@pytest.mark.parametrize(("written", "too_long"), [("9" * 18, False), ("9" * 19, True), ("-0.5" + "0" * 16, False)])
def test_a_file_holds_eighteen_digits(written: str, *, too_long: bool) -> None:
    assert written_numbers.read(written).is_too_long is too_long


@pytest.mark.parametrize(("value", "counted"), [("0", True), ("5.0", True), ("1.5", False), ("-1", False)])
def test_what_is_counted_is_whole_and_not_negative(value: str, *, counted: bool) -> None:
    assert written_numbers.is_count(Decimal(value)) is counted


@pytest.mark.parametrize(
    ("written", "number"), [("97,8%", "97.8"), ("97.8 %", "97.8"), ("97,805", "97.805"), ("5", "5")]
)
def test_nobody_writes_thousands_of_percent(written: str, number: str) -> None:
    assert written_numbers.read(written, percent=True) == ((Decimal(number),), True)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "abc",
        "1e3",
        "0x1F",
        "1_000",
        "+5",
        "--5",
        "5%",
        "−5",
        "80-90",
        "1.23.456",
        "1.2345,6",
        "12 34",
        ".5",
        "5.",
        "nan",
    ],
)
def test_anything_else_is_no_number(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        written_numbers.read(written)


@pytest.mark.parametrize(
    ("value", "doubtful"),
    [
        ("0.999", False), ("1.000", True), ("1.234", True), ("-18.025", True), ("999.999", True), ("1000.000", False),
        ("18.02", False), ("18.0250", False), ("18025", False),
    ],
)  # fmt: skip
def test_three_digits_behind_the_point_may_be_thousands_from_one_to_999(value: str, *, doubtful: bool) -> None:
    assert written_numbers.may_mean_thousands(Decimal(value)) is doubtful
