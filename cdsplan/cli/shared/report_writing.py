"""A report as it is proposed, into its file, over nothing that was not read; and told: for all that record figures."""

from collections.abc import Callable

from cdsplan.cli.shared import console, dates, exclusive
from cdsplan.cli.shared.language import current, say
from cdsplan.language import Text, counted, text
from cdsplan.recording.proposal import MovedDay, Proposal, Request, propose
from cdsplan.render import findings, recording
from cdsplan.repository.folder import Repository


def carried_out(home: Repository, order: Request) -> Proposal:
    """Written, unless it is refused; nobody else writes the report meanwhile."""
    proposal = exclusive.written(home, order.path, lambda: propose(home, order, dates.today()), only_try=False)
    assert proposal  # noqa: S101  something is asked for
    return proposal


def compared_and_carried_out(
    home: Repository, path: str, order: Callable[[], Request | None], *, only_try: bool
) -> Proposal | None:
    """The same of what is asked for anew whenever the report has changed; None where nothing is."""

    def proposed() -> Proposal | None:
        wanted = order()
        return propose(home, wanted, dates.today()) if wanted else None

    return exclusive.written(home, path, proposed, only_try=only_try)


def tell_day(proposal: Proposal) -> None:
    """Up to which day the figures count."""
    if proposal.dated and proposal.dated.has_begun:
        console.note(recording.counted_until(proposal.dated))
    if proposal.moved and not proposal.refused:
        console.note(_moved(proposal.moved))


def _moved(moved: MovedDay) -> Text:
    return text(
        "Báo cáo này trước đây tính đến ngày {before}; nay đổi ngày cho toàn bộ số liệu trong đó ({figures}).",
        "This report was as of {before}; the new date now applies to all its figures: {figures}.",
        before=moved.before,
        figures=counted(moved.figures, "số liệu", "figure"),
    )


def tell_elsewhere(proposal: Proposal) -> None:
    """The errors that stop nothing."""
    if proposal.elsewhere:
        console.tell(findings.lines(proposal.elsewhere, current()))
        console.tell(
            say("Các lỗi trên đã có từ trước, ở tệp khác.\n", "The errors above were there before, in other files.\n")
        )
