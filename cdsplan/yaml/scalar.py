"""What a plain YAML scalar is: a decimal number, a date, true or false, null, or text; nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

import yaml

MOST_DIGITS = 18


class Plain(str):
    """An unquoted text that begins like a number: a period (`2026-06`) must be one of these, and never quoted."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Odd:
    """An unquoted scalar that some YAML reader takes for a number, a date or a truth value: 1_000, no, 07621."""

    written: str


class TooLong(Odd):
    """A plain number of more than 18 digits."""

    __slots__ = ()


Scalar: TypeAlias = str | Odd | Decimal | date | bool | None

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TRUE, _FALSE, _NULL = ("true", "True", "TRUE"), ("false", "False", "FALSE"), ("", "~", "null", "Null", "NULL")
_WORDS = {**dict.fromkeys(_TRUE, True), **dict.fromkeys(_FALSE, False), **dict.fromkeys(_NULL)}
# YAML 1.2 core schema: what it reads as a number and YAML 1.1 does not.
_NUMBER_1_2 = re.compile(r"[-+]?(?:\d+|0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)", re.ASCII)


@lru_cache(maxsize=16384)
def resolve(written: str) -> Scalar:
    """The value of a plain scalar; what readers of YAML 1.1 and 1.2 disagree about comes back as Odd."""
    if written.isdigit() and written.isascii() and written[0] != "0" and len(written) <= MOST_DIGITS:
        return Decimal(written)  # a count, as most are
    if _NUMBER.fullmatch(written):
        digits = len(written) - written.count("-") - written.count(".")
        return Decimal(written) if digits <= MOST_DIGITS else TooLong(written)
    if written in _WORDS:
        return _WORDS[written]
    if _DATE.fullmatch(written):
        return _day(written)
    if _NUMBER_1_2.fullmatch(written) or _is_other_in_yaml_1_1(written):
        return Odd(written)
    return Plain(written) if written[0].isdigit() else written


def _day(written: str) -> date | Odd:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return Odd(written)


def _is_other_in_yaml_1_1(written: str) -> bool:
    candidates = yaml.SafeLoader.yaml_implicit_resolvers.get(written[0], [])
    return any(form.match(written) for _tag, form in candidates)
