"""The installed git, run so that nothing which a repository brings along can run: no setting, hook, filter or protocol.

In the repository itself git only finds it, asks whether its owner is trusted, and tells which commit a name means. All
else happens in a git folder of our own, made for the occasion: it borrows the objects and a copy of the index, and has
no configuration but ours. What is not known to be harmless is thus left out, rather than what is known to harm.
"""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import NamedTuple

from cdsplan import interruption
from cdsplan.language import Text, text
from cdsplan.repository import links

# Of what git reads from the environment, these are the user's own words; the rest is told by the folder alone, since
# inside a hook it may name another repository than the one that is looked into.
_PROGRAM = "GIT_EXEC_PATH"
_OF_THE_USER = (_PROGRAM, "GIT_CONFIG_")
_WHO_COMMITS = ("GIT_AUTHOR_", "GIT_COMMITTER_")
# English complaints, paths that mean themselves, and no question to the user. A partial clone fetches nothing: what it
# would run for that stands in its configuration. `none` is no protocol; older gits know only that way to stop it.
_ALWAYS = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
_NO_PROGRAM = ("-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null")
# How files on the disk are compared with those of a commit; none of it names a program.
_COMPARING = (
    "^core[.](autocrlf|eol|ignorecase|symlinks|precomposeunicode|longpaths|fscache|trustctime|checkstat|excludesfile"
    "|sparsecheckout)$"
)
_EXCLUDES = "core.excludesfile="
_PLAIN = "[core]\n\trepositoryFormatVersion = 0\n\tfileMode = false\n"
_SHA256 = "[core]\n\trepositoryFormatVersion = 1\n\tfileMode = false\n[extensions]\n\tobjectFormat = sha256\n"
# Of a list of names to ignore; what is longer is none, but a way to fill the disk.
_LONGEST_LIST = 1 << 20
# The index of half a million files has 60 megabytes; a sparse file that claims more would fill the disk.
_LARGEST_COPY = 1 << 28
# A stranger's `.gitignore` can hold a pattern over which git ponders for years, and a pipe in the place of one of its
# files would never be read; what is honest takes seconds, also of a whole nation.
PATIENCE = 120.0


class GitError(Exception):
    """Git is missing, or has no such repository or revision; the message says so."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


@contextmanager
def _legible() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise GitError(
            text(
                "không đọc được kho git: {file} ({reason})",
                "cannot read the git repository: {file} ({reason})",
                file=str(error.filename),
                reason=links.reason(error),
            )
        ) from None


class Answer(NamedTuple):
    """How git ended, and what it wrote."""

    code: int
    output: bytes
    complaint: bytes


class CleanRoom(NamedTuple):
    """A folder in a work tree, the top of that, where git keeps what belongs to it, and the git folder of our own."""

    folder: Path
    top: Path
    own: Path
    shared: Path  # with the other work trees of the repository
    room: Path

    def outside(self, *arguments: str, given: bytes = b"") -> Answer:
        """What git says in the repository itself: only for what has to know its names and its settings."""
        return _outside(self.top, *arguments, given=given)

    @contextmanager
    def start(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Git at work in our own git folder; paths are relative to the folder in the work tree."""
        with _started(self.folder, arguments, self._environment()) as process:
            yield process

    def _environment(self) -> dict[str, str]:
        places = {"GIT_DIR": self.room, "GIT_WORK_TREE": self.top, "GIT_OBJECT_DIRECTORY": self.shared / "objects"}
        home = {"HOME": self.room, "XDG_CONFIG_HOME": self.room}
        nobody = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1"}
        return _environment(_PROGRAM) | {name: str(path) for name, path in (places | home).items()} | nobody

    @_legible()
    def borrow(self) -> list[str]:
        """The index and the names to ignore, as they are now; the options to compare files on the disk with."""
        found = self.outside("config", "-z", "--get-regexp", _COMPARING).output.split(b"\0")
        said = [os.fsdecode(one).replace("\n", "=", 1) for one in found if one]
        # Of each its last value holds; a stranger may have written it more often than a command line is long.
        settings = list({one.partition("=")[0]: one for one in said}.values())
        # With the time that the index was written at: git reads again what was changed in that moment or later.
        for file in (self.own / "index", *self.own.glob("sharedindex.*")):
            _copy(file, self.room)
        ignored = [one.removeprefix(_EXCLUDES) for one in settings if one.startswith(_EXCLUDES)][-1:]
        lists = [self.shared / "info" / "exclude", *(self.top / one for one in _excludes(ignored))]
        (self.room / "info" / "exclude").write_bytes(b"\n".join(map(_list, lists)))
        (self.room / "info" / "attributes").write_bytes(_list(self.shared / "info" / "attributes"))
        return [word for one in settings if not one.startswith(_EXCLUDES) for word in ("-c", one)]


