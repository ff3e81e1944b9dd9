"""The last that happens to what is printed: no terminal obeys anything in it, and no runner finds a command there."""

import re

from cdsplan.render.csv_cells import BOM
from cdsplan.render.escape import unbracketed, visible_lines

# The formats in which signs may be written as numbers, each in its own way; in all others a reader sees the escape.
_JSON = frozenset({"json", "sarif", "gitlab"})
_MARKUP = frozenset({"html", "markdown", "junit"})
# Our own commands, in which the renderer lets no others stand.
_COMMANDS = "github"

_CALENDAR = "ics"

_COLOUR = r"(\x1b\[[\d;]*m)"
_FIRST_COLON = r"(?m)^([^\S\n]*):(?=:)"


def shown(words: str, form: str, *, coloured: bool = False) -> str:
    """Text in which every control or invisible character is an escape, except line ends and the colours we draw."""
    if form in _JSON:
        return _json(words)
    if words.startswith(BOM) and form == "csv":  # by which Excel knows UTF-8; and a tab keeps a code text for it
        return BOM + "\t".join(map(visible_lines, words.removeprefix(BOM).split("\t")))
    if form == _CALENDAR:  # whose lines end as in the mail
        return "\r\n".join(map(visible_lines, words.split("\r\n")))
    if not coloured:
        return visible_lines(words)
    return "".join(part if at % 2 else visible_lines(part) for at, part in enumerate(re.split(_COLOUR, words)))


def inert(words: str, form: str) -> str:
    """What is shown, without what a runner takes for a command: `::…::` where a line begins, `##[…]` anywhere."""
    if form in _JSON:
        return words  # `shown` has seen to the brackets, and no line begins with a colon
    bracket, colon = ("&#91;", "&#58;") if form in _MARKUP else (r"\x5b", r"\x3a")
    words = unbracketed(words, bracket)
    if form == _COMMANDS or "::" not in words:
        return words
    return re.sub(_FIRST_COLON, lambda found: found[1] + colon, words)


def _json(words: str) -> str:
    from cdsplan.render import safe_json  # noqa: PLC0415  only those who ask for JSON wait for it

    return safe_json.harmless(words)
