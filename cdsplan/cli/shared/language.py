"""The language of this run: asked for, set by the environment or the repository, the locale's, else English."""

import locale
import os
import sys
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from pathlib import Path

from cdsplan.language import Language, Text
from cdsplan.repository.links import is_file

# Set once in each run, before anything is said; no module asks for it while it loads.
_SPOKEN = ContextVar("language", default=Language.EN)
_CHOSEN = ContextVar("chosen", default=False)


def speak(language: Language, *, chosen: bool = False) -> None:
    """Set the language of this run, and whether somebody has chosen it for this run."""
    _SPOKEN.set(language)
    _CHOSEN.set(chosen)


def is_chosen() -> bool:
    """Whether `--lang` or the environment says which language to speak, so that nobody needs to ask."""
    return _CHOSEN.get()


def current() -> Language:
    """The language of this run."""
    return _SPOKEN.get()


def say(vi: str, en: str) -> str:
    """One of two texts."""
    return vi if current() is Language.VI else en


def phrase(words: Text) -> str:
    """A text in the language of this run."""
    return words.within(current())


def find(given: str | None, root: Path | None) -> Language:
    """The language that `--lang`, the environment, the repository or the locale ask for."""
    return next((Language(wanted) for wanted in _wishes(given, root) if wanted in set(Language)), Language.EN)


def _wishes(given: str | None, root: Path | None) -> Iterator[str | None]:
    """What somebody wants, the first before the others; nothing is read for those who said it before."""
    yield given
    yield os.environ.get("CDSPLAN_LANG")
    yield _settled(root)
    yield _of_locale()


def option_value(arguments: Sequence[str], option: str) -> str | None:
    """An option's value, read before Typer reads the others."""
    for argument, following in zip(arguments, [*arguments[1:], None], strict=False):
        if argument == option:
            return following
        if argument.startswith(f"{option}="):
            return argument.removeprefix(f"{option}=")
    return None


def _settled(root: Path | None) -> str | None:
    if root is None or not is_file(root / "plans" / "cdsplan.yaml"):
        return None
    from cdsplan.repository.files_below import FilesBelow  # noqa: PLC0415  only where there are settings to read

    # Whatever else is wrong with the settings, the language is told in them, and they are read for it alone.
    wanted = FilesBelow(root).source("plans/cdsplan.yaml").at(("lang",))
    return wanted if isinstance(wanted, str) else None


def _of_locale() -> str | None:
    """`vi_VN.UTF-8` in POSIX variables; `Vietnamese_Vietnam` or `vi-VN` from Windows."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name][:2].lower()
    if sys.platform == "win32":
        return (locale.getlocale()[0] or "")[:2].lower()
    return None
