"""Files that a command makes anew: whole or not at all, and over nothing unless that is asked for."""

from collections.abc import Mapping
from pathlib import Path

from cdsplan import interruption, place, store
from cdsplan.cli.session import CannotRunError
from cdsplan.language import Text, text


def deposit(file: Path, content: bytes, *, force: bool) -> None:
    """Write it; CannotRunError where a file stands in its place, or nothing can be written there."""
    refuse(file, force=force)
    try:
        target = place.target(file)
        store.make_folder(target.parent)
        if force or place.is_special(file) or place.is_folder(target):
            overwrite(file, content)
        else:
            store.exchange(target, None, content)
    except store.ChangedError as error:
        raise CannotRunError(_in_the_way(file)) from error
    except OSError as error:
        raise CannotRunError(store.unwritable(file, error)) from error


def overwrite(file: Path, content: bytes) -> None:
    """Write it over whatever file is there, or into a pipe or device; CannotRunError where that cannot be."""
    try:
        target = place.target(file)
        if place.is_special(file):
            file.write_bytes(content)
            interruption.wrote()
        else:
            store.write(target, content)
    except OSError as error:
        raise CannotRunError(store.unwritable(file, error)) from error


def deposit_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Several files into a folder, over those that are there: all of them, or none."""
    try:
        store.make_folder(place.target(folder))
        store.write_all({folder / name: content for name, content in files.items()})
    except OSError as error:
        raise CannotRunError(store.unwritable(folder, error)) from error


def refuse(file: Path, *, force: bool) -> None:
    """Before any work is done: CannotRunError where a file would be replaced that nobody gave up."""
    if place.is_file(place.target(file)) and not force:
        raise CannotRunError(_in_the_way(file))


def _in_the_way(file: Path) -> Text:
    return text(
        "{file} đã có; thêm --force để ghi đè", "{file} is there already; add --force to replace it", file=str(file)
    )
