"""What the installed git knows: which files differ between two states, and what is in them at a commit."""

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, NamedTuple, cast

from cdsplan.language import text
from cdsplan.repository import cleanroom
from cdsplan.repository.cleanroom import Answer, CleanRoom, GitError

# Windows lets a command line be 32 KiB long: so many paths fit.
_AT_ONCE = 200
# Of one process, which may only take so long.
_MOST_CONTENTS = 10_000
_COMMIT = re.compile(rb"([0-9a-f]+) commit \d+\n")
_FILES = {"100644", "100755"}
_CHUNK = 1 << 20
# No path to a branch is longer; git goes as deep as a revision is long, and falls over those of a million `^`.
_LONGEST = 4096
_SHOWN = 80
_ABBREVIATED = 10
_MOST_OFFERED = 1000
# What lies in `plans/` at a commit: the nation with ten years of monthly reports. A few small trees of git can name
# more than any memory holds, since each may stand in the next one many times.
_MOST_NAMES = 500_000
_MOST_LETTERS = 1 << 27
# How git marks the files that a sparse checkout leaves out, and the setting without which there are none.
_SKIPPED, _SPARSE = "S ", "core.sparsecheckout=true"
_NAMES = ("--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules")
_UNSHALLOW = text(
    "Nếu bản sao thiếu lịch sử: git fetch --unshallow (trong CI: fetch-depth: 0).",
    "If this clone lacks history: git fetch --unshallow (in CI: fetch-depth: 0).",
)


class Ends(NamedTuple):
    """Two states to compare, by the ids of their commits; without a second one, the work tree is meant."""

    base: str
    head: str | None


class Differing(NamedTuple):
    """The files that differ; and those that a sparse checkout leaves out, so that nobody has taken them away."""

    paths: list[str]
    left_out: list[str]


@contextmanager
def opened(folder: Path) -> Iterator["Git"]:
    """The git repository around a folder; GitError where there is none."""
    with cleanroom.entered(folder) as room:
        yield Git(room)


