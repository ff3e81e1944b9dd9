"""The order of the Vietnamese alphabet, in which communes are listed: Anh, Ân; Dũng, Đông, Đức."""

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

SortKey: TypeAlias = tuple[tuple[bool, int, tuple[int, ...], int], ...]

_DIGITS = 18  # more has no number in a name
_KINDS = ("xã ", "phường ", "đặc khu ")
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = ("\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}",
          "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")  # fmt: skip


def place(name: str | None, province: str | None, path: str) -> tuple[SortKey, SortKey, str]:
    """Where a commune stands in a list: by province, and there by name; by its folders where these are not known."""
    folder, _, slug = path.rpartition("/")
    return order(province or folder), order(name or slug), path


@lru_cache(maxsize=256)  # of a province's name, as often as it has communes
def order(name: str) -> SortKey:
    """What a commune's name is sorted by, without its kind: syllable by syllable, letters before tones.

    `Phường 2` comes before `Phường 10`.
    """
    said = unicodedata.normalize("NFC", name).casefold()
    kind = next((kind for kind in _KINDS if said.startswith(kind)), "")
    return tuple(map(_syllable, re.findall(r"\d+|[^\W\d_]+", said.removeprefix(kind))))


@lru_cache(maxsize=1024)  # names share their syllables, of which Vietnamese has few
def _syllable(said: str) -> tuple[bool, int, tuple[int, ...], int]:
    if said.isdecimal():
        return False, int(said[:_DIGITS]), (), 0
    tone = 0
    letters: list[str] = []
    for mark in unicodedata.normalize("NFD", said):
        if mark in _TONES:
            tone = _TONES.index(mark) + 1
        elif unicodedata.combining(mark):  # of ă, â, ê, ô, ơ, ư
            letters[-1:] = [unicodedata.normalize("NFC", letters[-1] + mark)] if letters else []
        else:
            letters.append(mark)
    return True, 0, tuple(_LETTERS.get(letter, len(_LETTERS) + ord(letter[0])) for letter in letters), tone
