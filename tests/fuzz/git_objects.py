"""Git's objects, written by hand: also those that git itself would never make."""

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha1
from typing import NamedTuple

COMMON, LINK, TREE, SUBMODULE = "100644", "120000", "40000", "160000"
_WHO = b"x <x@example.invalid> 1700000000 +0000"


class Entry(NamedTuple):
    """A line of a tree."""

    mode: str
    name: bytes
    id: str


class Objects:
    """What is to be written below `.git`."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, kind: str, content: bytes, size: int | None = None) -> str:
        """An object's id; `size`: what it says of itself, where that is not so."""
        raw = b"%s %d\0%s" % (kind.encode(), len(content) if size is None else size, content)
        name = sha1(raw, usedforsecurity=False).hexdigest()
        self.files[f".git/objects/{name[:2]}/{name[2:]}"] = zlib.compress(raw, 1)
        return name

    def tree(self, entries: Sequence[Entry]) -> str:
        """In the order that git wants: a folder as if it ended with a slash."""
        ordered = sorted(entries, key=lambda one: one.name + b"/" * (one.mode == TREE))
        return self.put("tree", b"".join(b"%s %s\0%s" % (m.encode(), n, bytes.fromhex(i)) for m, n, i in ordered))

    def folder(self, files: Mapping[str, bytes | Entry]) -> str:
        """The tree of these files by path; an Entry stands for itself, whatever it is."""
        inner: dict[str, dict[str, bytes | Entry]] = {}
        entries: list[Entry] = []
        for path, content in files.items():
            name, below, rest = path.partition("/")
            if below:
                inner.setdefault(name, {})[rest] = content
            elif isinstance(content, Entry):
                entries.append(content)
            else:
                entries.append(Entry(COMMON, _name(name), self.put("blob", content)))
        folders = [Entry(TREE, _name(name), self.folder(below)) for name, below in inner.items()]
        return self.tree([*entries, *folders])

    def commit(self, tree: str, parents: Sequence[str] = (), message: bytes = b"x\n") -> str:
        lines = [f"tree {tree}", *(f"parent {one}" for one in parents)]
        return self.put(
            "commit", "\n".join(lines).encode() + b"\nauthor %s\ncommitter %s\n\n%s" % (_WHO, _WHO, message)
        )

    def repository(self, head: str, branches: Mapping[str, str] = {}) -> dict[str, bytes]:
        """All that git needs to find them."""
        refs = {f".git/refs/heads/{name}": f"{id_}\n".encode() for name, id_ in branches.items()}
        heads = {".git/refs/heads/main": f"{head}\n".encode(), ".git/HEAD": b"ref: refs/heads/main\n"}
        config = {".git/config": b"[core]\n\trepositoryformatversion = 0\n\tbare = false\n"}
        return {**self.files, **config, **heads, **refs}


def _name(name: str) -> bytes:
    return name.encode(errors="surrogateescape")
