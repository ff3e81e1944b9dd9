"""Formulas over variables: parsed once, with positions, and computed exactly."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import add, mul, sub
from typing import TypeAlias

from cdsplan.language import Text, text

LONGEST = 1000

_BLANKS = " \t\r\n"
# \w is any letter, so that `số_hộ` is refused as one word.
_WORD = re.compile(rf"[{_BLANKS}]*([-+*/()]|[0-9]+(?:\.[0-9]+)?(?![\w.])|[a-z][a-z0-9_]*(?![\w.]))")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]*")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
# A whole number is kept as one: Python reckons with it many times as fast as with a Fraction.
Exact: TypeAlias = int | Fraction
_WITH_WHOLES: dict[str, Callable[[Exact, Exact], Exact]] = {"+": add, "-": sub, "*": mul}
# The same and division, of what stands above and below the line.
_DO: dict[str, Callable[[int, int, int, int], tuple[int, int]]] = {
    "+": lambda above, below, other, under: (above * under + other * below, below * under),
    "-": lambda above, below, other, under: (above * under - other * below, below * under),
    "*": lambda above, below, other, under: (above * other, below * under),
    "/": lambda above, below, other, under: (above * under, below * other),
}


def exact(value: Decimal) -> Exact:
    """The same number."""
    whole = int(value)
    return whole if whole == value else Fraction(value)


class FormulaError(ValueError):
    """Not a formula; `start` and `end` count characters of its text from 0."""

    def __init__(self, start: int, end: int, message: Text) -> None:
        super().__init__(message.en)
        self.start = start
        self.end = end
        self.message = message


@dataclass(frozen=True)
class Formula:
    """A formula as its text and as steps in reverse Polish order, so that no depth of parentheses can overflow."""

    text: str
    steps: tuple[str | Fraction, ...]

    def __str__(self) -> str:
        return self.text

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """Each variable once, in the order of the text."""
        return tuple(dict.fromkeys(step for step in self.steps if isinstance(step, str) and step not in _DO))

    @property
    def places(self) -> list[tuple[str, int]]:
        """Every variable, each time it is named, with its offset in the text."""
        return [(found[0], found.start()) for found in _VARIABLE.finditer(self.text)]

    @cached_property
    def quotient(self) -> "tuple[Formula, Formula] | None":
        """N and D where the formula's last operation is a division, N / D; else None."""
        if self.steps[-1] != "/":
            return None
        operands, split = 0, len(self.steps) - 1
        while operands < 1:
            split -= 1
            operands += -1 if self.steps[split] in _DO else 1
        return Formula(self.text, self.steps[:split]), Formula(self.text, self.steps[split:-1])

    @cached_property
    def pair(self) -> tuple[str, str] | None:
        """`a` and `b` where the formula is `a / b` and nothing more, as most are."""
        return (self.variables[0], self.variables[1]) if self.steps == (*self.variables, "/") else None

    @property
    def is_sum(self) -> bool:
        """Whether it is one variable, or variables added up."""
        return all(step in {"+", *self.variables} for step in self.steps)

    def compute(self, values: Mapping[str, Exact]) -> Exact | None:
        """The exact value; None where it divides by zero. KeyError where a variable is not among the values."""
        if not self._divides:  # as no side of an ordinary N / D does
            return self._undivided(values)
        stack, done = self._reckoned(values)
        if done < len(self.steps):
            return None
        return Fraction(*stack.pop())

    def stops_at(self, values: Mapping[str, Exact]) -> int:
        """How many steps there are before the one that divides by zero, or in all."""
        return self._reckoned(values)[1]

    @cached_property
    def _divides(self) -> bool:
        return "/" in self.steps

    def _undivided(self, values: Mapping[str, Exact]) -> Exact:
        stack: list[Exact] = []
        for step in self.steps:
            if not isinstance(step, str):
                stack.append(step)
            elif step in _WITH_WHOLES:
                right = stack.pop()
                stack.append(_WITH_WHOLES[step](stack.pop(), right))
            else:
                stack.append(values[step])
        return stack.pop()

    def _reckoned(self, values: Mapping[str, Exact]) -> tuple[list[tuple[int, int]], int]:
        """What stands above and below the line, after so many steps."""
        # Brought to lowest terms only at the end: at every step it would take a hundred times as long.
        stack: list[tuple[int, int]] = []
        for at, step in enumerate(self.steps):
            if isinstance(step, str) and step in _DO:
                right = stack.pop()
                if step == "/" and not right[0]:
                    return stack, at
                stack.append(_DO[step](*stack.pop(), *right))
            else:
                value = values[step] if isinstance(step, str) else step
                stack.append((value.numerator, value.denominator))
        return stack, len(self.steps)


