"""Values as cells of CSV: plain for programs, or as Excel reads them on a Vietnamese Windows."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache

from cdsplan.render.escape import one_line
from cdsplan.rounding import plain

# Excel on a Vietnamese Windows shows UTF-8 only after a BOM, separates with `;` and has a decimal comma.
BOM, SEPARATOR = "\ufeff", ";"
# It also takes `07621` for 7621 and `2026-06` for the first of June; `15229` it only puts to the right.
_LIKE_A_NUMBER = r"[.,:/% -]*\d[\d.,:/% -]*"
_SAME_DIGITS = r"0|[1-9]\d{0,14}"
# A tab before it keeps text from being made a number, and nobody sees it; Excel shows an apostrophe there.
_KEPT_TEXT = "\t"


def cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal() | int():
            return plain(Decimal(value))
        case date():
            return value.isoformat()
        case _:
            return _text(str(value))


# Most cells of a table say what those above them say.
@lru_cache(maxsize=1024)
def _text(words: str) -> str:
    return harmless(one_line(words))


def excel_cell(value: object) -> str:
    """The same for a Vietnamese Excel, with text kept from becoming another number or a day."""
    written = cell(value)
    if isinstance(value, Decimal):
        return written.replace(".", ",")
    if not isinstance(value, str) or re.fullmatch(_SAME_DIGITS, written):
        return written
    # Elsewhere Excel parts such a file at its commas.
    return f"{_KEPT_TEXT}{written}" if re.fullmatch(_LIKE_A_NUMBER, written) else _kept_in_parts(written, ",")


def harmless(words: str) -> str:
    """A spreadsheet runs cells that begin like a formula; an apostrophe keeps them text (`>=` is none)."""
    own = f"'{words}" if is_like_formula(words) and words != "==" else words
    # A Vietnamese Excel parts a table with commas here, whatever quotes are around it, and those that follow begin one.
    return _kept_in_parts(own, SEPARATOR)


def _kept_in_parts(words: str, separator: str) -> str:
    """What another spreadsheet would take for cells of their own is kept text, too."""
    if separator not in words:
        return words
    first, *others = words.split(separator)
    return separator.join((first, *(f"'{one}" if is_like_formula(one.lstrip(' "')) else one for one in others)))


# What begins a formula; Excel folds the wide, small and raised forms of each, and some programs the minus sign.
_FORMULA = frozenset("=+-@\N{MINUS SIGN}")


def is_like_formula(words: str) -> bool:
    """Whether a spreadsheet could run it: blanks before it, and another width of its first sign, make no difference."""
    return unicodedata.normalize("NFKC", words.lstrip()[:1]) in _FORMULA