class Git:
    """A git repository. All paths, here and back, are relative to the folder it was opened around."""

    def __init__(self, room: CleanRoom) -> None:
        self._room = room

    def ends(self, base: str, head: str | None) -> Ends:
        """The commits of `BASE`, `BASE HEAD`, `BASE..HEAD` or `BASE...HEAD` (from where HEAD left BASE)."""
        dots = next((dots for dots in ("...", "..") if dots in base), None)
        if head is not None or dots is None:
            return Ends(self.commit(base), None if head is None else self.commit(head))
        first, second = (self.commit(one or "HEAD") for one in base.split(dots, 1))
        return Ends(self._fork(first, second) if dots == "..." else first, second)

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names."""
        # Asked on a line of its own, where nothing can act as an option.
        if len(revision) > _LONGEST or set("\0\n") & set(revision):
            raise _no_revision(revision)
        answer = self._room.outside("cat-file", "--batch-check", given=os.fsencode(f"{revision}^{{commit}}\n"))
        named = _COMMIT.fullmatch(self._output_of(answer))
        if named is None:
            raise _no_revision(revision)
        return named[1].decode()

    def names(self) -> list[str]:
        """Branches, also those of other repositories, and tags; of very many the first."""
        listing = ("for-each-ref", f"--count={_MOST_OFFERED}", "--format=%(refname:short)")
        answer = self._room.outside(*listing, "refs/heads", "refs/remotes", "refs/tags")
        return os.fsdecode(self._output_of(answer)).split()

    def _fork(self, first: str, second: str) -> str:
        done = self._call("merge-base", first, second)
        if done.code and not done.complaint:
            raise GitError(
                text(
                    "hai phiên bản không có gốc chung. {hint}",
                    "the two revisions have no common ancestor. {hint}",
                    hint=_UNSHALLOW,
                )
            )
        return self._output_of(done).split()[0].decode()

    @contextmanager
    def changed(self, ends: Ends, folder: str) -> Iterator[Callable[[], Differing]]:
        """Begin to look for the files below a folder that differ; call what is given for them, once there is time."""
        for commit in filter(None, ends):
            self._measure(commit, folder)
        # Both sides are read anyway, so renames need not be sought.
        compare = ["-c", "core.safecrlf=false", "diff", *_NAMES, *(commit for commit in ends if commit), "--", folder]
        searches = [compare]
        if ends.head is None:  # those that git does not know yet
            settings = self._room.borrow()
            unknown = ["ls-files", "-z", "--others", "--exclude-standard", "--", folder]
            marked = ["ls-files", "-z", "-t", "--", folder] if _SPARSE in settings else []
            searches = [[*settings, *compare], [*settings, *unknown], *([[*settings, *marked]] if marked else [])]
        with ExitStack() as stack:
            # Two walks over the folder, side by side.
            processes = [stack.enter_context(self._room.start(*search)) for search in searches]
            yield lambda: self._differing([self._answer(process) for process in processes])

    def _differing(self, answers: Sequence[Sequence[str]]) -> Differing:
        """What a comparison, a list of unknown files and one of marked files say; the last two may be missing."""
        left_out = (line.removeprefix(_SKIPPED) for line in chain(*answers[2:]) if line.startswith(_SKIPPED))
        absent = sorted(name for name in left_out if not os.path.lexists(self._room.folder / name))
        return Differing(sorted(set(chain(*answers[:2]))), absent)

    def _measure(self, commit: str, folder: str) -> None:
        """GitError where a folder holds too much at a commit: `diff` would keep all of it before it says a word."""
        names = letters = 0
        with self._room.start("ls-tree", "-r", "-t", "-z", "--name-only", commit, "--", f"{folder}/") as listing:
            answering = cast("IO[bytes]", listing.stdout)
            while names <= _MOST_NAMES and letters <= _MOST_LETTERS:
                some = answering.read(_CHUNK)
                if not some:
                    return
                names, letters = names + some.count(b"\0"), letters + len(some)
            listing.kill()
        raise GitError(
            text(
                "phiên bản {commit} có hơn {most} tệp và thư mục trong {folder}/, hoặc tên quá dài: không so sánh",
                "revision {commit} has more than {most} files and folders in {folder}/, or names too long to compare",
                commit=commit[:_ABBREVIATED],
                most=_MOST_NAMES,
                folder=folder,
            )
        )

    def _answer(self, process: subprocess.Popen[bytes]) -> list[str]:
        output, complaint = process.communicate()
        if process.returncode:
            raise cleanroom.refusal(complaint, self._room.folder)
        return _split(output)

    def files(self, commit: str, folders: Iterable[str], most: int) -> dict[str, bytes | None]:
        """What lies in these folders (not below) at a commit, of each so many bytes at most; None for a link."""
        entries = dict(self._listed(commit, list(folders)))
        ids = dict.fromkeys(id_ for id_ in entries.values() if id_)
        contents = dict(zip(ids, self._contents(ids, most), strict=True))
        return {path: contents[id_] if id_ else None for path, id_ in entries.items()}

    def _listed(self, commit: str, folders: list[str]) -> Iterator[tuple[str, str | None]]:
        for start in range(0, len(folders), _AT_ONCE):
            some = (f"{folder}/" for folder in folders[start : start + _AT_ONCE])
            with self._room.start("ls-tree", "-z", commit, "--", *some) as listing:
                lines = self._answer(listing)
            for line in lines:
                described, _, path = line.partition("\t")
                mode, kind, id_ = described.split()
                if kind != "tree":
                    yield path, id_ if mode in _FILES else None

    def _contents(self, ids: Iterable[str], most: int) -> Iterator[bytes]:
        """The contents of these objects, very many of them from one process."""
        left = iter(ids)
        while some := list(islice(left, _MOST_CONTENTS)):
            yield from self._contents_of(some, most)

    def _contents_of(self, ids: Iterable[str], most: int) -> Iterator[bytes]:
        with self._room.start("cat-file", "--batch") as reading:
            asking, answering = cast("IO[bytes]", reading.stdin), cast("IO[bytes]", reading.stdout)
            for id_ in ids:
                asking.write(f"{id_}\n".encode())
                asking.flush()
                yield self._content(answering, id_, most)

    def _content(self, answering: IO[bytes], id_: str, most: int) -> bytes:
        header = answering.readline().split()
        if len(header) != 3:  # noqa: PLR2004  id, type, size; else `<id> missing`, or nothing where git gave up
            raise cleanroom.lacking(id_)
        size = int(header[2])
        kept = answering.read(min(size, most))
        left = size - len(kept) + 1  # and the line end that follows
        while left > 0:
            passed = len(answering.read(min(left, _CHUNK)))
            if not passed:  # git ended in the midst of it
                raise cleanroom.lacking(id_)
            left -= passed
        return kept

    def _output_of(self, answer: Answer) -> bytes:
        if answer.code:
            raise cleanroom.refusal(answer.complaint, self._room.folder)
        return answer.output

    def _call(self, *arguments: str) -> Answer:
        with self._room.start(*arguments) as process:
            output, complaint = process.communicate()
        return Answer(process.returncode, output, complaint)


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _no_revision(revision: str) -> GitError:
    return GitError(
        text(
            "không có phiên bản «{revision}». {hint}",
            "there is no revision `{revision}`. {hint}",
            revision=revision if len(revision) <= _SHOWN else f"{revision[:_SHOWN]}…",
            hint=_UNSHALLOW,
        )
    )
