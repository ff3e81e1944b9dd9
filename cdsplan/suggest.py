"""The nearest known word to one that nobody knows."""

from collections.abc import Collection
from heapq import nsmallest

from cdsplan import characters
from cdsplan.language import Text, text

# No id, field or command is as long, and so many are more than a catalog holds: beyond, a search takes too long.
_LONGEST_NAME, _MOST_COMPARED = 64, 100


def alike(name: str, known: Collection[str]) -> str | None:
    """The known word most like this one, if any is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  only for a name that is unknown

    return next(iter(get_close_matches(name, comparable(name, known), n=1)), None)


def hint(word: str | None) -> Text | None:
    """Whether this word was meant."""
    return text("Có phải «{alike}»?", "Did you mean `{alike}`?", alike=word) if word is not None else None


def nearest(name: str, known: Collection[str]) -> Text | None:
    """A hint that names the known word most like this one, if any is like it."""
    return hint(alike(name, known))


def comparable(name: str, known: Collection[str]) -> Collection[str]:
    """The words that a name is compared with: of very many those that have its letters and are about as long."""
    if len(name) > _LONGEST_NAME:
        return ()
    short = [word for word in known if len(word) <= _LONGEST_NAME]
    if len(short) <= _MOST_COMPARED:
        return short
    letters, size = set(name), len(name)
    return nsmallest(_MOST_COMPARED, short, key=lambda word: abs(len(word) - size) + len(letters ^ set(word)))


class Known:
    """Words that a file may name, and how often the nearest of them is still looked for in it."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = words
        self._hints: dict[str, Text | None] = {}

    def nearest(self, name: str) -> Text | None:
        """As above, of each name once, and of so many names of a file; of fewer where there are very many words."""
        most = min(_MOST_LOOKED_FOR, max(_MOST_LOOKED_AT // (len(self.words) + 1), 1))
        if name not in self._hints and len(self._hints) < most:
            self._hints[name] = nearest(name, self.words)
        return self._hints.get(name)


_MOST_LOOKED_FOR, _MOST_LOOKED_AT = 20, 100_000


def letter_hint(name: str, hint: Text) -> Text:
    """The hint, and the letter that only looks right, if there is one."""
    stranger = characters.stranger(name)
    return (
        text("{hint} Gõ lại chữ {stranger}.", "{hint} Type the letter {stranger} again.", hint=hint, stranger=stranger)
        if stranger
        else hint
    )
