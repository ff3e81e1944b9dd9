"""`cdsplan due [PROVINCE]`: which reports are due or overdue, by whom, and what is missing."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, locate, progress_bar, shared_files, terminal
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import (
    KIND_NAME,
    TABLE_FORMAT,
    AsOf,
    Force,
    Fragment,
    Illustrative,
    Jobs,
    OutputFile,
)
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.evaluation import owed
from cdsplan.finding import has_errors
from cdsplan.language import Text, text
from cdsplan.model import unit_names
from cdsplan.render import findings, formats
from cdsplan.repository.folder import Repository

HELP = text(
    "Cho biết báo cáo nào sắp đến hạn, đã quá hạn: của đơn vị nào, kỳ nào, còn mấy ngày, thiếu số liệu gì.",
    "List the reports that are due or overdue: whose, which period, how many days, which figures are missing.",
)
EXAMPLE = "cdsplan due thanh-hoa --within 14"


class FailOn(StrEnum):
    OVERDUE = "overdue"


Whose: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=pair("TỈNH", "PROVINCE"),
        help=pair(
            "Tỉnh (thanh-hoa) hoặc một xã (xa-thanh-vinh); mặc định là cả kho.",
            "A province (thanh-hoa) or a commune (xa-thanh-vinh); default: the whole repository.",
        ),
        show_default=False,
    ),
]
Within: TypeAlias = Annotated[
    int,
    typer.Option(
        "--within",
        min=0,
        max=3650,
        metavar=pair("NGÀY", "DAYS"),
        help=pair("Xem trước bao nhiêu ngày.", "How many days to look ahead."),
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    province: Whose = None,
    within: Within = 30,
    as_of: AsOf = None,
    form: Annotated[formats.Due | None, TABLE_FORMAT] = None,
    fragment: Fragment = False,  # noqa: FBT002
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            metavar=KIND_NAME,
            help=pair("Mã thoát 1 nếu có báo cáo quá hạn.", "Exit 1 if any report is overdue."),
            show_default=False,
        ),
    ] = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """List what is owed."""
    screen = formats.Due.TABLE if terminal.on_terminal() else formats.Due.PLAIN
    to = destination(form, output, screen, fragment=fragment, force=force)
    home = locate.home(root)
    console.tell(findings.lines(shared_files.check(home), current()))
    today = dates.day(as_of, "--as-of") if as_of else dates.today()
    question = owed.Question(today, within, illustrative)
    owing = owed.owing(home, _paths(home, province), question, jobs=jobs, watch=progress_bar.with_progress)
    console.tell(findings.lines(list(owing.findings), current()))
    if owing.unread:
        console.note(_not_counted(owing.unread))
    deliver(owing, to)
    failed = has_errors(list(owing.findings)) or (fail_on is FailOn.OVERDUE and owing.is_overdue)
    raise typer.Exit(1 if failed else 0)


def _not_counted(unread: Sequence[str]) -> Text:
    return text(
        "Tệp của {names} có lỗi như trên; số liệu trong các tệp đó chưa được tính.",
        "Files of {names} have the errors above; what these hold is not counted.",
        names=[unit_names.within_sentence(name) for name in unread],
    )


def _paths(home: Repository, wanted: str | None) -> list[str]:
    """One commune, or the communes of a province with the province's own files, or all there are."""
    if wanted is None:
        return [*home.provinces(), *home.paths()]
    path = locate.unit(home, wanted)
    return [path] if "/" in path else [path, *home.communes(path)]
