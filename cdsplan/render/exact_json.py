"""JSON with decimals as plain numbers, every digit kept: the standard encoder would make floats of them."""

import json
from collections.abc import Iterator
from decimal import Decimal


def dumps(value: object) -> str:
    """Indented JSON; Decimal becomes a number without exponent or trailing zeros."""
    return "".join(_written(value, "\n")) + "\n"


def _written(value: object, newline: str) -> Iterator[str]:
    match value:
        case Decimal():
            yield _plain(value)
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


def _plain(value: Decimal) -> str:
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
