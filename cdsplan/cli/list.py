"""`cdsplan list`: the communes of the repository, their plans, and how much of what these need is reported."""

from enum import StrEnum
from typing import Annotated

import typer

from cdsplan.cli.shared import session
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.language import current
from cdsplan.evaluation import inventory
from cdsplan.language import text

HELP = text(
    "Liệt kê các xã, kế hoạch, báo cáo gần nhất và số liệu đã có.",
    "List the communes, their plans, last report, and how many of the variables they need are reported.",
)
EXAMPLE = "cdsplan list"


class Format(StrEnum):
    PLAIN = "plain"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def run(
    form: Annotated[
        Format, typer.Option("--format", "-f", help=pair("Dạng kết quả.", "Output format."))
    ] = Format.PLAIN,
    *,
    root: str | None,
) -> None:
    """List the communes."""
    from cdsplan.render import listing  # noqa: PLC0415  tabulate is only for those who draw

    home = session.home(root)
    entries = session.with_progress(lambda tick: inventory.inventory(home, session.today(), tick))
    session.echo(listing.DRAW[form.value](entries, current()), form)
