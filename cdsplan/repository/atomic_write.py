"""A file is replaced whole, or not at all, by one writer at a time, and by none who has not seen what stands there."""

import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from cdsplan import interruption
from cdsplan.interruption import SignalsWait
from cdsplan.language import Text, text
from cdsplan.repository import links

PATIENCE = 20.0
# Between its claim and its replacing a writer reads one file: whoever takes longer is dead.
_LONGEST_CLAIM = 5.0
_TEMPORARY = ".cdsplan-tmp"
# Whose a temporary file is: the machine's mark and the process; it has it in its name, a claim is a link to that.
_OWNER = r"([0-9a-f]{8})-(\d{1,10})"
_OWNED = re.compile(rf"\..*-{_OWNER}-[0-9a-f]{{8}}{re.escape(_TEMPORARY)}", re.DOTALL)
_NAMED = 40
_DAY = 24 * 3600 * 10**9


class BusyError(Exception):
    """Another program of ours has been writing the file for too long."""


class ChangedError(Exception):
    """The file is no longer what it was when it was read."""


def unwritable(file: str | Path, error: OSError) -> Text:
    """What to say where the system refuses to write."""
    return text(
        "không ghi được {file} ({reason})",
        "cannot write {file} ({reason})",
        file=str(file),
        reason=links.reason(error),
    )


def write(file: Path, raw: bytes) -> None:
    """Put new bytes in the place of a file: whoever reads it, or pulls the plug, finds the old or the new."""
    write_all({file: raw})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Several files at once: none is replaced before all are on the disk, and the last as soon as the first."""
    with SignalsWait(), ExitStack() as stack:
        targets = {links.target(file): raw for file, raw in files.items()}
        temporaries = {target: stack.enter_context(_written_beside(target, raw)) for target, raw in targets.items()}
        for target in filter(links.is_folder, temporaries):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        for target, temporary in temporaries.items():
            temporary.replace(target)
            interruption.wrote()


def exchange(file: Path, before: bytes | None, raw: bytes) -> None:
    """Likewise, of a file that is still what it was (None: not there); ChangedError where somebody was faster."""
    target = links.target(file)
    with SignalsWait(), _written_beside(target, raw) as temporary, _claimed(target, before):
        if _content(target) != before:
            raise ChangedError(str(file))
        temporary.replace(target)
        interruption.wrote()


def attempts(file: Path) -> Iterator[None]:
    """Once more and once more, for whoever meets a ChangedError; BusyError after so many seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        yield
    raise BusyError(str(file))


@contextmanager
def _written_beside(target: Path, raw: bytes) -> Iterator[Path]:
    """The bytes on the disk, beside the file whose place they are to take; cleared away if they do not."""
    temporary = temporary_name(target)
    try:
        now = put(temporary, raw)
        if links.is_there(target):
            shutil.copymode(target, temporary)
        yield temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    flush(target.parent)
    sweep(target.parent, now)


def put(file: Path, raw: bytes) -> int:
    """A file that was not there, with these bytes, on the disk; what time it is there, in nanoseconds."""
    with file.open("xb") as stream:
        stream.write(raw)
        stream.flush()
        os.fsync(stream.fileno())
        return os.fstat(stream.fileno()).st_mtime_ns


@contextmanager
def _claimed(target: Path, before: bytes | None) -> Iterator[None]:
    """Alone among all who would replace just this content, on whatever machine: a file can be made only once."""
    seen = sha256(f"{target.name}\0{before is None}\0".encode(errors="surrogateescape") + (before or b"")).hexdigest()
    claim = target.with_name(f".{target.name[:_NAMED]}-{seen[:16]}{_TEMPORARY}")
    end = time.monotonic() + _LONGEST_CLAIM
    while not _is_made(claim):
        if _content(target) != before:
            raise ChangedError(str(target))
        if _is_dead(claim) or time.monotonic() > end:
            _clear(claim)
        time.sleep(0.01)
    try:
        yield
    finally:
        claim.unlink(missing_ok=True)


def _clear(claim: Path) -> None:
    """Also a folder: a change may bring one of this name, for whoever knows the file can reckon it."""
    if links.is_folder(claim) and not links.is_link(claim):
        shutil.rmtree(claim)
    else:
        claim.unlink(missing_ok=True)


def _is_made(claim: Path) -> bool:
    try:
        _make(claim)
    except FileExistsError:
        return False
    except PermissionError:  # so Windows calls a file that is just being taken away
        if os.name != "nt":
            raise
        return False
    return True


