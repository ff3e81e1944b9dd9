"""Words as HTML: nothing in them is markup, and no name, number or code is torn apart at the end of a line."""

import re
from collections.abc import Iterable
from html import escape

from cdsplan.render.official_report import fitting
from cdsplan.render.typesetting.measure import TWIPS_OF_A_POINT

# A browser ends a line behind the hyphen of `05/BC-UBND`; what is longer may be torn, lest it widen a phone's page.
_CODE = re.compile(r"(?<!\S)(?=\S{3,24}(?!\S))\S*\w-\w\S*")


def prose(words: str) -> str:
    """Of a paragraph."""
    return kept(fitting.prose(words))


def kept(words: str) -> str:
    """Words whose blanks are settled."""
    return _CODE.sub(r'<span class="whole">\g<0></span>', escape(words))


def p(kind: str, words: str) -> str:
    """A line of a kind."""
    return f'<p class="{kind}">{prose(words)}</p>'


def lines(words: Iterable[str]) -> str:
    """Lines of a title; on a narrow screen they flow."""
    return " ".join(f'<span class="line">{kept(fitting.title(line))}</span>' for line in words)


def rule(length: int) -> str:
    """A line of so many twips."""
    return f'<hr class="rule" style="width:{length // TWIPS_OF_A_POINT}pt">'
