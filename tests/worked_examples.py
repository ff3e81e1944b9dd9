"""The worked examples of docs/trust.md: their files, their commands, and their arithmetic with exact fractions."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple

from tests.documents import Document, code

# What stands in the arithmetic, as Python has it.
_SIGNS = {"×": "*", "−": "-", "≥": ">=", "≤": "<=", "⌈": "ceil(", "⌉": ")", "⌊": "floor(", "⌋": ")"}
_OPERATORS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.GtE: operator.ge,
    ast.Gt: operator.gt,
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {"ceil": ceil, "floor": floor, "min": min}
_LINES = re.MULTILINE | re.DOTALL
CONSOLE = re.compile(r"^```console\n(.*?)^```$", _LINES)
_STEP = re.compile(r"^```console\n\$ cdsplan (.*?)\n.*?^```\n\n((?:^\|[^\n]*\n)+)", _LINES)
_YAML = re.compile(r"^```yaml\n(.*?)^```$", _LINES)
_FILE = re.compile(r"^# (plans/\S+)\n(.*?)(?=^# plans/|\Z)", _LINES)

Value = Fraction | bool


class Row(NamedTuple):
    """A step: its letter, what it is, how it is worked out, what it comes to, where the program says so."""

    letter: str
    what: str
    arithmetic: str
    result: str
    place: str


class Step(NamedTuple):
    """A command and the rows below it."""

    command: str
    rows: list[Row]


class Example(NamedTuple):
    """A section of the page."""

    document: Document
    text: str

    @property
    def steps(self) -> list[Step]:
        return [
            Step(command, [_row(line) for line in table.splitlines()[2:]])
            for command, table in _STEP.findall(self.text)
        ]

    @property
    def files(self) -> dict[str, str]:
        """Those that all share, and its own."""
        return _files(self.document.text.partition("\n### 1. ")[0]) | _files(self.text)


def _row(line: str) -> Row:
    return Row(*(cell.strip() for cell in line.strip("|").split("|")))


def _files(text: str) -> dict[str, str]:
    """Those in the YAML blocks: each begins with its path."""
    return dict(_FILE.findall("".join(_YAML.findall(text))))


def examples(document: Document) -> list[Example]:
    """The sections with a number."""
    _, *parts = re.split(r"^### (?=\d+\. )", document.text, flags=re.MULTILINE)
    return [Example(document, re.split(r"^## ", part, flags=re.MULTILINE)[0]) for part in parts]


def plain(arithmetic: str) -> str:
    """The signs as Python's, numbers with a decimal point, dates as the number of their day."""
    written = re.sub(r"(?<=\d),(?=\d)", ".", arithmetic)
    written = re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\3-\2-\1", written)
    written = re.sub(r"\d{4}-\d\d-\d\d", lambda found: str(date.fromisoformat(found[0]).toordinal()), written)
    return "".join(_SIGNS.get(sign, sign) for sign in written)


def worked_out(arithmetic: str, known: Mapping[str, Value]) -> Value:
    """With exact fractions; a letter is the result of its row."""

    def value(node: ast.AST) -> Any:  # noqa: ANN401  a number or a truth
        match node:
            case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]):
                return _OPERATORS[type(sign)](value(left), value(right))
            case ast.Call(ast.Name(name), arguments):
                return Fraction(_FUNCTIONS[name](*map(value, arguments)))
            case ast.Name(letter):
                return known[letter]
            case ast.Constant(number):
                return Fraction(str(number))
        raise ValueError(arithmetic)

    found: Value = value(ast.parse(plain(code(arithmetic)), mode="eval").body)
    return found


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half up."""
    unit = 10**decimals
    return Fraction(floor(value * unit + Fraction(1, 2)), unit)


def is_said(result: str, value: Value) -> bool:
    """Whether the page says what it comes to: exactly, or rounded where it says so."""
    if isinstance(value, bool):
        return result in (("yes", "có") if value else ("no", "không"))
    shown = plain(result.removeprefix("≈")).replace(" ", "")
    if not result.startswith("≈"):
        return Fraction(shown) == value
    return Fraction(shown) == rounded(value, len(shown.partition(".")[2])) != value


def is_printed(place: str, value: Value, printed: Mapping[str, Any]) -> bool:
    """Whether the program says so at the place that the row names, to six decimals, or in these words."""
    path, _, literal = (code(part.strip()) for part in place.partition("="))
    found: Any = printed
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else found[step]
    if literal:
        return str(found) == {"null": "None"}.get(literal, literal)
    return rounded(Fraction(value), 6) == Fraction(str(found))
