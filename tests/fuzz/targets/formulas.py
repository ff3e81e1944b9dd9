"""Formulas, against Python's own grammar and fractions: the same value, or the same refusal."""

import ast
import json
import re
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import TypeAlias

from cdsplan.model import formula
from cdsplan.model.formula import LONGEST, Exact, FormulaError
from tests.fuzz.target import Example, Target

_NAMES = ("a", "ho", "x1", "so_ho", "if", "none", "o")
_NUMBERS = ("0", "1", "2", "100", "0.5", "00", "007", "1.10", "999999999999999999", "0.000001")
_PIECES = (
    *_NAMES,
    *_NUMBERS,
    *"+-*/()",
    *"+-*/()",
    " ",
    "\t",
    "\n",
    ".",
    "_",
    "A",
    "ộ",
    "\xa0",
    "٣",
    "1e3",
    "**",
    "//",
    ",",
)
_SIGNS = "+-*/"
_WORD = re.compile(r"[ \t\r\n]*(?:([a-z][a-z0-9_]*)(?![\w.])|([0-9]+(?:\.[0-9]+)?)(?![\w.])|([-+*/()]))")
# Of its own parser and compiler, which go no deeper.
_DEEPEST = 90
# What a formula comes to: "refused", "divided by zero", or its value.
_Answer: TypeAlias = str | Fraction


def _make(random: Random) -> Example:
    written = _tree(random, random.randint(0, 6)) if random.random() < 0.6 else _soup(random)
    if random.random() < 0.2:
        at = random.randint(0, len(written))
        written = written[:at] + random.choice(_PIECES) + written[at:]
    values = {name: str(_value(random)) for name in _NAMES}
    return {"formula.txt": written.encode(), "values.json": json.dumps(values).encode()}


def _value(random: Random) -> Fraction:
    whole = random.choice((0, 1, -1, 2, random.randint(-5, 5), random.randint(0, 10**18)))
    return Fraction(whole, random.choice((1, 1, 3, 10**6)))


def _tree(random: Random, depth: int) -> str:
    if not depth or random.random() < 0.1:
        return random.choice(_NAMES) if random.random() < 0.7 else random.choice(_NUMBERS)
    left, right = (_tree(random, depth - 1) for _ in range(2))
    blank = random.choice(("", " ", "  ", "\n"))
    both = f"{left}{blank}{random.choice(_SIGNS)}{blank}{right}"
    return f"({both})" if random.random() < 0.5 else both


def _soup(random: Random) -> str:
    pieces = "".join(random.choices(_PIECES, k=random.randint(0, 25)))
    return pieces * random.choice((1, 1, 1, 60))


def _check(example: Example, _folder: Path) -> str:
    written = example.get("formula.txt", b"").decode(errors="replace")
    known = json.loads(example.get("values.json", b"{}"))
    values = {name: Fraction(known.get(name, 1)) for name in _NAMES}
    ours, expected = _ours(written, values), _expected(written, values)
    if expected is None or ours == expected:
        return ""
    return f"a formula comes to something else: {written!r} {values}: {ours}, not {expected}"


def _ours(written: str, values: dict[str, Fraction]) -> _Answer:
    try:
        parsed = formula.parse(written)
    except FormulaError as error:
        return "refused" if 0 <= error.start <= error.end <= len(written) else f"refused at {error.start, error.end}"
    exact: dict[str, Exact] = {name: int(one) if one.denominator == 1 else one for name, one in values.items()}
    found = parsed.compute(exact | {name: 1 for name in parsed.variables if name not in exact})
    return "divided by zero" if found is None else Fraction(found)


def _expected(written: str, values: dict[str, Fraction]) -> _Answer | None:
    """What Python makes of it; None where it goes too deep for Python."""
    if len(written) > LONGEST:
        return "refused"
    if written.count("(") > _DEEPEST:
        return None
    words = _words(written)
    if words is None or not any(name for name, _, _ in words):
        return "refused"
    try:
        tree = ast.parse(" ".join(_python(*word) for word in words), mode="eval")
    except SyntaxError:
        return "refused"
    return _computed(tree, values) if _is_plain(tree) else "refused"


def _words(written: str) -> list[tuple[str, str, str]] | None:
    """Variables, numbers and signs; None where something else stands between them."""
    found, at = [], 0
    while match := _WORD.match(written, at):
        found.append((match[1] or "", match[2] or "", match[3] or ""))
        at = match.end()
    return None if written[at:].strip(" \t\r\n") else found


def _python(name: str, number: str, sign: str) -> str:
    """Each name and number as Python has them."""
    return f"v_{name}" if name else f"Fraction('{number}')" if number else sign


def _is_plain(tree: ast.Expression) -> bool:
    """Whether nothing but the four operations is done: no sign before a value, nothing called that is no number."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return not any(isinstance(node, ast.UnaryOp | ast.Tuple) for node in ast.walk(tree)) and all(map(_is_number, calls))


def _is_number(call: ast.Call) -> bool:
    """Whether it is one of ours, and no value before a parenthesis: `a (b)`."""
    named = isinstance(call.func, ast.Name) and call.func.id == "Fraction"
    return named and len(call.args) == 1 and isinstance(call.args[0], ast.Constant)


def _computed(tree: ast.Expression, values: dict[str, Fraction]) -> _Answer:
    known: dict[str, object] = {node.id: Fraction(1) for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known |= {f"v_{name}": value for name, value in values.items()} | {"Fraction": Fraction}
    try:
        return Fraction(eval(compile(tree, "formula", "eval"), {"__builtins__": {}}, known))  # noqa: S307  only these four operations
    except ZeroDivisionError:
        return "divided by zero"


FORMULAS = Target("formula", _make, _check)