def _make(claim: Path) -> None:
    """As a link, which says at once whose it is; where there are no links, as a file."""
    try:
        claim.symlink_to(_me())
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        os.close(os.open(claim, os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def _content(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def make_folder(folder: Path) -> None:
    """With those above it, all of them as lasting as what is written into them."""
    if not folder.is_dir():
        if folder != folder.parent:  # as a drive is that Windows does not have
            make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        flush(folder.parent)


def flush(folder: Path) -> None:
    """Let the new name of a file survive a power cut, too; Windows and some network drives cannot be asked."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def temporary_name(target: Path) -> Path:
    """Where to make what is to become a file or folder, so that nobody reads it and everybody knows whose it is."""
    # In the same folder, because a file moves at once only within its file system; hidden; and never too long a name.
    return target.with_name(f".{target.name[:_NAMED]}-{_me()}-{secrets.token_hex(4)}{_TEMPORARY}")


def has_temporary(target: Path) -> bool:
    """Whether somebody is making this file, or was killed when its place was still to be taken."""
    begins = f".{target.name[:_NAMED]}-"
    with suppress(OSError):
        return any(one.name.startswith(begins) and is_temporary(one.name) for one in target.parent.iterdir())
    return False


def is_temporary(name: str) -> bool:
    """Whether a file of this name is being made by a program of ours, or was when that was killed."""
    return _OWNED.fullmatch(name) is not None


def sweep(folder: Path, now: int) -> None:
    """Clear away what killed writers left in a folder; `now` as its file system tells the time, in nanoseconds."""
    temporaries: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        temporaries = [one for one in entries if one.name.startswith(".") and one.name.endswith(_TEMPORARY)]
    for entry in temporaries:
        with suppress(OSError):  # another user's stays, the others go all the same
            if _is_left(entry, now):
                shutil.rmtree(entry) if entry.is_dir(follow_symlinks=False) else Path(entry).unlink()


def _is_left(entry: os.DirEntry[str], now: int) -> bool:
    """Its writer is dead. Where nobody can know that, because it is another machine's, a day has gone by."""
    dead = _is_dead(Path(entry))
    # A clock may have been set back meanwhile, and a file be of tomorrow.
    return abs(now - entry.stat(follow_symlinks=False).st_mtime_ns) > _DAY if dead is None else dead


def _is_dead(temporary: Path) -> bool | None:
    """Whether its writer is; None where that cannot be known."""
    owner = _OWNED.fullmatch(temporary.name)
    with suppress(OSError):  # it is no link, or no longer there
        owner = owner or re.fullmatch(_OWNER, str(temporary.readlink()))
    if not owner or owner[1] != _machine() or os.name == "nt":  # to Windows the question would be a Ctrl-C
        return None
    return not _is_alive(int(owner[2]))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _me() -> str:
    return f"{_machine()}-{os.getpid()}"


@cache
def _machine() -> str:
    """A mark of all that shares its processes' numbers with us: a container has its own."""
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        name += str(Path("/proc/self/ns/pid").readlink())
    return sha256(name.encode(errors="surrogateescape")).hexdigest()[:8]


@contextmanager
def locked(file: Path, patience: float | None = None) -> Iterator[bool]:
    """Alone with a file, from reading it to writing it; BusyError where another keeps it for so many seconds.

    False where the system has no lock to give: then it is `exchange` alone that no value is lost by.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  only for those who write

    target = links.target(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it may lock in another way, and would say so in English
            lock = FileLock(_lock(target), timeout=PATIENCE if patience is None else patience)
            lock.acquire()
    except Timeout as error:
        raise BusyError(str(file)) from error
    except (OSError, NotImplementedError):
        yield False
        return
    try:
        yield True
    finally:
        with suppress(OSError):
            lock.release()


def _lock(target: Path) -> Path:
    return _lock_folder() / f"{sha256(os.fsencode(target)).hexdigest()[:32]}.lock"


def _lock_folder() -> Path:
    """Far from the repository, where git would see it; in a folder of the user's own, for others could not open it."""
    user = getattr(os, "getuid", lambda: "")()
    for above in _above_locks():
        folder = above / f"cdsplan-{user}"
        with suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
            if _is_private(folder):
                return folder
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _above_locks() -> Iterator[Path]:
    """The folders for such things, the usual first: all programs of one user must come to the same."""
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    yield from (Path(name) for name in (*named, "/tmp", "/var/tmp") if name)  # noqa: S108  looked at by _is_private
    with suppress(RuntimeError):  # nobody knows the user's home
        yield Path.home() / ".cache"


def _is_private(folder: Path) -> bool:
    """Whether nobody else can put anything there; another user may have made it first, or laid a link."""
    if sys.platform == "win32":
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
