"""A folder of pages that a program makes again and again: it replaces and removes its own files, and no others.

`cdsplan-site.json` in it names them, each with the hash of what was written. While a run writes, a file has no hash,
and whatever stands there is ours.
"""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, NamedTuple

from cdsplan.error import UserError
from cdsplan.language import Text, text
from cdsplan.repository import atomic_write, links

MANIFEST = "cdsplan-site.json"
_SCHEMA = "cdsplan.site/1"
# What a stranger's list names else, such as a plan, was never written by us, and is not ours to remove.
_SAFE = r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9_-]*\.(?:html|csv|json|xlsx)"
# The list of a nation's pages has not a megabyte; a sparse file may claim any size.
_LARGEST_LIST = 1 << 26


class SiteFolderError(UserError):
    """The folder, or a file in it, is not ours to write."""


class Writer(NamedTuple):
    """Who writes files into the folder, in whichever process."""

    folder: Path
    shown: Path  # as the user calls it

    def write(self, name: str, content: bytes) -> str:
        """One file, whole; one that holds just that already is left as it is. Its hash, for the list."""
        file = self.file(name)
        if not links.holds(file, content):
            atomic_write.make_folder(file.parent)
            atomic_write.write(file, content)
        return sha256(content).hexdigest()

    def file(self, name: str) -> Path:
        """Where it stands; SiteFolderError where a link, or what is no file in its place, is in the way."""
        file = self.folder / name
        for step in (file, *file.parents):
            if step == self.folder:
                break
            if links.is_link(step) or (step == file and links.is_there(step) and not links.is_file(step)):
                raise self.error(
                    text(
                        "{name}: đã có liên kết, thư mục hoặc pipe trùng tên",
                        "{name}: a link, folder or pipe is in the way",
                        name=name,
                    )
                )
        return file

    def error(self, why: Text) -> SiteFolderError:
        """What keeps us from writing there."""
        return SiteFolderError(text("{folder}: {why}", "{folder}: {why}", folder=str(self.shown), why=why))


class SiteFolder:
    """One run that writes a site: `begin`, then what its `writer` wrote `stands`, then `finish`."""

    def __init__(self, folder: Path) -> None:
        self.folder = links.target(folder)
        self.writer = Writer(self.folder, folder)
        self._known = self._manifest()
        self._written: dict[str, str] = {}

    def refuse(self, *, force: bool) -> None:
        """SiteFolderError where the folder is a file, or holds what no run of ours has written."""
        if links.is_file(self.folder):
            raise self.writer.error(text("không phải thư mục", "is not a folder"))
        if self._known is None and not force and self._is_crowded():
            raise self.writer.error(
                text(
                    "đã có tệp khác và không phải trang do cdsplan lập; chọn thư mục mới, hoặc thêm --force",
                    "already has files that are not a site made by cdsplan; name a new folder, or add --force",
                )
            )

    def _is_crowded(self) -> bool:
        """A run that was killed before it had begun leaves a file of its own."""
        return links.is_folder(self.folder) and any(
            not atomic_write.is_temporary(one.name) for one in self.folder.iterdir()
        )

    def begin(self, wanted: Iterable[str], *, force: bool) -> None:
        """Claim these files; SiteFolderError for one that somebody else wrote, or changed since, but with `force`."""
        claimed: dict[str, str | None] = dict(self._known or {})
        for name in wanted:
            file = self.writer.file(name)
            if not force and self._is_foreign(name, file):
                raise self.writer.error(
                    text(
                        "{name} đã bị sửa sau khi cdsplan ghi; chuyển đi nơi khác, hoặc thêm --force để ghi đè",
                        "{name} has changed since cdsplan wrote it; move it away, or add --force to replace it",
                        name=name,
                    )
                )
            claimed[name] = None
        atomic_write.make_folder(self.folder)
        self._keep(claimed)

    def write(self, name: str, content: bytes) -> None:
        """One file, at once."""
        self.stands(name, self.writer.write(name, content))

    def stands(self, name: str, seen: str) -> None:
        """A file has been written, with this hash."""
        self._written[name] = seen

    def finish(self) -> list[str]:
        """Remove what an earlier run wrote and this one did not; what somebody changed since stays, and is named."""
        changed = []
        for name, seen in (self._known or {}).items():
            if name in self._written:
                continue
            file = self.writer.file(name)
            stands = _hash(file)
            if stands is None:
                continue
            if seen not in {None, stands}:
                changed.append(name)
                continue
            file.unlink()
            self._clear(file.parent)
        self._keep(self._written)
        return changed

    def _clear(self, folder: Path) -> None:
        """Folders in which nothing is left."""
        while folder != self.folder:
            with suppress(OSError):
                folder.rmdir()
            if folder.exists():
                return
            folder = folder.parent

    def _is_foreign(self, name: str, file: Path) -> bool:
        known = self._known or {}
        if name in known and known[name] is None:
            return False
        stands = _hash(file)
        return stands is not None and (name not in known or stands != known[name])

    def _keep(self, files: Mapping[str, str | None]) -> None:
        listed = {"schema": _SCHEMA, "files": dict(sorted(files.items()))}
        file = self.writer.file(MANIFEST)
        content = (json.dumps(listed, indent=1) + "\n").encode()
        if not links.holds(file, content):
            atomic_write.write(file, content)

    def _manifest(self) -> dict[str, str | None] | None:
        """The files of earlier runs; None where there is no list of ours, or one that we would not have written."""
        file = self.folder / MANIFEST
        if links.is_link(file) or not links.is_file(file) or file.stat().st_size > _LARGEST_LIST:
            return None
        try:
            listed: Any = json.loads(file.read_bytes())
            known: dict[str, str | None] = dict(listed["files"])
            return known if listed["schema"] == _SCHEMA and all(map(_is_ours, known, known.values())) else None
        except (ValueError, TypeError, KeyError, RecursionError):
            return None


def _is_ours(name: str, seen: str | None) -> bool:
    """A name that lies within the folder and that we give, with a hash or none; TypeError for what is no text."""
    is_safe = re.fullmatch(_SAFE, name) is not None and name != MANIFEST
    return is_safe and (seen is None or re.fullmatch(r"[0-9a-f]{64}", seen) is not None)


def _hash(file: Path) -> str | None:
    """Of what stands there; a piece at a time, for somebody may have put a file of any size in its place."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
