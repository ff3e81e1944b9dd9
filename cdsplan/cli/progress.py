"""`cdsplan progress COMMUNE`: the gap table of each of its plans."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

import typer

from cdsplan.checks import commune as commune_checks
from cdsplan.cli.shared import console, dates, locate, progress_bar, reading, terminal
from cdsplan.cli.shared.command import among, pair
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import (
    ORDER_NAME,
    TABLE_FORMAT,
    AsOf,
    CommuneOrProvince,
    Force,
    Fragment,
    IllustrativeOfProvince,
    Jobs,
    OutputFile,
    PartyName,
    PlanName,
)
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.evaluation import gap_table, selection
from cdsplan.evaluation.gap_table import Progress, Selection
from cdsplan.evaluation.standing import Status
from cdsplan.evaluation.status_words import STATUS_WORDS
from cdsplan.finding import Finding, has_errors, ordered
from cdsplan.language import Text, text
from cdsplan.render import findings, formats
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository

HELP = text(
    "Cho biết mỗi chỉ tiêu còn thiếu bao nhiêu so với mục tiêu, còn phải thực hiện bao nhiêu và có kịp tiến độ không.",
    "Show how far each indicator is from its target, how much is left to do, and whether the pace is enough.",
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
        help_=among(pair("Chỉ các chỉ tiêu có đánh giá này.", "Only indicators of this status."), STATUS_WORDS),
    ),
]
FailOn: TypeAlias = Annotated[
    list[str] | None,
    _option(
        "--fail-on",
        name=pair("ĐÁNH_GIÁ", "STATUS"),
        help_=among(pair("Mã thoát 1 nếu có đánh giá này.", "Exit 1 if any indicator has this status."), STATUS_WORDS),
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    plan: PlanName = None,
    party: PartyName = None,
    as_of: AsOf = None,
    status: Statuses = None,
    sort: Annotated[
        Sort, typer.Option("--sort", metavar=ORDER_NAME, help=pair("Thứ tự các dòng.", "Order of the rows."))
    ] = Sort.PLAN,
    history: Annotated[  # noqa: FBT002
        bool,
        typer.Option(
            "--history",
            help=pair("Số liệu qua các kỳ, mỗi kỳ một cột.", "The figures over time, a column a period."),
            show_default=False,
        ),
    ] = False,
    form: Annotated[formats.Progress | None, TABLE_FORMAT] = None,
    fragment: Fragment = False,  # noqa: FBT002
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    fail_on: FailOn = None,
    illustrative: IllustrativeOfProvince = False,  # noqa: FBT002
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Show a gap table."""
    failing, shown = _statuses(fail_on), _statuses(status)
    screen = formats.Progress.TABLE if terminal.on_terminal() else formats.Progress.PLAIN
    to = (
        destination(_of_history(form), output, formats.History(screen), fragment=fragment, force=force)
        if history
        else destination(form, output, screen, fragment=fragment, force=force)
    )
    home = locate.home(root)
    files = reading.opened(home, locate.unit(home, commune))
    reading.refuse_province_without_plans(files)
    today = dates.today()
    found = commune_checks.check(files, today)
    wanted = Selection(selection.plan(files, plan), selection.party(files, party), shown, sort.value)
    on = dates.day(as_of, "--as-of") if as_of else today
    if files.is_of_province:
        result, unread = _of_province(home, files, wanted, on, today, illustrative=illustrative, jobs=jobs)
    else:
        result, unread = _of_commune(files, wanted, on), []
    unsuppressed = ordered([*commune_checks.unsuppressed(found, files, today), *unread])
    console.tell(findings.lines(unsuppressed, current()))
    if not files.plans:
        console.note(_without_plans(files, today))
    deliver(result, to)
    raise typer.Exit(1 if has_errors(unsuppressed) or result.has(failing) else 0)


def _of_history(form: formats.Progress | None) -> formats.History | None:
    """CannotRunError for what programs read: they have `export`."""
    if form is not None and str(form) not in [*formats.History]:
        raise WrongUsageError(
            text(
                "--history không có dạng {form}; số liệu qua các kỳ cho chương trình khác: cdsplan export",
                "--history has no format {form}; other programs get the figures over time from cdsplan export",
                form=str(form),
            )
        )
    return formats.History(form) if form else None


def _without_plans(files: CommuneFiles, today: date) -> Text:
    return text(
        "{name} chưa có kế hoạch nào. Thêm kế hoạch: cdsplan new plan {slug} --year {year} --theme CHỦ_ĐỀ",
        "{name} has no plan yet. Add one: cdsplan new plan {slug} --year {year} --theme THEME",
        name=files.unit.name,
        slug=quoted(files.path.rpartition("/")[2]),
        year=str(today.year),
    )


def _of_commune(files: CommuneFiles, wanted: Selection, on: date) -> Progress:
    return gap_table.progress(
        files,
        on,
        plan=wanted.plan,
        party=wanted.party,
        statuses=wanted.statuses,
        sort=wanted.sort,
    )


def _of_province(  # noqa: PLR0913  what a roll-up depends on
    home: Repository,
    files: CommuneFiles,
    wanted: Selection,
    on: date,
    today: date,
    *,
    illustrative: bool,
    jobs: int | None,
) -> tuple[Progress, list[Finding]]:
    """A province's own plans on the figures of its communes, and what is wrong with these."""
    from cdsplan.render.progress.captions import left_out  # noqa: PLC0415
    from cdsplan.rollup.province_progress import province_progress  # noqa: PLC0415  a commune needs none of them

    result = province_progress(
        home, files, wanted, on,
        illustrative=illustrative, jobs=jobs, watch=progress_bar.with_progress, checked_on=today,
    )  # fmt: skip
    reading.tell_left_out(result.reports_left_out)
    if result.illustrative_left_out:
        console.note(left_out(len(result.illustrative_left_out)))
    return result.progress, result.findings


def _statuses(given: list[str] | None) -> list[Status]:
    """Statuses, one a time or with commas between."""
    return selection.statuses(name.strip() for group in given or [] for name in group.split(","))
