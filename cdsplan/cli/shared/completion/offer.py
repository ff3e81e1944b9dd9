"""What is offered for a word, and the one gate that all of it passes: no shell takes anything for more than a word."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from time import monotonic
from typing import NamedTuple, TypeAlias

import typer

from cdsplan.cli.shared.completion import protocol
from cdsplan.language import Text, fold, slug

Meaning: TypeAlias = Text | str | None


class Offer(NamedTuple):
    """A value, what else people call it, and what it means; that may be found out only when it is shown."""

    value: str
    meaning: Meaning | Callable[[], Meaning] = None
    names: tuple[str, ...] = ()


class _Typed(str):
    """A value that Typer keeps although what is typed begins otherwise: in capitals, without accents, behind `--x=`."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        return True


# Of more, nobody reads what they mean, and finding it out takes time.
_MOST_EXPLAINED = 60
_LONGEST_WAIT = 2.0  # seconds, for what they mean: files may be huge, and a shared drive slow
_LONGEST = 80
# In what a value means. Whatever a shell, or a script of Typer's, could take for more is left out: quotes, backslashes,
# dollar signs and brackets among others; `:::` ends a value in what PowerShell is told.
_HARMLESS = frozenset(" :,.()%/+-–—;«»…≥≤<>=")


def by(completer: str) -> Callable[[typer.Context, str], list[tuple[str, str | None]]]:
    """The completer `module:function` of this package, which is imported when a shell asks it."""
    module, _, name = completer.partition(":")

    def complete(context: typer.Context, incomplete: str) -> list[tuple[str, str | None]]:
        return answered(lambda: _imported(module, name, context, incomplete), incomplete)

    return complete


def of_choices(choices: Sequence[str]) -> Callable[[str], list[tuple[str, str | None]]]:
    """The completer of a list."""

    def complete(incomplete: str) -> list[tuple[str, str | None]]:
        return answered(lambda: map(Offer, choices), incomplete)

    return complete


def _imported(module: str, name: str, context: typer.Context, incomplete: str) -> Iterable[Offer]:
    from cdsplan.cli.shared.completion.line import Line  # noqa: PLC0415  only when a shell asks

    found: Iterable[Offer] = getattr(import_module(f"{__package__}.{module}"), name)(Line(context, incomplete))
    return found


def answered(offers: Callable[[], Iterable[Offer]], incomplete: str) -> list[tuple[str, str | None]]:
    """What the shell is told; nothing, where the repository is so broken that nobody can tell."""
    try:
        found = [one for one in matching(offers(), incomplete) if _is_harmless(one.value)]
        explained = protocol.shows_words() and len(found) <= _MOST_EXPLAINED
        before, kept = protocol.option_before(incomplete), protocol.kept_by_shell(incomplete)
        values = [_Typed(before + one.value.removeprefix(kept)) for one in found]
        end = monotonic() + _LONGEST_WAIT
        return [
            (value, _shown(one) if explained and monotonic() < end else None)
            for value, one in zip(values, found, strict=True)
            if str(value)
        ]
    except Exception:  # noqa: BLE001  the line that somebody is typing is no place for it
        return []


def matching(offers: Iterable[Offer], incomplete: str) -> list[Offer]:
    """Those that begin as typed, in any case and without accents; where none does, those that are called so."""
    every, word = list({one.value: one for one in offers}.values()), fold(incomplete)
    found = [one for one in every if fold(one.value).startswith(word)]
    called = slug(incomplete)
    return found or [one for one in every if called and any(slug(name).startswith(called) for name in one.names)]


def listed(offers: Iterable[Offer], word: str) -> list[Offer]:
    """The last of several with commas between; PowerShell would make words of them."""
    before, comma, last = word.rpartition(",")
    if comma and protocol.shell() in protocol.POWERSHELL:
        return []
    given = before.split(",")
    found = matching((one for one in offers if one.value not in given), last)
    return [one._replace(value=f"{before}{comma}{one.value}") for one in found]


def words_for(known: Iterable[str]) -> list[Offer]:
    """Names as the files write them: by themselves, else by the word without accents and blanks that means the same."""
    from cdsplan.evaluation.selection import named  # noqa: PLC0415  only when a shell asks

    every = list(known)
    words = ((name, word) for name in every for word in (name, slug(name)))
    return [Offer(word, name, (name,)) for name, word in _firsts(words) if named(word, every)[1] == name]


def _firsts(words: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Of each name the first word that is one."""
    chosen: dict[str, str] = {}
    for name, word in words:
        if _is_harmless(word):
            chosen.setdefault(name, word)
    return chosen.items()


def _is_harmless(value: str) -> bool:
    """A shell would run, split or expand what stands in other values, so they are typed by hand."""
    from cdsplan.render.escape import is_word  # noqa: PLC0415  only when a shell asks

    name, equals, given = value.partition("=")
    parts = [*name.split(","), *([given] if equals and given else [])]
    return all(map(is_word, parts))


def _shown(one: Offer) -> str | None:
    """What it means in the language of this run, in one line that no shell takes for more."""
    from cdsplan.characters import unseen  # noqa: PLC0415
    from cdsplan.cli.shared.language import phrase  # noqa: PLC0415  only when a shell asks
    from cdsplan.render.escape import cut  # noqa: PLC0415

    meaning = one.meaning() if callable(one.meaning) else one.meaning
    words = unicodedata.normalize("NFC", phrase(meaning) if isinstance(meaning, Text) else meaning or "")
    hidden = unseen(words)
    kept = (letter if (letter.isalnum() or letter in _HARMLESS) and letter not in hidden else " " for letter in words)
    plain = re.sub(":+", ":", "".join(kept))
    return cut(" ".join(plain.split()), _LONGEST) or None
