"""An indicator's whole calculation as one screen of text."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from cdsplan.evaluation.explanation import Explanation, Explanations
from cdsplan.language import Text, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import cut, one_line
from cdsplan.render.explanation import calculation, drawing, goals, verdict
from cdsplan.render.explanation.voice import Voice
from cdsplan.render.progress import captions, cells

_LABEL = 12
_NARROWEST = 40
# A note may be as long as a file; whoever wants all of it finds the line of the file beside it, or asks for JSON.
_LONGEST = 2000


def explanation(explained: Explanations, canvas: Canvas) -> str:
    """The indicator in every plan that has it, below one heading."""
    width = max(canvas.width, _NARROWEST)
    lines = captions.heading(explained.progress, canvas.language)
    for one in explained.explanations:
        voice = Voice(one, f"plans/{explained.progress.path}/", canvas.language)
        lines += [*([""] if one is not explained.explanations[0] else []), *_page(one, voice, width)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


class Section(NamedTuple):
    """A label, and beside it some lines; without any it is left out."""

    label: Text
    lines: Sequence[str]


def _page(one: Explanation, voice: Voice, width: int) -> list[str]:
    indicator = one.standing.indicator
    lines = wrap(one_line(f"{cells.name(indicator, voice.language)} ({indicator.id})"), width)
    for label, parts in sections(one, voice):
        lines += _labelled(voice.say(label), parts, width)
    return [*lines, *drawing.chart(one, voice, width), *wrap(voice.legend(one), width)]


def sections(one: Explanation, voice: Voice) -> Iterator[Section]:
    """All that is said of it, in its order."""
    yield Section(text("Cách tính", "Formula"), [*calculation.definition(one, voice)])
    yield Section(text("Văn bản", "Document"), calculation.document(one, voice))
    yield Section(text("Số liệu", "Figures"), calculation.figures(one, voice))
    yield Section(text("Thực hiện", "Actual"), calculation.actual(one, voice))
    yield Section(text("Cùng kỳ", "Last year"), calculation.year_ago(one, voice))
    yield Section(text("Mục tiêu", "Target"), [*goals.targets(one, voice)])
    yield Section(text("Đầu kỳ", "Baseline"), [*goals.baseline(one, voice)])
    yield Section(text("Tiến độ", "Pace"), verdict.pace(one, voice))
    yield Section(text("Còn thiếu", "Gap"), verdict.left(one, voice))
    yield Section(text("Đánh giá", "Status"), [verdict.status(one, voice)])
    yield Section(text("Lịch sử", "History"), drawing.states(one, voice))


def _labelled(label: str, parts: Iterable[str], width: int) -> Iterator[str]:
    for part in parts:
        for line in wrap(cut(one_line(part), _LONGEST), width - _LABEL, break_on_hyphens=False):
            yield f"{label:{_LABEL}}{line}"
            label = ""
