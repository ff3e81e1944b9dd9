"""New files, all of them or none, and never in the place of something that is there."""

import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from cdsplan import place
from cdsplan.language import Text, text


class CreateError(Exception):
    """The files cannot be made; the message names the first that is in the way."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def create(root: Path, files: Mapping[str, str]) -> None:
    """Write these files, by their paths below a folder; where one cannot be, there will be none."""
    for path in files:
        if os.path.lexists(root / path):
            raise _exists(path)
        if not _inside(root, path):
            raise CreateError(
                text(
                    "{path} nằm ngoài kho: có liên kết dẫn ra ngoài", "{path} is outside: a link leads there", path=path
                )
            )
    made: list[Path] = []
    try:
        for path, content in files.items():
            _write(root / path, content, made)
    except BaseException as error:
        _remove(made)
        if isinstance(error, FileExistsError | NotADirectoryError):
            raise _exists(str(error.filename)) from error
        if isinstance(error, OSError):
            raise _refused(error) from error
        raise


def _inside(root: Path, path: str) -> bool:
    links = (root / folder for folder in PurePath(path).parents if folder.name and place.is_link(root / folder))
    return not any(place.astray(os.path.realpath(root), link) for link in links)


def _write(file: Path, content: str, made: list[Path]) -> None:
    for folder in reversed(file.parents):
        if not place.is_there(folder):
            folder.mkdir()
            made.append(folder)
    # Exclusively: what somebody else has put there meanwhile stays.
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        made.append(file)
        stream.write(content)


def _remove(made: list[Path]) -> None:
    for one in reversed(made):
        if one.is_dir():
            one.rmdir()
        else:
            one.unlink()


def _exists(path: str) -> CreateError:
    return CreateError(
        text("đã có {path}; không ghi đè lên tệp nào", "{path} is there already, and nothing is overwritten", path=path)
    )


def _refused(error: OSError) -> CreateError:
    reason = error.strerror or type(error).__name__
    return CreateError(
        text(
            "không ghi được {path} ({reason})",
            "cannot write {path} ({reason})",
            path=str(error.filename),
            reason=reason,
        )
    )
