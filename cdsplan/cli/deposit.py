"""Files that a command makes anew: whole or not at all, and over nothing unless that is asked for."""

from pathlib import Path

from cdsplan import place, store
from cdsplan.cli.session import CannotRunError
from cdsplan.language import text


def deposit(file: Path, content: bytes, *, force: bool) -> None:
    """Write it; CannotRunError where a file stands in its place, or nothing can be written there."""
    refuse(file, force=force)
    try:
        target = place.target(file)
        if place.is_special(file):
            file.write_bytes(content)
        else:
            store.make_folder(target.parent)
            store.write(target, content)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotRunError(
            text("không ghi được {file} ({reason})", "cannot write {file} ({reason})", file=str(file), reason=reason)
        ) from error


def refuse(file: Path, *, force: bool) -> None:
    """Before any work is done: CannotRunError where a file would be replaced that nobody gave up."""
    if place.is_file(place.target(file)) and not force:
        raise CannotRunError(
            text(
                "{file} đã có; thêm --force để ghi đè",
                "{file} is there already; add --force to replace it",
                file=str(file),
            )
        )