@contextmanager
def entered(folder: Path) -> Iterator[CleanRoom]:
    """Ready to look into the repository that a folder lies in; GitError where there is none, or no trust in it."""
    highest, own, settings = _found(folder)
    with interruption.SignalsWait():
        scratch = _scratch()
        interruption.before_leaving(scratch.cleanup)
    with scratch as made:
        room = CleanRoom(folder.resolve(), highest, own, _shared(own), Path(made))
        _furnish(room, settings)
        yield room


@_legible()
def _found(folder: Path) -> tuple[Path, Path, str]:
    """The top of the work tree that a folder lies in, its git folder, and the settings that ours needs for it."""
    highest = top(folder.resolve())
    if highest is None:
        raise _no_repository(folder)
    # An old git knows no `--show-object-format`, and no other format either.
    said = _outside(highest, "rev-parse", "--show-object-format", "--git-dir")
    if said.code:
        raise refusal(said.complaint, folder)
    hashed, _, where = os.fsdecode(said.output).removesuffix("\n").partition("\n")
    own = highest / where
    # Where `.git` is not what it should be, git may take the folder itself for a bare repository, or go further up.
    if (highest / ".git").is_dir() and not own.samefile(highest / ".git"):
        raise _no_repository(folder)
    return highest, own, _SHA256 if hashed == "sha256" else _PLAIN


@_legible()
def _scratch() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="cdsplan-git-", ignore_cleanup_errors=True)


def top(folder: Path) -> Path | None:
    """The nearest folder with a `.git`, from this one up to where GIT_CEILING_DIRECTORIES says to stop."""
    ceilings = {os.path.realpath(one) for one in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if one}
    above = takewhile(lambda one: str(one) not in ceilings, folder.parents)
    return next((one for one in (folder, *above) if links.is_there(one / ".git")), None)


def refusal(complaint: bytes, folder: Path) -> GitError:
    """What git complained of, in our words where they say more."""
    said = complaint.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        return _no_repository(folder)
    if "dubious ownership" in said or "unsafe repository" in said:
        # Git's own command, for on Windows a shared folder is written in a way of its own there.
        command = next((line.strip() for line in said.splitlines() if "--add safe.directory" in line), "")
        return GitError(
            text(
                "git không tin kho chứa {folder}, vì kho thuộc người dùng khác. Nếu tin kho này, hãy chạy: {command}",
                "git does not trust the repository of {folder}: it belongs to another user. If you do, run: {command}",
                folder=str(folder),
                command=command,
            )
        )
    # An old git breaks down over a missing content without a word; others tell that they may not fetch it.
    if not said or any(one in said for one in ("unable to read", "not allowed", "bad tree object")):
        return lacking(" ".join(said.split()) or "?")
    return GitError(text("git báo: {said}", "git says: {said}", said=" ".join(said.split())))


def lacking(what: str) -> GitError:
    """That a clone has not all that its history names."""
    return GitError(
        text(
            "bản sao này thiếu {what}, hoặc bị hỏng. Sao một phần thì tải cho đủ: git fetch --refetch --no-filter",
            "this clone lacks {what}, or it is damaged. To make a partial clone whole: git fetch --refetch --no-filter",
            what=what,
        )
    )


def _no_repository(folder: Path) -> GitError:
    return GitError(
        text("{folder} không nằm trong kho git nào", "{folder} is not in a git repository", folder=str(folder))
    )


def _shared(own: Path) -> Path:
    """Where the objects are: a work tree added with `git worktree` names it in a file."""
    named = own / "commondir"
    return own / os.fsdecode(_list(named)).strip() if named.is_file() else own


