"""Files that a command makes anew: whole or not at all, and over nothing unless that is asked for."""

from collections.abc import Mapping
from pathlib import Path

from cdsplan import interruption
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.language import Text, text
from cdsplan.repository import atomic_write, links


def write_output(file: Path, content: bytes, *, force: bool) -> None:
    """Write it; CannotRunError where a file stands in its place, or nothing can be written there."""
    refuse_existing(file, force=force)
    try:
        target = links.target(file)
        atomic_write.make_folder(target.parent)
        if force or links.is_special(file) or links.is_folder(target):
            overwrite(file, content)
        else:
            atomic_write.exchange(target, None, content)
    except atomic_write.ChangedError as error:
        raise CannotRunError(_in_the_way(file)) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(file, error)) from error


def overwrite(file: Path, content: bytes) -> None:
    """Write it over whatever file is there, or into a pipe or device; CannotRunError where that cannot be."""
    try:
        target = links.target(file)
        if links.is_special(file):
            file.write_bytes(content)
            interruption.wrote()
        else:
            atomic_write.write(target, content)
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(file, error)) from error


def write_outputs(folder: Path, files: Mapping[str, bytes]) -> None:
    """Several files into a folder, over those that are there: all of them, or none."""
    try:
        atomic_write.make_folder(links.target(folder))
        atomic_write.write_all({folder / name: content for name, content in files.items()})
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(folder, error)) from error


def refuse_existing(file: Path, *, force: bool) -> None:
    """Before any work is done: CannotRunError where a file would be replaced that nobody gave up."""
    if links.is_file(links.target(file)) and not force:
        raise CannotRunError(_in_the_way(file))


def _in_the_way(file: Path) -> Text:
    return text(
        "{file} đã có; thêm --force để ghi đè", "{file} is there already; add --force to replace it", file=str(file)
    )
