"""An indicator's figures over time, with the line to its target, as inline SVG that says the same in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Mark, Row, marks_of
from cdsplan.evaluation.targets import DueTarget
from cdsplan.language import Language, Text, day, number, text
from cdsplan.render import words as table_words
from cdsplan.render.charts import Frame, Point
from cdsplan.render.escape import one_line
from cdsplan.render.progress import cells
from cdsplan.render.target_words import target_words
from cdsplan.render.web import svg
from cdsplan.render.web.element import Html, element
from cdsplan.rounding import SHOWN, rounded

_WIDTH, _HEIGHT = 400, 210
_TOP, _BOTTOM, _RIGHT = 22, 176, 384
_SPACE = 12
_WIDEST_LABEL = 15


class _Figure(NamedTuple):
    """One of the figures."""

    as_of: date
    value: Fraction
    marks: tuple[Mark, ...]


class _Plot(NamedTuple):
    """What is drawn, and where in the drawing days and values stand."""

    row: Row
    figures: Sequence[_Figure]
    line: tuple[Point, ...]
    around: Frame
    left: int
    language: Language

    def place(self, at: date, value: Fraction) -> tuple[int, int]:
        return self.left + self.around.column(at), _TOP + self.around.row(value)

    def label(self, value: Fraction) -> str:
        return _label(self.row, value, self.language)


def chart(row: Row, mark: str, language: Language) -> Html | None:
    """A figure with its caption; None where there are no numbers. `mark`: what no other chart of the page is called."""
    known = [
        _Figure(one.as_of, one.value, marks_of(one)) for one in row.standing.history if isinstance(one.value, Fraction)
    ]
    if not known:
        return None
    plot = _plot(row, known, language)
    title = text(
        "{name}: số liệu các kỳ và mục tiêu",
        "{name}: figures and target",
        name=one_line(cells.name(row.standing.indicator, language)),
    )
    said = svg.Said(mark, title.within(language), " ".join(one.within(language) for one in _said(plot)))
    inner = Html("".join([*_axes(plot), *_goals(plot), *_line_of_figures(plot), *_marks(plot)]))
    drawn = svg.drawing(said, _WIDTH, _HEIGHT, inner)
    return element("figure", drawn, element("figcaption", _signs(plot).within(language)))


def _plot(row: Row, known: Sequence[_Figure], language: Language) -> _Plot:
    standing = row.standing
    # A baseline alone leads nowhere.
    line = () if standing.baseline is not None and len(standing.line) == 1 else standing.line
    points = [*((one.as_of, one.value) for one in known), *line]
    days, values = [at for at, _ in points], [value for _, value in points]
    low, high = min(Fraction(0), *values), max(Fraction(0), *values)
    widest = max(len(_label(row, value, language)) for value in (low, high, *values[-1:]))
    left = min(widest, _WIDEST_LABEL) * svg.LETTER + _SPACE
    around = Frame(min(days), max(days), low, high, _RIGHT - left, _BOTTOM - _TOP)
    return _Plot(row, known, line, around, left, language)


def _label(row: Row, value: Fraction, language: Language) -> str:
    shown = number(rounded(value, SHOWN, row.standing.target.bound), language)
    return shown + ("%" if row.standing.indicator.measure == "percent" else "")


def _axes(plot: _Plot) -> Iterator[Html]:
    yield svg.path(f"M{plot.left} {_TOP - 6}V{_BOTTOM}H{_RIGHT}")
    goal = [value for _, value in plot.line[-1:]]
    taken: list[int] = []
    for value in (*goal, plot.around.low, plot.around.high):
        y = plot.place(plot.around.first, value)[1]
        if all(abs(y - other) > svg.WORDS for other in taken):
            taken.append(y)
            yield svg.words(plot.label(value), plot.left - 5, y + 4, "end", bold=value in goal)
    yield svg.words(day(plot.around.first, plot.language), plot.left, _HEIGHT - 12)
    if plot.around.last != plot.around.first:
        yield svg.words(day(plot.around.last, plot.language), _RIGHT, _HEIGHT - 12, "end")


def _goals(plot: _Plot) -> Iterator[Html]:
    """The line to the target, and a triangle for each target on it: whole for the last, with its verdict once due."""
    yield from _polyline(plot, plot.line, dashes="4 4")
    goals = plot.line[1:] if plot.row.standing.baseline is not None else plot.line
    for at, value in goals:
        x, y = plot.place(at, value)
        is_last = (at, value) == plot.line[-1]
        yield svg.path(f"M{x - 6} {y - 9}h12l-6 9z", fill="currentColor" if is_last else "none")
        verdict = next((one.verdict for one in plot.row.standing.targets if (one.due, one.bound) == (at, value)), None)
        if verdict:
            yield svg.words("✓" if verdict == "met" else "✗", x, y - 11, "middle", bold=True)


def _line_of_figures(plot: _Plot) -> Iterator[Html]:
    yield from _polyline(plot, [(one.as_of, one.value) for one in plot.figures], width=2)


def _polyline(plot: _Plot, points: Iterable[Point], *, width: int = 1, dashes: str | None = None) -> Iterator[Html]:
    steps = ["{} {}".format(*plot.place(at, value)) for at, value in points]
    if len(steps) > 1:
        yield svg.path(f"M{'L'.join(steps)}", width=width, dashes=dashes)


def _marks(plot: _Plot) -> Iterator[Html]:
    """A dot for each figure, an empty diamond with its signs for one that is marked; a ring around the last."""
    for one in plot.figures:
        x, y = plot.place(one.as_of, one.value)
        signs = "".join(table_words.MARKS[mark][0].within(plot.language) for mark in one.marks)
        if signs:
            yield svg.path(f"M{x} {y - 5}l5 5l-5 5l-5 -5z", fill="var(--paper, #fff)")
            yield svg.words(signs, x, y - 8, "middle")
        else:
            yield svg.circle(x, y, 3)
    last = plot.figures[-1]
    yield svg.circle(*plot.place(last.as_of, last.value), 8, fill="none")


def _said(plot: _Plot) -> Iterator[Text]:
    """The same in words: where the figures begin and end, and where they should be."""
    standing, first, last = plot.row.standing, plot.figures[0], plot.figures[-1]
    begins, ends = plot.label(first.value), plot.label(last.value)
    if first is not last:
        yield text("Từ {value} ngày {day}.", "From {value} on {day}.", value=begins, day=first.as_of)
    yield text("Mới nhất {value} ngày {day}.", "The latest {value} on {day}.", value=ends, day=last.as_of)
    yield text(
        "Mục tiêu {wanted}, hạn {due}: {status}.",
        "The target {wanted} by {due}: {status}.",
        wanted=target_words(standing.target, standing.indicator),
        due=standing.target.due,
        status=cells.status(plot.row, plot.language),
    )
    yield from (_interim(plot, one) for one in standing.targets if one.verdict and one.due < standing.target.due)


def _interim(plot: _Plot, one: DueTarget) -> Text:
    return text(
        "Mốc {due}: {wanted}, {verdict}.",
        "By {due}: {wanted}, {verdict}.",
        due=one.due,
        wanted=target_words(one, plot.row.standing.indicator),
        verdict=text("đạt", "met") if one.verdict == "met" else text("không đạt", "missed"),
    )


def _signs(plot: _Plot) -> Text:
    """What the shapes are."""
    used = dict.fromkeys(mark for one in plot.figures for mark in one.marks)
    marked = [f"{table_words.MARKS[mark][0].within(plot.language)} {table_words.MARKS[mark][1].within(plot.language)}"
              for mark in used]  # fmt: skip
    parts = [text("● số liệu", "● figures")]
    parts += [text("◇ {marked}", "◇ {marked}", marked=", ".join(marked))] if marked else []
    parts.append(text("○ bao quanh số mới nhất", "○ around the latest"))
    parts += [text("- - - đường đến mục tiêu ▼", "- - - the line to the target ▼")] if plot.line else []
    return text("{parts}", "{parts}", parts=parts)
