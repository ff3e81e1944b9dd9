"""The history of an indicator as a small chart, or as a list of a milestone's states."""

from fractions import Fraction
from textwrap import wrap

from cdsplan.evaluation.explanation import Explanation
from cdsplan.language import text
from cdsplan.model.fields import State
from cdsplan.render import charts
from cdsplan.render.explanation.voice import Voice
from cdsplan.rounding import SHOWN, rounded

_HEIGHT = 5


def chart(one: Explanation, voice: Voice, width: int) -> list[str]:
    """The figures, and the line from the baseline to the target as far as it is known; nothing without figures."""
    figures = [(each.as_of, each.value) for each in one.standing.history if isinstance(each.value, Fraction)]
    if not figures:
        return []
    line = _line(one)
    label = {value: _label(value, one, voice) for _, value in (*figures, *line)}
    margin = max(map(len, label.values()))
    around = charts.frame(figures, line, width - margin - 2, _HEIGHT)
    named = {around.row(value): label[value] for value in (around.low, around.high, *(end for _, end in line[-1:]))}
    drawn = [f"{named.get(at, ''):>{margin}} |{row}" for at, row in enumerate(charts.chart(figures, line, around))]
    signs = voice.say(_SIGNS if line else _FIGURES)
    return ["", *drawn, f"{'':{margin}} +{'-' * around.width}", *_axis(around, margin, signs, voice, width)]


def _line(one: Explanation) -> tuple[charts.Point, ...]:
    """Nothing where only the baseline is known, which is no target."""
    return () if one.standing.baseline is not None and len(one.line) == 1 else one.line


def _label(value: Fraction, one: Explanation, voice: Voice) -> str:
    shown = voice.number(rounded(value, SHOWN, one.standing.target.bound))
    return shown + ("%" if voice.unit == "%" else "")


def _axis(around: charts.Frame, margin: int, signs: str, voice: Voice, width: int) -> list[str]:
    """The first and the last day, and between them what the signs mean."""
    first, last = voice.day(around.first), voice.day(around.last)
    space = around.width - len(first) - len(last)
    if space < len(signs) + 2:
        return [f"{'':{margin}}  {first}{last:>{around.width - len(first)}}", *wrap(signs, width)]
    return [f"{'':{margin}}  {first}{signs:^{space}}{last}"]


def states(one: Explanation, voice: Voice) -> list[str]:
    """Each state of a milestone with its date."""
    found = [(each.as_of, each.value) for each in one.standing.history if isinstance(each.value, State)]
    return [f"{voice.day(at)}: {voice.value(state)}" for at, state in found]


_SIGNS = text("o số liệu, @ mới nhất, . đường đến T mục tiêu", "o figures, @ the latest, . line to T the target")
_FIGURES = text("o số liệu, @ mới nhất", "o figures, @ the latest")
