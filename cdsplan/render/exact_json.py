"""JSON with decimals as plain numbers, every digit kept: the standard encoder would make floats of them."""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal

from cdsplan.rounding import plain

# `json.dumps` makes an encoder for every word.
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def dumps(value: object) -> str:
    """Indented JSON; Decimal becomes a number without trailing zeros, and without exponent unless it is immense."""
    parts: list[str] = []
    _write(value, "\n", parts.append)
    return "".join(parts) + "\n"


def _write(value: object, newline: str, put: Callable[[str], None]) -> None:
    match value:
        case bool():
            put(_encoded(value))
        case Decimal() | int():
            put(_number(Decimal(value)))
        case dict() if value:
            _between("{", "}", newline, ((f"{_encoded(key)}: ", one) for key, one in value.items()), put)
        case list() | tuple() if value:
            _between("[", "]", newline, (("", one) for one in value), put)
        case _:
            put(_encoded(value))


def _between(
    opening: str, closing: str, newline: str, items: Iterable[tuple[str, object]], put: Callable[[str], None]
) -> None:
    separator = opening
    for key, one in items:
        put(f"{separator}{newline}  {key}")
        _write(one, newline + "  ", put)
        separator = ","
    put(f"{newline}{closing}")


def _number(value: Decimal) -> str:
    written = plain(value)
    return written.rstrip("0").rstrip(".") if "." in written and "E" not in written else written
