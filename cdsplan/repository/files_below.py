"""The files below a folder as bytes and as YAML, by no link that leads out of it; what they mean is asked elsewhere."""

import os
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cdsplan.finding import Span
from cdsplan.language import Text, text
from cdsplan.repository import links
from cdsplan.yaml import source
from cdsplan.yaml.encoding import Problem, Problems, Written
from cdsplan.yaml.source import Source


@dataclass
class FilesBelow:
    """A folder whose files anybody may have laid there."""

    root: Path
    _links: dict[str, bool] = field(default_factory=dict, repr=False)

    @cached_property
    def _folder(self) -> str:
        """The root as the beginning of a file's name."""
        return os.path.join(self.root, "")  # noqa: PTH118  for the separator at its end

    def source(self, path: str) -> Source:
        """The file at this path below the root; whatever keeps it from being read is its finding."""
        raw = self.content(path)
        return raw if isinstance(raw, Source) else source.parse(printable(path), raw)

    def content(self, path: str) -> bytes | Source:
        """Its bytes, of a file that is too large the first; or the source that says why it cannot be read."""
        file = f"{self._folder}{path}"  # a Path takes as long to make as the file to open
        shown = printable(path)
        try:
            found = None if self._is_linked(path.rpartition("/")[0]) else os.lstat(file)
            if found is None or stat.S_ISLNK(found.st_mode):
                why = links.astray(self._real_root, file)
                if why:
                    return unreadable(shown, why, CHECK_LINK)
                file = os.path.realpath(file)
                found = os.lstat(file)
            if not stat.S_ISREG(found.st_mode):
                return unreadable(shown, text("không phải một tệp thường", "not a regular file"))
            return _read(file, min(found.st_size, source.LARGEST))
        except FileNotFoundError:
            return unreadable(shown, text("không có tệp này", "there is no such file"), _ADD_FILE)
        except OSError as error:
            return unreadable(shown, cannot_open(error))

    def has(self, path: str) -> bool:
        """Whether anything stands at this path below the root; where one may not look, reading it says why."""
        closed = self._is_linked(path.rpartition("/")[0]) and links.astray(self._real_root, f"{self._folder}{path}")
        return bool(closed) or os.path.lexists(f"{self._folder}{path}")

    def _is_linked(self, folder: str) -> bool:
        """Whether a folder, or one above it, is a link."""
        if folder and folder not in self._links:
            is_link = links.is_link(f"{self._folder}{folder}")
            self._links[folder] = is_link or self._is_linked(folder.rpartition("/")[0])
        return bool(folder) and self._links[folder]

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)


# What has meanwhile become a link is not followed, and a pipe not waited for.
_AS_IT_WAS = (os.O_RDONLY, *(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK")))
_READING = sum(_AS_IT_WAS)


def _read(file: str, size: int) -> bytes:
    """The bytes of a file that had so many; of a larger one at least one more."""
    # In half the time of a file object, which asks for the size again and has a buffer.
    descriptor = os.open(file, _READING)
    try:
        raw = os.read(descriptor, size + 1)
        return raw if len(raw) <= size else raw + os.read(descriptor, source.LARGEST)
    finally:
        os.close(descriptor)


def printable(path: str) -> str:
    """A name that is not UTF-8 comes from the system with halves of surrogate pairs, which nobody can print."""
    return path if path.isascii() else path.encode(errors="backslashreplace").decode()


CHECK_FILE = text("Kiểm tra tệp và quyền đọc.", "Check the file and its permissions.")


def unreadable(path: str, message: Text, hint: Text = CHECK_FILE) -> Source:
    """A file of which nothing can be read, and why."""
    problem = Problem("unreadable-file", Span(1, 1, 1, 1), message, hint)
    return Source(path, Written(""), problems=Problems(problem))


_ADD_FILE = text(
    "Thêm tệp này, hoặc chuyển thư mục ra ngoài plans/.", "Add the file, or move its folder out of plans/."
)
CHECK_LINK = text("Chép nội dung thật vào thay cho liên kết.", "Replace the link by the real content.")


def cannot_open(error: OSError) -> Text:
    """Why the system does not open it."""
    return text("không mở được ({reason})", "cannot be opened ({reason})", reason=links.reason(error))
