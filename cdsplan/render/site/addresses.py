"""Where each page and file of a site stands, and how one leads to another."""

import os
import re
from hashlib import sha256
from posixpath import dirname, relpath
from typing import NamedTuple

from cdsplan.language import Language, slug
from cdsplan.repository.device_names import is_device

INDEX, METHOD, DATA, TABLES = "index.html", "method.html", "data", "tables"
# Folders and files of our own.
_RESERVED = frozenset({"index", "method", "summary", "observations", "datapackage", *Language, DATA, TABLES})
_SAFE = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_LONGEST = 80


class Addresses(NamedTuple):
    """The pages of one language; those of the first stand at the top, those of another in a folder of its name."""

    language: Language
    first: Language

    @property
    def start(self) -> str:
        return self._page(INDEX)

    @property
    def method(self) -> str:
        return self._page(METHOD)

    def unit(self, path: str) -> str:
        """The page of a commune, or of a province itself."""
        return self._page(f"{safe_path(path)}.html" if "/" in path else f"{safe_path(path)}/{INDEX}")

    def within(self, language: Language) -> "Addresses":
        """Those of another language of the same site."""
        return self._replace(language=language)

    def _page(self, name: str) -> str:
        return name if self.language is self.first else f"{self.language}/{name}"


def table_of(path: str) -> str:
    """The JSON of a commune, or of a province's roll-up: the same in all languages."""
    return f"{DATA}/{safe_path(path)}.json" if "/" in path else f"{DATA}/{safe_path(path)}/summary.json"


def of_data(name: str) -> str:
    """A file of data for all of the site."""
    return f"{DATA}/{name}"


def of_package(name: str) -> str:
    """A file of the Data Package: a table, or the descriptor."""
    return of_data(f"{TABLES}/{name}")


def between(here: str, there: str) -> str:
    """How the page at one address leads to another; it may be served from any path, or from a disk."""
    return relpath(there, dirname(here) or ".")


def safe_path(path: str) -> str:
    """The folders of a commune or province as parts of an address."""
    return "/".join(map(_safe, path.split("/")))


def _safe(name: str) -> str:
    """A folder's own name where every server and disk takes it for just that, else one like it that nobody shares."""
    is_taken = name in _RESERVED or is_device(name)
    if re.fullmatch(_SAFE, name) and not is_taken and len(name) <= _LONGEST:
        return name
    return f"{slug(name)[:_LONGEST] or 'x'}-{sha256(os.fsencode(name)).hexdigest()[:8]}"
