"""Names of units as papers write them."""

import re
from collections.abc import Iterable

from cdsplan.language import fold

# Resolution 202/2025/QH15: all other provinces are tỉnh.
_CITIES = frozenset({"can tho", "da nang", "hai phong", "ha noi", "ho chi minh", "hue"})
_KINDS = ("xã", "phường", "đặc khu")
_KIND = re.compile(r"(xã|phường|đặc khu|tỉnh|thành phố)\s+", re.IGNORECASE)


def of_province(name: str) -> str:
    """`Tỉnh Thanh Hóa`, `Thành phố Huế`, however its file has the name."""
    if _KIND.match(name):
        return name
    return f"Thành phố {name}" if fold(name) in _CITIES else f"Tỉnh {name}"


def bare(name: str) -> str:
    """Without the word for what it is: `Thành Vinh`, `Thanh Hóa`."""
    return _KIND.sub("", name, count=1) if _KIND.match(name) else name


def within_sentence(name: str) -> str:
    """The word for what it is a name of is small there: UBND xã Thành Vinh, but UBND Thanh Hóa, UBND Phường 1."""
    kind = _KIND.match(name)
    # Decree 30/2020, Phụ lục II: a number is no name, and the word before it takes its capital.
    return f"{name[:1].lower()}{name[1:]}" if kind and not name[kind.end() :][:1].isdigit() else name


def kinds(names: Iterable[str]) -> str:
    """`xã, phường`: what communes are called together, by what some of them are; of none whatever there may be."""
    every = [name.lower() for name in names]
    found = [kind for kind in _KINDS if any(name.startswith(kind) for name in every)]
    return ", ".join(found or _KINDS)
