"""`cdsplan progress COMMUNE`: the gap table of each of its plans."""

import os
import shutil
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

import typer

from cdsplan import progress
from cdsplan.cli import holding, session
from cdsplan.cli.options import CommuneName, Lang, PartyName, PlanName, Root
from cdsplan.cli.session import CannotRunError
from cdsplan.cli.tongue import say, spoken
from cdsplan.evaluate import STATUSES, Status
from cdsplan.language import text
from cdsplan.progress import Progress
from cdsplan.render import findings

HELP = say(
    "Cho biết mỗi chỉ tiêu còn cách mục tiêu bao xa, còn phải làm bao nhiêu và có kịp không.",
    "Show how far each indicator is from its target, how much that still means, and whether the pace suffices.",
)
EXAMPLE = "cdsplan progress xa-thanh-vinh --as-of 2026-06-30"

_PIPE_WIDTH = 120


class Format(StrEnum):
    TABLE = "table"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


class Sort(StrEnum):
    PLAN = "plan"
    GAP = "gap"
    STATUS = "status"


def _option(*flags: str, name: str | None = None, help_: str) -> Any:  # noqa: ANN401  what Typer wants
    return typer.Option(*flags, metavar=name, help=help_, show_default=False)


AsOf: TypeAlias = Annotated[
    str | None,
    _option(
        "--as-of",
        name=say("NGÀY", "DATE"),
        help_=say("Tính đến ngày; mặc định hôm nay.", "The evaluation date; default: today."),
    ),
]
Statuses: TypeAlias = Annotated[
    list[str] | None,
    _option(
        "--status",
        name=say("ĐÁNH_GIÁ", "STATUS"),
        help_=say("Chỉ các chỉ tiêu có đánh giá này.", "Only indicators of this status."),
    ),
]
FailOn: TypeAlias = Annotated[
    list[str] | None,
    _option(
        "--fail-on",
        name=say("ĐÁNH_GIÁ", "STATUS"),
        help_=say("Mã thoát 1 nếu có đánh giá này.", "Exit 1 if any indicator has this status."),
    ),
]
Drawn: TypeAlias = Annotated[
    Format | None,
    _option(
        "--format",
        "-f",
        help_=say(
            "Dạng kết quả; mặc định: table trên màn hình, plain khi chuyển tiếp.",
            "Output format; default: table on a terminal, plain in a pipe.",
        ),
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneName,
    plan: PlanName = None,
    party: PartyName = None,
    as_of: AsOf = None,
    status: Statuses = None,
    sort: Annotated[Sort, typer.Option("--sort", help=say("Thứ tự các dòng.", "Order of the rows."))] = Sort.PLAN,
    form: Drawn = None,
    fail_on: FailOn = None,
    root: Root = None,
    lang: Lang = None,  # noqa: ARG001  read before Typer starts
) -> None:
    """Show a gap table."""
    failing, shown = _statuses(fail_on), _statuses(status)
    files = holding.read(commune, root)
    today = session.today()
    found = holding.check(files, today)
    heard = holding.heard(found, files)
    session.tell(findings.concise(heard, spoken()))
    result = progress.progress(
        files,
        session.day(as_of, "--as-of") if as_of else today,
        findings=found,
        plan=holding.plan(files, plan),
        party=holding.party(files, party),
        statuses=shown,
        sort=sort.value,
    )
    session.echo(_rendered(result, form))
    raise typer.Exit(1 if holding.wrong(heard) or result.has(failing) else 0)


def _statuses(asked: list[str] | None) -> list[Status]:
    """Statuses, one a time or with commas between; CannotRunError for one that is none."""
    wanted = [name.strip() for group in asked or [] for name in group.split(",")]
    for name in wanted:
        if name not in STATUSES:
            raise CannotRunError(
                text(
                    "không có đánh giá «{name}»; có thể dùng: {known}",
                    "there is no status `{name}`; use one of {known}",
                    name=name,
                    known=STATUSES,
                )
            )
    return [status for status in STATUSES if status in wanted]


def _rendered(result: Progress, form: Format | None) -> str:
    """Each renderer is imported only where it draws."""
    match form or (Format.TABLE if session.on_terminal() else Format.PLAIN):
        case Format.JSON:
            from cdsplan.render import progress_json  # noqa: PLC0415

            return progress_json.as_json(result)
        case Format.CSV:
            from cdsplan.render import progress_csv  # noqa: PLC0415

            return progress_csv.as_csv(result)
        case Format.TABLE:
            from cdsplan.render import terminal  # noqa: PLC0415

            colour = session.on_terminal() and not os.environ.get("NO_COLOR")
            return terminal.terminal(result, spoken(), shutil.get_terminal_size().columns, colour=colour)
        case drawn:
            from cdsplan.render import plain  # noqa: PLC0415

            width = shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns
            return {
                Format.PLAIN: lambda: plain.plain(result, spoken(), width),
                Format.MARKDOWN: lambda: plain.markdown(result, spoken()),
                Format.HTML: lambda: plain.html(result, spoken()),
            }[drawn]()
