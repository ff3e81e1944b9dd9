"""All that the program says in two languages, as a table for a proofreader: `python -m tests.words > FILE`."""

import ast
import csv
import sys
from collections.abc import Iterator
from typing import NamedTuple, TextIO

from tests import ROOT

HEADINGS = ("tiếng Việt", "English", "places")
# What makes a message of its last two words; `counted` takes its number first.
_MAKERS = frozenset({"text", "pair", "say", "_say", "counted", "Text"})


class Pair(NamedTuple):
    vi: str
    en: str
    place: str


def pairs() -> list[Pair]:
    """Each pair that stands in the package, by file and line."""
    return [
        pair
        for file in sorted((ROOT / "cdsplan").rglob("*.py"))
        for pair in _in_file(file.read_text(encoding="utf-8"), file.relative_to(ROOT).as_posix())
    ]


def _in_file(source: str, path: str) -> Iterator[Pair]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS:
            words = [_words(one) for one in node.args[1 if node.func.id == "counted" else 0 :]]
            match words:
                case [str(vi), str(en)]:
                    yield Pair(vi, en, f"{path}:{node.lineno}")


def _words(node: ast.expr) -> str | None:
    """A text that is written out, with what it is filled with between braces."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr():
            return ast.unparse(node)[2:-1]
        case _:
            return None


def table() -> list[tuple[str, str, str]]:
    """Each pair once, with all its places, in the order of the English."""
    places: dict[tuple[str, str], list[str]] = {}
    for pair in pairs():
        places.setdefault((pair.en, pair.vi), []).append(pair.place)
    return [(vi, en, " ".join(places[en, vi])) for en, vi in sorted(places)]


def write(stream: TextIO) -> None:
    csv.writer(stream, lineterminator="\n").writerows([HEADINGS, *table()])


if __name__ == "__main__":
    # Spreadsheets want the mark.
    with open(sys.stdout.fileno(), "w", encoding="utf-8-sig", newline="") as out:  # noqa: PTH123  no path
        write(out)
