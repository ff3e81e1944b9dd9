"""An official report as one HTML file that loads nothing, runs nothing and prints on A4, with a bar per indicator."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from cdsplan.evaluation.official_report import Bar
from cdsplan.render.official_report import blocks
from cdsplan.render.official_report.blocks import (
    Blank,
    Block,
    Grid,
    GridColumn,
    GridLine,
    Heading,
    Items,
    Letter,
    Words,
)

_PAGE = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""

# Nghị định 30/2020/NĐ-CP, Phụ lục I: margins, sizes, the page's number at the top of every page but the first.
_STYLE = """\
@page { size: A4 portrait; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt serif; } }
@page :first { @top-center { content: none; } }
* { box-sizing: border-box; }
body { font: 14pt/1.25 "Times New Roman", "Liberation Serif", "Tinos", serif; color: #000; background: #fff;
  width: 169mm; margin: 10mm auto; padding: 0 2mm; }
p { margin: 6pt 0; text-align: justify; text-indent: 1.27cm; }
header, .ends { display: flex; justify-content: space-between; text-align: center; }
header p, .ends p, .centred, .legend, .banner { text-indent: 0; text-align: center; margin: 0; }
header > div:first-child { width: 41%; }
header > div:last-child { width: 58%; }
.nation { font-size: 12pt; font-weight: bold; white-space: nowrap; }
.motto { font-size: 13pt; font-weight: bold; }
.motto span { border-bottom: 1px solid; }
.issuer { font-size: 12pt; font-weight: bold; }
.parent { font-size: 12pt; }
.number { font-size: 13pt; }
header .date { font-size: 13pt; font-style: italic; margin-top: 8pt; }
.rule { width: 40%; border: 0; border-top: 1px solid #000; margin: 2pt auto 6pt; }
h1 { font-size: 14pt; text-align: center; margin: 18pt 0 0; }
h2, h3 { font-size: 14pt; margin: 12pt 0 6pt; break-after: avoid; }
.centred { font-weight: bold; }
.to { margin: 12pt 0; font-weight: normal; }
li { text-align: justify; margin: 6pt 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 11pt; line-height: 1.15; }
th, td { border: 1px solid #000; padding: 2pt 3pt; vertical-align: top; overflow-wrap: break-word; }
thead { display: table-header-group; }
tr, figure, .ends { break-inside: avoid; }
.group { text-align: left; }
.c { text-align: center; }
td div + div { font-style: italic; margin-top: 2pt; }
.legend { font-size: 11pt; text-align: left; margin-top: 3pt; }
figure { margin: 8pt 0; font-size: 11pt; }
figcaption span { display: block; }
.bar { display: block; width: 100%; height: auto; }
.ends { margin-top: 12pt; }
.ends > div { width: 50%; }
.ends > div:first-child p { font-size: 11pt; text-align: left; }
.ends > div:first-child p:first-child { font-size: 12pt; font-weight: bold; font-style: italic; }
.ends .signer { margin-top: 24mm; }
.banner { border: 2px solid #000; padding: 4pt; margin: 6pt 0; font-weight: bold; }
@media print { body { margin: 0; padding: 0; width: auto; } }
"""
# The margins repeat on paper what the banner says on the screen.
_EVERY_PAGE = '@page {{ @bottom-center {{ content: "{banner}"; font: bold 11pt serif; }} }}\n'


def html(paper: Letter) -> str:
    """The page; everything from the files is escaped."""
    style = _STYLE + (_EVERY_PAGE.format(banner=" – ".join(paper.banners)) if paper.banners else "")
    blocked = (part for block in paper.body for part in _block(block, paper))
    body = [_HATCH, *_banner(paper), *_head(paper), *blocked, *_ends(paper)]
    title = " – ".join((blocks.TITLE, *paper.subject))
    return _PAGE.format(title=escape(title), style=style, body="\n".join(body))


def _banner(paper: Letter) -> list[str]:
    return [_p("banner", banner) for banner in paper.banners]


def _p(kind: str, words: str) -> str:
    return f'<p class="{kind}">{escape(words)}</p>'


def _head(paper: Letter) -> Iterator[str]:
    parent = [_p("parent", paper.parent)] if paper.parent else []
    issuer = (_p("issuer", line) for line in paper.issuer)
    yield "<header>"
    yield "\n".join(["<div>", *parent, *issuer, '<hr class="rule">', _p("number", paper.number), "</div>"])
    motto = f'<p class="motto"><span>{blocks.MOTTO}</span></p>'
    yield "\n".join(["<div>", _p("nation", blocks.NATION), motto, _p("date", paper.place_and_date), "</div>"])
    yield "</header>"
    yield f"<h1>{blocks.TITLE}</h1>"
    yield from (_p("centred", line) for line in paper.subject)
    yield '<hr class="rule">'
    first, *others = paper.addressees
    yield _p("centred to", f"{blocks.ADDRESSEES_LABEL} {first}")
    yield from (_p("centred to", line) for line in others)


def _block(block: Block, paper: Letter) -> list[str]:
    match block:
        case Words(text):
            return [f"<p>{escape(text)}</p>"]
        case Heading(level, text):
            return [f"<h{level + 1}>{escape(text)}</h{level + 1}>"]
        case Items(items):
            return ["<ul>", *(f"<li>{escape(item)}</li>" for item in items), "</ul>"]
        case Blank(lines):
            return [f"<p>{blocks.DOTTED}</p>"] * lines
        case _:
            return [*_banner(paper), *_grid(block), *_chart(block)]


def _grid(grid: Grid) -> Iterator[str]:
    whole = sum(column.width for column in grid.columns)
    yield "<table>"
    yield "".join(f'<col style="width:{100 * column.width / whole:.2f}%">' for column in grid.columns)
    headings = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in grid.columns)
    yield f"<thead><tr>{headings}</tr></thead>"
    for group, lines in grid.groups:
        yield "<tbody>"
        if group:
            yield f'<tr><th class="group" scope="rowgroup" colspan="{len(grid.columns)}">{escape(group)}</th></tr>'
        yield from (_row(grid.columns, line) for line in lines)
        yield "</tbody>"
    yield "</table>"
    if grid.legend:
        yield _p("legend", grid.legend)


def _row(columns: tuple[GridColumn, ...], line: GridLine) -> str:
    cells = zip(columns, line.cells, strict=True)
    return f"<tr>{''.join(_cell(cell, centred=column.centred) for column, cell in cells)}</tr>"


def _cell(lines: tuple[str, ...], *, centred: bool) -> str:
    kind = ' class="c"' if centred else ""
    return f"<td{kind}>{''.join(f'<div>{escape(words)}</div>' for words in lines)}</td>"


# The bar is drawn 1000 wide. Each mark has a shape of its own, so that none needs a colour.
_WIDE = 1000
_LEGEND = "Biểu đồ: thanh kẻ chéo là thực hiện, ○ là đầu kỳ, vạch đứt là mức cần đạt, vạch liền đậm là kế hoạch."
_HATCH = """\
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


def _chart(grid: Grid) -> Iterator[str]:
    drawn = [(line, line.bar) for _, lines in grid.groups for line in lines if line.bar]
    if drawn:
        yield _p("legend", _LEGEND)
    for line, bar in drawn:
        key = escape(line.key)
        svg = _SVG.format(key=key, marks="\n".join(_marks(bar)))
        yield f"<figure>\n<figcaption>{escape(line.cells[1][0])}<span>{key}</span></figcaption>\n{svg}\n</figure>"


def _marks(bar: Bar) -> Iterator[str]:
    zero = _at(bar, Decimal(0))
    if bar.actual is not None:
        left, right = sorted((zero, _at(bar, bar.actual)))
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


def _ends(paper: Letter) -> Iterator[str]:
    yield '<div class="ends">'
    recipients = (f"<p>{escape(line)}</p>" for line in (blocks.RECIPIENTS_LABEL, *paper.recipients))
    yield "\n".join(["<div>", *recipients, "</div>"])
    signature = (_p("centred", line) for line in paper.signature)
    yield "\n".join(["<div>", *signature, _p("centred signer", paper.signer), "</div>"])
    yield "</div>"
