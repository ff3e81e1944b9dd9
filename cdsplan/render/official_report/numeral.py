"""How a group of a plan is numbered, for who names it in a sentence."""

import re

_NUMERAL = re.compile(r"\s*((?:[IVXLC]+|\d+|[A-Za-zĐđ])(?:\.\d+)*)[.)](?!\d)")


def numeral(group: str) -> str | None:
    """`2.1` of `2.1. Hạ tầng số`."""
    found = _NUMERAL.match(group)
    return found[1] if found else None
