"""What a file was and what it becomes, as a unified diff that shows what cannot be seen."""

from collections.abc import Iterator
from difflib import unified_diff

from cdsplan.render.escape import visible

_UNENDED = "\n\\ No newline at end of file\n"


def patch(path: str, before: bytes, after: bytes) -> str:
    r"""The changed lines; a no-break space is `\xa0` and a CR `\x0d` in it, so that one sees why a line changes."""
    name = visible(path)
    return "".join(unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}"))


def _lines(raw: bytes) -> list[str]:
    return list(map(_line, _split(raw.decode(errors="replace"))))


def _split(content: str) -> Iterator[str]:
    """By LF alone, ends kept."""
    *ended, last = content.split("\n")
    yield from (f"{line}\n" for line in ended)
    if last:
        yield last


def _line(line: str) -> str:
    shown = visible(line.removesuffix("\n")).replace("\xa0", "\\xa0")
    return shown + ("\n" if line.endswith("\n") else _UNENDED)