@_legible()
def _furnish(room: CleanRoom, settings: str) -> None:
    for folder in ("refs", "info"):
        (room.room / folder).mkdir()
    (room.room / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii")
    (room.room / "config").write_text(settings, encoding="ascii")
    # Without it git would miss the ancestors that a shallow clone leaves out.
    _copy(room.shared / "shallow", room.room)


def _copy(file: Path, folder: Path) -> None:
    """A copy with the same name and time; nothing of what is no file, such as a pipe that would never end."""
    if not file.is_file():
        return
    if file.stat().st_size > _LARGEST_COPY:
        raise GitError(text("{file} quá lớn, nên không đọc", "{file} is too large to be read", file=str(file)))
    shutil.copy2(file, folder / file.name)


def _list(file: Path) -> bytes:
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        return stream.read(_LONGEST_LIST)


def _excludes(configured: list[str]) -> list[Path]:
    """The user's own list of names to ignore, where git looks for it; none where nobody knows the user's home."""
    with suppress(RuntimeError):
        if configured:
            return [Path(configured[0]).expanduser()]
        return [Path(os.environ.get("XDG_CONFIG_HOME") or Path("~", ".config").expanduser(), "git", "ignore")]
    return []


def of_user(folder: Path, *arguments: str) -> Answer:
    """What git does in a repository that we have made ourselves, for the user and in their name."""
    return _answered(folder, arguments, _environment(*_OF_THE_USER, *_WHO_COMMITS))


def _outside(folder: Path, *arguments: str, given: bytes = b"") -> Answer:
    return _answered(folder, arguments, _environment(*_OF_THE_USER), given)


def _answered(folder: Path, arguments: tuple[str, ...], environment: dict[str, str], given: bytes = b"") -> Answer:
    with _started(folder, (*_NO_PROGRAM, *arguments), environment) as process:
        output, complaint = process.communicate(given)
    return Answer(process.returncode, output, complaint)


def _environment(*kept: str) -> dict[str, str]:
    others = {name: one for name, one in os.environ.items() if not name.startswith("GIT_") or name.startswith(kept)}
    return others | _ALWAYS


@contextmanager
def _started(
    folder: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A list of arguments, and no shell that could read anything into them."""
    command = [_program(), "-C", str(folder), *arguments]
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603
    except OSError as error:
        raise _cannot_run(links.reason(error)) from None
    interruption.before_leaving(process.kill)
    with _ended_in_time(process):
        try:
            with process:
                yield process
        except BrokenPipeError:  # git ended before it was asked everything; of our own output there is none in here
            raise lacking("?") from None


@contextmanager
def _ended_in_time(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """GitError where it had to be killed, whatever was made of what it said until then."""
    late = Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = Timer(PATIENCE, stop)
    timer.start()
    try:
        yield
    except GitError:
        if not late.is_set():
            raise
    finally:
        timer.cancel()
    if late.is_set():
        raise _too_slow()


def _program() -> str:
    program = _installed()
    if program is None:
        raise _cannot_run(links.reason(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))))
    return str(program)


def is_installed() -> bool:
    """Whether there is a git at all."""
    return _installed() is not None


def _installed() -> Path | None:
    """Of the folders of PATH that are told in full: Windows would look into the current one first, a stranger's."""
    name = "git.exe" if os.name == "nt" else "git"
    found = (Path(folder, name) for folder in os.get_exec_path() if Path(folder).is_absolute())
    return next((one for one in found if os.access(one, os.X_OK) and one.is_file()), None)


def _too_slow() -> GitError:
    return GitError(
        text(
            "git chạy quá {seconds} giây mà chưa xong, nên đã dừng. Kiểm tra các mẫu trong .gitignore, .gitattributes"
            " và xem có tệp nào của git là pipe không; hoặc so sánh hai phiên bản đã commit: cdsplan diff BASE HEAD",
            "git did not end within {seconds} seconds and was stopped. Look for patterns in .gitignore, .gitattributes"
            " that nothing can match in time, and for pipes; or compare two commits: cdsplan diff BASE HEAD",
            seconds=round(PATIENCE),
        )
    )


def _cannot_run(reason: Text) -> GitError:
    return GitError(
        text(
            "không chạy được git ({reason}); lệnh này cần git đã cài đặt",
            "cannot run git ({reason}); this command needs it installed",
            reason=reason,
        )
    )
