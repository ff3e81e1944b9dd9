"""`cdsplan summary [PROVINCE]`: the roll-up over the communes of a province, or of the whole repository."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, TypeAlias

import typer

from cdsplan.cli.shared import session
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import AsOf, Drawn, Illustrative, Jobs, TableFormat, complete_province
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.finding import Finding, Severity, ordered
from cdsplan.language import slug, text
from cdsplan.model.definitions import define
from cdsplan.model.load import models
from cdsplan.render.findings import text as findings
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import spread
from cdsplan.rollup import summary
from cdsplan.rollup.contribution import CommuneStatus, Question
from cdsplan.rollup.summary import Gathered, Rollup
from cdsplan.suggest import nearest

HELP = text(
    "Tổng hợp các xã của một tỉnh hoặc của cả kho: cộng tử số, cộng mẫu số rồi mới chia, kèm độ phủ.",
    "Roll up the communes of a province, or of the whole repository: sums are divided, rates never averaged.",
)
EXAMPLE = "cdsplan summary thanh-hoa"

_KIND_OF_PROVINCE = "^(?:tinh|thanh-pho|tp)-"


class By(StrEnum):
    INDICATOR = "indicator"
    COMMUNE = "commune"


ProvinceName: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=pair("TỈNH", "PROVINCE"),
        help=pair("Tỉnh (thanh-hoa); mặc định là cả kho.", "A province (thanh-hoa); default: the whole repository."),
        autocompletion=complete_province,
        show_default=False,
    ),
]
Indicators: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="ID",
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
        help=pair("Năm của kế hoạch; mặc định là năm đang tính đến.", "Year of the plans; default: that of the date."),
        show_default=False,
    ),
]


def run(  # noqa: PLR0913, PLR0917  the options of the command
    province: ProvinceName = None,
    indicator: Indicators = None,
    year: Year = None,
    as_of: AsOf = None,
    by: Annotated[By, typer.Option("--by", help=pair("Mỗi dòng là gì.", "What a line is."))] = By.INDICATOR,
    form: Drawn = None,
    illustrative: Illustrative = False,  # noqa: FBT002
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Roll up communes."""
    home = session.home(root)
    where = _province(home, province)
    only = tuple(_indicators(home, indicator or []))
    on = session.day(as_of, "--as-of") if as_of else session.today()
    question = Question(year or on.year, on, illustrative, only)
    result, found = _rolled_up(home, where, question, jobs)
    session.tell(findings.concise(found, current()))
    drawn = form or (TableFormat.TABLE if session.on_terminal() else TableFormat.PLAIN)
    session.echo(_rendered(result, drawn, by), drawn, coloured=drawn is TableFormat.TABLE and session.in_colour())
    raise typer.Exit(1 if any(one.severity is Severity.ERROR for one in found) else 0)


def _province(home: Repository, wanted: str | None) -> str | None:
    """The folder of the one that is meant; without a name the only one there is."""
    known = home.provinces()
    if wanted is None:
        return known[0] if len(known) == 1 else None
    for name in (wanted.strip().strip("/"), slug(wanted), re.sub(_KIND_OF_PROVINCE, "", slug(wanted))):
        if name in known:
            return name
    listed = (
        text("Có: {known}.", "There are: {known}.", known=known)
        if known
        else text("Kho chưa có tỉnh nào.", "There is none yet.")
    )
    raise CannotRunError(
        text(
            "không có tỉnh nào là «{wanted}». {hint}",
            "there is no province `{wanted}`. {hint}",
            wanted=wanted,
            hint=nearest(slug(wanted), known) or listed,
        )
    )


def _indicators(home: Repository, wanted: Sequence[str]) -> list[str]:
    """Ids of the catalog; while some of it cannot be read, nothing can be rolled up."""
    found = _of_all(home)
    if any(one.severity is Severity.ERROR for one in found):
        session.tell(findings.concise(ordered(found), current()))
        raise typer.Exit(1)
    known = [name for catalog in models(home.catalogs) for name in catalog.indicators]
    for name in wanted:
        if name not in known:
            raise CannotRunError(
                text(
                    "bộ chỉ tiêu không có «{name}». {hint}",
                    "no indicator `{name}` in the catalog. {hint}",
                    name=name,
                    hint=nearest(name, known) or text("Xem plans/catalog/.", "See plans/catalog/."),
                )
            )
    return list(wanted)


def _rolled_up(
    home: Repository, province: str | None, question: Question, jobs: int | None
) -> tuple[Rollup, list[Finding]]:
    # What keeps a province's folder from being read keeps its communes out, so it is always told.
    own = {name: home.commune_files(name) for name in ([province] if province else home.provinces())}
    question = question._replace(province=summary.plans_of(own[province], question.year) if province else ())
    paths = home.communes(province) if province else list(home.paths())
    gathered = Gathered()
    for some in session.with_progress(
        lambda tick: list(spread(partial(summary.gather, question=question), home, paths, jobs=jobs, tick=tick))
    ):
        gathered.merge(some)
    known = define(models(home.catalogs), question.province)
    result = summary.roll_up(gathered, known, question, path=province, province=_name(province, gathered.members))
    of_provinces = [finding for one in own.values() for finding in one.findings]
    return result, ordered([*_of_all(home), *of_provinces, *result.findings])


def _of_all(home: Repository) -> list[Finding]:
    """What reading the settings and the catalog found."""
    return [*home.settings.findings, *(finding for catalog in home.catalogs for finding in catalog.findings)]


def _name(province: str | None, members: Sequence[CommuneStatus]) -> str | None:
    """As its communes write it."""
    return next((one.province for one in members if one.province), province) if province else None


def _rendered(result: Rollup, form: TableFormat, by: By) -> str:
    """Each renderer is imported only where it draws."""
    if form is TableFormat.JSON:
        from cdsplan.render.rollup import json as rollup_json  # noqa: PLC0415

        return rollup_json.as_json(result, by_commune=by is By.COMMUNE)
    if form is TableFormat.CSV:
        from cdsplan.render.rollup import csv as rollup_csv  # noqa: PLC0415

        return rollup_csv.by_commune(result) if by is By.COMMUNE else rollup_csv.by_indicator(result)
    return _drawn(result, form, by)


def _drawn(result: Rollup, form: TableFormat, by: By) -> str:
    from cdsplan.render.rollup import cells as rollup_cells  # noqa: PLC0415
    from cdsplan.render.rollup import text as rollup_text  # noqa: PLC0415

    draw = rollup_cells.by_commune if by is By.COMMUNE else rollup_cells.by_indicator
    sheet = draw(result, current())
    match form:
        case TableFormat.MARKDOWN:
            return rollup_text.markdown(sheet)
        case TableFormat.HTML:
            return rollup_text.html(sheet)
        case TableFormat.TABLE:
            return rollup_text.terminal(sheet, session.width(), colour=session.in_colour())
        case _:
            return rollup_text.plain(sheet, session.width(session.PIPE))
