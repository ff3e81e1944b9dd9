"""`cdsplan diff [BASE [HEAD]]`: what changed between two git revisions, or since one, in meaning."""

from typing import Annotated

import typer

from cdsplan.cli.shared import console, dates, locate, progress_bar
from cdsplan.cli.shared.command import among, pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import Force, OutputFile, output_format
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.difference.kinds import KINDS
from cdsplan.language import text
from cdsplan.model.kinds import PLANS
from cdsplan.render import findings, formats
from cdsplan.repository.cleanroom import GitError
from cdsplan.repository.git import opened
from cdsplan.suggest import nearest

HELP = text(
    "Cho biết nội dung nào đã đổi giữa hai phiên bản git: mục tiêu, số liệu cũ, báo cáo mới, đánh giá.",
    "Show what a change between two git revisions means: targets, past values, new reports, statuses.",
)
EXAMPLE = "cdsplan diff origin/main...HEAD --fail-on rewritten-value,easier-target"


_BASE = pair(
    "Phiên bản trước (nhánh, thẻ, mã commit), hoặc A..B, A...B.",
    "The earlier revision (branch, tag, commit), or A..B, A...B.",
)
_HEAD = pair("Phiên bản sau; mặc định: các tệp trên đĩa.", "The later revision; default: the files on the disk.")
_AS_OF = pair("Ngày đánh giá cả hai phía; mặc định hôm nay.", "The date to judge both sides at; default: today.")
_FAIL_ON = among(pair("Mã thoát 1 nếu có loại thay đổi này.", "Exit 1 if there is any change of this kind."), KINDS)


_SPARSE = text(
    "Lưu ý: bỏ qua những phần mà sparse checkout không lấy đủ tệp về; muốn so sánh cả: cdsplan diff TRƯỚC HEAD.",
    "Note: left out is what this sparse checkout does not hold in full; to compare that too: cdsplan diff BASE HEAD.",
)
_COMPARING = text("Đang so sánh", "Comparing")


def run(  # noqa: PLR0913, PLR0917  the options of the command
    base: Annotated[str, typer.Argument(metavar=pair("TRƯỚC", "BASE"), help=_BASE)] = "HEAD",
    head: Annotated[str | None, typer.Argument(metavar=pair("SAU", "HEAD"), help=_HEAD, show_default=False)] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar=pair("NGÀY", "DATE"), help=_AS_OF, show_default=False)
    ] = None,
    form: Annotated[formats.Changes | None, output_format(formats.Changes.TABLE)] = None,
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar=pair("LOẠI", "KIND"), help=_FAIL_ON, show_default=False)
    ] = None,
    *,
    root: str | None,
) -> None:
    """Compare."""
    to = destination(form, output, formats.Changes.TABLE, force=force)
    failing = _kinds(fail_on)
    day = dates.day(as_of, "--as-of") if as_of else dates.today()
    home = locate.home(root)
    try:
        with (
            progress_bar.while_working(_COMPARING),
            opened(home.root) as git,
            git.changed(ends := git.ends(base, head), PLANS) as changed,
        ):
            # While git looks through the folders, we load what knows about plans.
            from cdsplan.difference.compare import compare, whole  # noqa: PLC0415

            to.form.load()
            differing = changed()
            paths = whole(differing.paths, differing.left_out)
            compared = compare(home, git, ends, paths, day)
    except GitError as error:
        raise CannotRunError(error.message) from error
    if len(paths) < len(differing.paths):
        console.note(_SPARSE)
    console.tell(findings.lines(compared.refused, current()))
    deliver(compared.comparison, to)
    fired = any(change.kind in failing for change in compared.comparison.changes)
    raise typer.Exit(1 if compared.refused or fired else 0)


def _kinds(given: list[str] | None) -> list[str]:
    """Kinds of change, one a time or with commas between; CannotRunError for one that is none."""
    wanted = [name.strip() for group in given or [] for name in group.split(",")]
    for name in wanted:
        if name not in KINDS:
            hint = nearest(name, list(KINDS)) or text("Các loại: {known}.", "The kinds are: {known}.", known=KINDS)
            raise WrongUsageError(
                text(
                    "không có loại thay đổi «{name}». {hint}", "there is no kind `{name}`. {hint}", name=name, hint=hint
                )
            )
    return wanted
