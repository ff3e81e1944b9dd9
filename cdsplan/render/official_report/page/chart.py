"""A bar for each indicator that has a figure, in words besides for those who cannot see it."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from cdsplan.evaluation.official_report import Bar
from cdsplan.render.official_report.blocks import Grid
from cdsplan.render.official_report.page.words import p

# The bar is drawn 1000 wide. Each mark has a shape of its own, so that none needs a colour.
_WIDE = 1000
_LEGEND = "Biểu đồ: thanh kẻ chéo là thực hiện, ○ là đầu kỳ, vạch đứt là mức cần đạt, vạch liền đậm là kế hoạch."
HATCH = """\
<svg width="0" height="0" aria-hidden="true" style="position: absolute"><defs>
<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="8" height="8" fill="#ddd"/><path d="M0 0V8" stroke="#000" stroke-width="3"/></pattern>
</defs></svg>"""
_SVG = """\
<svg class="bar" viewBox="-10 0 1020 50" role="img" aria-label="{key}">
<title>{key}</title>
<rect class="scale" x="0" y="12" width="1000" height="26" fill="#fff" stroke="#000"/>
{marks}
</svg>"""


def chart(grid: Grid) -> Iterator[str]:
    """Those of a table; of what nobody knows there is nothing to draw."""
    lines = (line for _, lines in grid.groups for line in lines)
    drawn = [(line, line.bar, line.bar.actual) for line in lines if line.bar and line.bar.actual is not None]
    if drawn:
        yield p("legend", _LEGEND)
    for line, bar, actual in drawn:
        key = escape(line.key)
        svg = _SVG.format(key=key, marks="\n".join(_marks(bar, actual)))
        yield f"<figure>\n<figcaption>{escape(line.cells[1][0])}<span>{key}</span></figcaption>\n{svg}\n</figure>"


def _marks(bar: Bar, actual: Decimal) -> Iterator[str]:
    left, right = sorted((_at(bar, Decimal(0)), _at(bar, actual)))
    shape = f'x="{left}" y="16" width="{right - left}" height="18"'
    yield f'<rect class="actual" {shape} fill="url(#hatch)" stroke="#000"/>'
    if bar.baseline is not None:
        shape = f'cx="{_at(bar, bar.baseline)}" cy="25" r="9"'
        yield f'<circle class="baseline" {shape} fill="#fff" stroke="#000" stroke-width="2"/>'
    if bar.expected is not None:
        shape = f'd="M{_at(bar, bar.expected)} 4V46"'
        yield f'<path class="expected" {shape} stroke="#000" stroke-width="3" stroke-dasharray="6 4"/>'
    yield f'<path class="target" d="M{_at(bar, bar.target)} 0V50" stroke="#000" stroke-width="7"/>'


def _at(bar: Bar, value: Decimal) -> int:
    return int(bar.share(value) * _WIDE + Decimal("0.5"))
