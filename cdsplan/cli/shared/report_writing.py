"""A report as it is proposed, into its file, over nothing that was not read; and told: for all that record figures."""

from collections.abc import Callable
from contextlib import suppress

from cdsplan.cli.shared import console, dates, locks
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current, say
from cdsplan.language import Text, text
from cdsplan.recording.proposal import Proposal, Request, UnplaceableError, propose
from cdsplan.render import findings, recording
from cdsplan.repository import atomic_write
from cdsplan.repository.folder import Repository


def carried_out(home: Repository, order: Request) -> Proposal:
    """Written, unless it is refused; nobody else writes the report meanwhile."""
    [proposal] = _proposals(home, order.path, lambda: order, only_try=False)
    return proposal


def compared_and_carried_out(
    home: Repository, path: str, order: Callable[[], Request | None], *, only_try: bool
) -> Proposal | None:
    """The same of what is asked for anew whenever the report has changed; None where nothing is."""
    return next(iter(_proposals(home, path, order, only_try=only_try)), None)


def _proposals(
    home: Repository, path: str, order: Callable[[], Request | None], *, only_try: bool
) -> tuple[Proposal, ...]:
    """One, or none where nothing is asked for."""
    try:
        with atomic_write.locked(home.root / path) as alone:
            made = _written(home, path, order, only_try=only_try)
    except atomic_write.BusyError as error:
        raise CannotRunError(locks.busy(path)) from error
    except UnplaceableError as error:
        raise CannotRunError(_unplaceable(error)) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(path, error)) from error
    if not (alone or only_try):
        console.note(locks.NO_LOCK)
    return made


def _written(
    home: Repository, path: str, order: Callable[[], Request | None], *, only_try: bool
) -> tuple[Proposal, ...]:
    """The proposal in the file; where somebody else was faster, it is made once more, of what stands there then."""
    file = home.root / path
    for _ in atomic_write.attempts(file):
        stands = home.content(path) if home.has(path) else None
        wanted = order()
        if wanted is None:
            return ()
        proposal = propose(home, wanted, dates.today())
        if proposal.refused:
            break
        if proposal.before != stands:  # somebody has written after it was compared: what they wrote is not known
            continue
        if only_try or not proposal.is_different:
            break
        atomic_write.make_folder(file.parent)
        with suppress(atomic_write.ChangedError):
            atomic_write.exchange(file, proposal.before, proposal.raw)
            break
    return (proposal,)


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
