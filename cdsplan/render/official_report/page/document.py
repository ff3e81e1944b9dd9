"""The whole of an official report as an HTML page, part by part."""

from collections.abc import Iterable, Iterator
from html import escape

from cdsplan.render.official_report import blocks, fitting
from cdsplan.render.official_report.blocks import Annex, Blank, Block, Heading, Items, Letter, Words
from cdsplan.render.official_report.outline import outlined
from cdsplan.render.official_report.page.chart import HATCH, chart
from cdsplan.render.official_report.page.style import annex_name, style
from cdsplan.render.official_report.page.table import grid
from cdsplan.render.official_report.page.words import lines, p, prose, rule
from cdsplan.render.typesetting.balance import balanced

_PAGE = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
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
# HTML knows no deeper heading that we use; the title is the first.
_DEEPEST = 4


def html(paper: Letter) -> str:
    """The page; everything from the files is escaped."""
    parts = [HATCH, *_banners(paper), *_head(paper), "<main>", *_title(paper)]
    parts += [*_body(paper.body, fitting.LINE, paper.banners), *_ends(paper)]
    for at, annex in enumerate(paper.annexes):
        parts += _annex(annex, annex_name(at), paper.banners)
    return _PAGE.format(
        title=escape(paper.name), style=style(paper.banners, len(paper.annexes)), body="\n".join([*parts, "</main>"])
    )


def _banners(paper: Letter) -> list[str]:
    """Before all else, also for who goes from one part of the page to the next."""
    return ["<aside>", *(p("banner", banner) for banner in paper.banners), "</aside>"] if paper.banners else []


def _head(paper: Letter) -> Iterator[str]:
    yield "<header>\n<div>"
    if paper.parent:
        yield from (p("parent", line) for line in balanced(paper.parent, fitting.LEFT, 12, "upright"))
    issuer = fitting.issuer(paper.issuer)
    yield from (p("issuer", line) for line in issuer.lines)
    yield rule(issuer.rule)
    yield p("number", paper.number)
    yield "</div>\n<div>"
    yield p("nation", blocks.NATION)
    yield f'<p class="motto"><span>{blocks.MOTTO}</span></p>'
    yield p("date", paper.place_and_date)
    yield "</div>\n</header>"


def _title(paper: Letter) -> Iterator[str]:
    subject = fitting.subject(paper.subject)
    yield f'<h1><span class="line">{blocks.TITLE}</span> {lines(subject.lines)}</h1>'
    yield rule(subject.rule)
    addressees = "".join(f"<span>{prose(line)}</span>" for line in blocks.addressee_lines(paper.addressees))
    yield f'<p class="to">{addressees}</p>'


def _body(
    body: Iterable[Block], line: int, banners: tuple[str, ...], above: int = 1, title: str = blocks.TITLE
) -> Iterator[str]:
    """Its headings are one level below what stands above it."""
    for block, headings in outlined(body):
        under = headings[-1].text if headings else title
        yield from _block(block, min(len(headings) + above, _DEEPEST), line, under, banners)


def _block(block: Block, level: int, line: int, under: str, banners: tuple[str, ...]) -> Iterator[str]:
    match block:
        case Words(text):
            yield f"<p>{prose(text)}</p>"
        case Heading(_, text):
            yield f"<h{level}>{prose(text)}</h{level}>"
        case Items(items):
            yield "\n".join(["<ul>", *(f"<li>{prose(item)}</li>" for item in items), "</ul>"])
        case Blank(count):
            yield from ['<p class="blank"></p>'] * count
        case _:
            if banners:
                yield p("banner", " – ".join(banners))
            yield from grid(block, line, f"Bảng: {under}")
            yield from chart(block)


def _ends(paper: Letter) -> Iterator[str]:
    yield '<div class="ends">\n<div class="recipients">'
    yield from (f"<p>{prose(line)}</p>" for line in (blocks.RECIPIENTS_LABEL, *paper.recipients))
    yield "</div>\n<div>"
    yield from (p("centred", line) for line in paper.signature)
    yield p("centred signer", paper.signer)
    yield "</div>\n</div>"


def _annex(annex: Annex, name: str, banners: tuple[str, ...]) -> Iterator[str]:
    """Pages of its own, across."""
    title = balanced(annex.title.upper(), fitting.LINE_ACROSS, 13)
    yield f'<section class="annex" id="{name}">'
    yield f"<h2>{lines((annex.number, *title))}</h2>"
    yield p("reference", annex.reference)
    yield from _body(annex.body, fitting.LINE_ACROSS, banners, above=2, title=annex.number)
    yield "</section>"
