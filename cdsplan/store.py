"""A file is replaced whole, or not at all, and by one writer at a time."""

import glob
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from cdsplan import place

PATIENCE = 20.0
_DRAFT = ".cdsplan-tmp"


class BusyError(Exception):
    """Another program of ours has been writing the file for too long."""


def write(file: Path, raw: bytes) -> None:
    """Put new bytes in the place of a file: whoever reads it, or pulls the plug, finds the old or the new."""
    target = place.target(file)
    # In the same folder, because a file moves at once only within its file system; hidden, so that nobody reads it.
    draft = target.with_name(f".{target.name}-{secrets.token_hex(4)}{_DRAFT}")
    try:
        with draft.open("xb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _flush(target.parent)


def make_folder(folder: Path) -> None:
    """With those above it, all of them as lasting as what is written into them."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush(folder.parent)


def _flush(folder: Path) -> None:
    """Let the new name of a file survive a power cut, too; Windows and some network drives cannot be asked."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def locked(file: Path, patience: float | None = None) -> Iterator[None]:
    """Alone with a file, from reading it to writing it; BusyError where another keeps it for so many seconds."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  only for those who write

    target = place.target(file)
    try:
        with FileLock(_lock(target), timeout=PATIENCE if patience is None else patience):
            _sweep(target)
            yield
    except Timeout as error:
        raise BusyError(str(file)) from error


def _lock(target: Path) -> Path:
    """Far from the repository, where git would see it; in a folder of the user's own, for others could not open it."""
    user = getattr(os, "getuid", lambda: "")()
    folder = Path(tempfile.gettempdir()) / f"cdsplan-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{sha256(os.fsencode(target)).hexdigest()[:32]}.lock"


def _sweep(target: Path) -> None:
    """Clear away what a killed writer left: the file is locked, so nobody is working on it."""
    with suppress(OSError):
        for draft in target.parent.glob(f".{glob.escape(target.name)}-*{_DRAFT}"):
            draft.unlink(missing_ok=True)
