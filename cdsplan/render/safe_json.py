"""JSON that is harmless wherever it is printed: a terminal obeys nothing in it, and neither does a GitHub runner."""

import json

from cdsplan.render.escape import put_for_unseen, unbracketed


def dumps(value: object, indent: int | None = None) -> str:
    """The same data in letters that can be seen, with JSON's own escapes for the others."""
    return harmless(json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def harmless(written: str) -> str:
    """The same JSON in letters that can be seen."""
    # `##` can only stand inside a string.
    return unbracketed(put_for_unseen(written, _escape), r"\u005b")


def _escape(letter: str) -> str:
    if letter == "\n":  # between values: inside a string it is `\n` already
        return letter
    if "\ud800" <= letter <= "\udfff":  # a byte of a file name that is not UTF-8; a strict reader takes no half pair
        return "\ufffd"
    return json.dumps(letter)[1:-1]
