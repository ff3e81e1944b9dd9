"""What is said of one cell of a form: what is wrong in it, or what was taken from it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cdsplan.language import Text
from cdsplan.yaml.edit import Field


class CellProblem(NamedTuple):
    """What is wrong, and what to type there."""

    message: Text
    hint: Text


class CellFinding(NamedTuple):
    """What is wrong in a cell, and what to type there."""

    cell: str  # `G9`, or `Phần lời văn!B5` of another sheet than the first
    message: Text
    hint: Text


class ComputedCell(NamedTuple):
    """A cell with a formula, and the value that was taken for it: the one that a spreadsheet has stored."""

    cell: str
    formula: str
    value: Field | date


def by_place(problems: Iterable[CellFinding]) -> list[CellFinding]:
    """Sheet by sheet and row by row, from left to right."""

    def spot(problem: CellFinding) -> tuple[str, int, int, str]:
        sheet, _, cell = problem.cell.rpartition("!")
        letters = cell.rstrip("0123456789")
        return sheet, int(cell.removeprefix(letters)), len(letters), letters

    return sorted(problems, key=spot)
