"""Files that a command makes anew: whole or not at all, and over nothing unless that is asked for."""

from collections.abc import Mapping
from pathlib import Path

from cdsplan import interruption
from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.language import Text, counted, text
from cdsplan.repository import atomic_write, links
from cdsplan.repository.create import create_folder

# What is read, and never written as a result.
_YAML = frozenset({".yaml", ".yml"})


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
        for within in {folder, *((folder / name).parent for name in files)}:
            atomic_write.make_folder(links.target(within))
        atomic_write.write_all({folder / name: content for name, content in files.items()})
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(folder, error)) from error


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """The same into a folder of their own, which is there with all of them or not at all; CannotRunError else."""
    refuse_crowded(folder, force=force)
    if not _is_crowded(folder):
        try:
            create_folder(links.target(folder), files)
        except OSError as error:
            raise CannotRunError(atomic_write.unwritable(folder, error)) from error
    else:
        write_outputs(folder, files)


def note_written(folder: Path, files: int) -> None:
    """How many files went into it."""
    console.note(
        text(
            "Đã ghi {files} vào {folder}.",
            "Wrote {files} into {folder}.",
            files=counted(files, "tệp", "file"),
            folder=str(folder),
        )
    )


def refuse_crowded(folder: Path, *, force: bool) -> None:
    """Before any work is done: CannotRunError where a folder holds something already, or is a file."""
    target = links.target(folder)
    if links.is_file(target):
        raise WrongUsageError(text("{folder} không phải thư mục", "{folder} is not a folder", folder=str(folder)))
    if _is_crowded(folder) and not force:
        raise CannotRunError(
            text(
                "{folder} đã có tệp; ghi vào thư mục mới, hoặc thêm --force để ghi đè tệp trùng tên",
                "{folder} already has files; name a new folder, or add --force to replace those of the same name",
                folder=str(folder),
            )
        )


def _is_crowded(folder: Path) -> bool:
    target = links.target(folder)
    return links.is_folder(target) and any(target.iterdir())


def refuse_yaml(file: Path) -> None:
    """Before any work is done: WrongUsageError where a file stands that is no result, whatever is given up."""
    target = links.target(file)
    if target.suffix.lower() in _YAML and links.is_file(target):
        raise WrongUsageError(
            text(
                "--output: {file} là tệp YAML, có thể là kế hoạch; đặt tên khác",
                "--output: {file} is a YAML file, and may be a plan; choose another name",
                file=str(file),
            )
        )


def refuse_existing(file: Path, *, force: bool) -> None:
    """Before any work is done: CannotRunError where a file would be replaced that nobody gave up, or may be a plan."""
    refuse_yaml(file)
    if links.is_file(links.target(file)) and not force:
        raise CannotRunError(_in_the_way(file))


def _in_the_way(file: Path) -> Text:
    return text(
        "{file} đã có; thêm --force để ghi đè", "{file} already exists; add --force to replace it", file=str(file)
    )
