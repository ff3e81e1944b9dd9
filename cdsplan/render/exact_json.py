"""JSON with decimals as plain numbers, every digit kept: the standard encoder would make floats of them."""

import json
from collections.abc import Iterator
from decimal import Decimal

from cdsplan.rounding import plain


def dumps(value: object) -> str:
    """Indented JSON; Decimal becomes a number without trailing zeros, and without exponent unless it is immense."""
    return "".join(_written(value, "\n")) + "\n"


def _written(value: object, newline: str) -> Iterator[str]:
    match value:
        case bool():
            yield json.dumps(value)
        case Decimal() | int():
            yield _number(Decimal(value))
        case dict() if value:
            yield from _between(
                "{", "}", newline, ((f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in value.items())
            )
        case list() | tuple() if value:
            yield from _between("[", "]", newline, (("", one) for one in value))
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _between(opening: str, closing: str, newline: str, items: Iterator[tuple[str, object]]) -> Iterator[str]:
    separator = opening
    for key, one in items:
        yield f"{separator}{newline}  {key}"
        yield from _written(one, newline + "  ")
        separator = ","
    yield f"{newline}{closing}"


def _number(value: Decimal) -> str:
    written = plain(value)
    return written.rstrip("0").rstrip(".") if "." in written and "E" not in written else written
