"""`cdsplan summary [PROVINCE]`: the roll-up over the communes of a province, or of the whole repository."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import console, dates, locate, progress_bar, shared_files, terminal
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import (
    ORDER_NAME,
    TABLE_FORMAT,
    AsOf,
    Force,
    Fragment,
    Illustrative,
    Jobs,
    OutputFile,
)
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.finding import has_errors
from cdsplan.language import text
from cdsplan.render import findings, formats
from cdsplan.repository import lookup
from cdsplan.repository.folder import Repository
from cdsplan.rollup import order, repository_summary
from cdsplan.rollup.question import Question

HELP = text(
    "Tổng hợp các xã của một tỉnh hoặc của cả kho: cộng tử số, cộng mẫu số rồi mới chia, kèm độ bao phủ.",
    "Roll up the communes of a province, or of the whole repository: sums are divided, rates never averaged.",
)
EXAMPLE = "cdsplan summary thanh-hoa"


class Sort(StrEnum):
    PLAN = "plan"
    STATUS = "status"
    GAP = "gap"
    COVERAGE = "coverage"


class By(StrEnum):
    INDICATOR = "indicator"
    COMMUNE = "commune"


ProvinceName: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=pair("TỈNH", "PROVINCE"),
        help=pair("Tỉnh (thanh-hoa); mặc định là cả kho.", "A province (thanh-hoa); default: the whole repository."),
        show_default=False,
    ),
]
Indicators: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar=pair("MÃ", "ID"),
        help=pair("Chỉ các chỉ tiêu này.", "Only these indicators."),
        show_default=False,
    ),
]
Year: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=1900,
        max=2999,
        metavar=pair("NĂM", "YEAR"),
        help=pair(
            "Các kế hoạch thực hiện trong năm này; mặc định là các kế hoạch đang thực hiện.",
            "The plans that touch this year; default: those in force.",
        ),
        show_default=False,
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    province: ProvinceName = None,
    indicator: Indicators = None,
    year: Year = None,
    as_of: AsOf = None,
    by: Annotated[
        By, typer.Option("--by", metavar=pair("DÒNG", "LINE"), help=pair("Mỗi dòng là gì.", "What each line is."))
    ] = By.INDICATOR,
    sort: Annotated[
        Sort,
        typer.Option(
            "--sort",
            metavar=ORDER_NAME,
            help=pair(
                "Xếp theo: thứ tự của bộ chỉ tiêu và bảng chữ cái; đánh giá; còn thiếu nhiều nhất; số liệu ít nhất.",
                "By: the catalog and the alphabet; status; what is furthest behind; how little is known.",
            ),
        ),
    ] = Sort.PLAN,
    form: Annotated[formats.Summary | None, TABLE_FORMAT] = None,
    fragment: Fragment = False,  # noqa: FBT002
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    illustrative: Illustrative = False,  # noqa: FBT002
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Roll up communes."""
    screen = formats.Summary.TABLE if terminal.on_terminal() else formats.Summary.PLAIN
    to = destination(form, output, screen, fragment=fragment, force=force)
    home = locate.home(root)
    where = lookup.province(home, province)
    only = _indicators(home, indicator or [])
    today = dates.today()
    on = dates.day(as_of, "--as-of") if as_of else today
    question = Question(year, on, illustrative, only, checked_on=today)
    result, found, _ = repository_summary.summarise(home, where, question, jobs=jobs, watch=progress_bar.with_progress)
    console.tell(findings.lines(found, current()))
    shown = to.drawn_as(formats.SummaryByCommune(to.form)) if by is By.COMMUNE else to
    deliver(order.ordered(result, sort.value), shown)
    raise typer.Exit(1 if has_errors(found) else 0)


def _indicators(home: Repository, wanted: Sequence[str]) -> tuple[str, ...]:
    """Ids of the catalog; where some of it cannot be read, its findings go to stderr and the command ends with 1."""
    shared_files.check(home)
    return repository_summary.indicators(home, wanted)
