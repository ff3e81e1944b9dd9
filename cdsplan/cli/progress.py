"""`cdsplan progress COMMUNE`: the gap table of each of its plans."""

from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, TypeAlias

import typer

from cdsplan.cli.shared import reading, session
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import AsOf, CommuneOrProvince, Drawn, Jobs, PartyName, PlanName, TableFormat
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.evaluation import gap_table
from cdsplan.evaluation.gap_table import Progress, Selection
from cdsplan.evaluation.standing import STATUSES, Status
from cdsplan.finding import Finding, ordered
from cdsplan.language import slug, text
from cdsplan.render.escape import quoted
from cdsplan.render.findings import text as findings
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository

HELP = text(
    "Cho biết mỗi chỉ tiêu còn cách mục tiêu bao xa, còn phải làm bao nhiêu và có kịp không.",
    "Show how far each indicator is from its target, how much that still means, and whether the pace suffices.",
)
EXAMPLE = "cdsplan progress xa-thanh-vinh --as-of 2026-06-30"


class Sort(StrEnum):
    PLAN = "plan"
    GAP = "gap"
    STATUS = "status"


def _option(*flags: str, name: str | None = None, help_: str) -> Any:  # noqa: ANN401  what Typer wants
    return typer.Option(*flags, metavar=name, help=help_, show_default=False)


Statuses: TypeAlias = Annotated[
    list[str] | None,
    _option(
        "--status",
        name=pair("ĐÁNH_GIÁ", "STATUS"),
        help_=pair("Chỉ các chỉ tiêu có đánh giá này.", "Only indicators of this status."),
    ),
]
FailOn: TypeAlias = Annotated[
    list[str] | None,
    _option(
        "--fail-on",
        name=pair("ĐÁNH_GIÁ", "STATUS"),
        help_=pair("Mã thoát 1 nếu có đánh giá này.", "Exit 1 if any indicator has this status."),
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    plan: PlanName = None,
    party: PartyName = None,
    as_of: AsOf = None,
    status: Statuses = None,
    sort: Annotated[Sort, typer.Option("--sort", help=pair("Thứ tự các dòng.", "Order of the rows."))] = Sort.PLAN,
    form: Drawn = None,
    fail_on: FailOn = None,
    illustrative: Annotated[  # noqa: FBT002
        bool,
        typer.Option(
            "--illustrative",
            help=pair(
                "Với kế hoạch của tỉnh: dùng cả số liệu minh họa của các xã.",
                "Of a province's own plan: use the communes' illustrative figures too.",
            ),
            show_default=False,
        ),
    ] = False,
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Show a gap table."""
    failing, shown = _statuses(fail_on), _statuses(status)
    home = session.home(root)
    province = _province(home, commune)
    files = reading.opened(home, province or session.commune(home, commune))
    if province and not files.plans:
        raise CannotRunError(
            text(
                "{path} là đơn vị cấp tỉnh và chưa có kế hoạch riêng. Xem tổng hợp các xã: cdsplan summary {path}",
                "{path} is a province without a plan of its own. Roll up its communes: cdsplan summary {path}",
                path=quoted(province),
            )
        )
    today = session.today()
    found = reading.check(files, today)
    wanted = Selection(reading.plan(files, plan), reading.party(files, party), shown, sort.value)
    on = session.day(as_of, "--as-of") if as_of else today
    if province:
        result, unread = _pooled(home, files, wanted, on, found, illustrative=illustrative, jobs=jobs)
    else:
        result, unread = _of_commune(files, wanted, on, found), []
    unsuppressed = ordered([*reading.unsuppressed(found, files, today), *unread])
    session.tell(findings.concise(unsuppressed, current()))
    drawn = form or (TableFormat.TABLE if session.on_terminal() else TableFormat.PLAIN)
    session.echo(_rendered(result, drawn), drawn, coloured=drawn is TableFormat.TABLE and session.in_colour())
    raise typer.Exit(1 if reading.has_errors(unsuppressed) or result.has(failing) else 0)


def _province(home: Repository, wanted: str) -> str | None:
    """The folder of the province that is meant; by its name only where no commune bears the same."""
    known, path = home.provinces(), wanted.strip().removeprefix("./").strip("/")
    if path in known:
        return path
    return slug(path) if "/" not in path and slug(path) in known and not home.find(wanted) else None


def _of_commune(files: CommuneFiles, wanted: Selection, on: date, found: list[Finding]) -> Progress:
    return gap_table.progress(
        files,
        on,
        findings=found,
        plan=wanted.plan,
        party=wanted.party,
        statuses=wanted.statuses,
        sort=wanted.sort,
    )


def _pooled(  # noqa: PLR0913  what a roll-up depends on
    home: Repository,
    files: CommuneFiles,
    wanted: Selection,
    on: date,
    found: list[Finding],
    *,
    illustrative: bool,
    jobs: int | None,
) -> tuple[Progress, list[Finding]]:
    """A province's own plans on the figures of its communes, and what reading these found."""
    from cdsplan.render.progress.captions import left_out  # noqa: PLC0415
    from cdsplan.repository.parallel import Tick, Work, spread  # noqa: PLC0415
    from cdsplan.rollup import province_plan  # noqa: PLC0415  a commune needs none of them
    from cdsplan.rollup.contribution import Question  # noqa: PLC0415
    from cdsplan.rollup.province_plan import Gathered  # noqa: PLC0415

    communes, answers = home.communes(files.path), []
    for asked in province_plan.questions(files, Question(on.year, on, illustrative), wanted.plan):
        work = partial(province_plan.gather, question=asked)

        def ask(tick: Tick, work: Work[Gathered] = work) -> Gathered:
            return province_plan.together(spread(work, home, communes, jobs=jobs, tick=tick))

        answers.append((asked, session.with_progress(ask)))
    illustrative_left_out = set[str]().union(*(some.illustrative_left_out for _, some in answers))
    if illustrative_left_out:
        session.note(left_out(len(illustrative_left_out)))
    unread = [finding for _, some in answers for finding in some.findings]
    return province_plan.progress(files, answers, wanted, found), unread


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


def _rendered(result: Progress, form: TableFormat) -> str:
    """Each renderer is imported only where it draws."""
    match form:
        case TableFormat.JSON:
            from cdsplan.render.progress import json as progress_json  # noqa: PLC0415

            return progress_json.as_json(result)
        case TableFormat.CSV:
            from cdsplan.render.progress import csv as progress_csv  # noqa: PLC0415

            return progress_csv.as_csv(result)
        case TableFormat.TABLE:
            from cdsplan.render.progress import terminal  # noqa: PLC0415

            return terminal.terminal(result, current(), session.width(), colour=session.in_colour())
        case drawn:
            from cdsplan.render.progress import plain  # noqa: PLC0415

            return {
                TableFormat.PLAIN: lambda: plain.plain(result, current(), session.width(session.PIPE)),
                TableFormat.MARKDOWN: lambda: plain.markdown(result, current()),
                TableFormat.HTML: lambda: plain.html(result, current()),
            }[drawn]()
