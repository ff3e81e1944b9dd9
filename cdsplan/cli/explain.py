"""`cdsplan explain COMMUNE INDICATOR`: how an indicator's figures and its status come about."""

import unicodedata
from typing import Annotated

import typer

from cdsplan.checks import commune as commune_checks
from cdsplan.cli.shared import console, dates, reading
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import OUTPUT_FORMAT, AsOf, CommuneOrProvince, PartyName, PlanName
from cdsplan.evaluation import explanation as explain
from cdsplan.evaluation import selection
from cdsplan.evaluation.explanation import Explanations
from cdsplan.finding import has_errors
from cdsplan.language import text
from cdsplan.render import findings, formats
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.suggest import nearest

HELP = text(
    "Giải thích một chỉ tiêu: công thức, từng số liệu và nguồn, mục tiêu, tiến độ, vì sao đánh giá như vậy.",
    "Explain an indicator: formula, each figure and its source, target, pace, and what gave the status.",
)
EXAMPLE = "cdsplan explain xa-thanh-vinh cap_quang_ho_gia_dinh --as-of 2026-06-30"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    commune: CommuneOrProvince,
    indicator: Annotated[
        str,
        typer.Argument(
            metavar=pair("CHỈ_TIÊU", "INDICATOR"),
            help=pair("Mã chỉ tiêu: cap_quang_ho_gia_dinh.", "The indicator's id: cap_quang_ho_gia_dinh."),
            show_default=False,
        ),
    ],
    plan: PlanName = None,
    party: PartyName = None,
    as_of: AsOf = None,
    form: Annotated[formats.Explanation, OUTPUT_FORMAT] = formats.Explanation.TEXT,
    *,
    root: str | None,
) -> None:
    """Explain an indicator."""
    files = reading.read(commune, root)
    wanted = _indicator(files, indicator)
    today = dates.today()
    found = commune_checks.check(files, today)
    unsuppressed = commune_checks.unsuppressed(found, files, today)
    console.tell(findings.concise(unsuppressed, current()))
    explained = explain.explain(
        files,
        wanted,
        dates.day(as_of, "--as-of") if as_of else today,
        plan=selection.plan(files, plan),
        party=selection.party(files, party),
    )
    if not explained.explanations:
        raise CannotRunError(
            text(
                "ở đây «{name}» không có mục tiêu như vậy; bỏ --plan hoặc --party",
                "`{name}` has no such target there; leave out --plan or --party",
                name=wanted,
            )
        )
    if files.is_of_province:
        _refuse_pooled(files, explained, wanted)
    console.show(explained, form)
    raise typer.Exit(1 if has_errors(unsuppressed) else 0)


def _indicator(files: CommuneFiles, wanted: str) -> str:
    known = explain.ids(files)
    name = unicodedata.normalize("NFC", wanted).strip()
    if name not in known:
        raise CannotRunError(
            text(
                "không kế hoạch nào ở đây có chỉ tiêu «{name}». {hint}",
                "no plan here has an indicator `{name}`. {hint}",
                name=name,
                hint=nearest(name, known) or text("Có: {known}", "There are: {known}", known=known),
            )
        )
    return name


def _refuse_pooled(files: CommuneFiles, explained: Explanations, wanted: str) -> None:
    """CannotRunError for what is added up from the communes: there is no one calculation to be shown."""
    from cdsplan.rollup.own_figures import is_left_to_communes  # noqa: PLC0415  a commune needs no roll-up

    indicators = [one.standing.indicator for one in explained.explanations]
    if indicators and all(is_left_to_communes(files, one) for one in indicators):
        raise CannotRunError(
            text(
                "số liệu «{name}» của tỉnh được cộng từ các xã. Xem: cdsplan summary {path} --indicator {name}",
                "`{name}` is added up from the communes. See: cdsplan summary {path} --indicator {name}",
                name=wanted,
                path=quoted(files.path),
            )
        )
