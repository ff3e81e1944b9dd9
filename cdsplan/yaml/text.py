"""A text as YAML writes it: plain where it may be, in quotes, or as lines of its own; and it reads back just so."""

import json
from collections.abc import Iterator
from functools import cache
from typing import TypeGuard

from cdsplan.yaml.source import parse

# What stands before lines of which the last has no end of its own.
LITERAL = "|-"
_STEP = 2


@cache  # one source stands behind many values
def quoted(words: str, style: str) -> str:
    """In the quotes it had, or in none, where it can do so; else in double ones."""
    single = "'" + words.replace("'", "''") + "'"
    if style == "'" and _means(single, words):
        return single
    # A plain `==` reads well, but in every file it stands in quotes, as `>=` has to.
    is_plain = style != '"' and words[:1] != "=" and _means(words, words)
    return words if is_plain else json.dumps(words, ensure_ascii=False)


def _means(written: str, words: str) -> bool:
    """Whether this reads as these words and as nothing else, wherever it stands."""
    source = parse("", f"{{x: {written}}}".encode())
    read = source.data.get("x") if isinstance(source.data, dict) else None
    return type(read) is str and read == words and not source.problems


def is_long(value: object) -> TypeGuard[str]:
    """Whether it is a text of several lines that can stand below each other as they are, without quotes."""
    return isinstance(value, str) and "\n" in value and _can_stand(value)


@cache
def _can_stand(words: str) -> bool:
    lines = "".join(lines_below(words, "", "\n"))
    source = parse("", f"x: {LITERAL}{lines}\n".encode())
    return not source.findings and source.data == {"x": words}


def lines_below(words: str, indent: str, line_end: str) -> Iterator[str]:
    """The lines of a text below its key, each behind the end of the one before."""
    for line in words.split("\n"):
        yield f"{line_end}{indent}{' ' * _STEP}{line}" if line else line_end
