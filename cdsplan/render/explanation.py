"""An indicator's whole calculation as one screen of text, and as JSON."""

from collections.abc import Iterator
from fractions import Fraction
from textwrap import wrap

from cdsplan.evaluate import Judged
from cdsplan.explain import Explained, Explanation, Input, Place
from cdsplan.language import Language, Text, day, number, text
from cdsplan.model import State
from cdsplan.observation import Observation
from cdsplan.progress import SHOWN, bound_of, rounded
from cdsplan.render import cells, chart, remarks, words
from cdsplan.render.escape import one_line, visible

_LABEL = 13
_HEIGHT = 6
_NARROWEST = 40


def explanation(explained: Explained, language: Language, width: int) -> str:
    """Every plan's, below one heading."""
    lines = remarks.heading(explained.progress, language)
    for at, one in enumerate(explained.explanations):
        lines += ["", *_Page(one, explained, language, max(width, _NARROWEST)).lines()] if at else _Page(one, explained, language, max(width, _NARROWEST)).lines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Page:
    """One plan's."""

    def __init__(self, one: Explanation, explained: Explained, language: Language, width: int) -> None:
        self.one = one
        self.row, self.standing = one.row, one.standing
        self.folder = f"plans/{explained.progress.path}/"
        self.party = explained.progress.party
        self.language = language
        self.width = width

    def lines(self) -> list[str]:
        indicator = self.standing.indicator
        title = f"{cells.name(indicator, self.language)} ({indicator.id})"
        sections = [self._definition(), self._figures(), self._actual(), self._target(), self._baseline(), self._pace(), self._left(), self._status()]
        lines = wrap(one_line(title), self.width)
        for label, parts in (section for section in sections if section[1]):
            lines += self._labelled(label, parts)
        return [*lines, *self._chart(), *self._legend()]
