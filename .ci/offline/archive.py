"""A zip whose bytes depend on nothing but what is in it: neither on the day nor on the machine."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo


class Entry(NamedTuple):
    """A file of a zip."""

    content: bytes
    runs: bool = False


def write(path: Path, entries: Mapping[str, Entry]) -> None:
    """Stored as they are, since wheels are packed already, and packers differ in their bytes."""
    with ZipFile(path, "w") as archive:
        for name in sorted(entries):
            info = ZipInfo(name)
            info.create_system = 3  # Unix, for what may be run
            info.external_attr = (0o100755 if entries[name].runs else 0o100644) << 16
            archive.writestr(info, entries[name].content)


def sums(contents: Mapping[str, bytes]) -> bytes:
    """SHA256SUMS, as `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents))
    return "".join(lines).encode()
