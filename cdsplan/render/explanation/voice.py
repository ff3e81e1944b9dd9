"""How one indicator's explanation says things: a text, a place, a value with its unit, and the marks behind it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cdsplan.evaluation.explanation import Explanation, FormulaInput
from cdsplan.evaluation.gap_table import Mark
from cdsplan.evaluation.places import FileLine
from cdsplan.language import Language, Text, day, number
from cdsplan.model.fields import State
from cdsplan.render import words


class Voice:
    """In one language, for one indicator; of a file's path without the folder that the heading has named."""

    def __init__(self, one: Explanation, folder: str, language: Language) -> None:
        self.unit = one.standing.indicator.unit
        self.folder = folder
        self.language = language

    def say(self, words_: Text) -> str:
        return words_.within(self.language)

    def place(self, place: FileLine) -> str:
        return f"{place.path.removeprefix(self.folder).removeprefix('plans/')}:{place.line}"

    def day(self, day_: date) -> str:
        return day(day_, self.language)

    def number(self, value: Decimal | int) -> str:
        return number(value, self.language)

    def value(self, value: Decimal | State | None) -> str:
        """With its unit, rounded as the gap table shows it."""
        return valued(value, self.unit, self.language)

    def marks(self, marks: Iterable[Mark]) -> str:
        return "".join(self.say(words.MARKS[mark][0]) for mark in marks)

    def illustrative(self, *, holds: bool) -> str:
        """The mark of a figure of which no more is known."""
        return self.marks(["illustrative"]) if holds else ""

    def legend(self, one: Explanation) -> str:
        """What the marks mean that stand behind the figures."""
        used = used_marks(one)
        known = (words.MARKS[mark] for mark in words.MARKS if mark in used)
        return ", ".join(f"{self.say(sign)} {self.say(meaning)}" for sign, meaning in known)


def valued(value: Decimal | State | None, unit: str, language: Language) -> str:
    """A figure with its unit, or a state."""
    match value:
        case None:
            return words.EMPTY
        case State():
            return words.STATE[value].within(language)
    return number(value, language) + ("%" if unit == "%" else f" {unit}")


def used_marks(one: Explanation) -> set[Mark]:
    """Every mark of the explanation."""
    standing, used = one.standing, {*one.row.marks, *(mark for each in one.inputs for mark in marks_of(each))}
    illustrative = [
        standing.baseline is not None and standing.baseline.illustrative,
        standing.year_ago is not None and standing.year_ago.illustrative,
        any(target.illustrative for target in standing.targets),
    ]
    return used | ({"illustrative"} if any(illustrative) else set())


def marks_of(one: FormulaInput) -> list[Mark]:
    """Those of a single figure."""
    if one.figure is None:
        return []
    entry = one.figure.entry
    marks: list[tuple[Mark, bool]] = [
        ("illustrative", one.figure.report.illustrative),
        ("carried", one.carried),
        ("approx", entry.approx),
        ("provisional", entry.quality == "provisional"),
        ("estimated", entry.quality == "estimated"),
    ]
    return [mark for mark, holds in marks if holds]
