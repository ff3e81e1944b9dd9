"""`cdsplan explain COMMUNE INDICATOR`: how an indicator's figures and its status come about."""

from datetime import date
from typing import Annotated

import typer

from cdsplan.checks import commune as commune_checks
from cdsplan.cli.shared import awaited, console, dates, locate, progress_bar, reading
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import (
    AsOf,
    CommuneOrProvince,
    Force,
    Fragment,
    IllustrativeOfProvince,
    IndicatorName,
    OutputFile,
    PartyName,
    PlanName,
    output_format,
)
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.evaluation import explanation as explain
from cdsplan.evaluation import gap_table, selection
from cdsplan.evaluation.explanation import Explanations
from cdsplan.evaluation.gap_table import Selection
from cdsplan.evaluation.standing import Standing
from cdsplan.finding import has_errors
from cdsplan.language import Text, text
from cdsplan.render import findings, formats
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository

HELP = text(
    "Giải thích một chỉ tiêu: công thức, từng số liệu và nguồn, mục tiêu, tiến độ, vì sao đánh giá như vậy.",
    "Explain an indicator: formula, each figure and its source, target, pace, and what gave the status.",
)
EXAMPLE = "cdsplan explain xa-thanh-vinh cap_quang_ho_gia_dinh --as-of 2026-06-30"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    indicator: IndicatorName,
    plan: PlanName = None,
    party: PartyName = None,
    as_of: AsOf = None,
    form: Annotated[formats.Explanation | None, output_format(formats.Explanation.TEXT)] = None,
    fragment: Fragment = False,  # noqa: FBT002
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    illustrative: IllustrativeOfProvince = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """Explain an indicator."""
    to = destination(form, output, formats.Explanation.TEXT, fragment=fragment, force=force)
    home = locate.home(root)
    files = reading.opened(home, locate.unit(home, commune))
    _refuse_without_plans(files)
    today = dates.today()
    on = dates.day(as_of, "--as-of") if as_of else today
    shown = Selection(selection.plan(files, plan), selection.party(files, party))
    kept = files if illustrative or not files.is_of_province else files.without_illustrative
    wanted = selection.indicator(
        files, indicator, lambda: gap_table.progress(kept, on, plan=shown.plan, party=shown.party)
    )
    found = commune_checks.check(files, today)
    unsuppressed = commune_checks.unsuppressed(found, files, today)
    console.tell(findings.lines(unsuppressed, current()))
    reading.tell_left_out(len(files.reports) - len(kept.reports))
    explained = explain.explain(kept, wanted, on, plan=shown.plan, party=shown.party)
    if not explained.explanations:
        raise CannotRunError(_no_target(kept, wanted, on, shown))
    if files.is_of_province:
        explained = _own(home, files, explained, shown, illustrative=illustrative)
    deliver(explained, to)
    raise typer.Exit(1 if has_errors(unsuppressed) else 0)


def _refuse_without_plans(files: CommuneFiles) -> None:
    reading.refuse_province_without_plans(files)
    if not files.plans:
        raise CannotRunError(awaited.no_plan(files))


def _no_target(files: CommuneFiles, wanted: str, on: date, shown: Selection) -> Text:
    """Why there is nothing to explain: no target is in force on the day, or none is of that plan or party."""
    anywhere = explain.explain(files, wanted, on)
    if anywhere.explanations:
        return text(
            "ở đây «{name}» không có mục tiêu như vậy; bỏ {options}",
            "`{name}` has no such target there; leave out {options}",
            name=wanted,
            options=" ".join(name for name, given in (("--plan", shown.plan), ("--party", shown.party)) if given),
        )
    return text(
        "không mục tiêu nào của «{name}» có hiệu lực vào {day} (since, until trong kế hoạch); chọn ngày khác: --as-of",
        "no target of `{name}` is in force on {day} (since, until in the plan); choose another day with --as-of",
        name=wanted,
        day=anywhere.progress.as_of,
    )


def _own(
    home: Repository, files: CommuneFiles, explained: Explanations, shown: Selection, *, illustrative: bool
) -> Explanations:
    """What the province's own reports judge; CannotRunError where that is nothing.

    What is added up from the communes has no one calculation to be shown.
    """
    pooled = _pooled_plans(home, files, explained, shown, illustrative=illustrative)
    own = tuple(one for one in explained.explanations if one.table.name not in pooled)
    if own:
        return explained._replace(explanations=own)
    indicator = explained.explanations[0].standing.indicator
    where = text(
        "cdsplan summary {path} --indicator {name}",
        "cdsplan summary {path} --indicator {name}",
        path=quoted(files.path),
        name=indicator.id,
    )
    if not indicator.from_catalog:
        where = text("cdsplan progress {path}", "cdsplan progress {path}", path=quoted(files.path))
    raise CannotRunError(
        text(
            "số liệu «{name}» của tỉnh được cộng từ các xã. Xem: {where}",
            "`{name}` is added up from the communes. See: {where}",
            name=indicator.id,
            where=where,
        )
    )


def _pooled_plans(
    home: Repository, files: CommuneFiles, explained: Explanations, shown: Selection, *, illustrative: bool
) -> set[str]:
    """The plans of which the communes judge the indicator, as `progress` of the province has it."""
    from cdsplan.rollup.province_progress import province_progress  # noqa: PLC0415  a commune needs no roll-up

    if all(_is_judged(one.standing) for one in explained.explanations):
        return set()  # whatever the communes say, so that they need not be read
    on, name = explained.progress.as_of, explained.explanations[0].standing.indicator.id
    rolled_up = province_progress(
        home, files, shown, on, illustrative=illustrative, jobs=None, watch=progress_bar.with_progress
    )
    rows = [(table, row) for table in rolled_up.progress.tables for row in table.rows]
    return {
        table.name for table, row in rows if row.standing.indicator.id == name and row.coverage and row.coverage.pooled
    }


def _is_judged(standing: Standing) -> bool:
    """Whether a figure of the province's own counts, or none is needed."""
    return standing.status == "not-applicable" or (standing.actual is not None and standing.status != "stale")