def parse(written: str) -> Formula:
    """Read a formula of variables, numbers, + - * / and parentheses; FormulaError says what is wrong, and where."""
    if len(written) > LONGEST:
        raise _too_long(written)
    steps: list[str | Fraction] = []
    waiting: list[tuple[str, int]] = []
    operand_due = True
    for word, start in _words(written):
        rank = _RANK.get(word)
        if operand_due is (rank is not None or word == ")"):
            raise _misplaced(word, start, operand_due=operand_due)
        if rank:
            while waiting and _RANK.get(waiting[-1][0], 0) >= rank:
                steps.append(waiting.pop()[0])
            waiting.append((word, start))
            operand_due = True
        elif word == "(":
            waiting.append((word, start))
        elif word == ")":
            _close(steps, waiting, start)
        else:
            steps.append(Fraction(word) if word[0].isdigit() else word)
            operand_due = False
    return _finish(written, steps, waiting, operand_due=operand_due)


def error_in(written: str) -> FormulaError:
    """Why a text that was refused is no formula: what refuses it can only say that it does."""
    try:
        parse(written)
    except FormulaError as error:
        return error
    raise ValueError(written)


def _words(written: str) -> Iterator[tuple[str, int]]:
    at, end = 0, len(written.rstrip(_BLANKS))
    for found in _WORD.finditer(written):
        if found.start() != at:
            break
        yield found[1], found.start(1)
        at = found.end()
    if at < end:
        raise _unreadable(written, at)


def _close(steps: list[str | Fraction], waiting: list[tuple[str, int]], start: int) -> None:
    while waiting and waiting[-1][0] != "(":
        steps.append(waiting.pop()[0])
    if not waiting:
        raise FormulaError(
            start,
            start + 1,
            text("dấu ngoặc đóng thừa, không có ngoặc mở", "this parenthesis closes none that is open"),
        )
    waiting.pop()


def _finish(written: str, steps: list[str | Fraction], waiting: list[tuple[str, int]], *, operand_due: bool) -> Formula:
    if operand_due:
        raise _cut_short(written)
    while waiting:
        sign, start = waiting.pop()
        if sign == "(":
            raise FormulaError(
                start, start + 1, text("dấu ngoặc mở chưa được đóng", "this parenthesis is never closed")
            )
        steps.append(sign)
    formula = Formula(written, tuple(steps))
    if not formula.variables:
        raise FormulaError(
            0,
            len(written),
            text("công thức không có số liệu thành phần nào", "the formula names no variable, so it measures nothing"),
        )
    return formula


def _too_long(written: str) -> FormulaError:
    return FormulaError(
        LONGEST,
        len(written),
        text(
            "công thức dài {length} ký tự, tối đa {longest}",
            "the formula has {length} characters, at most {longest} are allowed",
            length=len(written),
            longest=LONGEST,
        ),
    )


def _cut_short(written: str) -> FormulaError:
    end = len(written.rstrip(_BLANKS))
    return FormulaError(
        max(end - 1, 0),
        end,
        text(
            "công thức dừng giữa chừng: còn thiếu số liệu thành phần hoặc số",
            "the formula ends where a variable or a number is expected",
        ),
    )


def _unreadable(written: str, at: int) -> FormulaError:
    rest = written[at:].lstrip(_BLANKS)
    start = len(written) - len(rest)
    word = re.match(r"[\w.]+", rest)
    found = word[0] if word else rest[0]
    return FormulaError(
        start,
        start + len(found),
        text(
            "không đọc được «{found}»: công thức chỉ gồm mã số liệu (chữ thường không dấu), số, + - * / và ngoặc",
            "cannot read `{found}`: a formula holds variable ids (lower-case ASCII), numbers, + - * / and parentheses",
            found=found,
        ),
    )


def _misplaced(found: str, start: int, *, operand_due: bool) -> FormulaError:
    due = (
        text("số liệu thành phần hoặc số", "a variable or a number")
        if operand_due
        else text("một trong các dấu + - * /", "one of + - * /")
    )
    return FormulaError(
        start,
        start + len(found),
        text("gặp «{found}» ở chỗ cần {due}", "found `{found}` where {due} is expected", found=found, due=due),
    )
