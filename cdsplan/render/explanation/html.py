"""An indicator's whole calculation as a page: what the screen says, and the history as a drawing."""

from cdsplan.evaluation.explanation import Explanation, Explanations
from cdsplan.language import Language
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import one_line
from cdsplan.render.explanation.text import sections
from cdsplan.render.explanation.voice import Voice
from cdsplan.render.progress import captions, cells
from cdsplan.render.table.html import line
from cdsplan.render.web import figures_chart
from cdsplan.render.web.element import Html, element, joined
from cdsplan.render.web.whole_page import fragment, whole_page


def explanation(explained: Explanations, canvas: Canvas) -> str:
    """The indicator in every plan that has it, below one heading."""
    heading, level = captions.heading(explained.progress, canvas.language), 2 if canvas.fragment else 1
    drawn = [element(f"h{level}", heading[0]), *map(line, heading[1:])]
    folder = f"plans/{explained.progress.path}/"
    for number, one in enumerate(explained.explanations, 1):
        drawn += _indicator(one, Voice(one, folder, canvas.language), f"chart-{number}", level + 1)
    if canvas.fragment:
        return fragment(joined(drawn))
    name = cells.name(explained.explanations[0].standing.indicator, canvas.language)
    return whole_page(joined(drawn), f"{one_line(name)} – {heading[0]}", canvas.language)


def _indicator(one: Explanation, voice: Voice, mark: str, level: int) -> list[Html]:
    indicator = one.standing.indicator
    said = [
        Html(f"{element('dt', voice.say(section.label))}{element('dd', *(_paragraph(each) for each in section.lines))}")
        for section in sections(one, voice)
        if section.lines
    ]
    drawn = figures_chart.chart(one.row, mark, Language(voice.language))
    return [
        element(f"h{level}", one_line(f"{cells.name(indicator, voice.language)} ({indicator.id})")),
        element("p", one_line(one.table.plan.title)),
        element("dl", *said),
        *([drawn] if drawn else []),
        element("p", voice.legend(one)),
    ]


def _paragraph(said: str) -> Html:
    return element("p", one_line(said))
