"""`cdsplan new report COMMUNE`: a report with the variables that the commune's plans need."""

from collections.abc import Sequence
from datetime import date

from cdsplan.cli.shared import new_files, reading, session
from cdsplan.cli.shared.options import CommuneOrProvince, PeriodName
from cdsplan.cli.shared.session import CannotRunError
from cdsplan.language import Text, text
from cdsplan.model.definitions import Indicator
from cdsplan.recording import scaffold
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
    wanted = session.period(period)
    files = reading.read(commune, root)
    as_of = wanted.last(files.settings.calendar)
    file = scaffold.report(
        files.path, wanted.text, _indicators(files, as_of), files.definitions.variables, _known(files, as_of)
    )
    new_files.write(session.home(root).root, [file], _notes(as_of))


def _indicators(files: CommuneFiles, as_of: date) -> Sequence[Indicator]:
    """Those of the plans that the date falls into, else of all plans, each once."""
    current = [plan for plan in files.plan_models if plan.first <= as_of <= plan.last] or files.plan_models
    found = {one.id: one for plan in reversed(current) for one in reversed(files.definitions.of_plan(plan))}
    if not found:
        raise CannotRunError(
            text(
                "plans/{path} chưa có kế hoạch nào: cdsplan new plan {typed} --year NĂM --theme CHỦ_ĐỀ",
                "plans/{path} has no plan yet: cdsplan new plan {typed} --year YEAR --theme THEME",
                path=files.path,
                typed=quoted(files.path),
            )
        )
    return list(reversed(found.values()))


def _known(files: CommuneFiles, as_of: date) -> dict[str, str]:
    """The last period before this date for which each variable is known."""
    earlier = (here for here in files.timeline if here.as_of < as_of)
    return {name: figure.report.period.text for here in earlier for name, figure in here.figures.items()}


def _notes(as_of: date) -> list[Text]:
    if as_of <= session.today():
        return []
    return [
        text(
            "Kỳ này chốt ngày {as_of}: trước ngày đó validate báo future-report.",
            "This period ends on {as_of}: until then validate reports future-report.",
            as_of=as_of,
        )
    ]
