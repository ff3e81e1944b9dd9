"""Text from files made harmless: nothing in it can move a cursor, forge a line or hide."""

import re

UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def visible(words: str) -> str:
    r"""Each control or invisible character as its escape, so that ESC is `\x1b` and a line stays a line."""
    # Compiling the pattern costs more than most runs ever need of it: text is nearly always printable.
    return words if words.isprintable() and "\u034f" not in words else re.sub(UNSEEN, _escape, words)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code <= 0xFF:  # noqa: PLR2004
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


def cut(words: str, most: int) -> str:
    """The beginning of words that are too long."""
    return words if len(words) <= most else words[: most - 1] + "…"


def one_line(words: str) -> str:
    """For a cell of a table: line breaks and tabs become blanks first."""
    return visible(" ".join(words.split()))


def literal(words: str) -> str:
    """Every sign that could mean something to Markdown or HTML as its number, after which it means only itself."""
    return re.sub(_SIGNS, lambda sign: f"&#{ord(sign[0])};", words)


# What Markdown or HTML could take for more than itself; `www.` becomes a link.
_SIGNS = r"[!\"#$&'*:<=>@\[\\\]^_`{|}~]|(?<=[wW])\."
