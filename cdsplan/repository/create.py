"""New files, all of them or none, and never in the place of something that is there."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from cdsplan import interruption
from cdsplan.language import Text, text
from cdsplan.repository import atomic_write, links


class CreateError(Exception):
    """The files cannot be made; the message names the first that is in the way."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def create(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write these files, by their paths below a folder; where one cannot be, there will be none."""
    wanted: dict[Path, bytes] = {}
    for path, content in _missing(root, files).items():
        if not _inside(root, path):
            raise CreateError(
                text(
                    "{path} nằm ngoài kho: có liên kết dẫn ra ngoài", "{path} is outside: a link leads there", path=path
                )
            )
        if root / path in wanted:
            raise _exists(path)
        wanted[root / path] = _raw(content)
    with interruption.SignalsWait():
        now = _make(wanted)
        interruption.wrote(len(wanted))
        # What a killed run has left, also in folders in which nothing is missing any more.
        for folder in {folder for path in files for folder in PurePath(path).parents}:
            atomic_write.sweep(root / folder, now)


def create_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """A folder with these files in it, at once; one that stands there must be empty. OSError where it cannot be."""
    atomic_write.make_folder(folder.parent)
    with interruption.SignalsWait():
        beside = atomic_write.temporary_name(folder)
        try:
            for within in {beside, *((beside / name).parent for name in files)}:
                within.mkdir(parents=True, exist_ok=True)
            now = max((atomic_write.put(beside / name, raw) for name, raw in files.items()), default=0)
            atomic_write.flush(beside)
            if links.is_folder(folder):
                folder.rmdir()
            beside.rename(folder)
        except BaseException:
            _remove(beside)
            raise
        interruption.wrote(len(files))
        atomic_write.flush(folder.parent)
        atomic_write.sweep(folder.parent, now)


def _missing(root: Path, files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """All of them; only if a run was killed in the midst of them, those that it did not come to."""
    there = [path for path in files if os.path.lexists(root / path)]
    foreign = [path for path in there if not _holds(root / path, files[path])]
    if there and (foreign or len(there) == len(files)):
        raise _exists((foreign or there)[0])
    return {path: content for path, content in files.items() if path not in there}


def _raw(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _holds(file: Path, content: str | bytes) -> bool:
    try:
        return not file.is_symlink() and links.holds(file, _raw(content))
    except OSError:
        return False


def _inside(root: Path, path: str) -> bool:
    folders = (root / folder for folder in PurePath(path).parents if folder.name)
    return not any(links.astray(os.path.realpath(root), folder) for folder in folders if links.is_link(folder))


def _make(files: Mapping[Path, bytes]) -> int:
    """Each new folder is filled beside its place, and takes it at once with all that is in it; when that was."""
    now = 0
    temporaries: dict[Path, Path] = {}
    taken: list[Path] = []
    try:
        for file, raw in files.items():
            top = _top(file)
            temporary = temporaries.setdefault(top, atomic_write.temporary_name(top))
            now = _write(temporary / file.relative_to(top), raw, top)
        for top, temporary in temporaries.items():
            _take(top, temporary)
            taken.append(top)
    except BaseException:
        for one in (*taken, *temporaries.values()):
            _remove(one)
        raise
    for folder in {top.parent for top in temporaries}:
        atomic_write.flush(folder)
    return now


def _top(file: Path) -> Path:
    """What will be new in a folder that is there: the file, or the highest of the folders that it needs."""
    return next(one for one in (file, *file.parents) if links.is_there(one.parent))


def _write(file: Path, raw: bytes, top: Path) -> int:
    """The time of the file system."""
    try:
        if file.parent != top.parent:
            file.parent.mkdir(parents=True, exist_ok=True)
        return atomic_write.put(file, raw)
    except NotADirectoryError as error:
        raise _exists(str(top.parent)) from error
    except OSError as error:
        raise CreateError(atomic_write.unwritable(top, error)) from error


def _take(top: Path, temporary: Path) -> None:
    """What somebody else has put there meanwhile stays."""
    if os.path.lexists(top):
        raise _exists(str(top))
    try:
        if not _is_linked(top, temporary):
            temporary.rename(top)
    except FileExistsError as error:
        raise _exists(str(top)) from error
    except OSError as error:
        raise CreateError(atomic_write.unwritable(top, error)) from error


def _is_linked(top: Path, temporary: Path) -> bool:
    """Whether a file has its name by a link, which replaces nothing; a folder, and Windows, need none for that."""
    if os.name == "nt" or temporary.is_dir():
        return False
    try:
        os.link(temporary, top)
    except FileExistsError:
        raise
    except OSError:  # no links here
        return False
    with suppress(OSError):
        temporary.unlink()
    return True


def _remove(one: Path) -> None:
    if one.is_dir():
        shutil.rmtree(one, ignore_errors=True)
        return
    with suppress(OSError):  # it was never made
        one.unlink()


def _exists(path: str) -> CreateError:
    return CreateError(
        text("đã có {path}; không ghi đè lên tệp nào", "{path} already exists; nothing is overwritten", path=path)
    )
