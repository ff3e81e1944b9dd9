"""What the installed git knows: which files differ between two states, and what is in them at a commit."""

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

from cdsplan.language import Text, text

# Windows lets a command line be 32 KiB long: so many paths fit.
_AT_ONCE = 200
_FILES = {"100644", "100755"}
_CHUNK = 1 << 20
_UNSHALLOW = text(
    "Nếu bản sao thiếu lịch sử: git fetch --unshallow (trong CI: fetch-depth: 0).",
    "If this clone lacks history: git fetch --unshallow (in CI: fetch-depth: 0).",
)


class GitError(Exception):
    """Git is missing, or has no such repository or revision; the message says so."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class Ends(NamedTuple):
    """Two states to compare, by the ids of their commits; without a second one, the work tree is meant."""

    base: str
    head: str | None


class Git:
    """The git repository around a folder. All paths, here and back, are relative to that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ends(self, base: str, head: str | None) -> Ends:
        """The commits of `BASE`, `BASE HEAD`, `BASE..HEAD` or `BASE...HEAD` (from where HEAD left BASE)."""
        dots = next((dots for dots in ("...", "..") if dots in base), None)
        if head is not None or dots is None:
            return Ends(self.commit(base), None if head is None else self.commit(head))
        first, second = (self.commit(one or "HEAD") for one in base.split(dots, 1))
        return Ends(self._fork(first, second) if dots == "..." else first, second)

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names."""
        # No revision begins with a hyphen: what does could only act as an option.
        if revision.startswith("-") or "\0" in revision:
            raise _no_revision(revision)
        done = self._call("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if done.returncode and not done.stderr:
            raise _no_revision(revision)
        return self._said(done).strip()

    def _fork(self, first: str, second: str) -> str:
        done = self._call("merge-base", first, second)
        if done.returncode and not done.stderr:
            raise GitError(
                text(
                    "hai phiên bản không có gốc chung. {hint}",
                    "the two revisions have no common ancestor. {hint}",
                    hint=_UNSHALLOW,
                )
            )
        return self._said(done).split()[0]

    @contextmanager
    def changed(self, ends: Ends, folder: str) -> Iterator[Callable[[], list[str]]]:
        """Begin to look for the files below a folder that differ; call what is given for them, once there is time."""
        # Both sides are read anyway, so renames need not be sought; no program of the user's may run.
        compare = ["diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--ignore-submodules"]
        searches = [["-c", "core.safecrlf=false", *compare, *(commit for commit in ends if commit), "--", folder]]
        if ends.head is None:  # those that git does not know yet
            searches.append(["ls-files", "-z", "--others", "--exclude-standard", "--", folder])
        with ExitStack() as stack:
            # Two walks over the folder, side by side.
            processes = [stack.enter_context(self._start(*search)) for search in searches]
            yield lambda: sorted({name for process in processes for name in self._answer(process)})

    def _answer(self, process: subprocess.Popen[bytes]) -> list[str]:
        told, complaint = process.communicate()
        if process.returncode:
            raise self._refusal(complaint)
        return _split(told)

    def files(self, commit: str, folders: Iterable[str], most: int) -> dict[str, bytes | None]:
        """What lies in these folders (not below) at a commit, of each so many bytes at most; None for a link."""
        entries = dict(self._listed(commit, list(folders)))
        ids = dict.fromkeys(id_ for id_ in entries.values() if id_)
        contents = dict(zip(ids, self._contents(ids, most), strict=True))
        return {path: contents[id_] if id_ else None for path, id_ in entries.items()}

    def _listed(self, commit: str, folders: list[str]) -> Iterator[tuple[str, str | None]]:
        for start in range(0, len(folders), _AT_ONCE):
            some = (f"{folder}/" for folder in folders[start : start + _AT_ONCE])
            with self._start("ls-tree", "-z", commit, "--", *some) as listing:
                lines = self._answer(listing)
            for line in lines:
                described, _, path = line.partition("\t")
                mode, kind, id_ = described.split()
                if kind != "tree":
                    yield path, id_ if mode in _FILES else None

    def _contents(self, ids: Iterable[str], most: int) -> Iterator[bytes]:
        """The contents of these objects, all from one process."""
        with self._start("cat-file", "--batch") as reading:
            asking, answering = cast("IO[bytes]", reading.stdin), cast("IO[bytes]", reading.stdout)
            for id_ in ids:
                asking.write(f"{id_}\n".encode())
                asking.flush()
                yield self._content(answering, most)

    def _content(self, answering: IO[bytes], most: int) -> bytes:
        header = answering.readline().split()
        if len(header) != 3:  # noqa: PLR2004  id, type, size; else `<id> missing`, in a clone that has not all
            raise self._refusal(b" ".join(header))
        size = int(header[2])
        kept = answering.read(min(size, most))
        left = size - len(kept) + 1  # and the line end that follows
        while left > 0:
            left -= len(answering.read(min(left, _CHUNK))) or left
        return kept

    def _said(self, done: subprocess.CompletedProcess[bytes]) -> str:
        if done.returncode:
            raise self._refusal(done.stderr)
        return done.stdout.decode("ascii")

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        with self._start(*arguments) as process:
            told, complaint = process.communicate()
        return subprocess.CompletedProcess(arguments, process.returncode, told, complaint)

    @contextmanager
    def _start(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A list of arguments, and no shell that could read anything into them."""
        command = ["git", "-C", str(self.folder), *arguments]
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=_environment())  # noqa: S603
        except OSError as error:
            raise GitError(
                text(
                    "không chạy được git ({reason}); lệnh này cần git đã cài đặt",
                    "cannot run git ({reason}); this command needs it installed",
                    reason=error.strerror or type(error).__name__,
                )
            ) from None
        with process:
            yield process

    def _refusal(self, complaint: bytes) -> GitError:
        said = complaint.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            where = str(self.folder)
            return GitError(
                text("{folder} không nằm trong kho git nào", "{folder} lies in no git repository", folder=where)
            )
        return GitError(text("git báo: {said}", "git says: {said}", said=said))


def _environment() -> dict[str, str]:
    """English complaints, paths that mean themselves, and no question to the user."""
    asked = {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {**os.environ, **asked}


def _split(told: bytes) -> list[str]:
    return [os.fsdecode(name) for name in told.split(b"\0") if name]


def _no_revision(revision: str) -> GitError:
    return GitError(
        text(
            "không có phiên bản «{revision}». {hint}",
            "there is no revision `{revision}`. {hint}",
            revision=revision,
            hint=_UNSHALLOW,
        )
    )
