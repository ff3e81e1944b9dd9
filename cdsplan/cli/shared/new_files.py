"""New files: checked, written, and told with what is left to fill in."""

from collections.abc import Sequence
from pathlib import Path

from cdsplan.cli.shared import session
from cdsplan.cli.shared.language import phrase, say
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.finding import Severity
from cdsplan.language import Text, text
from cdsplan.model.kinds import PLANS, kind_of
from cdsplan.model.load import load
from cdsplan.recording.scaffold import NewFile
from cdsplan.render.escape import one_line, visible
from cdsplan.repository.create import CreateError, create
from cdsplan.yaml import source


def write(root: Path, drafts: Sequence[NewFile], remarks: Sequence[Text] = ()) -> None:
    """All of them or none; CannotRunError says what is in the way."""
    for draft in drafts:
        _check(draft)
    try:
        create(root, {draft.path: draft.content for draft in drafts})
    except CreateError as error:
        raise CannotRunError(error.message) from error
    session.echo("".join(f"{say('đã tạo', 'created')} {visible(draft.path)}\n" for draft in drafts))
    session.echo("".join(_blanks(draft) for draft in drafts))
    session.echo("".join(f"{session.line(remark)}\n" for remark in remarks))


def _check(draft: NewFile) -> None:
    """What a user has given may be no text for a file, such as a name with an invisible character."""
    kind = kind_of(tuple(draft.path.split("/"))[1:]) if draft.path.startswith(f"{PLANS}/") else None
    if kind is None:
        return
    blank = {one.line for one in draft.blanks}
    for finding in load(kind.model, source.parse(draft.path, draft.content.encode())).findings:
        if finding.severity is Severity.ERROR and finding.span.line not in blank:
            raise CannotRunError(
                text("không tạo được {path}: {why}", "cannot make {path}: {why}", path=draft.path, why=finding.message)
            )


def _blanks(draft: NewFile) -> str:
    if not draft.blanks:
        return ""
    listed = (f"{visible(draft.path)}:{one.line}: {one_line(phrase(one.what))}\n" for one in draft.blanks)
    return f"{say('cần điền:', 'to be filled in:')}\n{''.join(listed)}"
