"""How wide words are in Times New Roman, in twips (a twentieth of a point), in which Word counts."""

import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

Face: TypeAlias = Literal["upright", "bold", "italic"]

TWIPS_OF_A_POINT = 20
_EM = 2048
# The advance widths of the font itself, in 2048ths of its size; Liberation Serif and Tinos have the same.
_UPRIGHT = {
    369: "'",
    410: "|",
    512: " \u00a0,.",
    569: "/:;\\ijlt",
    682: "!()-I[]`fr·‘’",
    717: "•",
    797: "Js",
    819: "°",
    836: '"',
    909: "?acez“”",
    961: "^",
    983: "{}",
    1024: "#$*0123456789_bdghknopquvxy§«»đ–",
    1083: "ơ",
    1108: "~",
    1110: "ư",
    1124: "±≤≥",
    1139: "FPS",
    1155: "+<=>×−",
    1251: "ELTZ",
    1366: "BCR",
    1479: "ADGHKNOQUVXYwĐƠ",
    1589: "Ư",
    1593: "&m",
    1706: "%",
    1821: "M",
    1886: "@",
    1933: "W",
    2048: "—…→",
}
_BOLD = {
    451: "|",
    512: " \u00a0,.",
    569: "'/\\il",
    682: "!()-:;[]`fjt‘’",
    683: "·",
    717: "•",
    797: "Is",
    807: "{}",
    819: "°",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy§«»–“”",
    1065: "~",
    1124: "±≤≥",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>×−",
    1190: "^",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…→",
}

# In italics, LibreOffice leaves a twelfth of the size more around a no-break space.
_ITALIC = {
    438: "'",
    512: " ,.·",
    563: "|",
    569: "/\\fijlt",
    682: "\u00a0!()-:;I`‘’",
    717: "•",
    797: "[]rsz",
    819: "{}°",
    860: '"',
    864: "^",
    909: "Jcekvxy",
    1024: "#$*0123456789?S_abdghnopqu§«»đ–",
    1093: "ơ",
    1108: "~",
    1117: "ư",
    1124: "±≤≥",
    1139: "LTYZ“”",
    1251: "ABEFPRVX",
    1366: "CKNw",
    1382: "+<=>×−",
    1479: "DGHOQUmĐƠ",
    1544: "Ư",
    1593: "&",
    1706: "%MW",
    1821: "—…",
    1884: "@",
    2048: "→",
}


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_ADVANCES = {"upright": _by_letter(_UPRIGHT), "bold": _by_letter(_BOLD), "italic": _by_letter(_ITALIC)}


def twips(millimetres: int) -> int:
    """A length on paper, in twips."""
    return round(millimetres * 72 * TWIPS_OF_A_POINT * 10 / 254)


@lru_cache(maxsize=1 << 14)
def width(words: str, points: int, face: Face = "upright") -> int:
    """Of words on one line, rounded up."""
    return -(-sum(_advance(letter, face) for letter in words) * points * TWIPS_OF_A_POINT // _EM)


@lru_cache(maxsize=1 << 12)
def _advance(letter: str, face: Face) -> int:
    """A letter with marks is as wide as the one below them, `ế` as `e`, but for the horns of `ơ` and `ư`."""
    known = _ADVANCES[face].get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    parts = unicodedata.decomposition(letter).split()
    # What the font has not, such as a sign of Chinese, comes from another one, and is as wide as it is high.
    return _EM if not parts or parts[0].startswith("<") else _advance(chr(int(parts[0], 16)), face)
