"""A file of the repository as somebody would have it, into its place: alone, and over nothing that was not read."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, TypeVar

from cdsplan.cli.shared import console, locks
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.finding import Finding
from cdsplan.language import Text, text
from cdsplan.recording.consequences import UnplaceableError
from cdsplan.repository import atomic_write
from cdsplan.repository.folder import Repository


class Proposed(Protocol):
    """What a file was when it was read (None: not there), what it would be, and why it may not be that."""

    @property
    def before(self) -> bytes | None: ...

    @property
    def raw(self) -> bytes: ...

    @property
    def is_different(self) -> bool: ...

    @property
    def refused(self) -> Sequence[Finding]: ...


P = TypeVar("P", bound=Proposed)


def written(home: Repository, path: str, proposed: Callable[[], P | None], *, only_try: bool) -> P | None:
    """What is proposed, unless it is refused, in its file; None where nothing is.

    It is proposed anew whenever the file has changed. CannotRunError where the file cannot be had or written.
    """
    try:
        with atomic_write.locked(home.root / path) as alone:
            made = _written(home, path, proposed, only_try=only_try)
    except atomic_write.BusyError as error:
        raise CannotRunError(locks.busy(path)) from error
    except UnplaceableError as error:
        raise CannotRunError(_unplaceable(error)) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(path, error)) from error
    if not (alone or only_try):
        console.note(locks.NO_LOCK)
    return made


def _written(home: Repository, path: str, proposed: Callable[[], P | None], *, only_try: bool) -> P | None:
    """Where somebody else was faster, it is made once more, of what stands there then."""
    file = home.root / path
    made = None
    for _ in atomic_write.attempts(file):
        stands = home.content(path) if home.has(path) else None
        made = proposed()
        if made is None or made.refused:
            break
        if made.before != stands:  # somebody has written after it was compared: what they wrote is not known
            continue
        if only_try or not made.is_different:
            break
        atomic_write.make_folder(file.parent)
        with suppress(atomic_write.ChangedError):
            atomic_write.exchange(file, made.before, made.raw)
            break
    return made


def _unplaceable(error: UnplaceableError) -> Text:
    return text(
        "{path}:{line}: không tự sửa được chỗ này, hãy sửa bằng tay; chưa ghi gì",
        "{path}:{line}: this cannot be changed automatically, please edit it by hand; nothing is written",
        path=error.path,
        line=str(error.line),
    )
