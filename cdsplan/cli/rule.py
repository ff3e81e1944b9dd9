"""`cdsplan rule [NAME]`: what a rule checks, why, and how to mend what it finds."""

from typing import Annotated

import typer

from cdsplan.checks.manual import page, pages
from cdsplan.checks.rules import RULES
from cdsplan.checks.rules.rule import Rule
from cdsplan.cli.shared import console
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.options import output_format
from cdsplan.language import text
from cdsplan.render import formats
from cdsplan.suggest import nearest

HELP = text(
    "Giải thích một quy tắc: kiểm tra gì, vì sao, ví dụ sai và đúng, cách sửa. Không nêu tên: liệt kê tất cả.",
    "Explain a rule: what it checks, why, a wrong and a right example, how to fix it. Without a name: list them all.",
)
EXAMPLE = "cdsplan rule part-exceeds-whole"


def run(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=pair("TÊN", "NAME"),
            help=pair("Tên quy tắc.", "The rule's name."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[formats.Rule, output_format(formats.Rule.TEXT)] = formats.Rule.TEXT,
) -> None:
    """Explain rules."""
    if name:
        console.show(page(_rule(name), current()), form)
    else:
        console.show(pages(current()), formats.Rules(form))


def _rule(name: str) -> Rule:
    """The rule of this name; CannotRunError where there is none."""
    known = {rule.NAME: rule for rule in RULES}
    if name in known:
        return known[name]
    raise WrongUsageError(
        text(
            "không có quy tắc «{name}». {hint}",
            "there is no rule `{name}`. {hint}",
            name=name,
            hint=nearest(name, list(known)) or text("Xem tất cả: cdsplan rule", "See them all: cdsplan rule"),
        )
    )
