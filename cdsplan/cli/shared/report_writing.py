"""A report as it is proposed, into its file, and what is said of it: for every command that records figures."""

from contextlib import suppress
from pathlib import Path

from cdsplan.cli.shared import console, dates, locks
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current, say
from cdsplan.language import Text, text
from cdsplan.recording.proposal import Proposal, Request, UnplaceableError, propose
from cdsplan.render import findings, recording
from cdsplan.repository import atomic_write
from cdsplan.repository.folder import Repository


def carried_out(home: Repository, order: Request, *, only_try: bool = False) -> Proposal:
    """Written, unless it is refused; nobody else writes the report meanwhile."""
    file = home.root / order.path
    try:
        with atomic_write.locked(file) as alone:
            proposal = propose(home, order, dates.today()) if only_try else _written(home, order, file)
    except atomic_write.BusyError as error:
        raise CannotRunError(locks.busy(order.path)) from error
    except UnplaceableError as error:
        raise CannotRunError(_unplaceable(error)) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(order.path, error)) from error
    if not (alone or only_try):
        console.note(locks.NO_LOCK)
    return proposal


def _written(home: Repository, order: Request, file: Path) -> Proposal:
    """The proposal in the file; where somebody else was faster, it is made once more, of what stands there then."""
    for _ in atomic_write.attempts(file):
        proposal = propose(home, order, dates.today())
        if proposal.refused or not proposal.is_different:
            break
        atomic_write.make_folder(file.parent)
        with suppress(atomic_write.ChangedError):
            atomic_write.exchange(file, proposal.before, proposal.raw)
            break
    return proposal


def _unplaceable(error: UnplaceableError) -> Text:
    return text(
        "{path}:{line}: không tự sửa được chỗ này, hãy sửa bằng tay; chưa ghi gì",
        "{path}:{line}: this cannot be changed automatically, please edit it by hand; nothing is written",
        path=error.path,
        line=str(error.line),
    )


def tell_day(proposal: Proposal) -> None:
    """Up to which day the figures count."""
    if proposal.dated and proposal.dated.has_begun:
        console.note(recording.counted_until(proposal.dated))


def tell_elsewhere(proposal: Proposal) -> None:
    """The errors that stop nothing."""
    if proposal.elsewhere:
        console.tell(findings.concise(proposal.elsewhere, current()))
        console.tell(
            say("Các lỗi trên đã có từ trước, ở tệp khác.\n", "The errors above were there before, in other files.\n")
        )
