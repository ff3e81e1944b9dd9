"""What the commands are for, none of which is imported: all together they take longer than any answer may."""

import ast
import pkgutil
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cdsplan.cli.shared.completion import protocol
from cdsplan.cli.shared.completion.offer import Offer, answered
from cdsplan.language import Text, text

_HELP = re.compile(r"^HELP = (text\(.*?\))$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """As Typer wants it."""

    value: str
    help: str | None


def commands(package: str, names: Iterable[str], incomplete: str) -> list[Command]:
    """Those of a package that begin as typed."""
    offers = (Offer(name, summary(package, name) if protocol.shows_words() else None) for name in names)
    return [Command(*one) for one in answered(lambda: offers, incomplete)]


def summary(package: str, name: str) -> Text | None:
    """The HELP of a command's module, out of its source; None where there is only what Python made of that."""
    for file in _files(name):
        try:
            written = (pkgutil.get_data(package, file) or b"").decode()
        except OSError:
            continue
        found = _HELP.search(written)
        call = ast.parse(found[1], mode="eval").body if found else None
        if isinstance(call, ast.Call):
            return text(*map(ast.literal_eval, call.args))
    return None


def _files(name: str) -> Iterator[str]:
    yield f"{name}.py"
    yield f"{name}/__init__.py"
