"""`cdsplan new report COMMUNE`: a report with the variables that the commune's plans need."""

from collections.abc import Sequence
from datetime import date

from cdsplan.checks.period_words import not_begun
from cdsplan.cli.shared import console, dates, locate, new_files, reading
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.options import CommuneOrProvince, PeriodName
from cdsplan.language import Text, text
from cdsplan.model.definitions import Indicator
from cdsplan.recording import scaffold
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.slots import awaited_indicators
from cdsplan.render import recording
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles

HELP = text(
    "Tạo một báo cáo, bày sẵn các số liệu mà kế hoạch của xã cần.",
    "Make a report with the variables that the commune's plans need laid out.",
)
EXAMPLE = "cdsplan new report xa-thanh-vinh --period 2026-12"


def run(
    commune: CommuneOrProvince,
    period: PeriodName,
    *,
    root: str | None,
) -> None:
    """Make a report."""
    wanted = dates.period(period)
    files, today = reading.read(commune, root), dates.today()
    until = dated(files, Request(files.path, wanted, ()), today)
    if not until.has_begun:
        raise CannotRunError(not_begun(wanted, until.first, today))
    indicators = _indicators(files, until.day)
    file = scaffold.report(files.path, until, indicators, files.definitions.variables, _known(files, until.day))
    new_files.write(locate.home(root).root, [file])
    console.note(recording.counted_until(until))


def _indicators(files: CommuneFiles, day: date) -> Sequence[Indicator]:
    """What the form of that day asks for; CannotRunError where that is nothing."""
    found = awaited_indicators(files, day)
    if not found:
        raise CannotRunError(_nothing_awaited(files) if files.plan_models else _no_plan(files))
    return found


def _no_plan(files: CommuneFiles) -> Text:
    return text(
        "plans/{path} chưa có kế hoạch nào: cdsplan new plan {place} --year NĂM --theme CHỦ_ĐỀ",
        "plans/{path} has no plan yet: cdsplan new plan {place} --year YEAR --theme THEME",
        path=files.path,
        place=quoted(files.path),
    )


def _nothing_awaited(files: CommuneFiles) -> Text:
    if files.is_of_province:
        return text(
            "không có gì để báo cáo: số liệu mà kế hoạch của {name} cần đều được cộng từ các xã",
            "there is nothing to report: all that the plans of {name} need is added up from its communes",
            name=files.unit.name,
        )
    return text(
        "không có gì để báo cáo: không chỉ tiêu nào của {name} còn áp dụng",
        "there is nothing to report: no indicator of {name} applies",
        name=files.unit.name,
    )


def _known(files: CommuneFiles, as_of: date) -> dict[str, str]:
    """The last period before this date for which each variable is known."""
    earlier = (here for here in files.timeline if here.as_of < as_of)
    return {name: figure.report.period.text for here in earlier for name, figure in here.figures.items()}
