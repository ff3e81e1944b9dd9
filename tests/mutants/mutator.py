"""Python source to its mutants: each differs in one operator, comparison, boundary, constant, condition or result.

cosmic-ray (8.7) was tried first: its parser knows no `match`, it mutates no returned value, no `in` and no condition
of a comprehension, and starts pytest anew for each mutant, which takes twenty times as long. mutmut (3.8) passes over
whatever is decorated, as half of our figures are, and over constants of modules, but mutates every text.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], tuple[str, ...]] = {
    ast.Lt: ("<", "<=", ">="),
    ast.LtE: ("<=", "<", ">"),
    ast.Gt: (">", ">=", "<="),
    ast.GtE: (">=", ">", "<"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}
_OPERATORS: dict[type[ast.operator], tuple[str, ...]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
_CALLS = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "ceil": "floor",
    "bisect_left": "bisect_right",
    "bisect_right": "bisect_left",
    "reversed": "list",
    "sorted": "list",
}


class Edit(NamedTuple):
    """What stands from one byte to another, and what would stand there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Mutant:
    """A source with one fault in it."""

    function: str  # by its way from the module's top, "" where it is none
    source: str
    edit: Edit

    @property
    def before(self) -> str:
        """The lines that differ, as they are."""
        return self._lines(self._bytes[self.edit.start : self.edit.end])

    @property
    def after(self) -> str:
        """The same lines with the fault."""
        return self._lines(self.edit.text.encode())

    @property
    def line(self) -> int:
        return self._bytes.count(b"\n", 0, self.edit.start) + 1

    @property
    def mutated(self) -> str:
        """The whole source."""
        return (self._bytes[: self.edit.start] + self.edit.text.encode() + self._bytes[self.edit.end :]).decode()

    @cached_property
    def _bytes(self) -> bytes:
        return self.source.encode()

    def _lines(self, inside: bytes) -> str:
        first = self._bytes.rfind(b"\n", 0, self.edit.start) + 1
        last = self._bytes.find(b"\n", self.edit.end)
        whole = self._bytes[first : self.edit.start] + inside + self._bytes[self.edit.end : last]
        return " ".join(whole.decode().split())


def mutants(source: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    module = _Module(source)
    found = [Mutant(function, source, edit) for function, edit in module.edits(ast.parse(source), "")]
    return sorted(found, key=lambda mutant: mutant.edit)


class _Module:
    """The walk over a module's tree, which knows where in the text each node stands."""

    def __init__(self, source: str) -> None:
        self._bytes = source.encode()
        self._line_starts = [0, *(found.end() for found in re.finditer(b"\n", self._bytes))]

    def edits(self, node: ast.AST, function: str) -> Iterator[tuple[str, Edit]]:
        """Those of a node and all below it."""
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            function = f"{function}.{node.name}".removeprefix(".")
        for edit in self._own(node):
            yield function, edit
        for child in _children(node):
            yield from self.edits(child, function)

    def _own(self, node: ast.AST) -> Iterator[Edit]:
        if isinstance(node, ast.expr):
            return self._of_expression(node)
        return self._of_statement(node)

    def _of_expression(self, node: ast.expr) -> Iterator[Edit]:
        match node:
            case ast.Compare(ops=ops):
                sides = [node.left, *node.comparators]
                for at, op in enumerate(ops):
                    yield from self._between(sides[at], sides[at + 1], *_COMPARISONS[type(op)])
            case ast.BoolOp():
                yield from self._combination(node)
            case ast.BinOp(op=op) if type(op) in _OPERATORS:
                yield from self._between(node.left, node.right, *_OPERATORS[type(op)])
            case ast.UnaryOp(op=ast.Not() | ast.USub() as sign):
                start = self._start(node)
                yield Edit(start, start + len("not" if isinstance(sign, ast.Not) else "-"), "")
            case ast.Constant(value=value) if isinstance(value, int):
                others = [not value] if isinstance(value, bool) else [value + 1, value - 1]
                yield from (self._instead(node, str(other)) for other in others)
            case ast.Call(func=ast.Name(id=name) as called) if name in _CALLS:
                yield self._instead(called, _CALLS[name])
            case ast.IfExp():
                yield from self._condition(node.test)

    def _of_statement(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.AugAssign(op=op):
                yield from self._between(node.target, node.value, *_OPERATORS[type(op)])
            case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
                yield self._instead(value, "None", around=True)
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
                yield self._instead(node, "pass")
            case ast.Break() | ast.Continue():
                yield self._instead(node, "continue" if isinstance(node, ast.Break) else "break")
            case ast.If() | ast.While():
                yield from self._condition(node.test)
            case ast.comprehension():
                for one in node.ifs:
                    yield from self._condition(one)

    def _condition(self, node: ast.expr) -> Iterator[Edit]:
        """One that always holds, and one that never does."""
        if isinstance(node, ast.Constant):
            return
        yield self._instead(node, "True")
        yield self._instead(node, "False")

    def _combination(self, node: ast.BoolOp) -> Iterator[Edit]:
        """The other word, and each operand as if it were not there."""
        word, other, nothing = ("and", "or", "True") if isinstance(node.op, ast.And) else ("or", "and", "False")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield from self._between(left, right, word, other)
        for one in node.values:
            if not isinstance(one, ast.Constant):
                yield self._instead(one, nothing)

    def _between(self, left: ast.expr, right: ast.expr, sign: str, *others: str) -> Iterator[Edit]:
        """Another sign in the place of the one between two operands, where there may be parentheses and comments."""
        start, end = self._end(left), self._start(right)
        between = re.sub(rb"#[^\n]*", lambda comment: b" " * len(comment[0]), self._bytes[start:end])
        found = re.search(rb"\s+".join(map(re.escape, sign.encode().split())), between)
        assert found
        for other in others:
            yield Edit(start + found.start(), start + found.end(), other)

    def _instead(self, node: ast.expr | ast.stmt, text: str, *, around: bool = False) -> Edit:
        """A text in the place of a node; `around`: with the parentheses that stand about it."""
        start, end = self._start(node), self._end(node)
        while around and self._bytes[:start].rstrip().endswith(b"(") and self._bytes[end:].lstrip().startswith(b")"):
            start, end = self._bytes.rindex(b"(", 0, start), self._bytes.index(b")", end) + 1
        return Edit(start, end, text)

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._line_starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._line_starts[node.end_lineno - 1] + node.end_col_offset


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What below a node decides something: no text, no type, no decorator, no assertion of what is known anyway."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(child):
                yield child


def _is_idle(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr() | ast.Assert():
            return True
        case ast.Call(func=ast.Name(id="text" | "TypeVar")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.keyword(arg="strict" | "maxsize"):  # guards us and our memory
            return True
    return False
