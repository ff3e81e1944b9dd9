"""Text from files made harmless: nothing in it can move a cursor, forge a line or hide."""

import re
import shlex
import unicodedata
from collections.abc import Callable

from cdsplan.characters import unseen


def visible(words: str) -> str:
    r"""Each control or invisible character as its escape, so that ESC is `\x1b` and a line stays a line."""
    return put_for_unseen(words, _escape)


def put_for_unseen(words: str, escape: Callable[[str], str]) -> str:
    """The words with an escape for each character that could move a cursor or hide; a no-break space can neither."""
    harmful = unseen(words).difference("\xa0")
    return words.translate({ord(one): escape(one) for one in harmful}) if harmful else words


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def cut(words: str, most: int) -> str:
    """The beginning of words that are too long."""
    return words if len(words) <= most else words[: most - 1] + "…"


def one_line(words: str) -> str:
    """For a cell of a table: line breaks and tabs become blanks first."""
    return visible(" ".join(words.split()))


def visible_lines(words: str) -> str:
    """The same, with its lines kept."""
    return "\n".join(map(visible, words.split("\n")))


def unbracketed(words: str, bracket: str = r"\x5b") -> str:
    """Without the commands that GitHub, Azure and TeamCity find anywhere in a line: `##[…]`, `##vso[…]`."""
    # A look for `##` costs nothing; the pattern is compiled only for those who need it.
    return re.sub(r"##(\w*)\[", lambda found: f"##{found[1]}{bracket}", words) if "##" in words else words


def is_word(name: str) -> bool:
    """Whether no shell could take anything in a name for more than itself: letters, digits and `-`, `.`, `_`, `/`."""
    return re.fullmatch(r"\w[\w./-]*", unicodedata.normalize("NFC", name)) is not None


def quoted(name: str) -> str:
    """A name as one types it into a command."""
    return name if is_word(name) else shlex.quote(name)


def literal(words: str) -> str:
    """Words in which Markdown finds nothing to obey: no link, picture, emphasis, mention, formula, list or HTML."""
    return re.sub(_FIRST_IN_LINE, r"\1\\\2", re.sub(_SIGNS, _meaning_itself, words))


def _meaning_itself(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0], f"\\{found[0]}")


# Before Markdown is read, a site generator reads `{{ }}`; after it, GitHub looks for `@name`.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "{": "&#123;", "}": "&#125;"}
# `a:b` may be an address, `:tada:` a picture; `www.` is an address, too.
_SIGNS = r"[\\`*_\[\]|~#$^<>&@{}]|:(?=\S)|(?<=[wW])\."
_FIRST_IN_LINE = r"(?m)^([^\S\n]*(?:\d+(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=)))([-+=.)])"
