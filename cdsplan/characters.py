"""Characters that nobody sees, or that only look like Latin ones: which they are, how they are called, what to do."""

import re
import unicodedata

from cdsplan.language import Text, text

# With the surrogates that only an escape can bring in: "\ud800".
CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
SEPARATOR = "\x85\u2028\u2029"
# Word leaves these behind; harmless in prose, never in a key, an id or a number.
BLANKS = "\xa0\xad"
_CONTROLS = f"[{CONTROL}]"
_WORD_BLANKS = f"[{BLANKS}]"
# What parts lines and words.
_PARTING = "\t\n\r"
# Letters, marks and signs without a shape of their own. `str.isprintable` knows by its category whatever else nobody
# sees. Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties 16.0), which Python does not hold, adds the first
# eight; no property tells of the rest: the blanks of Braille, hieroglyphs, Khitan and music.
_SHAPELESS = frozenset(
    chr(code)
    for codes in (
        (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164, 0xFFA0),
        (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)),
        (0x2800, 0x13441, 0x13442, 0x16FE4, 0x1D159),
    )
    for code in codes
)
# Latin letters with their marks, and the signs of prose, have none of those: all that most files hold.
_SHAPELY = "[ -\u034e\u1ea0-\u1ef9\u2010-\u27ff]*"


def unseen(words: str) -> frozenset[str]:
    """Each of its characters that leaves no mark on paper, but for the plain blank."""
    if words.isprintable() and (words.isascii() or re.fullmatch(_SHAPELY, words)):
        return frozenset()
    return frozenset(one for one in set(words) if one in _SHAPELESS or not one.isprintable())


def clean(scalar: str) -> str:
    """A scalar in NFC, without the characters that the file is refused for anyway."""
    refused = unseen(scalar).difference(_PARTING, BLANKS)
    kept = scalar.translate(dict.fromkeys(map(ord, refused))) if refused else scalar
    return unicodedata.normalize("NFC", kept)


def hidden(scalar: str) -> list[str]:
    r"""The characters of a scalar that a file may not hold, each as an escape (as in "\u202e") may bring it in."""
    refused = unseen(scalar).difference(_PARTING, BLANKS)
    return [one for one in dict.fromkeys(scalar) if one in refused] if refused else []


def is_surrogate(scalar: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in scalar)


def is_control(character: str) -> bool:
    return re.match(_CONTROLS, character) is not None


def has_word_blank(scalar: str) -> bool:
    """Whether it contains a no-break space or a soft hyphen."""
    return re.search(_WORD_BLANKS, scalar) is not None


def named(character: str) -> str:
    """U+200B ZERO WIDTH SPACE: what a reader cannot see, by its name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def stranger(word: str) -> str | None:
    """The first letter of a word that only looks like a Latin one, by its name: the Cyrillic а in `tаrget`."""
    strange = (one for one in word if one.isalpha() and not unicodedata.name(one, "").startswith("LATIN"))
    return next(map(named, strange), None)


def character_message(character: str) -> Text:
    if is_control(character):
        return text("ký tự điều khiển {name}", "control character {name}", name=named(character))
    if unicodedata.category(character) == "Cn":
        return text(
            "{name} là mã chưa được gán trong Unicode {version}",
            "{name} is not assigned in Unicode {version}",
            name=named(character),
            version=unicodedata.unidata_version,
        )
    return text("ký tự không nhìn thấy {name}", "invisible character {name}", name=named(character))


def way_out(character: str) -> Text:
    """What to do about a character that is refused."""
    if unicodedata.category(character) == "Zs":
        return text("Thay bằng dấu cách thường.", "Type a plain space instead.")
    return text("Xóa ký tự này.", "Delete this character.")
