"""`cdsplan new report COMMUNE`: a report with the variables that the commune's plans need."""

from datetime import date

from cdsplan.cli.shared import awaited, console, dates, locate, new_files, reading
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import CommuneOrProvince, PeriodName
from cdsplan.evaluation.slots import awaited_indicators
from cdsplan.language import text
from cdsplan.model.period import Period
from cdsplan.model.period_words import not_begun
from cdsplan.recording import scaffold
from cdsplan.recording.proposal import Request, dated
from cdsplan.recording.scaffold import Place
from cdsplan.render import recording
from cdsplan.repository.commune_files import CommuneFiles

HELP = text(
    "Tạo một báo cáo, có sẵn các số liệu cần điền theo kế hoạch của xã.",
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
    awaited.refuse_gone(files, until.day)
    # A province reports in words, whatever its communes count.
    asked = awaited_indicators if files.is_of_province else awaited.indicators
    place = Place(files.path, current())
    file = scaffold.report(place, until, asked(files, until.day), files.definitions.variables, _known(files, until.day))
    new_files.write(locate.home(root).root, [file])
    console.note(recording.counted_until(until))


def _known(files: CommuneFiles, as_of: date) -> dict[str, Period]:
    """The last period before this date for which each variable is known."""
    earlier = (here for here in files.timeline if here.as_of < as_of)
    return {name: figure.report.period for here in earlier for name, figure in here.figures.items()}
