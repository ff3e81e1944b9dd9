"""`cdsplan list`: the communes of the repository, their plans, and how much of what these need is reported."""

from typing import Annotated

from cdsplan.cli.shared import dates, locate, progress_bar, terminal
from cdsplan.cli.shared.options import TABLE_FORMAT, Force, Fragment, OutputFile
from cdsplan.cli.shared.result import deliver, destination
from cdsplan.evaluation import inventory
from cdsplan.language import text
from cdsplan.render import formats
from cdsplan.rollup import own_figures

HELP = text(
    "Liệt kê các xã (và tỉnh có kế hoạch riêng), kế hoạch, báo cáo gần nhất và số liệu đã có.",
    "List communes (and provinces with plans), their plans, last report, and which figures needed they have reported.",
)
EXAMPLE = "cdsplan list"


def run(
    form: Annotated[formats.Listing | None, TABLE_FORMAT] = None,
    fragment: Fragment = False,  # noqa: FBT002
    output: OutputFile = None,
    force: Force = False,  # noqa: FBT002
    *,
    root: str | None,
) -> None:
    """List the communes."""
    screen = formats.Listing.TABLE if terminal.on_terminal() else formats.Listing.PLAIN
    to = destination(form, output, screen, fragment=fragment, force=force)
    home = locate.home(root)
    communes = progress_bar.with_progress(lambda tick: inventory.inventory(home, dates.today(), tick))
    deliver([*own_figures.listed(home, dates.today()), *communes], to)
