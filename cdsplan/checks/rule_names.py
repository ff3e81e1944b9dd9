"""What a user calls rules, to their names."""

from collections.abc import Iterable

from cdsplan.checks.rules import names
from cdsplan.error import UnknownNameError
from cdsplan.language import text
from cdsplan.suggest import alike, hint


def known(wanted: Iterable[str]) -> list[str]:
    """The same names; UnknownNameError for one that is no rule's."""
    given = list(wanted)
    for name in given:
        if name not in names():
            near = alike(name, list(names()))
            message = text(
                "không có quy tắc «{name}». {hint}",
                "there is no rule `{name}`. {hint}",
                name=name,
                hint=hint(near) or text("Xem tất cả: cdsplan rule", "See them all: cdsplan rule"),
            )
            raise UnknownNameError(message, name, [near] if near else [])
    return given
